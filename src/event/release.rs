//! Releases: a work reaches the public, or is announced to.

use super::Kind;
use super::argument::{Side, by_phrase, coordination, nearest, salient_work};
use super::candidate::Candidate;
use super::grammar::is_passive;
use super::scene::{Scene, is_work};
use super::wording::{Frame, Hit, Table, Wording};
use crate::mention::WorkKind;
use crate::text::TokenKind;
use std::ops::Range;

/// The wordings of a release.
pub static WORDINGS: Table = Table::new(&[
    Wording {
        name: "release-verb",
        frame: Frame::Makes,
        phrases: &[
            "release|releases|released|releasing",
            "re-release|re-releases|re-released|re-releasing",
            "reissue|reissues|reissued|reissuing",
            "self-release|self-released",
            "surprise-released",
            "issue|issues|issued|issuing",
        ],
    },
    Wording {
        name: "drop-verb",
        frame: Frame::Makes,
        phrases: &[
            "drop|drops|dropped|dropping",
            "unleash|unleashes|unleashed|unleashing",
            "deliver|delivers|delivered",
            "roll|rolls|rolled out",
        ],
    },
    Wording { name: "put-out", frame: Frame::Makes, phrases: &["put|puts|putting out", "bring|brings|brought|bringing out"] },
    Wording {
        name: "unveil-verb",
        frame: Frame::Makes,
        phrases: &[
            "unveil|unveils|unveiled|unveiling",
            "share|shares|shared|sharing",
            "reveal|reveals|revealed",
            "offer|offers|offered up?",
            "post|posts|posted",
        ],
    },
    Wording { name: "launch-verb", frame: Frame::Makes, phrases: &["launch|launches|launched|launching"] },
    Wording {
        name: "announce-verb",
        frame: Frame::Makes,
        phrases: &["announce|announces|announced|announcing", "confirm|confirms|confirmed"],
    },
    Wording { name: "publish-verb", frame: Frame::Makes, phrases: &["publish|publishes|published|publishing"] },
    Wording {
        name: "record-verb",
        frame: Frame::Makes,
        phrases: &["record|recorded|recording|recorded", "cut|cuts", "made|makes|make|making"],
    },
    Wording {
        name: "compose-verb",
        frame: Frame::Makes,
        phrases: &["wrote|writes|written|composed|composes|directed|directs|produced"],
    },
    Wording {
        name: "follow-verb",
        frame: Frame::Makes,
        phrases: &["follow|follows|followed up? with", "followed|follows it up? with", "followed|follows by"],
    },
    Wording {
        name: "premiere-verb",
        frame: Frame::Appears,
        phrases: &[
            "premiere|premieres|premiered|premiering",
            "debut|debuts|debuted|debuting",
            "bow|bows|bowed",
            "screen|screens|screened",
            "air|airs|aired",
        ],
    },
    Wording {
        name: "come-out",
        frame: Frame::Appears,
        phrases: &[
            "come|comes|came|coming out",
            "be|is|was|are|were out",
            "out now",
            "'s out",
            "already? out on|via|in|from",
            "set for release",
            "due for release",
            "out this|next|on",
        ],
    },
    Wording {
        name: "arrive-verb",
        frame: Frame::Appears,
        phrases: &[
            "arrive|arrives|arrived|arriving",
            "land|lands|landed|landing",
            "surfaced|surfaces",
            "emerged",
            "appeared|appears",
            "available",
        ],
    },
    Wording {
        name: "hit-screens",
        frame: Frame::Appears,
        phrases: &[
            "hit|hits|hitting the? cinema? theatres|theaters|cinemas|screens|shelves|stores|streaming|airwaves|screen",
            "opens|opened|opening in|on theatres|theaters|cinemas|screens",
            "go|goes|went|going on sale",
            "in cinemas|theatres|theaters|stores|shops",
            "see|sees|saw its|the? release",
            "released theatrically",
            "streaming on|now",
        ],
    },
    Wording {
        name: "release-noun",
        frame: Frame::Noun,
        phrases: &["release", "releases", "re-release", "reissue", "launch", "premiere", "publication", "rollout", "debut of"],
    },
    Wording {
        name: "new-work",
        frame: Frame::Adjective,
        phrases: &[
            "new",
            "brand-new",
            "brand new",
            "latest",
            "newest",
            "newly released",
            "most? recent",
            "just-released",
            "recently released",
            "freshly released",
        ],
    },
    Wording {
        name: "coming-work",
        frame: Frame::Adjective,
        phrases: &[
            "upcoming",
            "forthcoming",
            "next",
            "much-awaited",
            "much-anticipated",
            "highly-anticipated",
            "highly anticipated",
            "long-awaited",
            "anticipated",
        ],
    },
    Wording {
        name: "debut-work",
        frame: Frame::Adjective,
        phrases: &[
            "debut",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "sophomore",
            "final",
            "last",
            "self-titled",
            "solo",
        ],
    },
    Wording {
        name: "hit-work",
        frame: Frame::Adjective,
        phrases: &[
            "hit",
            "smash",
            "classic",
            "blockbuster",
            "comeback",
            "breakthrough",
            "breakout",
            "seminal",
            "acclaimed",
            "follow-up",
            "album",
            "single",
            "song",
            "film",
            "movie",
            "ep",
            "mixtape",
            "track",
            "lp",
            "documentary",
            "drama",
            "musical",
            "video",
        ],
    },
]);

/// The releases that a sentence may speak of.
pub fn candidates(scene: &Scene, sentence: usize, out: &mut Vec<Candidate>) {
    let tokens = scene.sentence_tokens(sentence);
    for hit in WORDINGS.find(scene, tokens.clone()) {
        pair_with_works(scene, sentence, &tokens, &hit, out);
    }
    dated_works(scene, sentence, &tokens, out);
}

/// Pairs the trigger with every work of its sentence, the judge chooses; without one, with the work spoken of last.
fn pair_with_works(scene: &Scene, sentence: usize, tokens: &Range<usize>, hit: &Hit, out: &mut Vec<Candidate>) {
    let trigger = &hit.tokens;
    let passive = hit.wording.frame == Frame::Makes && is_passive(scene, trigger.start, tokens);
    let left = nearest(scene, tokens, trigger, Side::Left, is_work);
    let right = nearest(scene, tokens, trigger, Side::Right, is_work);
    let chain = |work: Option<usize>| work.map(|work| coordination(scene, tokens, work, is_work)).unwrap_or_default();
    let (left_chain, right_chain) = (chain(left), chain(right));
    for work in scene.mentions_in(tokens.clone()).filter(|mention| is_work(scene.mention(*mention).kind)).take(MOST_WORKS) {
        let place = scene.mention_tokens(work);
        let from = match () {
            () if place.start < trigger.end && trigger.start < place.end => "inside",
            () if Some(work) == left => "left",
            () if Some(work) == right => "right",
            () if left_chain.contains(&work) => "left-chain",
            () if right_chain.contains(&work) => "right-chain",
            () if place.end <= trigger.start => "far-left",
            () => "far-right",
        };
        out.push(candidate(scene, sentence, tokens, hit.wording.name, trigger, work, from, passive));
    }
    let spoken_of = || salient_work(scene, sentence, trigger.start).filter(|_| refers_back(scene, tokens));
    if let (None, None, Some(work)) = (left, right, spoken_of()) {
        out.push(candidate(scene, sentence, tokens, hit.wording.name, trigger, work, "salient", passive));
    }
}

/// A sentence that lists more works than this is a track list or a filmography; the rest are left.
const MOST_WORKS: usize = 16;

/// Whether a pronoun or a bare 'the album' stands in the sentence.
fn refers_back(scene: &Scene, tokens: &Range<usize>) -> bool {
    scene.any_word(
        tokens.clone(),
        &[
            "it", "its", "which", "song", "album", "single", "track", "film", "record", "ep", "movie", "video", "project", "lp",
            "this", "that", "both",
        ],
    )
}

/// Works with a year of their own: `2012's Red`, `Red (2012)`, `the 1985 album Red`, `Red, from 2012`.
fn dated_works(scene: &Scene, sentence: usize, tokens: &Range<usize>, out: &mut Vec<Candidate>) {
    for timex in scene.timexes_in(tokens.clone()) {
        let Some(_) = scene.timexes[timex].edtf else { continue };
        let place = scene.timex_tokens(timex);
        if scene.mention_at(place.start).is_some() {
            continue;
        }
        let before = |back: usize| place.start.checked_sub(back).filter(|at| tokens.contains(at)).map_or("", |at| scene.word(at));
        let after = scene.word(place.end);
        let found = if before(1) == "(" && matches!(after, ")" | "," | ";") {
            place
                .start
                .checked_sub(2)
                .and_then(|at| {
                    // A closing quotation mark may stand between title and bracket.
                    scene.mention_at(at).or_else(|| at.checked_sub(1).and_then(|at| scene.mention_at(at)))
                })
                .filter(|mention| is_work(scene.mention(*mention).kind))
                .map(|mention| (mention, "year-in-brackets"))
        } else {
            let reach = if matches!(after, "'s" | "'") { 8 } else { 5 };
            nearest(scene, tokens, &place, Side::Right, is_work)
                .filter(|work| {
                    scene.mention_tokens(*work).start <= place.end + reach
                        && !crosses(scene, place.end..scene.mention_tokens(*work).start)
                })
                .map(|work| (work, if matches!(after, "'s" | "'") { "years-work" } else { "year-before-work" }))
        };
        if let Some((work, rule)) = found {
            let mut dated = candidate(scene, sentence, tokens, rule, &place, work, "dated", false);
            dated.timex = Some(timex);
            dated.date_from = "own";
            out.push(dated);
        }
    }
}

/// Whether a mark or a verb-like word parts two places.
fn crosses(scene: &Scene, between: Range<usize>) -> bool {
    between.into_iter().any(|token| {
        matches!(
            scene.word(token),
            "," | ";" | ":" | "." | "the" | "and" | "when" | "his" | "her" | "their" | "with" | "for" | "on" | "at" | "in" | "to"
        ) || scene.token(token).is_some_and(|token| token.kind == TokenKind::Number)
    })
}

#[allow(clippy::too_many_arguments)]
fn candidate(
    scene: &Scene,
    sentence: usize,
    tokens: &Range<usize>,
    rule: &'static str,
    trigger: &Range<usize>,
    work: usize,
    from: &'static str,
    passive: bool,
) -> Candidate {
    let evidence = scene.doc.sentences[sentence].span;
    let mut candidate = Candidate::new(Kind::Release, what(scene, work), rule, sentence, trigger.clone(), evidence);
    candidate.title = Some(work);
    candidate.title_from = from;
    if passive {
        candidate.features.push(("voice", "passive"));
    }
    if let Some(act) = by_phrase(scene, tokens, scene.mention_tokens(work).end) {
        candidate.artist_mentions = vec![act];
        candidate.artists_from = "by";
    }
    candidate
}

/// What a work is, in the guide's words.
pub fn what(scene: &Scene, work: usize) -> &'static str {
    match scene.entity_of(work).work {
        Some(WorkKind::Song) => "song",
        Some(WorkKind::Album) => "album",
        Some(WorkKind::Ep) => "ep",
        Some(WorkKind::Video) => "video",
        Some(WorkKind::Film) => "film",
        Some(WorkKind::Series) => "series",
        Some(WorkKind::Book) => "book",
        Some(WorkKind::Other) | None => "other",
    }
}
