//! Verbs that behave alike: `hailed`, `lauded` and `praised` all praise.

use super::{Table, digest, entries};
use std::sync::OnceLock;

/// The class of a verb, or of a noun made of one, by the [`digest`] of its word; `None` for any other word.
pub fn verb_class(word: u64) -> Option<&'static str> {
    static INDEX: OnceLock<Table<&str>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let verbs = || entries(include_str!("data/verbs.txt"));
        let mut index = Table::for_entries(verbs().count());
        verbs().for_each(|(word, class)| *index.entry(digest(word)) = class);
        index
    });
    index.get(word)
}

#[cfg(test)]
mod tests {
    use super::*;
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
