//! For a wiki: a list of the events, each with a citation that quotes its sentence. Names that the article does not give
//! (web address, day of access) are left for the editor.

use super::{by_date, engine_name, listed, quotation, with_names};
use crate::analysis::{AnalysisDocument, ArticleRecord, EventRecord};
use crate::edtf::words;
use crate::event::Status;

/// The list in wikitext; undated events stand at the end.
pub fn write(document: &AnalysisDocument) -> String {
    let events = by_date(with_names(document));
    let items: String = events.iter().map(|named| item(&document.article, named.event)).collect();
    format!("{items}<!-- {} -->\n", escape(&engine_name(document)).replace("--", "&#45;&#45;"))
}

fn item(article: &ArticleRecord, event: &EventRecord) -> String {
    let when = event.date.map(|date| format!("{}: ", escape(&words::full(&date)))).unwrap_or_default();
    let title = match event.kind {
        crate::event::Kind::Release => format!("''{}''", escape(&event.title)),
        _ => escape(&event.title),
    };
    let artists: Vec<String> = event.artists.iter().filter(|artist| !event.title.contains(artist.as_str())).cloned().collect();
    let artists = if artists.is_empty() { String::new() } else { format!(", {}", escape(&listed(&artists))) };
    let place: Vec<&str> = [&event.venue, &event.place].into_iter().flatten().map(String::as_str).collect();
    let place = if place.is_empty() { String::new() } else { format!(", {}", escape(&place.join(", "))) };
    let status = if event.status == Status::Happened { String::new() } else { format!(", {}", event.status.name()) };
    format!(
        "* {when}{title}{artists}{place} ({}{status})<ref>{}</ref>\n",
        escape(super::finer_name(event)),
        citation(article, event)
    )
}

fn citation(article: &ArticleRecord, event: &EventRecord) -> String {
    let (first, last) = article.byline.as_deref().map(name).unwrap_or_default();
    let date = article.published.and_then(|date| date.first_day()).map(words::day_in_words).unwrap_or_default();
    let quote: Vec<&str> = quotation(event).split_whitespace().collect();
    let fields = [
        ("title", article.title.clone().unwrap_or_default()),
        ("url", String::new()),
        ("work", article.source.clone().unwrap_or_default()),
        ("last", last),
        ("first", first),
        ("date", date),
        ("access-date", String::new()),
        ("quote", quote.join(" ")),
    ];
    let fields: String = fields.iter().map(|(name, value)| format!(" |{name}={}", escape(value))).collect();
    format!("{{{{cite news{fields}}}}}")
}

/// First and last name of a byline that is one name; all of another byline as the last.
fn name(byline: &str) -> (String, String) {
    let plain = byline.strip_prefix("By ").or(byline.strip_prefix("by ")).unwrap_or(byline).trim();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let one = words.len() > 1 && words.len() < 4 && !plain.contains([',', '&', '/']) && !words.contains(&"and");
    match words.split_last() {
        Some((last, first)) if one => (first.join(" "), (*last).to_owned()),
        _ => (String::new(), plain.to_owned()),
    }
}

/// Text that means nothing to a wiki.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut last = ' ';
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '|' | '{' | '}' | '[' | ']' | '~' => escaped.push_str(&format!("&#{};", u32::from(character))),
            // Two of them are markup, and so are two underscores.
            '\'' | '_' if last == character => escaped.push_str(&format!("&#{};", u32::from(character))),
            // No address of an article becomes a link.
            '/' if last == '/' => escaped.push_str("&#47;"),
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
        last = character;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn every_event_is_an_item_with_its_citation() {
        let list = write(&sample());
        let items: Vec<&str> = list.lines().filter(|line| line.starts_with("* ")).collect();
        assert_eq!(items.len(), sample().events.len());
        assert_eq!(
            items[3],
            "* Friday 13 February 2026: ''Low Water'', Glass Ferry and Ana Límite (song)<ref>{{cite news \
             |title=Glass Ferry, “Low Water” &amp; the \\ coast; a year, in dates |url= |work=The Harbour Weekly |last=Okafor \
             |first=Ines |date=5 June 2026 |access-date= |quote=Glass Ferry and Ana Límite released the single \"Low Water\" on \
             February 13.}}</ref>"
        );
        assert!(list.ends_with("<!-- tempoline 0.1.0 -->\n"), "{list}");
    }

    #[test]
    fn what_an_article_says_is_never_markup() {
        for (text, held) in [
            ("a|b", "a&#124;b"),
            ("{{stub}}", "&#123;&#123;stub&#125;&#125;"),
            ("[[Main Page]]", "&#91;&#91;Main Page&#93;&#93;"),
            ("'''bold'''", "'&#39;&#39;bold'&#39;&#39;"),
            ("rock 'n' roll", "rock 'n' roll"),
            ("</ref>&nbsp;", "&lt;/ref&gt;&amp;nbsp;"),
            ("__TOC__ ~~~~", "_&#95;TOC_&#95; &#126;&#126;&#126;&#126;"),
            ("http://example.org", "http:/&#47;example.org"),
        ] {
            assert_eq!(escape(text), held);
        }
    }

    #[test]
    fn a_byline_of_one_name_is_a_first_and_a_last_name() {
        for (byline, first, last) in [
            ("By Ines Okafor", "Ines", "Okafor"),
            ("Ada May Quell", "Ada May", "Quell"),
            ("Staff", "", "Staff"),
            ("Ines Okafor and Ada Quell", "", "Ines Okafor and Ada Quell"),
        ] {
            assert_eq!(name(byline), (first.to_owned(), last.to_owned()));
        }
    }
}
