//! Where names begin and end: runs of capitals are cut into the names that score best together.
//!
//! `Styles's As It Was` is two names, `Florence and the Machine` one, `Jimin and Ha Sung Woon` two.

use super::MentionKind;
use super::elsewhere::Elsewhere;
use super::feature::{after_scores, before_scores, score};
use super::gazetteer::{Listed, listed_at};
use super::quote::Quoted;
use super::series::{agree_in_lists, list};
use super::sheet::Sheet;
use super::weight::{Feature, Scores, Tally, best, confidence};
use super::word::Classes;
use crate::lexicon::{ByHash, mix};
use crate::text::TokenKind;
use std::ops::Range;

/// A name and what it may be.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Its tokens, without quotation marks.
    pub tokens: Range<usize>,
    /// Its scores for every kind.
    pub scores: Scores,
    /// The kind that scores best.
    pub kind: MentionKind,
    /// How sure the kind is, 0 to 1.
    pub confidence: f32,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
}

/// More tokens than an unquoted name has.
const LONGEST_NAME: usize = 12;
/// A run of capitals is cut here whatever follows, so that the work stays in proportion to the text.
const LONGEST_RUN: usize = 40;

/// What the sentences read so far made known.
#[derive(Default)]
struct Known {
    /// Names by the digests of their folded words, with their kinds.
    names: ByHash<MentionKind>,
    /// The last words of people named in full.
    surnames: ByHash<()>,
}

/// A stretch of a sentence that may hold names.
enum Piece {
    /// A quoted title, by its place among them.
    Title(usize),
    /// A run of capitals, with the names of the lists in it.
    Run(Range<usize>, Vec<Listed>),
}

impl Piece {
    fn run(&self) -> Option<&Range<usize>> {
        match self {
            Piece::Title(_) => None,
            Piece::Run(run, _) => Some(run),
        }
    }
}

/// A name that may stand somewhere, as the learner sees it.
pub(super) struct Possible<'p, T> {
    /// The run of capitals or the title that it is weighed in.
    pub stretch: &'p Range<usize>,
    /// Its tokens.
    pub tokens: &'p Range<usize>,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// What speaks for it.
    pub tally: &'p T,
}

/// The names of the document in text order, none overlapping another. `heard` is told of every name that was weighed.
pub(super) fn find_names<T: Tally>(sheet: &Sheet, titles: &[Quoted], heard: &mut impl FnMut(Possible<T>)) -> Vec<Name> {
    let pieces: Vec<Vec<Piece>> = sheet.doc.sentences.iter().map(|sentence| pieces(sheet, &sentence.tokens, titles)).collect();
    let runs = pieces.iter().zip(&sheet.flat).filter(|(_, flat)| !**flat).flat_map(|(pieces, _)| pieces).filter_map(Piece::run);
    let elsewhere = Elsewhere::new(sheet, titles, runs);
    let mut known = Known::default();
    let mut per_sentence: Vec<Vec<Name>> = vec![Vec::new(); pieces.len()];
    // Headlines last: what their capitals name is known from the text below.
    for flat in [false, true] {
        for (index, sentence) in sheet.doc.sentences.iter().enumerate().filter(|(index, _)| sheet.flat[*index] == flat) {
            let mut names: Vec<Name> = Vec::new();
            for piece in &pieces[index] {
                match piece {
                    Piece::Title(title) => {
                        let name = quoted_name(sheet, &titles[*title], &sentence.tokens, names.last(), heard);
                        names.push(name);
                    }
                    Piece::Run(run, listed) => {
                        let place = Place { listed, flat, sentence: &sentence.tokens, known: &known, elsewhere: &elsewhere };
                        cut(sheet, run, place, &mut names, heard);
                    }
                }
            }
            for name in names.iter().filter(|name| name.confidence > 0.5 && !flat) {
                known.names.entry(words_hash(sheet, &name.tokens)).or_insert(name.kind);
                if name.kind == MentionKind::Person && (2..=4).contains(&name.tokens.len()) && name.confidence > 0.7 {
                    known.surnames.insert(sheet.doc.digest(name.tokens.end - 1), ());
                }
            }
            per_sentence[index] = names;
        }
    }
    let mut names: Vec<Name> = per_sentence.into_iter().flatten().collect();
    agree_in_lists(sheet, &mut names);
    names
}

/// The hash of the folded words of a name.
pub(super) fn words_hash(sheet: &Sheet, tokens: &Range<usize>) -> u64 {
    tokens.clone().fold(0, |hash, index| mix(hash, sheet.doc.digest(index)))
}

/// The quoted titles and runs of capitals of a sentence, in order.
fn pieces(sheet: &Sheet, sentence: &Range<usize>, titles: &[Quoted]) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut next = titles.partition_point(|title| title.close < sentence.start);
    let mut at = sentence.start;
    while at < sentence.end {
        let title = titles.get(next).filter(|title| title.open < sentence.end);
        if let Some(title) = title.filter(|title| title.open <= at) {
            // A title may reach over a sentence's end; it is named where its first word stands, and passed over after that.
            if (at..sentence.end).contains(&title.inner.start) {
                found.push(Piece::Title(next));
            }
            if title.inner.start < sentence.end {
                at = at.max(title.close + 1);
            }
            next += 1;
            continue;
        }
        let limit = title.map_or(sentence.end, |title| title.open).min(at + LONGEST_RUN);
        let mut listed = Vec::new();
        let Some(end) = run_end(sheet, at, limit, &mut listed) else {
            at += 1;
            continue;
        };
        found.push(Piece::Run(at..end, listed));
        at = end.max(at + 1);
    }
    found
}

fn quoted_name<T: Tally>(
    sheet: &Sheet,
    title: &Quoted,
    sentence: &Range<usize>,
    previous: Option<&Name>,
    heard: &mut impl FnMut(Possible<T>),
) -> Name {
    let tokens = title.inner.clone();
    let listed: Vec<Listed> = listed_at(sheet, tokens.start).into_iter().filter(|name| name.end == tokens.end).collect();
    let sides: [T; 2] = [before_scores(sheet, tokens.start, false, sentence), after_scores(sheet, tokens.end, sentence)];
    let mut tally = score(sheet, &tokens, &listed, false, sentence, [&sides[0], &sides[1]]);
    tally.add(Feature::Quoted, 1.0);
    list(sheet, tokens.start, previous, &mut tally);
    heard(Possible { stretch: &tokens, tokens: &tokens, quoted: true, tally: &tally });
    named(tokens, *tally.scores(), true)
}

fn named(tokens: Range<usize>, scores: Scores, quoted: bool) -> Name {
    Name { tokens, scores, kind: best(&scores).0, confidence: confidence(&scores), quoted }
}

/// The end of the run of words that may hold names and begins at token `start`; `None` if none begins there.
///
/// Adds the names of the lists that it holds to `found`.
fn run_end(sheet: &Sheet, start: usize, limit: usize, found: &mut Vec<Listed>) -> Option<usize> {
    let mut listed = |index| {
        let known = found.len();
        found.extend(listed_at(sheet, index).into_iter().filter(|name| name.end <= limit));
        found[known..].iter().map(|name| name.end).max()
    };
    if sheet.is_rank_number(start) {
        return None;
    }
    let opens = sheet.is_capital(start)
        || sheet.is_i(start) && sheet.is_capital(start + 1) && start + 1 < limit
        || sheet.kind(start) == TokenKind::Number
            && sheet.is_capital(start + 1)
            && start + 1 < limit
            && !sheet.is_timed(start)
            && !sheet.is_year(start);
    let mut end = match (opens, listed(start)) {
        (_, Some(end)) => end,
        (true, None) => start + 1,
        (false, None) => return None,
    };
    while end < limit {
        let capital = |index: usize| index < limit && sheet.is_capital(index);
        if sheet.is_rank_number(end) && !sheet.is(end - 1, Classes::OPUS) {
            return Some(end);
        }
        if capital(end) {
            end = listed(end).unwrap_or(end + 1);
            continue;
        }
        let raw = sheet.doc.raw(end);
        let tight = !sheet.spaced(end);
        let next = match sheet.kind(end) {
            TokenKind::Clitic if sheet.kind(end + 1) == TokenKind::Number && !sheet.is_year(end + 1) && end + 1 < limit => {
                end + 2
            }
            TokenKind::Clitic if capital(end + 1) || sheet.is(end + 1, Classes::FUNCTION) && capital(end + 2) => end + 1,
            TokenKind::Number if !sheet.is_year(end) && !sheet.is_timed(end) => end + 1,
            TokenKind::Punct if tight && matches!(raw, "!" | "?") && end + 1 < limit => end + 1,
            TokenKind::Punct if raw == "." && tight && (capital(end + 1) || sheet.kind(end + 1) == TokenKind::Number) => end + 1,
            TokenKind::Punct if tight && matches!(raw, "/" | "-" | "–") && !sheet.spaced(end + 1) && capital(end + 1) => {
                end + 1
            }
            TokenKind::Punct if tight && raw == ":" && sheet.spaced(end + 1) && capital(end + 1) => end + 1,
            TokenKind::Word | TokenKind::Punct => match connected(sheet, end, limit) {
                Some(next) => next,
                None => return Some(end),
            },
            _ => return Some(end),
        };
        end = next;
    }
    Some(end)
}

/// The token after up to three small words that go on to another capital: `and the`, `&`, `of`.
fn connected(sheet: &Sheet, start: usize, limit: usize) -> Option<usize> {
    let small = (start..limit.min(start + 3))
        .take_while(|&index| (sheet.is(index, Classes::FUNCTION) || sheet.is_i(index)) && !sheet.is_capital(index));
    let next = start + small.count();
    (next > start && next < limit && sheet.is_capital(next)).then_some(next)
}

/// What is known where a run is cut.
#[derive(Clone, Copy)]
struct Place<'p> {
    listed: &'p [Listed],
    /// Whether capitals mean nothing here.
    flat: bool,
    sentence: &'p Range<usize>,
    known: &'p Known,
    elsewhere: &'p Elsewhere,
}

/// Cuts a run into the names that score best together and adds them to `names`.
fn cut<T: Tally>(sheet: &Sheet, run: &Range<usize>, place: Place, names: &mut Vec<Name>, heard: &mut impl FnMut(Possible<T>)) {
    let Place { listed, flat, sentence, known, elsewhere } = place;
    // For every place in the run: the best total up to it, and the name that ends there, if one does.
    let mut totals = vec![0.0f32; run.len() + 1];
    let mut last: Vec<Option<(usize, Scores)>> = vec![None; run.len() + 1];
    let mut before: Vec<Option<T>> = vec![None; run.len()];
    let mut exact: Vec<Listed> = Vec::new();
    for end in run.start + 1..=run.end {
        let here = end - run.start;
        totals[here] = totals[here - 1];
        let ends = may_end(sheet, end - 1);
        let mut after: Option<T> = None;
        for start in (run.start.max(end.saturating_sub(LONGEST_NAME))..end).rev() {
            exact.clear();
            exact.extend(listed.iter().filter(|name| name.start == start && name.end == end));
            if exact.is_empty() && !(ends && may_begin(sheet, start)) {
                continue;
            }
            let tokens = start..end;
            let dated = tokens.len() == 1 && sheet.is_timed(start) && sheet.is(start, Classes::MONTH);
            if dated || exact.is_empty() && is_no_name(sheet, &tokens) {
                continue;
            }
            let from_body = if flat { known.names.get(&words_hash(sheet, &tokens)).copied() } else { None };
            let surname = tokens.len() == 1 && known.surnames.contains_key(&sheet.doc.digest(start));
            let plain = from_body.map(|_| before_scores(sheet, start, false, sentence));
            let after = after.get_or_insert_with(|| after_scores(sheet, end, sentence));
            let before = before[start - run.start].get_or_insert_with(|| before_scores(sheet, start, flat, sentence));
            let sides = [plain.as_ref().unwrap_or(before), after];
            let mut tally = score(sheet, &tokens, &exact, flat && from_body.is_none(), sentence, sides);
            if surname {
                tally.add(Feature::Surname, 1.0);
            }
            if let Some(kind) = from_body {
                tally.add_for(Feature::Known, kind, 1.0);
            }
            list(sheet, start, names.last(), &mut tally);
            elsewhere.add(sheet, &tokens, run, flat, &mut tally);
            if owner_inside(sheet, &tokens, known) {
                tally.add(Feature::OwnerInside, 1.0);
            }
            heard(Possible { stretch: run, tokens: &tokens, quoted: false, tally: &tally });
            let total = totals[start - run.start] + best(tally.scores()).1;
            if total > totals[here] {
                totals[here] = total;
                last[here] = Some((start, *tally.scores()));
            }
        }
    }
    let mut found = Vec::new();
    let mut here = run.len();
    while here > 0 {
        match last[here].take() {
            Some((start, scores)) => {
                found.push(named(start..run.start + here, scores, false));
                here = start - run.start;
            }
            None => here -= 1,
        }
    }
    names.extend(found.into_iter().rev());
}

/// Whether a run holds the surname of somebody known and what that one owns: `Doe's Low Water`.
fn owner_inside(sheet: &Sheet, tokens: &Range<usize>, known: &Known) -> bool {
    let owns = |index: usize| sheet.kind(index) == TokenKind::Clitic && index > tokens.start && index + 1 < tokens.end;
    let clitic = tokens.clone().find(|index| owns(*index));
    clitic.is_some_and(|at| known.surnames.contains_key(&sheet.doc.digest(at - 1)))
}

/// Words that with a number after them count parts of something: `Season 2`.
const COUNTED: &[&str] = &["season", "day", "part", "episode", "week", "round", "volume", "chapter", "act", "page", "rs"];
/// Words written in capitals that say what something is and name nothing.
const LABELS: &[&str] =
    &["lp", "lps", "ep", "eps", "cd", "cds", "dvd", "dvds", "ost", "mv", "tv", "vip", "dj", "mc", "ms", "mr", "mrs", "dr", "id"];

/// Whether a run can be no name whatever stands beside it: a date, an adjective of place, `Season 2`, `LP`, `READ MORE`.
fn is_no_name(sheet: &Sheet, tokens: &Range<usize>) -> bool {
    let first = sheet.doc.word(tokens.start);
    let second = sheet.doc.word(tokens.start + 1);
    let all = |holds: &dyn Fn(usize) -> bool| tokens.clone().all(holds);
    match tokens.len() {
        1 if LABELS.contains(&first) => return true,
        // "OST from K-drama Our Blues": what it is, before its name.
        _ if matches!(first, "lp" | "ep" | "ost" | "mv") => return true,
        _ if tokens.clone().any(|index| matches!(sheet.doc.word(index), "k-drama" | "k-dramas")) => return true,
        2 if matches!((first, second), ("new", "year") | ("also", "read") | ("read", "also" | "more")) => return true,
        _ => {}
    }
    let side = |index| matches!(sheet.doc.word(index), "north" | "south" | "latin" | "east" | "west");
    let counts = |index| {
        sheet.kind(index) == TokenKind::Number || COUNTED.contains(&sheet.doc.word(index)) || sheet.is(index, Classes::FUNCTION)
    };
    let opens = |index| tokens.len() > 1 && index == tokens.start && sheet.is(index, Classes::OPENER);
    (COUNTED.contains(&first) || sheet.kind(tokens.start) == TokenKind::Number) && all(&counts)
        || all(&|index| sheet.is_timed(index) || sheet.is(index, Classes::FUNCTION))
        || all(&|index| sheet.is(index, Classes::MONTH.or(Classes::FUNCTION)))
        || all(&|index| sheet.is(index, Classes::OPENER) && sheet.doc.raw(index).chars().all(char::is_uppercase))
        || all(&|index| {
            sheet.is(index, Classes::NATION) && !sheet.is(index, Classes::VENUE_HEAD.or(Classes::GIVEN))
                || side(index)
                || opens(index)
        })
}

fn may_begin(sheet: &Sheet, index: usize) -> bool {
    sheet.is_capital(index) || sheet.is_i(index) && sheet.is_capital(index + 1) || sheet.kind(index) == TokenKind::Number
}

fn may_end(sheet: &Sheet, index: usize) -> bool {
    match sheet.kind(index) {
        // "A Fool Such As I"
        TokenKind::Word => {
            sheet.is_capital(index) || sheet.is_i(index) && sheet.is_capital(index.wrapping_sub(1)) && !sheet.is_lower(index + 1)
        }
        TokenKind::Number => true,
        TokenKind::Punct => matches!(sheet.doc.raw(index), "!" | "?"),
        _ => false,
    }
}
