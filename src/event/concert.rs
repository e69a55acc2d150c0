//! Concerts: a live performance or a run of them.

use super::Kind;
use super::argument::{Side, coordination, halls, nearest, subject};
use super::candidate::{Candidate, MOST_ALONE};
use super::listing;
use super::scene::{Scene, is_act, is_award, is_work};
use super::wording::{Frame, Table, Wording};
use crate::lexicon::WordSet;
use crate::mention::MentionKind;
use crate::text::Span;
use std::ops::Range;

/// The wordings of a concert.
pub static WORDINGS: Table = Table::new(&[
    Wording {
        name: "perform-verb",
        frame: Frame::Makes,
        phrases: &[
            "perform|performs|performed|performing",
            "take|takes|took|taking to? the stage",
            "take|takes|took the? stage",
            "on stage",
            "onstage",
            "live debut",
            "sing|sings|sang|singing",
            "open|opens|opened|opening for",
            "open|opens|opened|opening the show|concert|festival|set",
            "support|supports|supported|supporting",
            "join|joins|joined on? stage?",
            "close|closes|closed out? the show|festival|night|set",
            "conduct|conducts|conducted",
            "guest|guests|guested",
            "dj|djs",
            "jam|jammed",
            "serenade|serenaded",
            "busk|busked|busking|busks",
            "rock|rocked|rocks the",
            "sung",
            "dance|danced|dances|dancing",
            "give|gives|gave|given|giving",
            "bring|brings|brought|bringing",
            "done|did at|in",
            "reunite|reunites|reunited|reuniting",
            "accompany|accompanies|accompanied|accompanying",
            "lead|leads|led",
            "stage|staging",
            "drew|draws|draw",
            "sell|sells|sold|selling out",
            "heard",
            "booked",
            "filled|fill|fills",
            "makes|made|make|making her|his|their|its? debut",
        ],
    },
    Wording { name: "play-verb", frame: Frame::Makes, phrases: &["play|plays|played|playing"] },
    Wording {
        name: "headline-verb",
        frame: Frame::Makes,
        phrases: &[
            "headline|headlines|headlined|headlining",
            "top|tops|topping the bill",
            "co-headline|co-headlining|co-headlines",
            "appear|appears|appeared|appearing",
            "feature|features|featuring|featured",
            "host|hosts|hosted|hosting",
            "return|returns|returned|returning to",
        ],
    },
    Wording {
        name: "tour-verb",
        frame: Frame::Makes,
        phrases: &[
            "tour|tours|toured|touring",
            "hit|hits|hitting the road",
            "on the road",
            "embark|embarks|embarked|embarking on?",
            "on tour",
            "kick|kicks|kicked|kicking off",
            "take|takes|taking on the road",
            "head|heads|headed|heading out? to|on|for",
            "wrap|wraps|wrapped up?",
            "begin|begins|began|start|starts|started",
        ],
    },
    Wording {
        name: "concert-noun",
        frame: Frame::Noun,
        phrases: &[
            "concert",
            "concerts",
            "gig",
            "gigs",
            "recital",
            "recitals",
            "residency",
            "live show",
            "live shows",
            "shows",
            "show",
            "headline show|shows|set|slot",
            "performance",
            "performances",
            "set",
            "sets",
            "livestream",
            "live stream",
            "fan meeting",
            "fanmeeting",
            "fan-meeting",
            "fan meet",
            "showcase",
            "headliner",
            "headliners",
            "jam session",
            "matinee",
            "half-time|halftime show",
            "live album? launch",
            "date",
            "dates",
            "night",
            "nights",
            "stage",
            "appearance",
            "appearances",
            "debut",
            "debuts",
            "slot",
            "slots",
            "spot",
            "taping",
            "stint",
            "sing-along|singalong",
            "session",
            "sessions",
            "opener",
            "finale",
            "encore",
            "reunion",
            "evening",
            "evenings",
            "medley",
            "broadcast",
            "telecast",
            "screening",
            "ball",
            "prom",
            "proms",
            "stop",
            "stops",
            "memorial",
            "parade",
            "workshop",
            "masterclass",
            "rehearsal",
            "battle",
            "transfer",
        ],
    },
    Wording {
        name: "tour-noun",
        frame: Frame::Noun,
        phrases: &["tour", "tours", "world tour", "tour dates", "leg", "trek", "run of dates|shows"],
    },
    Wording {
        name: "festival-noun",
        frame: Frame::Noun,
        phrases: &[
            "festival",
            "festivals",
            "fest",
            "line-up",
            "lineup",
            "bill",
            "carnival",
            "event",
            "gala",
            "ceremony",
            "contest",
            "competition",
            "season",
            "series",
            "party",
            "celebration",
            "programme",
            "program",
            "benefit",
            "fundraiser",
            "tribute",
        ],
    },
    Wording {
        name: "stage-noun",
        frame: Frame::Noun,
        phrases: &[
            "opera",
            "musical",
            "production",
            "staging",
            "premiere",
            "premiered",
            "premieres",
            "run",
            "runs",
            "ballet",
            "recital",
            "staged",
            "stages",
            "revival",
            "world premiere",
            "takes|took|take place",
            "held",
            "will be held",
            "cast",
        ],
    },
    Wording {
        name: "cancel-verb",
        frame: Frame::Makes,
        phrases: &[
            "cancel|cancels|cancelled|canceled|cancelling|canceling",
            "postpone|postpones|postponed|postponing",
            "called|calling|call|calls off",
            "rescheduled|reschedule|reschedules",
            "axed",
            "scrapped",
            "moved to",
        ],
    },
]);

/// The concerts that a sentence may speak of.
pub fn candidates(scene: &Scene, sentence: usize, out: &mut Vec<Candidate>) {
    let tokens = scene.sentence_tokens(sentence);
    if listing::entries(scene, sentence, out) {
        return;
    }
    let hits = WORDINGS.find(scene, tokens.clone());
    if hits.is_empty() {
        halls_alone(scene, sentence, &tokens, out);
    }
    for hit in hits {
        push(scene, sentence, &tokens, hit.wording.name, hit.tokens, out);
    }
    // A named tour or festival speaks of itself: "the Low Tide Tour".
    for mention in scene.mentions_in(tokens.clone()) {
        let kind = scene.mention(mention).kind;
        if matches!(kind, MentionKind::Tour | MentionKind::Festival) {
            let rule = if kind == MentionKind::Tour { "named-tour" } else { "named-festival" };
            push(scene, sentence, &tokens, rule, scene.mention_tokens(mention), out);
        }
    }
}

/// Halls, shows and dated places of a sentence without a word of performing: `They are at Dock Hall on May 3`.
fn halls_alone(scene: &Scene, sentence: usize, tokens: &Range<usize>, out: &mut Vec<Candidate>) {
    let dated = scene.timexes_in(tokens.clone()).any(|timex| scene.timexes[timex].edtf.is_some());
    let mentions = scene.mentions_in(tokens.clone()).filter_map(|mention| {
        let rule = match scene.mention(mention).kind {
            MentionKind::Venue => "named-venue",
            MentionKind::Award | MentionKind::Organisation => "named-show",
            MentionKind::Place if dated => "dated-place",
            _ => return None,
        };
        Some((rule, mention))
    });
    for (rule, mention) in mentions.take(MOST_ALONE) {
        push(scene, sentence, tokens, rule, scene.mention_tokens(mention), out);
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
    let mut candidate = Candidate::new(Kind::Concert, "concert", rule, sentence, trigger.clone(), evidence);
    let is_show: fn(MentionKind) -> bool = |kind| matches!(kind, MentionKind::Tour | MentionKind::Festival);
    let is_venue: fn(MentionKind) -> bool = |kind| kind == MentionKind::Venue;
    let is_place: fn(MentionKind) -> bool = |kind| kind == MentionKind::Place;
    let own =
        |wanted: fn(MentionKind) -> bool| scene.mention_at(trigger.start).filter(|mention| wanted(scene.mention(*mention).kind));
    let near = |side, wanted: fn(MentionKind) -> bool| nearest(scene, tokens, &trigger, side, wanted);
    let (inside, right, left) = (own(is_show), near(Side::Right, is_show), near(Side::Left, is_show));
    if let Some(named) = inside.or(right).or(left) {
        candidate.title = Some(named);
        candidate.title_from = if inside.is_some() {
            "inside"
        } else if right.is_some() {
            "right"
        } else {
            "left"
        };
    } else if let Some(award) = own(is_award).or_else(|| near(Side::Right, is_award)) {
        candidate.title = Some(award);
        candidate.title_from = "award-show";
    }
    candidate.what = match (candidate.title.map(|title| scene.mention(title).kind), rule) {
        (Some(MentionKind::Tour), _) => "tour",
        (Some(MentionKind::Festival), _) => "festival",
        (Some(MentionKind::Award), _) => "performance",
        (_, "tour-noun") => "tour",
        (_, "tour-verb") if scene.word(trigger.end.saturating_sub(1)).starts_with("tour") => "tour",
        (_, "stage-noun" | "perform-verb") => "performance",
        _ => "concert",
    };
    let held_at = |wanted| own(wanted).or_else(|| near(Side::Right, wanted)).or_else(|| near(Side::Left, wanted));
    candidate.venue = held_at(is_venue);
    candidate.place = held_at(is_place);
    let act = subject(scene, tokens, &trigger).map(|act| (act, "subject"));
    let after = || {
        nearest(scene, tokens, &trigger, Side::Right, is_act)
            .filter(|act| {
                let start = scene.mention_tokens(*act).start;
                scene.any_word(
                    trigger.end..start,
                    const {
                        &WordSet::new(&[
                            "by",
                            "from",
                            "with",
                            "featuring",
                            "include",
                            "includes",
                            "including",
                            "of",
                            "see",
                            "feature",
                            "features",
                            ":",
                        ])
                    },
                )
            })
            .map(|act| (act, "by"))
    };
    if let Some((act, from)) = act.or_else(after) {
        candidate.artist_mentions = coordination(scene, tokens, act, is_act);
        candidate.artists_from = from;
    }
    let others = in_a_row(scene, tokens, &candidate);
    out.push(candidate);
    out.extend(others);
}

/// The same in the other halls that are named in a row, `at Dock Hall in Leeds, the Apollo and Fenwick Hall`, or of the works
/// of a stage, `sang in Low Water, Slack Tide and Ferry`.
fn in_a_row(scene: &Scene, tokens: &Range<usize>, candidate: &Candidate) -> Vec<Candidate> {
    if let Some(hall) = candidate.venue.filter(|_| candidate.title.is_none()) {
        let kind = |mention: &usize| scene.mention(*mention).kind;
        let row = halls(scene, tokens, hall);
        let town = |hall: usize| Some(hall + 1).filter(|next| row.contains(next) && kind(next) == MentionKind::Place);
        let others = row.clone().filter(|other| *other != hall && kind(other) == MentionKind::Venue);
        return others.map(|hall| Candidate { venue: Some(hall), place: town(hall), ..candidate.clone() }).collect();
    }
    if candidate.rule == "stage-noun" || candidate.rule == "perform-verb" {
        let trigger = &candidate.trigger;
        let first = nearest(scene, tokens, trigger, Side::Right, is_work);
        let row = first.map(|work| coordination(scene, tokens, work, is_work)).filter(|row| row.len() > 1).unwrap_or_default();
        let titled = |work| Candidate { title: Some(work), title_from: "chain", ..candidate.clone() };
        return row.into_iter().map(titled).collect();
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use crate::{Article, analyze};

    #[test]
    fn halls_in_a_row_are_a_night_each() {
        let text = "Glass Ferry performed at Fenwick Hall in Leeds, the Royal Albert Hall in London and Carnegie Hall in New York last year.";
        let analysis = analyze(&Article::read(text, crate::day("2026-06-05")));
        let halls: Vec<&str> = analysis.events.iter().filter_map(|event| event.venue.as_deref()).collect();
        assert_eq!(halls, ["Fenwick Hall", "Royal Albert Hall", "Carnegie Hall"]);
    }

    #[test]
    fn a_hall_and_a_day_need_no_word_of_performing() {
        let text = "Glass Ferry are at the Royal Albert Hall in London on 12 June 2026.";
        let analysis = analyze(&Article::read(text, crate::day("2026-06-05")));
        let halls: Vec<&str> = analysis.events.iter().filter_map(|event| event.venue.as_deref()).collect();
        assert_eq!(halls, ["Royal Albert Hall"]);
    }
}
