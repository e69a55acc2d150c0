//! Works that are described in words no name stage takes for a name: `a book about his life`, `the full album`, `24-disc box`.

use super::candidate::From;
use super::scene::Scene;
use crate::lexicon::WordSet;
use crate::text::TokenKind;
use std::ops::Range;

/// Nouns of works that come out.
const WORKS: WordSet = WordSet::new(&[
    "adaptation",
    "album",
    "albums",
    "anthem",
    "anthology",
    "autobiography",
    "ballad",
    "biography",
    "biopic",
    "book",
    "books",
    "box",
    "box-set",
    "boxset",
    "carol",
    "cassette",
    "cassettes",
    "cd",
    "cds",
    "clip",
    "collection",
    "compilation",
    "cover",
    "demo",
    "disc",
    "discs",
    "documentary",
    "drama",
    "dvd",
    "dvds",
    "edition",
    "ep",
    "eps",
    "episode",
    "episodes",
    "feature",
    "film",
    "films",
    "follow-up",
    "hymn",
    "instalment",
    "installment",
    "instrumental",
    "lp",
    "lps",
    "medley",
    "memoir",
    "memoirs",
    "mini-album",
    "mixtape",
    "mixtapes",
    "movie",
    "movies",
    "musical",
    "novel",
    "number",
    "podcast",
    "portrait",
    "prequel",
    "record",
    "recording",
    "recordings",
    "records",
    "reissue",
    "release",
    "releases",
    "remake",
    "remix",
    "remixes",
    "retrospective",
    "score",
    "sequel",
    "serial",
    "series",
    "set",
    "seven-inch",
    "sides",
    "single",
    "singles",
    "song",
    "songbook",
    "songs",
    "soundtrack",
    "tape",
    "tapes",
    "track",
    "tracks",
    "trilogy",
    "tune",
    "tunes",
    "version",
    "versions",
    "video",
    "videos",
    "vinyl",
    "volume",
    "work",
    "works",
]);

/// Words that come before what a noun phrase describes.
const DETERMINERS: WordSet = WordSet::new(&[
    "a", "an", "the", "his", "her", "their", "its", "my", "our", "this", "that", "another", "some", "'s", "'", "two", "three",
    "four", "five", "six", "seven", "eight", "nine", "ten", "several", "both",
]);

/// Verbs, which stand in no description of a show.
const FINITE: WordSet = WordSet::new(&[
    "am",
    "are",
    "be",
    "been",
    "being",
    "did",
    "do",
    "does",
    "gave",
    "give",
    "gives",
    "had",
    "has",
    "have",
    "held",
    "is",
    "might",
    "must",
    "opened",
    "opens",
    "performed",
    "performs",
    "played",
    "plays",
    "sang",
    "saw",
    "should",
    "sings",
    "staged",
    "to",
    "was",
    "were",
    "will",
    "would",
]);

/// How far from the trigger the noun may stand, in tokens.
const REACH: usize = 12;

/// How many words may stand between determiner and noun.
const MODIFIERS: usize = 5;

/// The described work nearest before a trigger and the nearest after it, in its clause, each with its tokens.
pub fn works_beside(scene: &Scene, sentence: &Range<usize>, trigger: &Range<usize>) -> Vec<(Range<usize>, From)> {
    let clause = scene.clause_at(trigger.start);
    let noun = |token: &usize| {
        scene.clause_at(*token) == clause && scene.doc.is_in(*token, &WORKS) && scene.mention_at(*token).is_none()
    };
    let before = (sentence.start.max(trigger.start.saturating_sub(REACH))..trigger.start).rev().find(noun);
    let after = (trigger.end..sentence.end.min(trigger.end + REACH)).find(noun);
    let phrase = |noun: usize| phrase(scene, sentence, noun);
    let before = before.and_then(phrase).map(|words| (words, "described-left"));
    let after = after.and_then(phrase).map(|words| (words, "described-right"));
    before.into_iter().chain(after).collect()
}

/// The words of a show that has no name, by its last noun; none for a bare one, which its act and hall name, and none for
/// what is no phrase: `night had live performances`.
pub fn show(scene: &Scene, sentence: &Range<usize>, noun: usize) -> Option<Range<usize>> {
    let is_phrase = |words: &Range<usize>| words.len() > 1 && !scene.any_word(words.clone(), &FINITE);
    phrase(scene, sentence, noun).filter(is_phrase)
}

/// The noun with the words that describe it; `None` where no determiner opens the phrase.
fn phrase(scene: &Scene, sentence: &Range<usize>, noun: usize) -> Option<Range<usize>> {
    let first = sentence.start.max(noun.saturating_sub(MODIFIERS + 1));
    let determiner = (first..noun).rev().find(|token| scene.doc.is_in(*token, &DETERMINERS));
    let describes = |token: usize| {
        scene.token(token).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
            && scene.timex_at(token).is_none()
    };
    let start = determiner.map(|determiner| determiner + 1).filter(|start| (*start..noun).all(describes));
    let plural = scene.word(noun).ends_with('s');
    start.or(plural.then_some(noun)).map(|start| start..noun + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, analyze};

    /// What `find` gives in a sentence where the word `trigger` stands.
    fn at(text: &str, trigger: &str, find: impl Fn(&Scene, &Range<usize>, usize) -> Vec<Range<usize>>) -> Vec<String> {
        let analysis = analyze(&Article::read(text, None));
        let scene = Scene::new(&analysis.article, &analysis.document, &analysis.timexes, &analysis.mentions);
        let sentence = scene.sentence_tokens(0);
        let at = sentence.clone().find(|token| scene.word(*token) == trigger).unwrap();
        find(&scene, &sentence, at).into_iter().map(|words| scene.doc.slice(scene.doc.span_of(words)).to_owned()).collect()
    }

    fn beside(text: &str, trigger: &str) -> Vec<String> {
        at(text, trigger, |scene, sentence, at| {
            works_beside(scene, sentence, &(at..at + 1)).into_iter().map(|(words, _)| words).collect()
        })
    }

    #[test]
    fn a_show_may_have_no_name() {
        let shows = |text| at(text, "concert", |scene, sentence, at| show(scene, sentence, at).into_iter().collect());
        assert_eq!(shows("They gave a lunchtime charity concert for the town."), ["lunchtime charity concert"]);
        assert_eq!(shows("They gave a concert for the town."), [""; 0]);
        assert_eq!(shows("The evening had live concert and dance."), [""; 0]);
    }

    #[test]
    fn a_work_may_have_no_name() {
        assert_eq!(beside("A boxed set of early tapes was issued in May.", "issued"), ["boxed set of early tapes"]);
        assert_eq!(beside("They issued a four-CD retrospective in May.", "issued"), ["four-CD retrospective"]);
        assert_eq!(beside("The label was founded in May.", "founded"), [""; 0]);
    }
}
