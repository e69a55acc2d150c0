//! Elements of the drawing. Every shape goes through the few functions here, which keeps the page light: each `html!`
//! is code of its own, and Rust's way of writing floats weighs more than the staff.

use yew::prelude::*;

/// A number for an SVG attribute: a tenth of a unit is fine enough.
pub fn n(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let mut text = if tenths < 0 { "-".to_owned() } else { String::new() };
    let tenths = tenths.unsigned_abs();
    text.push_str(&(tenths / 10).to_string());
    if !tenths.is_multiple_of(10) {
        text.push('.');
        text.push_str(&(tenths % 10).to_string());
    }
    text
}

/// Writes a path: each call adds a command.
#[derive(Default)]
pub struct Pen(String);

impl Pen {
    /// Any command with its numbers: `Q` with four, `V` with one.
    pub fn to(mut self, command: char, numbers: &[f64]) -> Pen {
        self.0.push(command);
        for (index, number) in numbers.iter().enumerate() {
            let number = n(*number);
            if index > 0 && !number.starts_with('-') {
                self.0.push(' ');
            }
            self.0.push_str(&number);
        }
        self
    }

    /// A line from one point to another.
    pub fn line(self, x: f64, y: f64, to_x: f64, to_y: f64) -> Pen {
        self.to('M', &[x, y]).to('L', &[to_x, to_y])
    }

    /// A piece of a path as it is.
    pub fn raw(mut self, piece: &str) -> Pen {
        self.0.push_str(piece);
        self
    }

    /// What was written.
    pub fn done(self) -> String {
        self.0
    }
}

/// A path.
pub fn path(class: impl Into<AttrValue>, d: impl Into<AttrValue>) -> Html {
    view_path(class.into(), d.into(), None)
}

/// A path with a transformation.
pub fn view_path(class: AttrValue, d: AttrValue, transform: Option<AttrValue>) -> Html {
    html! { <path {class} {d} {transform} /> }
}

/// A rectangle; `paint` is an attribute for its filling or its mask.
pub fn rect(class: impl Into<AttrValue>, (x, y): (f64, f64), (width, height): (f64, f64)) -> Html {
    view_rect(class.into(), [x, y, width.max(0.0), height], None, None)
}

/// A rectangle with a pattern for its filling, or a mask.
pub fn view_rect(class: AttrValue, [x, y, width, height]: [f64; 4], fill: Option<AttrValue>, mask: Option<AttrValue>) -> Html {
    html! { <rect {class} x={n(x)} y={n(y)} width={n(width)} height={n(height)} {fill} {mask} /> }
}

/// Words in the drawing.
pub struct Words<'a> {
    pub class: AttrValue,
    pub x: f64,
    pub y: f64,
    /// `middle` or `end`.
    pub anchor: Option<&'static str>,
    pub lang: Option<&'static str>,
    pub words: &'a str,
}

/// Words at a place.
pub fn text(class: &'static str, x: f64, y: f64, anchor: Option<&'static str>, words: &str) -> Html {
    Words { class: class.into(), x, y, anchor, lang: None, words }.view()
}

impl Words<'_> {
    /// The element.
    pub fn view(self) -> Html {
        let words = AttrValue::from(self.words.to_owned());
        html! { <text class={self.class} x={n(self.x)} y={n(self.y)} text-anchor={self.anchor} lang={self.lang}>{ words }</text> }
    }
}

/// `translate(12 -3.5)`.
pub fn moved(x: f64, y: f64) -> String {
    let mut text = "translate(".to_owned();
    text.push_str(&n(x));
    text.push(' ');
    text.push_str(&n(y));
    text.push(')');
    text
}

/// Class names with a space between them; empty ones are left out.
pub fn class(names: &[&str]) -> AttrValue {
    let mut joined = String::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(name);
    }
    joined.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_tenth_at_most_and_no_minus_zero() {
        for (value, written) in
            [(0.0, "0"), (-0.04, "0"), (12.0, "12"), (12.34, "12.3"), (-3.06, "-3.1"), (-0.5, "-0.5"), (99.96, "100")]
        {
            assert_eq!(n(value), written, "{value}");
        }
        assert_eq!(Pen::default().to('M', &[1.0, -2.0]).to('H', &[3.25]).raw("Z").done(), "M1-2H3.3Z");
    }
}
