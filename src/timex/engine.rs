//! The walk over the tokens: at each, the rules that can begin there; the longest match that means something wins.

use super::class::{self, vocabulary};
use super::clocks::settle_clocks;
use super::extend::{drop_overlapped, extend};
use super::lists::{Around, TourList};
use super::ranges::{agree_on_years, settle};
use super::reading::Reading;
use super::resolve::{self, Stated};
use super::rules::{self, Rule};
use super::scene::{Found, Scene};
use super::words::{glued_month, mark_tokens};
use super::{Modifier, Timex, TimexKind};
use crate::edtf::{Date, Doubt, Edtf, Precision, civil};
use crate::pattern::{Captures, Mark, Pattern, Start, Vocabulary};
use crate::text::{Document, Shape, Span, TokenKind};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::OnceLock;

/// The compiled table, with the rules that a word or class can begin.
struct Engine {
    vocabulary: Vocabulary,
    rules: Vec<(Pattern, &'static Rule)>,
    /// What the second token of each rule can be, where one token is not enough: most rules end there, unmatched.
    seconds: Vec<Option<Start>>,
    /// Rules by the id of a word they can begin with.
    by_word: Vec<Vec<u16>>,
    /// Rules by the bit of a class they can begin with.
    by_class: Vec<Vec<u16>>,
    /// All those classes.
    classes: u64,
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut vocabulary = vocabulary();
        // A row whose pattern is broken never matches; the test over the table names it.
        let rules: Vec<(Pattern, &'static Rule)> =
            rules::all().filter_map(|rule| Some((Pattern::compile(rule.pattern, &mut vocabulary).ok()?, rule))).collect();
        let mut by_word = vec![Vec::new(); vocabulary.len() + 1];
        let mut by_class = vec![Vec::new(); 64];
        let mut classes = 0;
        for (index, (pattern, _)) in rules.iter().enumerate() {
            let start = pattern.start();
            start.words.iter().for_each(|word| by_word[usize::from(*word)].push(index as u16));
            (0..64).filter(|bit| start.classes >> bit & 1 == 1).for_each(|bit| by_class[bit].push(index as u16));
            classes |= start.classes;
        }
        let seconds = rules.iter().map(|(pattern, _)| pattern.second()).collect();
        Engine { vocabulary, rules, seconds, by_word, by_class, classes }
    })
}

impl Engine {
    /// Whether any rule can begin with a token.
    fn begins(&self, mark: Mark) -> bool {
        mark.classes & self.classes != 0
            || (mark.word != 0 && self.by_word.get(usize::from(mark.word)).is_some_and(|rules| !rules.is_empty()))
    }

    /// Whether a rule can go on with `next` as its second token.
    fn goes_on(&self, rule: u16, next: Option<&Mark>) -> bool {
        match self.seconds.get(usize::from(rule)) {
            Some(Some(second)) => next.is_some_and(|next| second.admits(*next)),
            _ => true,
        }
    }

    /// The rules that can begin with a token, each once, in table order.
    fn candidates(&self, mark: Mark, into: &mut Vec<u16>) {
        into.clear();
        if let Some(rules) = self.by_word.get(usize::from(mark.word)) {
            into.extend(rules);
        }
        let mut bits = mark.classes & self.classes;
        while bits != 0 {
            into.extend(&self.by_class[bits.trailing_zeros() as usize]);
            bits &= bits - 1;
        }
        into.sort_unstable();
        into.dedup();
    }
}

/// A match that may count, the longest first.
type Candidate<'e> = (usize, u16, Captures<'e>);

/// See [`super::find_timexes`].
pub(super) fn find(doc: &Document, published: Option<Date>) -> Vec<Timex> {
    let engine = engine();
    let marks = mark_tokens(doc, &engine.vocabulary);
    let day_first = OnceCell::new();
    let year = if published.is_none() { telltale_year(doc, &marks) } else { None };
    let mut timexes: Vec<Timex> = Vec::new();
    let (mut last, mut last_day) = (None, None);
    let mut list = TourList::default();
    let mut rules = Vec::new();
    let mut matches: Vec<Candidate> = Vec::new();
    for sentence in &doc.sentences {
        let around = Around { doc, marks: &marks, sentence: sentence.tokens.clone(), published, year };
        let items = list.read(&around);
        if !items.is_empty() {
            timexes.extend(items.into_iter().map(|(span, reading)| Timex { span, ..timex(doc, &(0..0), "tour-list", reading) }));
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let mark = marks[at];
            if !engine.begins(mark) {
                at += 1;
                continue;
            }
            engine.candidates(mark, &mut rules);
            matches.clear();
            for &rule in rules.iter().filter(|rule| engine.goes_on(**rule, marks.get(at + 1))) {
                if let Some(captures) = engine.rules[usize::from(rule)].0.matches(&marks, at, sentence.tokens.end) {
                    matches.push((captures.end, rule, captures));
                }
            }
            matches.sort_unstable_by_key(|(end, rule, _)| (usize::MAX - end, *rule));
            let scene = Scene {
                doc,
                marks: &marks,
                published,
                year,
                sentence: sentence.tokens.clone(),
                last,
                last_day,
                day_first: &day_first,
            };
            let read = matches.iter().find_map(|(end, rule, captures)| {
                let rule = engine.rules[usize::from(*rule)].1;
                let tokens = at..whole_words(doc, at, *end, sentence.tokens.end);
                let found = Found { scene: &scene, captures: *captures, tokens };
                let reading = (rule.value)(&found)?;
                Some((found.tokens, rule, reading))
            });
            let Some((tokens, rule, reading)) = read else {
                at += 1;
                continue;
            };
            at = tokens.end.max(at + 1);
            let calendar = reading.calendar;
            let mut timex = timex(doc, &tokens, rule.name, reading);
            let mut siblings = Vec::new();
            if let Some((stated, tense)) = calendar {
                for (days, reading) in around.before(stated, tense, tokens.start) {
                    let sibling = self::timex(doc, &days, "day-list", reading);
                    drop_overlapped(sibling.span, &mut timexes);
                    timexes.push(sibling);
                }
                let (after, year) = around.after(stated, tense, tokens.end);
                if let Some(reading) = year.and_then(|year| resolve::calendar(None, Stated { year: Some(year), ..stated }, tense))
                {
                    timex = self::timex(doc, &tokens, rule.name, reading);
                }
                at = after.last().map_or(at, |(days, _)| days.end);
                siblings = after;
            }
            if let Some(edtf) = timex.edtf.filter(|_| anchors(&timex)) {
                last = Some(edtf);
                if let Edtf::Date(date) = edtf {
                    last_day = date.as_day().or(last_day);
                }
            }
            list.note(tokens.start == sentence.tokens.start, timex.edtf);
            extend(doc, sentence.tokens.clone(), tokens, timex, &mut timexes);
            timexes.extend(siblings.into_iter().map(|(days, reading)| self::timex(doc, &days, "day-list", reading)));
        }
    }
    settle(doc, published, &mut timexes);
    agree_on_years(&mut timexes);
    settle_clocks(doc, timexes)
}

/// The year that a text without a publication date gives away: that of its written-out dates when they agree and no later
/// year is named, or the first one from the latest year named in which its weekdays fall on their dates.
fn telltale_year(doc: &Document, marks: &[Mark]) -> Option<i32> {
    let is = |index: usize, class: u64| marks.get(index).is_some_and(|mark| mark.classes & class != 0);
    let value = |index: usize| marks.get(index).map_or(0, |mark| mark.value);
    let latest =
        (0..marks.len()).filter(|&index| is(index, class::YEAR)).map(value).filter(|year| (1995..=2040).contains(year)).max()?;
    let mut whole = Vec::new();
    let mut weekdays = Vec::new();
    for index in (0..marks.len()).filter(|&index| is(index, class::MONTH)) {
        let year = (index + 1..index + 5)
            .take_while(|&at| is(at, class::DAY | class::YEAR) || matches!(doc.word(at), "." | ","))
            .find(|&at| is(at, class::YEAR));
        whole.extend(year.map(value));
        let beside = |at: Option<usize>| at.filter(|&at| is(at, class::DAY)).map(value);
        let day = beside(index.checked_sub(1)).or(beside(Some(index + 1))).or(beside(Some(index + 2)));
        let weekday = (index.saturating_sub(4)..index).rev().find(|&at| is(at, class::WEEKDAY)).map(value);
        if let (Some(day), Some(weekday)) = (day, weekday) {
            weekdays.push((value(index), day, weekday));
        }
    }
    if !whole.is_empty() && whole.iter().all(|year| *year == latest) {
        return Some(latest);
    }
    let agrees = |year: i32, &(month, day, weekday): &(i32, i32, i32)| {
        let date = civil(year, u8::try_from(month).unwrap_or(0), u8::try_from(day).unwrap_or(0));
        date.is_some_and(|date| resolve::weekday_number(date.weekday()) == weekday)
    };
    (latest..=latest + 3).find(|&year| !weekdays.is_empty() && weekdays.iter().all(|stated| agrees(year, stated)))
}

/// The match's end without a full stop that ends the sentence or follows a word that is not shortened.
fn whole_words(doc: &Document, start: usize, end: usize, sentence_end: usize) -> usize {
    let Some(before) = end.checked_sub(2) else { return end };
    let shortened = doc.word(before).len() <= 5 && !matches!(doc.word(before), "march" | "april" | "may" | "june" | "july");
    if end > start + 1 && doc.word(end - 1) == "." && (end == sentence_end || !shortened) { end - 1 } else { end }
}

/// Whether later words such as 'the next day' count from this one: a day, month or year that the text names.
fn anchors(timex: &Timex) -> bool {
    matches!(timex.kind, TimexKind::Date | TimexKind::Time)
        && timex.edtf.is_some_and(|edtf| edtf.precision() <= Precision::Year && !matches!(edtf, Edtf::Interval(..)))
}

/// The date in doubt, where it is a single one.
pub(super) fn approximate(edtf: Edtf) -> Edtf {
    match edtf {
        Edtf::Date(date) => Edtf::Date(date.doubted(Doubt::Approximate)),
        interval => interval,
    }
}

/// The span of a match; of a first word that is glued to another, only its month.
fn span_of(doc: &Document, tokens: &Range<usize>) -> Span {
    let span = doc.span_of(tokens.clone());
    let glued = doc.tokens.get(tokens.start).filter(|token| token.shape == Shape::Mixed && token.kind == TokenKind::Word);
    match glued.and_then(|token| Some((token.span.end, glued_month(doc.raw(tokens.start))?.1))) {
        Some((end, length)) if !tokens.is_empty() => Span::new(end - length, span.end),
        _ => span,
    }
}

fn timex(doc: &Document, tokens: &Range<usize>, rule: &'static str, reading: Reading) -> Timex {
    Timex {
        span: span_of(doc, tokens),
        kind: reading.kind,
        value: reading.value,
        modifier: reading.modifier,
        edtf: match reading.modifier {
            Some(Modifier::Mid) => reading.edtf.map(approximate),
            _ => reading.edtf,
        },
        rule,
        anchor: reading.anchor,
        stated: reading.stated,
        others: reading.others,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::day;

    /// `Friday=2022-04-22`, with the EDTF after a space where it is not the value.
    fn shown(doc: &Document, timex: &Timex) -> String {
        let edtf = timex.edtf.map(|edtf| edtf.to_string());
        let words = doc.slice(timex.span);
        match edtf {
            Some(edtf) if edtf != timex.value => format!("{words}={} {edtf}", timex.value),
            _ => format!("{words}={}", timex.value),
        }
    }

    #[test]
    fn every_row_finds_and_leaves_what_it_says() {
        let mut wrong = Vec::new();
        let mut vocabulary = vocabulary();
        for rule in rules::all() {
            if let Err(error) = Pattern::compile(rule.pattern, &mut vocabulary) {
                wrong.push(format!("{}: {error}", rule.name));
            }
            for (text, expected) in rule.finds {
                let doc = Document::new(*text);
                let found = find(&doc, day("2022-04-27"));
                let shown: Vec<String> = found.iter().map(|timex| shown(&doc, timex)).collect();
                if shown.join(" ") != *expected || !found.iter().any(|timex| timex.rule == rule.name) {
                    let rules: Vec<&str> = found.iter().map(|timex| timex.rule).collect();
                    wrong.push(format!("{}: '{text}' gave {shown:?} by {rules:?}", rule.name));
                }
            }
            for text in rule.leaves {
                let doc = Document::new(*text);
                let found = find(&doc, day("2022-04-27"));
                if found.iter().any(|timex| timex.rule == rule.name) {
                    wrong.push(format!(
                        "{}: '{text}' gave {:?}",
                        rule.name,
                        found.iter().map(|timex| shown(&doc, timex)).collect::<Vec<_>>()
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_text_without_a_publication_date_may_give_its_year_away() {
        let check = |text: &str, expected: &[&str]| {
            let doc = Document::new(text);
            let found: Vec<String> =
                find(&doc, None).iter().filter_map(|timex| timex.edtf).map(|edtf| edtf.to_string()).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("On May 6, 2021 it was out. It was played on June 2.", &["2021-05-06", "2021-06-02"]);
        check("It beat the song of 2020. It was out on Friday, Aug. 19.", &["2020", "2022-08-19"]);
        check("Born on May 6, 1921, she sang on June 2.", &["1921-05-06"]);
        check("It was played on June 2.", &[]);
        check("On Friday it was out.", &[]);
    }
}
