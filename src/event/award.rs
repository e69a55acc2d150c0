//! Awards: a nomination, a win, an honour, an induction.

use super::Kind;
use super::argument::{Side, coordination, nearest, subject};
use super::candidate::{Candidate, MOST_ALONE};
use super::scene::{Scene, is_act, is_award};
use super::wording::{Frame, Table, Wording};
use crate::lexicon::WordSet;
use crate::text::Span;
use std::ops::Range;

/// The wordings of an award; the row's name says which kind it is.
pub static WORDINGS: Table = Table::new(&[
    Wording {
        name: "nomination",
        frame: Frame::Makes,
        phrases: &[
            "nominated",
            "nominee",
            "nominees",
            "nomination",
            "nominations",
            "nod",
            "nods",
            "shortlisted",
            "shortlist",
            "up for",
            "contender",
            "contenders",
            "in the running",
            "nominating",
            "finalist",
            "finalists",
            "longlisted",
            "longlist",
            "semi-finalist|semi-finalists|semifinalist|semifinalists",
            "put forward",
            "qualify|qualifies|qualified",
            "selected for",
            "competed|competes|competing in|for",
            "vying|vies|vie",
        ],
    },
    Wording {
        name: "win",
        frame: Frame::Makes,
        phrases: &[
            "win|wins|won|winning",
            "winner",
            "winners",
            "scoop|scoops|scooped|scooping",
            "bag|bags|bagged|bagging",
            "clinch|clinches|clinched",
            "take|takes|took|taking home",
            "pick|picks|picked|picking up",
            "walk|walked|walks away|off with",
            "beat|beats|beating",
            "crowned",
            "named",
            "voted",
            "swept",
            "sweeps",
            "triumphed",
            "victory",
            "emerged",
            "claimed|claims",
            "nabbed|nabs",
            "snagged|snags",
            "earn|earns|earned|earning",
            "collect|collects|collected",
            "went to",
            "goes to",
            "award-winner",
            "garnered",
            "landed",
            "secured",
            "grabbed",
            "trophy",
            "trophies",
            "champion|champions",
            "crown",
            "recipient|recipients|laureate|laureates",
            "honoree|honorees",
            "retain|retains|retained",
            "lost|loses|losing out? to",
            "haul",
            "went home with",
        ],
    },
    Wording {
        name: "honour",
        frame: Frame::Makes,
        phrases: &[
            "receive|receives|received|receiving",
            "honoured|honored|honours|honors|honouring|honoring|honour|honor",
            "inducted|inducts|induct|inducting",
            "induction",
            "inductee",
            "inductees",
            "awarded",
            "presented with",
            "recognised|recognized",
            "knighted",
            "given the?",
            "bestowed",
            "conferred",
            "lifetime achievement",
            "star on",
            "granted",
            "feted",
            "celebrated with",
            "runner-up",
            "runners-up",
            "came|come|comes|finished|finishes|finishing|placed first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last",
            "first|second|third place|prize",
            "represented|represents|represent|representing",
            "hall of fame",
            "handed",
            "appointed",
            "made an?",
            "ranked",
            "commended",
            "accepted|accepts|accepting",
        ],
    },
    Wording {
        name: "award-noun",
        frame: Frame::Noun,
        phrases: &[
            "award",
            "awards",
            "prize",
            "prizes",
            "award-winning",
            "ceremony",
            "gong",
            "gongs",
            "medal",
            "accolade",
            "accolades",
        ],
    },
]);

/// The wordings of a prize in an article that names an award show: `Best male was …`, `third were …`.
static CATEGORIES: Table = Table::new(&[
    Wording {
        name: "category",
        frame: Frame::Noun,
        phrases: &[
            "best",
            "of the year",
            "outstanding",
            "favourite|favorite",
            "newcomer",
            "top prize|honours|honors|award|awards",
            "clean sweep",
            "sweep",
            "tally",
            "led|leads|leading|lead the|with",
            "apiece",
            "each",
        ],
    },
    Wording {
        name: "placing",
        frame: Frame::Noun,
        phrases: &[
            "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last was|is|were|are|went",
            "was|is|were|are first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last",
            "in second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last place",
            "second|third-placed",
        ],
    },
]);

/// The awards that a sentence may speak of.
pub fn candidates(scene: &Scene, sentence: usize, out: &mut Vec<Candidate>) {
    let tokens = scene.sentence_tokens(sentence);
    if category_line(scene, sentence, &tokens, out) {
        return;
    }
    let hits = WORDINGS.find(scene, tokens.clone());
    if hits.is_empty() {
        // "There is an MBE for …": the prize speaks for itself.
        let prizes = scene.mentions_in(tokens.clone()).filter(|mention| is_award(scene.mention(*mention).kind));
        for prize in prizes.take(MOST_ALONE) {
            push(scene, sentence, &tokens, "named-award", scene.mention_tokens(prize), out);
        }
        if scene.main_show.is_some() {
            for hit in CATEGORIES.find(scene, tokens.clone()) {
                push(scene, sentence, &tokens, hit.wording.name, hit.tokens, out);
            }
        }
    }
    for hit in hits {
        push(scene, sentence, &tokens, hit.wording.name, hit.tokens, out);
    }
}

fn push(
    scene: &Scene,
    sentence: usize,
    tokens: &Range<usize>,
    rule: &'static str,
    trigger: Range<usize>,
    out: &mut Vec<Candidate>,
) {
    let evidence: Span = scene.doc.sentences[sentence].span;
    let what = match rule {
        "nomination" => "nomination",
        "honour" | "placing" => "honour",
        _ => "win",
    };
    let mut candidate = Candidate::new(Kind::Award, what, rule, sentence, trigger.clone(), evidence);
    let right = nearest(scene, tokens, &trigger, Side::Right, is_award);
    let left = nearest(scene, tokens, &trigger, Side::Left, is_award);
    let inside = scene.mention_at(trigger.start).filter(|mention| is_award(scene.mention(*mention).kind));
    let found =
        inside.map(|award| (award, "inside")).or(right.map(|award| (award, "right"))).or(left.map(|award| (award, "left")));
    if let Some((award, from)) = found {
        candidate.title = Some(award);
        candidate.title_from = from;
    } else if let Some(show) = scene.main_show.and_then(|show| scene.first_mention(show)) {
        candidate.title = Some(show);
        candidate.title_from = "main-show";
    }
    let right = || nearest(scene, tokens, &trigger, Side::Right, is_act);
    let winner = match rule {
        "win" if matches!(scene.word(trigger.start), "went" | "goes") => right(),
        "category" | "placing" => subject(scene, tokens, &trigger).or_else(right),
        _ => subject(scene, tokens, &trigger),
    };
    if let Some(act) = winner {
        candidate.artist_mentions = coordination(scene, tokens, act, is_act);
        candidate.artists_from = "subject";
    }
    // 'Given the Low Prize, the Tide Medal and a Ferry Award': each is one.
    let row = found.map(|(award, _)| coordination(scene, tokens, award, is_award)).unwrap_or_default();
    let others = row.into_iter().filter(|award| Some(*award) != candidate.title);
    let others: Vec<Candidate> =
        others.map(|award| Candidate { title: Some(award), title_from: "chain", ..candidate.clone() }).collect();
    out.push(candidate);
    out.extend(others);
}

/// A line of a list of winners: `Best Song: Act, Title`, `Album of the Year — Act`. Whether the sentence is one.
fn category_line(scene: &Scene, sentence: usize, tokens: &Range<usize>, out: &mut Vec<Candidate>) -> bool {
    let Some(mark) = (tokens.start..tokens.end.min(tokens.start + 16)).find(|token| {
        matches!(scene.word(*token), ":" | "—" | "–")
            || (scene.word(*token) == "-" && scene.token(*token).is_some_and(|token| token.space_before))
    }) else {
        return false;
    };
    let category = tokens.start..mark;
    let names_prize = scene.any_word(
        category.clone(),
        const {
            &WordSet::new(&[
                "best",
                "year",
                "award",
                "prize",
                "artist",
                "artiste",
                "album",
                "song",
                "act",
                "favourite",
                "favorite",
                "newcomer",
                "group",
                "video",
                "record",
                "top",
                "outstanding",
                "winner",
                "solo",
                "choice",
            ])
        },
    ) || scene.mentions_in(category.clone()).any(|mention| is_award(scene.mention(mention).kind));
    let capital = scene.token(tokens.start).is_some_and(|token| token.is_capitalised());
    let winner = scene.mentions_in(mark + 1..tokens.end).find(|mention| is_act(scene.mention(*mention).kind));
    let Some(winner) = winner.filter(|_| names_prize && capital && !category.is_empty() && tokens.len() <= 40) else {
        return false;
    };
    let mut candidate =
        Candidate::new(Kind::Award, "win", "category-line", sentence, category, scene.doc.sentences[sentence].span);
    candidate.artist_mentions = coordination(scene, tokens, winner, is_act);
    candidate.artists_from = "line";
    candidate.title = scene.main_show.and_then(|show| scene.first_mention(show));
    candidate.title_from = if candidate.title.is_some() { "main-show" } else { "none" };
    out.push(candidate);
    true
}

#[cfg(test)]
mod tests {
    use crate::{Article, analyze};

    #[test]
    fn prizes_in_a_row_are_one_each() {
        let text = "Aoife Tarn has won the Polaris Music Prize, the Mercury Prize and a Brit Award.";
        let analysis = analyze(&Article::read(text, crate::day("2026-06-05")));
        let mut prizes: Vec<&str> = analysis.events.iter().map(|event| event.title.as_str()).collect();
        prizes.sort_unstable();
        assert_eq!(prizes, ["Brit Award", "Mercury Prize", "Polaris Music Prize"]);
    }

    #[test]
    fn where_a_show_is_spoken_of_a_category_is_won() {
        let text = "Glass Ferry won album of the year at the Brit Awards in London on Saturday.\n\n\
                    Best newcomer was Aoife Tarn, who thanked her mother.";
        let analysis = analyze(&Article::read(text, crate::day("2026-03-01")));
        let winners: Vec<&str> = analysis.events.iter().flat_map(|event| &event.artists).map(String::as_str).collect();
        assert!(winners.contains(&"Aoife Tarn"), "{:?}", analysis.events);
    }
}
