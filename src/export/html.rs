//! A page in one file that opens from disk, without a network and without Tempoline: the timeline to zoom and filter, the
//! events with their quotations, and the analysis itself, so that the file can be opened here again.
//!
//! Its policy lets nothing in and nothing out: the one script and the one style sheet run by their hashes.

use super::svg::escape;
use super::{by_date, engine_name, finer_name, quotation, with_names};
use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::words;
use crate::event::Status;
use crate::timeline::{Form, Grouping, Mark, day_number, label, read_marks};
use std::collections::BTreeMap;

const STYLE: &str = concat!(include_str!("page.css"), include_str!("timeline.css"));
const SCRIPT: &str = include_str!("page.js");
/// SHA-256 of the two, as the policy names them. A test holds them against the files.
const HASHES: [&str; 2] = ["ksZRO1N6PbiOLR54jvzV114zQYDyis+TDtMDoZoneuI=", "8l5VLwVwWWmP98T3gbBf69tSO1tU4dYgjN4qWVQydfs="];

/// The page.
pub fn write(document: &AnalysisDocument) -> String {
    let title = document.article.title.as_deref().unwrap_or("Timeline");
    let engine = escape(&engine_name(document));
    let [style, script] = HASHES;
    let published = document.article.published.and_then(|date| date.first_day());
    let published = published.map(|day| format!(" data-published=\"{}\"", days(day_number(day)))).unwrap_or_default();
    let marks = read_marks(&document.events, Grouping::Kind, &|_| true);
    let marks: BTreeMap<usize, &Mark> = marks.dated.iter().map(|mark| (mark.event, mark)).collect();
    let named = with_names(document);
    let marks: BTreeMap<String, &Mark> =
        named.iter().enumerate().filter_map(|(at, named)| Some((named.name.clone(), *marks.get(&at)?))).collect();
    let rows: String = by_date(named).iter().map(|named| row(named.event, marks.get(&named.name).copied())).collect();
    let kinds: String = crate::event::Kind::ALL
        .iter()
        .map(|kind| {
            format!(
                "<label><input type=\"checkbox\" value=\"{0}\" checked>{1}</label>",
                kind.name(),
                super::capitalised(kind.name())
            )
        })
        .collect();
    // Within a script element only `</` and `<!--` would end the data; as JSON both can be written without a `<`.
    let data = super::json::write(document).replace('<', "\\u003c");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"{engine}\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p class=\"credit\">{credit}</p>\n\
         <div class=\"tools\" id=\"tools\" hidden>{kinds}<span></span><input type=\"search\" placeholder=\"Find\" aria-label=\"Find\">\
         <button type=\"button\" data-do=\"out\" aria-label=\"Zoom out\">−</button><button type=\"button\" data-do=\"in\" aria-label=\"Zoom in\">+</button>\
         <button type=\"button\" data-do=\"all\">Fit all</button></div>\n\
         <figure id=\"staff\" aria-label=\"Timeline\"{published}>{staff}</figure>\n<ol id=\"list\">\n{rows}</ol>\n\
         <footer>Found by {engine}. This file holds the events and the sentences that say so; it loads nothing and sends nothing.</footer>\n\
         <script type=\"application/json\" id=\"analysis\">{data}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        title = escape(title),
        credit = escape(&super::by_whom_and_when(&document.article)),
        staff = super::svg::lanes(document),
    )
}

/// The analysis that a page of [`write`] holds, as JSON.
pub fn analysis_in(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("<script type=\"application/json\" id=\"analysis\">")?;
    rest.split_once("</script>").map(|(data, _)| data)
}

fn row(event: &EventRecord, mark: Option<&Mark>) -> String {
    let when = event.date.map_or_else(|| "undated".to_owned(), |date| words::full(&date));
    let place: Vec<&str> = [&event.venue, &event.place, &event.part_of].into_iter().flatten().map(String::as_str).collect();
    let status = if event.status == Status::Happened { None } else { Some(event.status.name()) };
    let artists = super::listed(&event.artists);
    let about: Vec<&str> =
        [finer_name(event), artists.as_str()].into_iter().chain(place).chain(status).filter(|part| !part.is_empty()).collect();
    let drawn = mark.map(|mark| data(mark, &event.title)).unwrap_or_default();
    let quote = quotation(event);
    let quote = if quote.is_empty() { String::new() } else { format!("<blockquote>{}</blockquote>", escape(quote)) };
    format!(
        "<li id=\"{}\" class=\"{kind} {status}\" tabindex=\"0\" data-kind=\"{kind}\" data-status=\"{status}\"{drawn}><time>{}</time><h2>{}</h2><p>{}</p>{quote}</li>\n",
        escape(&event.id),
        escape(&when),
        escape(&event.title),
        escape(&about.join(" · ")),
        kind = event.kind.name(),
        status = event.status.name(),
    )
}

/// What the script draws the mark from: days since 1970; an open end is empty.
fn data(mark: &Mark, title: &str) -> String {
    let form = match mark.form {
        Form::Point => "point",
        Form::Bar => "bar",
        Form::SoftBand | Form::Hatched { .. } => "band",
    };
    format!(
        " data-form=\"{form}\" data-start=\"{}\" data-end=\"{}\" data-at=\"{}\" data-label=\"{}\"",
        days(mark.start),
        days(mark.end),
        days(mark.at),
        escape(&label(title).0)
    )
}

fn days(day: f64) -> String {
    let epoch = crate::edtf::civil(1970, 1, 1).map_or(0.0, day_number);
    if day.is_finite() { format!("{}", ((day - epoch) * 100.0).round() / 100.0) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn the_page_holds_every_event_and_nothing_of_it_is_markup() {
        let page = write(&sample());
        assert_eq!(page.matches("<li id=").count(), sample().events.len());
        assert!(!page.contains("<b>"), "what an article says is never markup");
        assert!(!page.contains("http:") && !page.contains("https:") || page.contains("http://www.w3.org/2000/svg"), "no address");
        assert_eq!(page.matches("<script").count(), 2);
    }

    #[test]
    fn its_analysis_reads_back_equal() {
        let page = write(&sample());
        let read = analysis_in(&page).and_then(|data| serde_json::from_str::<AnalysisDocument>(data).ok());
        assert_eq!(read, Some(sample()));
    }
}
