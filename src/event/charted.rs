//! Places on a chart: `No. 1`, `at five`, `to third`.

use super::candidate::Candidate;
use super::number::{Number, cardinal, ordinal, position};
use super::record::{measure, push, quoted};
use super::scene::Scene;
use crate::lexicon::WordSet;
use crate::mention::MentionKind;
use std::cell::LazyCell;
use std::ops::Range;

/// Whether a sentence speaks of a chart.
fn chart_words(scene: &Scene, tokens: Range<usize>) -> bool {
    scene.any_word(
        tokens.clone(),
        const { &WordSet::new(&["chart", "charts", "countdown", "chart-topper", "box", "list", "ranking", "top"]) },
    ) || scene.mentions_in(tokens).any(|mention| scene.mention(mention).kind == MentionKind::Chart)
}

/// Every `No. 1`, `#55`, `number two`; in a sentence with one of them or a chart also `at five`, `to three`.
pub(super) fn positions(scene: &Scene, sentence: usize, tokens: &Range<usize>, out: &mut Vec<Candidate>) {
    // Asked only where a number could be a place without saying so.
    let charted = LazyCell::new(|| {
        tokens.clone().any(|token| position(scene, token).is_some())
            || (sentence.saturating_sub(2)..=sentence).any(|near| chart_words(scene, scene.sentence_tokens(near)))
    });
    let mut token = tokens.start;
    while token < tokens.end {
        let fits = |found: &Number| found.end <= tokens.end && !quoted(scene, token);
        let fits_charted = |found: &Number| fits(found) && *charted;
        let bare = bare_position(scene, token).filter(fits_charted).map(|found| ("bare-position", token + 1, found));
        let ordinal = || chart_ordinal(scene, token).filter(fits_charted).map(|found| ("ordinal-position", token, found));
        let marked = || position(scene, token).filter(fits).map(|found| ("chart-position", token, found));
        let Some((rule, number, found)) = bare.or_else(ordinal).or_else(marked) else {
            token += 1;
            continue;
        };
        let measure = measure(scene, number, found, "position");
        push(scene, sentence, tokens, "chart", rule, token..found.end, vec![measure], out);
        token = found.end;
    }
}

/// `to third`, `is second`, `Film, fourth`: a chart place as an ordinal with no noun of its own.
fn chart_ordinal(scene: &Scene, token: usize) -> Option<Number> {
    let number = ordinal(scene, token)?;
    let led = token.checked_sub(1).is_some_and(|before| {
        matches!(
            scene.word(before),
            "to" | "at"
                | "in"
                | "is"
                | "was"
                | "are"
                | "were"
                | "from"
                | ","
                | "came"
                | "comes"
                | "finished"
                | "hold"
                | "holds"
                | "and"
        )
    });
    let alone = matches!(
        scene.word(number.end),
        "," | "." | ";" | ":" | "with" | "and" | "on" | "in" | "to" | "is" | "was" | "place" | ""
    );
    (led && alone && scene.timex_at(token).is_none()).then_some(number)
}

/// `at five` before a pause: a chart place without 'number', as round-ups write.
fn bare_position(scene: &Scene, token: usize) -> Option<Number> {
    if !matches!(scene.word(token), "at" | "to") || scene.timex_at(token + 1).is_some() {
        return None;
    }
    let number = cardinal(scene, token + 1).filter(|number| number.end == token + 2 && (1.0..=100.0).contains(&number.value))?;
    matches!(scene.word(number.end), "," | "." | ";" | "with" | "and" | "on" | "in" | "").then_some(number)
}

#[cfg(test)]
mod tests {
    use crate::{Article, analyze};

    #[test]
    fn an_ordinal_is_a_place_where_a_chart_is_spoken_of() {
        let text = "Glass Ferry's “Low Water” leads the UK Singles Chart. Aoife Tarn's “Slack Tide” slips from first to third.";
        let analysis = analyze(&Article::read(text, crate::day("2026-06-05")));
        let places = |title: &str| -> Vec<f64> {
            let events = analysis.events.iter().filter(|event| event.title == title);
            events.flat_map(|event| &event.measures).map(|measure| measure.value).collect()
        };
        assert!(places("Slack Tide").contains(&3.0), "{:?}", analysis.events);
    }
}
