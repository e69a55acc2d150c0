//! Annotated articles, and what of the engine's is one of their events: the rules of the annotation guide's scorer.
//!
//! A found event is an annotated one where its kind agrees, and its title does, or its quote and its artists do. Used by the
//! test `gold` and by `examples/learn`.
#![allow(dead_code, reason = "each of the two that use it needs a part that the other does not")]

use serde::Deserialize;
use std::path::Path;
use std::{fs, io};
use tempoline::analysis::Analysis;
use tempoline::event::{Event, Kind, Status};

/// An article with its annotation; `text` is its path until it is read.
#[derive(Clone, Deserialize)]
pub struct Gold {
    /// Its name.
    pub id: String,
    /// What it says.
    pub text: String,
    /// `YYYY-MM-DD`.
    pub published: Option<String>,
    /// What a careful reader would put on its timeline.
    pub events: Vec<GoldEvent>,
}

/// An annotated event, its names as words.
#[derive(Clone, Deserialize)]
#[serde(from = "Line")]
pub struct GoldEvent {
    /// Which of the four.
    pub kind: Kind,
    /// EDTF without doubt; `None` where the text says no more than its tense.
    pub date: Option<String>,
    /// What of its kind: `album`, `festival`.
    pub what: String,
    /// The work, show, prize or record, as the text writes it or as a reader would describe it.
    pub name: String,
    /// Who, as the text writes them.
    pub acts: Vec<String>,
    /// The hall.
    pub venue: Option<String>,
    /// The town or country.
    pub place: Option<String>,
    /// What became of it.
    pub status: Status,
    /// The sentence that says so, as it stands in the text.
    pub said: String,
    title: Vec<String>,
    lower: bool,
    artists: Vec<String>,
    quote: Vec<String>,
}

#[derive(Deserialize)]
struct Line {
    kind: Kind,
    what: String,
    title: String,
    artists: Vec<String>,
    date: Option<String>,
    venue: Option<String>,
    place: Option<String>,
    status: Status,
    quote: String,
}

impl From<Line> for GoldEvent {
    fn from(line: Line) -> Self {
        GoldEvent {
            kind: line.kind,
            date: line.date.as_deref().map(plain),
            lower: line.title.starts_with(char::is_lowercase),
            title: words(&line.title),
            artists: words(&line.artists.join(" ")),
            quote: words(&line.quote),
            what: line.what,
            name: line.title,
            acts: line.artists,
            venue: line.venue,
            place: line.place,
            status: line.status,
            said: line.quote,
        }
    }
}

/// An event of the engine's, its names as words.
pub struct Told {
    kind: Kind,
    date: Option<String>,
    title: Vec<String>,
    artists: Vec<String>,
    quotes: Vec<Vec<String>>,
}

impl Told {
    /// An event found in an analysed article.
    pub fn new(event: &Event, analysis: &Analysis) -> Self {
        Told {
            kind: event.kind,
            date: event.date.map(|date| plain(&date.to_string())),
            title: words(&event.title),
            artists: words(&event.artists.join(" ")),
            quotes: event.evidence.iter().map(|span| words(span.of(&analysis.document.text))).collect(),
        }
    }
}

/// Annotated, found, paired, and paired with the right date, of one kind or of all.
#[derive(Clone, Copy, Default)]
pub struct Count {
    /// Annotated events.
    pub gold: usize,
    /// Events found.
    pub found: usize,
    /// Those that are one of the others.
    pub paired: usize,
    /// The pairs whose dates agree.
    pub dated: usize,
}

impl Count {
    /// Of the events of one kind.
    pub fn of(kind: Kind, golds: &[GoldEvent], told: &[Told]) -> Self {
        let golds: Vec<&GoldEvent> = golds.iter().filter(|event| event.kind == kind).collect();
        let pairs = pair(&golds, told);
        Count {
            gold: golds.len(),
            found: told.iter().filter(|told| told.kind == kind).count(),
            paired: pairs.len(),
            dated: pairs.iter().filter(|(left, right)| golds[*left].has_date(&told[*right])).count(),
        }
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Count {
            gold: self.gold + other.gold,
            found: self.found + other.found,
            paired: self.paired + other.paired,
            dated: self.dated + other.dated,
        }
    }

    /// The share of the found that is right.
    pub fn precision(self) -> f64 {
        self.paired as f64 / self.found.max(1) as f64
    }

    /// The share of the annotated that is found.
    pub fn recall(self) -> f64 {
        self.paired as f64 / self.gold.max(1) as f64
    }

    /// F1 of so many hits, which are `paired` or `dated`.
    pub fn f1(self, hits: usize) -> f64 {
        2.0 * hits as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Reads a set: one article a line, its text beside it.
pub fn read(path: &Path) -> io::Result<Vec<Gold>> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let lines = fs::read_to_string(path)?;
    lines
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let gold: Gold = serde_json::from_str(line)?;
            Ok(Gold { text: fs::read_to_string(folder.join(&gold.text))?, ..gold })
        })
        .collect()
}

impl GoldEvent {
    /// How surely this and a found event are one happening, 0 (not) to 3.
    pub fn likeness(&self, told: &Told) -> f64 {
        let title = title_likeness(&self.title, &told.title);
        let quote = self.quoted(told);
        let artist = overlap(&self.artists, &told.artists);
        // A work has a name of its own; a show, a prize or a record may be named in more than one way.
        let named_work = self.kind == Kind::Release && !self.lower;
        let by_title = title >= 0.5 && (quote >= 0.5 || artist > 0.0 || self.artists.is_empty());
        let by_quote = quote >= 0.6 && artist >= 0.5 && !named_work;
        if self.kind == told.kind && (by_title || by_quote) { title + quote + artist } else { 0.0 }
    }

    /// How much of the sentence and the found evidence is shared, 0 to 1; nothing for a scrap or a page.
    pub fn quoted(&self, told: &Told) -> f64 {
        let sentences = told.quotes.iter().filter(|quote| (3..=LONGEST_QUOTE).contains(&quote.len()));
        sentences.map(|quote| contained(&self.quote, quote)).fold(0.0, f64::max)
    }

    /// Whether the dates are equal, doubt aside.
    pub fn has_date(&self, told: &Told) -> bool {
        self.date == told.date
    }
}

/// The pairs of annotated and found events of one kind, the likeliest first, each event in one pair at most.
pub fn pair(golds: &[&GoldEvent], told: &[Told]) -> Vec<(usize, usize)> {
    let mut scored = Vec::new();
    for (left, gold) in golds.iter().enumerate() {
        for (right, told) in told.iter().enumerate() {
            let likeness = gold.likeness(told);
            if likeness > 0.0 {
                scored.push((likeness + if gold.has_date(told) { 0.5 } else { 0.0 }, left, right));
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

/// Evidence is a sentence, not a page.
const LONGEST_QUOTE: usize = 80;

const LEFT_OUT: &[&str] = &["the", "a", "an", "of", "at", "in", "on", "and", "his", "her", "their", "its", "new", "s"];

fn plain(date: &str) -> String {
    date.trim_end_matches(['~', '?', '%']).replace('~', "")
}

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
fn overlap(one: &[String], other: &[String]) -> f64 {
    let mut rest: Vec<&String> = other.iter().collect();
    let shared =
        one.iter().filter(|word| rest.iter().position(|left| left == word).map(|at| rest.swap_remove(at)).is_some()).count();
    if one.is_empty() || other.is_empty() { 0.0 } else { 2.0 * shared as f64 / (one.len() + other.len()) as f64 }
}

/// Share of the shorter list of words that the longer one holds, 0 to 1.
fn contained(one: &[String], other: &[String]) -> f64 {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() { 0.0 } else { short.iter().filter(|word| long.contains(word)).count() as f64 / short.len() as f64 }
}

/// A title inside a longer one counts nearly as much as an equal one, unless it is one word of many.
fn title_likeness(one: &[String], other: &[String]) -> f64 {
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    let weight = if short > 1 || long <= 2 { 0.9 } else { 0.4 };
    overlap(one, other).max(weight * contained(one, other))
}
