//! Verbs that behave alike: `hailed`, `lauded` and `praised` all praise.

use super::{Table, digest};
use std::sync::OnceLock;

/// The class of a verb, or of a noun made of one, by the [`digest`] of its word; `None` for any other word.
pub fn verb_class(word: u64) -> Option<&'static str> {
    static INDEX: OnceLock<Table<&str>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        // As `build.rs` writes them: a class and its verbs on each line.
        let text = include_str!(concat!(env!("OUT_DIR"), "/verbs"));
        let mut index = Table::for_entries(text.bytes().filter(|byte| *byte == b' ').count());
        for line in text.lines() {
            let (class, verbs) = line.split_once(' ').unwrap_or((line, ""));
            verbs.split(' ').for_each(|verb| *index.entry(digest(verb)) = class);
        }
        index
    });
    index.get(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::entries;
    use std::collections::HashSet;

    #[test]
    fn a_verb_has_one_class() {
        let (mut known, mut classes) = (HashSet::new(), HashSet::new());
        for (word, class) in entries(include_str!("data/verbs.txt")) {
            assert!(known.insert(word), "{word} stands twice");
            assert_eq!(verb_class(digest(word)), Some(class), "{word}");
            classes.insert(class);
        }
        assert!(classes.len() <= usize::from(u8::MAX));
        assert_eq!(verb_class(digest("ferry")), None);
    }
}
