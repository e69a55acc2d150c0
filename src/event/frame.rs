//! What a whole article says once: the date of the award show, the week of the chart, the tour of a list of dates.

use super::find::untitled;
use super::run::run_of_list;
use super::scene::Scene;
use super::setting;
use super::{Event, Kind, Reason, Status};
use crate::edtf::Precision;
use crate::lexicon::{WordSet, fold};
use crate::mention::MentionKind;
use crate::timex::Timex;
use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;

/// Gives events without a date the one that their show, or the article's chart week, has elsewhere.
pub fn fill(scene: &Scene, events: &mut [Event]) {
    share_show_dates(scene, events);
    share_chart_week(scene, events);
    share_release_day(scene, events);
    name_list_entries(scene, events);
    tell_nights_from_tours(events);
    run_of_list(events);
    setting::fill(scene, events);
}

/// Prizes of one show are given on one day: an undated prize has the day that the article gives for its show.
fn share_show_dates(scene: &Scene, events: &mut [Event]) {
    // Most articles give no prize without a day.
    let nights = LazyCell::new(|| nights(scene));
    let mut days: HashMap<String, Option<usize>> = HashMap::new();
    for event in events.iter_mut() {
        let undated = event.date.is_none_or(|date| date.precision() > Precision::Day);
        if event.kind != Kind::Award || !undated || speaks_of_the_past(scene, event) {
            continue;
        }
        let show = fold(&event.title);
        let Some(timex) = *days.entry(show.clone()).or_insert_with(|| day_of_show(scene, &nights, &show)) else { continue };
        let timex = &scene.timexes[timex];
        // A year that the sentence states must hold the day.
        let agrees = match (event.date, timex.edtf) {
            (Some(said), Some(day)) => said.first_day() <= day.first_day() && day.last_day() <= said.last_day(),
            _ => true,
        };
        if agrees {
            event.date = timex.edtf;
            event.reason = Some(Reason::from(timex));
            let ahead = scene
                .article
                .published
                .is_some_and(|published| timex.edtf.and_then(|day| day.first_day()) > Some(published.date));
            event.status = if ahead { Status::Upcoming } else { Status::Happened };
        }
    }
}

/// Words beside which a day is that of the show.
const HELD: &WordSet = &WordSet::new(&[
    "ceremony",
    "held",
    "place",
    "awards",
    "award",
    "show",
    "gala",
    "broadcast",
    "air",
    "aired",
    "airs",
    "event",
    "night",
    "hosted",
    "handed",
    "presented",
    "induction",
    "inducted",
    "finale",
    "won",
    "winners",
]);

/// A sentence that gives the day of a show.
struct Night {
    /// The expression of the day.
    timex: usize,
    /// The folded names of the shows that stand in it.
    names: Vec<String>,
    /// Whether it speaks of a ceremony, whichever.
    ceremony: bool,
}

/// The sentences that give the day of a show.
fn nights(scene: &Scene) -> Vec<Night> {
    let night = |tokens: Range<usize>| {
        let timex = scene.timexes_in(tokens.clone()).find(|timex| {
            let timex = &scene.timexes[*timex];
            timex.edtf.and_then(|edtf| edtf.as_day()).is_some() && !was_given_up(scene, timex)
        })?;
        if !scene.any_word(tokens.clone(), HELD) {
            return None;
        }
        let is_show = |mention: &usize| matches!(scene.mention(*mention).kind, MentionKind::Award | MentionKind::Festival);
        let shows = scene.mentions_in(tokens.clone()).filter(is_show);
        let names: Vec<String> = shows.map(|mention| fold(&scene.entity_of(mention).name)).collect();
        let ceremony = scene.any_word(tokens, const { &WordSet::new(&["ceremony", "gala", "awards"]) });
        Some(Night { timex, names, ceremony })
    };
    scene.doc.sentences.iter().filter_map(|sentence| night(sentence.tokens.clone())).collect()
}

/// The day that sentences naming the show, or 'the ceremony', give most often; the earliest in the text of equals.
fn day_of_show(scene: &Scene, nights: &[Night], show: &str) -> Option<usize> {
    let mut days: Vec<(usize, usize)> = Vec::new();
    for night in nights {
        let named = night.names.iter().any(|name| name.contains(show));
        if !(named || night.ceremony) {
            continue;
        }
        match days.iter_mut().find(|(known, _)| scene.timexes[*known].edtf == scene.timexes[night.timex].edtf) {
            Some((_, count)) => *count += 1 + usize::from(named),
            None => days.push((night.timex, 1 + usize::from(named))),
        }
    }
    let most = days.iter().map(|(_, count)| *count).max()?;
    days.into_iter().find(|(_, count)| *count == most).map(|(day, _)| day)
}

/// Whether the show was moved away from this day: 'initially slated for', 'originally'.
fn was_given_up(scene: &Scene, timex: &Timex) -> bool {
    let start = scene.doc.tokens_in(timex.span).start;
    scene.any_word(
        start.saturating_sub(8)..start,
        const { &WordSet::new(&["initially", "originally", "previously", "postponed", "cancelled", "canceled"]) },
    )
}

/// Whether the sentence itself points away from the show at hand: 'previously', 'her third', 'had won'.
fn speaks_of_the_past(scene: &Scene, event: &Event) -> bool {
    let Some(evidence) = event.evidence.first() else { return true };
    scene.any_word(
        scene.doc.tokens_in(*evidence),
        const { &WordSet::new(&["previously", "had", "earlier", "career", "once", "former", "been", "also", "ever"]) },
    )
}

/// What bears a tour's name, at one hall on one day, is a night of it where the article tells of the tour as well: a show by
/// its act and hall, so that a night that was called off does not read as if the tour were.
fn tell_nights_from_tours(events: &mut [Event]) {
    let is_day = |event: &Event| event.date.and_then(|date| date.as_day()).is_some();
    let tours: Vec<String> =
        events.iter().filter(|event| event.what == "tour" && !is_day(event)).map(|event| fold(&event.title)).collect();
    for event in events.iter_mut().filter(|event| event.what == "tour" && is_day(event)) {
        if let Some(hall) = event.venue.as_deref().filter(|_| tours.contains(&fold(&event.title))) {
            let title = untitled(Kind::Concert, &event.artists, Some(hall));
            event.part_of = Some(std::mem::replace(&mut event.title, title));
            event.title_span = None;
            event.what = "concert";
        }
    }
}

/// A chart round-up says 'this week' once; its other chart places, told in the present, are of that week.
fn share_chart_week(scene: &Scene, events: &mut [Event]) {
    let week = scene.this_week.map(|week| &scene.timexes[week]).filter(|week| {
        let sentence = scene.doc.sentence_at(week.span.start).map(|sentence| scene.sentence_tokens(sentence));
        sentence.is_some_and(|tokens| {
            scene.any_word(
                tokens,
                const { &WordSet::new(&["chart", "charts", "no", "number", "top", "billboard", "album", "albums"]) },
            )
        })
    });
    let Some(week) = week else { return };
    let is_chart = |event: &&mut Event| event.kind == Kind::Record && event.what != "first" && event.date.is_none();
    for event in events.iter_mut().filter(is_chart).filter(|event| event.status == Status::Happened) {
        let present = event.evidence.first().is_some_and(|evidence| scene.any_word(scene.doc.tokens_in(*evidence), PRESENT));
        if present {
            event.date = week.edtf;
            event.reason = Some(Reason::from(week));
        }
    }
}

/// Verbs by which a round-up tells this week's places.
const PRESENT: &WordSet = &WordSet::new(&[
    "is",
    "are",
    "opens",
    "falls",
    "rises",
    "holds",
    "drops",
    "climbs",
    "debuts",
    "lands",
    "remains",
    "stays",
    "slips",
    "jumps",
    "enters",
    "tops",
    "dips",
    "moves",
    "arrives",
    "starts",
    "dominated",
    "returns",
    "bows",
]);

/// 'Within five hours of its release': the record was set on the day that the work came out.
fn share_release_day(scene: &Scene, events: &mut [Event]) {
    let came_out = |title: &str, events: &[Event]| {
        let same = |event: &&Event| event.kind == Kind::Release && fold(&event.title) == fold(title);
        events.iter().filter(same).find(|event| event.date.is_some_and(|date| date.precision() == Precision::Day)).cloned()
    };
    for index in 0..events.len() {
        let event = &events[index];
        let hours = event.kind == Kind::Record
            && event.date.is_none()
            && event.evidence.first().is_some_and(|evidence| {
                let tokens = scene.doc.tokens_in(*evidence);
                scene.any_word(tokens.clone(), const { &WordSet::new(&["hours", "hour", "hrs", "minutes"]) })
                    && scene.any_word(
                        tokens,
                        const {
                            &WordSet::new(&[
                                "release", "released", "launch", "drop", "dropped", "premiere", "debut", "unveiled", "upload",
                                "uploaded",
                            ])
                        },
                    )
            });
        if let Some(release) = hours.then(|| came_out(&event.title, events)).flatten() {
            (events[index].date, events[index].reason) = (release.date, release.reason);
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

#[cfg(test)]
mod tests {
    use super::tell_nights_from_tours;
    use crate::{Article, analyze};

    #[test]
    fn a_night_of_a_tour_is_no_tour() {
        let text = "The Low Tide Tour by Glass Ferry runs from 3 July to 22 August 2026. Glass Ferry have cancelled their concert at \
                    Dock Hall in Hull on 11 July 2026.";
        let mut events = analyze(&Article::read(text, crate::day("2026-05-14"))).events;
        let whats = |events: &[crate::event::Event]| -> Vec<&'static str> { events.iter().map(|event| event.what).collect() };
        assert_eq!(whats(&events), ["tour", "concert"]);
        // The night under the name of its tour.
        (events[1].title, events[1].what) = (events[0].title.clone(), "tour");
        tell_nights_from_tours(&mut events);
        assert_eq!(whats(&events), ["tour", "concert"]);
        assert_eq!((events[1].title.as_str(), events[1].part_of.as_deref()), ("Glass Ferry at Dock Hall", Some("Low Tide Tour")));
        // A tour that the article dates by its first night alone.
        events.remove(0);
        events[0].what = "tour";
        tell_nights_from_tours(&mut events);
        assert_eq!(whats(&events), ["tour"]);
    }
}
