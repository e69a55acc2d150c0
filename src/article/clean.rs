//! Pasted text as the engine reads it, and its lines.

use crate::text::Span;

/// Line ends as `\n`, no byte order mark. Nothing else changes: no-break spaces and other marks stay as they are, since
/// every position counts in this text.
pub fn clean(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n")
}

/// A line that holds more than white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// From its first to its last character that is not white space.
    pub span: Span,
    /// Whether an empty line, or nothing, stands before it.
    pub gap: bool,
}

/// The lines of `text` that hold something.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gap = true;
    let mut start = 0;
    for raw in text.split('\n') {
        let span = trim(text, Span::new(start, start + raw.len()));
        if !span.is_empty() {
            lines.push(Line { span, gap });
        }
        gap = span.is_empty();
        start += raw.len() + 1;
    }
    lines
}

/// `span` without the white space at its ends.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    let trimmed = words.trim();
    Span::new(start, start + trimmed.len())
}

/// The span of `part`, a slice of `whole`, where `whole` begins at byte `base` of the text.
pub(super) fn span_within(base: usize, whole: &str, part: &str) -> Span {
    let offset = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    Span::new(base + offset, base + offset + part.len())
}

/// Whether `text` begins with `prefix`, case aside.
pub(super) fn starts_with(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

/// What follows `prefix` in `text`, case aside.
pub(super) fn after<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    if starts_with(text, prefix) { text.get(prefix.len()..) } else { None }
}

/// Whether `text` holds `word`, which is in lower case, case aside. Linear for the short words it is used with.
pub(super) fn holds(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len().max(1)).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

/// The end of the run of lines from `start` on that `belongs` accepts.
pub(super) fn run(lines: &[Line], start: usize, belongs: impl Fn(usize, &Line) -> bool) -> usize {
    let length = lines.iter().enumerate().skip(start).take_while(|(at, line)| belongs(*at, line)).count();
    start + length
}
