//! The verdict: when reports are joined, every event is weighed once more, by how sure its best report is, how many there are,
//! and what else the article says of the same sentence, title and act. Its probability is the confidence that readers see.

use super::link::grain;
use super::scene::{Scene, truth};
use super::weights::{Score, Weights, bucket};
use super::{Event, Kind};
use crate::lexicon::fold;
use std::cmp::Ordering;
use std::collections::HashMap;

/// How many events that share a sentence or a title are compared.
const MOST: usize = 24;

/// Weighs the joined events again. Gives the features of each where the weights are being learned.
pub fn weigh(scene: &Scene, weights: &Weights, events: &mut [Event]) -> Vec<Vec<String>> {
    let mut by_sentence: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
    let titles: Vec<String> = events.iter().map(|event| fold(&event.title)).collect();
    for (index, event) in events.iter().enumerate() {
        if let Some(sentence) = sentence_of(scene, event) {
            by_sentence.entry(sentence).or_default().push(index);
        }
        by_title.entry(titles[index].clone()).or_default().push(index);
    }
    let told: Vec<usize> = Kind::ALL.iter().map(|kind| events.iter().filter(|event| event.kind == *kind).count()).collect();
    let scores: Vec<Score> = events
        .iter()
        .enumerate()
        .map(|(index, event)| {
            let mut score = Score::new(weights, table(event.kind));
            own(scene, event, &mut score);
            let kind = Kind::ALL.iter().position(|kind| *kind == event.kind).unwrap_or(0);
            score.add("told", bucket(told[kind]));
            let beside = sentence_of(scene, event).and_then(|sentence| by_sentence.get(&sentence));
            compare(events, index, beside, ["sentence-surer", "sentence-weaker", "sentence-other"], &mut score);
            compare(events, index, by_title.get(&titles[index]), ["title-surer", "title-weaker", "title-other"], &mut score);
            score
        })
        .collect();
    let mut names = Vec::new();
    for (event, score) in events.iter_mut().zip(scores) {
        if weights.has(table(event.kind)) {
            event.confidence = score.probability();
        }
        names.push(score.names);
    }
    names
}

fn sentence_of(scene: &Scene, event: &Event) -> Option<usize> {
    event.evidence.first().and_then(|evidence| scene.doc.sentence_at(evidence.start))
}

fn table(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "event-release",
        Kind::Record => "event-record",
        Kind::Concert => "event-concert",
        Kind::Award => "event-award",
    }
}

/// What the event itself says.
fn own(scene: &Scene, event: &Event, score: &mut Score) {
    const STEPS: [(&str, f32); 11] = [
        ("0.25", 0.25),
        ("0.3", 0.3),
        ("0.4", 0.4),
        ("0.5", 0.5),
        ("0.6", 0.6),
        ("0.7", 0.7),
        ("0.8", 0.8),
        ("0.85", 0.85),
        ("0.9", 0.9),
        ("0.95", 0.95),
        ("0.98", 0.98),
    ];
    score.add("bias", "1");
    for (name, least) in STEPS {
        if event.confidence >= least {
            score.add("sure", name);
        }
    }
    let dated = event.date.as_ref().map_or("none", grain);
    score.add("rule", event.rule);
    score.add("what", event.what);
    score.add("status", event.status.name());
    score.add("date", dated);
    score.add_all("what+date", &[event.what, dated]);
    score.add("reports", bucket(event.evidence.len()));
    score.add("artists", bucket(event.artists.len()));
    score.add("venue", truth(event.venue.is_some()));
    score.add("place", truth(event.place.is_some()));
    score.add("measured", truth(!event.measures.is_empty()));
    let named = match event.title.chars().next() {
        _ if event.title_span.is_none() => "unnamed",
        Some(first) if first.is_lowercase() => "described",
        _ => "named",
    };
    score.add("title", named);
    score.add_all("what+title", &[event.what, named]);
    score.add("title-words", bucket(event.title.split(' ').count()));
    let main = scene.main_act.is_some_and(|act| event.artists.contains(&scene.mentions.entities[act].name));
    score.add("main-act", truth(main));
    let headline = sentence_of(scene, event).is_some_and(|sentence| sentence < 2);
    score.add("opening", truth(headline));
}

/// How many of the events that share something are surer or weaker of the same kind, or of another.
fn compare(events: &[Event], index: usize, others: Option<&Vec<usize>>, names: [&str; 3], score: &mut Score) {
    let (mut surer, mut weaker) = (0, 0);
    let event = &events[index];
    for other in others.into_iter().flatten().take(MOST).filter(|other| **other != index) {
        let found = &events[*other];
        let order = found.confidence.total_cmp(&event.confidence).then(index.cmp(other));
        match (found.kind == event.kind, order) {
            (true, Ordering::Greater) => surer += 1,
            (true, _) => weaker += 1,
            (false, order) => {
                let side = if order == Ordering::Greater { "surer" } else { "weaker" };
                score.add_all(names[2], &[found.kind.name(), side]);
            }
        }
    }
    score.add(names[0], bucket(surer));
    score.add(names[1], bucket(weaker));
}
