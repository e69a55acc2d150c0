//! The regions of an article: what is story, what a social post, what furniture.

use super::STORY;
use tempoline::article::RegionKind::{self, Body, Furniture, Head, Headline, Social};
use tempoline::{Article, day};

/// Every region as its kind and words.
fn regions(article: &Article) -> Vec<(RegionKind, &str)> {
    article.regions.iter().map(|region| (region.kind, region.span.of(&article.text))).collect()
}

/// An article whose story goes on, or ends, with `rest`.
fn read_with(rest: &str) -> Article {
    Article::read(&format!("Ferry sings again\n\n{STORY}\n\n{rest}"), None)
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
        let article = read_with(line);
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
        let article = read_with(text);
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
        let article = read_with(list);
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
        let article = read_with(&format!("{}\n\n{after}", posts.join("\n\n")));
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
fn the_sample_shows_every_kind_of_region() {
    let article = Article::read(tempoline::SAMPLE, None);
    assert_eq!(article.published.map(|published| published.date), day("2026-05-14"));
    for kind in [Headline, Head, Body, Social, Furniture] {
        assert!(article.regions.iter().any(|region| region.kind == kind), "{kind:?}");
    }
}
