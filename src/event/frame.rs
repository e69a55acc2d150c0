//! What a whole article says once: the date of the award show, the week of the chart, the tour of a list of dates.

use super::scene::Scene;
use super::{Event, Kind, Status};
use crate::edtf::Edtf;
use crate::lexicon::fold;
use crate::mention::MentionKind;
use std::collections::HashMap;

/// Gives events without a date the one that their show, or the article's chart week, has elsewhere.
pub fn fill(scene: &Scene, events: &mut [Event]) {
    share_show_dates(scene, events);
    share_chart_week(scene, events);
    name_list_entries(scene, events);
}

/// Prizes of one show are given on one day: where the article dates the show once, its undated prizes have that date.
fn share_show_dates(scene: &Scene, events: &mut [Event]) {
    let mut dates: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, event) in events.iter().enumerate() {
        let of_show = event.kind == Kind::Award || (event.kind == Kind::Concert && event.what == "performance");
        if of_show && event.date.is_some() && event.status != Status::Cancelled {
            dates.entry(fold(&event.title)).or_default().push(index);
        }
    }
    for index in 0..events.len() {
        let event = &events[index];
        if event.kind != Kind::Award || event.date.is_some() || !event.core || speaks_of_the_past(scene, event) {
            continue;
        }
        let Some(same_show) = dates.get(&fold(&event.title)) else { continue };
        let source = same_show[0];
        if same_show.iter().all(|other| events[*other].date == events[source].date) {
            let (date, reason, status) = (events[source].date, events[source].reason.clone(), events[source].status);
            let event = &mut events[index];
            (event.date, event.reason, event.status) = (date, reason, status);
        }
    }
}

/// Whether the sentence itself points away from the show at hand: 'previously', 'her third', 'had won'.
fn speaks_of_the_past(scene: &Scene, event: &Event) -> bool {
    let Some(evidence) = event.evidence.first() else { return true };
    scene.any_word(
        scene.doc.tokens_in(*evidence),
        &["previously", "had", "earlier", "career", "once", "former", "been", "also", "ever"],
    )
}

/// A chart round-up says 'this week' once; its other chart places, told in the present, are of that week.
fn share_chart_week(scene: &Scene, events: &mut [Event]) {
    let is_chart = |event: &Event| event.kind == Kind::Record && event.what == "chart";
    let week = events.iter().find(|event| {
        is_chart(event)
            && matches!(event.date, Some(Edtf::Interval(..)))
            && event.reason.as_ref().is_some_and(|reason| fold(reason.span.of(&scene.doc.text)).contains("this week"))
    });
    let Some((date, reason)) = week.map(|event| (event.date, event.reason.clone())) else { return };
    for event in events.iter_mut().filter(|event| is_chart(event) && event.date.is_none() && event.status == Status::Happened) {
        let present = event.evidence.first().is_some_and(|evidence| {
            scene.any_word(
                scene.doc.tokens_in(*evidence),
                &[
                    "is", "are", "opens", "falls", "rises", "holds", "drops", "climbs", "debuts", "lands", "remains", "stays",
                    "slips", "jumps", "enters", "tops", "dips", "moves", "arrives", "starts",
                ],
            )
        });
        if present {
            event.date = date;
            event.reason.clone_from(&reason);
        }
    }
}

/// The entries of a list of dates belong to the tour named last before them.
fn name_list_entries(scene: &Scene, events: &mut [Event]) {
    for event in events.iter_mut().filter(|event| event.rule == "date-entry" && event.part_of.is_none()) {
        let Some(at) = event.evidence.first().map(|span| span.start) else { continue };
        let before = scene.mentions.mentions.partition_point(|mention| mention.span.start < at);
        let tour = scene.mentions.mentions[..before]
            .iter()
            .rev()
            .take(400)
            .find(|mention| mention.kind == MentionKind::Tour && !mention.anaphoric);
        event.part_of = tour.map(|tour| scene.mentions.entities[tour.entity].name.clone());
    }
}
