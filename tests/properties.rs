//! What holds for any text at all: nothing panics, every span fits its text, the same text gives the same answer, and what
//! is written reads back.

use proptest::prelude::*;
use proptest::sample::select;
use tempoline::edtf::{self, Bound, Doubt, Edtf, PartialDate};
use tempoline::export::Format;
use tempoline::share::{Shared, decode, encode};
use tempoline::text::{Document, Span};
use tempoline::{Analysis, AnalysisDocument, Article, analyze};

/// Pieces that news is made of, and pieces that programs stumble over.
const PIECES: &[&str] = &[
    "Glass Ferry",
    "Ana Límite",
    "the band",
    "the duo",
    "she",
    "Styles’s",
    "BTS'",
    "P!nk",
    "AC/DC",
    "방탄소년단",
    "A$AP",
    "R&B",
    "released",
    "will release",
    "dropped",
    "topped",
    "debuted at",
    "won",
    "was nominated for",
    "performed at",
    "cancelled",
    "announced",
    "sold",
    "streamed",
    "is set to",
    "reportedly",
    "did not",
    "played",
    "kicked off",
    "headlined",
    "premiered",
    "the single",
    "her second album",
    "a new song",
    "an EP",
    "the tour",
    "the festival",
    "a concert",
    "the music video",
    "award",
    "\"Low Water\"",
    "“Tidal”",
    "'Slack Tide'",
    "‘Ebb’",
    "“",
    "”",
    "\"",
    "'",
    "(feat. Kim)",
    "[live]",
    "«Mer»",
    "Low Water (1984)",
    "No. 1",
    "#3",
    "number two",
    "the Billboard Hot 100",
    "UK Singles Chart",
    "1.5 million copies",
    "over 100 million streams",
    "50%",
    "at Lantern Hall",
    "in London",
    "Madison Square Garden",
    "Seoul",
    "on Spotify",
    "the Grammy Awards",
    "Song of the Year",
    "on February 13",
    "April 24, 2022",
    "24 April",
    "last Friday",
    "next week",
    "in 2019",
    "the 1990s",
    "summer 2023",
    "today",
    "03/04/2021",
    "2022-02-30",
    "February 31",
    "0000",
    "two years later",
    "since 2015",
    "8-10 May",
    "from June to August",
    "Q3",
    "Published: 12 March 2022",
    "By Ines Okafor",
    "LONDON, June 5 (Reuters) —",
    "READ MORE:",
    "https://x.example/a?b=c#d",
    "@name",
    "#hashtag",
    "99999999999999999999",
    "1,000,000.00.00",
    "-1",
    "½",
    "٣",
    "Ⅳ",
    "1º",
    ".",
    ",",
    "!",
    "?",
    ":",
    ";",
    "…",
    "—",
    "/",
    "&",
    "🎤",
    "👩‍🎤",
    "🇰🇷",
    "e\u{301}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{202e}",
    "\u{2028}",
    "\u{0}",
    "\u{ad}",
    "ﬁ",
    "İ",
    "ß",
    "ǅ",
    "أغنية",
    "שלום",
    "नमस्ते",
    "กำ",
    "𝕏",
    "\u{1f3fb}",
    "\u{e000}",
    "\u{10ffff}",
    "and",
    "of the",
    "a",
    "that",
    "with",
    "but",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        30 => select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => any::<char>().prop_map(String::from),
        1 => (select(PIECES), 1..60usize).prop_map(|(piece, times)| piece.repeat(times)),
    ]
}

/// Something between an article and a heap of shards.
fn news() -> impl Strategy<Value = String> {
    let joint = select(vec![" ", " ", " ", " ", " ", ". ", ", ", "", "\n", "\n\n", "\r\n", "\u{a0}", "\t"]);
    prop::collection::vec((piece(), joint), 0..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, joint)| [piece, joint.to_owned()]).collect())
}

fn day() -> impl Strategy<Value = edtf::Date> {
    (0..=9999i32, 1..=12u8, 1..=31u8).prop_filter_map("a day of the calendar", |(year, month, day)| edtf::civil(year, month, day))
}

fn published() -> impl Strategy<Value = Option<edtf::Date>> {
    prop_oneof![
        2 => (2000..2030i32, 1..=12u8, 1..=28u8).prop_map(|(year, month, day)| edtf::civil(year, month, day)),
        1 => day().prop_map(Some),
        1 => Just(None),
    ]
}

fn partial_date() -> impl Strategy<Value = PartialDate> {
    let date = prop_oneof![
        day().prop_map(PartialDate::day),
        (0..=9999i32, 1..=12u8).prop_filter_map("a month", |(year, month)| PartialDate::month(year, month)),
        (0..=9999i32, select(vec![21u8, 22, 23, 24, 33, 34, 35, 36]))
            .prop_filter_map("a season", |(y, s)| PartialDate::season(y, s)),
        (0..=9999i32).prop_filter_map("a year", PartialDate::year),
        (0..=9999i32).prop_filter_map("a decade", PartialDate::decade),
        (0..=9999i32).prop_filter_map("a century", PartialDate::century),
    ];
    let doubt = select(vec![Doubt::None, Doubt::Approximate, Doubt::Uncertain, Doubt::Both]);
    (date, doubt).prop_map(|(date, doubt)| date.doubted(doubt))
}

fn assert_fits(span: Span, text: &str, what: &str) {
    assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{what} {span:?} does not fit {text:?}");
}

/// Whether tokens may leave `character` out.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || "\u{200b}\u{2060}\u{feff}\u{ad}".contains(character)
}

fn check_document(doc: &Document) {
    let mut end = 0;
    for token in &doc.tokens {
        assert_fits(token.span, &doc.text, "token");
        assert!(!token.span.is_empty() && token.span.start >= end);
        assert!(doc.text[end..token.span.start].chars().all(is_blank), "a token is missing in {:?}", doc.text);
        end = token.span.end;
    }
    assert!(doc.text[end..].chars().all(is_blank), "the last token is missing in {:?}", doc.text);
    let mut next = 0;
    for sentence in &doc.sentences {
        assert_eq!(sentence.tokens.start, next, "sentences follow one another in {:?}", doc.text);
        assert!(!sentence.tokens.is_empty());
        assert_eq!(sentence.span, doc.span_of(sentence.tokens.clone()));
        next = sentence.tokens.end;
    }
    assert_eq!(next, doc.tokens.len(), "every token is in a sentence of {:?}", doc.text);
}

fn check_order(spans: impl Iterator<Item = Span>, text: &str, what: &str) {
    spans.fold(0, |end, span| {
        assert_fits(span, text, what);
        assert!(span.start >= end, "{what} {span:?} overlaps the one before it in {text:?}");
        span.end
    });
}

fn check_analysis(analysis: &Analysis) {
    let text = analysis.article.text.as_str();
    check_document(&analysis.document);
    assert_eq!(analysis.document.text, text);
    let article = &analysis.article;
    let head = [article.title, article.byline, article.source, article.published.and_then(|published| published.span)];
    head.into_iter().flatten().for_each(|span| assert_fits(span, text, "head"));
    check_order(article.regions.iter().map(|region| region.span), text, "region");
    check_order(analysis.timexes.iter().map(|timex| timex.span), text, "timex");
    check_order(analysis.mentions.mentions.iter().map(|mention| mention.span), text, "mention");
    assert!(analysis.mentions.mentions.iter().all(|mention| mention.entity < analysis.mentions.entities.len()));
    for event in &analysis.events {
        assert!(!event.evidence.is_empty(), "{event:?} has no evidence");
        assert!((0.0..=1.0).contains(&event.confidence), "{event:?}");
        let marks = event.title_span.into_iter().chain(event.artist_spans.iter().copied());
        let marks =
            marks.chain(event.reason.iter().map(|reason| reason.span)).chain(event.measures.iter().map(|measure| measure.span));
        marks.chain(event.evidence.iter().copied()).for_each(|span| assert_fits(span, text, "mark"));
    }
}

fn check_record(document: &AnalysisDocument, text: &str) {
    let characters: Vec<char> = text.chars().collect();
    let quotes = document.events.iter().flat_map(|event| &event.evidence).map(|quote| (quote.start, quote.end, &quote.quote));
    let quotes = quotes.chain(document.timexes.iter().map(|timex| (timex.start, timex.end, &timex.quote)));
    let quotes = quotes.chain(document.mentions.iter().map(|mention| (mention.start, mention.end, &mention.quote)));
    for (start, end, quote) in quotes {
        let found = characters.get(start..end).map(|characters| characters.iter().collect::<String>());
        assert_eq!(found.as_ref(), Some(quote), "a quotation stands where it says, in code points");
    }
    for mark in document.events.iter().flat_map(|event| &event.marks) {
        assert!(mark.start <= mark.end && mark.end <= characters.len());
    }
}

fn check_text(text: &str, published: Option<edtf::Date>) -> AnalysisDocument {
    let article = Article::read(text, published);
    let analysis = analyze(&article);
    check_analysis(&analysis);
    let document = AnalysisDocument::from(&analysis);
    check_record(&document, &article.text);
    let json = tempoline::export::json::write(&document);
    assert_eq!(serde_json::from_str::<AnalysisDocument>(&json).ok().as_ref(), Some(&document), "the document reads back");
    let again = AnalysisDocument::from(&analyze(&Article::read(text, published)));
    assert_eq!(tempoline::export::json::write(&again), json, "the same text, the same answer");
    document
}

fn config(cases: u32) -> ProptestConfig {
    // A failure is shown with its text; it becomes a row in a table rather than a seed in a file.
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(160))]

    #[test]
    fn any_text_is_analysed(text in any::<String>(), published in published()) {
        check_text(&text, published);
    }

    #[test]
    fn shards_of_news_are_analysed(text in news(), published in published()) {
        let document = check_text(&text, published);
        for format in Format::ALL {
            let written = format.write(&document, "");
            prop_assert!(format.left_out(&document) <= document.events.len());
            if matches!(format.extension(), "json" | "jsonld" | "timeline.json") {
                prop_assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok(), "{}", format.name());
            }
        }
        let table = (tempoline::export::csv::write)(&document);
        let rows: Result<Vec<_>, _> = csv::Reader::from_reader(table.as_bytes()).records().collect();
        prop_assert_eq!(rows.map(|rows| rows.len()).ok(), Some(document.events.len()));
        let calendar = tempoline::export::ics::write(&document);
        prop_assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    }

    #[test]
    fn cut_and_stirred_news_is_analysed(
        article in select(ARTICLES), cuts in prop::collection::vec((any::<prop::sample::Index>(), piece()), 0..12), published in published()
    ) {
        let mut characters: Vec<char> = article.chars().collect();
        for (place, piece) in cuts {
            let at = place.index(characters.len());
            let until = (at + piece.len() % 40).min(characters.len());
            characters.splice(at..until, piece.chars());
        }
        check_text(&characters.iter().collect::<String>(), published);
    }
}

const ARTICLES: &[&str] = &[
    include_str!("data/articles/us-chart-roundup.txt"),
    include_str!("data/articles/kpop-drama-song.txt"),
    include_str!("data/articles/jazz-obituary.txt"),
    include_str!("data/articles/festival-washout.txt"),
    include_str!("data/articles/uk-rock-tour.txt"),
];

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn a_date_reads_back_as_written(start in partial_date(), end in partial_date(), form in 0..6) {
        let date = match form {
            0 => Edtf::Date(start),
            1 => Edtf::Interval(Bound::Date(start), Bound::Open),
            2 => Edtf::Interval(Bound::Open, Bound::Date(end)),
            3 => Edtf::Interval(Bound::Date(start), Bound::Unknown),
            4 => Edtf::Interval(Bound::Unknown, Bound::Date(end)),
            _ => Edtf::Interval(Bound::Date(start), Bound::Date(end)),
        };
        let backwards = form == 5 && start.first_day() > end.last_day();
        prop_assert_eq!(date.to_string().parse::<Edtf>().ok(), (!backwards).then_some(date));
        prop_assert!(!edtf::words::full(&date).is_empty() && !edtf::words::short(&date).is_empty());
        if !backwards && let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
            prop_assert!(first <= last);
        }
    }

    #[test]
    fn what_is_no_date_is_refused_without_a_panic(text in "\\PC{0,12}|[0-9X~?%/.-]{0,22}") {
        if let Ok(date) = text.parse::<Edtf>() {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_link_is_refused_without_a_panic(text in "\\PC{0,40}|#?v1\\.m\\.[A-Za-z0-9_-]{0,30}\\.[A-Za-z0-9_-]{0,7}") {
        prop_assert!(decode(&text).is_err());
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn what_is_shared_is_what_opens(text in prop_oneof![any::<String>(), news()], published in prop::option::of(day())) {
        let shared = Shared { text, published, ..Shared::default() };
        prop_assert_eq!(decode(&encode(&shared).unwrap()), Ok(shared));
    }
}

#[test]
fn very_long_lines_and_very_many_of_one_kind_are_analysed() {
    for (text, times) in [
        ("a", 200_000),
        ("Glass ", 20_000),
        ("\"", 20_000),
        ("“", 20_000),
        ("(", 20_000),
        ("April 24 ", 5_000),
        ("No. 1 ", 10_000),
        (". ", 20_000),
        ("\n", 20_000),
        ("\u{200d}", 20_000),
        ("Glass Ferry and ", 5_000),
        ("Glass Ferry released \"Low Water\", ", 2_000),
    ] {
        check_text(&text.repeat(times), tempoline::day("2026-06-05"));
    }
}
