//! The timeline rendered natively: what a reader sees on the staff, wide and upright.

mod record;

use futures_executor::block_on;
use std::rc::Rc;
use tempoline::analysis::{AnalysisDocument, EventRecord};
use tempoline::event::{Kind, Status};
use tempoline::timeline::Grouping;
use tempoline::view::timeline::{Timeline, TimelineProps};
use yew::LocalServerRenderer;

/// An event: id, kind, title, EDTF date (or none), status.
fn event(id: &str, kind: Kind, title: &str, date: &str, status: Status) -> EventRecord {
    EventRecord { id: id.to_owned(), status, ..record::event(kind, date, title) }
}

/// An invented article's events: a lost night moved, a tour, a rumour, two without a date.
fn events() -> Vec<EventRecord> {
    use {Kind::*, Status::*};
    vec![
        event("old", Award, "Newcomer prize", "2019", Happened),
        event("song", Release, "Low Water", "2026-02-13", Happened),
        event("first", Record, "At No. 1", "2026-03-30", Happened),
        event("tour", Concert, "Slow Rooms Tour", "2026-06-12/2026-08-30", Upcoming),
        event("lost", Concert, "Glasgow", "2026-07-18", Cancelled),
        event("found", Concert, "Glasgow", "2026-09-02", Upcoming),
        event("boat", Release, "तारों की नाव", "2026-23", Rumoured),
        event("film", Release, "Concert film", "", Upcoming),
        event("dark", Concert, "In the dark", "", Happened),
    ]
}

fn document(events: Vec<EventRecord>) -> AnalysisDocument {
    let article = tempoline::Article::read("Ten weeks", tempoline::day("2026-06-05"));
    AnalysisDocument { events, ..AnalysisDocument::from(&tempoline::analyze(&article)) }
}

/// What the timeline needs to show these events at a width.
fn props(events: Vec<EventRecord>, width: f64) -> TimelineProps {
    TimelineProps {
        analysis: Rc::new(document(events)),
        hidden: Rc::default(),
        ghosts: Rc::default(),
        grouping: Grouping::Kind,
        paper: false,
        selected: None,
        on_select: Default::default(),
        marked: None,
        on_deed: Default::default(),
        opens_with: None,
        today: tempoline::day("2026-06-19"),
        children: Default::default(),
        on_help: None,
        width,
    }
}

fn render(props: TimelineProps) -> String {
    block_on(LocalServerRenderer::<Timeline>::with_props(props).hydratable(false).render())
}

/// The HTML for these events at a width, but for those with an id in `hidden`.
fn timeline(events: Vec<EventRecord>, width: f64, selected: Option<&str>, hidden: &[&str]) -> String {
    let hidden = Rc::new(hidden.iter().map(|id| (*id).to_owned()).collect());
    render(TimelineProps { hidden, selected: selected.map(|id| id.to_owned().into()), ..props(events, width) })
}

fn wide(selected: Option<&str>) -> String {
    timeline(events(), 1376.0, selected, &[])
}

fn upright(selected: Option<&str>) -> String {
    timeline(events(), 358.0, selected, &[])
}

/// How many elements.
fn nodes(html: &str) -> usize {
    html.matches('<').count() - html.matches("</").count()
}

/// The tag that carries this event.
fn tag<'a>(html: &'a str, id: &str) -> &'a str {
    let at = html.find(&format!("data-event=\"{id}\"")).unwrap_or_else(|| panic!("{id} is not drawn"));
    let start = html[..at].rfind('<').unwrap_or(0);
    &html[start..start + html[start..].find('>').unwrap_or(0)]
}

#[test]
fn every_event_is_on_the_staff_in_the_tray_or_counted_at_an_edge() {
    let html = wide(None);
    for id in ["song", "first", "tour", "lost", "found", "boat", "film", "dark"] {
        assert_eq!(html.matches(&format!("data-event=\"{id}\"")).count(), 1, "{id}");
    }
    assert!(html.contains("‹ 1 earlier"), "the prize of 2019 is beyond the opening window");
    assert!(html.contains("Undated, 2"));
}

#[test]
fn a_mark_is_named_with_the_unlike_part_first() {
    let html = wide(None);
    assert!(tag(&html, "song").contains("aria-label=\"Low Water, release, Friday 13 February 2026\""), "{}", tag(&html, "song"));
    assert!(tag(&html, "boat").contains("तारों की नाव, release, rumoured, autumn 2026"));
    assert!(tag(&html, "film").contains("Concert film, release, upcoming, undated"));
}

#[test]
fn the_form_tells_the_status() {
    let html = wide(None);
    let after = |id: &str| html[html.find(&format!("data-event=\"{id}\"")).unwrap_or(0)..].chars().take(900).collect::<String>();
    assert!(after("lost").contains("sign concert cancelled") && after("lost").contains("label off"));
    assert!(after("boat").contains("sign release rumoured") && after("boat").contains("lang=\"hi\""));
    assert!(after("tour").contains("bar concert upcoming"));
    assert!(html.contains("class=\"slur concert\""), "the lost night is tied to its new date");
}

#[test]
fn the_selected_note_has_a_ring_and_its_day_in_ink() {
    let html = wide(Some("song"));
    assert!(tag(&html, "song").contains("aria-selected=\"true\""));
    assert!(html.contains("aria-activedescendant=\"mark-song\""));
    assert!(html.contains("class=\"ring\"") && html.contains("Fri 13 Feb"));
    assert!(!wide(None).contains("class=\"ring\""));
    assert!(!wide(Some("gone")).contains("aria-activedescendant"), "an event that is not drawn is not active");
}

#[test]
fn publication_and_today_cross_the_staff() {
    let html = wide(None);
    assert!(html.contains("Published 5 June") && html.contains("pub thick"));
    assert!(html.contains(">Today<") && html.contains("class=\"today\""));
}

#[test]
fn filtered_events_are_gone_and_their_count_stays() {
    let html = timeline(events(), 1376.0, None, &["song", "boat", "film"]);
    assert!(!html.contains("data-event=\"song\""));
    let release = &html[html.find(">Release<").unwrap_or(0)..];
    assert!(release.split("class=\"count\"").nth(1).is_some_and(|count| count.contains(">3<")));
}

#[test]
fn nothing_needs_an_inline_style() {
    for html in [wide(Some("lost")), upright(Some("lost"))] {
        assert!(!html.contains(" style="), "the page's policy forbids style attributes");
    }
}

#[test]
fn a_narrow_page_has_the_staff_upright_in_the_order_of_time() {
    let html = upright(None);
    let order = ["old", "song", "first", "tour", "lost", "found", "film", "dark"];
    let places: Vec<usize> = order.iter().map(|id| html.find(&format!("data-event=\"{id}\"")).unwrap_or(0)).collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(
        at("data-event=\"first\"") < at("Published Friday 5 June 2026") && at("Published Friday") < at("data-event=\"tour\"")
    );
    assert!(at("data-event=\"tour\"") < at("Today, 19 June") && at("Today, 19 June") < at("data-event=\"lost\""));
    assert!(html.contains("6 years without an event") && html.contains("Undated, in reading order"));
    assert!(html.contains("cancelled, moved to 2 Sept"));
    assert!(html.contains("aria-orientation=\"vertical\"") && !html.contains("class=\"overview\""));
}

#[test]
fn ten_thousand_events_stay_within_350_elements() {
    let many: Vec<EventRecord> = (0..10_000usize)
        .map(|number| {
            let date = format!("{}-{:02}-{:02}", 1980 + number * 7 % 46, 1 + number * 5 % 12, 1 + number * 11 % 28);
            event(&format!("e{number}"), Kind::ALL[number % 4], &format!("Song {number}"), &date, Status::Happened)
        })
        .collect();
    for width in [358.0, 1000.0, 1376.0, 1900.0] {
        let html = timeline(many.clone(), width, Some("e17"), &[]);
        assert!(nodes(&html) <= 350, "{} elements at {width}", nodes(&html));
    }
}

#[test]
fn a_document_without_events_still_has_its_staff() {
    for width in [358.0, 1376.0] {
        let html = timeline(Vec::new(), width, None, &[]);
        assert!(html.contains("role=\"listbox\"") && !html.contains("role=\"option\""));
    }
}

#[test]
fn an_old_place_is_drawn_while_another_date_is_tried_and_said_in_words_on_a_phone() {
    let ghosts = Rc::new([("song".to_owned(), "2026-04-20".parse().expect("a date"))].into());
    let wide = render(TimelineProps { ghosts: Rc::clone(&ghosts), ..props(events(), 1376.0) });
    assert_eq!(wide.matches("shape was release").count(), 1);
    assert!(wide.contains("class=\"ghost-way release\""), "the way from there");
    let upright = render(TimelineProps { ghosts, ..props(events(), 358.0) });
    assert_eq!(upright.matches("was 20 Apr 2026").count(), 1, "{upright}");
    assert!(!self::wide(None).contains("ghost-way"));
}

#[test]
fn upright_each_act_has_a_section_with_its_years() {
    let mut events = events();
    for event in &mut events {
        event.artists = vec![if event.kind == Kind::Concert { "Marrow Lane" } else { "Glass Ferry" }.to_owned()];
    }
    let html = render(TimelineProps { grouping: Grouping::Act, ..props(events, 358.0) });
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert_eq!(html.matches("v-bar lane").count(), 2);
    assert!(at(">Glass Ferry<") < at("data-event=\"song\"") && at("data-event=\"boat\"") < at(">Marrow Lane<"));
    assert!(at(">Marrow Lane<") < at("data-event=\"tour\"") && at("data-event=\"found\"") < at("Undated, in reading order"));
    assert_eq!(html.matches(">2026<").count(), 2, "each section has its own years");
}

#[test]
fn upright_all_in_one_has_one_space_and_letters() {
    let html = render(TimelineProps { grouping: Grouping::One, ..props(events(), 358.0) });
    assert!(html.contains("staff-tall one") && html.contains("class=\"letter release happened\""));
    assert!(!html.contains("v-head") && !html.contains("v-bar lane"));
}

#[test]
fn a_mark_that_waits_to_be_merged_shows_it() {
    for width in [358.0, 1376.0] {
        let html = render(TimelineProps { marked: Some("song".into()), ..props(events(), width) });
        assert!(tag(&html, "song").contains(" marked\"") && html.matches(" marked\"").count() == 1, "{}", tag(&html, "song"));
    }
}

/// Numbered events: one in 2021, then five of one day, as the dossier has them.
fn numbered() -> Vec<EventRecord> {
    let dates = ["2021-03-05", "2026-05-04", "2026-05-08", "2026-05-20", "2026-05-20", "2026-05-20", "2026-05-20", "2026-05-20"];
    let number = |(index, date): (usize, &&str)| {
        let title = (index + 1).to_string();
        event(&format!("n{title}"), Kind::Record, &title, date, Status::Happened)
    };
    dates.iter().enumerate().map(number).collect()
}

#[test]
fn on_paper_brackets_and_edges_say_the_numbers_of_what_they_stand_for() {
    let html = render(TimelineProps { paper: true, ..props(numbered(), 1376.0) });
    assert!(html.contains(">4–8<"), "all numbers under the bracket: {html}");
    assert!(html.contains(">‹ 1<") && !html.contains("‹ 1 earlier<"), "the number of the earlier one");
}

#[test]
fn the_selected_note_of_a_bracket_says_its_name_in_place_of_the_others() {
    let others = "4, 5 +3";
    assert!(timeline(numbered(), 1376.0, None, &[]).contains(others));
    let html = timeline(numbered(), 1376.0, Some("n7"), &[]);
    assert!(html.contains(">7<") && !html.contains(&format!(">{others}<")));
}

#[test]
fn a_day_names_its_year_where_the_ticks_are_years() {
    let days = ["1990-03-05", "1998-02-11", "2006-08-20", "2014-05-08", "2022-05-20"];
    let old = days.map(|day| event(day, Kind::Release, "Low Water", day, Status::Happened));
    assert!(timeline(old.into(), 1376.0, Some("1998-02-11"), &[]).contains(">11 Feb 1998<"));
}
