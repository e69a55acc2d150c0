//! Settling: how likely each event is one of the article's own, once all of them are known. The judge sees one report at a
//! time; here an event is weighed against those it stands beside, which may be the same happening told twice or another
//! reading of the same words.

use super::Kind;
use super::agreement::agreement;
use super::merge::{Report, Sums};
use super::value::{Value, value};
use super::weights::{Score, Weights, bucket};

/// How many events before and after one it is weighed against.
const NEAR: usize = 24;

/// The sum below which two events are surely two.
const SURELY_TWO: f32 = -8.0;

/// What the event at `index` is weighed by: how sure its reports are, and the events beside it; `sums` are those of [`merge`].
///
/// [`merge`]: super::merge::merge
pub fn settle<'w>(weights: &'w Weights, sums: &mut Sums, events: &[Report], index: usize) -> Score<'w> {
    let report = &events[index];
    let event = &report.event;
    let mut score = Score::new(weights, table(event.kind));
    let sure = eighths(event.confidence);
    score.add("bias", "1");
    score.add("sure", twentieths(event.confidence));
    score.add_all("rule", &[event.rule.into(), sure]);
    score.add_all("what", &[event.what.into(), sure]);
    score.add_all("reports", &[bucket(report.reports()), sure]);
    score.add_all("sentences", &[bucket(event.evidence.len()), sure]);
    score.add_all("named", &[if event.title_span.is_some() { value!("named") } else { value!("unnamed") }, sure]);
    score.add_all("dated", &[if event.date.is_some() { value!("dated") } else { value!("undated") }, sure]);
    score.add_all("opens", &[bucket(report.sentence), sure]);
    let near = index.saturating_sub(NEAR)..events.len().min(index + NEAR);
    let surer = |other: &usize| {
        let (theirs, ours) = (events[*other].event.confidence, event.confidence);
        *other != index && (theirs > ours || (theirs == ours && *other < index))
    };
    let alike = near.clone().filter(|other| events[*other].event.kind == event.kind);
    score.add_all("rank", &[bucket(alike.clone().filter(surer).count()), sure]);
    let in_order = |other: usize| if other < index { (&events[other], report) } else { (report, &events[other]) };
    let double = alike.filter(surer).map(|other| {
        let (a, b) = in_order(other);
        (sums.above(SURELY_TWO, weights, a, b).unwrap_or(SURELY_TWO), other)
    });
    match double.max_by(|a, b| a.0.total_cmp(&b.0)) {
        Some((sum, other)) => {
            let (a, b) = in_order(other);
            let [title, date, apart, acts, ..] = agreement(a, b);
            let sum = whole(sum);
            score.add("double", sum);
            score.add_all("double+sure", &[sum, sure]);
            score.add_all("double+title", &[title, apart, sum]);
            score.add_all("double+date", &[date, acts, sum]);
        }
        None => score.add("double", "none"),
    }
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != event.kind) {
        beside(&events[near.clone()], kind, report, &mut score);
    }
    score
}

/// Adds what the surest event of another kind tells that is read from the same sentence.
fn beside(near: &[Report], kind: Kind, report: &Report, score: &mut Score) {
    let event = &report.event;
    let told_here = near
        .iter()
        .filter(|other| other.event.kind == kind && other.event.evidence.iter().any(|span| event.evidence.contains(span)));
    let surest = told_here.max_by(|a, b| a.event.confidence.total_cmp(&b.event.confidence));
    let kind = Value::new(kind.name());
    let Some(other) = surest else {
        score.add_all("beside", &[kind, value!("none")]);
        return;
    };
    let titled = if other.title == report.title { value!("same") } else { value!("other") };
    let (ours, theirs) = (eighths(event.confidence), eighths(other.event.confidence));
    score.add_all("beside", &[kind, theirs]);
    score.add_all("beside+title", &[kind, titled, theirs]);
    score.add_all("beside+sure", &[kind, titled, theirs, ours]);
    score.add_all("beside+what", &[other.event.what.into(), event.what.into(), titled]);
    score.add_all("beside+rule", &[other.event.rule.into(), event.rule.into()]);
}

fn table(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "event-release",
        Kind::Record => "event-record",
        Kind::Concert => "event-concert",
        Kind::Award => "event-award",
    }
}

/// A probability in twenty steps, as a feature's value.
fn twentieths(sure: f32) -> Value<'static> {
    const NAMES: [&str; 20] =
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19"];
    Value::new(NAMES[((sure * 20.0) as usize).min(19)])
}

/// The same in eight.
fn eighths(sure: f32) -> Value<'static> {
    const NAMES: [&str; 8] = ["0", "1", "2", "3", "4", "5", "6", "7"];
    Value::new(NAMES[((sure * 8.0) as usize).min(7)])
}

/// A sum rounded down, as a feature's value.
fn whole(sum: f32) -> Value<'static> {
    const NAMES: [&str; 12] = ["-8", "-7", "-6", "-5", "-4", "-3", "-2", "-1", "0", "1", "2", "3"];
    Value::new(NAMES[(sum.floor().clamp(SURELY_TWO, 3.0) - SURELY_TWO) as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_probability_and_every_sum_has_a_step() {
        assert_eq!([0.0, 0.5, 1.0].map(|sure| twentieths(sure).text()), ["0", "10", "19"]);
        assert_eq!([0.0, 0.5, 1.0].map(|sure| eighths(sure).text()), ["0", "4", "7"]);
        assert_eq!([-99.0, -0.5, 0.5, 99.0].map(|sum| whole(sum).text()), ["-8", "-1", "0", "3"]);
    }
}
