//! The whole span as a small staff, with the window on it between two repeat signs.

use super::layout::n;
use super::names;
use crate::edtf::Date;
use crate::event::Kind;
use crate::timeline::{Anchor, Axis, Form, Marks, Scale, Tick, Window, axis, day_number};
use crate::view::words::{self, word};
use std::collections::BTreeSet;
use yew::prelude::*;

/// Distance of the five lines.
const LINE: f64 = 6.0;
const TOP: f64 = 4.0;
const BOTTOM: f64 = TOP + 4.0 * LINE;
/// Half the width in which a handle can be taken.
const REACH: f64 = 14.0;

/// Which part of the overview a pointer took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Grip {
    /// The window's start.
    Start,
    /// Its end.
    End,
    /// The window itself, so many days after its start.
    Whole(f64),
}

/// What a pointer at `x` takes; beyond the window it brings the window's middle there.
pub fn grip(span: &Scale, window: Window, x: f64) -> Grip {
    let (start, end) = (span.x(window.start()), span.x(window.end()));
    let (to_start, to_end) = ((x - start).abs(), (x - end).abs());
    if to_start.min(to_end) <= REACH {
        return if to_start < to_end { Grip::Start } else { Grip::End };
    }
    let day = span.day(x);
    Grip::Whole(if window.holds(day) { day - window.start() } else { window.days() / 2.0 })
}

/// The window after the pointer went to `x`; a handle leaves a week to the other.
pub fn dragged(grip: Grip, span: &Scale, window: Window, x: f64) -> Window {
    let day = span.day(x);
    match grip {
        Grip::Start => Window::new(day.min(window.end() - crate::timeline::FINEST), window.end()),
        Grip::End => Window::new(window.start(), day.max(window.start() + crate::timeline::FINEST)),
        Grip::Whole(held) => Window::new(day - held, day - held + window.days()),
    }
}

/// The marks of the whole span as four paths of ticks and four of spans: computed once a width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    ticks: [String; 4],
    spans: [String; 4],
}

/// What the overview draws of the marks; notes that would share a px are drawn once.
pub fn trace(marks: &Marks, span: &Scale) -> Trace {
    let mut trace = Trace::default();
    let mut drawn: [BTreeSet<(i64, i64)>; 4] = Default::default();
    for mark in &marks.dated {
        let lane = mark.kind as usize;
        let (Some(drawn), Some(ticks), Some(spans)) = (drawn.get_mut(lane), trace.ticks.get_mut(lane), trace.spans.get_mut(lane))
        else {
            continue;
        };
        let y = TOP + LINE * lane as f64;
        let clamped = |day: f64| span.x(day).clamp(span.left(), span.right());
        let (from, to) = (clamped(mark.start), clamped(mark.end));
        let is_span = matches!(mark.form, Form::Bar | Form::SoftBand | Form::Hatched { soft: true }) && to - from > 4.0;
        let places = if is_span { (from, to) } else { (clamped(mark.at), clamped(mark.at)) };
        if !drawn.insert((places.0.round() as i64, places.1.round() as i64)) {
            continue;
        }
        if is_span {
            spans.push_str(&format!("M{} {}H{}", n(from), n(y + LINE / 2.0), n(to)));
        } else {
            ticks.push_str(&format!("M{} {}v5", n(places.0), n(y + 0.5)));
        }
    }
    trace
}

/// What the overview's listeners are.
pub struct Hands {
    /// A pointer came down, moved, went up.
    pub down: Callback<PointerEvent>,
    /// It moved.
    pub moved: Callback<PointerEvent>,
    /// It went up, or was lost.
    pub up: Callback<PointerEvent>,
    /// A key on the start's handle.
    pub start_key: Callback<KeyboardEvent>,
    /// A key on the end's.
    pub end_key: Callback<KeyboardEvent>,
}

/// The overview.
pub fn view_overview(
    frame: &NodeRef,
    width: f64,
    span: &Scale,
    window: Window,
    trace: &Trace,
    published: Option<Date>,
    hands: &Hands,
) -> Html {
    let (left, right) = (span.left(), span.right());
    let place = |day: f64| span.x(day).clamp(left, right);
    let (start, end) = (place(window.start()), place(window.end()));
    let lines = |from: f64, to: f64| {
        (0..5).map(|line| format!("M{} {}H{}", n(from), n(TOP + 0.5 + LINE * f64::from(line)), n(to))).collect::<String>()
    };
    let ticks = named_ticks(span);
    let bars = ticks.iter().filter_map(|tick| tick.x).chain([left, right]);
    let bars: String = bars.map(|x| format!("M{} {}V{}", n(x), n(TOP), n(BOTTOM + 1.0))).collect();
    let (first, last) = names::window_words(span.window());
    let (from, to) = names::window_words(window);
    html! {
        <svg ref={frame.clone()} class="overview" viewBox={format!("0 -4 {} 52", n(width))} role="group" aria-label={word!("time.whole-is", first = first, last = last)}
            onpointerdown={hands.down.clone()} onpointermove={hands.moved.clone()} onpointerup={hands.up.clone()} onpointercancel={hands.up.clone()}>
            <text x="0" y="21" class="cap">{ word!("time.whole") }</text>
            <rect class="hit" x={n(left)} y="-2" width={n(right - left)} height="38" />
            <path class="line faint" d={lines(left, right)} />
            <path class="line" d={lines(start, end)} />
            <path class="barline year" d={bars} />
            { for ticks.iter().filter_map(|tick| Some((tick.x, tick.label.as_ref()?))).map(|(x, label)| {
                let (x, anchor) = match x {
                    Some(x) if label.text.len() == 4 => (x + 1.0, None),
                    _ => (label.x, (label.anchor == Anchor::Middle).then_some("middle")),
                };
                html! { <text class="month" x={n(x)} y="45" text-anchor={anchor}>{ label.text.clone() }</text> }
            }) }
            { for Kind::ALL.iter().zip(&trace.spans).filter(|(_, d)| !d.is_empty()).map(|(kind, d)| html! { <path class={classes!("o-span", words::kind_class(*kind))} d={d.clone()} /> }) }
            { for Kind::ALL.iter().zip(&trace.ticks).filter(|(_, d)| !d.is_empty()).map(|(kind, d)| html! { <path class={classes!("o-tick", words::kind_class(*kind))} d={d.clone()} /> }) }
            if let Some(x) = published.map(|date| span.x(day_number(date) + 0.5)).filter(|x| (left..=right).contains(x)) {
                <path class="pub thin" d={format!("M{} 1V32", n(x))} />
            }
            { view_handle(word!("time.start"), start, 1.0, window.start(), (span.window().start(), window.end()), from, &hands.start_key) }
            { view_handle(word!("time.end"), end, -1.0, window.end(), (window.start(), span.window().end()), to, &hands.end_key) }
        </svg>
    }
}

/// The years where there are several, else whatever the axis names.
fn named_ticks(span: &Scale) -> Vec<Tick> {
    let Axis { majors, minors } = axis(span);
    let names = |ticks: &[Tick], is_year: bool| {
        let labels = ticks.iter().filter_map(|tick| tick.label.as_ref());
        labels.filter(|label| !is_year || (label.text.len() == 4 && label.text.bytes().all(|byte| byte.is_ascii_digit()))).count()
    };
    if names(&minors, true) < 2 && names(&majors, false) >= 2 { majors } else { minors }
}

/// A repeat sign: thick, thin, two dots towards the inside.
fn view_handle(
    name: &'static str,
    x: f64,
    inwards: f64,
    now: f64,
    (least, most): (f64, f64),
    words: String,
    key: &Callback<KeyboardEvent>,
) -> Html {
    html! {
        <g class="handle" role="slider" tabindex="0" aria-label={name} aria-orientation="horizontal"
            aria-valuemin={n(least.min(now).floor())} aria-valuemax={n(most.max(now).floor())} aria-valuenow={n(now.floor())} aria-valuetext={words} onkeydown={key.clone()}>
            <rect class="hit" x={n(x - REACH)} y="-2" width={n(REACH * 2.0)} height="38" />
            <path class="thick" d={format!("M{} 0V33", n(x - 2.0 * inwards))} />
            <path class="thin" d={format!("M{} 0V33", n(x + 2.5 * inwards))} />
            <path class="dots" d={format!("M{0} 12h.1M{0} 21h.1", n(x + 6.5 * inwards))} />
        </g>
    }
}

/// Days that a key moves a handle by: arrows a month, Page keys a window; `None` for other keys.
pub fn handle_step(key: &str, window: Window) -> Option<f64> {
    match key {
        "ArrowLeft" | "ArrowDown" => Some(-30.0),
        "ArrowRight" | "ArrowUp" => Some(30.0),
        "PageDown" => Some(-window.days()),
        "PageUp" => Some(window.days()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::LEFT;
    use super::*;

    fn span() -> Scale {
        Scale::new(Window::new(2_459_000.0, 2_461_000.0), LEFT, LEFT + 1000.0)
    }

    #[test]
    fn a_pointer_takes_the_nearest_handle_the_window_or_brings_it() {
        let window = Window::new(2_460_000.0, 2_460_400.0);
        assert_eq!(grip(&span(), window, LEFT + 505.0), Grip::Start);
        assert_eq!(grip(&span(), window, LEFT + 690.0), Grip::End);
        assert_eq!(grip(&span(), window, LEFT + 600.0), Grip::Whole(200.0));
        assert_eq!(dragged(grip(&span(), window, LEFT + 100.0), &span(), window, LEFT + 100.0).start(), 2_459_000.0);
    }

    #[test]
    fn handles_never_pass_each_other() {
        let window = Window::new(2_460_000.0, 2_460_400.0);
        let pushed = dragged(Grip::Start, &span(), window, LEFT + 900.0);
        assert_eq!((pushed.end(), pushed.days()), (window.end(), 7.0));
        let pulled = dragged(Grip::End, &span(), window, LEFT);
        assert_eq!((pulled.start(), pulled.days()), (window.start(), 7.0));
    }
}
