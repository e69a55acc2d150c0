//! The head of an article: its publication date, headline, byline and source.

use super::STORY;
use tempoline::{Article, day};

/// An article in which `BODY` stands for the story.
fn read(text: &str) -> Article {
    Article::read(&text.replace("BODY", STORY), None)
}

fn words(article: &Article, span: Option<tempoline::text::Span>) -> Option<&str> {
    span.map(|span| span.of(&article.text))
}

#[test]
fn publication_dates_are_found_where_articles_state_them() {
    for (name, text, date, quote) in [
        ("archive-prefix", " date 2026-06-05 Leith | Harbour Music Desk: The duo sang.", "2026-06-05", "date 2026-06-05"),
        ("published-line", "Ferry sings again\n\nPublished 5 June 2026\n\nBODY", "2026-06-05", "Published 5 June 2026"),
        (
            "published-on-with-time",
            "Ferry sings\n\nPublished on June 5, 2026 at 9:30 AM\n\nBODY",
            "2026-06-05",
            "Published on June 5, 2026 at 9:30 AM",
        ),
        (
            "posted-by-on",
            "Ferry sings\n\nPosted by Ines Maarten on Jun 5, 2026\n\nBODY",
            "2026-06-05",
            "Posted by Ines Maarten on Jun 5, 2026",
        ),
        (
            "published-beats-updated",
            "Ferry sings\n\nUpdated: 7 June 2026\nPublished: 5 June 2026\n\nBODY",
            "2026-06-05",
            "Published: 5 June 2026",
        ),
        ("updated-alone", "Ferry sings\n\nLast updated 7 June 2026\n\nBODY", "2026-06-07", "Last updated 7 June 2026"),
        (
            "one-line-of-both",
            "Ferry sings\n\nBy Ines Maarten | Published: Fri 5 June 2026, 09:30 GMT | Updated: 6 June 2026\n\nBODY",
            "2026-06-05",
            "Published: Fri 5 June 2026, 09:30 GMT",
        ),
        ("dateline-us", "Ferry sings\n\nLEITH, June 5, 2026 (Wire) — BODY", "2026-06-05", "June 5, 2026"),
        ("dateline-uk", "Ferry sings\n\nSEOUL, 5 June 2026 - BODY", "2026-06-05", "5 June 2026"),
        ("line-of-its-own", "Ferry sings\n\nFriday, June 5, 2026\n\nBODY", "2026-06-05", "Friday, June 5, 2026"),
        ("iso-stamp", "Ferry sings\n2026-06-05T09:30:00Z\n\nBODY", "2026-06-05", "2026-06-05"),
        ("dotted", "Ferry sings\n05.06.2026\n\nBODY", "2026-06-05", "05.06.2026"),
        ("before-the-headline", "MUSIC\n5 June 2026\nFerry sings again\n\nBODY", "2026-06-05", "5 June 2026"),
        ("web-address", "https://example.org/2026/06/05/ferry-sings\nFerry sings again\n\nBODY", "2026-06-05", "2026/06/05"),
        (
            "linked-data",
            "Ferry sings\n\nBODY\n\n{\"@type\": \"NewsArticle\", \"datePublished\": \"2026-06-05T08:00\"}",
            "2026-06-05",
            "datePublished\": \"2026-06-05",
        ),
        (
            "two-labels-glued",
            "Ferry sings\n\nPublished June 5, 2026Updated June 6, 2026\n\nBODY",
            "2026-06-05",
            "Published June 5, 2026",
        ),
        (
            "time-before-date",
            "Ferry sings\n\nUpdated 1:02 PM EDT, Fri June 5, 2026\n\nBODY",
            "2026-06-05",
            "Updated 1:02 PM EDT, Fri June 5, 2026",
        ),
        ("date-by-name", "Ferry sings\n\n5 June 2026 by Ines Maarten\n\nBODY", "2026-06-05", "5 June 2026"),
        ("name-and-date", "Ferry sings\n\nInes Maarten - 5 June 2026\n\nBODY", "2026-06-05", "5 June 2026"),
        ("strokes", "Ferry sings\n\nJune 5, 2026 / 9:30 AM / Harbour News\n\nBODY", "2026-06-05", "June 5, 2026"),
        (
            "under-a-deck",
            "Ferry sings\n\nThe duo's second record is about a river\n\nBy Ines Maarten\nJune 5, 2026\n\nBODY",
            "2026-06-05",
            "June 5, 2026",
        ),
        ("press-release", "Ferry sings\n\nLEITH, Scotland, June 5, 2026 /Harbour Wire/ -- BODY", "2026-06-05", "June 5, 2026"),
        ("agency-and-colon", "Ferry sings\n\nNew Delhi [India], June 5, 2026 (ANI): BODY", "2026-06-05", "June 5, 2026"),
        (
            "after-the-story",
            "Ferry sings\n\nBODY\n\nFirst published: June 5, 2026",
            "2026-06-05",
            "First published: June 5, 2026",
        ),
        ("bare-date-closes-story", "Ferry sings\n\nBODY\n\n5 June 2026", "2026-06-05", "5 June 2026"),
    ] {
        let article = read(text);
        let found = article.published.map(|published| (published.date, words(&article, published.span)));
        assert_eq!(found, day(date).map(|date| (date, Some(quote))), "{name}");
    }
}

#[test]
fn dates_of_the_story_are_not_its_publication() {
    for (name, text) in [
        ("in-the-story", "Ferry sings\n\nThe duo sang in Leith on 5 June 2026. Nobody left."),
        (
            "tour-list",
            "Ferry tour\n\nBODY\n\nDates:\n\n5 June 2026\nLeith, Corn Hall\n\n7 June 2026\nHull, The Wharf\n\n9 June 2026",
        ),
        ("in-the-headline", "Ferry at the Corn Hall - June 5, 2026\n\nBODY"),
        ("no-year", "Ferry sings\n\nLEITH, June 5 (Wire) — BODY"),
        ("day-and-month-swap", "Ferry sings\n\n05/06/2026\n\nBODY"),
        ("wrong-weekday", "Ferry sings\n\nMonday, June 5, 2026\n\nBODY"),
        ("earlier-than-a-quoted-post", "Ferry sings\n\n5 June 2026\n\nBODY\n\nWhat a night. — Mara (@mara) June 9, 2026"),
    ] {
        assert_eq!(read(text).published, None, "{name}");
    }
}

#[test]
fn a_given_date_overrides_what_the_text_says() {
    let article = Article::read("Ferry sings\n\nPublished 5 June 2026\n\nThe duo sang.", day("2024-01-02"));
    assert_eq!(article.published.map(|published| (Some(published.date), published.span)), Some((day("2024-01-02"), None)));
}

#[test]
fn headline_byline_and_source_are_told_apart() {
    for (name, text, title, byline, source) in [
        ("plain", "Ferry sings again\n\nBODY", Some("Ferry sings again"), None, None),
        ("by", "Ferry sings again\n\nBy Ines Maarten\n\nBODY", Some("Ferry sings again"), Some("Ines Maarten"), None),
        (
            "by-for-outlet",
            "Ferry sings again\n\nBy Ines Maarten, Harbour News\n\nBODY",
            Some("Ferry sings again"),
            Some("Ines Maarten"),
            Some("Harbour News"),
        ),
        ("words", "Ferry sings again\nWords: Ines Maarten\n\nBODY", Some("Ferry sings again"), Some("Ines Maarten"), None),
        (
            "signed",
            "Ferry sings again\n\nInes Maarten, Marginalia Music Desk\n\nBODY",
            Some("Ferry sings again"),
            Some("Ines Maarten"),
            Some("Marginalia Music Desk"),
        ),
        (
            "correspondent",
            "Ferry sings again\n\nInes Maarten, music correspondent\n\nBODY",
            Some("Ferry sings again"),
            Some("Ines Maarten"),
            None,
        ),
        (
            "posted-by-at-the-end",
            "Ferry sings again\n\nBODY\n\nPosted By: Ines Maarten",
            Some("Ferry sings again"),
            Some("Ines Maarten"),
            None,
        ),
        ("kicker-first", "MUSIC NEWS\nFerry sings again\n\nBODY", Some("Ferry sings again"), None, None),
        ("agency", "Ferry sings again\n\nLEITH (Wire) — BODY", Some("Ferry sings again"), None, Some("Wire")),
        ("agency-alone", "(WIRE)BODY", None, None, Some("WIRE")),
        ("barred-dateline", "Leith | Harbour Music Desk: BODY", None, None, Some("Harbour Music Desk")),
        (
            "barred-twice",
            "Ferry sings again\n\nLeith, Scotland | THE HARBOUR | BODY",
            Some("Ferry sings again"),
            None,
            Some("THE HARBOUR"),
        ),
        (
            "quoted-headline",
            "‘We never left’: Ferry on ten years\n\nBODY",
            Some("‘We never left’: Ferry on ten years"),
            None,
            None,
        ),
        ("story-at-once", "BODY They came back for three songs.\n\nBODY", None, None, None),
        (
            "outlet-first",
            "The Harbour News\nFerry sings again\n\nBODY",
            Some("Ferry sings again"),
            None,
            Some("The Harbour News"),
        ),
        (
            "name-beside-a-date",
            "Ferry sings again\n\nInes Maarten · 5 June 2026\n\nBODY",
            Some("Ferry sings again"),
            Some("Ines Maarten"),
            None,
        ),
        (
            "deck-is-no-byline",
            "Ferry sings again\n\nThe duo are back by popular demand\n\nBODY",
            Some("Ferry sings again"),
            None,
            None,
        ),
        (
            "wire-after-the-dash",
            "Ferry sings again\n\nNASHVILLE, Tenn.--(EXAMPLE WIRE)--BODY",
            Some("Ferry sings again"),
            None,
            Some("EXAMPLE WIRE"),
        ),
        (
            "act-in-capitals-and-dash",
            "Ferry sings again\n\nFERRY – who sang for hours – are back. BODY",
            Some("Ferry sings again"),
            None,
            None,
        ),
        ("a-single-line", "Ferry sings again", None, None, None),
        ("label-in-headline", "Listen: Ferry return\n\nBODY", Some("Listen: Ferry return"), None, None),
        ("gallery-as-headline", "25 Greatest Ferry Songs Ever\n\nBODY", Some("25 Greatest Ferry Songs Ever"), None, None),
    ] {
        let article = read(text);
        assert_eq!(words(&article, article.title), title, "{name}");
        assert_eq!(words(&article, article.byline), byline, "{name}");
        assert_eq!(words(&article, article.source), source, "{name}");
    }
}
