//! The whole span as a small staff, with the window on it between two repeat signs.

use super::draw::{Pen, class, n, path, rect, text};
use super::names;
use crate::edtf::Date;
use crate::event::Kind;
use crate::order;
use crate::timeline::{Anchor, Axis, Form, Marks, Scale, Tick, Window, axis_named, day_number};
use crate::view::words::{self, word};
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

/// The marks of the whole span as paths, a class and a `d` each: computed once a width.
pub type Trace = Vec<(AttrValue, AttrValue)>;

/// What the overview draws of the marks: bars, bands and notes by lane from the top. Notes that share a px are one tick,
/// the longer the more they are.
pub fn trace(marks: &Marks, span: &Scale) -> Trace {
    let lanes = marks.groups.names.len();
    let (left, right) = (span.left(), span.right());
    let clamped = |day: f64| order::within(span.x(day), left, right);
    let row = 4.0 * LINE / lanes.max(1) as f64;
    let columns = (right - left) as usize + 1;
    // One place for each lane, kind and px; a span takes the px of its start.
    let mut drawn = vec![false; lanes * Kind::ALL.len() * columns];
    let mut notes = vec![0u32; lanes * Kind::ALL.len() * columns];
    let mut pens: Vec<[Pen; 2]> = Kind::ALL.iter().map(|_| Default::default()).collect();
    for mark in &marks.dated {
        let (from, to) = (clamped(mark.start), clamped(mark.end));
        let is_span = !matches!(mark.form, Form::Point | Form::Hatched { soft: false }) && to - from > 4.0;
        let at = if is_span { from } else { clamped(mark.at) };
        let slot = (mark.lane * Kind::ALL.len() + mark.kind as usize) * columns + (at - left) as usize;
        if !is_span {
            if let Some(count) = notes.get_mut(slot) {
                *count += 1;
            }
        } else if drawn.get_mut(slot).is_some_and(|drawn| !std::mem::replace(drawn, true))
            && let Some([_, spans]) = pens.get_mut(mark.kind as usize)
        {
            let y = TOP + row * (mark.lane as f64 + 0.5);
            *spans = std::mem::take(spans).to('M', &[from, y]).to('H', &[to]);
        }
    }
    let most = f64::from(notes.iter().copied().max().unwrap_or(1).max(1));
    for (slot, count) in notes.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let (lane, kind, column) = (slot / columns / Kind::ALL.len(), slot / columns % Kind::ALL.len(), slot % columns);
        // Few stand as tall as one; where there are many the tick tells how many by their digits.
        let share = if most < 8.0 { 1.0 } else { (0.25 + 0.75 * f64::from(count).ln() / most.ln()).min(1.0) };
        let tall = (row - 1.0) * share;
        if let Some([ticks, _]) = pens.get_mut(kind) {
            let foot = TOP + row * (lane as f64 + 1.0) - 0.5;
            *ticks = std::mem::take(ticks).to('M', &[left + column as f64 + 0.5, foot]).to('v', &[-tall]);
        }
    }
    let named = Kind::ALL.into_iter().zip(pens).flat_map(|(kind, [ticks, spans])| {
        let kind = words::kind_class(kind);
        [(class(&["o-span", kind]), spans.done().into()), (class(&["o-tick", kind]), ticks.done().into())]
    });
    let mut trace: Trace = named.filter(|(_, d): &(AttrValue, AttrValue)| !d.is_empty()).collect();
    // Notes stand over spans.
    order::sort_by_key(&mut trace, |(class, _)| class.starts_with("o-tick"));
    trace
}

/// What the overview listens with.
pub struct Hands {
    /// A pointer came down, moved, went up or was lost.
    pub pointer: Callback<PointerEvent>,
    /// A key on a handle.
    pub key: Callback<KeyboardEvent>,
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
    let place = |day: f64| order::within(span.x(day), left, right);
    let (start, end) = (place(window.start()), place(window.end()));
    let lines = |from: f64, to: f64| {
        let ys = (0..5).map(|line| TOP + 0.5 + LINE * f64::from(line));
        ys.fold(Pen::default(), |pen, y| pen.to('M', &[from, y]).to('H', &[to])).done()
    };
    let ticks = named_ticks(span);
    let bars = ticks.iter().filter_map(|tick| tick.x).chain([left, right]);
    let bars = bars.fold(Pen::default(), |pen, x| pen.line(x, TOP, x, BOTTOM + 1.0)).done();
    let mut drawn = vec![
        text("cap", 0.0, 21.0, None, word!("time.whole")),
        rect("hit", (left, -2.0), (right - left, 38.0)),
        path("line faint", lines(left, right)),
        path("line", lines(start, end)),
        path("barline year", bars),
    ];
    for (x, label) in ticks.iter().filter_map(|tick| Some((tick.x, tick.label.as_ref()?))) {
        let (x, anchor) = match x {
            Some(x) if label.text.len() == 4 => (x + 1.0, None),
            _ => (label.x, (label.anchor == Anchor::Middle).then_some("middle")),
        };
        drawn.push(text("month", x, 45.0, anchor, &label.text));
    }
    drawn.extend(trace.iter().map(|(class, d)| path(class.clone(), d.clone())));
    if let Some(x) = published.map(|date| span.x(day_number(date) + 0.5)).filter(|x| (left..=right).contains(x)) {
        drawn.push(path("pub thin", Pen::default().line(x, 1.0, x, 32.0).done()));
    }
    let (first, last) = names::window_words(span.window());
    let (from, to) = names::window_words(window);
    let (least, most) = (span.window().start(), span.window().end());
    html! {
        <svg ref={frame.clone()} class="overview" viewBox={["0 -4 ", &n(width), " 52"].concat()} role="group" aria-label={word!("time.whole-is", first = first, last = last)}
            onpointerdown={hands.pointer.clone()} onpointermove={hands.pointer.clone()} onpointerup={hands.pointer.clone()} onpointercancel={hands.pointer.clone()}>
            { drawn }
            { view_handle("start", start, [least, window.start(), window.end()], from, hands) }
            { view_handle("end", end, [window.start(), window.end(), most], to, hands) }
        </svg>
    }
}

/// The years where there are several, else whatever the axis names.
fn named_ticks(span: &Scale) -> Vec<Tick> {
    let Axis { majors, minors } = axis_named(span, &names::tick_names());
    let names = |ticks: &[Tick], is_year: bool| {
        let labels = ticks.iter().filter_map(|tick| tick.label.as_ref());
        labels.filter(|label| !is_year || (label.text.len() == 4 && label.text.bytes().all(|byte| byte.is_ascii_digit()))).count()
    };
    if names(&minors, true) < 2 && names(&majors, false) >= 2 { majors } else { minors }
}

/// A repeat sign: thick, thin, two dots towards the inside. `range` is the least day, the day now, and the most.
fn view_handle(end: &'static str, x: f64, [least, now, most]: [f64; 3], words: String, hands: &Hands) -> Html {
    let inwards = if end == "start" { 1.0 } else { -1.0 };
    let day = |day: f64| n(day.floor());
    let bar = |at: f64| Pen::default().line(x + at * inwards, 0.0, x + at * inwards, 33.0).done();
    let dots = x + 6.5 * inwards;
    html! {
        <g class="handle" role="slider" tabindex="0" data-end={end} aria-label={if end == "start" { word!("time.start") } else { word!("time.end") }} aria-orientation="horizontal"
            aria-valuemin={day(least.min(now))} aria-valuemax={day(most.max(now))} aria-valuenow={day(now)} aria-valuetext={words} onkeydown={hands.key.clone()}>
            { rect("hit", (x - REACH, -2.0), (REACH * 2.0, 38.0)) }
            { path("thick", bar(-2.0)) }
            { path("thin", bar(2.5)) }
            { path("dots", Pen::default().to('M', &[dots, 12.0]).raw("h.1").to('M', &[dots, 21.0]).raw("h.1").done()) }
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
