//! What the engine reads in every test article, sentence by sentence: the names and dates marked below the words, then the
//! events that the sentence tells. `tests/data/snapshots/<article>.txt` holds what it gave last.
//!
//! `TEMPOLINE_ACCEPT=1 cargo test --test snapshots` writes them anew; read the difference before you commit it.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use tempoline::analysis::Analysis;
use tempoline::article::RegionKind;
use tempoline::event::{Event, Kind};
use tempoline::mention::MentionKind;
use tempoline::text::Span;
use tempoline::{Article, analyze, day};

const LEGEND: &str = "A act  W work  T tour  F festival  V venue  P place  C chart  Z award  O organisation  N other name; small for he, the duo; = date";
/// Lines are no wider than this, in columns.
const WIDTH: usize = 110;

#[test]
fn test_articles_read_as_they_did() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let accept = std::env::var_os("TEMPOLINE_ACCEPT").is_some();
    let mut changed = Vec::new();
    for (name, published, text) in articles(&data) {
        let snapshot = snapshot(&analyze(&Article::read(&text, published.as_deref().and_then(day))));
        let file = data.join("snapshots").join(format!("{name}.txt"));
        let before = std::fs::read_to_string(&file).unwrap_or_default();
        if before == snapshot {
            continue;
        }
        if accept {
            std::fs::create_dir_all(data.join("snapshots")).expect("the folder can be made");
            std::fs::write(&file, &snapshot).expect("the snapshot can be written");
        } else {
            changed.push(first_difference(&name, &before, &snapshot));
        }
    }
    assert!(
        changed.is_empty(),
        "{} articles read otherwise than before; look at the differences and, where they are right, run\n\
         TEMPOLINE_ACCEPT=1 cargo test --test snapshots\n\n{}",
        changed.len(),
        changed.join("\n")
    );
}

/// Name, publication date and text of the annotated articles, in order.
fn articles(data: &Path) -> Vec<(String, Option<String>, String)> {
    let gold = std::fs::read_to_string(data.join("gold/gold.jsonl")).expect("the gold is in the repository");
    let read = |path: PathBuf| std::fs::read_to_string(path).expect("an annotated article has its text");
    gold.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let article: serde_json::Value = serde_json::from_str(line).expect("a line of gold is an article");
            let field = |name: &str| article[name].as_str().map(str::to_owned);
            let text = read(data.join("gold").join(field("text").unwrap_or_default()));
            (field("id").unwrap_or_default(), field("published"), text)
        })
        .collect()
}

fn first_difference(name: &str, before: &str, after: &str) -> String {
    let (mut old, mut new) = (before.lines(), after.lines());
    loop {
        match (old.next(), new.next()) {
            (None, None) => return format!("{name}: line ends differ"),
            (one, other) if one == other => {}
            (one, other) => return format!("{name}\n  was {}\n  is  {}", one.unwrap_or("(end)"), other.unwrap_or("(end)")),
        }
    }
}

/// The head, then every sentence with its marks and events.
fn snapshot(analysis: &Analysis) -> String {
    let mut out = format!("{LEGEND}\n\n");
    let article = &analysis.article;
    let mut field = |name: &str, value: Option<String>| {
        let _ = writeln!(out, "{name:10} {}", value.unwrap_or_else(|| "-".to_owned()));
    };
    let words = |span: Option<Span>| span.map(|span| span.of(&article.text).to_owned());
    field("headline", words(article.title));
    field("byline", words(article.byline));
    field("source", words(article.source));
    field(
        "published",
        article.published.map(|published| match published.span {
            Some(span) => format!("{} ({})", published.date, span.of(&article.text)),
            None => format!("{} (given)", published.date),
        }),
    );
    field("language", article.language.clone());
    field("events", Some(tally(&analysis.events)));
    let mut region = None;
    let mut paragraph = None;
    for (index, sentence) in analysis.document.sentences.iter().enumerate() {
        let kind = article.kind_at(sentence.span.start);
        if region != Some(kind) {
            let _ = write!(out, "\n--- {} ---\n", format!("{kind:?}").to_lowercase());
            region = Some(kind);
        } else if paragraph != Some(sentence.paragraph) {
            out.push('\n');
        }
        paragraph = Some(sentence.paragraph);
        write_marked(&mut out, analysis, sentence.span, kind);
        for event in analysis.events.iter().filter(|event| first_sentence(analysis, event) == Some(index)) {
            write_event(&mut out, analysis, event);
        }
    }
    out
}

fn tally(events: &[Event]) -> String {
    let count = |kind: Kind| events.iter().filter(|event| event.kind == kind).count();
    let counts: Vec<String> =
        Kind::ALL.iter().map(|kind| format!("{} {}s", count(*kind), format!("{kind:?}").to_lowercase())).collect();
    format!("{}: {}", events.len(), counts.join(", "))
}

fn first_sentence(analysis: &Analysis, event: &Event) -> Option<usize> {
    event.evidence.first().and_then(|span| analysis.document.sentence_at(span.start))
}

/// The words in lines of readable width, under each a line of marks.
fn write_marked(out: &mut String, analysis: &Analysis, span: Span, kind: RegionKind) {
    let marks = marks(analysis);
    let dropped = kind == RegionKind::Furniture;
    let (mut words, mut below, mut width) = (String::new(), String::new(), 0);
    let flush = |words: &mut String, below: &mut String, out: &mut String| {
        let _ = writeln!(out, "  {}", words.trim_end());
        if !dropped && !below.trim().is_empty() {
            let _ = writeln!(out, "  {}", below.trim_end());
        }
        words.clear();
        below.clear();
    };
    for (at, character) in span.of(&analysis.article.text).char_indices() {
        let blank = character.is_whitespace();
        // A line may be broken at white space only, so that names stay whole where they can.
        if blank && width + next_word(&span.of(&analysis.article.text)[at..]) > WIDTH {
            flush(&mut words, &mut below, out);
            width = 0;
            continue;
        }
        let mark = marks.get(&(span.start + at)).copied().unwrap_or(' ');
        words.push(if blank { ' ' } else { character });
        for _ in 0..columns(character) {
            below.push(mark);
            width += 1;
        }
    }
    flush(&mut words, &mut below, out);
}

/// Columns of the blank at the start of `rest` and of the word after it.
fn next_word(rest: &str) -> usize {
    1 + rest.trim_start().chars().take_while(|character| !character.is_whitespace()).map(columns).sum::<usize>()
}

/// Columns a character takes in a fixed-width font: East Asian letters and emoji two, marks that join none.
fn columns(character: char) -> usize {
    match character {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ff60}' => 2,
        '\u{1f300}'..='\u{1faff}' => 2,
        _ => 1,
    }
}

/// Byte of the text to the mark below it.
fn marks(analysis: &Analysis) -> std::collections::BTreeMap<usize, char> {
    let mut marks = std::collections::BTreeMap::new();
    let mut lay = |span: Span, mark: char| {
        for (at, _) in span.of(&analysis.article.text).char_indices() {
            marks.insert(span.start + at, mark);
        }
    };
    for mention in &analysis.mentions.mentions {
        let mark = letter(mention.kind);
        lay(mention.span, if mention.anaphoric { mark } else { mark.to_ascii_uppercase() });
    }
    for timex in &analysis.timexes {
        lay(timex.span, '=');
    }
    marks
}

fn letter(kind: MentionKind) -> char {
    match kind {
        MentionKind::Person | MentionKind::Group => 'a',
        MentionKind::Work => 'w',
        MentionKind::Tour => 't',
        MentionKind::Festival => 'f',
        MentionKind::Venue => 'v',
        MentionKind::Place => 'p',
        MentionKind::Chart => 'c',
        MentionKind::Award => 'z',
        MentionKind::Organisation => 'o',
        MentionKind::Other => 'n',
    }
}

/// `> release, song: Tidelight, by Haru and Seo Minjae, 2023-03-12 (month-day: March 12)`
fn write_event(out: &mut String, analysis: &Analysis, event: &Event) {
    let kind = format!("{:?}", event.kind).to_lowercase();
    let _ = write!(out, "  > {kind}, {}: {}", event.what, event.title);
    if !event.artists.is_empty() {
        let _ = write!(out, ", by {}", event.artists.join(" and "));
    }
    match (&event.date, &event.reason) {
        (Some(date), Some(reason)) => {
            let _ = write!(out, ", {date} ({}: {})", reason.rule, reason.span.of(&analysis.article.text).replace('\n', " "));
        }
        (Some(date), None) => {
            let _ = write!(out, ", {date}");
        }
        (None, _) => out.push_str(", undated"),
    }
    let status = format!("{:?}", event.status).to_lowercase();
    let _ = write!(out, ", {status}");
    let place: Vec<&str> = [&event.venue, &event.place].into_iter().filter_map(|place| place.as_deref()).collect();
    if !place.is_empty() {
        let _ = write!(out, ", at {}", place.join(", "));
    }
    if let Some(whole) = &event.part_of {
        let _ = write!(out, ", part of {whole}");
    }
    for measure in &event.measures {
        let _ = write!(out, ", {} {} {}", measure.compare, measure.value, measure.unit);
    }
    if !event.core {
        out.push_str(", in passing");
    }
    out.push('\n');
}
