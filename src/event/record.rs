//! Records: a chart place, sales, streams, a certification, a first, a most, a record set or broken.

use super::argument::{Side, coordination, nearest, salient_work, subject};
use super::candidate::Candidate;
use super::number::{Number, cardinal, compare, position};
use super::scene::{Scene, is_act};
use super::wording::{Frame, Table, Wording};
use super::{Kind, Measure};
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
            "falls|fell|slips|slipped|drops|dropped to",
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
            "multi-million-selling",
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
            "accounted|accounts for",
            "followed|follows by",
        ],
    },
]);

/// What a counted noun measures.
fn unit(word: &str) -> Option<(&'static str, &'static str)> {
    Some(match word {
        "copies" | "copy" => ("sales", "copies"),
        "units" => ("sales", "units"),
        "sales" | "sold" => ("sales", "sales"),
        "records" | "albums" | "singles" | "downloads" => ("sales", "records"),
        "streams" | "stream" | "streamed" | "on-demand" => ("streams", "streams"),
        "views" | "view" | "viewers" | "watched" | "viewed" | "hits" => ("streams", "views"),
        "plays" | "listens" | "spins" | "listeners" | "played" => ("streams", "plays"),
        "tickets" => ("sales", "tickets"),
        "people" | "fans" | "attendees" | "spectators" | "concertgoers" | "revellers" | "admissions" | "visitors" | "crowd"
        | "festivalgoers" | "ticketholders" | "audience" => ("other", "people"),
        "songs" | "films" | "movies" | "performances" | "concerts" | "recordings" | "compositions" => ("other", "works"),
        "followers" | "subscribers" => ("other", "followers"),
        "weeks" => ("chart", "weeks"),
        _ => return None,
    })
}

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

/// Every `No. 1`, `#55`, `number two`; in a sentence with one of them or a chart also `at five`, `to three`.
fn positions(scene: &Scene, sentence: usize, tokens: &Range<usize>, out: &mut Vec<Candidate>) {
    let charted = tokens.clone().any(|token| position(scene, token).is_some())
        || scene.any_word(tokens.clone(), &["chart", "charts", "countdown", "chart-topper"]);
    let mut token = tokens.start;
    while token < tokens.end {
        if let Some(found) =
            bare_position(scene, token).filter(|found| charted && found.end <= tokens.end && !quoted(scene, token))
        {
            let measure = measure(scene, token + 1, found, "position");
            push(scene, sentence, tokens, "chart", "bare-position", token..found.end, vec![measure], out);
            token = found.end;
            continue;
        }
        match position(scene, token).filter(|found| found.end <= tokens.end && !quoted(scene, token)) {
            Some(found) => {
                let measure = measure(scene, token, found, "position");
                push(scene, sentence, tokens, "chart", "chart-position", token..found.end, vec![measure], out);
                token = found.end;
            }
            None => token += 1,
        }
    }
}

/// `at five` before a pause: a chart place without 'number', as round-ups write.
fn bare_position(scene: &Scene, token: usize) -> Option<Number> {
    if !matches!(scene.word(token), "at" | "to") || scene.timex_at(token + 1).is_some() {
        return None;
    }
    let number = cardinal(scene, token + 1).filter(|number| number.end == token + 2 && (1.0..=100.0).contains(&number.value))?;
    matches!(scene.word(number.end), "," | "." | ";" | "with" | "and" | "on" | "in" | "").then_some(number)
}

fn quoted(scene: &Scene, token: usize) -> bool {
    scene.mention_at(token).is_some_and(|mention| scene.mention(mention).quoted)
}

/// Every counted thing: `317 million streams`, `sold 125,000 copies`, `$40 million`.
fn counts(scene: &Scene, sentence: usize, tokens: &Range<usize>, out: &mut Vec<Candidate>) {
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
        let money = money(scene, token, &number, tokens);
        if let Some(((what, unit), end)) = counted.filter(|((what, unit), _)| is_worth_a_record(what, unit, number.value)) {
            let measure = measure(scene, token, Number { end, ..number }, unit);
            push(scene, sentence, tokens, what, unit_rule(what), token..end, vec![measure], out);
            token = end;
        } else if money {
            let measure = measure(scene, token, number, "money");
            push(scene, sentence, tokens, "sales", "box-office", token..number.end, vec![measure], out);
            token = number.end;
        } else {
            token = number.end;
        }
    }
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
            &[
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
            ],
        )
}

fn measure(scene: &Scene, token: usize, number: Number, unit: &str) -> Measure {
    Measure {
        span: scene.doc.span_of(token..number.end),
        value: number.value,
        unit: unit.to_owned(),
        compare: compare(scene, token),
    }
}

#[allow(clippy::too_many_arguments)]
fn push(
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
                    &[
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
                    ],
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
