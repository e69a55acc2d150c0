//! The staff's geometry: forms, axis, labels, lanes and windows by example; `properties` has what holds for any events.

mod properties;
#[path = "../record/mod.rs"]
mod record;

use record::event;
use tempoline::AnalysisDocument;
use tempoline::analysis::{EventRecord, ReasonRecord};
use tempoline::event::Kind;
use tempoline::timeline::*;
use tempoline::timex::Part;

fn stating(event: EventRecord, stated: &[Part]) -> EventRecord {
    let reason = ReasonRecord {
        quote: String::new(),
        start: 0,
        end: 0,
        rule: String::new(),
        anchor: None,
        stated: stated.to_vec(),
        others: Vec::new(),
    };
    EventRecord { reason: Some(reason), ..event }
}

fn all(events: &[EventRecord]) -> Marks {
    read_marks(events, Grouping::Kind, &|_| true)
}

/// The lanes of these events as a scale shows them.
fn packed(events: &[EventRecord], scale: &Scale) -> Lanes {
    packed_marks(all(events), events, scale)
}

fn packed_marks(marks: Marks, events: &[EventRecord], scale: &Scale) -> Lanes {
    let stretch = packed_stretch(&marks, scale.window().start(), scale.window().days());
    pack_lanes(&marks, events, scale.px_per_day(), scale.right() - scale.left(), stretch)
}

fn at(text: &str) -> f64 {
    day_number(tempoline::day(text).expect("a day"))
}

/// A staff 1084 px wide that shows from the first day up to the second.
fn staff(from: &str, to: &str) -> Scale {
    Scale::new(Window::new(at(from), at(to)), 132.0, 1216.0)
}

#[test]
fn the_form_says_how_well_the_date_is_known() {
    let rows: [(&str, &str, Option<&[Part]>, Form); 11] = [
        ("day as written", "2026-04-24", Some(&[Part::Month, Part::Day]), Form::Point),
        ("day without a reason", "2026-04-24", None, Form::Point),
        ("weekday only", "2026-06-01", Some(&[Part::Weekday]), Form::Hatched { soft: false }),
        ("first day to last", "2026-01-15/2026-02-07", Some(&[Part::Month, Part::Day]), Form::Bar),
        ("last weekend", "2026-01-17/2026-01-18", Some(&[]), Form::Hatched { soft: false }),
        ("month only", "2026-11", Some(&[Part::Month]), Form::SoftBand),
        ("last December", "2025-12", Some(&[Part::Month]), Form::SoftBand),
        ("last month", "2026-05", Some(&[]), Form::Hatched { soft: true }),
        ("season", "2026-23", Some(&[Part::Season]), Form::SoftBand),
        ("a year after", "2019", Some(&[]), Form::Hatched { soft: true }),
        ("about a day", "2026-04-24~", Some(&[Part::Month, Part::Day]), Form::SoftBand),
    ];
    for (name, date, stated, form) in rows {
        let record = event(Kind::Release, date, "Low Water");
        let record = stated.map_or(record.clone(), |stated| stating(record, stated));
        let marks = all(&[record]);
        assert_eq!(marks.dated.first().map(|mark| mark.form), Some(form), "{name}");
    }
}

#[test]
fn undated_events_wait_in_reading_order_and_filtered_ones_are_gone() {
    let events = [
        event(Kind::Concert, "", "In the dark"),
        event(Kind::Release, "2026-02-13", "Low Water"),
        event(Kind::Release, "", "Concert film"),
        event(Kind::Award, "2026-10-17", "Meridian Awards"),
    ];
    assert_eq!(all(&events).undated, [0, 2]);
    let marks = read_marks(&events, Grouping::Kind, &|event| event.kind == Kind::Release);
    assert_eq!(marks.dated.iter().map(|mark| mark.event).collect::<Vec<_>>(), [1]);
    assert_eq!(marks.undated, [2]);
}

#[test]
fn a_week_and_five_centuries_name_their_units() {
    let rows = [
        ("2026-04-20", "2026-04-27", "20 21 22 23 24 25 26", ""),
        ("2026-04-15", "2026-05-20", "15 16 17 18 19 20", "April 2026, May 2026"),
        // A month whose name leaves its year no room says its name alone.
        (
            "2026-01-20",
            "2026-11-15",
            "26 2 9 16",
            "Jan, Feb 2026, March, April 2026, May 2026, June 2026, July 2026, Aug 2026, Sept 2026, Oct 2026, Nov",
        ),
        ("2026-01-01", "2027-01-01", "Jan Feb March April May June", "2026"),
        ("2024-08-15", "2027-01-01", "Sep Oct Nov Dec Jan Feb", "2024, 2025, 2026"),
        ("2022-08-15", "2027-04-01", "Oct Jan April July", "2022, 2023, 2024, 2025, 2026, 2027"),
        ("2018-01-01", "2027-01-01", "2018 2019 2020 2021 2022 2023", "2010s, 2020s"),
        (
            "1500-01-01",
            "2000-01-01",
            "1500 1520 1540 1560 1580 1600",
            "16th century, 17th century, 18th century, 19th century, 20th century",
        ),
    ];
    for (from, to, minors, majors) in rows {
        let axis = axis(&staff(from, to));
        let texts = |ticks: &[Tick]| {
            ticks.iter().filter_map(|tick| tick.label.as_ref()).map(|label| label.text.clone()).collect::<Vec<_>>()
        };
        assert!(texts(&axis.minors).join(" ").starts_with(minors), "{from}: {:?}", texts(&axis.minors));
        if !majors.is_empty() {
            assert_eq!(texts(&axis.majors).join(", "), majors);
        }
    }
}

#[test]
fn labels_go_right_then_left_then_nowhere() {
    let events = [
        event(Kind::Release, "2026-02-01", "Low Water"),
        event(Kind::Release, "2026-12-20", "Slack Tide"),
        event(Kind::Concert, "2026-03-01/2026-08-30", "Slow Rooms Tour"),
        event(Kind::Award, "2026-12-30", "A prize with a name that is much too long for the little room beside it"),
    ];
    let scale = staff("2026-01-01", "2027-01-01");
    let lanes = packed(&events, &scale);
    let views = lanes.visible(&scale, None);
    let label = |lane: usize, item: usize| views[lane].shown[item].label.map(|label| (label.anchor, label.inside));
    assert_eq!(label(0, 0), Some((Anchor::Start, false)));
    assert_eq!(label(0, 1), Some((Anchor::End, false)));
    assert_eq!(label(2, 0), Some((Anchor::Start, true)));
    assert_eq!(label(3, 0), Some((Anchor::End, false)));
}

#[test]
fn a_title_is_as_long_as_there_is_room() {
    let title = "A night of songs about rivers, harbours and ferries with everybody who ever owed the drummer money";
    let scale = staff("2026-01-01", "2027-01-01");
    let shown = |events: &[EventRecord], row: usize| {
        let lanes = packed(events, &scale);
        let views = lanes.visible(&scale, None);
        let words = views[0].shown[0].words();
        let end = views[0].shown[0].label.map(|label| label.extent().1);
        (words, end.zip(views[0].shown.get(row).map(|next| next.body.start)))
    };
    let long = event(Kind::Release, "2026-02-01", title);
    assert_eq!(shown(std::slice::from_ref(&long), 1).0, title);
    // Where another one follows, only up to that one.
    let (words, ends) = shown(&[long, event(Kind::Release, "2026-06-20", "Low Water")], 1);
    assert!(words.ends_with('…') && words.chars().count() > 45, "{words}");
    assert!(ends.is_some_and(|(end, next)| end < next), "{ends:?}");
}

#[test]
fn near_notes_fold_and_open_by_zooming() {
    let events: Vec<EventRecord> =
        (10..16).map(|day| event(Kind::Record, &format!("2026-05-{day}"), &format!("No. {day}"))).collect();
    let year = staff("2026-01-01", "2027-01-01");
    let lanes = packed(&events, &year);
    let record = &lanes.visible(&year, None)[1];
    assert_eq!(record.shown.len(), 1);
    assert!(record.shown[0].is_cluster());
    assert_eq!(record.shown[0].marks().len(), 6);
    let month = staff("2026-05-01", "2026-06-01");
    let lanes = packed(&events, &month);
    let record = &lanes.visible(&month, None)[1];
    assert_eq!(record.shown.len(), 6);
}

#[test]
fn notes_of_one_day_stand_side_by_side_when_the_day_is_wide() {
    let events: Vec<EventRecord> = (0..5).map(|number| event(Kind::Award, "2026-05-10", &format!("Prize {number}"))).collect();
    let week = staff("2026-05-07", "2026-05-14");
    let lanes = packed(&events, &week);
    let award = &lanes.visible(&week, None)[3];
    let mut heads: Vec<f64> = award.shown.iter().map(|shown| shown.body.heads.0).collect();
    heads.sort_by(f64::total_cmp);
    assert_eq!(heads.len(), 5);
    assert!(heads.windows(2).all(|pair| pair[1] - pair[0] >= 22.0), "{heads:?}");
}

#[test]
fn a_few_far_events_do_not_press_the_others_together() {
    let mut events: Vec<EventRecord> =
        (1..9).map(|month| event(Kind::Release, &format!("2026-0{month}-15"), "Low Water")).collect();
    events.push(event(Kind::Award, "1998", "Meridian newcomer prize"));
    let marks = all(&events);
    let published = tempoline::day("2026-06-05");
    let home = home_window(&marks.dated, published);
    assert!(home.start() > at("2025-10-01") && home.end() < at("2026-11-01"), "{home:?}");
    assert!(fit_all(&marks.dated, published).start() <= at("1998-01-01"));
    let scale = Scale::new(home, 132.0, 1216.0);
    let lanes = packed(&events, &scale);
    let award = &lanes.visible(&scale, None)[3];
    assert_eq!(award.earlier.map(|sign| (sign.count, sign.nearest)), Some((1, 0)));
}

/// Many events all over 75 years, every tenth a tour of some weeks.
fn crowd(count: u32) -> Vec<EventRecord> {
    let day = |number: u32| format!("{:04}-{:02}-{:02}", 1950 + number * 31 % 75, 1 + number / 75 % 12, 1 + number / 900 % 28);
    let one = |number: u32| match number % 10 {
        0 => event(Kind::Concert, &format!("{}/{}", day(number), day(number).replace("-01-", "-02-")), "Long Tour"),
        _ => event(Kind::ALL[number as usize % 4], &day(number), &format!("Song {number}")),
    };
    (0..count).map(one).collect()
}

#[test]
fn a_hundred_thousand_events_stay_within_the_budget_and_none_is_lost() {
    for count in [10_000, 100_000] {
        let events = crowd(count);
        let marks = all(&events);
        let mut window = fit_all(&marks.dated, None);
        for _ in 0..24 {
            let scale = Scale::new(window, 132.0, 1216.0);
            let stretch = packed_stretch(&marks, window.start(), window.days());
            let views = pack_lanes(&marks, &events, scale.px_per_day(), 1084.0, stretch);
            let views = views.visible(&scale, None);
            let shown: usize = views.iter().map(|lane| lane.shown.len()).sum();
            assert!(shown <= MAX_ITEMS, "{shown} in {window:?}");
            let inside = views.iter().flat_map(|lane| &lane.shown).map(|shown| shown.marks().len()).sum::<usize>();
            let outside =
                views.iter().flat_map(|lane| [lane.earlier, lane.later]).flatten().map(|sign| sign.count).sum::<usize>();
            assert_eq!(inside + outside, events.len(), "in {window:?}");
            window = window.zoom(at("1990-07-14"), 0.6);
        }
    }
}

#[test]
fn panning_within_a_stretch_packs_nothing_anew() {
    let marks = all(&crowd(2_000));
    let window = Window::new(at("1990-03-01"), at("1991-03-01"));
    let stretch = |window: Window| packed_stretch(&marks, window.start(), window.days());
    let moved = window.pan(0.37).pan(-0.21);
    assert_eq!(moved.days(), window.days(), "to the last bit");
    assert_eq!(stretch(moved), stretch(window));
    let (from, to) = stretch(window);
    assert!(from <= window.start() - window.days() && to >= window.end() + window.days());
    assert_eq!(packed_stretch(&all(&crowd(200)), window.start(), window.days()), (f64::NEG_INFINITY, f64::INFINITY));
}

#[test]
fn acts_have_lanes_by_their_events_and_the_rest_share_one() {
    let by = |act: &str, count: usize| {
        (0..count)
            .map(|number| EventRecord {
                artists: vec![act.to_owned()],
                ..event(Kind::Release, "2026-02-13", &format!("{act} {number}"))
            })
            .collect::<Vec<_>>()
    };
    let mut events: Vec<EventRecord> = ["Kelp", "Tarn", "Moth", "Lamp", "Mud", "Ferry", "Slack", "Tide"]
        .iter()
        .zip([1, 9, 8, 7, 6, 5, 4, 1])
        .flat_map(|(act, count)| by(act, count))
        .collect();
    events.push(EventRecord { artists: vec!["Tide".into(), "Moth".into()], ..event(Kind::Award, "2026-03-13", "Both") });
    let groups = group(&events, Grouping::Act);
    let names: Vec<String> = groups
        .names
        .iter()
        .map(|name| match name {
            LaneName::Act(act) => act.clone(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(names, ["Tarn", "Moth", "Lamp", "Mud", "Ferry", "Slack", "Others"]);
    assert_eq!(groups.counts, [9, 9, 7, 6, 5, 4, 2]);
    assert_eq!(groups.lane(events.len() - 1), 1, "the act with most events has the event of two");
    assert_eq!(group(&events, Grouping::One).names, [LaneName::All]);
}

#[test]
fn a_document_without_events_has_an_empty_staff() {
    let marks = all(&[]);
    let scale = Scale::new(home_window(&marks.dated, None), 132.0, 1216.0);
    let lanes = packed(&[], &scale);
    assert!(lanes.visible(&scale, None).iter().all(|lane| lane.shown.is_empty() && lane.earlier.is_none()));
    let article = tempoline::Article::read("", None);
    let document = AnalysisDocument::from(&tempoline::analyze(&article));
    assert!(all(&document.events).dated.is_empty());
}
