//! The judge: how likely a candidate is an event and the right one, as a log-linear model over named features.

use super::Status;
use super::candidate::Candidate;
use super::context;
use super::date_noun::grain;
use super::grammar;
use super::scene::{Scene, kind_name};
use super::value::{Value, truth, value};
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
    let (rule, word) = (Value::new(candidate.rule), scene.value(candidate.trigger.start));
    let verb = truth(grammar::is_verb(scene, candidate.trigger.start));
    score.add("rule", rule);
    score.add("verb", verb);
    score.add_all("word+verb", &[word, verb]);
    score.add("word", word);
    score.add("date-from", candidate.date_from);
    score.add("date-sure", thirds(candidate.date_sure));
    score.add_all("rule+dated", &[rule, truth(date.is_some())]);
    if let Some(date) = date {
        score.add("grain", grain(date));
    }
    let status = Value::new(status.name());
    score.add("status", status);
    score.add_all("rule+status", &[rule, status]);
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
    let region = region_name(scene.region(candidate.sentence));
    score.add("region", region);
    score.add("sentence", bucket(candidate.sentence));
    score.add("length", bucket(sentence.len() / 4));
    let before = |back: usize| {
        candidate
            .trigger
            .start
            .checked_sub(back)
            .filter(|at| sentence.contains(at))
            .map_or(value!("^"), |at| shape_word(scene, at))
    };
    let after = |ahead: usize| {
        Some(candidate.trigger.end + ahead).filter(|at| sentence.contains(at)).map_or(value!("$"), |at| shape_word(scene, at))
    };
    let (next_before, next_after) = (before(1), after(0));
    score.add("before", next_before);
    score.add("before2", before(2));
    score.add("after", next_after);
    score.add("after2", after(1));
    let (title_from, artists_from) = (Value::new(candidate.title_from), Value::new(candidate.artists_from));
    score.add_all("word+before", &[word, next_before]);
    score.add_all("word+after", &[word, next_after]);
    score.add_all("rule+before", &[rule, next_before]);
    score.add_all("rule+after", &[rule, next_after]);
    score.add_all("word+title-from", &[word, title_from]);
    score.add_all("word+artists-from", &[word, artists_from]);
    score.add_all("word+region", &[word, region]);
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
    score.add_all("rule+venue", &[rule, truth(candidate.has_venue())]);
    score.add("first-person", truth(scene.any_word(sentence.clone(), const { &WordSet::new(&["i", "we", "my", "our", "me"]) })));
    score.add("question", truth(scene.word(sentence.end.saturating_sub(1)) == "?"));
    for other in rules.iter().filter(|other| **other != candidate.rule) {
        score.add("with", *other);
    }
    for word in nearby(scene, candidate, &sentence) {
        score.add("near", word);
        score.add_all("rule+near", &[rule, word]);
    }
    context::around(scene, candidate, &sentence, &mut score);
    score.add("what", candidate.what);
    score.add("title-from", title_from);
    score.add_all("rule+title-from", &[rule, title_from]);
    score.add("artists-from", artists_from);
    score.add_all("rule+artists-from", &[rule, artists_from]);
    score.add("artists", bucket(candidate.artists.len()));
    let main = scene.main_act.is_some_and(|act| candidate.artists.contains(&act));
    score.add("main-act", truth(main));
    match candidate.title {
        Some(title) => title_features(scene, candidate, title, &mut score),
        None => score.add("title-kind", if candidate.title_words.is_some() { value!("described") } else { value!("none") }),
    }
    if let Some(described) = &candidate.title_words {
        score.add("title-noun", scene.value(described.end - 1));
        score.add("title-since", "none");
        around_title(scene, candidate, described, &mut score);
    }
    for (name, value) in &candidate.features {
        score.add(name, *value);
    }
    score.add("pick-sure", thirds(pick_sure));
    score
}

/// A probability as a feature's value.
fn thirds(sure: f32) -> Value<'static> {
    if sure < 0.5 {
        value!("low")
    } else if sure < 0.8 {
        value!("mid")
    } else {
        value!("high")
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
        (true, ..) => value!("quoted"),
        (_, true, _) => value!("anaphoric"),
        (_, _, true) => value!("named"),
        _ => value!("described"),
    };
    let distance = if tokens.start >= candidate.trigger.end {
        tokens.start - candidate.trigger.end
    } else {
        candidate.trigger.start.saturating_sub(tokens.end)
    };
    score.add("title-kind", kind_name(mention.kind));
    score.add("title-style", style);
    score.add_all("rule+style", &[Value::new(candidate.rule), style]);
    score.add("title-sure", ["0", "1", "2", "3", "4", "5"][(mention.confidence * 5.0).round().clamp(0.0, 5.0) as usize]);
    score.add("title-count", bucket(entity.count));
    score.add("title-words", bucket(tokens.len()));
    score.add("distance", bucket(distance));
    score.add("same-clause", truth(scene.clause_at(tokens.start) == scene.clause_at(candidate.trigger.start)));
    score.add("owned", truth(!entity.by.is_empty()));
    score.add_all("style+title-from", &[style, Value::new(candidate.title_from)]);
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
    let rule = Value::new(candidate.rule);
    let at = |at: Option<usize>, edge| at.filter(|at| sentence.contains(at)).map_or(edge, |at| shape_word(scene, at));
    let before = at(title.start.checked_sub(1), value!("^"));
    score.add("title-before", before);
    score.add("title-before2", at(title.start.checked_sub(2), value!("^")));
    score.add_all("rule+title-before", &[rule, before]);
    let after = at(Some(title.end), value!("$"));
    score.add("title-after", after);
    score.add_all("title-beside", &[before, after]);
    let lead =
        (title.start.saturating_sub(5).max(sentence.start)..title.start).rev().find(|at| scene.doc.is_in(*at, &PREPOSITIONS));
    let lead = lead.map_or(value!("none"), |at| scene.value(at));
    score.add("title-lead", lead);
    score.add_all("rule+title-lead", &[rule, lead]);
    let trigger = &candidate.trigger;
    let (side, between) = if title.start >= trigger.end {
        (value!("right"), trigger.end..title.start)
    } else if title.end <= trigger.start {
        (value!("left"), title.end..trigger.start)
    } else {
        (value!("inside"), title.start..title.start)
    };
    score.add_all("side+distance", &[rule, side, bucket(between.len())]);
    let works = scene.mentions_in(between.clone()).filter(|mention| scene.mention(*mention).kind == MentionKind::Work).count();
    score.add_all("works-between", &[side, bucket(works)]);
    score.add_all("names-between", &[side, bucket(scene.mentions_in(between.clone()).count())]);
    if between.len() <= PATH {
        for word in each_once(between.map(|at| shape_word(scene, at)).collect()) {
            score.add_all("path", &[side, word]);
        }
    } else {
        score.add_all("path", &[side, value!("long")]);
    }
}

/// Words that lead a name into a sentence.
const PREPOSITIONS: WordSet = WordSet::new(&[
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
]);

/// How many words to each side of the trigger the judge reads.
const REACH: usize = 6;

/// The common words around the trigger, names and dates left out.
fn nearby<'a>(scene: &Scene<'a>, candidate: &Candidate, sentence: &std::ops::Range<usize>) -> Vec<Value<'a>> {
    let from = candidate.trigger.start.saturating_sub(REACH).max(sentence.start);
    let to = (candidate.trigger.end + REACH).min(sentence.end);
    let words = (from..to)
        .filter(|token| {
            !candidate.trigger.contains(token) && scene.mention_at(*token).is_none() && scene.timex_at(*token).is_none()
        })
        .filter(|token| scene.token(*token).is_some_and(|token| token.kind == TokenKind::Word))
        .map(|token| scene.value(token));
    each_once(words.collect())
}

/// Words in the order of the alphabet, each once.
fn each_once(mut words: Vec<Value>) -> Vec<Value> {
    words.sort_unstable_by_key(|word| word.text());
    words.dedup_by_key(|word| word.digest());
    words
}

/// A word for the context features: itself when common grammar, else what it is.
fn shape_word<'a>(scene: &Scene<'a>, token: usize) -> Value<'a> {
    if scene.timex_at(token).is_some() {
        return value!("<date>");
    }
    if let Some(mention) = scene.mention_at(token) {
        return match scene.mention(mention).kind {
            MentionKind::Person | MentionKind::Group => value!("<act>"),
            MentionKind::Work => value!("<work>"),
            MentionKind::Venue | MentionKind::Place => value!("<place>"),
            _ => value!("<name>"),
        };
    }
    let word = scene.word(token);
    if word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.') && word.len() > 1 {
        value!("<number>")
    } else {
        scene.value(token)
    }
}

fn region_name(region: RegionKind) -> Value<'static> {
    match region {
        RegionKind::Headline => value!("headline"),
        RegionKind::Head => value!("head"),
        RegionKind::Body => value!("body"),
        RegionKind::Social => value!("social"),
        RegionKind::Furniture => value!("furniture"),
    }
}
