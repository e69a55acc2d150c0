//! A table for spreadsheets and scripts: RFC 4180, one event a row, in the order of the text.
//!
//! A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line end) gets an
//! apostrophe before it, so that nothing of an article is ever run.

use super::quotation;
use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::{Bound, Edtf, PartialDate, Precision};
use crate::timex::Part;

const HEADER: [&str; 25] = [
    "id",
    "type",
    "what",
    "status",
    "edtf",
    "date_min",
    "date_max",
    "precision",
    "inferred",
    "title",
    "artist",
    "venue",
    "place",
    "part_of",
    "rank",
    "measure",
    "quote",
    "start",
    "end",
    "source_title",
    "source",
    "published",
    "confidence",
    "core",
    "engine",
];

/// The table: a header, then the events; lines end with CR and LF.
pub fn write(document: &AnalysisDocument) -> String {
    let mut table = HEADER.join(",") + "\r\n";
    for event in &document.events {
        let cells = row(document, event).map(|text| cell(&text));
        table.push_str(&cells.join(","));
        table.push_str("\r\n");
    }
    table
}

fn row(document: &AnalysisDocument, event: &EventRecord) -> [String; HEADER.len()] {
    let text = |given: &Option<String>| given.clone().unwrap_or_default();
    let date = |given: Option<crate::edtf::Date>| given.map(|day| Edtf::from_day(day).to_string()).unwrap_or_default();
    let evidence = event.evidence.first();
    let is_position = |unit: &str| unit == "position";
    [
        event.id.clone(),
        event.kind.name().to_owned(),
        event.what.clone(),
        event.status.name().to_owned(),
        event.date.map(|date| date.to_string()).unwrap_or_default(),
        date(event.date.and_then(|date| date.first_day())),
        date(event.date.and_then(|date| date.last_day())),
        event.date.map(|date| precision_name(date.precision()).to_owned()).unwrap_or_default(),
        inferred(event),
        event.title.clone(),
        event.artists.join("; "),
        text(&event.venue),
        text(&event.place),
        text(&event.part_of),
        event
            .measures
            .iter()
            .find(|measure| is_position(&measure.unit))
            .map(|measure| measure.value.to_string())
            .unwrap_or_default(),
        event.measures.iter().map(|measure| measure.quote.as_str()).collect::<Vec<_>>().join("; "),
        quotation(event).to_owned(),
        evidence.map(|quote| quote.start.to_string()).unwrap_or_default(),
        evidence.map(|quote| quote.end.to_string()).unwrap_or_default(),
        text(&document.article.title),
        text(&document.article.source),
        document.article.published.map(|date| date.to_string()).unwrap_or_default(),
        event.confidence.to_string(),
        event.core.to_string(),
        super::engine_name(document),
    ]
}

/// A cell as the table holds it.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

fn precision_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Season => "season",
        Precision::Year => "year",
        Precision::Decade => "decade",
        Precision::Century => "century",
    }
}

/// The parts of the date that the text does not state itself: `year`, `month day`.
fn inferred(event: &EventRecord) -> String {
    let (Some(date), Some(reason)) = (event.date, &event.reason) else { return String::new() };
    let finest = match date {
        Edtf::Date(date) | Edtf::Interval(Bound::Date(date), _) | Edtf::Interval(_, Bound::Date(date)) => parts(date),
        Edtf::Interval(..) => &[],
    };
    let missing = finest.iter().filter(|(part, _)| !reason.stated.contains(part)).map(|(_, name)| *name);
    missing.collect::<Vec<_>>().join(" ")
}

fn parts(date: PartialDate) -> &'static [(Part, &'static str)] {
    const DAY: [(Part, &str); 3] = [(Part::Year, "year"), (Part::Month, "month"), (Part::Day, "day")];
    match date.precision() {
        Precision::Day => &DAY,
        Precision::Month => &DAY[..2],
        Precision::Season => &[(Part::Year, "year"), (Part::Season, "season")],
        Precision::Year | Precision::Decade | Precision::Century => &DAY[..1],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn another_program_reads_every_cell_back() {
        let (document, table) = (sample(), write(&sample()));
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        assert_eq!(reader.headers().map(|header| header.iter().collect::<Vec<_>>()).unwrap_or_default(), HEADER);
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("the table is CSV");
        assert_eq!(rows.len(), document.events.len());
        for (row, event) in rows.iter().zip(&document.events) {
            assert_eq!(row.get(0), Some(event.id.as_str()));
            assert_eq!(row.get(16).map(|quote| quote.trim_start_matches('\'')), Some(quotation(event)));
        }
        let cells = |row: usize, from: usize, to: usize| rows[row].iter().skip(from).take(to - from).collect::<Vec<_>>();
        assert_eq!(
            cells(0, 4, 11),
            ["2026-02-13", "2026-02-13", "2026-02-13", "day", "year", "Low Water", "Glass Ferry; Ana Límite"]
        );
        assert_eq!(cells(1, 4, 10), ["2026-04", "2026-04-01", "2026-04-30", "month", "year", "'=Tidal, <b>deluxe</b>"]);
        assert_eq!(cells(2, 13, 16), ["Singles Chart", "3", "No. 3; at least 1.5 million streams"]);
        assert_eq!(cells(6, 4, 8), ["2015/..", "2015-01-01", "", "year"]);
        assert_eq!(cells(7, 4, 9), ["", "", "", "", ""]);
        assert_eq!(cells(8, 4, 8), ["199X", "1990-01-01", "1999-12-31", "decade"]);
    }

    #[test]
    fn a_formula_stays_text() {
        for (text, held) in [
            ("=SUM(A1)", "'=SUM(A1)"),
            ("+1, -1", "\"'+1, -1\""),
            ("-", "'-"),
            ("@name", "'@name"),
            ("\tx", "'\tx"),
            ("a=b", "a=b"),
            ("say \"so\"\nnow", "\"say \"\"so\"\"\nnow\""),
        ] {
            assert_eq!(cell(text), held);
        }
    }
}
