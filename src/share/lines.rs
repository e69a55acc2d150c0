//! A brief as lines of text, which the codec packs: one for the article's head, one for each event, fields set apart by
//! tabs. What a field cannot hold (control characters) no brief holds either. Quotations are told by where they stand in
//! the brief's text.

use super::ShareError;
use super::brief::regions;
use crate::analysis::{
    AnalysisDocument, ArticleRecord, DOCUMENT_VERSION, EventRecord, MarkField, MarkRecord, MeasureRecord, Quote, ReasonRecord,
};
use crate::edtf::Edtf;
use crate::event::{Kind, Status};
use crate::timex::Part;

/// Between fields, between the items of a list, between the parts of an item.
const FIELD: char = '\t';
const ITEM: char = '\u{1}';
const PART: char = '\u{2}';

/// What stands for no name, where leaving it out means the marked words.
const NONE: &str = "\u{2}";
/// What stands for the publication date.
const PUBLISHED: &str = "p";

/// The most characters that all quotations of a brief have together, so that a small link cannot fill the memory by quoting
/// one long line ten thousand times.
const MOST_QUOTED: usize = 1 << 20;

const KINDS: [(Kind, char); 4] = [(Kind::Release, 'r'), (Kind::Record, 'n'), (Kind::Concert, 'c'), (Kind::Award, 'a')];
const STATUSES: [(Status, char); 4] =
    [(Status::Happened, 'h'), (Status::Upcoming, 'u'), (Status::Cancelled, 'x'), (Status::Rumoured, 'r')];
const MARKS: [(MarkField, char); 3] = [(MarkField::Title, 't'), (MarkField::Artist, 'a'), (MarkField::Measure, 'm')];
const STATED: [(Part, char); 5] =
    [(Part::Year, 'y'), (Part::Season, 's'), (Part::Month, 'm'), (Part::Day, 'd'), (Part::Weekday, 'w')];

fn letter<T: PartialEq>(letters: &[(T, char)], value: &T) -> char {
    letters.iter().find(|(one, _)| one == value).map_or('?', |(_, letter)| *letter)
}

fn value<T: Copy>(letters: &[(T, char)], letter: char) -> Option<T> {
    letters.iter().find(|(_, one)| *one == letter).map(|(value, _)| *value)
}

/// The lines of a document that [`brief`](super::brief()) gave with this text.
pub(super) fn write(brief: &AnalysisDocument, text: &str) -> Result<String, ShareError> {
    let quoted: usize = brief.events.iter().flat_map(|event| &event.evidence).map(|quote| quote.end - quote.start).sum();
    if quoted > MOST_QUOTED {
        return Err(ShareError::TooLarge);
    }
    let quotes = Quotes::new(text);
    let head = &brief.article;
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    let published = head.published.map(|date| date.to_string()).unwrap_or_default();
    let fields = [
        brief.engine.clone(),
        given(&brief.rules),
        given(&head.title),
        published,
        given(&head.byline),
        given(&head.source),
        given(&head.language),
    ];
    let mut lines = vec![fields.join("\t")];
    lines.extend(brief.events.iter().map(|event| write_event(event, head.published, &quotes)));
    let ends: Vec<&str> = lines.iter().map(|line| line.trim_end_matches(FIELD)).collect();
    Ok(ends.join("\n"))
}

fn write_event(event: &EventRecord, published: Option<Edtf>, quotes: &Quotes) -> String {
    let from = event.evidence.first().map_or(0, |quote| quote.start);
    let code = [letter(&KINDS, &event.kind), letter(&STATUSES, &event.status), if event.core { 'c' } else { 'b' }];
    let measures = event.measures.iter().map(|measure| {
        join(PART, [measure.quote.clone(), measure.value.to_string(), measure.unit.clone(), measure.compare.clone()])
    });
    let evidence =
        event.evidence.iter().filter_map(|quote| quotes.starts.binary_search(&quote.start).ok()).map(|line| line.to_string());
    let reason = event.reason.as_ref().map(|reason| {
        let stated: String = reason.stated.iter().map(|part| letter(&STATED, part)).collect();
        let others = reason.others.iter().map(|date| date.to_string()).collect::<Vec<_>>().join(" ");
        let anchor = match reason.anchor {
            anchor if anchor.is_some() && anchor == published => PUBLISHED.to_owned(),
            anchor => anchor.map(|date| date.to_string()).unwrap_or_default(),
        };
        let place = place(from, reason.start, reason.end);
        join(PART, [place, reason.rule.clone(), anchor, stated, others])
    });
    let marks = event
        .marks
        .iter()
        .filter(|mark| mark.field != MarkField::Date)
        .map(|mark| format!("{}{}", letter(&MARKS, &mark.field), place(from, mark.start, mark.end)));
    let text = |given: &Option<String>| given.clone().unwrap_or_default();
    let fields = [
        format!("{}{}", String::from_iter(code), (event.confidence * 100.0).round() as u8),
        event.what.clone(),
        named(vec![event.title.clone()], quotes.marked(&event.marks, MarkField::Title).into_iter().take(1).collect()),
        named(event.artists.clone(), quotes.marked(&event.marks, MarkField::Artist)),
        event.date.map(|date| date.to_string()).unwrap_or_default(),
        text(&event.venue),
        text(&event.place),
        text(&event.part_of),
        join(ITEM, measures),
        join(ITEM, evidence),
        reason.unwrap_or_default(),
        join(ITEM, marks),
    ];
    join(FIELD, fields)
}

/// Names as a list; left out where they are the marked words, and [`NONE`] where there are none but marked words.
fn named(names: Vec<String>, marked: Vec<String>) -> String {
    let none = names.iter().all(String::is_empty);
    match marked.is_empty() {
        false if names == marked => String::new(),
        false if none => NONE.to_owned(),
        _ => join(ITEM, names),
    }
}

fn read_named(field: &str, marked: Vec<String>) -> Vec<String> {
    match field {
        "" => marked,
        NONE => Vec::new(),
        names => items(names).map(str::to_owned).collect(),
    }
}

fn join(between: char, parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(between.encode_utf8(&mut [0; 4]))
}

/// Where a stretch stands, counted from the event's first quotation: small numbers pack well.
fn place(from: usize, start: usize, end: usize) -> String {
    let back = if start < from { "-" } else { "" };
    format!("{back}{}+{}", start.abs_diff(from), end.saturating_sub(start))
}

/// The first code point of each line of `text`.
fn starts(text: &str) -> Vec<usize> {
    let ends = text.chars().enumerate().filter(|(_, character)| *character == '\n').map(|(at, _)| at + 1);
    let first = (!text.is_empty()).then_some(0);
    first.into_iter().chain(ends).collect()
}

/// The document of these lines and this text. Strict: what [`write`] would not have written is damaged.
pub(super) fn read(lines: &str, text: &str) -> Result<AnalysisDocument, ShareError> {
    read_lines(lines, text).ok_or(ShareError::Damaged)
}

fn read_lines(lines: &str, text: &str) -> Option<AnalysisDocument> {
    let mut lines = lines.split('\n');
    let mut head = lines.next()?.split(FIELD);
    let mut next = || head.next().filter(|field| !field.is_empty()).map(str::to_owned);
    let engine = next().unwrap_or_default();
    let rules = next();
    let article = ArticleRecord {
        title: next(),
        published: next().map(|date| date.parse()).transpose().ok()?,
        published_from: None,
        byline: next(),
        source: next(),
        language: next(),
    };
    let mut quotes = Quotes::new(text);
    let mut events = Vec::new();
    for line in lines {
        events.push(read_event(line, article.published, &mut quotes, events.len() + 1)?);
    }
    Some(AnalysisDocument {
        version: DOCUMENT_VERSION,
        engine,
        rules,
        text: None,
        edits: None,
        article,
        articles: Vec::new(),
        regions: regions(text),
        events,
        mentions: Vec::new(),
        timexes: Vec::new(),
        notes: Vec::new(),
    })
}

/// The brief's text to quote from.
struct Quotes<'t> {
    characters: Vec<char>,
    lines: Vec<&'t str>,
    starts: Vec<usize>,
    /// How many characters may still be quoted.
    left: usize,
}

impl<'t> Quotes<'t> {
    fn new(text: &'t str) -> Quotes<'t> {
        Quotes { characters: text.chars().collect(), lines: text.split('\n').collect(), starts: starts(text), left: MOST_QUOTED }
    }

    /// The marked words of a field.
    fn marked(&self, marks: &[MarkRecord], field: MarkField) -> Vec<String> {
        let words = |mark: &MarkRecord| self.characters.get(mark.start..mark.end).map(String::from_iter);
        marks.iter().filter(|mark| mark.field == field).filter_map(words).collect()
    }

    fn line(&mut self, number: &str) -> Option<Quote> {
        let number: usize = number.parse().ok()?;
        let (start, quote) = (*self.starts.get(number)?, *self.lines.get(number)?);
        let length = quote.chars().count();
        self.left = self.left.checked_sub(length)?;
        Some(Quote { start, end: start + length, quote: quote.to_owned() })
    }

    fn place(&self, from: usize, place: &str) -> Option<(usize, usize)> {
        let (away, length) = place.split_once('+')?;
        let start = match away.strip_prefix('-') {
            Some(back) => from.checked_sub(back.parse().ok()?)?,
            None => from.checked_add(away.parse().ok()?)?,
        };
        let end = start.checked_add(length.parse().ok()?)?;
        (end <= self.characters.len()).then_some((start, end))
    }

    fn words(&mut self, start: usize, end: usize) -> Option<String> {
        self.left = self.left.checked_sub(end - start)?;
        Some(self.characters.get(start..end)?.iter().collect())
    }
}

fn read_event(line: &str, published: Option<Edtf>, quotes: &mut Quotes, number: usize) -> Option<EventRecord> {
    let mut fields = line.split(FIELD);
    let mut next = || fields.next().unwrap_or("");
    let (code, what, title, artists) = (next(), next(), next(), next());
    let (date, venue, place, part_of) = (next(), next(), next(), next());
    let (measures, evidence, reason, marks) = (next(), next(), next(), next());
    let mut letters = code.chars();
    let kind = value(&KINDS, letters.next()?)?;
    let status = value(&STATUSES, letters.next()?)?;
    let core = value(&[(true, 'c'), (false, 'b')], letters.next()?)?;
    let confidence: u8 = letters.as_str().parse().ok().filter(|hundredths| *hundredths <= 100)?;
    let evidence: Vec<Quote> = items(evidence).map(|number| quotes.line(number)).collect::<Option<_>>()?;
    let from = evidence.first().map_or(0, |quote| quote.start);
    let reason = if reason.is_empty() { None } else { Some(read_reason(reason, published, from, quotes)?) };
    let said = items(marks).map(|mark| {
        let field = value(&MARKS, mark.chars().next()?)?;
        let (start, end) = quotes.place(from, mark.get(1..)?)?;
        quotes.left = quotes.left.checked_sub(end - start)?;
        Some(MarkRecord { start, end, field })
    });
    let mut marks: Vec<MarkRecord> = said.collect::<Option<_>>()?;
    marks.extend(reason.iter().map(|reason| MarkRecord { start: reason.start, end: reason.end, field: MarkField::Date }));
    marks.sort_by_key(|mark| (mark.start, mark.end, mark.field));
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Some(EventRecord {
        id: format!("e{number}"),
        kind,
        what: what.to_owned(),
        title: read_named(title, quotes.marked(&marks, MarkField::Title).into_iter().take(1).collect()).join(" "),
        artists: read_named(artists, quotes.marked(&marks, MarkField::Artist)),
        date: given(date).map(|date| date.parse::<Edtf>()).transpose().ok()?,
        reason,
        status,
        venue: given(venue),
        place: given(place),
        part_of: given(part_of),
        measures: items(measures).map(read_measure).collect::<Option<_>>()?,
        evidence,
        confidence: f64::from(confidence) / 100.0,
        core,
        rule: String::new(),
        marks,
        sources: None,
    })
}

fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(ITEM).filter(|_| !list.is_empty())
}

fn read_measure(item: &str) -> Option<MeasureRecord> {
    let mut parts = item.split(PART).map(str::to_owned);
    Some(MeasureRecord {
        quote: parts.next()?,
        value: parts.next()?.parse().ok().filter(|value: &f64| value.is_finite())?,
        unit: parts.next()?,
        compare: parts.next()?,
    })
}

fn read_reason(field: &str, published: Option<Edtf>, from: usize, quotes: &mut Quotes) -> Option<ReasonRecord> {
    let mut parts = field.split(PART);
    let mut next = || parts.next().unwrap_or("");
    let (start, end) = quotes.place(from, next())?;
    let (rule, anchor, stated, others) = (next(), next(), next(), next());
    Some(ReasonRecord {
        quote: quotes.words(start, end)?,
        start,
        end,
        rule: rule.to_owned(),
        anchor: match anchor {
            "" => None,
            PUBLISHED => published,
            day => Some(day.parse().ok()?),
        },
        stated: stated.chars().map(|letter| value(&STATED, letter)).collect::<Option<_>>()?,
        others: others.split(' ').filter(|date| !date.is_empty()).map(str::parse).collect::<Result<_, _>>().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::brief;
    use super::*;

    fn document() -> AnalysisDocument {
        let article = include_str!("../../tests/data/articles/uk-rock-tour.txt");
        AnalysisDocument::from(&crate::analyze(&crate::Article::read(article, crate::day("2026-06-05"))))
    }

    #[test]
    fn a_brief_reads_back_equal() {
        for quotes in [true, false] {
            let (text, brief) = brief(&document(), quotes);
            let lines = write(&brief, &text).expect("it is small");
            assert!(read(&lines, &text) == Ok(brief), "{lines}");
        }
    }

    #[test]
    fn what_nobody_wrote_is_damaged() {
        for (line, why) in [
            ("", "an event without a kind"),
            ("rhc200\tsong", "more than sure"),
            ("rhc90\tsong\tEbb\t\tsoon", "no date"),
            ("rhc90\tsong\tEbb\t\t\t\t\t\t\t7", "a line that is not there"),
            ("rhc90\tsong\tEbb\t\t\t\t\t\t\t0\t\tt2+400", "a mark past the end"),
            ("rhc90\tsong\tEbb\t\t\t\t\t\t\t0\t\tt-1+2", "a mark before the beginning"),
            ("nhc90\tchart\tEbb\t\t\t\t\t\tNo. 1\u{2}inf\u{2}position\u{2}=", "a number without end"),
        ] {
            assert_eq!(read(&format!("tempoline\n{line}"), "It came out."), Err(ShareError::Damaged), "{why}");
        }
    }

    #[test]
    fn one_long_line_is_not_quoted_without_end() {
        let text = "a".repeat(10_000);
        let line = format!("rhc90\tsong\tEbb\t\t\t\t\t\t\t{}", vec!["0"; 200].join("\u{1}"));
        assert_eq!(read(&format!("tempoline\n{line}"), &text), Err(ShareError::Damaged));
    }
}
