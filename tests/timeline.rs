//! The staff's geometry: nothing overlaps, nothing is lost, nothing is infinite, at any window and any number of events.

use proptest::prelude::*;
use std::collections::BTreeSet;
use tempoline::AnalysisDocument;
use tempoline::analysis::{EventRecord, ReasonRecord};
use tempoline::event::{Kind, Status};
use tempoline::timeline::*;
use tempoline::timex::Part;

/// An event as an article would give it: kind, EDTF date (or none), title.
fn event(kind: Kind, date: &str, title: &str) -> EventRecord {
    EventRecord {
        id: title.to_owned(),
        kind,
        what: String::new(),
        title: title.to_owned(),
        artists: Vec::new(),
        date: date.parse().ok(),
        reason: None,
        status: Status::Happened,
        venue: None,
        place: None,
        part_of: None,
        measures: Vec::new(),
        evidence: Vec::new(),
        confidence: 1.0,
        core: true,
        rule: String::new(),
        marks: Vec::new(),
        sources: None,
    }
}

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

fn dates() -> impl Strategy<Value = String> {
    let day = (1900..2100i32, 1..=12u8, 1..=28u8).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    let near = (1..=12u8, 1..=28u8).prop_map(|(month, day)| format!("2026-{month:02}-{day:02}"));
    prop_oneof![
        4 => near.clone(),
        2 => day.clone(),
        2 => (near.clone(), 0..200i64).prop_map(|(start, days)| {
            let first = tempoline::day(&start).expect("a day");
            format!("{start}/{}", date_at(day_number(first) + days as f64))
        }),
        1 => (2000..2030i32, 1..=12u8).prop_map(|(year, month)| format!("{year}-{month:02}")),
        1 => (1900..2100i32).prop_map(|year| year.to_string()),
        1 => (190..210i32).prop_map(|decade| format!("{decade}X")),
        1 => near.clone().prop_map(|day| format!("{day}/..")),
        1 => near.prop_map(|day| format!("../{day}")),
        1 => Just(String::new()),
    ]
}

fn records() -> impl Strategy<Value = Vec<EventRecord>> {
    let one = (dates(), 0..4usize, 0..4usize, any::<bool>(), any::<bool>(), "[A-Za-z가-하 ]{0,40}");
    let one = one.prop_map(|(date, kind, status, core, stated, title)| {
        let statuses = [Status::Happened, Status::Upcoming, Status::Cancelled, Status::Rumoured];
        let record = EventRecord { status: statuses[status], core, ..event(Kind::ALL[kind], &date, &title) };
        if stated { stating(record, &[]) } else { record }
    });
    prop::collection::vec(one, 0..80)
}

fn windows() -> impl Strategy<Value = Window> {
    (at("1850-01-01")..at("2150-01-01"), 0.0..9.0f64)
        .prop_map(|(start, size)| Window::new(start, start + 7.0 * size.exp2() * size.exp2()))
}

/// Windows near the events, where there is something to see.
fn scales() -> impl Strategy<Value = Scale> {
    let near = (at("2025-12-01")..at("2026-12-01"), 7.0..800.0f64).prop_map(|(start, days)| Window::new(start, start + days));
    (prop_oneof![near, windows()], 500.0..2000.0f64).prop_map(|(window, width)| Scale::new(window, 100.0, 100.0 + width))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_in_a_row(events in records(), scale in scales(), moved in proptest::option::of(-400.0..400.0f64)) {
        // Where a date is tried, every third event comes from elsewhere, and the way from there is kept free.
        let former = |index: usize| Some(at("2026-06-05") + moved? + index as f64).filter(|_| index.is_multiple_of(3));
        let marks = all(&events).with_former(&former);
        let lanes = packed_marks(marks.clone(), &events, &scale);
        for item in lanes.rows.iter().flatten().flatten() {
            if let Content::Mark(index) = item.content && let Some(was) = marks.dated[index].was {
                let was = lanes.px(was);
                prop_assert!(item.body.start < was && was < item.body.end, "{:?}", item);
            }
        }
        for row in lanes.rows.iter().flatten() {
            for pair in row.windows(2) {
                prop_assert!(pair[0].body.end <= pair[1].body.start, "{:?}", pair);
            }
        }
        for lane in lanes.visible(&scale, None) {
            for row in 0..lanes.row_counts()[lane.lane] {
                let mut taken: Vec<(f64, f64)> = Vec::new();
                for shown in lane.shown.iter().filter(|shown| shown.row == row) {
                    taken.push((shown.body.start, shown.body.end));
                    taken.extend(shown.label.filter(|label| !label.inside).map(|label| label.extent()));
                }
                taken.sort_by(|a, b| a.0.total_cmp(&b.0));
                for pair in taken.windows(2) {
                    prop_assert!(pair[0].1 <= pair[1].0 + 0.001, "{:?} in {} {}", pair, lane.lane, row);
                }
            }
        }
    }

    #[test]
    fn every_event_is_shown_counted_or_in_the_tray(events in records(), scale in scales()) {
        let marks = all(&events);
        prop_assert_eq!(marks.dated.len() + marks.undated.len(), events.len());
        let lanes = packed(&events, &scale);
        let mut seen = BTreeSet::new();
        for lane in lanes.visible(&scale, None) {
            let shown: Vec<usize> = lane.shown.iter().flat_map(|shown| shown.marks().to_vec()).collect();
            let outside = [lane.earlier, lane.later].into_iter().flatten().map(|sign| sign.count).sum::<usize>();
            let total = marks.dated.iter().filter(|mark| mark.lane == lane.lane).count();
            prop_assert_eq!(shown.len() + outside, total);
            for mark in shown {
                prop_assert!(seen.insert(mark), "shown twice");
            }
        }
    }

    #[test]
    fn rows_keep_the_order_of_time(events in records(), scale in scales()) {
        let lanes = packed(&events, &scale);
        for row in lanes.rows.iter().flatten() {
            prop_assert!(row.windows(2).all(|pair| pair[0].body.start <= pair[1].body.start));
        }
        prop_assert_eq!(&lanes, &packed(&events, &scale));
    }

    #[test]
    fn lanes_by_act_or_none_lose_nothing_either(events in records(), scale in scales(), one in any::<bool>()) {
        let acts: Vec<EventRecord> = events.iter().enumerate().map(|(number, event)| EventRecord { artists: vec![format!("Act {}", number * number % 11)], ..event.clone() }).collect();
        let marks = read_marks(&acts, if one { Grouping::One } else { Grouping::Act }, &|_| true);
        let lanes = pack_lanes(&marks, &acts, scale.px_per_day(), scale.right() - scale.left(), (f64::NEG_INFINITY, f64::INFINITY));
        let views = lanes.visible(&scale, None);
        let shown: usize = views.iter().map(|lane| lane.shown.len()).sum();
        prop_assert!(shown <= MAX_ITEMS, "{}", shown);
        for (view, rows) in views.iter().zip(&lanes.rows) {
            let inside: usize = view.shown.iter().map(|shown| shown.marks().len()).sum();
            let outside: usize = [view.earlier, view.later].into_iter().flatten().map(|sign| sign.count).sum();
            prop_assert_eq!(inside + outside, marks.dated.iter().filter(|mark| mark.lane == view.lane).count());
            prop_assert!(rows.iter().flat_map(|row| row.windows(2)).all(|pair| pair[0].body.end <= pair[1].body.start));
        }
    }

    #[test]
    fn what_is_shown_has_finite_places_within_the_staff(events in records(), scale in scales()) {
        let lanes = packed(&events, &scale);
        let within = |x: f64| x.is_finite() && x >= scale.left() - 40.0 && x <= scale.right() + 40.0;
        for shown in lanes.visible(&scale, None).iter().flat_map(|lane| &lane.shown) {
            let body = shown.body;
            prop_assert!(body.start <= body.end);
            for x in [body.start, body.end, body.heads.0] {
                prop_assert!(within(x), "{:?}", shown);
            }
            if let Some((from, to)) = body.area {
                prop_assert!(within(from) && within(to) && from <= to, "{:?}", shown);
            }
            if let Some(label) = shown.label {
                let (from, to) = label.extent();
                prop_assert!(from >= scale.left() - 0.001 && to <= scale.right() + 0.001, "{:?}", shown);
            }
        }
    }

    #[test]
    fn the_staff_never_holds_more_than_its_budget(events in prop::collection::vec(records(), 1..8), scale in scales()) {
        let lanes = packed(&events.concat(), &scale);
        let shown: usize = lanes.visible(&scale, None).iter().map(|lane| lane.shown.len()).sum();
        prop_assert!(shown <= MAX_ITEMS, "{}", shown);
    }

    #[test]
    fn names_on_the_axis_never_collide(start in at("1000-01-01")..at("2400-01-01"), days in 7.0..182_621.0f64, width in 300.0..3000.0f64) {
        let scale = Scale::new(Window::new(start, start + days), 0.0, width);
        let axis = axis(&scale);
        prop_assert!(axis.minors.iter().any(|tick| tick.label.is_some()), "an axis without names");
        prop_assert!(axis.minors.len() <= 160);
        for ticks in [&axis.majors, &axis.minors] {
            let extents: Vec<(f64, f64)> = ticks.iter().filter_map(|tick| tick.label.as_ref()).map(TickLabel::extent).collect();
            prop_assert!(extents.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{:?}", extents);
            prop_assert!(extents.iter().all(|(from, to)| *from >= -0.1 && *to <= width));
        }
    }

    #[test]
    fn zooming_keeps_the_moment_under_the_pointer(window in windows(), share in 0.0..1.0f64, factor in 0.2..5.0f64) {
        let moment = window.start() + share * window.days();
        let zoomed = window.zoom(moment, factor);
        let now = (moment - zoomed.start()) / zoomed.days();
        prop_assert!((now - share).abs() < 1e-6, "{} became {}", share, now);
        prop_assert!((FINEST..=WIDEST).contains(&zoomed.days()));
    }

    #[test]
    fn a_window_is_whole_whatever_its_ends(start in any::<f64>(), end in any::<f64>(), at in any::<f64>(), factor in any::<f64>()) {
        let window = Window::new(start, end).zoom(at, factor).pan(start);
        prop_assert!((FINEST - 1e-6..=WIDEST + 1e-6).contains(&window.days()), "{:?}", window);
        let scale = Scale::new(window, 0.0, 0.0);
        prop_assert!(scale.px_per_day().is_finite() && scale.px_per_day() > 0.0);
    }

    #[test]
    fn positions_and_days_are_two_ways_of_one_road(scale in scales(), share in 0.0..1.0f64) {
        let x = scale.left() + share * (scale.right() - scale.left());
        prop_assert!((scale.x(scale.day(x)) - x).abs() < 1e-3);
    }

    #[test]
    fn fit_all_shows_every_mark(events in records()) {
        let marks = all(&events);
        let window = fit_all(&marks.dated, None);
        let ends = marks.dated.iter().flat_map(|mark| [mark.start, mark.end]).filter(|day| day.is_finite());
        for day in ends {
            prop_assert!(window.start() <= day && day <= window.end());
        }
    }
}
