//! Works that a sentence speaks of without naming them: `The film will hit the screens in May`, `and arrives on Friday`.

use super::argument::salient_work;
use super::candidate::From;
use super::scene::Scene;
use crate::lexicon::WordSet;
use std::ops::Range;

/// The work spoken of last before a trigger and, where nothing else stands `right` of it, the one the article is most about.
pub fn works(
    scene: &Scene,
    sentence: usize,
    tokens: &Range<usize>,
    trigger: &Range<usize>,
    right: Option<usize>,
) -> Vec<(usize, From)> {
    let from = match right {
        Some(_) => "salient-too",
        None if refers_back(scene, tokens) => "salient",
        None => "salient-unsaid",
    };
    let last = salient_work(scene, sentence, trigger.start);
    let main = scene.main_work.filter(|main| right.is_none() && last.is_none_or(|last| scene.mention(last).entity != *main));
    let main = main.and_then(|main| scene.first_mention(main));
    last.map(|work| (work, from)).into_iter().chain(main.map(|work| (work, "main"))).collect()
}

/// Whether a pronoun or a bare 'the album' stands in the sentence.
fn refers_back(scene: &Scene, tokens: &Range<usize>) -> bool {
    scene.any_word(
        tokens.clone(),
        const {
            &WordSet::new(&[
                "it", "its", "which", "song", "album", "single", "track", "film", "record", "ep", "movie", "video", "project",
                "lp", "this", "that", "both",
            ])
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::{Article, analyze};

    #[test]
    fn a_work_need_not_be_named_where_it_comes_out() {
        let text = "Glass Ferry have finished their new album “Low Water”. The band recorded in a barn in Wales. \
                    The record will be released on 3 July.";
        let analysis = analyze(&Article::read(text, crate::day("2026-06-05")));
        let release = analysis.events.iter().find(|event| event.title == "Low Water").expect("the album is found");
        assert_eq!(release.date.map(|date| date.to_string()).as_deref(), Some("2026-07-03"));
    }
}
