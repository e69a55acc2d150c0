//! Days that stand without their month: `October 23 and 29`, `20, 21 and 22 April`, and the lines of a tour list under its
//! month: `MARCH`, `12 Glasgow, Barrowland`, `14 Leeds, Dock Hall`.

use super::class;
use super::ranges::with_day;
use super::reading::Reading;
use super::resolve::{self, Stated};
use super::scene::dated;
use super::tense::Tense;
use crate::edtf::Edtf;
use crate::pattern::Mark;
use crate::text::{Document, Shape, Span, TokenKind};
use std::ops::Range;

/// A day found beside a date: its tokens and what it means.
pub(super) type Sibling = (Range<usize>, Reading);

/// What the days around a date are counted with.
pub(super) struct Around<'d> {
    pub doc: &'d Document,
    pub marks: &'d [Mark],
    pub sentence: Range<usize>,
    pub published: Option<crate::edtf::Date>,
    /// The year that the text gives away without one.
    pub year: Option<i32>,
}

fn joins(word: &str) -> bool {
    matches!(word, "," | "and" | "&" | "or" | "-" | "–" | "—" | "‑" | "to" | "through" | "until" | "/" | "till" | "thru")
}

impl Around<'_> {
    fn is(&self, index: usize, class: u64) -> bool {
        self.sentence.contains(&index) && self.marks.get(index).is_some_and(|mark| mark.classes & class != 0)
    }

    fn day(&self, stated: Stated, tense: Tense, index: usize) -> Option<Reading> {
        let day = self.marks.get(index)?.value;
        let weekday = index.checked_sub(1).filter(|&before| self.is(before, class::WEEKDAY));
        let weekday = weekday.and_then(|before| self.marks.get(before)).map(|mark| mark.value);
        let stated = Stated { weekday, ..with_day(stated, day) };
        let reading = resolve::calendar(self.published, dated(stated, self.published, self.year), tense)?;
        Some(Reading { stated: stated.parts(), ..reading })
    }

    /// `20, 21 and` before `22 April`: the days to the left, in text order.
    pub fn before(&self, stated: Stated, tense: Tense, start: usize) -> Vec<Sibling> {
        let mut siblings = Vec::new();
        let mut at = start;
        while siblings.len() < 12 {
            let word = |back: usize| {
                at.checked_sub(back).filter(|index| self.sentence.contains(index)).map_or("", |index| self.doc.word(index))
            };
            let gap = match (word(1), word(2)) {
                ("and" | "&" | "or", ",") => 2,
                (join, _) if joins(join) => 1,
                _ => break,
            };
            let Some(index) = at.checked_sub(gap + 1).filter(|&index| self.is(index, class::DAY)) else { break };
            // `May 7 and 9 July`: that day has a month of its own. `No. 7 and`: that one is no day.
            let owner = index.checked_sub(1).filter(|owner| self.sentence.contains(owner));
            let owned = owner.is_some_and(|owner| {
                self.is(owner, class::MONTH | class::DIGITS) && !self.is(owner, class::DAY)
                    || matches!(self.doc.word(owner), "#" | "no" | "$" | "£" | "€" | "top" | "number")
                    || (self.doc.word(owner) == "." && owner.checked_sub(1).is_some_and(|month| self.is(month, class::MONTH)))
            });
            if owned {
                break;
            }
            let Some(reading) = self.day(stated, tense, index) else { break };
            let first = if owner.is_some_and(|owner| self.is(owner, class::WEEKDAY)) { index - 1 } else { index };
            siblings.push((first..index + 1, reading));
            at = first;
        }
        siblings.reverse();
        siblings
    }

    /// `and 29` after `October 23`: the days to the right, with the year that closes the list.
    pub fn after(&self, stated: Stated, tense: Tense, end: usize) -> (Vec<Sibling>, Option<i32>) {
        let mut days = Vec::new();
        let mut at = end;
        while days.len() < 12 {
            let gap = match (self.doc.word(at), self.doc.word(at + 1)) {
                (",", "and" | "&" | "or") => 2,
                (join, _) if joins(join) => 1,
                _ => break,
            };
            let index = at + gap;
            if !self.is(index, class::DAY)
                || self.doc.tokens.get(index).is_none_or(|token| token.kind == TokenKind::Word && token.shape == Shape::None)
            {
                break;
            }
            days.push(index);
            at = index + 1;
        }
        // What follows must let the last one be a day; else the list ends before it.
        while let Some(&last) = days.last() {
            if self.ends_list(last, days.len()) {
                break;
            }
            days.pop();
        }
        let Some(&last) = days.last() else { return (Vec::new(), None) };
        let comma = usize::from(self.doc.word(last + 1) == ",");
        let year =
            if self.is(last + 1 + comma, class::YEAR) { self.marks.get(last + 1 + comma).map(|mark| mark.value) } else { None };
        // The year belongs to the whole list, unless the first date has its own.
        let year = year.filter(|_| stated.year.is_none());
        let shared = Stated { year: stated.year.or(year), ..stated };
        let end = |index: usize| if index == last && year.is_some() { index + 2 + comma } else { index + 1 };
        let siblings = days.iter().filter_map(|&index| Some((index..end(index), self.day(shared, tense, index)?))).collect();
        (siblings, year)
    }

    fn ends_list(&self, last: usize, count: usize) -> bool {
        let next = last + 1;
        if next >= self.sentence.end {
            return true;
        }
        if self.is(next, class::MONTH | class::UNIT | class::UNITS) || self.doc.word(next) == "of" {
            return false;
        }
        // A dash between two days leaves no doubt.
        if matches!(self.doc.word(last.saturating_sub(1)), "-" | "–" | "—" | "through" | "to" | "until") {
            return true;
        }
        let comma_only = self.doc.word(last.saturating_sub(1)) == "," && count == 1;
        match self.doc.tokens.get(next).map(|token| (token.kind, token.shape)) {
            Some((TokenKind::Word, Shape::Lower)) => matches!(
                self.doc.word(next),
                "at" | "in"
                    | "on"
                    | "and"
                    | "with"
                    | "for"
                    | "to"
                    | "are"
                    | "is"
                    | "were"
                    | "was"
                    | "will"
                    | "when"
                    | "as"
                    | "before"
                    | "after"
                    | "from"
                    | "respectively"
                    | "but"
                    | "by"
                    | "where"
                    | "have"
                    | "has"
                    | "which"
                    | "featuring"
                    | "of"
            ),
            Some((TokenKind::Word, _)) => !comma_only,
            Some((TokenKind::Number, _)) => self.is(next, class::YEAR),
            Some((TokenKind::Punct, _)) => !matches!(self.doc.word(next), "%" | ":" | "/"),
            _ => true,
        }
    }
}

/// The month that the lines of a tour list stand under.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TourList {
    /// Year and month, and the day of the last item.
    under: Option<(i32, u8, u8)>,
    /// Lines since the last item or header.
    idle: u8,
}

impl TourList {
    /// Looks at a line before its timexes are read: the items of it that state a day alone.
    pub fn read(&mut self, around: &Around) -> Vec<(Span, Reading)> {
        let tokens = around.sentence.clone();
        self.idle = self.idle.saturating_add(1);
        let Some((mut year, mut month, last)) = self.under.filter(|_| self.idle <= 4) else { return Vec::new() };
        if !around.is(tokens.start, class::DAY) || !begins_item(around, tokens.start + 1) {
            return Vec::new();
        }
        // Days that begin again are those of the next month.
        if around.marks.get(tokens.start).is_some_and(|mark| mark.value < i32::from(last)) {
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        let mut items = Vec::new();
        let mut day = 0;
        for index in tokens.clone().take(200) {
            let Some((span, number)) = day_at(around, index, index == tokens.start) else { continue };
            if number <= day {
                continue;
            }
            let stated = Stated { year: Some(year), month: Some(i32::from(month)), day: Some(number), weekday: None };
            let Some(reading) = resolve::calendar(None, stated, Tense::Unknown) else { continue };
            day = number;
            items.push((span, Reading { stated: vec![super::Part::Day], ..reading }));
        }
        self.under = Some((year, month, u8::try_from(day).unwrap_or(31)));
        self.idle = 0;
        items
    }

    /// Takes note of a date that opens a line: a header such as `MARCH 2023`, or an item with its month.
    pub fn note(&mut self, opens_line: bool, edtf: Option<Edtf>) {
        let Some(Edtf::Date(date)) = edtf.filter(|_| opens_line) else { return };
        if let Some(month) = date.month_number() {
            self.under = Some((date.start_year(), month, date.as_day().map_or(0, |day| day.day())));
            self.idle = 0;
        }
    }
}

/// Whether what follows a day reads as an item: a name, or a dash or colon before one.
fn begins_item(around: &Around, index: usize) -> bool {
    if !around.sentence.contains(&index) || around.is(index, class::MONTH | class::UNIT | class::UNITS) {
        return false;
    }
    let Some(token) = around.doc.tokens.get(index) else { return false };
    match token.kind {
        TokenKind::Word => token.is_capitalised(),
        TokenKind::Punct => {
            matches!(around.doc.word(index), "-" | "–" | "—" | ":" | "|" | "@" | ",") && around.sentence.contains(&(index + 1))
        }
        _ => false,
    }
}

/// The day at a token of a list line: a number, or the digits glued to the end of a name (`Yard15 Leeds`).
fn day_at(around: &Around, index: usize, first: bool) -> Option<(Span, i32)> {
    let token = around.doc.tokens.get(index)?;
    let named = around.doc.tokens.get(index + 1).is_some_and(|next| next.kind == TokenKind::Word && next.is_capitalised());
    if first {
        return Some((token.span, around.marks.get(index)?.value));
    }
    if !named || index + 1 >= around.sentence.end {
        return None;
    }
    let before = index.checked_sub(1).map_or("", |before| around.doc.word(before));
    if around.is(index, class::DAY) {
        return (!matches!(before, "," | "#" | "no" | "." | "at" | "studio" | "area"))
            .then_some((token.span, around.marks.get(index)?.value));
    }
    let raw = around.doc.raw(index);
    let digits = raw.bytes().rev().take_while(u8::is_ascii_digit).count();
    let head = raw.len() - digits;
    if !(1..=2).contains(&digits) || token.kind != TokenKind::Word || !raw.get(..head)?.ends_with(char::is_lowercase) {
        return None;
    }
    let number: i32 = raw.get(head..)?.parse().ok()?;
    (1..=31).contains(&number).then(|| (Span::new(token.span.start + head, token.span.end), number))
}

#[cfg(test)]
mod tests {
    use super::super::find_timexes;
    use super::*;
    use crate::edtf::day;

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let found: Vec<String> = find_timexes(&doc, day("2022-04-27"))
            .iter()
            .filter_map(|timex| Some(format!("{} {}", doc.slice(timex.span), timex.edtf?)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_of_a_tour_list_take_the_month_above_them() {
        check(
            "Glass Ferry UK tour\nMAY\n12 Hull, Dock Hall\n14 Leeds, Tin Room\nJUNE\n2 York, The Barn",
            &["MAY 2022-05", "12 2022-05-12", "14 2022-05-14", "JUNE 2022-06", "2 2022-06-02"],
        );
        check("12 May – Hull, Dock Hall\n14 – Leeds, Tin Room", &["12 May 2022-05-12", "14 2022-05-14"]);
        check("30 May: Hull, Dock Hall\n2: Leeds, Tin Room", &["30 May 2022-05-30", "2 2022-06-02"]);
        check(
            "October\n12 Hull, Dock Hall 13 York, Barn15 Leeds, TinRoom16 Derby, Yard",
            &["October 2022-10", "12 2022-10-12", "13 2022-10-13", "15 2022-10-15", "16 2022-10-16"],
        );
    }

    #[test]
    fn numbers_that_open_a_line_elsewhere_are_no_days() {
        check("12 Acts Join The Bill\nThe fair is here.", &[]);
        check("They sang in May.\nIt was fine.\n12 Hull acts sang.", &["May 2021-05"]);
    }
}
