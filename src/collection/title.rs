//! Titles as they are compared across articles: one writes “The Lamp Room (Deluxe Edition)”, the other "Lamp Room".

use crate::lexicon::fold;

/// Words that make a bracket or a tail after a dash an edition of the same work, rather than another work.
const EDITION: [&str; 14] = [
    "edition",
    "deluxe",
    "remaster",
    "remastered",
    "anniversary",
    "expanded",
    "reissue",
    "reissued",
    "bonus",
    "special",
    "collector's",
    "explicit",
    "vinyl",
    "cassette",
];

/// Words that begin a bracket which credits somebody and is no part of the name.
const CREDIT: [&str; 5] = ["feat", "feat.", "featuring", "ft", "with"];

/// A title to compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// Letters and digits of its words, joined by single spaces, without 'the' before it and without its edition.
    pub plain: String,
    /// Whether it names an edition.
    pub edition: bool,
}

/// A title as it is compared.
pub fn title(written: &str) -> Title {
    let folded = fold(written);
    let (mut body, mut edition) = (String::new(), false);
    let mut rest = folded.as_str();
    // Brackets one after the other: an edition or a credit is left out, anything else ('Nightjar Remix') is kept.
    while let Some(open) = rest.find(['(', '[']) {
        let (before, bracket) = rest.split_at(open);
        let close = bracket.find([')', ']']).unwrap_or(bracket.len());
        let inside = bracket.get(1..close).unwrap_or_default();
        body.push_str(before);
        if is_edition(inside) {
            edition = true;
        } else if !is_credit(inside) {
            body.push(' ');
            body.push_str(inside);
        }
        rest = bracket.get(close + 1..).unwrap_or_default();
    }
    body.push_str(rest);
    for dash in [" - ", " – ", " — ", ": "] {
        if let Some((head, tail)) = body.split_once(dash)
            && is_edition(tail)
        {
            edition = true;
            body = head.to_owned();
            break;
        }
    }
    Title { plain: plain(&body), edition }
}

/// What a work is called that goes without its title.
const WORKS: [&str; 9] = ["album", "record", "single", "song", "track", "ep", "mixtape", "lp", "release"];

/// Whether a title is none, but tells which of somebody's works is meant: 'third album', 'debut solo single'.
pub fn is_told(written: &str) -> bool {
    let mut words = written.split_whitespace().rev();
    let is_work = |word: &str| WORKS.contains(&word.to_lowercase().as_str());
    words.next().is_some_and(is_work)
        && words.all(|word| word.starts_with(|first: char| first.is_lowercase() || first.is_ascii_digit()))
}

/// A name as it is compared: letters and digits of its words, joined by single spaces, without 'the' before it.
pub fn name(written: &str) -> String {
    plain(&fold(written))
}

/// The name of an award or festival as it is compared: no year, no ordinal, no plural: '68th Harbour Awards' and 'Harbour
/// Award 2026' are one.
pub fn show(written: &str) -> String {
    let plain = name(written);
    let words = plain.split(' ').filter(|word| !word.starts_with(|first: char| first.is_ascii_digit()) && *word != "annual");
    let words: Vec<&str> = words.map(|word| if word.len() > 4 { word.strip_suffix('s').unwrap_or(word) } else { word }).collect();
    let words = match words.as_slice() {
        ["the", rest @ ..] => rest,
        all => all,
    };
    if words.is_empty() { plain.clone() } else { words.join(" ") }
}

fn plain(folded: &str) -> String {
    let folded = folded.replace('&', " and ");
    // "It's" is one word, "hip-hop" two.
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '.');
    let words: Vec<String> = words
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    let skip = usize::from(words.len() > 1 && words.first().is_some_and(|first| first == "the"));
    words.get(skip..).unwrap_or_default().join(" ")
}

fn is_edition(folded: &str) -> bool {
    folded.split(|c: char| !c.is_alphanumeric() && c != '\'').any(|word| EDITION.contains(&word))
}

fn is_credit(folded: &str) -> bool {
    folded.split_whitespace().next().is_some_and(|first| CREDIT.contains(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_credits_and_articles_go_and_other_works_stay() {
        for (written, plain, edition) in [
            ("The Lamp Room", "lamp room", false),
            ("Salt Houses (Deluxe Edition)", "salt houses", true),
            ("Salt Houses [10th Anniversary] ", "salt houses", true),
            ("Salt Houses – Remastered", "salt houses", true),
            ("Salt Houses: Expanded", "salt houses", true),
            ("Low Water (feat. Noor Halden)", "low water", false),
            ("Low Water (Nightjar Remix)", "low water nightjar remix", false),
            ("Señora & Son", "senora and son", false),
            ("The", "the", false),
            ("(", "", false),
            ("It’s 5 O'Clock", "its 5 oclock", false),
            ("나방의 계절", "나방의 계절", false),
        ] {
            assert_eq!(title(written), Title { plain: plain.to_owned(), edition }, "{written}");
        }
    }

    #[test]
    fn what_only_tells_which_work_is_meant_is_no_title() {
        for (written, is) in [
            ("third record", true),
            ("debut solo album", true),
            ("2nd EP", true),
            ("single", true),
            ("The Black Album", false),
            ("Third Record", false),
            ("Low Water", false),
            ("", false),
        ] {
            assert_eq!(is_told(written), is, "{written}");
        }
    }

    #[test]
    fn a_show_is_known_without_its_year_and_number() {
        for written in ["Harbour Awards", "The 68th Annual Harbour Awards", "2026 Harbour Award", "harbour awards 2026"] {
            assert_eq!(show(written), "harbour award", "{written}");
        }
        assert_eq!(show("1999"), "1999", "a name that is all number stays");
    }
}
