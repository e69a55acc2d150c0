//! Learns the weights of the mention stage (`src/mention/weights.txt`) from what the annotated events say of names.
//!
//! The strings of an article's events tell what every occurrence of them in its text is: a release's title a work, its
//! artists acts, its hall a venue. What no event names stays open. A stretch of capitals is learned as a whole: of all ways to
//! cut it into names those that agree with the annotation are to be likelier than the others, as in a conditional random
//! field over segments. Every weight is pulled towards the table it starts from.

use crate::field::{COLUMNS, Choice, Label, Row, Task, likely, scores};
use crate::gold::Gold;
use crate::measure::Measure;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;
use tempoline::event::Kind;
use tempoline::mention::{FeatureName, KINDS, MentionKind, WEIGHTS, stretches};
use tempoline::text::{Document, TokenKind};
use tempoline::timex::find_timexes;
use tempoline::{Article, day};

/// How strongly a weight of the table is pulled towards where it starts, and one of a word towards nothing.
const PULL: f32 = 30.0;
const WORD_PULL: f32 = 4.0;
const EPOCHS: usize = 20;
const STEP: f32 = 0.05;
/// How much a stretch counts of which only is known what is no name in it.
const PLAIN: f32 = 0.4;
/// How far the table written goes from the one it starts from towards what was learned: the rules of the other kinds of names
/// lean on it.
const TRUST: f32 = 0.5;
/// In how many articles a word must stand to have a weight of its own.
const LEAST: usize = 3;
/// Weights of words below this are left out.
const SLIGHT: f32 = 0.15;

/// The stretches of one article.
struct Page {
    own: bool,
    part: usize,
    tasks: Vec<Task>,
}

/// Feature names by number.
#[derive(Default)]
struct Names {
    numbers: HashMap<String, u32>,
    written: Vec<String>,
    /// In how many articles each stands.
    pages: Vec<usize>,
    /// Which must not be learned.
    by_heart: Vec<bool>,
}

/// Whether a feature is a word of a name that is seldom written small.
fn holds_rare(name: &str, small: &HashSet<String>) -> bool {
    name.split_once('=').is_some_and(|(side, word)| {
        let inside = matches!(side, "first" | "last" | "only");
        if inside { !small.contains(word) } else { word.starts_with(char::is_alphabetic) && !small.contains(word) }
    })
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.written.len() as u32;
        self.numbers.insert(name.to_owned(), number);
        self.written.push(name.to_owned());
        self.pages.push(0);
        number
    }
}

/// Learns from all articles and gives the new table; prints how well names of held-back articles are found before and after.
pub fn learn_names(golds: &[Gold], own: &[Gold], parts: usize, part_of: impl Fn(&Gold) -> usize) -> String {
    let mut names = Names::default();
    let small = small_words(golds.iter().chain(own));
    let mut pages: Vec<Page> = Vec::new();
    for (is_own, gold) in golds.iter().map(|gold| (false, gold)).chain(own.iter().map(|gold| (true, gold))) {
        let (tasks, seen) = read(gold, &small, &mut names);
        seen.into_iter().for_each(|number| names.pages[number as usize] += 1);
        pages.push(Page { own: is_own, part: part_of(gold), tasks });
    }
    // A word that only names hold would be learned by heart: only those that are also written small count.
    names.by_heart = names.written.iter().map(|name| holds_rare(name, &small)).collect();
    let start = start(&mut names);
    let mut sums = [Measure::default(); 2];
    for part in 0..parts {
        let taught: Vec<&Page> = pages.iter().filter(|page| page.own || page.part != part).collect();
        let weights = fit(&names, &start, &taught);
        for page in pages.iter().filter(|page| !page.own && page.part == part) {
            for (sum, weights) in sums.iter_mut().zip([&start, &weights]) {
                page.tasks.iter().for_each(|task| sum.add(task, weights));
            }
        }
    }
    for (when, sum) in ["before", "after"].into_iter().zip(sums) {
        println!("  {when:6} {}", sum.written());
    }
    let all: Vec<&Page> = pages.iter().collect();
    let learned = fit(&names, &start, &all);
    let trusted = start.iter().zip(&learned).map(|(start, learned)| -> Row {
        let trust = |column: usize| if is_taught(KINDS[column]) { TRUST } else { 0.0 };
        std::array::from_fn(|column| start[column] + trust(column) * (learned[column] - start[column]))
    });
    as_table(&names, &trusted.collect::<Vec<_>>())
}

/// Whether events name what is of this kind; of the others only the lists tell.
fn is_taught(kind: MentionKind) -> bool {
    !matches!(kind, MentionKind::Chart | MentionKind::Organisation | MentionKind::Other)
}

/// The weights of the table compiled in.
fn start(names: &mut Names) -> Vec<Row> {
    let rows = WEIGHTS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let rows: Vec<(u32, Row)> = rows
        .map(|(name, weights)| {
            let mut row = [0.0; COLUMNS];
            row.iter_mut().zip(weights.split_whitespace()).for_each(|(slot, weight)| *slot = weight.parse().unwrap_or(0.0));
            (names.number(name), row)
        })
        .collect();
    let mut start = vec![[0.0; COLUMNS]; names.written.len()];
    rows.into_iter().for_each(|(number, row)| start[number as usize] = row);
    start
}

/// Words that are written small far more often than with a capital.
fn small_words<'g>(golds: impl Iterator<Item = &'g Gold>) -> HashSet<String> {
    let mut seen: HashMap<String, (usize, usize)> = HashMap::new();
    for gold in golds {
        for word in gold.text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1) {
            let count = seen.entry(word.to_lowercase()).or_default();
            if word.starts_with(char::is_lowercase) { count.0 += 1 } else { count.1 += 1 }
        }
    }
    seen.into_iter().filter(|(_, (small, capital))| *small >= 6 && small > capital).map(|(word, _)| word).collect()
}

fn mask(kinds: &[MentionKind]) -> [bool; COLUMNS] {
    std::array::from_fn(|column| kinds.contains(&KINDS[column]))
}

/// The strings that an article's events name, as folded words, with the kinds they may be of.
fn named(gold: &Gold) -> BTreeMap<Vec<String>, [bool; COLUMNS]> {
    use MentionKind::{Award, Festival, Group, Other, Person, Place, Tour, Venue, Work};
    let mut found: BTreeMap<Vec<String>, [bool; COLUMNS]> = BTreeMap::new();
    let mut add = |name: &str, kinds: &[MentionKind]| {
        let doc = Document::new(name);
        let words: Vec<String> = (0..doc.tokens.len()).map(|index| doc.word(index).to_owned()).collect();
        if name.starts_with(char::is_lowercase) || words.is_empty() {
            return;
        }
        let known = found.entry(words).or_default();
        known.iter_mut().zip(mask(kinds)).for_each(|(known, kind)| *known |= kind);
    };
    for event in &gold.events {
        for artist in &event.acts {
            add(artist, &[Person, Group]);
        }
        if let Some(venue) = &event.venue {
            add(venue, &[Venue]);
        }
        for place in event.place.iter().flat_map(|place| place.split(", ")) {
            add(place, &[Place]);
        }
        if event.acts.contains(&event.name) {
            continue;
        }
        match (event.kind, event.what.as_str()) {
            (Kind::Release, _) => add(&event.name, &[Work]),
            (Kind::Record, "chart" | "certification" | "sales" | "streams") => add(&event.name, &[Work]),
            (Kind::Record, _) => add(&event.name, &[Work, Tour, Person, Group]),
            (Kind::Award, _) => add(&event.name, &[Award]),
            (Kind::Concert, "tour") => add(&event.name, &[Tour]),
            (Kind::Concert, "festival") => add(&event.name, &[Festival]),
            (Kind::Concert, _) => add(&event.name, &[Work, Tour, Festival, Award, Other]),
        }
    }
    found
}

/// What the lists say that needs no event to say it.
const LISTED: [(&str, MentionKind); 5] = [
    ("listed-chart", MentionKind::Chart),
    ("listed-organisation", MentionKind::Organisation),
    ("listed-award", MentionKind::Award),
    ("listed-festival", MentionKind::Festival),
    ("listed-venue", MentionKind::Venue),
];

/// The words of an annotated name, and the kinds that it may be of.
type Allowed<'n> = (&'n [String], [bool; COLUMNS]);

/// What is known of the tokens of a document, none overlapping another: the longest string wins.
fn labels(gold: &Gold, doc: &Document) -> Vec<Label> {
    let named = named(gold);
    let mut firsts: HashMap<&str, Vec<Allowed>> = HashMap::new();
    for (words, kinds) in &named {
        firsts.entry(words[0].as_str()).or_default().push((words.as_slice(), *kinds));
    }
    let mut found: Vec<Label> = Vec::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        let here = firsts.get(doc.word(at)).into_iter().flatten();
        let fits = here.filter(|(words, _)| words.iter().enumerate().all(|(index, word)| doc.word(at + index) == word));
        match fits.max_by_key(|(words, _)| words.len()) {
            Some((words, kinds)) => {
                found.push(Label { tokens: at..at + words.len(), kinds: *kinds });
                at += words.len();
            }
            None => at += 1,
        }
    }
    found
}

fn read(gold: &Gold, small: &HashSet<String>, names: &mut Names) -> (Vec<Task>, BTreeSet<u32>) {
    let article = Article::read(&gold.text, gold.published.as_deref().and_then(day));
    let doc = &Document::with_breaks(article.text.clone(), &article.breaks());
    let timexes = find_timexes(doc, article.published.map(|published| published.date));
    let labels = labels(gold, doc);
    let spoken: HashSet<&str> = labels.iter().flat_map(|label| label.tokens.clone()).map(|index| doc.word(index)).collect();
    let (mut tasks, mut seen) = (Vec::new(), BTreeSet::new());
    for stretch in stretches(&article, doc, &timexes) {
        let inside = |tokens: &Range<usize>| stretch.tokens.start <= tokens.start && tokens.end <= stretch.tokens.end;
        let mut known: Vec<Label> = labels
            .iter()
            .filter(|label| inside(&label.tokens))
            .filter(|label| stretch.asked.iter().any(|asked| asked.tokens == label.tokens))
            .cloned()
            .collect();
        for index in stretch.tokens.clone().filter(|_| !stretch.quoted) {
            let word = doc.word(index);
            let plain = doc.tokens[index].kind == TokenKind::Word && small.contains(word) && !spoken.contains(word);
            if plain && known.iter().all(|label| !label.tokens.contains(&index)) {
                known.push(Label { tokens: index..index + 1, kinds: [false; COLUMNS] });
            }
        }
        // No event names charts and outlets; what a list holds of them, and of halls and prizes, is sure enough.
        for asked in stretch.asked.iter().filter(|_| !stretch.quoted) {
            let list = LISTED.iter().find(|(row, _)| asked.features.iter().any(|(name, _)| *name == FeatureName::Row(row)));
            let free = known.iter().all(|label| label.tokens.end <= asked.tokens.start || asked.tokens.end <= label.tokens.start);
            if let Some((_, kind)) = list.filter(|(_, kind)| free && (asked.tokens.len() > 1 || !is_taught(*kind))) {
                known.push(Label { tokens: asked.tokens.clone(), kinds: mask(&[*kind]) });
            }
        }
        if known.is_empty() {
            continue;
        }
        let from = stretch.tokens.start;
        known.iter_mut().for_each(|label| label.tokens = label.tokens.start - from..label.tokens.end - from);
        let choices: Vec<Choice> = stretch
            .asked
            .iter()
            .map(|asked| Choice {
                from: asked.tokens.start - from,
                to: asked.tokens.end - from,
                features: asked.features.iter().map(|(name, count)| numbered(name, *count, doc, names)).collect(),
            })
            .collect();
        seen.extend(choices.iter().flat_map(|choice| &choice.features).map(|(number, ..)| *number));
        tasks.push(Task { length: stretch.tokens.len(), quoted: stretch.quoted, choices, labels: known });
    }
    (tasks, seen)
}

fn numbered(name: &FeatureName, count: f32, doc: &Document, names: &mut Names) -> (u32, Option<u8>, f32) {
    match name {
        FeatureName::Row(row) => (names.number(row), None, count),
        FeatureName::RowFor(row, kind) => {
            let column = KINDS.iter().position(|other| other == kind).map(|column| column as u8);
            (names.number(row), column, count)
        }
        FeatureName::Word(side, token) => (names.number(&format!("{}={}", side.name(), doc.word(*token))), None, count),
    }
}

/// Weights by AdaGrad, from where they start.
fn fit(names: &Names, start: &[Row], pages: &[&Page]) -> Vec<Row> {
    let mut weights = start.to_vec();
    let learned: Vec<bool> = names
        .written
        .iter()
        .enumerate()
        .map(|(at, name)| !name.contains('=') || names.pages[at] >= LEAST && !names.by_heart.get(at).copied().unwrap_or(false))
        .collect();
    let mut slopes = vec![[1e-4f32; COLUMNS]; weights.len()];
    let mut seen = vec![0.0f32; weights.len()];
    for task in pages.iter().flat_map(|page| &page.tasks) {
        let here: BTreeSet<u32> = task.choices.iter().flat_map(|choice| &choice.features).map(|(number, ..)| *number).collect();
        here.into_iter().for_each(|number| seen[number as usize] += 1.0);
    }
    let pull: Vec<f32> = names
        .written
        .iter()
        .zip(&seen)
        .map(|(name, seen)| if name.contains('=') { WORD_PULL } else { PULL } / seen.max(1.0))
        .collect();
    let mut order: Vec<&Task> = pages.iter().flat_map(|page| &page.tasks).collect();
    let mut chance = crate::fit::Chance::default();
    for _ in 0..EPOCHS {
        chance.shuffle(&mut order);
        for task in &order {
            let scored: Vec<Row> = task.choices.iter().map(|choice| scores(choice, &weights)).collect();
            let (right, all) = (likely(task, &scored, true), likely(task, &scored, false));
            if right.is_empty() {
                continue;
            }
            let counts = if task.labels.iter().any(|label| label.kinds.contains(&true)) { 1.0 } else { PLAIN };
            let mut change: BTreeMap<u32, Row> = BTreeMap::new();
            for ((choice, right), all) in task.choices.iter().zip(right).zip(all) {
                let slope: Row = std::array::from_fn(|column| counts * (all[column] - right[column]));
                if slope.iter().all(|slope| slope.abs() < 1e-4) {
                    continue;
                }
                for (number, kind, count) in choice.features.iter().filter(|(number, ..)| learned[*number as usize]) {
                    let row = change.entry(*number).or_default();
                    for column in (0..COLUMNS).filter(|column| kind.is_none_or(|kind| kind as usize == *column)) {
                        row[column] += slope[column] * count;
                    }
                }
            }
            for (number, row) in change {
                let at = number as usize;
                for column in 0..COLUMNS {
                    let slope = row[column] + pull[at] * (weights[at][column] - start[at][column]);
                    slopes[at][column] += slope * slope;
                    weights[at][column] -= STEP * slope / slopes[at][column].sqrt();
                }
            }
        }
    }
    weights
}

/// The table as `weights.txt` has it: its rows and comments as they stand, then the words.
fn as_table(names: &Names, weights: &[Row]) -> String {
    let mut text = String::new();
    let written = |row: &Row| row.map(|weight| format!("{}", (weight * 10.0).round() / 10.0 + 0.0)).join(" ");
    for line in WEIGHTS.lines().take_while(|line| *line != WORDS_HEAD) {
        match line.split_once('\t').filter(|_| !line.starts_with('#')) {
            Some((name, _)) => {
                text += &format!("{name}\t{}\n", written(&weights[names.numbers[name] as usize]));
            }
            None => text += &format!("{line}\n"),
        }
    }
    text += &format!("{WORDS_HEAD}\n");
    let mut words: Vec<(&String, &Row)> = names.written.iter().zip(weights).filter(|(name, _)| name.contains('=')).collect();
    words.sort_by_key(|(name, _)| *name);
    for (name, row) in words {
        let slight: Row = std::array::from_fn(|column| if row[column].abs() < SLIGHT { 0.0 } else { row[column] });
        if slight.iter().any(|weight| *weight != 0.0) {
            text += &format!("{name}\t{}\n", written(&slight));
        }
    }
    text
}

const WORDS_HEAD: &str = "# what single words tell, right before and after a name and at its ends";
