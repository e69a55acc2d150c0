//! Notes for people: the events in the order of their dates, each with the sentence that says so.

use super::{by_date, listed, quotation, with_names};
use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::words;
use crate::event::Status;

/// The notes in CommonMark; undated events stand at the end.
pub fn write(document: &AnalysisDocument) -> String {
    let title = document.article.title.as_deref().unwrap_or("Timeline");
    let mut notes = format!("# {}\n", escape(title));
    let credit = super::by_whom_and_when(&document.article);
    if !credit.is_empty() {
        notes.push_str(&format!("\n{}\n", escape(&credit)));
    }
    let events: Vec<&EventRecord> = by_date(with_names(document)).into_iter().map(|named| named.event).collect();
    let (dated, undated): (Vec<&EventRecord>, Vec<&EventRecord>) = events.into_iter().partition(|event| event.date.is_some());
    if dated.is_empty() && undated.is_empty() {
        notes.push_str("\nNo events were found.\n");
    }
    if !dated.is_empty() {
        notes.push('\n');
        dated.iter().for_each(|event| notes.push_str(&item(event)));
    }
    if !undated.is_empty() {
        notes.push_str("\n## Undated\n\n");
        undated.iter().for_each(|event| notes.push_str(&item(event)));
    }
    notes + &format!("\n*{}*\n", escape(&super::engine_name(document)))
}

fn item(event: &EventRecord) -> String {
    let when = event.date.map(|date| format!("**{}**: ", escape(&words::full(&date)))).unwrap_or_default();
    let title = if event.title.is_empty() { String::new() } else { format!("**{}**", escape(&event.title)) };
    let missing: Vec<String> = event.artists.iter().filter(|artist| !event.title.contains(artist.as_str())).cloned().collect();
    let artists = if missing.is_empty() { String::new() } else { format!(", {}", escape(&listed(&missing))) };
    let place: Vec<&str> = [&event.venue, &event.place].into_iter().flatten().map(String::as_str).collect();
    let place = if place.is_empty() || event.venue.as_ref().is_some_and(|venue| event.title.contains(venue.as_str())) {
        event.place.as_ref().map(|place| format!(", {}", escape(place))).unwrap_or_default()
    } else {
        format!(", {}", escape(&place.join(", ")))
    };
    let status = if event.status == Status::Happened { String::new() } else { format!(", {}", event.status.name()) };
    let finer = super::finer_name(event);
    let what = if finer == event.kind.name() { String::new() } else { format!(", {}", escape(finer)) };
    let quote: Vec<&str> = quotation(event).split_whitespace().collect();
    format!("- {when}{title}{artists}{place} ({}{what}{status})\n  > {}\n", event.kind.name(), escape(&quote.join(" ")))
}

/// Text whose marks are only marks.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        let opens_block = at == 0 && matches!(character, '#' | '+' | '-' | '=' | '>');
        let numbers_list = matches!(character, '.' | ')') && at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        if opens_block || numbers_list || matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(if character.is_control() { ' ' } else { character });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    /// What a reader of Markdown makes of a line: its marks taken off, what was escaped kept.
    fn plain(line: &str) -> String {
        let mut plain = String::new();
        let mut characters = line.chars();
        while let Some(character) = characters.next() {
            match character {
                '\\' => plain.extend(characters.next()),
                '*' => {}
                other => plain.push(other),
            }
        }
        plain
    }

    #[test]
    fn the_notes_read_as_a_list_in_the_order_of_dates() {
        let notes = write(&sample());
        let lines: Vec<String> = notes.lines().map(plain).collect();
        assert_eq!(lines[0], "# Glass Ferry, “Low Water” & the \\ coast; a year, in dates");
        assert_eq!(lines[2], "Ines Okafor, The Harbour Weekly, 5 June 2026");
        let items: Vec<&str> = lines.iter().map(String::as_str).filter(|line| line.starts_with("- ")).collect();
        assert_eq!(
            items,
            [
                "- 1990s: Shoals, Glass Ferry (release, album)",
                "- from 2015: Sandbank (concert, festival)",
                "- about 2025: Northern Sound Prize, Ana Límite (award, nomination)",
                "- Friday 13 February 2026: Low Water, Glass Ferry and Ana Límite (release, song)",
                "- 16 to 22 February 2026: Low Water, Glass Ferry, United Kingdom (record, chart)",
                "- April 2026: =Tidal, <b>deluxe</b>, Glass Ferry (release, album, rumoured)",
                "- Saturday 30 May 2026: Glass Ferry at Lantern Hall, Aarhus (concert, cancelled)",
                "- 3 to 20 September 2026: Slack Tide Tour, Glass Ferry, Europe (concert, tour, upcoming)",
                "- Ebb (release, film, upcoming)",
            ]
        );
        let quotes: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("  > ")).collect();
        assert_eq!(quotes.len(), items.len());
        assert_eq!(quotes[3], "Glass Ferry and Ana Límite released the single \"Low Water\" on February 13.");
        assert!(notes.contains("\n## Undated\n"));
        assert!(!notes.contains("<b>"), "what an article says is never markup");
    }

    #[test]
    fn what_has_no_finer_kind_is_named_by_its_kind() {
        let mut document = sample();
        document.events.truncate(1);
        document.events[0].what = "other".to_owned();
        assert!(write(&document).contains(" (release)\n"), "{}", write(&document));
    }

    #[test]
    fn an_article_without_events_says_so() {
        let mut document = sample();
        document.events.clear();
        assert!(write(&document).contains("\nNo events were found.\n\n*tempoline 0.1.0*\n"));
    }
}
