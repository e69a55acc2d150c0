//! What the timeline draws, as plain values: elements with their attributes, and as markup. The browser reads the first
//! drawing as one text; of later ones `browser::drawn` gives it what has changed.
//!
//! Every shape goes through the few functions here, which keeps the page light: Rust's way of writing floats weighs more
//! than the staff.

use std::borrow::Cow;

/// Words of an attribute, or between tags.
pub type Text = Cow<'static, str>;

/// An element of a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Its name: `path`, `g`, `li`.
    pub tag: &'static str,
    /// What tells it from its neighbours while the drawing changes; empty where its place does.
    pub key: String,
    /// Its attributes.
    pub attributes: Vec<(&'static str, Text)>,
    /// The text in it, when it holds no parts.
    pub words: Text,
    /// The elements in it.
    pub parts: Vec<Drawn>,
}

impl Drawn {
    /// An element without anything.
    pub fn new(tag: &'static str) -> Drawn {
        Drawn { tag, ..Drawn::default() }
    }

    /// With an attribute; an empty value is none.
    pub fn with(mut self, name: &'static str, value: impl Into<Text>) -> Drawn {
        let value = value.into();
        if !value.is_empty() {
            self.attributes.push((name, value));
        }
        self
    }

    /// With a class.
    pub fn class(self, class: impl Into<Text>) -> Drawn {
        self.with("class", class)
    }

    /// With a key.
    pub fn key(mut self, key: String) -> Drawn {
        self.key = key;
        self
    }

    /// With these parts.
    pub fn holding(mut self, parts: Vec<Drawn>) -> Drawn {
        self.parts = parts;
        self
    }

    /// With this text.
    pub fn saying(mut self, words: impl Into<Text>) -> Drawn {
        self.words = words.into();
        self
    }

    fn write(&self, markup: &mut String) {
        markup.push('<');
        markup.push_str(self.tag);
        for (name, value) in &self.attributes {
            markup.push(' ');
            markup.push_str(name);
            markup.push_str("=\"");
            escape(value, markup);
            markup.push('"');
        }
        markup.push('>');
        escape(&self.words, markup);
        for part in &self.parts {
            part.write(markup);
        }
        markup.push_str("</");
        markup.push_str(self.tag);
        markup.push('>');
    }
}

/// The drawing as HTML.
pub fn markup(drawn: &[Drawn]) -> String {
    let mut markup = String::new();
    for part in drawn {
        part.write(&mut markup);
    }
    markup
}

fn escape(text: &str, markup: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            letter => markup.push(letter),
        }
    }
}

/// A number for an SVG attribute: a tenth of a unit is fine enough.
pub fn n(value: f64) -> String {
    let mut text = String::new();
    write_number(value, &mut text);
    text
}

fn write_number(value: f64, text: &mut String) {
    let tenths = (value * 10.0).round() as i64;
    if tenths < 0 {
        text.push('-');
    }
    let mut tenths = tenths.unsigned_abs();
    let tenth = tenths % 10;
    tenths /= 10;
    let mut unit = 1;
    while unit <= tenths / 10 {
        unit *= 10;
    }
    while unit > 0 {
        text.push(char::from(b'0' + (tenths / unit % 10) as u8));
        unit /= 10;
    }
    if tenth > 0 {
        text.push('.');
        text.push(char::from(b'0' + tenth as u8));
    }
}

/// Writes a path: each call adds a command.
#[derive(Default)]
pub struct Pen(String);

impl Pen {
    /// Any command with its numbers: `Q` with four, `V` with one.
    pub fn to(mut self, command: char, numbers: &[f64]) -> Pen {
        self.0.push(command);
        for (index, number) in numbers.iter().enumerate() {
            let end = self.0.len();
            write_number(*number, &mut self.0);
            if index > 0 && self.0.as_bytes().get(end) != Some(&b'-') {
                self.0.insert(end, ' ');
            }
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
pub fn path(class: impl Into<Text>, d: impl Into<Text>) -> Drawn {
    Drawn::new("path").class(class).with("d", d)
}

/// A rectangle.
pub fn rect(class: impl Into<Text>, (x, y): (f64, f64), (width, height): (f64, f64)) -> Drawn {
    let rect = Drawn::new("rect").class(class).with("x", n(x)).with("y", n(y));
    rect.with("width", n(width.max(0.0))).with("height", n(height))
}

/// Words at a place; `anchor` is `middle`, `end` or empty.
pub fn text(class: impl Into<Text>, x: f64, y: f64, anchor: &'static str, words: &str) -> Drawn {
    Drawn::new("text").class(class).with("x", n(x)).with("y", n(y)).with("text-anchor", anchor).saying(words.to_owned())
}

/// `translate(12 -3.5)`.
pub fn moved(x: f64, y: f64) -> String {
    let mut text = "translate(".to_owned();
    write_number(x, &mut text);
    text.push(' ');
    write_number(y, &mut text);
    text.push(')');
    text
}

/// Class names with a space between them; empty ones are left out.
pub fn class(names: &[&str]) -> String {
    let mut joined = String::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(name);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_tenth_at_most_and_no_minus_zero() {
        for (value, written) in [
            (0.0, "0"),
            (-0.04, "0"),
            (12.0, "12"),
            (12.34, "12.3"),
            (-3.06, "-3.1"),
            (-0.5, "-0.5"),
            (99.96, "100"),
            (10.0, "10"),
            (1001.05, "1001.1"),
        ] {
            assert_eq!(n(value), written, "{value}");
        }
        assert_eq!(Pen::default().to('M', &[1.0, -2.0]).to('H', &[3.25]).to('L', &[-1.0, 2.0]).raw("Z").done(), "M1-2H3.3L-1 2Z");
    }

    #[test]
    fn nothing_that_is_said_can_become_markup() {
        let title = "<b onclick=\"x\">\"&amp;' </text>";
        let drawn =
            Drawn::new("g").with("aria-label", title).with("lang", "").holding(vec![text("label", 0.0, 5.0, "end", title)]);
        let said = "&lt;b onclick=&quot;x&quot;&gt;&quot;&amp;amp;' &lt;/text&gt;";
        let label = format!("<text class=\"label\" x=\"0\" y=\"5\" text-anchor=\"end\">{said}</text>");
        assert_eq!(markup(&[drawn]), format!("<g aria-label=\"{said}\">{label}</g>"));
    }
}
