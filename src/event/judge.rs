//! The judge: how likely a candidate is an event and the right one, as a log-linear model over named features.

use super::Status;
use super::candidate::Candidate;
use super::context;
use super::date_noun::grain;
use super::grammar;
use super::scene::{Scene, kind_name, truth};
use super::weights::{Score, Weights, bucket};
use crate::article::RegionKind;
use crate::edtf::Edtf;
use crate::lexicon::WordSet;
use crate::mention::MentionKind;
use crate::text::TokenKind;

/// Everything the judge looks at. `rules` are those that fired in the sentence; `pick_sure` is how sure the names are among
/// those of rival readings, 0 to 1.
#[allow(clippy::too_many_arguments)]
pub fn judge<'w>(
    scene: &Scene,
    weights: &'w Weights,
    candidate: &Candidate,
    date: Option<&Edtf>,
    status: Status,
    rules: &[&'static str],
    pick_sure: f32,
) -> Score<'w> {
    let mut score = Score::new(weights, candidate.kind.name());
    score.add("bias", "1");
    let sentence = scene.sentence_tokens(candidate.sentence);
    score.add("rule", candidate.rule);
    score.add("verb", truth(grammar::is_verb(scene, candidate.trigger.start)));
    score.add_all("word+verb", &[scene.word(candidate.trigger.start), truth(grammar::is_verb(scene, candidate.trigger.start))]);
    score.add("word", scene.word(candidate.trigger.start));
    score.add("date-from", candidate.date_from);
    score.add("date-sure", thirds(candidate.date_sure));
    score.add_all("rule+dated", &[candidate.rule, truth(date.is_some())]);
    if let Some(date) = date {
        score.add("grain", grain(date));
    }
    score.add("status", status.name());
    score.add_all("rule+status", &[candidate.rule, status.name()]);
    let modality = &candidate.modality;
    for (name, on) in [
        ("future", modality.future),
        ("perfect", modality.perfect),
        ("hypothetical", modality.hypothetical),
        ("negated", modality.negated),
        ("rumoured", modality.rumoured),
        ("cancelled", modality.cancelled),
        ("wished", modality.wished),
    ] {
        if on {
            score.add("modality", name);
        }
    }
    score.add("region", region_name(scene.region(candidate.sentence)));
    score.add("sentence", bucket(candidate.sentence));
    score.add("length", bucket(sentence.len() / 4));
    let before = |back: usize| {
        candidate.trigger.start.checked_sub(back).filter(|at| sentence.contains(at)).map_or("^", |at| shape_word(scene, at))
    };
    let after = |ahead: usize| {
        Some(candidate.trigger.end + ahead).filter(|at| sentence.contains(at)).map_or("$", |at| shape_word(scene, at))
    };
    score.add("before", before(1));
    score.add("before2", before(2));
    score.add("after", after(0));
    score.add("after2", after(1));
    let word = scene.word(candidate.trigger.start);
    score.add_all("word+before", &[word, before(1)]);
    score.add_all("word+after", &[word, after(0)]);
    score.add_all("rule+before", &[candidate.rule, before(1)]);
    score.add_all("rule+after", &[candidate.rule, after(0)]);
    score.add_all("word+title-from", &[word, candidate.title_from]);
    score.add_all("word+artists-from", &[word, candidate.artists_from]);
    score.add_all("word+region", &[word, region_name(scene.region(candidate.sentence))]);
    let mut kinds = [0usize; COUNTED.len()];
    for mention in scene.mentions_in(sentence.clone()) {
        let kind = scene.mention(mention).kind;
        if let Some(at) = COUNTED.iter().position(|(_, counted)| *counted == kind) {
            kinds[at] += 1;
        }
    }
    for ((name, _), count) in COUNTED.iter().zip(kinds) {
        score.add(name, bucket(count));
    }
    score.add("measured", truth(!candidate.measures.is_empty()));
    score.add("venue", truth(candidate.has_venue()));
    score.add("place", truth(candidate.has_place()));
    score.add_all("rule+venue", &[candidate.rule, truth(candidate.has_venue())]);
    score.add("first-person", truth(scene.any_word(sentence.clone(), const { &WordSet::new(&["i", "we", "my", "our", "me"]) })));
    score.add("question", truth(scene.word(sentence.end.saturating_sub(1)) == "?"));
    for rule in rules.iter().filter(|rule| **rule != candidate.rule) {
        score.add("with", rule);
    }
    for word in nearby(scene, candidate, &sentence) {
        score.add("near", word);
        score.add_all("rule+near", &[candidate.rule, word]);
    }
    context::around(scene, candidate, &sentence, &mut score);
    score.add("what", candidate.what);
    score.add("title-from", candidate.title_from);
    score.add_all("rule+title-from", &[candidate.rule, candidate.title_from]);
    score.add("artists-from", candidate.artists_from);
    score.add_all("rule+artists-from", &[candidate.rule, candidate.artists_from]);
    score.add("artists", bucket(candidate.artists.len()));
    let main = scene.main_act.is_some_and(|act| candidate.artists.contains(&act));
    score.add("main-act", truth(main));
    match candidate.title {
        Some(title) => title_features(scene, candidate, title, &mut score),
        None => score.add("title-kind", if candidate.title_words.is_some() { "described" } else { "none" }),
    }
    if let Some(described) = &candidate.title_words {
        score.add("title-noun", scene.word(described.end - 1));
        score.add("title-since", "none");
        around_title(scene, candidate, described, &mut score);
    }
    for (name, value) in &candidate.features {
        score.add(name, value);
    }
    score.add("pick-sure", thirds(pick_sure));
    score
}

/// A probability as a feature's value.
fn thirds(sure: f32) -> &'static str {
    if sure < 0.5 {
        "low"
    } else if sure < 0.8 {
        "mid"
    } else {
        "high"
    }
}

/// The kinds of name that the judge counts in a sentence.
const COUNTED: [(&str, MentionKind); 9] = [
    ("works", MentionKind::Work),
    ("charts", MentionKind::Chart),
    ("awards", MentionKind::Award),
    ("venues", MentionKind::Venue),
    ("places", MentionKind::Place),
    ("festivals", MentionKind::Festival),
    ("tours", MentionKind::Tour),
    ("people", MentionKind::Person),
    ("groups", MentionKind::Group),
];

fn title_features(scene: &Scene, candidate: &Candidate, title: usize, score: &mut Score) {
    let mention = scene.mention(title);
    let entity = scene.entity_of(title);
    let tokens = scene.mention_tokens(title);
    let named = scene.token(tokens.start).is_some_and(|token| token.is_capitalised()) || mention.quoted;
    let style = match (mention.quoted, mention.anaphoric, named) {
        (true, ..) => "quoted",
        (_, true, _) => "anaphoric",
        (_, _, true) => "named",
        _ => "described",
    };
    let distance = if tokens.start >= candidate.trigger.end {
        tokens.start - candidate.trigger.end
    } else {
        candidate.trigger.start.saturating_sub(tokens.end)
    };
    score.add("title-kind", kind_name(mention.kind));
    score.add("title-style", style);
    score.add_all("rule+style", &[candidate.rule, style]);
    score.add("title-sure", ["0", "1", "2", "3", "4", "5"][(mention.confidence * 5.0).round().clamp(0.0, 5.0) as usize]);
    score.add("title-count", bucket(entity.count));
    score.add("title-words", bucket(tokens.len()));
    score.add("distance", bucket(distance));
    score.add("same-clause", truth(scene.clause_at(tokens.start) == scene.clause_at(candidate.trigger.start)));
    score.add("owned", truth(!entity.by.is_empty()));
    score.add_all("style+title-from", &[style, candidate.title_from]);
    around_title(scene, candidate, &tokens, score);
    let first = scene.first_mention(mention.entity);
    score.add("first-mention", truth(first == Some(title)));
    let opening = first.map_or(99, |first| scene.doc.sentence_at(scene.mention(first).span.start).unwrap_or(99));
    score.add("title-since", bucket(opening));
}

/// How many words between a trigger and its title the judge reads.
const PATH: usize = 12;

/// The words beside a title, and those between it and its trigger: `released a cover of W`, `W, the follow-up to V, is out`.
fn around_title(scene: &Scene, candidate: &Candidate, title: &std::ops::Range<usize>, score: &mut Score) {
    let sentence = scene.sentence_tokens(candidate.sentence);
    if !sentence.contains(&title.start) {
        return;
    }
    let at = |at: Option<usize>, edge| at.filter(|at| sentence.contains(at)).map_or(edge, |at| shape_word(scene, at));
    let before = at(title.start.checked_sub(1), "^");
    score.add("title-before", before);
    score.add("title-before2", at(title.start.checked_sub(2), "^"));
    score.add_all("rule+title-before", &[candidate.rule, before]);
    score.add("title-after", at(Some(title.end), "$"));
    score.add_all("title-beside", &[before, at(Some(title.end), "$")]);
    let lead = (title.start.saturating_sub(5).max(sentence.start)..title.start).rev().find_map(|at| preposition(scene.word(at)));
    score.add("title-lead", lead.unwrap_or("none"));
    score.add_all("rule+title-lead", &[candidate.rule, lead.unwrap_or("none")]);
    let trigger = &candidate.trigger;
    let (side, between) = if title.start >= trigger.end {
        ("right", trigger.end..title.start)
    } else if title.end <= trigger.start {
        ("left", title.end..trigger.start)
    } else {
        ("inside", title.start..title.start)
    };
    score.add_all("side+distance", &[candidate.rule, side, bucket(between.len())]);
    let works = scene.mentions_in(between.clone()).filter(|mention| scene.mention(*mention).kind == MentionKind::Work).count();
    score.add_all("works-between", &[side, bucket(works)]);
    score.add_all("names-between", &[side, bucket(scene.mentions_in(between.clone()).count())]);
    if between.len() <= PATH {
        let mut words: Vec<&str> = between.map(|at| shape_word(scene, at)).collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            score.add_all("path", &[side, word]);
        }
    } else {
        score.add_all("path", &[side, "long"]);
    }
}

/// The word itself where it leads a name into a sentence.
fn preposition(word: &str) -> Option<&str> {
    const WORDS: &[&str] = &[
        "of",
        "from",
        "to",
        "for",
        "in",
        "on",
        "with",
        "by",
        "including",
        "like",
        "as",
        "featuring",
        "at",
        "about",
        "called",
        "titled",
        "and",
        "since",
        "after",
        "before",
        "than",
        "named",
        "entitled",
        "dubbed",
        "over",
        "behind",
        "via",
        "against",
    ];
    WORDS.contains(&word).then_some(word)
}

/// How many words to each side of the trigger the judge reads.
const REACH: usize = 6;

/// The common words around the trigger, names and dates left out.
fn nearby<'a>(scene: &Scene<'a>, candidate: &Candidate, sentence: &std::ops::Range<usize>) -> impl Iterator<Item = &'a str> {
    let from = candidate.trigger.start.saturating_sub(REACH).max(sentence.start);
    let to = (candidate.trigger.end + REACH).min(sentence.end);
    let mut words: Vec<&'a str> = (from..to)
        .filter(|token| {
            !candidate.trigger.contains(token) && scene.mention_at(*token).is_none() && scene.timex_at(*token).is_none()
        })
        .filter(|token| scene.token(*token).is_some_and(|token| token.kind == TokenKind::Word))
        .map(|token| scene.word(token))
        .collect();
    words.sort_unstable();
    words.dedup();
    words.into_iter()
}

/// A word for the context features: itself when common grammar, else what it is.
fn shape_word<'a>(scene: &Scene<'a>, token: usize) -> &'a str {
    if scene.timex_at(token).is_some() {
        return "<date>";
    }
    if let Some(mention) = scene.mention_at(token) {
        return match scene.mention(mention).kind {
            MentionKind::Person | MentionKind::Group => "<act>",
            MentionKind::Work => "<work>",
            MentionKind::Venue | MentionKind::Place => "<place>",
            _ => "<name>",
        };
    }
    let word = scene.word(token);
    if word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.') && word.len() > 1 {
        "<number>"
    } else {
        word
    }
}

fn region_name(region: RegionKind) -> &'static str {
    match region {
        RegionKind::Headline => "headline",
        RegionKind::Head => "head",
        RegionKind::Body => "body",
        RegionKind::Social => "social",
        RegionKind::Furniture => "furniture",
    }
}
