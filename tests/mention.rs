//! Names in the text: which words are one name, what it names, and whom pronouns and descriptions mean.

use tempoline::Article;
use tempoline::mention::{MentionKind, Mentions, find_mentions};
use tempoline::text::Document;

fn read(text: &str) -> (Document, Mentions) {
    let article = Article::read(text, None);
    let doc = Document::new(article.text.clone());
    let found = find_mentions(&article, &doc, &[]);
    (doc, found)
}

/// Every row's names are found with their kinds, and nothing else of those kinds.
fn check(kinds: &[MentionKind], rows: &[(&str, &str, &[&str])]) {
    let mut wrong = Vec::new();
    for (row, text, expected) in rows {
        let (doc, found) = read(text);
        let names: Vec<&str> = found
            .mentions
            .iter()
            .filter(|mention| !mention.anaphoric && kinds.contains(&mention.kind))
            .map(|mention| doc.slice(mention.span))
            .collect();
        if names != *expected {
            wrong.push(format!("{row}: {names:?} rather than {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn works_are_found_however_they_are_written() {
    check(
        &[MentionKind::Work],
        &[
            ("double-quotes", "The single \"Low Water\" came out.", &["Low Water"]),
            ("comma-inside-quotes", "Their song “Low Water,” a ballad, rose.", &["Low Water"]),
            ("apostrophe-inside-single-quotes", "Her album 'Anna's Room' topped the list.", &["Anna's Room"]),
            ("curly-single-quotes", "His track ‘We'll Be Home’ is out now.", &["We'll Be Home"]),
            ("list-of-quotes", "The singles \"Ash\", \"Low Water\" and \"Glow\" sold well.", &["Ash", "Low Water", "Glow"]),
            ("no-quotes-after-noun", "They released the album Songs About Rain in May.", &["Songs About Rain"]),
            ("possessive-act", "Jane Doe's Carry Me Home remains in the top ten.", &["Carry Me Home"]),
            ("possessive-year", "It follows 2012's Paper Boats.", &["Paper Boats"]),
            ("unnamed", "She will publish her second album in June.", &["second album"]),
            ("speech-is-no-title", "\"We are so happy,\" she said.", &[]),
            ("adjective-of-place-is-no-title", "Their North American tour and Korean fans.", &[]),
            ("chart-position-is-no-title", "It fell from No. 2 to Number 4.", &[]),
            ("part-of-a-series-is-no-title", "They praised Season 2 and Part 3.", &[]),
            ("such-as", "Hits such as Carry Me Home and Paper Boats followed.", &["Carry Me Home", "Paper Boats"]),
            ("such-as-goes-on", "He did it in films like Salt Road and Jawahar, for his fans.", &["Salt Road", "Jawahar"]),
            ("contraction-inside", "Their song Do They Know It's Summer came out.", &["Do They Know It's Summer"]),
            ("classical", "They played the Concerto in D for Violin and Orchestra.", &["Concerto in D for Violin and Orchestra"]),
            ("version-of", "He sang a version of Paper Boats.", &["Paper Boats"]),
            ("apposition-is-the-same-work", "\"Low Water\", her second album, is out.", &["Low Water"]),
            ("headline-capitals-say-nothing", "Jane Doe Gives Fans A New Reason To Smile\n\nJane Doe smiled.", &[]),
            ("scare-quotes-are-no-title", "He called it a \"total disaster\" on air.", &[]),
        ],
    );
}

#[test]
fn acts_are_found_by_shape_and_by_what_stands_beside_them() {
    check(
        &[MentionKind::Person, MentionKind::Group],
        &[
            ("role-before", "The rapper Zolo Kent performed.", &["Zolo Kent"]),
            ("band-before", "The band Quiet Harbour split up.", &["Quiet Harbour"]),
            ("two-joined-by-and", "Anna Berg and John Okoro sang together.", &["Anna Berg", "John Okoro"]),
            ("one-with-and-inside", "They saw Florence and the Machine there.", &["Florence and the Machine"]),
            ("listed-with-comma-inside", "They saw Earth, Wind & Fire there.", &["Earth, Wind & Fire"]),
            ("digits-in-the-name", "Fans of 5 Seconds of Summer and 2NE1 waited.", &["5 Seconds of Summer", "2NE1"]),
            (
                "list-agrees",
                "Bands such as Quiet Harbour, Slow Tide, Paper Kites and Grey Foxes played.",
                &["Quiet Harbour", "Slow Tide", "Paper Kites", "Grey Foxes"],
            ),
            ("hyphen-ending-is-no-part", "The Anna Berg-led show went on.", &["Anna Berg"]),
            (
                "role-before-a-list",
                "The singers Anna Berg, Zolo Kent and Mira Sol sang.",
                &["Anna Berg", "Zolo Kent", "Mira Sol"],
            ),
            ("suffix", "Anna and Harry Okoro Jr. sang.", &["Anna", "Harry Okoro Jr"]),
            ("sentence-opener-is-no-name", "Meanwhile the crowd sang.", &[]),
        ],
    );
}

#[test]
fn places_shows_and_prizes_are_told_apart() {
    use MentionKind::{Award, Chart, Festival, Place, Tour, Venue};
    check(&[Venue], &[("head-word", "They played at the Norwood Arena in Leeds.", &["Norwood Arena"])]);
    check(
        &[Place],
        &[
            ("city-and-country", "They played in Leeds and Norway.", &["Leeds", "Norway"]),
            ("town-and-its-region", "They played in Malmö, Sweden, and Port Marrow, NY.", &["Malmö, Sweden", "Port Marrow, NY"]),
            ("a-list-is-no-address", "They toured London, Paris, Germany and Spain.", &["London", "Paris", "Germany", "Spain"]),
        ],
    );
    check(&[Festival], &[("head-word", "They played the Brackwater Festival.", &["Brackwater Festival"])]);
    check(&[Tour], &[("head-word", "They began The Lantern World Tour.", &["The Lantern World Tour"])]);
    check(&[Award], &[("listed", "He won a Grammy and the Mercury Prize.", &["Grammy", "Mercury Prize"])]);
    check(&[Chart], &[("listed", "It topped the Billboard Hot 100.", &["Billboard Hot 100"])]);
}

#[test]
fn one_person_is_one_entity() {
    let (doc, found) = read("Berg is back. The singer Anna Berg said she was glad. Berg's album sold.");
    let of = |words: &str| {
        let mention = found.mentions.iter().find(|mention| doc.slice(mention.span) == words).unwrap_or_else(|| panic!("{words}"));
        found.entities[mention.entity].name.as_str()
    };
    for words in ["Berg", "Anna Berg", "she"] {
        assert_eq!(of(words), "Anna Berg", "{words}");
    }
}

#[test]
fn pronouns_and_descriptions_point_back() {
    for (text, words, expected) in [
        ("The singer Anna Berg met John Okoro. He sang.", "He", "John Okoro"),
        ("The duo Quiet Harbour are back. They won.", "They", "Quiet Harbour"),
        ("The rapper Zolo Kent is back. The rapper won.", "The rapper", "Zolo Kent"),
        ("Her album \"Low Water\" is out. The album sold well.", "album", "Low Water"),
        ("Their single \"Low Water\" is out. It topped the list.", "It", "Low Water"),
    ] {
        let (doc, found) = read(text);
        let mention = found.mentions.iter().find(|mention| mention.anaphoric && doc.slice(mention.span) == words);
        assert_eq!(mention.map(|mention| found.entities[mention.entity].name.as_str()), Some(expected), "{text}");
    }
}

#[test]
fn a_work_knows_whose_it_is() {
    for text in [
        "Quiet Harbour's new single \"Low Water\" is out.",
        "\"Low Water\" by Quiet Harbour is out.",
        "The band Quiet Harbour have released \"Low Water\".",
        "The band Quiet Harbour are back with their song \"Low Water\".",
    ] {
        let (_, found) = read(text);
        let work = found.entities.iter().find(|entity| entity.name == "Low Water").unwrap_or_else(|| panic!("{text}"));
        let maker = work.by.first().map(|id| found.entities[*id].name.as_str());
        assert_eq!(maker, Some("Quiet Harbour"), "{text}");
    }
}
