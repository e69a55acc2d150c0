//! Components rendered natively to HTML: what a reader is shown for a given state.

use futures_executor::block_on;
use std::rc::Rc;
use tempoline::view::App;
use tempoline::view::app::{Page, PageProps};
use tempoline::view::message::{LinkProblem, Message};
use tempoline::view::shared::Shared;
use tempoline::view::state::{Action, Analysed, Display, Face, Sheet, State};
use tempoline::view::timeline::{Timeline, TimelineProps};
use tempoline::view::words::{english, english_at_first, speak};
use tempoline::work::Work;
use tempoline::{AnalysisDocument, Article, analyze};
use yew::{Callback, LocalServerRenderer};

/// The HTML of the page under its header in a state.
fn page(state: State) -> String {
    let props = PageProps { state: Shared::new(state), today: None, act: Callback::noop() };
    block_on(LocalServerRenderer::<Page>::with_props(props).hydratable(false).render())
}

/// The state after a reader brought `text` and the engine, or somebody in its place, answered.
fn answered(text: &str, change: impl FnOnce(&mut AnalysisDocument)) -> State {
    let state = State::default().after(Action::Replace { text: text.to_owned(), published: None });
    let mut document = AnalysisDocument::from(&analyze(&Article::read(text, None)));
    change(&mut document);
    state.clone().after(Action::Analysed(Analysed { text: state.work.text, document: Rc::new(document) }))
}

/// The events of the formats' test document, on a text that fits none of their positions.
fn with_events() -> State {
    let sample: AnalysisDocument =
        serde_json::from_str(include_str!("data/analysis.json")).expect("tests/data/analysis.json is a document");
    answered("Glass Ferry released the single ‘Low Water’.", |document| document.events = sample.events)
}

fn select(id: &str) -> Action {
    Action::Select(Some(id.into()), Face::Page)
}

/// The value of every occurrence of an attribute.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let opening = format!(" {name}=\"");
    html.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_page_has_one_headline() {
    let app = block_on(LocalServerRenderer::<App>::new().hydratable(false).render());
    assert_eq!(app.matches("<h1").count(), 1);
}

/// `src/first.html` is in the page, to be seen before its module has come.
#[test]
fn the_page_opens_with_what_it_draws_first() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/first.html");
    // In the words that there are when only the first half of the page's module has come.
    speak(english_at_first());
    let drawn = to_be_seen(&with_upright(block_on(LocalServerRenderer::<App>::new().hydratable(false).render()))) + "\n";
    speak(english());
    if std::env::var_os("TEMPOLINE_ACCEPT").is_some() {
        std::fs::write(&file, &drawn).expect("the first drawing can be written");
    } else {
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            kept == drawn,
            "the page draws another first page than src/first.html: TEMPOLINE_ACCEPT=1 cargo test --test view"
        );
    }
    assert!(!drawn.contains("style=\"") && !drawn.contains("<script"), "the page's policy forbids these");
}

/// With the staff upright beside the wide one, for phones: it only holds its place, so it has neither ids nor roles.
fn with_upright(page: String) -> String {
    let at = page.find("</div></section>").unwrap_or_default();
    let analysis = tempoline::sample::analysis().expect("the example has its analysis");
    let props = yew::props!(TimelineProps {
        analysis: Rc::new(analysis),
        selected: None,
        today: None,
        width: 358.0,
        on_select: Callback::noop(),
        on_deed: Callback::noop()
    });
    let upright = block_on(LocalServerRenderer::<Timeline>::with_props(props).hydratable(false).render());
    let staff = &upright[upright.find("<div class=\"v-head\"").expect("heads")..];
    let mut words = staff.split(' ');
    let mut bare = words.next().unwrap_or_default().to_owned();
    let dropped =
        ["id=", "role=", "tabindex=", "aria-selected=", "aria-setsize=", "aria-posinset=", "aria-orientation=", "data-event="];
    for word in words {
        match word.find('>').filter(|_| dropped.iter().any(|name| word.starts_with(name))) {
            Some(end) => bare.push_str(&word[end..]),
            None if dropped.iter().any(|name| word.starts_with(name)) => {}
            None => bare.extend([" ", word]),
        }
    }
    let (before, after) = page.split_at(at);
    // The staff's own closing tag is the last of the upright one.
    [before, "<div class=\"staff-tall\">", &bare, after].concat()
}

/// The drawing without what is folded away and without the attributes that only a page that can be used needs: what is seen
/// before is inert.
fn to_be_seen(html: &str) -> String {
    let folded = |part: &str| part.find("</details>").unwrap_or_default();
    let mut parts = html.split("</summary>");
    let unfolded = parts.next().unwrap_or_default().to_owned();
    let html = parts.fold(unfolded, |html, part| html + "</summary>" + &part[folded(part)..]);
    let mut seen = String::with_capacity(html.len());
    for (place, part) in html.split('<').enumerate() {
        if place > 0 {
            seen.push('<');
        }
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let (element, attributes) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
        seen.push_str(element);
        let mut pieces = attributes.split('"');
        while let Some(before) = pieces.next() {
            let value = pieces.next();
            let name = before.trim_start().trim_end_matches('=');
            let works = matches!(name, "for" | "name" | "role" | "min" | "max" | "title" | "tabindex")
                || (name.starts_with("data-") || name.starts_with("aria-")) && name != "aria-pressed"
                || (name, value) == ("type", Some("button"))
                || (element, name) == ("option", "value")
                // A drawing's patterns are used by their ids.
                || name == "id" && value.is_some_and(|id| !html.contains(&format!("url(#{id})")));
            // The styles know a toolbar by its role, and one word by its id.
            if !works || matches!(value, Some("toolbar" | "left")) {
                seen.push_str(before);
                seen.extend(value.map(|value| format!("\"{value}\"")));
            }
        }
        if place > 0 {
            seen.push('>');
        }
        seen.push_str(text);
    }
    seen
}

#[test]
fn a_table_and_an_agenda_show_what_the_staff_shows() {
    let events = with_events().analysed.map_or(0, |analysed| analysed.document.events.len());
    for display in [Display::Table, Display::Agenda, Display::Acts, Display::One] {
        let html = page(with_events().after(Action::ShowAs(display)));
        let region = &html[html.find("id=\"timeline\"").unwrap_or(0)..html.find("id=\"article\"").unwrap_or(html.len())];
        let shown: std::collections::BTreeSet<&str> = attributes(region, "data-event").into_iter().collect();
        // A staff may count some at its edges.
        let all = if matches!(display, Display::Table | Display::Agenda) { events } else { events / 2 };
        assert!(events > 0 && shown.len() >= all, "{display:?}: {shown:?}");
        assert_eq!(html.matches("<h1").count(), 1);
    }
    let table = page(with_events().after(Action::ShowAs(Display::Table)));
    assert!(table.contains("aria-sort=\"ascending\"") && table.contains("<caption"));
}

#[test]
fn every_state_has_one_headline_and_a_line_that_tells_what_happened() {
    for state in [
        with_events(),
        State::default(),
        State::default().after(Action::RefuseLink(LinkProblem::Damaged { came: 2_000, cut: true })),
        with_events().after(Action::Show(Sheet::Share)),
    ] {
        let html = page(state);
        assert_eq!(html.matches("<h1").count(), 1, "{html}");
        assert_eq!(html.matches("id=\"status\"").count(), 1, "{html}");
    }
}

#[test]
fn no_style_attribute_is_drawn_since_the_policy_forbids_them() {
    for sheet in [Sheet::Open, Sheet::Share, Sheet::Export, Sheet::Keys] {
        let html = page(with_events().after(select("e1")).after(Action::Show(sheet)));
        assert!(!html.contains(" style="), "{sheet:?}");
    }
}

#[test]
fn ids_are_unique_in_every_state() {
    for state in [Sheet::Open, Sheet::Share, Sheet::Export, Sheet::Keys]
        .map(|sheet| with_events().after(select("e1")).after(Action::Show(sheet)))
    {
        let html = page(state);
        let mut ids = attributes(&html, "id");
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(all, ids.len(), "{ids:?}");
    }
}

#[test]
fn the_selected_event_is_the_current_one_and_shows_why() {
    let html = page(with_events().after(select("e1")));
    let row =
        html.split("<button").find(|button| button.contains("data-event=\"e1\"") && button.contains("event-row")).expect("a row");
    assert!(row.contains("aria-current=\"true\"") && row.contains("aria-expanded=\"true\""), "{row}");
    assert_eq!(html.matches("aria-current").count(), 1);
    for words in ["Why this date?", "“February 13”", "5 June 2026", "Friday 13 February 2026", "Other readings", "13 Feb 2027"]
    {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn what_a_title_says_is_text_and_never_markup() {
    let html = page(with_events());
    assert!(html.contains("=Tidal, &lt;b&gt;deluxe&lt;/b&gt;"), "{html}");
    assert!(!html.contains("<b>deluxe"));
}

#[test]
fn a_rejected_event_stays_in_the_list_with_a_way_back() {
    let html = page(with_events().after(Action::Reject("e2".into(), true)));
    assert!(html.contains("Not an event") && html.contains("Restore"));
    assert!(html.contains(">Undo<"));
}

#[test]
fn a_filter_that_leaves_nothing_says_so() {
    let html = page(with_events().after(Action::Find("no such words anywhere".into())));
    assert!(html.contains("No event passes these filters."));
    assert!(!html.contains("event-row"));
}

#[test]
fn a_text_without_events_or_date_gets_a_helpful_word() {
    let html = page(answered("We went for a walk.", |_| {}));
    assert!(html.contains("No publication date was found"));
    assert!(html.contains("No release, record, concert or award was found"));
}

#[test]
fn a_long_text_stands_in_passages_with_every_line_once() {
    let text: String = (1..=130).map(|hall| format!("Nothing happened in hall {hall}.\n\n")).collect();
    let html = page(answered(&text, |_| ()));
    let lines = attributes(&html, "data-line");
    assert_eq!((html.matches("class=\"passage\"").count(), lines.len()), (11, 130));
    assert!(lines.is_sorted_by_key(|line| line.parse::<usize>().ok()));
    assert!(!page(with_events()).contains("passage"));
}

#[test]
fn the_text_shows_before_the_engine_has_answered() {
    let state = State::default().after(Action::Replace { text: "Glass Ferry sang.".into(), published: None });
    let html = page(state);
    assert!(html.contains("Reading …") && html.contains("Glass Ferry sang."));
}

#[test]
fn a_link_that_was_cut_says_so_and_how_much_came() {
    let html = page(with_events().after(Action::RefuseLink(LinkProblem::Damaged { came: 2_000, cut: true })));
    for words in ["This link arrived incomplete", "2,000 characters", "untouched"] {
        assert!(html.contains(words), "{words}");
    }
    assert!(!html.contains("event-row"));
}

#[test]
fn a_links_copy_offers_the_way_back_to_the_readers_own() {
    let html = page(with_events().after(Action::OpenLink(Work::new("Theirs.", None).into())));
    assert!(html.contains("Back to your own article") && html.contains("Keep this one instead"));
}

#[test]
fn a_text_that_is_too_long_is_refused_in_words_that_name_the_limit() {
    let html = page(with_events().after(Action::Say(Message::TooLong(3 << 20))));
    assert!(html.contains("3.0 MB") && html.contains("2 MB"));
}

#[test]
fn a_date_that_is_tried_says_what_it_moves_once_that_is_known() {
    let tried = with_events().after(Action::TryPublished(tempoline::day("2024-01-02")));
    let waiting = page(tried.clone());
    assert!(waiting.contains("Keep it") && !waiting.contains("0 dates move"));
    let mut document = (*tried.current().expect("an answer").document).clone();
    let analysed =
        |document: AnalysisDocument| Action::Analysed(Analysed { text: tried.work.text.clone(), document: Rc::new(document) });
    assert!(page(tried.clone().after(analysed(document.clone()))).contains("0 dates move"));
    document.events[0].date = "2025-02-13".parse().ok();
    let html = page(tried.clone().after(analysed(document)));
    assert!(html.contains("1 date moves") && html.contains("was 13 Feb 2026"), "{html}");
}

#[test]
fn a_date_of_the_readers_own_has_no_old_place() {
    let own = with_events().after(Action::Redate("e1".into(), "2027-02-13".parse().expect("a date")));
    let tried = own.after(Action::TryPublished(tempoline::day("2024-01-02")));
    let mut document = (*tried.current().expect("an answer").document).clone();
    document.events[0].date = "2025-02-13".parse().ok();
    let html =
        page(tried.clone().after(Action::Analysed(Analysed { text: tried.work.text.clone(), document: Rc::new(document) })));
    assert!(html.contains("0 dates move") && !html.contains("prec was"));
}

#[test]
fn the_dossier_has_every_event_by_number_with_its_sentence_and_what_read_it() {
    let html = page(with_events().after(Action::Select(Some("e1".into()), Face::Timeline)).after(Action::Print(true)));
    let dossier = &html[html.find("class=\"dossier\"").expect("a dossier")..];
    let events = with_events().analysed.map_or(0, |analysed| analysed.document.events.len());
    assert_eq!(dossier.matches("class=\"n\"").count(), events);
    let staves: Vec<&str> = html.split("class=\"staff\"").skip(1).collect();
    let [page, paper] = staves[..] else { panic!("{} staves", staves.len()) };
    assert!(page.contains("class=\"ring\"") && !paper.contains("class=\"ring\""), "paper shows where the reader is");
    assert!(!paper.contains("id=\"timeline\""));
    assert!(html.contains("Tempoline dossier") && dossier.contains("title work") && dossier.contains(", rules "));
}
