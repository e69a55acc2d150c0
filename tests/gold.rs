//! How well the engine finds the events of the annotated articles in `tests/data`, and how few it finds where there are none.
//!
//! `cargo test --test gold -- --nocapture` prints the figures; `TEMPOLINE_MISSES=1` lists what was missed and what was made up.

mod scorer;

use scorer::{Count, Gold, Told, pair};
use std::path::Path;
use tempoline::analysis::Analysis;
use tempoline::edtf::Edtf;
use tempoline::event::Kind;
use tempoline::{Article, analyze, day};

/// F1 over all events, and over all events with their dates, may not fall below these. Raise them when the figures rise.
const EVENT_FLOOR: f64 = 0.74;
const DATED_FLOOR: f64 = 0.58;
/// Events that may be found in all of `false-alarms.txt`. Lower it when the figure falls.
const FALSE_ALARM_CEILING: usize = 2;

#[test]
fn the_events_of_the_annotated_articles_are_found() {
    let articles =
        scorer::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gold/gold.jsonl")).expect("the gold is there");
    let mut counts = [Count::default(); 4];
    let list = std::env::var_os("TEMPOLINE_MISSES").is_some();
    for gold in &articles {
        check(gold);
        let analysis = analyze(&Article::read(&gold.text, gold.published.as_deref().and_then(day)));
        let told: Vec<Told> = analysis.events.iter().map(|event| Told::new(event, &analysis)).collect();
        for (kind, count) in Kind::ALL.into_iter().zip(&mut counts) {
            *count = count.plus(Count::of(kind, &gold.events, &told));
        }
        if list {
            list_misses(gold, &analysis, &told);
        }
    }
    let all = counts.into_iter().fold(Count::default(), Count::plus);
    for (name, count) in Kind::ALL.map(Kind::name).into_iter().zip(counts).chain([("all", all)]) {
        println!(
            "{name:8} {:3} annotated {:3} found   P {:.3} R {:.3}   event F1 {:.3}   event+date F1 {:.3}",
            count.gold,
            count.found,
            count.precision(),
            count.recall(),
            count.f1(count.paired),
            count.f1(count.dated)
        );
    }
    let (event, dated) = (all.f1(all.paired), all.f1(all.dated));
    assert!(event >= EVENT_FLOOR, "event F1 {event:.3} is below {EVENT_FLOOR}");
    assert!(dated >= DATED_FLOOR, "event+date F1 {dated:.3} is below {DATED_FLOOR}");
}

/// An annotation quotes its text and dates by EDTF.
fn check(gold: &Gold) {
    for event in &gold.events {
        let stands = |said: &String| assert!(gold.text.contains(said), "{}: the text has no '{said}'", gold.id);
        stands(&event.said);
        event.venue.iter().chain(&event.place).for_each(stands);
        let date = event.date.as_deref().map(str::parse::<Edtf>);
        assert!(date.is_none_or(|date| date.is_ok()), "{}: '{}' has no EDTF date", gold.id, event.name);
    }
}

#[test]
fn texts_without_events_give_hardly_any() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/false-alarms.txt");
    let text = std::fs::read_to_string(path).expect("the paragraphs are in the repository");
    let paragraphs: Vec<&str> = text.split("\n\n").filter(|paragraph| !paragraph.starts_with('#')).collect();
    assert_eq!(paragraphs.len(), 30);
    let mut alarms = 0;
    for paragraph in paragraphs {
        let analysis = analyze(&Article::read(paragraph, day("2026-06-05")));
        for event in &analysis.events {
            println!("{:?} '{}' in: {paragraph}", event.kind, event.title);
        }
        alarms += analysis.events.len();
    }
    println!("{alarms} false alarms");
    assert!(alarms <= FALSE_ALARM_CEILING, "{alarms} false alarms are more than {FALSE_ALARM_CEILING}");
}

fn list_misses(gold: &Gold, analysis: &Analysis, told: &[Told]) {
    let pairs = pair(&gold.events.iter().collect::<Vec<_>>(), told);
    for (index, event) in gold.events.iter().enumerate().filter(|(index, _)| !pairs.iter().any(|pair| pair.0 == *index)) {
        println!("missed   {} {index} {:?}: {} | {:?} | {}", gold.id, event.kind, event.name, event.date, event.said);
    }
    for (_, event) in analysis.events.iter().enumerate().filter(|(index, _)| !pairs.iter().any(|pair| pair.1 == *index)) {
        let quote = event.evidence.first().map_or("", |evidence| evidence.of(&analysis.document.text));
        let date = event.date.map(|date| date.to_string());
        println!("spurious {} {:?}: {} | {date:?} | {quote}", gold.id, event.kind, event.title);
    }
    for (left, right) in pairs {
        let (event, other) = (&gold.events[left], &analysis.events[right]);
        if !event.has_date(&told[right]) {
            let got = other.date.map(|date| date.to_string());
            println!("date     {} {}: annotated {:?} found {got:?} | {}", gold.id, event.name, event.date, event.said);
        }
        if event.status != other.status {
            println!("status   {} {}: annotated {:?} found {:?}", gold.id, event.name, event.status, other.status);
        }
    }
}
