//! Pasted text as the engine reads it, and its lines.

use crate::text::Span;

/// Line ends as `\n`, no byte order mark. Nothing else changes: no-break spaces and other marks stay as they are, since
/// every position counts in this text.
pub fn clean(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    // Most texts have no other line ends.
    if !text.bytes().any(|byte| byte == b'\r') && !text.contains('\u{2028}') && !text.contains('\u{2029}') {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n")
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

/// Whether `text` holds one of `words`, case aside: one pass, which stops where one of their first letters stands.
pub(super) fn holds_any(text: &str, words: &[&str]) -> bool {
    let firsts = words.iter().filter_map(|word| word.bytes().next()).fold(0_u32, |set, first| set | 1 << (first & 31));
    let bytes = text.as_bytes();
    let begins = |at: usize, word: &&str| {
        bytes.get(at..at + word.len()).is_some_and(|window| window.eq_ignore_ascii_case(word.as_bytes()))
    };
    bytes.iter().enumerate().any(|(at, byte)| firsts >> (byte & 31) & 1 == 1 && words.iter().any(|word| begins(at, word)))
}

/// The end of the run of lines from `start` on that `belongs` accepts.
pub(super) fn run(lines: &[Line], start: usize, belongs: impl Fn(usize, &Line) -> bool) -> usize {
    let length = lines.iter().enumerate().skip(start).take_while(|(at, line)| belongs(*at, line)).count();
    start + length
}
