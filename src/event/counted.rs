//! Counted things: copies, streams, views, crowds, sums earned.

use super::candidate::Candidate;
use super::number::{Number, cardinal};
use super::record::{measure, push, quoted};
use super::scene::Scene;
use crate::lexicon::WordSet;
use std::ops::Range;

/// What a counted noun measures.
fn unit(word: &str) -> Option<(&'static str, &'static str)> {
    Some(match word {
        "copies" | "copy" => ("sales", "copies"),
        "units" => ("sales", "units"),
        "sales" | "sold" => ("sales", "sales"),
        "records" | "albums" | "singles" | "downloads" => ("sales", "records"),
        "streams" | "stream" | "streamed" | "on-demand" => ("streams", "streams"),
        "views" | "view" | "viewers" | "watched" | "viewed" => ("streams", "views"),
        "plays" | "listens" | "spins" | "listeners" | "played" => ("streams", "plays"),
        "tickets" => ("sales", "tickets"),
        "people" | "fans" | "attendees" | "spectators" | "concertgoers" | "revellers" | "admissions" | "visitors" | "crowd"
        | "festivalgoers" | "ticketholders" | "audience" => ("other", "people"),
        "songs" | "films" | "movies" | "performances" | "concerts" | "recordings" | "compositions" => ("other", "works"),
        "followers" | "subscribers" => ("other", "followers"),
        "weeks" => ("chart", "weeks"),
        "cassettes" | "cds" | "lps" | "discs" | "tapes" | "vinyl" => ("sales", "copies"),
        "downloaded" => ("sales", "downloads"),
        "times" => ("streams", "times"),
        "votes" | "requests" | "shares" | "likes" | "comments" | "reels" => ("other", "reactions"),
        "percent" | "%" | "cent" | "pc" => ("sales", "percent"),
        "players" | "musicians" | "singers" | "voices" | "participants" | "households" => ("other", "people"),
        "entries" | "chart-toppers" | "number-ones" | "hits" => ("chart", "entries"),
        "gigs" | "shows" | "nights" | "days" | "hours" => ("other", "length"),
        _ => return None,
    })
}

/// Every counted thing: `317 million streams`, `sold 125,000 copies`, `$40 million`.
pub(super) fn counts(scene: &Scene, sentence: usize, tokens: &Range<usize>, out: &mut Vec<Candidate>) {
    let mut token = tokens.start;
    while token < tokens.end {
        let Some(number) = cardinal(scene, token)
            .filter(|number| number.end <= tokens.end && scene.timex_at(token).is_none() && !quoted(scene, token))
        else {
            token += 1;
            continue;
        };
        let counted =
            (number.end..(number.end + 5).min(tokens.end)).find_map(|at| unit(scene.word(at)).map(|unit| (unit, at + 1)));
        let counted = counted.filter(|((what, unit), _)| is_worth_a_record(what, unit, number.value));
        let (what, rule, unit, end) = match counted {
            Some(((what, unit), end)) => (what, unit_rule(what), unit, end),
            None if money(scene, token, &number, tokens) => ("sales", "box-office", "money", number.end),
            None if number.value >= 1_000.0 && sold_before(scene, tokens, token) => {
                ("sales", "sold-number", "copies", number.end)
            }
            None => {
                token = number.end;
                continue;
            }
        };
        let measure = measure(scene, token, Number { end, ..number }, unit);
        push(scene, sentence, tokens, what, rule, token..end, vec![measure], out);
        token = end;
    }
}

/// Words that speak of selling.
const SELLING: WordSet =
    WordSet::new(&["sold", "sell", "sells", "selling", "shifted", "moved", "shift", "shipped", "pressed", "downloaded"]);

/// Whether a word of selling stands a few words before a number: `has sold nearly 200,000`.
fn sold_before(scene: &Scene, tokens: &Range<usize>, number: usize) -> bool {
    let before = tokens.start.max(number.saturating_sub(6))..number;
    scene.any_word(before, &SELLING)
}

fn unit_rule(what: &str) -> &'static str {
    match what {
        "streams" => "count-streams",
        "sales" => "count-sales",
        "chart" => "count-weeks",
        _ => "count-other",
    }
}

/// 'Two albums' and 'ten tracks' count nothing; 'two million albums' does.
fn is_worth_a_record(what: &str, unit: &str, value: f64) -> bool {
    match (what, unit) {
        (_, "records") => value >= 10_000.0,
        ("chart", _) => value >= 2.0,
        (_, "people") => value >= 1_000.0,
        (_, "works") => value >= 40.0,
        (_, "percent") => value >= 3.0,
        (_, "entries") => value >= 3.0,
        (_, "length") => value >= 40.0,
        _ => value >= 100.0,
    }
}

/// A sum earned: a currency sign or name beside a large number, in a sentence that speaks of earning.
fn money(scene: &Scene, token: usize, number: &Number, tokens: &Range<usize>) -> bool {
    let before = token.checked_sub(1).map_or("", |at| scene.word(at));
    let currency = matches!(before, "$" | "£" | "€" | "¥" | "₹" | "rs" | "." | "us$" | "a$")
        || matches!(scene.word(number.end), "crore" | "dollars" | "pounds" | "yen" | "won");
    let currency = currency || (token..number.end).any(|at| matches!(scene.word(at), "crore" | "crores" | "cr"));
    currency
        && number.value >= 100_000.0
        && scene.any_word(
            tokens.clone(),
            const {
                &WordSet::new(&[
                    "gross",
                    "grossed",
                    "grossing",
                    "earned",
                    "collected",
                    "collection",
                    "collections",
                    "box",
                    "office",
                    "took",
                    "raised",
                    "made",
                    "minted",
                    "raked",
                    "takings",
                    "opening",
                    "earning",
                    "revenue",
                ])
            },
        )
}

#[cfg(test)]
mod tests {
    use crate::{Article, analyze};

    #[test]
    fn a_number_after_a_word_of_selling_counts_copies() {
        let text = "“Low Water” by Glass Ferry has sold more than 200,000 in Ireland.";
        let analysis = analyze(&Article::read(text, crate::day("2026-06-05")));
        let sold = analysis.events.iter().flat_map(|event| &event.measures).find(|measure| measure.unit == "copies");
        assert_eq!(sold.map(|measure| measure.value), Some(200_000.0));
    }
}
