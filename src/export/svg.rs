//! The timeline as a drawing that stands on its own: four lanes, notes, bars, bands, axis. The page hands on its own drawing
//! as it is seen; this one is for the command line and for the page that opens from disk.

use super::{engine_name, finer_name};
use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::words;
use crate::event::{Kind, Status};
use crate::timeline::{
    Anchor, Axis, Face, Form, Grouping, Lanes, Mark, Marks, Scale, Shown, TickLabel, Window, axis, day_number, elide, fit_all,
    home_window, pack_lanes, packed_stretch, read_marks,
};

/// Width of the drawing, and of what stands left of the lanes, in px.
const WIDTH: f64 = 1200.0;
const LEFT: f64 = 128.0;
const RIGHT: f64 = WIDTH - 12.0;
/// Height of a row, of the axis above and of the axis below.
const ROW: f64 = 27.0;
const TOP: f64 = 64.0;
const BELOW: f64 = 30.0;

const STYLE: &str = include_str!("timeline.css");

/// The drawing, on white paper or dark by what the reader's system likes.
pub fn write(document: &AnalysisDocument) -> String {
    let drawing = Drawing::of(document);
    let title = document.article.title.as_deref().unwrap_or("Timeline");
    let credit = super::by_whom_and_when(&document.article);
    let (width, height) = (WIDTH, drawing.height + if drawing.undated.is_empty() { 0.0 } else { 44.0 } + 34.0);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 -44 {width} {}\" width=\"{width}\" height=\"{}\" role=\"img\" \
         aria-label=\"{}\"><title>{}</title><desc>{}</desc><style>{STYLE}</style>\
         <rect class=\"paper\" x=\"0\" y=\"-44\" width=\"{width}\" height=\"{}\"/>\
         <text class=\"head\" x=\"8\" y=\"-14\">{}</text><text class=\"credit\" x=\"{RIGHT}\" y=\"-14\" text-anchor=\"end\">{}</text>\
         {}{}</svg>\n",
        px(height + 44.0),
        px(height + 44.0),
        escape(title),
        escape(title),
        escape(&engine_name(document)),
        px(height + 44.0),
        escape(&elide(title, Face::Serif, 24.0, 760.0).unwrap_or_default()),
        escape(&credit),
        drawing.body,
        footer(&drawing, document),
    )
}

/// The lanes alone, for a page that gives them a style and a heading.
pub(super) fn lanes(document: &AnalysisDocument) -> String {
    let drawing = Drawing::of(document);
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {0}\" width=\"{WIDTH}\" height=\"{0}\" aria-hidden=\"true\">{1}</svg>",
        px(drawing.height),
        drawing.body
    )
}

fn footer(drawing: &Drawing, document: &AnalysisDocument) -> String {
    let mut y = drawing.height + 22.0;
    let mut footer = String::new();
    if !drawing.undated.is_empty() {
        let words =
            elide(&format!("Undated: {}", drawing.undated.join("; ")), Face::Serif, 14.5, WIDTH - 24.0).unwrap_or_default();
        footer = format!("<text class=\"label\" x=\"8\" y=\"{}\">{}</text>", px(y), escape(&words));
        y += 34.0;
    }
    format!("{footer}<text class=\"credit\" x=\"8\" y=\"{}\">{}</text>", px(y), escape(&engine_name(document)))
}

struct Drawing {
    body: String,
    height: f64,
    /// The titles that have no place on the axis.
    undated: Vec<String>,
}

impl Drawing {
    fn of(document: &AnalysisDocument) -> Drawing {
        let marks = read_marks(&document.events, Grouping::Kind, &|_| true);
        let published = document.article.published.and_then(|date| date.first_day());
        let wanted = if marks.dated.len() > 60 { home_window } else { fit_all };
        let window: Window = wanted(&marks.dated, published);
        let scale = Scale::new(window, LEFT, RIGHT);
        let stretch = packed_stretch(&marks, window.start(), window.days());
        let lanes = pack_lanes(&marks, &document.events, scale.px_per_day(), RIGHT - LEFT, stretch);
        let tops = tops(&lanes);
        let bottom = tops[4];
        let mut body = defs();
        body += &lines(&axis(&scale), &tops);
        if let Some(day) = published.map(day_number).filter(|day| window.holds(*day)) {
            let x = scale.x(day);
            body += &format!(
                "<path class=\"pub\" d=\"M{0} {1}V{2}M{3} {1}V{2}\"/>",
                px(x - 2.0),
                px(TOP - 6.0),
                px(bottom),
                px(x + 2.0)
            );
        }
        for ((kind, lane), top) in Kind::ALL.into_iter().zip(&lanes.visible(&scale, None)).zip(tops) {
            body += &lane_name(kind, top, marks.dated.iter().filter(|mark| mark.kind == kind).count());
            for shown in &lane.shown {
                body += &mark_or_bracket(&marks, &document.events, shown, top + ROW * (shown.row as f64 + 0.5));
            }
        }
        let undated = marks.undated.iter().filter_map(|event| document.events.get(*event)).map(|event| event.title.clone());
        Drawing { body, height: bottom + BELOW, undated: undated.collect() }
    }
}

/// The upper edges of the four lanes, and the lower edge of the last.
fn tops(lanes: &Lanes) -> [f64; 5] {
    let mut y = TOP;
    let mut tops = [y; 5];
    for (rows, top) in lanes.row_counts().into_iter().zip(tops.iter_mut().skip(1)) {
        y += rows as f64 * ROW + 4.0;
        *top = y;
    }
    tops
}

fn defs() -> String {
    let hatches: String = Kind::ALL
        .iter()
        .map(|kind| {
            format!(
                "<pattern id=\"h-{0}\" class=\"{0}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M1 0V5\"/></pattern>",
                kind.name()
            )
        })
        .collect();
    format!("<defs>{hatches}</defs>")
}

fn lines(axis: &Axis, tops: &[f64; 5]) -> String {
    let across: String = tops.iter().map(|y| format!("M{LEFT} {}H{RIGHT}", px(y.floor() + 0.5))).collect();
    let down = |ticks: &[crate::timeline::Tick], from: f64, to: f64| -> String {
        ticks.iter().filter_map(|tick| tick.x).map(|x| format!("M{} {}V{}", px(x), px(from), px(to))).collect()
    };
    let named = |ticks: &[crate::timeline::Tick], class: &str, y: f64| -> String {
        ticks.iter().filter_map(|tick| tick.label.as_ref()).map(|label| tick_label(label, class, y)).collect()
    };
    format!(
        "<path class=\"line\" d=\"{across}\"/><path class=\"minor\" d=\"{}\"/><path class=\"major\" d=\"{}M{LEFT} {}V{}\"/>{}{}",
        down(&axis.minors, tops[4] - 5.0, tops[4]),
        down(&axis.majors, tops[0], tops[4]),
        px(tops[0]),
        px(tops[4]),
        named(&axis.majors, "year", tops[0] - 11.0),
        named(&axis.minors, "month", tops[4] + 19.0),
    )
}

fn tick_label(label: &TickLabel, class: &str, y: f64) -> String {
    format!(
        "<text class=\"{class}\" x=\"{}\" y=\"{}\"{}>{}</text>",
        px(label.x),
        px(y),
        anchored(label.anchor),
        escape(&label.text)
    )
}

fn anchored(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    }
}

fn lane_name(kind: Kind, top: f64, count: usize) -> String {
    let y = top + ROW / 2.0;
    format!(
        "{}<text class=\"lane\" x=\"32\" y=\"{1}\">{2}</text><text class=\"month\" x=\"{3}\" y=\"{1}\" text-anchor=\"end\">{count}</text>",
        note(kind, Status::Happened, 14.0, y, 1.0),
        px(y + 5.0),
        super::capitalised(kind.name()),
        px(LEFT - 14.0),
    )
}

/// What a kind is drawn as.
fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "M-8.1 2.9a8.6 6.5-20 1 1 16.2-5.8a8.6 6.5-20 1 1-16.2 5.8z",
        Kind::Record => "M0-8l8.6 14.4h-17.2z",
        Kind::Concert => "M-7.2-6.4h14.4v12.8h-14.4z",
        Kind::Award => "M0-8.8l8.8 8.8l-8.8 8.8l-8.8-8.8z",
    }
}

fn mark_or_bracket(marks: &Marks, events: &[EventRecord], shown: &Shown, y: f64) -> String {
    let found: Vec<(&Mark, &EventRecord)> = shown
        .marks()
        .iter()
        .filter_map(|at| marks.dated.get(*at))
        .filter_map(|mark| Some((mark, events.get(mark.event)?)))
        .collect();
    match found.as_slice() {
        [] => String::new(),
        [(mark, event)] => one(mark, event, shown, y),
        [(mark, _), ..] => {
            let (from, to) = shown.body.heads;
            let titles: Vec<&str> = found.iter().map(|(_, event)| event.title.as_str()).collect();
            let small = |x| note(mark.kind, Status::Happened, x, y + 4.0, 0.6);
            let notes = if to - from > 6.0 { small(from) + &small(to) } else { small(from) };
            format!(
                "<g><title>{}</title>{notes}<path class=\"bracket\" d=\"M{1} {3}v-5H{2}v5\"/>\
                 <text class=\"month\" x=\"{4}\" y=\"{5}\" text-anchor=\"middle\">{6}</text></g>",
                escape(&titles.join("; ")),
                px(from - 5.0),
                px(to + 5.0),
                px(y - 4.0),
                px((from + to) / 2.0),
                px(y - 1.0),
                found.len(),
            )
        }
    }
}

fn one(mark: &Mark, event: &EventRecord, shown: &Shown, y: f64) -> String {
    let kind = mark.kind.name();
    let area = shown.body.area.map_or_else(String::new, |(from, to)| {
        let (x, width) = (px(from), px((to - from).max(0.0)));
        let at = |class: &str, up: f64, fill: String| {
            format!(
                "<rect class=\"{class} {kind}\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{}\"{fill}/>",
                px(y - up),
                px(up * 2.0)
            )
        };
        match mark.form {
            Form::Point => String::new(),
            Form::Bar => at(&format!("bar {}", mark.status.name()), 9.0, String::new()),
            Form::SoftBand => at("wash", 12.0, String::new()),
            Form::Hatched { .. } => at("worked-out", 11.0, format!(" fill=\"url(#h-{kind})\"")),
        }
    });
    let label = shown.label.map_or_else(String::new, |label| {
        let off = if event.status == Status::Cancelled { " off" } else { "" };
        let work = if event.kind == Kind::Release { " work" } else { "" };
        let anchor = anchored(label.anchor);
        format!(
            "<text class=\"label{work}{off}\" x=\"{}\" y=\"{}\"{anchor}>{}</text>",
            px(label.x),
            px(y + 5.0),
            escape(&shown.item.label)
        )
    });
    let when = event.date.map(|date| words::full(&date)).unwrap_or_default();
    format!(
        "<g data-event=\"{}\"><title>{}, {when} ({})</title>{area}{}{label}</g>",
        escape(&event.id),
        escape(&super::headline(event)),
        escape(finer_name(event)),
        note(mark.kind, mark.status, shown.body.heads.0, y, 1.0),
    )
}

/// The note: its shape says the kind, its filling what became of it.
fn note(kind: Kind, status: Status, x: f64, y: f64, size: f64) -> String {
    let sign = match status {
        Status::Cancelled => "<path class=\"sign\" d=\"M-9.5-9.5 9.5 9.5M-9.5 9.5 9.5-9.5\"/>",
        Status::Rumoured => "<path class=\"sign\" d=\"M-12.5-9.5Q-17.5 0-12.5 9.5M12.5-9.5Q17.5 0 12.5 9.5\"/>",
        Status::Happened | Status::Upcoming => "",
    };
    let scale = if size < 1.0 { format!(" scale({size})") } else { String::new() };
    let (kind_name, status) = (kind.name(), status.name());
    format!(
        "<g class=\"{kind_name}\" transform=\"translate({} {}){scale}\"><path class=\"note {status}\" d=\"{}\"/>{sign}</g>",
        px(x),
        px(y),
        shape(kind)
    )
}

/// A number as short as a tenth of a px allows.
fn px(value: f64) -> String {
    let tenths = (value * 10.0).round();
    let tenths = if tenths.is_finite() { tenths as i64 } else { 0 };
    let sign = if tenths < 0 { "-" } else { "" };
    match tenths.unsigned_abs() {
        whole if whole % 10 == 0 => format!("{sign}{}", whole / 10),
        part => format!("{sign}{}.{}", part / 10, part % 10),
    }
}

/// Text in XML; characters that XML has no place for are left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' | '\r' => escaped.push(' '),
            control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn every_event_is_drawn_or_named() {
        let drawing = write(&sample());
        for event in &sample().events {
            let shown = drawing.contains(&format!("data-event=\"{}\"", event.id)) || drawing.contains(&escape(&event.title));
            assert!(shown, "{}", event.title);
        }
        assert!(!drawing.contains("<b>"), "what an article says is never markup");
        assert!(drawing.contains("tempoline 0.1.0"));
    }

    #[test]
    fn numbers_are_short() {
        for (value, written) in [(1.0, "1"), (-0.04, "0"), (2.25, "2.3"), (-7.26, "-7.3"), (f64::INFINITY, "0")] {
            assert_eq!(px(value), written);
        }
    }
}
