//! Notes, bars, bands, hatching and brackets.

use super::layout::{LaneBox, Plan, n};
use super::names;
use crate::analysis::EventRecord;
use crate::event::{Kind, Status};
use crate::timeline::{Anchor, Form, Mark, Marks, Shown, elide};
use crate::timeline::{EdgeSign, Face, LaneView};
use crate::view::words::{self, word};
use yew::prelude::*;

/// The most small notes under a bracket; more would only be a smear.
const MOST_SMALL: usize = 12;
/// Room for a label in the undated tray.
const TRAY_LABEL: f64 = 118.0;

/// What all marks of a drawing share.
pub struct Cast<'a> {
    /// The events of the document.
    pub events: &'a [EventRecord],
    /// Those that show.
    pub marks: &'a Marks,
    /// The open event.
    pub selected: Option<&'a str>,
    /// An event is chosen.
    pub choose: Callback<AttrValue>,
    /// Several under one bracket are to be told apart: their indices among the dated marks.
    pub open: Callback<Vec<usize>>,
    /// The events beyond an edge are to be shown, by the nearest of them.
    pub go_to: Callback<usize>,
}

impl<'a> Cast<'a> {
    /// The event of a dated mark.
    pub fn of(&self, mark: usize) -> Option<(&'a Mark, &'a EventRecord)> {
        let mark = self.marks.dated.get(mark)?;
        Some((mark, self.events.get(mark.event)?))
    }

    fn is_selected(&self, event: &EventRecord) -> bool {
        self.selected == Some(event.id.as_str())
    }

    fn all(&self) -> String {
        (self.marks.dated.len() + self.marks.undated.len()).to_string()
    }
}

/// The id of an event's mark, which the listbox names as the active one.
pub fn mark_id(event: &str) -> String {
    format!("mark-{event}")
}

/// A lane's marks and the signs at its edges.
pub fn view_lane(cast: &Cast, plan: &Plan, space: &LaneBox, lane: &LaneView) -> Html {
    let undated = cast.marks.undated.iter().enumerate().filter_map(|(place, index)| Some((place, cast.events.get(*index)?)));
    let tray: Vec<(usize, &EventRecord)> = undated.filter(|(_, event)| event.kind == space.kind).collect();
    html! {
        <g role="group" aria-label={words::kind(space.kind)}>
            if let Some(sign) = lane.earlier {
                { view_sign(cast, plan, space, sign, true) }
            }
            { for lane.shown.iter().map(|shown| view_shown(cast, plan, space.row_y(shown.row), shown)) }
            if let Some(sign) = lane.later {
                { view_sign(cast, plan, space, sign, false) }
            }
            { view_tray(cast, plan, space, &tray) }
        </g>
    }
}

fn view_shown(cast: &Cast, plan: &Plan, y: f64, shown: &Shown) -> Html {
    match shown.marks() {
        [mark] => view_mark(cast, plan, y, shown, *mark),
        marks => Some(view_cluster(cast, plan, y, shown, marks)),
    }
    .unwrap_or_default()
}

fn view_mark(cast: &Cast, plan: &Plan, y: f64, shown: &Shown, index: usize) -> Option<Html> {
    let (mark, event) = cast.of(index)?;
    let x = shown.body.heads.0;
    let selected = cast.is_selected(event);
    let label = shown.label.map_or_else(Html::default, |label| {
        let anchor = (label.anchor == Anchor::End).then_some("end");
        view_label(event, &mark.label, label.x - x, anchor, label.inside)
    });
    let (from, to) = shown.body.area.unwrap_or((x, x));
    let (from, to) = (from.min(x - 13.0) - x, to.max(x + 13.0) - x);
    Some(html! {
        <g key={event.id.clone()} id={mark_id(&event.id)} role="option" class={classes!("mark", selected.then_some("selected"))}
            aria-selected={selected.to_string()} aria-label={names::mark_name(event)} aria-setsize={cast.all()}
            aria-posinset={(index + 1).to_string()} data-event={event.id.clone()}
            transform={format!("translate({} {})", n(x), n(y))} onclick={choose(cast, event)}>
            <rect class="hit" x={n(from)} y="-13" width={n(to - from)} height="26" />
            if let Some((from, to)) = shown.body.area {
                { view_area(mark, from - x, to - x, shown.cut) }
            }
            if selected {
                <path class="stem" d={format!("M0 0V{}", n(plan.bottom + 5.0 - y))} />
                <circle class="ring" r="14" />
            }
            { view_head(event.kind, event.status, None) }
            { label }
        </g>
    })
}

fn choose(cast: &Cast, event: &EventRecord) -> Callback<MouseEvent> {
    let id = AttrValue::from(event.id.clone());
    cast.choose.reform(move |_| id.clone())
}

fn view_label(event: &EventRecord, text: &str, x: f64, anchor: Option<&'static str>, inside: bool) -> Html {
    let off = (event.status == Status::Cancelled).then_some("off");
    let class = classes!("label", names::title_class(event), off, inside.then_some("in"));
    html! {
        <text {class} x={n(x)} y="5" text-anchor={anchor} lang={names::language(event)}>{ text.to_owned() }</text>
    }
}

/// Beside the ring over a bracket, on the side with more room.
fn selected_label(plan: &Plan, event: &EventRecord, mark: &Mark, x: f64) -> Html {
    let fits = x + 20.0 + mark.label_width <= plan.width;
    view_label(event, &mark.label, if fits { 20.0 } else { -20.0 }, (!fits).then_some("end"), false)
}

/// What stands behind a note, around the note's own middle.
fn view_area(mark: &Mark, from: f64, to: f64, cut: (bool, bool)) -> Html {
    let kind = words::kind_class(mark.kind);
    let (x, width) = (n(from), n((to - from).max(0.0)));
    match mark.form {
        Form::Point => Html::default(),
        Form::Bar => {
            let (from, to) = (n(from), n(to));
            let d = match cut {
                (false, false) => format!("M{from}-9H{to}V9H{from}Z"),
                (true, false) => format!("M{from}-9H{to}V9H{from}"),
                (false, true) => format!("M{to}-9H{from}V9H{to}"),
                (true, true) => format!("M{from}-9H{to}M{to} 9H{from}"),
            };
            html! { <path class={classes!("bar", kind, words::status_class(mark.status))} {d} /> }
        }
        Form::SoftBand => {
            html! { <rect class={classes!("wash", kind)} {x} y="-12" {width} height="24" mask={soft_edges(cut)} /> }
        }
        Form::Hatched { soft: false } => html! { <rect {x} y="-11" {width} height="22" fill={format!("url(#hatch-{kind})")} /> },
        Form::Hatched { soft: true } => html! {
            <g mask={soft_edges(cut)}>
                <rect class={classes!("wash", "half", kind)} x={x.clone()} y="-12" width={width.clone()} height="24" />
                <rect {x} y="-12" {width} height="24" fill={format!("url(#hatch-{kind})")} />
            </g>
        },
    }
}

/// An edge of the window cuts hard, an unsure end softly.
fn soft_edges(cut: (bool, bool)) -> Option<&'static str> {
    match cut {
        (false, false) => Some("url(#soft-both)"),
        (true, false) => Some("url(#soft-right)"),
        (false, true) => Some("url(#soft-left)"),
        (true, true) => None,
    }
}

/// The note: its shape says the kind, its filling what became of it.
pub fn view_head(kind: Kind, status: Status, transform: Option<String>) -> Html {
    let class = classes!("shape", words::kind_class(kind), words::status_class(status));
    let sign = match status {
        Status::Cancelled => Some("M-9.5-9.5 9.5 9.5M-9.5 9.5 9.5-9.5"),
        Status::Rumoured => Some("M-12.5-9.5Q-17.5 0-12.5 9.5M12.5-9.5Q17.5 0 12.5 9.5"),
        Status::Happened | Status::Upcoming => None,
    };
    html! {
        <>
            <path {class} d={shape(kind)} transform={transform.clone()} />
            if let Some(d) = sign {
                <path class={classes!("sign", words::kind_class(kind), words::status_class(status))} {d} {transform} />
            }
        </>
    }
}

/// Round, triangle, square, diamond.
pub fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "M-8.1 2.9a8.6 6.5-20 1 1 16.2-5.8a8.6 6.5-20 1 1-16.2 5.8z",
        Kind::Record => "M0-8l8.6 14.4h-17.2z",
        Kind::Concert => "M-7.2-6.4h14.4v12.8h-14.4z",
        Kind::Award => "M0-8.8l8.8 8.8l-8.8 8.8l-8.8-8.8z",
    }
}

/// A small note at a place, as part of a path.
fn small_shape(kind: Kind, x: f64, y: f64) -> String {
    let (dx, dy, rest) = match kind {
        Kind::Release => (-4.5, 1.6, "a4.8 3.6-20 1 1 9-3.2a4.8 3.6-20 1 1-9 3.2z"),
        Kind::Record => (0.0, -4.5, "l4.8 8h-9.6z"),
        Kind::Concert => (-4.0, -3.6, "h8v7.2h-8z"),
        Kind::Award => (0.0, -4.9, "l4.9 4.9l-4.9 4.9l-4.9-4.9z"),
    };
    format!("M{} {}{rest}", n(x + dx), n(y + dy))
}

/// Several notes under a bracket with their number.
fn view_cluster(cast: &Cast, plan: &Plan, y: f64, shown: &Shown, indices: &[usize]) -> Html {
    let marks: Vec<&Mark> = indices.iter().filter_map(|index| cast.marks.dated.get(*index)).collect();
    let Some(first) = marks.first() else { return Html::default() };
    let kind = first.kind;
    let x = (shown.body.heads.0 + shown.body.heads.1) / 2.0;
    let number = marks.len().to_string();
    let gap = 4.0 + 4.0 * number.len() as f64;
    let half = ((shown.body.heads.1 - shown.body.heads.0) / 2.0 + 9.0).max(gap + 5.0);
    let mut places: Vec<f64> = Vec::new();
    for place in marks.iter().map(|mark| plan.scale.x(mark.at)) {
        if places.len() < MOST_SMALL && places.last().is_none_or(|last| place - last >= 4.0) {
            places.push(place);
        }
    }
    // Where all stand on one day a few beside each other still say that there are several.
    if let [only] = places.as_slice() {
        let only = *only;
        places = vec![only - 6.0, only, only + 6.0];
    }
    let notes: String = places.iter().map(|place| small_shape(kind, place - x, 6.5)).collect();
    let ahead = marks.iter().all(|mark| mark.status != Status::Happened);
    let open = {
        let indices = indices.to_vec();
        cast.open.reform(move |_: MouseEvent| indices.clone())
    };
    let within = indices.iter().find(|index| cast.of(**index).is_some_and(|(_, event)| cast.is_selected(event)));
    let key = format!("cluster-{}", cast.events.get(first.event).map_or("", |event| event.id.as_str()));
    html! {
        <>
            <g {key} role="option" class="mark cluster" aria-selected="false" aria-label={names::cluster_name(kind, &marks)}
                data-count={number.clone()} transform={format!("translate({} {})", n(x), n(y))} onclick={open}>
                <rect class="hit" x={n(-half)} y="-13" width={n(half * 2.0)} height="26" />
                <path class="tuplet" d={format!("M{0} -1V-7H{1}M{2}-7H{3}V-1", n(-half), n(-gap), n(gap), n(half))} />
                <text class="tuplet-n" y="-2.5" text-anchor="middle">{ number }</text>
                <path class={classes!("shape", "small", words::kind_class(kind), if ahead { "upcoming" } else { "happened" })} d={notes} />
                if let Some(label) = shown.label {
                    <text class="label quiet" x={n(label.x - x)} y="5" text-anchor={(label.anchor == Anchor::End).then_some("end")}>{ shown.item.label.clone() }</text>
                }
            </g>
            if let Some(index) = within {
                { view_within(cast, plan, y, *index) }
            }
        </>
    }
}

/// The selected one of a bracket, over it.
fn view_within(cast: &Cast, plan: &Plan, y: f64, index: usize) -> Html {
    let Some((mark, event)) = cast.of(index) else { return Html::default() };
    let x = plan.scale.x(mark.at).clamp(plan.scale.left(), plan.scale.right());
    html! {
        <g key={event.id.clone()} id={mark_id(&event.id)} role="option" class="mark selected" aria-selected="true"
            aria-label={names::mark_name(event)} aria-setsize={cast.all()} aria-posinset={(index + 1).to_string()}
            data-event={event.id.clone()} transform={format!("translate({} {})", n(x), n(y))} onclick={choose(cast, event)}>
            <path class="stem" d={format!("M0 0V{}", n(plan.bottom + 5.0 - y))} />
            <circle class="ring" r="14" />
            { view_head(event.kind, event.status, None) }
            { selected_label(plan, event, mark, x) }
        </g>
    }
}

/// '‹ 1 earlier' at the left edge, '1 later ›' at the right; beside the lane's name where the rows are full.
fn view_sign(cast: &Cast, plan: &Plan, space: &LaneBox, sign: EdgeSign, earlier: bool) -> Html {
    let count = words::grouped(sign.count);
    let (text, name) = match (earlier, sign.short || sign.row.is_none()) {
        (true, true) => (format!("‹ {count}"), "earlier"),
        (true, false) => (word!("time.earlier", n = count), "earlier"),
        (false, true) => (format!("{count} ›"), "later"),
        (false, false) => (word!("time.later", n = count), "later"),
    };
    let (x, y, anchor) = match (earlier, sign.row) {
        (true, Some(row)) => (plan.scale.left() + 8.0, space.row_y(row), None),
        (false, Some(row)) => (plan.scale.right() - 8.0, space.row_y(row), Some("end")),
        (true, None) => (30.0, space.middle() + 14.0, None),
        (false, None) => (116.0, space.middle() + 14.0, Some("end")),
    };
    let width = if sign.short || sign.row.is_none() { 40.0 } else { 84.0 };
    let nearest = sign.nearest;
    let events = names::count_of(space.kind, sign.count);
    let label = if earlier { word!("time.earlier-name", events = events) } else { word!("time.later-name", events = events) };
    html! {
        <g key={name} role="option" class="mark edge" aria-selected="false" aria-label={label} onclick={cast.go_to.reform(move |_: MouseEvent| nearest)}>
            <rect class="hit" x={n(if anchor.is_some() { x + 8.0 - width } else { x - 8.0 })} y={n(y - 13.0)} width={n(width)} height="26" />
            <text class="earlier" x={n(x)} y={n(y + 4.5)} text-anchor={anchor}>{ text }</text>
        </g>
    }
}

/// The undated events of a lane, in reading order; those without a row behind a number.
fn view_tray(cast: &Cast, plan: &Plan, space: &LaneBox, events: &[(usize, &EventRecord)]) -> Html {
    let Some(left) = plan.tray else { return Html::default() };
    let room = if events.len() > space.rows { space.rows.saturating_sub(1) } else { events.len() };
    let selected = events.iter().position(|(_, event)| cast.is_selected(event));
    // A selected one beyond the last row takes its place.
    let first = selected.filter(|at| *at >= room).map_or(0, |at| (at + 1).saturating_sub(room.max(1)));
    let shown: Vec<&(usize, &EventRecord)> = events.iter().skip(first).take(room.max(selected.is_some().into())).collect();
    let hidden = events.len() - shown.len();
    let next = events.get(first + shown.len()).or(events.first()).copied();
    html! {
        <>
            { for shown.iter().enumerate().map(|(row, (place, event))| view_undated(cast, left, space.row_y(row), *place, event)) }
            if let Some((_, next)) = next.filter(|_| hidden > 0 && shown.len() < space.rows) {
                <g key="more" role="option" class="mark edge" aria-selected="false" aria-label={word!("time.undated-more", n = words::grouped(hidden))} onclick={choose(cast, next)}>
                    <rect class="hit" x={n(left)} y={n(space.row_y(space.rows - 1) - 13.0)} width="120" height="26" />
                    <text class="earlier" x={n(left + 4.0)} y={n(space.row_y(space.rows - 1) + 4.5)}>{ if shown.is_empty() { word!("list.more", n = words::grouped(hidden)) } else { word!("list.and-more", n = words::grouped(hidden)) } }</text>
                </g>
            }
        </>
    }
}

fn view_undated(cast: &Cast, left: f64, y: f64, place: usize, event: &EventRecord) -> Html {
    let selected = cast.is_selected(event);
    let label = elide(&event.title, Face::Serif, 14.5, TRAY_LABEL).unwrap_or_default();
    html! {
        <g key={event.id.clone()} id={mark_id(&event.id)} role="option" class={classes!("mark", selected.then_some("selected"))}
            aria-selected={selected.to_string()} aria-label={names::mark_name(event)} aria-setsize={cast.all()}
            aria-posinset={(cast.marks.dated.len() + place + 1).to_string()} data-event={event.id.clone()}
            transform={format!("translate({} {})", n(left + 14.0), n(y))} onclick={choose(cast, event)}>
            <rect class="hit" x="-13" y="-13" width="130" height="26" />
            if selected {
                <circle class="ring" r="13" />
            }
            { view_head(event.kind, event.status, None) }
            { view_label(event, &label, 16.0, None, false) }
        </g>
    }
}
