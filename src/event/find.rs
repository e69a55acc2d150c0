//! From an article to its events: candidates, their arguments, the judge, merging.

use super::argument::{self, coordination, entities, salient_act};
use super::candidate::Candidate;
use super::judge::{self, Feature, Weights};
use super::scene::{Scene, is_act};
use super::{Event, Kind, Reason, Status, award, concert, date, frame, grammar, merge, record, release};
use crate::article::{Article, RegionKind};
use crate::mention::{EntityId, MentionKind, Mentions};
use crate::text::Document;
use crate::timex::{Timex, join_ranges};

/// Below this probability a candidate is no event; chosen for the best F1 on held-back articles.
fn threshold(kind: Kind) -> f32 {
    match kind {
        Kind::Release => 0.58,
        Kind::Record => 0.44,
        Kind::Concert => 0.48,
        Kind::Award => 0.42,
    }
}

/// A post pasted into the story mostly repeats it, loosely; alone it must be surer by this much.
const POST_DOUBT: f32 = 0.25;

fn is_post(scene: &Scene, event: &Event) -> bool {
    let sentence = event.evidence.first().and_then(|evidence| scene.doc.sentence_at(evidence.start));
    sentence.is_some_and(|sentence| scene.region(sentence) == RegionKind::Social)
}

/// Below this one it may not even add a date or a venue to a report that is surer.
const HEARSAY: f32 = 0.2;

/// An event that a rule proposed, with what the judge sees of it; for learning the judge's weights.
pub struct Proposal {
    /// The event, with the judge's present confidence.
    pub event: Event,
    /// The features it was judged by.
    pub features: Vec<Feature>,
}

/// Finds the events of an article, reports of one happening merged, in text order.
pub fn find_events(article: &Article, doc: &Document, timexes: &[Timex], mentions: &Mentions) -> Vec<Event> {
    find_events_by(Weights::compiled(), article, doc, timexes, mentions)
}

/// The same with other weights; for learning them.
pub fn find_events_by(
    weights: &Weights,
    article: &Article,
    doc: &Document,
    timexes: &[Timex],
    mentions: &Mentions,
) -> Vec<Event> {
    let timexes = join_ranges(doc, timexes);
    let scene = Scene::new(article, doc, &timexes, mentions);
    let told = proposals(&scene, weights).map(|proposal| proposal.event).filter(|event| event.confidence >= HEARSAY);
    let mut events = merge::merge(told.collect());
    events.retain(|event| event.confidence >= threshold(event.kind) + if is_post(&scene, event) { POST_DOUBT } else { 0.0 });
    frame::fill(&scene, &mut events);
    events
}

/// Every candidate with its arguments and features, judged but not chosen, in text order.
pub fn propose(article: &Article, doc: &Document, timexes: &[Timex], mentions: &Mentions) -> Vec<Proposal> {
    let timexes = join_ranges(doc, timexes);
    proposals(&Scene::new(article, doc, &timexes, mentions), Weights::compiled()).collect()
}

fn proposals<'s>(scene: &'s Scene, weights: &'s Weights) -> impl Iterator<Item = Proposal> + 's {
    (0..scene.doc.sentences.len())
        .filter(|sentence| !matches!(scene.region(*sentence), RegionKind::Furniture | RegionKind::Head))
        .flat_map(move |sentence| {
            let mut candidates = Vec::new();
            release::candidates(scene, sentence, &mut candidates);
            record::candidates(scene, sentence, &mut candidates);
            concert::candidates(scene, sentence, &mut candidates);
            award::candidates(scene, sentence, &mut candidates);
            let rules = rules(&candidates);
            candidates.into_iter().flat_map(move |candidate| judged(scene, weights, candidate, &rules))
        })
}

/// The rules that fired in a sentence, each once.
fn rules(candidates: &[Candidate]) -> Vec<&'static str> {
    let mut rules: Vec<&'static str> = candidates.iter().map(|candidate| candidate.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

fn judged(scene: &Scene, weights: &Weights, mut candidate: Candidate, rules: &[&'static str]) -> Vec<Proposal> {
    let sentence = scene.sentence_tokens(candidate.sentence);
    candidate.modality = grammar::modality(scene, &candidate.trigger, &sentence);
    if candidate.modality.denied {
        return Vec::new();
    }
    fill_artists(scene, &mut candidate);
    date::link(scene, &mut candidate);
    split(scene, candidate)
        .into_iter()
        .map(|candidate| {
            let when = date::date(scene, &candidate);
            let status = date::status(scene, &candidate, when.as_ref());
            let features = judge::features(scene, &candidate, when.as_ref(), status, rules);
            let confidence = weights.probability(candidate.kind, &features);
            Proposal { event: event(scene, candidate, when, status, confidence), features }
        })
        .collect()
}

/// One candidate an event: acts that each win are apart, and so are nights listed together ('on May 3 and 5').
fn split(scene: &Scene, candidate: Candidate) -> Vec<Candidate> {
    let each_wins = candidate.kind == Kind::Award && candidate.what != "nomination" && candidate.artists.len() > 1;
    if each_wins {
        let alone = |artist: &EntityId| {
            let mentions =
                candidate.artist_mentions.iter().copied().filter(|mention| scene.mention(*mention).entity == *artist).collect();
            Candidate { artists: vec![*artist], artist_mentions: mentions, ..candidate.clone() }
        };
        return candidate.artists.iter().map(alone).collect();
    }
    if candidate.kind == Kind::Concert {
        let nights = candidate.timex.map(|timex| date::listed_with(scene, timex)).unwrap_or_default();
        if nights.len() > 1 {
            return nights.into_iter().map(|timex| Candidate { timex: Some(timex), ..candidate.clone() }).collect();
        }
    }
    vec![candidate]
}

/// Who, when the rule found nobody: the work's own act, the subject, the act spoken of last, the article's.
fn fill_artists(scene: &Scene, candidate: &mut Candidate) {
    let sentence = scene.sentence_tokens(candidate.sentence);
    let owner = candidate
        .title
        .filter(|title| scene.mention(*title).kind == MentionKind::Work)
        .map(|title| scene.entity_of(title).by.clone())
        .filter(|by| !by.is_empty());
    if candidate.artist_mentions.is_empty() {
        if let Some(by) = owner {
            candidate.artists = by;
            candidate.artists_from = "owner";
            return;
        }
        if let Some(act) = argument::subject(scene, &sentence, &candidate.trigger) {
            candidate.artist_mentions = coordination(scene, &sentence, act, is_act);
            candidate.artists_from = "subject";
        }
    }
    candidate.artists = entities(scene, &candidate.artist_mentions);
    if candidate.artists.is_empty() {
        let (act, from): (Option<EntityId>, _) = match salient_act(scene, candidate.sentence) {
            Some(act) => (Some(act), "salient"),
            None => (scene.main_act, "main"),
        };
        candidate.artists = act.into_iter().collect();
        candidate.artists_from = if candidate.artists.is_empty() { "none" } else { from };
    }
}

/// The candidate as an event.
fn event(scene: &Scene, candidate: Candidate, when: Option<crate::edtf::Edtf>, status: Status, confidence: f32) -> Event {
    let name = |mention: usize| {
        let mention = scene.mention(mention);
        if mention.anaphoric {
            scene.mentions.entities[mention.entity].name.clone()
        } else {
            scene.doc.slice(mention.span).to_owned()
        }
    };
    let artists: Vec<String> = candidate.artists.iter().map(|artist| scene.mentions.entities[*artist].name.clone()).collect();
    let venue = candidate.venue.map(name);
    let place = candidate.place.map(name);
    let title = match candidate.title {
        Some(title) if is_act(scene.mention(title).kind) => scene.entity_of(title).name.clone(),
        Some(title) => name(title),
        None => untitled(candidate.kind, &artists, venue.as_deref()),
    };
    let reason = candidate.timex.map(|timex| Reason::from(&scene.timexes[timex]));
    let background = matches!(candidate.rule, "year-in-brackets" | "years-work" | "year-before-work");
    Event {
        kind: candidate.kind,
        what: candidate.what,
        title,
        title_span: candidate.title.map(|title| scene.mention(title).span).filter(|span| candidate.evidence.contains(*span)),
        artists,
        artist_spans: candidate.artist_mentions.iter().map(|mention| scene.mention(*mention).span).collect(),
        date: when,
        reason,
        status,
        venue,
        place,
        part_of: None,
        measures: candidate.measures,
        evidence: vec![candidate.evidence],
        confidence,
        core: !background,
        rule: candidate.rule,
    }
}

/// The guide's name for an event without one.
fn untitled(kind: Kind, artists: &[String], venue: Option<&str>) -> String {
    let act = artists.first().map_or("", String::as_str);
    match (kind, venue) {
        (Kind::Concert, Some(venue)) if !act.is_empty() => format!("{act} at {venue}"),
        (Kind::Concert, Some(venue)) => venue.to_owned(),
        (Kind::Concert, None) if !act.is_empty() => format!("{act} concert"),
        (Kind::Concert, None) => "concert".to_owned(),
        (Kind::Award, _) => "award".to_owned(),
        _ => act.to_owned(),
    }
}
