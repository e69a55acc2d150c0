//! What the reading of an article finds: its head, its publication date, and what is story and what is not.

use tempoline::article::RegionKind::{self, Body, Furniture, Head, Headline, Social};
use tempoline::{Article, day};

const STORY: &str = "Glass Ferry sang for two hours in Leith and nobody left.";

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
        let article = Article::read(&text.replace("BODY", STORY), None);
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
        assert_eq!(Article::read(&text.replace("BODY", STORY), None).published, None, "{name}");
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
        let article = Article::read(&text.replace("BODY", STORY), None);
        assert_eq!(words(&article, article.title), title, "{name}");
        assert_eq!(words(&article, article.byline), byline, "{name}");
        assert_eq!(words(&article, article.source), source, "{name}");
    }
}

/// Every region as its kind and words.
fn regions(article: &Article) -> Vec<(RegionKind, &str)> {
    article.regions.iter().map(|region| (region.kind, region.span.of(&article.text))).collect()
}

#[test]
fn furniture_is_cut_off() {
    for (name, line) in [
        ("read-more", "READ MORE: Ten songs about rivers"),
        ("read-this", "Read this: How Ferry wrote their debut"),
        ("also-read", "ALSO READ | Ferry: five facts"),
        ("related", "Related: Ferry on ten years"),
        ("advertisement", "ADVERTISEMENT"),
        ("newsletter", "Sign up for our newsletter and never miss a song"),
        ("follow", "Follow us on Facebook, or on Twitter @harbour"),
        ("credit", "Image credit: A. Halden"),
        ("caption", "Glass Ferry on stage (Getty)"),
        ("courtesy", "Mara Quist, oboe. Photo courtesy of the label."),
        ("agency", "Getty Images"),
        ("share", "Share this"),
        ("copyright", "© 2026 Harbour Music. All rights reserved."),
        ("tickets", "Tickets are available here."),
        ("listen", "Listen to Low Water below:"),
        ("gallery", "25 Greatest River Albums Ever"),
        ("ranking", "Every Tidewater Festival Line-Up, Ranked"),
        ("anticipated", "Most Anticipated Folk Albums of 2026"),
    ] {
        let article = Article::read(&format!("Ferry sings again\n\n{STORY}\n\n{line}"), None);
        assert_eq!(regions(&article), [(Headline, "Ferry sings again"), (Body, STORY), (Furniture, line)], "{name}");
    }
}

#[test]
fn furniture_glued_to_sentences_is_cut_where_it_begins_and_ends() {
    for (name, text, expected) in [
        (
            "read-more-inside",
            "They sang.READ MORE: How Ferry Keep Shows FreshThe 13-song LP is out. It sold.",
            vec![
                (Body, "They sang."),
                (Furniture, "READ MORE: How Ferry Keep Shows Fresh"),
                (Body, "The 13-song LP is out. It sold."),
            ],
        ),
        (
            "read-more-begins-the-line",
            "They sang.\n\nREAD MORE: The 20 Best DebutsThe follow-up to 2020's Low Water is out.",
            vec![
                (Body, "They sang."),
                (Furniture, "READ MORE: The 20 Best Debuts"),
                (Body, "The follow-up to 2020's Low Water is out."),
            ],
        ),
        (
            "appended-heading",
            "The new dates were removed last week right here.Every Tidewater Line-Up, Ranked",
            vec![(Body, "The new dates were removed last week right here."), (Furniture, "Every Tidewater Line-Up, Ranked")],
        ),
        (
            "appended-heading-and-blurb",
            "The pair sang on.10 Bands Who Broke World RecordsBeat this!",
            vec![(Body, "The pair sang on."), (Furniture, "10 Bands Who Broke World RecordsBeat this!")],
        ),
        (
            "image-credit",
            "They sang.(Image credit: A. Halden)Ferry come back in May.",
            vec![(Body, "They sang."), (Furniture, "(Image credit: A. Halden)"), (Body, "Ferry come back in May.")],
        ),
        (
            "set-list",
            "They sang for hours. The setlist ran as follows:1. Low Water\n2. Room Tone\n3. Slack Tide\n\nThey come back to Leith for two nights in May, their first in a year.",
            vec![
                (Body, "They sang for hours. The setlist ran as follows:"),
                (Furniture, "1. Low Water\n2. Room Tone\n3. Slack Tide"),
                (Body, "They come back to Leith for two nights in May, their first in a year."),
            ],
        ),
        (
            "quoted-track-list",
            "They sang. 2CD track-listing: Disc One: ‘Low Water’ ‘Room Tone’ ‘Slack Tide’ Disc Two: ‘Ebb’",
            vec![
                (Body, "They sang. 2CD track-listing:"),
                (Furniture, "Disc One: ‘Low Water’ ‘Room Tone’ ‘Slack Tide’ Disc Two: ‘Ebb’"),
            ],
        ),
        (
            "track-list-heading",
            "They sang.\n\nTracklist:\nLow Water\nRoom Tone\n\nThe record is out on Quay Records and was made in a boathouse.",
            vec![
                (Body, "They sang."),
                (Furniture, "Tracklist:\nLow Water\nRoom Tone"),
                (Body, "The record is out on Quay Records and was made in a boathouse."),
            ],
        ),
    ] {
        let article = Article::read(&format!("Ferry sings again\n\n{STORY}\n\n{text}"), None);
        let mut found = regions(&article);
        found.drain(..1);
        // The first sentence stands in one region with what follows it.
        let (kind, first) = found[0];
        found[0] = (kind, first.strip_prefix(STORY).unwrap_or(first).trim_start());
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn lists_that_tell_events_stay_in_the_story() {
    for (name, list) in [
        ("tour-dates", "Tour dates:\nJune 12 – Leith, Corn Hall\nJune 14 – Hull, The Wharf\n16 June Bristol, The Shed"),
        ("glued-tour-dates", "OCTOBER\n12 Leith, Corn Hall 13 Hull, Chalk15 Bristol, The Shed"),
        ("winners", "The winners:\n\nBest Album: Room Tone, Glass Ferry\n\nBest Song: Low Water\n\nBest New Act: Quiet Harriers"),
        ("chart", "1. Glass Ferry – Low Water\n2. Quiet Harriers – Moth Season\n3. Mara Quist – Salt"),
        ("sentence-about-a-set-list", "The setlist changed every night."),
        ("sentence-in-brackets", "The duo come back to Leith on 12 June (AP)"),
        ("photographs-in-the-story", "Photographs of the night went around the world within an hour."),
    ] {
        let article = Article::read(&format!("Ferry sings again\n\n{STORY}\n\n{list}"), None);
        let body = format!("{STORY}\n\n{list}");
        assert_eq!(regions(&article), [(Headline, "Ferry sings again"), (Body, body.as_str())], "{name}");
    }
}

#[test]
fn social_posts_are_regions_of_their_own() {
    let after = "The duo come back to Leith in May, they said.";
    for (name, posts) in [
        ("attributed", vec!["Glasgow, we are sorry. — Glass Ferry (@glassferry) June 4, 2026"]),
        ("two", vec!["what a night 😭 — Mara ⁷ (@mara_q) June 4, 2026", "i cried #LowWater — x (@x_x) June 4, 2026"]),
        ("attribution-below", vec!["Glasgow, we are sorry.\n\n— Glass Ferry (@glassferry) June 4, 2026"]),
        (
            "several-lines",
            vec![
                "LOW WATER AT NO. 1 🎉\n\nTHANK YOU\n\nsee you there #LowWater pic.twitter.com/abc — Glass Ferry (@glassferry) June 4, 2026",
            ],
        ),
        (
            "shared",
            vec!["Proudest day of our lives 🙏\n\nA post shared by Glass Ferry (@glassferry) on Jun 4, 2026 at 4:44pm PDT"],
        ),
        ("picture-link", vec!["Ferry fans be like: pic.twitter.com/29Ic4PV"]),
        ("hashtags", vec!["#LowWater #GlassFerry #NumberOne tonight"]),
        ("handle-first", vec!["@glassferry: Glasgow, we are sorry"]),
        ("card", vec!["Glass Ferry @glassferry · Jun 4\nGlasgow, we are sorry."]),
    ] {
        let article = Article::read(&format!("Ferry sings again\n\n{STORY}\n\n{}\n\n{after}", posts.join("\n\n")), None);
        let social: Vec<&str> =
            regions(&article).into_iter().filter(|(kind, _)| *kind == Social).map(|(_, words)| words).collect();
        assert_eq!(social, posts, "{name}");
        assert_eq!(regions(&article).last(), Some(&(Body, after)), "{name}");
    }
}

#[test]
fn a_post_inside_a_long_line_takes_its_last_sentences_only() {
    let story = format!("{} ", STORY.repeat(20));
    let article = Article::read(
        &format!("Ferry sings again\n\n{story} We are sorry. — Ferry (@ferry) June 4, 2026 The duo come back."),
        None,
    );
    let kinds: Vec<RegionKind> = article.regions.iter().map(|region| region.kind).collect();
    assert_eq!(kinds, [Headline, Body, Social, Body]);
    assert_eq!(regions(&article).last(), Some(&(Body, "The duo come back.")));
}

#[test]
fn regions_cover_all_but_white_space_in_order() {
    for text in [
        "",
        " \n\n ",
        "x",
        "\u{feff}Ferry sings\r\n\r\nBy Ines Maarten\r\rThey sang.",
        "Ferry\u{a0}sings\n\nThey\u{a0}sang 😭 — 💗 (@m) June 4, 2026\n\nREAD MORE: a\n\n{\"datePublished\": 5}\n}",
        "(@a) (@b) — (@c) June 4, 2026 — (@d",
        "Setlist:\nSetlist:\n1.\n1. a\nSetlist: 1",
        "date 2026-06-05",
    ] {
        let article = Article::read(text, None);
        let mut at = 0;
        for region in &article.regions {
            assert!(article.text[at..region.span.start].trim().is_empty(), "{text:?}: a gap before {region:?}");
            assert!(!region.span.of(&article.text).trim().is_empty(), "{text:?}: {region:?} is empty");
            assert_eq!(article.kind_at(region.span.start), region.kind);
            at = region.span.end;
        }
        assert!(article.text[at..].trim().is_empty(), "{text:?}: a gap at the end");
    }
}

#[test]
fn line_ends_and_byte_order_marks_go_and_all_else_stays() {
    let article = Article::read("\u{feff}A\u{a0}b\r\nc\rd\u{2028}e ", None);
    assert_eq!(article.text, "A\u{a0}b\nc\nd\ne ");
}

#[test]
fn languages_are_told_by_script_and_small_words() {
    for (language, text) in [
        (
            Some("en"),
            "The duo released the single on Friday and it went to the top of the chart within a week, their label said in a statement.",
        ),
        (
            Some("es"),
            "La cantante publicó el viernes su nuevo sencillo y anunció una gira por los teatros de la ciudad, que comenzará en mayo con dos noches.",
        ),
        (
            Some("fr"),
            "La chanteuse a publié vendredi son nouvel album et annonce une tournée dans les salles du pays, avec deux soirées au théâtre en mai pour ses fans.",
        ),
        (
            Some("de"),
            "Die Sängerin hat am Freitag ihr neues Album veröffentlicht und geht im Mai auf Tournee, wie das Label in einer Mitteilung für die Presse erklärte.",
        ),
        (
            Some("pt"),
            "A cantora lançou na sexta o seu novo disco e anunciou uma turnê que começa em maio, com dois shows no teatro da cidade para os fãs.",
        ),
        (
            Some("it"),
            "La cantante ha pubblicato venerdì il suo nuovo disco e annuncia un tour che parte a maggio con due serate nel teatro della città per gli amici.",
        ),
        (
            Some("id"),
            "Penyanyi itu merilis lagu baru pada hari Jumat dan akan memulai tur dengan dua konser di kota ini untuk para penggemar yang setia.",
        ),
        (
            Some("tl"),
            "Inilabas ng mang-aawit ang bagong awit noong Biyernes at magsisimula ang tour sa Mayo para sa mga tagahanga ng banda sa lungsod, ayon sa kanyang label.",
        ),
        (Some("ko"), "두 사람은 금요일에 새 싱글을 발표했고 일주일 만에 차트 정상에 올랐다고 소속사가 밝혔다."),
        (Some("ja"), "二人は金曜日に新しいシングルを発表し、一週間でチャートの首位に立ったと所属レーベルが明らかにした。"),
        (Some("hi"), "दोनों ने शुक्रवार को नया गीत जारी किया और एक सप्ताह में वह सूची में पहले स्थान पर पहुंच गया।"),
        (Some("ru"), "Дуэт выпустил новый сингл в пятницу, и через неделю песня возглавила хит-парад, сообщил лейбл группы."),
        (None, "Low Water"),
        (None, "Glass Ferry, Quiet Harriers, Mara Quist"),
        (
            Some("en"),
            "The song “파도의 편지” was released on Friday and is the first by the duo to be sung in Korean, said the label.",
        ),
    ] {
        assert_eq!(Article::read(text, None).language.as_deref(), language, "{text}");
    }
}

#[test]
fn a_text_in_another_language_is_told_so_and_not_half_read() {
    let text = "La cantante Mara Quist lanzó el viernes su nuevo single «Low Water», que llegó al número 1 de la lista, y anunció una gira \
                por los teatros de la ciudad. «Low Water» was released on Friday, dijo la discográfica en un comunicado para la prensa.";
    let analysis = tempoline::analyze(&Article::read(text, day("2026-06-05")));
    assert!(analysis.notes.contains(&tempoline::Note::NotEnglish));
    assert!(analysis.events.is_empty(), "{:?}", analysis.events);
    let english =
        "Singer Mara Quist released the single \"Low Water\" on Friday, and it went to number one on the chart, her label said.";
    let analysis = tempoline::analyze(&Article::read(english, day("2026-06-05")));
    assert!(!analysis.events.is_empty() && analysis.notes.is_empty(), "{:?}", analysis.notes);
}

#[test]
fn the_sample_shows_every_kind_of_region() {
    let article = Article::read(tempoline::SAMPLE, None);
    assert_eq!(article.published.map(|published| published.date), day("2026-05-14"));
    for kind in [Headline, Head, Body, Social, Furniture] {
        assert!(article.regions.iter().any(|region| region.kind == kind), "{kind:?}");
    }
}
