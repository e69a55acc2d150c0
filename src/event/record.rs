//! Records: a chart place, sales, streams, a certification, a first, a most, a record set or broken.

use super::argument::{Side, coordination, nearest, salient_work, subject};
use super::candidate::Candidate;
use super::charted::positions;
use super::counted::counts;
use super::number::{Number, compare};
use super::scene::{Scene, is_act};
use super::wording::{Frame, Table, Wording};
use super::{Kind, Measure};
use crate::lexicon::WordSet;
use crate::mention::MentionKind;
use crate::text::Span;
use std::ops::Range;

/// Wordings of a chart place without a number of its own.
pub static CHART: Table = Table::new(&[
    Wording {
        name: "top-verb",
        frame: Frame::Makes,
        phrases: &[
            "top|tops|topped|topping the? chart|charts|list|countdown|rankings|ranking",
            "top|tops|topped|topping",
            "hit|hits|reach|reaches|reached|take|takes|took|claim|claims|claimed|to the top spot",
            "top spot",
            "pole position",
            "lead|leads|led the? chart|charts|list|pack|field",
            "summit",
            "knocks|knocked|topple|toppled|topples|dethrones|dethroned|replaces|replaced|displaces|displaced",
        ],
    },
    Wording {
        name: "top-of-chart",
        frame: Frame::Noun,
        phrases: &[
            "at|to|of the top of the? chart|charts|list",
            "at|to the top",
            "top of the",
            "chart-topper",
            "chart-toppers",
            "chart-topping",
            "chart topper",
            "chart top spot",
            "the summit of",
        ],
    },
    Wording {
        name: "chart-verb",
        frame: Frame::Makes,
        phrases: &[
            "charted",
            "charting",
            "entered|enters|enter|entering the|at",
            "debuted|debuts|debuting at|on|atop",
            "peaked|peaks|peaking at",
            "climbed|climbs|rises|rose|jumps|jumped|leaps|shoots|shot to|into",
            "new entry",
            "highest-charting",
            "weeks at",
            "weeks on",
            "weeks in",
            "week at",
            "falls|fell|fallen|slips|slipped|slides|slid|drops|dropped|plummets|plunges|tumbles to|from|out",
            "climbs|climbed|rises|rose|jumps|jumped|leaps|moves|moved|bows|bowed|enters|entered|debuts|debuted|opens|opened|lands|landed from|at|in|to|up|atop",
            "atop",
            "re-enter|re-enters|re-entered|re-entry",
            "propping up",
            "straight in",
            "leader",
            "all-kill",
            "highest new entry",
            "stalled|stalls at",
            "stays|stayed|remains|remained at",
        ],
    },
    Wording {
        name: "top-n",
        frame: Frame::Noun,
        phrases: &[
            "top 3|5|10|20|30|40|50|75|100|200|ten|twenty|forty|five|three",
            "top-3|top-5|top-10|top-20|top-40|top-five|top-ten",
        ],
    },
]);

/// Wordings of a certification.
pub static CERTIFIED: Table = Table::new(&[Wording {
    name: "certified",
    frame: Frame::Makes,
    phrases: &[
        "certified",
        "certification",
        "certifications",
        "gone|went|going|goes|go multi? double|triple|quadruple? gold|platinum|diamond|silver",
        "double|triple|quadruple|multi platinum|gold",
        "platinum|gold|diamond|silver record|disc|disk|plaque|status|award|single|album",
        "multi-platinum|triple-platinum|double-platinum|multiplatinum",
        "platinum",
        "times platinum",
        "riaa|bpi-certified",
    ],
}]);

/// Wordings of firsts, mosts and records.
pub static FIRSTS: Table = Table::new(&[
    Wording {
        name: "first-to",
        frame: Frame::Noun,
        phrases: &[
            "first to",
            "first ever to?",
            "first-ever",
            "becoming|becomes|became|become the first",
            "the first",
            "first time",
            "only act|artist|band|group|woman|man|singer|rapper|film|album|song|single|other to?",
            "the only|second|third|fourth|fifth act|artist|band|group|woman|man|singer|rapper|film|album|song|single|indian|british|korean|african|american",
        ],
    },
    Wording {
        name: "record-noun",
        frame: Frame::Noun,
        phrases: &[
            "broke|breaks|break|broken|breaking|set|sets|setting|hold|holds|held|holding|smashed|smashes|beat|beats|shattered|shatters|equalled|equaled|extended|tied|claimed the|a|its|their|his|her|all|several|multiple|many|new? world? record|records",
            "record-breaking",
            "record-setting",
            "record breaker",
            "new record",
            "all-time record",
            "world record|records",
            "guinness",
            "record for",
            "record of",
            "previous record",
        ],
    },
    Wording {
        name: "record-by",
        frame: Frame::Noun,
        phrases: &[
            "record was|is|were previously? set|held|broken|beaten by",
            "record previously? set|held by",
            "records set|held by",
        ],
    },
    Wording {
        name: "superlative",
        frame: Frame::Adjective,
        phrases: &[
            "best-selling|bestselling|biggest-selling|top-selling|highest-grossing|highest-earning|most-streamed|most-viewed|most-watched|most-played|fastest-selling|longest-running|highest-charting|most-awarded|highest-rated|best-performing|most-followed",
            "best selling|performing",
            "biggest selling|ever|hit|album|single|song|film|opening",
            "highest grossing|paid|charting|selling",
            "most streamed|viewed|watched|played|popular|weeks|nominations|wins|followed|liked|number|no|entries|awards|copies|songs|hits|albums",
            "fastest selling?",
            "longest running?|reigning|consecutive",
            "youngest",
            "oldest",
            "largest",
            "second-highest|third-highest",
            "more than any",
            "million-selling",
            "million-seller|million-sellers",
            "multi-million-selling",
            "best|biggest seller|sellers",
            "highest|longest|fastest|slowest|lowest|smallest|strongest|heaviest|widest|busiest",
            "biggest|best opening|showing|week|debut|crowd|audience|sales",
            "most",
            "fewer|more than",
            "second most|biggest|highest",
            "more number-one|number-ones|no.1s|awards|wins|hits than",
            "in history",
            "of all time",
            "all-time",
        ],
    },
    Wording {
        name: "milestone",
        frame: Frame::Makes,
        phrases: &[
            "pass|passes|passed|passing|cross|crosses|crossed|crossing|hit|hits|hitting|reach|reaches|reached|surpass|surpasses|surpassed|surpassing|exceeded|topped|breach|breached the|a one? million|billion|crore|100m|mark|milestone",
            "surpass|surpasses|surpassed|surpassing",
            "billion|million|crore mark|milestone",
            "milestone",
            "billions club",
            "outsold|outsells|outselling|out-selling|out-sold",
            "racked|racks|racking|chalked|notched|notches|amassed|amassing|garnered|clocked|clocks up?",
            "sell-out|sold-out crowd|crowds|run|shows|audience|audiences",
            "tied|ties|ties for|with",
            "previous mark|figure|best|high|low",
            "level|levels|drew level with",
            "averaged|averages|average",
            "fetched|fetches",
            "accounted|accounts for",
            "followed|follows by",
        ],
    },
]);

/// The records that a sentence may speak of.
pub fn candidates(scene: &Scene, sentence: usize, out: &mut Vec<Candidate>) {
    let tokens = scene.sentence_tokens(sentence);
    let first = out.len();
    positions(scene, sentence, &tokens, out);
    counts(scene, sentence, &tokens, out);
    for (table, what) in [(&CHART, "chart"), (&CERTIFIED, "certification"), (&FIRSTS, "other")] {
        for hit in table.find(scene, tokens.clone()) {
            let taken = out[first..].iter().any(|other| overlap(&other.trigger, &hit.tokens));
            if !taken {
                let what = if hit.wording.name == "first-to" { "first" } else { what };
                push(scene, sentence, &tokens, what, hit.wording.name, hit.tokens, Vec::new(), out);
            }
        }
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether a token stands in a quoted title.
pub(super) fn quoted(scene: &Scene, token: usize) -> bool {
    scene.mention_at(token).is_some_and(|mention| scene.mention(mention).quoted)
}

/// A number with its unit as it stands in the text.
pub(super) fn measure(scene: &Scene, token: usize, number: Number, unit: &str) -> Measure {
    Measure {
        span: scene.doc.span_of(token..number.end),
        value: number.value,
        unit: unit.to_owned(),
        compare: compare(scene, token),
    }
}

/// Proposes a record: of the work or act that stands nearest.
#[allow(clippy::too_many_arguments)]
pub(super) fn push(
    scene: &Scene,
    sentence: usize,
    tokens: &Range<usize>,
    what: &'static str,
    rule: &'static str,
    trigger: Range<usize>,
    measures: Vec<Measure>,
    out: &mut Vec<Candidate>,
) {
    let evidence: Span = scene.doc.sentences[sentence].span;
    let mut candidate = Candidate::new(Kind::Record, what, rule, sentence, trigger.clone(), evidence);
    candidate.measures = measures;
    if rule == "chart-position" && trigger.len() == 2 && scene.word(trigger.start) == "#" {
        candidate.features.push(("position", "hash"));
    }
    let is_work = |kind| kind == MentionKind::Work;
    let same_clause = |work: &usize| scene.clause_at(scene.mention_tokens(*work).start) == scene.clause_at(trigger.start);
    let left = nearest(scene, tokens, &trigger, Side::Left, is_work);
    let right = nearest(scene, tokens, &trigger, Side::Right, is_work);
    let work = match (left, right) {
        (Some(left), Some(right)) if same_clause(&right) && !same_clause(&left) => Some((right, "right")),
        (Some(left), _) => Some((left, "left")),
        (None, Some(right)) => Some((right, "right")),
        (None, None) => None,
    };
    // "The record was set by …": the holder stands after the verb.
    let holder = (rule == "record-by")
        .then(|| nearest(scene, tokens, &trigger, Side::Right, |kind| is_work(kind) || is_act(kind)))
        .flatten();
    let (work, act) = match holder {
        Some(holder) if is_work(scene.mention(holder).kind) => (Some((holder, "right")), None),
        Some(holder) => (right.filter(|work| *work == holder + 1).map(|work| (work, "right")), Some(holder)),
        None => (work, subject(scene, tokens, &trigger)),
    };
    let about_act = act.filter(|_| matches!(what, "first" | "other") && work.is_none_or(|(work, _)| !same_clause(&work)));
    match (about_act, work) {
        (Some(act), _) => {
            let acts = coordination(scene, tokens, act, is_act);
            candidate.title = Some(acts[0]);
            candidate.title_from = "act";
            candidate.artist_mentions = acts;
            candidate.artists_from = "subject";
        }
        (None, Some((work, from))) => {
            candidate.title = Some(work);
            candidate.title_from = from;
        }
        (None, None) => {
            let back = salient_work(scene, sentence, trigger.start).filter(|_| {
                scene.any_word(
                    tokens.clone(),
                    const {
                        &WordSet::new(&[
                            "it",
                            "its",
                            "song",
                            "album",
                            "single",
                            "track",
                            "record",
                            "film",
                            "movie",
                            "video",
                            "which",
                            "lp",
                            "release",
                            "soundtrack",
                        ])
                    },
                )
            });
            if let Some(work) = back {
                candidate.title = Some(work);
                candidate.title_from = "salient";
            } else if let Some(act) = act {
                candidate.title = Some(act);
                candidate.title_from = "act";
            }
        }
    }
    out.push(candidate);
}
