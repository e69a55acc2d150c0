//! Several articles on one timeline: which reports are folded, what stays apart, and what the combined document says.
//!
//! `tests/data/pairs.toml` has pairs of articles; `cargo test --test collection -- --nocapture` prints precision and recall.

use serde::Deserialize;
use tempoline::analysis::{EventRecord, Field, Why};
use tempoline::collection::{Apart, Combined, Member, combine};
use tempoline::{AnalysisDocument, day};

#[derive(Deserialize)]
struct Pairs {
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
struct Pair {
    name: String,
    first: [String; 2],
    second: [String; 2],
    /// What is one, as `kind | title in the first | title in the second`.
    #[serde(default)]
    joined: Vec<String>,
    /// The same, as `kind | words of the sentence in the first | words of that in the second`.
    #[serde(default)]
    same: Vec<String>,
}

const LEAST_PRECISION: f64 = 0.95;
const LEAST_RECALL: f64 = 0.78;

fn member(id: &str, published: &str, text: &str) -> Member {
    Member::read(id, text, day(published))
}

fn both(pair: &Pair) -> Combined {
    let [first, second] = [(&pair.first, "first"), (&pair.second, "second")].map(|([date, text], id)| member(id, date, text));
    combine(&[first, second], &Apart::default())
}

/// What was folded: how it is told, and which of the wanted folds it is, if any.
fn folds(document: &AnalysisDocument, pair: &Pair) -> Vec<(String, bool)> {
    let folds = document.events.iter().filter_map(|event| match event.sources.as_ref()?.reports.as_slice() {
        [first, second] => {
            let kind = event.kind.name();
            let titles = format!("{kind} | {} | {}", first.title, second.title);
            let is_wanted = pair.joined.contains(&titles)
                || pair.same.iter().any(|same| match same.split(" | ").collect::<Vec<_>>().as_slice() {
                    [of, one, other] => {
                        let says = |words: &str| event.evidence.iter().any(|quote| quote.quote.contains(words));
                        *of == kind && says(one) && says(other)
                    }
                    _ => panic!("'{same}' is not kind, words and words"),
                });
            Some((titles, is_wanted))
        }
        _ => None,
    });
    folds.collect()
}

#[test]
fn reports_of_one_happening_are_folded_and_near_misses_are_not() {
    for file in ["pairs", "pairs-unseen", "pairs-third"] {
        let text = std::fs::read_to_string(format!("tests/data/{file}.toml")).unwrap();
        let pairs: Pairs = toml::from_str(&text).unwrap();
        let (mut right, mut wrong, mut wanted) = (0, 0, 0);
        for pair in &pairs.pair {
            let found = folds(&both(pair).document, pair);
            let hits = found.iter().filter(|(_, is_wanted)| *is_wanted).count();
            let ones = pair.joined.len() + pair.same.len();
            right += hits;
            wrong += found.len() - hits;
            wanted += ones;
            if hits < ones || hits < found.len() {
                println!("{file}, {}: folded {found:?} where {:?} {:?} are one", pair.name, pair.joined, pair.same);
            }
        }
        let precision = right as f64 / (right + wrong).max(1) as f64;
        let recall = right as f64 / wanted.max(1) as f64;
        println!("{file}: {} pairs, {wanted} to fold: precision {precision:.2}, recall {recall:.2}", pairs.pair.len());
        assert!(precision >= LEAST_PRECISION, "{file}: precision {precision:.2} is below {LEAST_PRECISION}");
        assert!(recall >= LEAST_RECALL, "{file}: recall {recall:.2} is below {LEAST_RECALL}");
    }
}

fn three() -> Vec<Member> {
    vec![
        member("news", "2026-03-02", "Mira Castellane will release the album “Tin Roof” on 5 June 2026."),
        member(
            "blog",
            "2026-03-09",
            "Castellane's album “Tin Roof” will be released on 5 June 2026. She will play at Fenwick Hall in Leeds on 1 May 2026.",
        ),
        member(
            "late",
            "2026-04-20",
            "Mira Castellane's album “Tin Roof” will now be released on 18 September 2026, three months late.",
        ),
    ]
}

fn event<'d>(document: &'d AnalysisDocument, title: &str) -> &'d EventRecord {
    let found = document.events.iter().find(|event| event.title == title);
    found.unwrap_or_else(|| {
        panic!("'{title}' is not among {:?}", document.events.iter().map(|event| &event.title).collect::<Vec<_>>())
    })
}

#[test]
fn a_fold_keeps_every_report_says_why_and_sets_two_dates_side_by_side() {
    let combined = combine(&three(), &Apart::default());
    let album = event(&combined.document, "Tin Roof");
    let sources = album.sources.as_ref().unwrap();
    assert_eq!(sources.reports.iter().map(|report| report.article).collect::<Vec<_>>(), [0, 1, 2]);
    assert!(sources.reports[1].why.contains(&Why::OtherName), "{:?}", sources.reports[1].why);
    assert!(sources.reports[2].why.contains(&Why::DatesDiffer), "{:?}", sources.reports[2].why);
    let [contradiction] = sources.contradictions.as_slice() else { panic!("{:?}", sources.contradictions) };
    assert_eq!(contradiction.field, Field::Date);
    let sides: Vec<_> = contradiction.sides.iter().map(|side| (side.value.as_str(), side.reports.clone())).collect();
    assert_eq!(sides, [("2026-06-05", vec![0, 1]), ("2026-09-18", vec![2])], "two say June, one says September");
    let date = sources.agreements.iter().find(|agreement| agreement.field == Field::Date).unwrap();
    assert_eq!(date.reports, 2);
    assert_eq!(album.date.unwrap().to_string(), "2026-06-05");
    assert_eq!(album.artists, ["Mira Castellane"]);
    assert_eq!(album.evidence.len(), 3, "every article's sentence is kept");
}

#[test]
fn what_one_article_reports_alone_has_its_one_source() {
    let combined = combine(&three(), &Apart::default());
    let show = event(&combined.document, "Castellane at Fenwick Hall");
    let reports = &show.sources.as_ref().unwrap().reports;
    assert_eq!((reports.len(), reports[0].article, reports[0].why.len()), (1, 1, 0));
}

#[test]
fn positions_count_in_the_joined_text() {
    let combined = combine(&three(), &Apart::default());
    let points: Vec<char> = combined.text.chars().collect();
    let words = |start: usize, end: usize| points[start..end].iter().collect::<String>();
    let document = &combined.document;
    for part in &document.articles {
        assert!(["news", "blog", "late"].contains(&part.id.as_str()));
        assert!(words(part.start, part.end).ends_with(['.']), "{}", words(part.start, part.end));
    }
    for event in &document.events {
        for quote in event
            .evidence
            .iter()
            .chain(event.sources.iter().flat_map(|sources| sources.reports.iter().map(|report| &report.evidence)))
        {
            assert_eq!(words(quote.start, quote.end), quote.quote);
        }
        if let Some(reason) = &event.reason {
            assert_eq!(words(reason.start, reason.end), reason.quote);
        }
    }
    for mention in &document.mentions {
        assert_eq!(words(mention.start, mention.end), mention.quote);
    }
}

#[test]
fn a_fold_can_be_undone_and_stays_undone_in_another_company() {
    let members = three();
    let combined = combine(&members, &Apart::default());
    let keys: Vec<String> =
        event(&combined.document, "Tin Roof").sources.as_ref().unwrap().reports.iter().map(|report| report.key.clone()).collect();
    let apart = Apart::default().with(&keys[2], &keys[0]).with(&keys[1], &keys[2]);
    let albums = |document: &AnalysisDocument| document.events.iter().filter(|event| event.title == "Tin Roof").count();
    assert_eq!(albums(&combine(&members, &apart).document), 2);
    let reversed: Vec<Member> = members.into_iter().rev().collect();
    assert_eq!(albums(&combine(&reversed, &apart).document), 2);
    let kept: Apart = serde_json::from_str(&serde_json::to_string(&apart).unwrap()).unwrap();
    assert_eq!(kept, apart);
}

#[test]
fn two_events_of_one_article_are_never_one_through_another_article() {
    let nights = member(
        "nights",
        "2026-06-05",
        "Noor Halden will perform at Lantern Hall in Leeds on July 2. Noor Halden will perform at Lantern Hall in Leeds on July 3.",
    );
    let vague = member("vague", "2026-06-06", "Noor Halden will perform at Lantern Hall in July.");
    let combined = combine(&[nights, vague], &Apart::default());
    let days: Vec<String> = combined.document.events.iter().filter_map(|event| event.date).map(|date| date.to_string()).collect();
    assert!(days.contains(&"2026-07-02".to_owned()) && days.contains(&"2026-07-03".to_owned()), "{days:?}");
    let reports = combined.document.events.iter().filter_map(|event| Some(event.sources.as_ref()?.reports.len()));
    assert_eq!(reports.max(), Some(1), "'in July' goes equally well with either night");
}

#[test]
fn no_article_and_one_article_are_combined_too() {
    let empty = combine(&[], &Apart::default());
    assert_eq!((empty.text.as_str(), empty.document.events.len()), ("", 0));
    let one = member("one", "2026-06-05", "Glass Ferry released the single “Low Water” on February 13.");
    let combined = combine(std::slice::from_ref(&one), &Apart::default());
    assert_eq!(combined.text, one.text);
    assert_eq!(combined.document.article, one.document.article);
    let alone = EventRecord { sources: None, ..combined.document.events[0].clone() };
    assert_eq!(alone, one.document.events[0]);
}

#[test]
fn many_articles_about_one_thing_take_no_longer_each() {
    let text = "Glass Ferry released the single “Low Water” on February 13, 2026. Glass Ferry will play at Corn Hall in Dublin on July 3, 2026.";
    let made = member("x", "2026-06-05", text);
    let time = |count: usize| {
        let members: Vec<Member> = (0..count).map(|n| Member { id: format!("m{n}"), ..made.clone() }).collect();
        let start = std::time::Instant::now();
        let combined = combine(&members, &Apart::default());
        assert_eq!(combined.document.events.len(), 2, "{count} articles report the same two events");
        start.elapsed().as_secs_f64()
    };
    let best = |count| (0..3).map(|_| time(count)).fold(f64::MAX, f64::min);
    let (few, many) = (best(200), best(1600));
    assert!(many < few * 8.0 * 3.0, "eight times the articles took {:.1} times as long", many / few);
}
