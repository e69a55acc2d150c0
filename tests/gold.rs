//! How well the engine finds the events of the annotated articles in `tests/data`, and how few it finds where there are none.
//!
//! The rules by which a found event is the annotated one: its kind agrees, and its title, or its quote and its artists, do.
//! `cargo test --test gold -- --nocapture` prints the figures; `TEMPOLINE_MISSES=1` lists what was missed and what was made up.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use tempoline::analysis::{AnalysisDocument, EventRecord};
use tempoline::event::{Kind, Status};
use tempoline::{Article, analyze, day};

/// F1 over all events, and over all events with their dates, may not fall below these. Raise them when the figures rise.
const EVENT_FLOOR: f64 = 0.74;
const DATED_FLOOR: f64 = 0.58;
/// Events that may be found in all of `false-alarms.txt`. Lower it when the figure falls.
const FALSE_ALARM_CEILING: usize = 2;

#[derive(Deserialize)]
struct GoldArticle {
    id: String,
    text: String,
    published: Option<String>,
    events: Vec<GoldEvent>,
}

#[derive(Deserialize)]
struct GoldEvent {
    kind: Kind,
    title: String,
    artists: Vec<String>,
    date: Option<String>,
    status: Status,
    quote: String,
}

/// Annotated, found and paired events; of the pairs, those with the right date.
#[derive(Clone, Copy, Default)]
struct Count {
    gold: usize,
    found: usize,
    paired: usize,
    dated: usize,
}

#[test]
fn the_events_of_the_annotated_articles_are_found() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gold");
    let lines = std::fs::read_to_string(data.join("gold.jsonl")).expect("the gold is in the repository");
    let mut counts: BTreeMap<Option<Kind>, Count> = BTreeMap::new();
    let list = std::env::var_os("TEMPOLINE_MISSES").is_some();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let gold: GoldArticle = serde_json::from_str(line).expect("a line of gold is an article");
        let text = std::fs::read_to_string(data.join(&gold.text)).expect("an annotated article has its text");
        let article = Article::read(&text, gold.published.as_deref().and_then(day));
        let found = AnalysisDocument::from(&analyze(&article)).events;
        let pairs = pair(&gold.events, &found);
        for event in &gold.events {
            assert!(text.contains(&event.quote), "{}: the text has no '{}'", gold.id, event.quote);
            assert_eq!(
                event.date.is_some(),
                event.date.as_deref().is_some_and(|date| date.parse::<tempoline::edtf::Edtf>().is_ok())
            );
            tally(&mut counts, event.kind, |count| count.gold += 1);
        }
        for event in &found {
            tally(&mut counts, event.kind, |count| count.found += 1);
        }
        for (left, right) in &pairs {
            let right_date = same_date(&gold.events[*left], &found[*right]);
            tally(&mut counts, gold.events[*left].kind, |count| {
                count.paired += 1;
                count.dated += usize::from(right_date);
            });
        }
        if list {
            list_misses(&gold, &found, &pairs);
        }
    }
    for (kind, count) in &counts {
        let name = kind.map_or("all".to_owned(), |kind| format!("{kind:?}").to_lowercase());
        let (event, dated) = (figures(*count, count.paired), figures(*count, count.dated));
        println!(
            "{name:8} {:3} annotated {:3} found   event P {:.3} R {:.3} F1 {:.3}   event+date P {:.3} R {:.3} F1 {:.3}",
            count.gold, count.found, event[0], event[1], event[2], dated[0], dated[1], dated[2]
        );
    }
    let all = counts.get(&None).copied().unwrap_or_default();
    let (event, dated) = (figures(all, all.paired)[2], figures(all, all.dated)[2]);
    assert!(event >= EVENT_FLOOR, "event F1 {event:.3} is below {EVENT_FLOOR}");
    assert!(dated >= DATED_FLOOR, "event+date F1 {dated:.3} is below {DATED_FLOOR}");
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

/// Counts for the kind and for all.
fn tally(counts: &mut BTreeMap<Option<Kind>, Count>, kind: Kind, add: impl Fn(&mut Count)) {
    add(counts.entry(None).or_default());
    add(counts.entry(Some(kind)).or_default());
}

/// Precision, recall and F1.
fn figures(count: Count, hits: usize) -> [f64; 3] {
    let share = |of: usize| if of == 0 { 0.0 } else { hits as f64 / of as f64 };
    let (precision, recall) = (share(count.found), share(count.gold));
    let f1 = if hits == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    [precision, recall, f1]
}

fn list_misses(gold: &GoldArticle, found: &[EventRecord], pairs: &[(usize, usize)]) {
    for (index, event) in gold.events.iter().enumerate().filter(|(index, _)| !pairs.iter().any(|pair| pair.0 == *index)) {
        println!("missed   {} {index} {:?}: {} | {:?} | {}", gold.id, event.kind, event.title, event.date, event.quote);
    }
    for (_, event) in found.iter().enumerate().filter(|(index, _)| !pairs.iter().any(|pair| pair.1 == *index)) {
        let quote = event.evidence.first().map_or("", |evidence| evidence.quote.as_str());
        println!(
            "spurious {} {:?}: {} | {:?} | {quote}",
            gold.id,
            event.kind,
            event.title,
            event.date.map(|date| date.to_string())
        );
    }
    for (left, right) in pairs {
        let (event, other) = (&gold.events[*left], &found[*right]);
        if !same_date(event, other) {
            let got = other.date.map(|date| date.to_string());
            println!("date     {} {}: annotated {:?} found {got:?} | {}", gold.id, event.title, event.date, event.quote);
        }
        if event.status != other.status {
            println!("status   {} {}: annotated {:?} found {:?}", gold.id, event.title, event.status, other.status);
        }
    }
}

const LEFT_OUT: &[&str] = &["the", "a", "an", "of", "at", "in", "on", "and", "his", "her", "their", "its", "new", "s"];
/// Evidence is a sentence, not a page.
const LONGEST_QUOTE: usize = 80;

/// Words in lower case without apostrophes and without the smallest ones, unless there are no others.
fn words(text: &str) -> Vec<String> {
    let plain = text.to_lowercase().replace(['\'', '’'], "");
    let all: Vec<String> =
        plain.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let kept: Vec<String> = all.iter().filter(|word| !LEFT_OUT.contains(&word.as_str())).cloned().collect();
    if !kept.is_empty() {
        kept
    } else if !all.is_empty() {
        all
    } else {
        text.trim().chars().map(String::from).collect()
    }
}

/// Dice coefficient of two lists of words, 0 to 1.
fn overlap(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    let mut rest = other.clone();
    let shared = one
        .iter()
        .filter(|word| match rest.iter().position(|left| left == *word) {
            Some(at) => {
                rest.swap_remove(at);
                true
            }
            None => false,
        })
        .count();
    if one.is_empty() || other.is_empty() { 0.0 } else { 2.0 * shared as f64 / (one.len() + other.len()) as f64 }
}

/// Share of the shorter list of words that the longer one holds, 0 to 1.
fn contained(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() { 0.0 } else { short.iter().filter(|word| long.contains(word)).count() as f64 / short.len() as f64 }
}

/// A title inside a longer one counts nearly as much as an equal one, unless it is one word of many.
fn title_likeness(one: &str, other: &str) -> f64 {
    let (first, second) = (words(one).len(), words(other).len());
    let weight = if first.min(second) > 1 || first.max(second) <= 2 { 0.9 } else { 0.4 };
    overlap(one, other).max(weight * contained(one, other))
}

/// How surely two events are one happening, 0 (not) to 3.
fn likeness(gold: &GoldEvent, found: &EventRecord) -> f64 {
    let title = title_likeness(&gold.title, &found.title);
    let quote = found
        .evidence
        .iter()
        .filter(|evidence| (3..=LONGEST_QUOTE).contains(&words(&evidence.quote).len()))
        .map(|evidence| contained(&gold.quote, &evidence.quote))
        .fold(0.0, f64::max);
    let artist = overlap(&gold.artists.join(" "), &found.artists.join(" "));
    // A work has a name of its own; a show, a prize or a record may be named in more than one way.
    let named_work = gold.kind == Kind::Release && !gold.title.starts_with(char::is_lowercase);
    let by_title = title >= 0.5 && (quote >= 0.5 || artist > 0.0 || gold.artists.is_empty());
    let by_quote = quote >= 0.6 && artist >= 0.5 && !named_work;
    if by_title || by_quote { title + quote + artist } else { 0.0 }
}

/// The pairs of annotated and found events of one kind, the likeliest first, each event in one pair at most.
fn pair(gold: &[GoldEvent], found: &[EventRecord]) -> Vec<(usize, usize)> {
    let mut scored = Vec::new();
    for (left, event) in gold.iter().enumerate() {
        for (right, other) in found.iter().enumerate().filter(|(_, other)| other.kind == event.kind) {
            let likeness = likeness(event, other);
            if likeness > 0.0 {
                let dated = if same_date(event, other) { 0.5 } else { 0.0 };
                scored.push((likeness + dated, left, right));
            }
        }
    }
    scored.sort_by(|one, other| other.0.total_cmp(&one.0).then((other.1, other.2).cmp(&(one.1, one.2))));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, left, right) in scored {
        if pairs.iter().all(|pair| pair.0 != left && pair.1 != right) {
            pairs.push((left, right));
        }
    }
    pairs
}

/// Doubt aside: `2022-04~` is as good as `2022-04`.
fn same_date(gold: &GoldEvent, found: &EventRecord) -> bool {
    let plain = |date: &str| date.trim_end_matches(['~', '?', '%']).replace('~', "");
    gold.date.as_deref().map(plain) == found.date.map(|date| plain(&date.to_string()))
}
