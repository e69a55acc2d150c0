//! The whole span as a small staff, with the window on it between two repeat signs.

use super::draw::{Drawn, Pen, class, n, path, rect, text};
use super::names;
use super::notes::anchor;
use crate::edtf::Date;
use crate::event::Kind;
use crate::order;
use crate::timeline::{Anchor, Axis, Form, Marks, Scale, Tick, Window, axis_named, day_number};
use crate::view::words::{self, word};

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

/// The marks of the whole span as paths: computed once a width.
pub type Trace = Vec<Drawn>;

/// What the overview draws of the marks: bars, bands and notes by lane from the top. Notes that share a px are one tick,
/// the longer the more they are. Neighbours are one outline, and so are spans that meet: a browser fills one large shape
/// sooner than it strokes a thousand lines.
// Apart, so that browsers soon have it compiled well.
#[inline(never)]
pub fn trace(marks: &Marks, span: &Scale) -> Trace {
    let (left, right) = (span.left(), span.right());
    let clamped = |day: f64| order::within(span.x(day), left, right);
    let columns = (right - left) as usize + 1;
    // One place for each lane, kind and px; a span takes the px of its start.
    let places = marks.groups.names.len() * Kind::ALL.len() * columns;
    let mut spans = vec![(f64::INFINITY, 0.0f64); places];
    let mut notes = vec![0u32; places];
    for mark in &marks.dated {
        let (from, to) = (clamped(mark.start), clamped(mark.end));
        let is_span = !matches!(mark.form, Form::Point | Form::Hatched { soft: false }) && to - from > 4.0;
        let at = if is_span { from } else { clamped(mark.at) };
        let place = (mark.lane * Kind::ALL.len() + mark.kind as usize) * columns + (at - left) as usize;
        if !is_span {
            if let Some(count) = notes.get_mut(place) {
                *count += 1;
            }
        } else if let Some((first, last)) = spans.get_mut(place) {
            (*first, *last) = (first.min(from), last.max(to));
        }
    }
    let row = 4.0 * LINE / marks.groups.names.len().max(1) as f64;
    let most = f64::from(notes.iter().copied().max().unwrap_or(1).max(1));
    // Few stand as tall as one; where there are many the tick tells how many by their digits.
    let share = |count: f64| if most < 8.0 { 1.0 } else { (0.25 + 0.75 * count.ln() / most.ln()).min(1.0) };
    let tall = |count: u32| if count == 0 { 0.0 } else { ((row - 1.0) * share(f64::from(count)) * 2.0).round() / 2.0 };
    let mut pens: Vec<[Pen; 2]> = Kind::ALL.iter().map(|_| Default::default()).collect();
    let lanes = notes.chunks(columns).zip(spans.chunks(columns)).enumerate();
    for (lane, kind, notes, spans) in lanes.map(|(at, (notes, spans))| (at / Kind::ALL.len(), at % Kind::ALL.len(), notes, spans))
    {
        let Some([ticks, bars]) = pens.get_mut(kind) else { continue };
        let top = TOP + row * lane as f64;
        *bars = spans_along(std::mem::take(bars), spans, top + row / 2.0);
        *ticks = outline(std::mem::take(ticks), notes.iter().map(|count| tall(*count)), left, top + row - 0.5);
    }
    let named = Kind::ALL.into_iter().zip(pens).flat_map(|(kind, [ticks, bars])| {
        let kind = words::kind_class(kind);
        [(false, path(class(&["o-span", kind]), bars.done())), (true, path(class(&["o-tick", kind]), ticks.done()))]
    });
    let (notes, bars): (Vec<_>, Vec<_>) = named.filter(|(_, path)| path.attributes.len() == 2).partition(|(is_note, _)| *is_note);
    // Notes stand over spans.
    bars.into_iter().chain(notes).map(|(_, path)| path).collect()
}

/// Lines along the spans, each as far as they meet.
fn spans_along(mut pen: Pen, spans: &[(f64, f64)], y: f64) -> Pen {
    let mut open: Option<(f64, f64)> = None;
    for (from, to) in spans.iter().filter(|(from, _)| from.is_finite()).chain([&(f64::INFINITY, 0.0)]) {
        match &mut open {
            Some((_, end)) if from <= end => *end = end.max(*to),
            _ => {
                if let Some((start, end)) = open.replace((*from, *to)) {
                    pen = pen.to('M', &[start, y]).to('H', &[end]);
                }
            }
        }
    }
    pen
}

/// The outline of ticks that stand on a line, a tick as tall as the tallest beside it: so each is three px wide.
fn outline(mut pen: Pen, heights: impl Iterator<Item = f64>, left: f64, foot: f64) -> Pen {
    let (mut before, mut here, mut now) = (0.0, 0.0, 0.0);
    for (column, next) in heights.chain([0.0, 0.0, 0.0]).enumerate() {
        let height = f64::max(before, f64::max(here, next));
        if height != now {
            let x = left - 1.0 + column as f64;
            let corner = if now == 0.0 { pen.to('M', &[x, foot]) } else { pen.to('H', &[x]) };
            pen = corner.to('V', &[foot - height]);
            now = height;
        }
        (before, here) = (here, next);
    }
    pen
}

/// What stands on the overview.
pub fn view_overview(span: &Scale, window: Window, trace: &Trace, published: Option<Date>) -> Vec<Drawn> {
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
        text("cap", 0.0, 21.0, "", word!("time.whole")),
        rect("hit", (left, -2.0), (right - left, 38.0)),
        path("line faint", lines(left, right)),
        path("line", lines(start, end)),
        path("barline year", bars),
    ];
    for (x, label) in ticks.iter().filter_map(|tick| Some((tick.x, tick.label.as_ref()?))) {
        let (x, anchor) = match x {
            Some(x) if label.text.len() == 4 => (x + 1.0, Anchor::Start),
            _ => (label.x, label.anchor),
        };
        drawn.push(text("month", x, 45.0, self::anchor(anchor), &label.text));
    }
    drawn.extend(trace.iter().cloned());
    if let Some(x) = published.map(|date| span.x(day_number(date) + 0.5)).filter(|x| (left..=right).contains(x)) {
        drawn.push(path("pub thin", Pen::default().line(x, 1.0, x, 32.0).done()));
    }
    let (from, to) = names::window_words(window);
    let (least, most) = (span.window().start(), span.window().end());
    drawn.push(view_handle("start", start, [least, window.start(), window.end()], from));
    drawn.push(view_handle("end", end, [window.start(), window.end(), most], to));
    drawn
}

/// The years where there are several, else whatever the axis names.
fn named_ticks(span: &Scale) -> Vec<Tick> {
    let Axis { majors, minors, .. } = axis_named(span, &names::tick_names());
    let names = |ticks: &[Tick], is_year: bool| {
        let labels = ticks.iter().filter_map(|tick| tick.label.as_ref());
        labels.filter(|label| !is_year || (label.text.len() == 4 && label.text.bytes().all(|byte| byte.is_ascii_digit()))).count()
    };
    if names(&minors, true) < 2 && names(&majors, false) >= 2 { majors } else { minors }
}

/// A repeat sign: thick, thin, two dots towards the inside. `range` is the least day, the day now, and the most.
fn view_handle(end: &'static str, x: f64, [least, now, most]: [f64; 3], words: String) -> Drawn {
    let inwards = if end == "start" { 1.0 } else { -1.0 };
    let day = |day: f64| n(day.floor());
    let bar = |at: f64| Pen::default().line(x + at * inwards, 0.0, x + at * inwards, 33.0).done();
    let dots = x + 6.5 * inwards;
    Drawn::new("g")
        .key(end.to_owned())
        .class("handle")
        .with("role", "slider")
        .with("tabindex", "0")
        .with("data-end", end)
        .with("aria-label", if end == "start" { word!("time.start") } else { word!("time.end") })
        .with("aria-orientation", "horizontal")
        .with("aria-valuemin", day(least.min(now)))
        .with("aria-valuemax", day(most.max(now)))
        .with("aria-valuenow", day(now))
        .with("aria-valuetext", words)
        .holding(vec![
            rect("hit", (x - REACH, -2.0), (REACH * 2.0, 38.0)),
            path("thick", bar(-2.0)),
            path("thin", bar(2.5)),
            path("dots", Pen::default().to('M', &[dots, 12.0]).raw("h.1").to('M', &[dots, 21.0]).raw("h.1").done()),
        ])
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

    #[test]
    fn ticks_that_stand_near_are_one_outline_and_so_are_spans_that_meet() {
        let ticks = outline(Pen::default(), [0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 1.0, 3.0].into_iter(), 10.0, 9.0).done();
        assert_eq!(ticks, "M10 9V7H13V9M15 9V8H16V6H19V9");
        let nowhere = (f64::INFINITY, 0.0);
        let spans = spans_along(Pen::default(), &[(1.0, 4.0), nowhere, (3.5, 9.0), (3.9, 5.0), (12.0, 15.0)], 2.0).done();
        assert_eq!(spans, "M1 2H9M12 2H15");
        assert_eq!(spans_along(Pen::default(), &[nowhere], 2.0).done(), "");
    }
}
