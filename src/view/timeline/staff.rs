//! The wide staff: lines, axis, lane names, bar lines, the publication's double bar, and the marks on it.

use super::layout::{LEFT, LaneBox, Plan, n};
use super::names;
use super::notes::{Cast, shape, view_lane};
use crate::analysis::EventRecord;
use crate::edtf::Date;
use crate::event::Status;
use crate::timeline::{Anchor, Axis, Face, Flag, LaneView, TickLabel, day_number, text_width};
use crate::view::words;
use yew::prelude::*;

/// A line across the staff with its words.
pub struct Crossing {
    /// Where.
    pub x: f64,
    /// What it says.
    pub words: String,
    /// Where the words stand, when the line is on the staff.
    pub flag: Option<Flag>,
}

/// The lines of a drawing.
pub struct Lines<'a> {
    /// The ticks.
    pub axis: &'a Axis,
    /// The day the article came out.
    pub published: Option<Crossing>,
    /// Today.
    pub today: Option<Crossing>,
    /// How many events each lane has.
    pub counts: [usize; 4],
}

/// What stands behind the marks.
pub fn view_lines(plan: &Plan, lines: &Lines) -> Html {
    let (left, right) = (plan.scale.left(), plan.scale.right());
    let across = |from: f64, to: f64| {
        let ys = plan.lanes.iter().map(|lane| lane.top).chain([plan.bottom]);
        ys.map(|y| format!("M{} {}H{}", n(from), n(y.floor() + 0.5), n(to))).collect::<String>()
    };
    let (top, bottom) = (plan.top, plan.bottom);
    let minors = lines.axis.minors.iter().filter_map(|tick| tick.x);
    let minors: String = minors.map(|x| format!("M{0} {1}v5M{0} {2}v-5", n(x), n(top), n(bottom))).collect();
    let majors = lines.axis.majors.iter().filter_map(|tick| tick.x).chain([left, right]);
    let majors: String = majors.map(|x| format!("M{} {}V{}", n(x), n(top), n(bottom))).collect();
    let above = lines.axis.majors.iter().filter_map(|tick| tick.label.as_ref());
    let below = lines.axis.minors.iter().filter_map(|tick| tick.label.as_ref());
    html! {
        <>
            <path class="line" d={across(left, right)} />
            if let Some(tray) = plan.tray {
                <path class="line" d={across(tray, plan.width)} />
            }
            <path class="system" d={format!("M{0} {1}V{2}M{3} {4}Q{0} {1} {5} {6}M{3} {7}Q{0} {2} {5} {8}",
                n(LEFT - 6.0), n(top - 3.0), n(bottom + 4.0), n(LEFT - 7.5), n(top - 2.0), n(LEFT + 3.0), n(top - 8.0), n(bottom + 3.0), n(bottom + 9.0))} />
            <path class="barline" d={minors} />
            <path class="barline year" d={majors} />
            { for below.map(|label| view_label("month", label, bottom + 19.0)) }
            { for above.map(|label| view_label("year", label, top - 11.0)) }
            { for plan.lanes.iter().zip(lines.counts).map(|(lane, count)| view_name(lane, count)) }
            if let Some(published) = lines.published.as_ref().filter(|crossing| (left..=right).contains(&crossing.x)) {
                <path class="pub thin" d={format!("M{} {}V{}", n(published.x - 2.0), n(top - 6.0), n(bottom))} />
                <path class="pub thick" d={format!("M{} {}V{}", n(published.x + 3.0), n(top - 6.0), n(bottom))} />
                { view_flag("flag", published, top) }
            }
            if let Some(today) = lines.today.as_ref().filter(|crossing| (left..=right).contains(&crossing.x)) {
                <path class="today" d={format!("M{} {}V{}", n(today.x), n(top - 6.0), n(bottom))} />
                { view_flag("flag quiet", today, top) }
            }
        </>
    }
}

fn view_label(class: &'static str, label: &TickLabel, y: f64) -> Html {
    html! {
        <text {class} x={n(label.x)} y={n(y)} text-anchor={anchor(label.anchor)}>{ label.text.clone() }</text>
    }
}

fn anchor(anchor: Anchor) -> Option<&'static str> {
    match anchor {
        Anchor::Start => None,
        Anchor::Middle => Some("middle"),
        Anchor::End => Some("end"),
    }
}

fn view_flag(class: &'static str, crossing: &Crossing, top: f64) -> Html {
    let Some(flag) = crossing.flag else { return Html::default() };
    let y = if flag.raised { top - 31.0 } else { top - 11.0 };
    html! {
        <text {class} x={n(flag.x)} y={n(y)} text-anchor={anchor(flag.anchor)}>{ crossing.words.clone() }</text>
    }
}

fn view_name(lane: &LaneBox, count: usize) -> Html {
    let y = lane.middle();
    let count = words::grouped(count);
    // A long number goes below the name.
    let (x, down, anchor) = if count.len() > 3 { (30.0, 20.0, None) } else { (116.0, 5.0, Some("end")) };
    html! {
        <g class="lane-name">
            <path class={classes!("shape", words::kind_class(lane.kind), "happened")} d={shape(lane.kind)} transform={format!("translate(12 {}) scale(1.15)", n(y - 0.5))} />
            <text class="letter" x="12" y={n(y + letter_drop(lane))}>{ words::letter(lane.kind) }</text>
            <text class="lane" x="30" y={n(y + 5.5)}>{ words::kind(lane.kind) }</text>
            <text class="count" x={n(x)} y={n(y + down)} text-anchor={anchor}>{ count }</text>
        </g>
    }
}

/// The middle of a triangle is lower than the middle of its letter.
fn letter_drop(lane: &LaneBox) -> f64 {
    if lane.kind == crate::event::Kind::Record { 5.3 } else { 3.4 }
}

/// The marks of all lanes, the slurs between them, and the selected day in ink on the axis.
pub fn view_marks(cast: &Cast, plan: &Plan, lanes: &[LaneView; 4]) -> Html {
    let selected = cast.marks.dated.iter().filter_map(|mark| Some((mark, cast.events.get(mark.event)?)));
    let selected = cast.selected.and_then(|id| selected.into_iter().find(|(_, event)| event.id == id));
    html! {
        <>
            { for plan.lanes.iter().zip(lanes).map(|(space, lane)| html! { <>{ view_slurs(cast, space, lane) }{ view_lane(cast, plan, space, lane) }</> }) }
            if let Some((mark, event)) = selected {
                { view_day(plan, lanes, cast, mark.at, event) }
            }
        </>
    }
}

/// The selected event's day, in ink where months are named.
fn view_day(plan: &Plan, lanes: &[LaneView; 4], cast: &Cast, at: f64, event: &EventRecord) -> Html {
    // The note itself may stand off its moment: beside others of its day, or in what is shown of a long band.
    let shown = lanes.iter().flat_map(|lane| &lane.shown).find(|shown| match shown.marks() {
        [mark] => cast.of(*mark).is_some_and(|(_, other)| other.id == event.id),
        _ => false,
    });
    let x = shown.map_or_else(|| plan.scale.x(at), |shown| shown.body.heads.0);
    if !(plan.scale.left() - 1.0..=plan.scale.right() + 1.0).contains(&x) {
        return Html::default();
    }
    let words = names::flag_words(event);
    let half = (text_width(&words, Face::Sans, 13.0) / 2.0 + 9.0).max(28.0);
    let middle = x.clamp((plan.scale.left() - 20.0).min(plan.width - half), (plan.width - half).max(half));
    html! {
        <g class="day" aria-hidden="true">
            <rect class="flagbox" x={n(middle - half)} y={n(plan.bottom + 5.0)} width={n(half * 2.0)} height="21" />
            <text class="flagtext" x={n(middle)} y={n(plan.bottom + 20.0)} text-anchor="middle">{ words }</text>
        </g>
    }
}

/// A slur from a cancelled note to the one it moved to: the next of its lane with the same title that is still on.
fn view_slurs(cast: &Cast, space: &LaneBox, lane: &LaneView) -> Html {
    let single = lane.shown.iter().filter_map(|shown| match shown.marks() {
        [mark] => cast.of(*mark).map(|(mark, event)| (shown, mark, event)),
        _ => None,
    });
    let single: Vec<_> = single.collect();
    let cancelled = single.iter().filter(|(_, _, event)| event.status == Status::Cancelled);
    let slurs = cancelled.filter_map(|(from, mark, event)| {
        let later = single
            .iter()
            .filter(|(_, other, moved)| other.at > mark.at && moved.status != Status::Cancelled && moved.title == event.title);
        let (to, ..) = later.min_by(|a, b| a.1.at.total_cmp(&b.1.at))?;
        let (x0, y0, x1, y1) =
            (from.body.heads.0 + 4.0, space.row_y(from.row) + 11.0, to.body.heads.0 - 4.0, space.row_y(to.row) + 11.0);
        let (middle, low) = ((x0 + x1) / 2.0, y0.max(y1));
        let d = format!(
            "M{} {}Q{} {} {} {}Q{} {} {} {}Z",
            n(x0),
            n(y0),
            n(middle),
            n(low + 13.0),
            n(x1),
            n(y1),
            n(middle),
            n(low + 9.0),
            n(x0),
            n(y0)
        );
        Some(html! { <path class={classes!("slur", words::kind_class(event.kind))} {d} /> })
    });
    html! { <>{ for slurs }</> }
}

/// Hatching for each kind and the soft edges of bands.
pub fn view_definitions() -> Html {
    let kinds = crate::event::Kind::ALL.map(words::kind_class);
    let edges = [("soft-both", true, true), ("soft-left", true, false), ("soft-right", false, true)];
    html! {
        <svg class="defs" width="0" height="0" aria-hidden="true">
            <defs>
                { for kinds.iter().map(|kind| html! {
                    <pattern id={format!("hatch-{kind}")} class={*kind} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <path class="hatch" d="M1 0V5" />
                    </pattern>
                }) }
                { for edges.iter().map(|(id, left, right)| html! {
                    <>
                        <linearGradient id={format!("{id}-edge")}>
                            if *left { <stop class="edge" offset="0" /> }
                            <stop class="full" offset=".18" />
                            <stop class="full" offset=".82" />
                            if *right { <stop class="edge" offset="1" /> }
                        </linearGradient>
                        <mask id={*id} maskContentUnits="objectBoundingBox">
                            <rect width="1" height="1" fill={format!("url(#{id}-edge)")} />
                        </mask>
                    </>
                }) }
            </defs>
        </svg>
    }
}

/// The crossings of a drawing: publication and today, with their words.
pub fn crossing(date: Date, scale: &crate::timeline::Scale, words: String) -> Crossing {
    Crossing { x: scale.x(day_number(date) + 0.5), words, flag: None }
}
