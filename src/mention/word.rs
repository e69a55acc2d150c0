//! What a single word says about the names beside it: `singer` calls for a person, `arena` ends a venue's name.

use super::WorkKind;
use crate::lexicon::{COMMON_WORDS, GIVEN_NAMES, NAME_WORDS, Table, WordHash};
use std::sync::OnceLock;

/// A set of word classes, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u64);

macro_rules! classes {
    ($($name:ident = $label:literal),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Bit { $($name),* }
        impl Classes {
            $(pub(super) const $name: Classes = Classes(1 << Bit::$name as u64);)*
        }
        /// The classes as `words.txt` writes them.
        const LABELS: &[(&str, Classes)] = &[$(($label, Classes::$name)),*];
    };
}

classes! {
    PERSON = "person", GROUP = "group", ACT = "act",
    SONG = "song", ALBUM = "album", EP = "ep", VIDEO = "video", FILM = "film", SERIES = "series", BOOK = "book", OPUS = "opus",
    ISSUE = "issue", SAY = "say", DO = "do", RISE = "rise", FEATURE = "feature",
    OPENER = "opener", FUNCTION = "function", PLAIN = "plain", RANK = "rank", NATION = "nation", FRESH = "fresh", MONTH = "month",
    SHE = "she", HE = "he", THEY = "they", IT = "it",
    VENUE_HEAD = "venue-head", GROUP_HEAD = "group-head", FESTIVAL_HEAD = "festival-head", TOUR_HEAD = "tour-head",
    AWARD_HEAD = "award-head", CHART_HEAD = "chart-head", WORK_HEAD = "work-head", ORG_HEAD = "org-head", PLACE_HEAD = "place-head",
    GIVEN = "given", COMMON = "common",
}

impl Classes {
    /// Any word for a work.
    pub(super) const WORK: Classes = Classes(
        Self::SONG.0 | Self::ALBUM.0 | Self::EP.0 | Self::VIDEO.0 | Self::FILM.0 | Self::SERIES.0 | Self::BOOK.0 | Self::OPUS.0,
    );
    /// Any word for a performer.
    pub(super) const ROLE: Classes = Classes(Self::PERSON.0 | Self::GROUP.0 | Self::ACT.0);
    /// A word that says what the name after it is.
    pub(super) const LABEL: Classes = Classes(Self::ROLE.0 | Self::WORK.0);
    /// A word that may stand between a determiner and the word for a work.
    pub(super) const MODIFIER: Classes = Classes(Self::FRESH.0 | Self::NATION.0 | Self::WORK.0);
    /// A word that ends names of one kind.
    pub(super) const HEAD: Classes = Classes(
        Self::VENUE_HEAD.0
            | Self::GROUP_HEAD.0
            | Self::FESTIVAL_HEAD.0
            | Self::TOUR_HEAD.0
            | Self::AWARD_HEAD.0
            | Self::CHART_HEAD.0
            | Self::WORK_HEAD.0
            | Self::ORG_HEAD.0
            | Self::PLACE_HEAD.0,
    );
    /// Any verb that tells what its subject is.
    pub(super) const VERB: Classes = Classes(Self::SAY.0 | Self::DO.0 | Self::ISSUE.0 | Self::RISE.0);
    /// Any third-person pronoun.
    pub(super) const PRONOUN: Classes = Classes(Self::SHE.0 | Self::HE.0 | Self::THEY.0 | Self::IT.0);

    /// The classes that are in either set.
    pub(super) const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// The classes that are in both sets.
    pub(super) const fn only(self, other: Classes) -> Classes {
        Classes(self.0 & other.0)
    }

    /// Whether the sets share a class.
    pub(super) const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// What kind of work the word calls, if it calls one.
    pub(super) fn work_kind(self) -> Option<WorkKind> {
        [
            (Self::SONG, WorkKind::Song),
            (Self::EP, WorkKind::Ep),
            (Self::ALBUM, WorkKind::Album),
            (Self::VIDEO, WorkKind::Video),
            (Self::FILM, WorkKind::Film),
            (Self::SERIES, WorkKind::Series),
            (Self::BOOK, WorkKind::Book),
            (Self::OPUS, WorkKind::Other),
        ]
        .into_iter()
        .find_map(|(class, kind)| self.any(class).then_some(kind))
    }
}

/// The classes of a folded word; none for a word that no list holds.
pub(super) fn classes_of(word: &str) -> Classes {
    static INDEX: OnceLock<Table<Classes>> = OnceLock::new();
    let index = INDEX.get_or_init(index);
    match index.get(WordHash::of(word).value()) {
        Some(classes) => classes,
        None if word.len() > 6 && ends_as_common(word) => Classes::COMMON,
        None if has_common_stem(index, word) => Classes::COMMON,
        None => Classes::default(),
    }
}

fn index() -> Table<Classes> {
    let count = [&NAME_WORDS, &COMMON_WORDS, &GIVEN_NAMES].map(|list| list.words().count()).iter().sum();
    let mut index: Table<Classes> = Table::for_entries(count);
    let mut add = |word: u64, classes: Classes| {
        let known = index.entry(word);
        *known = known.or(classes);
    };
    for (word, labels) in NAME_WORDS.words() {
        let named = |label: &str| LABELS.iter().find(|(name, _)| *name == label).map_or(Classes::default(), |(_, class)| *class);
        add(word, labels.split(' ').map(named).fold(Classes::COMMON, Classes::or));
    }
    COMMON_WORDS.words().for_each(|(word, _)| add(word, Classes::COMMON));
    for (name, features) in GIVEN_NAMES.words() {
        add(name, if features == "word" { Classes::GIVEN.or(Classes::COMMON) } else { Classes::GIVEN });
    }
    index
}

/// Whether a long word ends as common words do that no list need hold.
fn ends_as_common(word: &str) -> bool {
    match word.as_bytes().last() {
        Some(b'y') => word.ends_with("ly"),
        Some(b'g') => word.ends_with("ing"),
        Some(b'n') => word.ends_with("tion"),
        Some(b's') => ["tions", "ness", "ments"].iter().any(|end| word.ends_with(end)),
        _ => false,
    }
}

/// Whether a form without a regular ending is listed as a common word.
fn has_common_stem(index: &Table<Classes>, word: &str) -> bool {
    let endings: &[(&str, &str)] = match word.as_bytes().last() {
        Some(b's') => &[("ies", "y"), ("es", ""), ("s", "")],
        Some(b'd') => &[("ied", "y"), ("ed", ""), ("ed", "e")],
        Some(b'g') => &[("ing", ""), ("ing", "e")],
        Some(b'\'') => &[("in'", "")],
        Some(b'y') => &[("ly", "")],
        Some(b'r') => &[("er", ""), ("er", "e")],
        Some(b't') => &[("est", "")],
        _ => &[],
    };
    let common = |hash: WordHash| index.get(hash.value()).is_some_and(|found| found.any(Classes::COMMON));
    endings.iter().any(|(ending, then)| {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2 && stem.is_ascii()) else { return false };
        // "stopped" is listed as "stop".
        let bytes = stem.as_bytes();
        let doubled = then.is_empty() && *ending != "s" && bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
        if doubled && !stem.ends_with("ll") && !stem.ends_with("ss") {
            common(WordHash::of(&stem[..stem.len() - 1]))
        } else {
            common(WordHash::of(stem).then(then))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Classes, LABELS, classes_of};
    use crate::lexicon::NAME_WORDS;

    #[test]
    fn every_class_in_the_list_is_known() {
        for (_, labels) in NAME_WORDS.words() {
            for label in labels.split(' ') {
                assert!(LABELS.iter().any(|(name, _)| *name == label), "{label}");
            }
        }
    }

    #[test]
    fn words_have_classes() {
        assert!(classes_of("singer").any(Classes::PERSON));
        assert!(classes_of("stopped").any(Classes::COMMON));
        assert!(classes_of("dancing").any(Classes::COMMON));
        assert!(!classes_of("vagator").any(Classes::COMMON));
    }
}
