//! The judge: how likely a candidate is an event and the right one, as a log-linear model over named features.
//!
//! The weights stand in `weights.txt`, one `kind feature=value weight` a line, learned from annotated articles by
//! `.ci/learn`; a feature without a line weighs nothing.

use super::candidate::Candidate;
use super::grammar;
use super::scene::Scene;
use super::{Kind, Status};
use crate::article::RegionKind;
use crate::edtf::{Edtf, Precision};
use crate::mention::MentionKind;
use crate::text::TokenKind;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A named feature of a candidate.
pub type Feature = (&'static str, String);

/// What each feature weighs for each kind, by a hash of their names.
pub struct Weights(HashMap<u64, f32>);

impl Weights {
    /// Reads `kind feature=value weight` lines, parted by tabs; a line of another form weighs nothing.
    pub fn parse(text: &str) -> Self {
        let line = |line: &str| {
            let mut fields = line.split('\t');
            let (kind, feature, weight) = (fields.next()?, fields.next()?, fields.next()?);
            let (name, value) = feature.split_once('=')?;
            Some((key(kind, name, value), weight.parse().ok()?))
        };
        Weights(text.lines().filter_map(line).collect())
    }

    /// The weights that are compiled in.
    pub fn compiled() -> &'static Self {
        static PARSED: OnceLock<Weights> = OnceLock::new();
        PARSED.get_or_init(|| Self::parse(include_str!("weights.txt")))
    }

    /// The probability that a candidate with these features is an event, 0 to 1.
    pub fn probability(&self, kind: Kind, features: &[Feature]) -> f32 {
        let kind = kind.name();
        let score: f32 = features.iter().filter_map(|(name, value)| self.0.get(&key(kind, name, value))).sum();
        1.0 / (1.0 + libm::expf(-score))
    }
}

/// FNV-1a over the three names.
fn key(kind: &str, name: &str, value: &str) -> u64 {
    let bytes = kind.bytes().chain([0]).chain(name.bytes()).chain([0]).chain(value.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn bucket(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=4 => "3-4",
        5..=8 => "5-8",
        9..=16 => "9-16",
        _ => "17+",
    }
}

/// Everything the judge looks at. `rules` are those that fired in the sentence.
pub fn features(
    scene: &Scene,
    candidate: &Candidate,
    date: Option<&Edtf>,
    status: Status,
    rules: &[&'static str],
) -> Vec<Feature> {
    let mut features: Vec<Feature> = vec![("bias", "1".to_owned())];
    let mut add = |name: &'static str, value: &str| features.push((name, value.to_owned()));
    let sentence = scene.sentence_tokens(candidate.sentence);
    add("rule", candidate.rule);
    add("verb", if grammar::is_verb(scene, candidate.trigger.start) { "true" } else { "false" });
    add("word+verb", &format!("{}+{}", scene.word(candidate.trigger.start), grammar::is_verb(scene, candidate.trigger.start)));
    add("word", scene.word(candidate.trigger.start));
    add("what", candidate.what);
    add("title-from", candidate.title_from);
    add("rule+title-from", &format!("{}+{}", candidate.rule, candidate.title_from));
    add("artists-from", candidate.artists_from);
    add("rule+artists-from", &format!("{}+{}", candidate.rule, candidate.artists_from));
    add("artists", bucket(candidate.artists.len()));
    add("date-from", candidate.date_from);
    add("rule+dated", &format!("{}+{}", candidate.rule, date.is_some()));
    if let Some(date) = date {
        add("grain", grain(date));
    }
    add("status", status.name());
    add("rule+status", &format!("{}+{}", candidate.rule, status.name()));
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
            add("modality", name);
        }
    }
    add("region", region_name(scene.region(candidate.sentence)));
    add("sentence", bucket(candidate.sentence));
    add("length", bucket(sentence.len() / 4));
    let before = |back: usize| {
        candidate.trigger.start.checked_sub(back).filter(|at| sentence.contains(at)).map_or("^", |at| shape_word(scene, at))
    };
    let after = |ahead: usize| {
        Some(candidate.trigger.end + ahead).filter(|at| sentence.contains(at)).map_or("$", |at| shape_word(scene, at))
    };
    add("before", before(1));
    add("before2", before(2));
    add("after", after(0));
    add("after2", after(1));
    match candidate.title {
        Some(title) => title_features(scene, candidate, title, &mut features),
        None => features.push(("title-kind", "none".to_owned())),
    }
    let kinds = |wanted: MentionKind| {
        scene.mentions_in(sentence.clone()).filter(|mention| scene.mention(*mention).kind == wanted).count()
    };
    for (name, kind) in [
        ("works", MentionKind::Work),
        ("charts", MentionKind::Chart),
        ("awards", MentionKind::Award),
        ("venues", MentionKind::Venue),
        ("places", MentionKind::Place),
        ("festivals", MentionKind::Festival),
        ("tours", MentionKind::Tour),
        ("people", MentionKind::Person),
        ("groups", MentionKind::Group),
    ] {
        features.push((name, bucket(kinds(kind)).to_owned()));
    }
    let main = scene.main_act.is_some_and(|act| candidate.artists.contains(&act));
    features.push(("main-act", main.to_string()));
    features.push(("measured", (!candidate.measures.is_empty()).to_string()));
    features.push(("venue", candidate.venue.is_some().to_string()));
    features.push(("place", candidate.place.is_some().to_string()));
    features.push(("rule+venue", format!("{}+{}", candidate.rule, candidate.venue.is_some())));
    features.push(("first-person", scene.any_word(sentence.clone(), &["i", "we", "my", "our", "me"]).to_string()));
    features.push(("question", (scene.word(sentence.end.saturating_sub(1)) == "?").to_string()));
    features.extend(rules.iter().filter(|rule| **rule != candidate.rule).map(|rule| ("with", (*rule).to_owned())));
    features.extend(nearby(scene, candidate, &sentence).map(|word| ("near", word.to_owned())));
    features.extend(candidate.features.iter().map(|(name, value)| (*name, (*value).to_owned())));
    features
}

fn title_features(scene: &Scene, candidate: &Candidate, title: usize, features: &mut Vec<Feature>) {
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
    let mut add = |name: &'static str, value: String| features.push((name, value));
    add("title-kind", format!("{:?}", mention.kind).to_lowercase());
    add("title-style", style.to_owned());
    add("rule+style", format!("{}+{style}", candidate.rule));
    add("title-sure", format!("{:.0}", mention.confidence * 5.0));
    add("title-count", bucket(entity.count).to_owned());
    add("title-words", bucket(tokens.len()).to_owned());
    add("distance", bucket(distance).to_owned());
    add("same-clause", (scene.clause_at(tokens.start) == scene.clause_at(candidate.trigger.start)).to_string());
    add("owned", (!entity.by.is_empty()).to_string());
    add("style+title-from", format!("{style}+{}", candidate.title_from));
    let first = scene.first_mention(mention.entity) == Some(title);
    add("first-mention", first.to_string());
    let opening = scene
        .first_mention(mention.entity)
        .map_or(99, |first| scene.doc.sentence_at(scene.mention(first).span.start).unwrap_or(99));
    add("title-since", bucket(opening).to_owned());
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

fn grain(date: &Edtf) -> &'static str {
    match (date, date.precision()) {
        (Edtf::Interval(..), _) => "interval",
        (_, Precision::Day) => "day",
        (_, Precision::Month) => "month",
        (_, Precision::Season) => "season",
        (_, Precision::Year) => "year",
        _ => "decade",
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
