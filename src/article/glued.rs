//! Where a page glued two sentences or lines to one word: `at the festivalThe band`, `CenterWillie Nelson`, `in 2022June 24`.

use crate::lexicon::{GIVEN_NAMES, NAME_WORDS};

const MONTHS: &[&str] =
    &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The bytes at which a new line begins within what is written as one word.
pub(super) fn joins(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut word_start = 0;
    let mut last = ' ';
    for (at, character) in text.char_indices() {
        if !last.is_alphanumeric() {
            word_start = at;
        }
        let turns = character.is_uppercase() && (last.is_lowercase() || last.is_ascii_digit());
        if turns && parts(&text[word_start..at], word(&text[at..])) {
            found.push(at);
            word_start = at;
        }
        last = character;
    }
    found
}

fn word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

/// Whether two halves of a word are the end of one line and the beginning of the next.
fn parts(left: &str, right: &str) -> bool {
    let plain = right.len() > 1 && right.chars().skip(1).all(char::is_lowercase);
    if !plain {
        return false;
    }
    if left.ends_with(|c: char| c.is_ascii_digit()) {
        let year = left.len() == 4 && (left.starts_with("19") || left.starts_with("20"));
        return year && (MONTHS.contains(&right) || opens(right));
    }
    if left.len() < 3 {
        return false;
    }
    // "festivalThe": what begins small does not go on with a capital, but for `iPhone` and `eBay`.
    let small = left.chars().all(char::is_lowercase);
    let title = left.starts_with(char::is_uppercase) && left.chars().skip(1).all(char::is_lowercase);
    let begins =
        MONTHS.contains(&right) || left.len() > 3 && (opens(right) || right.len() > 3 && GIVEN_NAMES.get(right) == Some(""));
    small && right.len() > 2 && left.len() > 3 || title && begins
}

fn opens(word: &str) -> bool {
    matches!(word, "The" | "In" | "On" | "And" | "This" | "It")
        || word.len() > 2 && NAME_WORDS.get(word).is_some_and(|labels| labels.split(' ').any(|label| label == "opener"))
}

#[cfg(test)]
mod tests {
    use super::joins;

    #[test]
    fn glued_lines_are_parted_and_names_are_not() {
        for (text, parts) in [
            ("the Darien Lake AmphitheaterWillie Nelson", "the Darien Lake Amphitheater|Willie Nelson"),
            ("at the festivalThe band", "at the festival|The band"),
            ("in 2022June 24", "in 2022|June 24"),
            ("her debut albumAfter that", "her debut album|After that"),
            ("with Jane SpencerJuly 4", "with Jane Spencer|July 4"),
            ("YouTube, SoundCloud and McCartney", "YouTube, SoundCloud and McCartney"),
            ("JoJo, LeAnn, DeMarco, iPhone, BeBe, MacDonald", "JoJo, LeAnn, DeMarco, iPhone, BeBe, MacDonald"),
        ] {
            let mut written = text.to_owned();
            joins(text).into_iter().rev().for_each(|at| written.insert(at, '|'));
            assert_eq!(written, parts);
        }
    }
}
