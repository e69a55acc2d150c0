//! For Wikidata: a list of statements for QuickStatements. An article names no items, so every statement is about the
//! sandbox item Q4115189 until the editor sets the right one in its place: run as it is, the list harms nothing.
//!
//! A date keeps its precision (11 day, 10 month, 9 year, 8 decade, 7 century). Seasons have no form there and undated events
//! no statement; what is cancelled or only rumoured is no fact. Those are left out and counted.

use super::{by_date, engine_name, quotation, with_names};
use crate::analysis::{AnalysisDocument, ArticleRecord, EventRecord};
use crate::edtf::{Bound, Date, Doubt, Edtf, PartialDate, Precision};
use crate::event::{Kind, Status};

/// The item to be replaced.
const SANDBOX: &str = "Q4115189";

/// The statements, a line each, fields set apart by tabs.
pub fn write(document: &AnalysisDocument) -> String {
    let engine = engine_name(document);
    let source = source(&document.article);
    let mut list = String::new();
    for named in by_date(with_names(document)) {
        let event = named.event;
        for (property, time) in statements(event) {
            let doubt = if is_doubted(event) { "\tP1480\tQ5727902" } else { "" };
            let quote = one_line(quotation(event));
            let quote = if quote.is_empty() { String::new() } else { format!("\tS1683\ten:\"{quote}\"") };
            let comment = one_line(&format!("{} ({}), {engine}", super::headline(event), super::finer_name(event)));
            let comment = comment.replace("*/", "* /");
            list.push_str(&format!("{SANDBOX}\t{property}\t{time}{doubt}{source}{quote} /* {comment} */\n"));
        }
    }
    list
}

/// How many events give no statement.
pub fn left_out(document: &AnalysisDocument) -> usize {
    document.events.iter().filter(|event| statements(event).is_empty()).count()
}

/// Property and time: a release's publication date; else a point in time, or start and end.
fn statements(event: &EventRecord) -> Vec<(&'static str, String)> {
    if matches!(event.status, Status::Cancelled | Status::Rumoured) {
        return Vec::new();
    }
    let at = if event.kind == Kind::Release { "P577" } else { "P585" };
    let bound = |property, bound| match bound {
        Bound::Date(date) => time(date).map(|time| (property, time)),
        Bound::Open | Bound::Unknown => None,
    };
    match event.date {
        Some(Edtf::Date(date)) => time(date).map(|time| (at, time)).into_iter().collect(),
        Some(Edtf::Interval(from, to)) => [bound("P580", from), bound("P582", to)].into_iter().flatten().collect(),
        None => Vec::new(),
    }
}

/// `+2026-02-13T00:00:00Z/11`: nothing finer than its precision is said.
fn time(date: PartialDate) -> Option<String> {
    let (year, month, day) = (date.start_year(), date.month_number().unwrap_or(0), date.as_day().map_or(0, Date::day));
    let precision = match date.precision() {
        Precision::Day => 11,
        Precision::Month => 10,
        Precision::Year => 9,
        Precision::Decade => 8,
        Precision::Century => 7,
        Precision::Season => return None,
    };
    // The twentieth century is any of its years; its last is the one that all calendars count to it.
    let year = if precision == 7 { year + 99 } else { year };
    (year > 0).then(|| format!("+{year:04}-{month:02}-{day:02}T00:00:00Z/{precision}"))
}

fn is_doubted(event: &EventRecord) -> bool {
    let doubted = |date: PartialDate| date.doubt() != Doubt::None;
    match event.date {
        Some(Edtf::Date(date)) => doubted(date),
        Some(Edtf::Interval(from, to)) => [from, to].iter().any(|bound| matches!(bound, Bound::Date(date) if doubted(*date))),
        None => false,
    }
}

/// Headline and day of the article, as a reference.
fn source(article: &ArticleRecord) -> String {
    let language = article.language.as_deref().filter(|tag| tag.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
    let title = article.title.as_deref().map(|title| format!("\tS1476\t{}:\"{}\"", language.unwrap_or("en"), one_line(title)));
    let published = article.published.and_then(|date| date.first_day()).and_then(|day| time(PartialDate::day(day)));
    format!("{}{}", title.unwrap_or_default(), published.map(|time| format!("\tS577\t{time}")).unwrap_or_default())
}

/// Text between straight quotation marks: none inside, and no longer than Wikidata takes.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|character: char| character.is_whitespace() || character.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").replace('"', "'").chars().take(1_500).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_statement_says_no_more_than_is_known() {
        let list = write(&sample());
        let found: Vec<Vec<&str>> = list.lines().map(|line| line.split('\t').take(3).collect()).collect();
        assert_eq!(
            found,
            [
                ["Q4115189", "P577", "+1990-00-00T00:00:00Z/8"],
                ["Q4115189", "P580", "+2015-00-00T00:00:00Z/9"],
                ["Q4115189", "P585", "+2025-00-00T00:00:00Z/9"],
                ["Q4115189", "P577", "+2026-02-13T00:00:00Z/11"],
                ["Q4115189", "P580", "+2026-02-16T00:00:00Z/11"],
                ["Q4115189", "P582", "+2026-02-22T00:00:00Z/11"],
                ["Q4115189", "P580", "+2026-09-03T00:00:00Z/11"],
                ["Q4115189", "P582", "+2026-09-20T00:00:00Z/11"],
            ]
        );
        assert_eq!(left_out(&sample()), 3, "a rumour, a cancelled night, an undated film");
        let song = list.lines().nth(3).unwrap_or("");
        assert!(song.contains("\tS577\t+2026-06-05T00:00:00Z/11\t"), "{song}");
        assert!(
            song.contains("\tS1683\ten:\"Glass Ferry and Ana Límite released the single 'Low Water' on February 13.\""),
            "{song}"
        );
        assert!(list.lines().nth(2).is_some_and(|line| line.contains("\tP1480\tQ5727902\t")), "about 2025 is circa");
    }
}
