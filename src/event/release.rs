//! Releases: a work reaches the public, or is announced to.

use super::Kind;
use super::argument::{Side, by_phrase, coordination, nearest};
use super::candidate::{Candidate, From, MOST_ALONE};
use super::dated_work::dated_works;
use super::described;
use super::grammar::is_passive;
use super::place::gap;
use super::scene::{Scene, is_act, is_work};
use super::spoken_of;
use super::wording::{Frame, Hit, Table, Wording};
use crate::mention::{MentionKind, WorkKind};
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
            "in|into|to the? cinemas|theatres|theaters|stores|shops",
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
    let hits = WORDINGS.find(scene, tokens.clone());
    for hit in &hits {
        pair_with_works(scene, sentence, &tokens, hit, out);
    }
    if hits.is_empty() {
        works_alone(scene, sentence, &tokens, out);
    }
    dated_works(scene, sentence, &tokens, out);
}

/// Pairs the trigger with every work that its sentence may speak of; the judge chooses.
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
    let describes = hit.wording.frame == Frame::Adjective;
    let unnamed = left.is_none() && (right.is_none() || !describes);
    let spoken_of = if unnamed { spoken_of::works(scene, sentence, tokens, trigger, right) } else { Vec::new() };
    // 'His first album, Fen Country, followed': a name beside a word for works is one, whatever it looks like.
    let beside = if right.is_none() && (describes || left.is_none()) { names_beside(scene, tokens, trigger) } else { Vec::new() };
    let beside = beside.into_iter().filter(|(_, from)| !describes || *from == "name-right");
    for (work, from) in spoken_of.into_iter().chain(beside) {
        out.push(candidate(scene, sentence, tokens, hit.wording.name, trigger, work, from, passive));
    }
    if !describes {
        for (words, from) in described::works_beside(scene, tokens, trigger) {
            out.push(described_work(scene, sentence, hit.wording.name, trigger, words, from, passive));
        }
    }
}

/// How far from a trigger a name may stand that is no work by its looks.
const BESIDE: usize = 3;

/// The names right before and right after a trigger, which may be those of works: `Fen Country, issued in 2013`.
fn names_beside(scene: &Scene, tokens: &Range<usize>, trigger: &Range<usize>) -> Vec<(usize, From)> {
    let is_name = |kind| is_act(kind) || matches!(kind, MentionKind::Other | MentionKind::Organisation | MentionKind::Festival);
    let near = |side, from: From| {
        let name = nearest(scene, tokens, trigger, side, is_name)?;
        let named = !scene.mention(name).anaphoric && gap(trigger, &scene.mention_tokens(name)) <= BESIDE;
        named.then_some((name, from))
    };
    [near(Side::Left, "name-left"), near(Side::Right, "name-right")].into_iter().flatten().collect()
}

fn described_work(
    scene: &Scene,
    sentence: usize,
    rule: &'static str,
    trigger: &Range<usize>,
    words: Range<usize>,
    from: From,
    passive: bool,
) -> Candidate {
    Candidate { title_words: Some(words), ..untitled(scene, sentence, "other", rule, trigger, from, passive) }
}

/// A release whose title is yet to be said, though not where it stands.
fn untitled(
    scene: &Scene,
    sentence: usize,
    what: &'static str,
    rule: &'static str,
    trigger: &Range<usize>,
    from: From,
    passive: bool,
) -> Candidate {
    let evidence = scene.doc.sentences[sentence].span;
    let mut candidate = Candidate::new(Kind::Release, what, rule, sentence, trigger.clone(), evidence);
    candidate.title_from = from;
    if passive {
        candidate.features.push(("voice", "passive"));
    }
    candidate
}

/// Works in a sentence without a word of release: with the verb that stands nearest, or by themselves.
fn works_alone(scene: &Scene, sentence: usize, tokens: &Range<usize>, out: &mut Vec<Candidate>) {
    for work in scene.mentions_in(tokens.clone()).filter(|mention| is_work(scene.mention(*mention).kind)).take(MOST_ALONE) {
        let place = scene.mention_tokens(work);
        let clause = scene.clause_at(place.start);
        let reach = tokens.start.max(place.start.saturating_sub(VERB_REACH))..tokens.end.min(place.end + VERB_REACH);
        let is_verb =
            |token: &usize| !place.contains(token) && scene.clause_at(*token) == clause && scene.verb_class(*token).is_some();
        let verb = reach.filter(is_verb).min_by_key(|token| gap(&(*token..*token + 1), &place));
        let (rule, trigger) = verb.map_or(("bare-work", place), |verb| ("other-verb", verb..verb + 1));
        out.push(candidate(scene, sentence, tokens, rule, &trigger, work, "alone", false));
    }
}

/// How far from such a work its verb may stand, in tokens.
const VERB_REACH: usize = 8;

/// A sentence that lists more works than this is a track list or a filmography; the rest are left.
const MOST_WORKS: usize = 16;

/// Proposes the release of a work that a trigger may speak of.
#[allow(clippy::too_many_arguments)]
pub(super) fn candidate(
    scene: &Scene,
    sentence: usize,
    tokens: &Range<usize>,
    rule: &'static str,
    trigger: &Range<usize>,
    work: usize,
    from: &'static str,
    passive: bool,
) -> Candidate {
    let mut candidate = untitled(scene, sentence, what(scene, work), rule, trigger, from, passive);
    candidate.title = Some(work);
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
