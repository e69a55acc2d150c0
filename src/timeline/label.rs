//! How wide a text will be, without asking a browser for each: an estimate on the generous side.

use crate::order;
use std::cell::Cell;

/// Size of a label's type in px, and how much room is kept for one: it is longer only where there is more.
pub const LABEL_SIZE: f64 = 14.5;
pub(super) const LABEL_ROOM: f64 = 260.0;

/// The two voices of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Titles and years.
    Serif,
    /// Months, dates and counts.
    Sans,
}

/// What the width of a face is known by: letters as titles have them.
const SAMPLE: &str = "Nobody expected a hit about river mud: Low Water, first at No. 1 in Glasgow on 13 February 1998";
/// Single words are wider than the sample says.
const SPARE: f64 = 1.04;

thread_local! {
    // What the letters of the estimate are multiplied with: serif, sans.
    static BREADTHS: Cell<[f64; 2]> = const { Cell::new([1.0, 1.07]) };
}

/// Fits the estimate to the reader's own type: `measure` tells how wide a text is in a face at [`LABEL_SIZE`]. Without a
/// browser the estimate stays that of the faces in `styles/tokens.css`.
pub fn fit_type(measure: impl Fn(Face, &str) -> Option<f64>) {
    let estimate = SAMPLE.chars().map(em_width).sum::<f64>() * LABEL_SIZE;
    let breadth = |face: Face| Some(order::within(measure(face, SAMPLE)? / estimate * SPARE, 0.7, 1.6));
    if let (Some(serif), Some(sans)) = (breadth(Face::Serif), breadth(Face::Sans)) {
        BREADTHS.set([serif, sans]);
    }
}

/// Width in px of `text` set at `size` px. Bold is a tenth wider: pass a larger `size` for it.
// Apart, so that browsers soon have it compiled well.
#[inline(never)]
pub fn text_width(text: &str, face: Face, size: f64) -> f64 {
    let [serif, sans] = BREADTHS.get();
    let breadth = if face == Face::Serif { serif } else { sans };
    text.chars().map(em_width).sum::<f64>() * size * breadth
}

/// The text as far as it fits `width` px, cut between words where one ends late enough, with an ellipsis; `None` when not
/// even three letters fit.
// Apart, so that browsers soon have it compiled well.
#[inline(never)]
pub fn elide(text: &str, face: Face, size: f64, width: f64) -> Option<String> {
    if text_width(text, face, size) <= width {
        return Some(text.to_owned());
    }
    let room = width - text_width("…", face, size);
    let (mut used, mut letters, mut cut, mut word) = (0.0, 0, 0, 0);
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        if letter.is_whitespace() && letters > 0 {
            word = at;
        }
        // A sign that stands on the letter before it goes with that letter, and so does a letter that is joined to it.
        if !stands_on_another(letter) && !joins_the_next(before) && !is_tail_of_syllable(letter) {
            cut = at;
            letters += 1;
        }
        before = letter;
        used += text_width(letter.encode_utf8(&mut [0; 4]), face, size);
        if used > room {
            break;
        }
    }
    let cut = if word * 3 > cut { word } else { cut };
    let kept = text.get(..cut)?.trim_end_matches(|letter: char| letter.is_whitespace() || ",;:–—-(".contains(letter));
    (kept.chars().filter(|letter| letter.is_ascii_alphanumeric() || !letter.is_ascii()).count() >= 3).then(|| format!("{kept}…"))
}

/// A title as the staff prints it where it keeps no room free, and its estimated width in px.
pub fn label(title: &str) -> (String, f64) {
    let label = elide(title, Face::Serif, LABEL_SIZE, LABEL_ROOM).unwrap_or_default();
    let width = text_width(&label, Face::Serif, LABEL_SIZE);
    (label, width)
}

/// What a bracket over so many events is labelled with: its first two titles, of those given, and how many more there are.
pub(super) fn cluster_label<'a>(count: usize, titles: impl Iterator<Item = &'a str>) -> (String, f64) {
    let mut named: Vec<&str> = Vec::new();
    let mut others = count;
    // Titles that repeat the two stand for no others; it is enough to look at the first few.
    for title in titles.filter(|title| !title.is_empty()).take(24) {
        if named.contains(&title) {
            others = others.saturating_sub(1);
        } else if named.len() < 2 {
            named.push(title);
            others = others.saturating_sub(1);
        } else {
            break;
        }
    }
    let short: Vec<String> = named.into_iter().filter_map(|title| elide(title, Face::Serif, LABEL_SIZE, 110.0)).collect();
    let mut label = short.join(", ");
    if others > 0 && !label.is_empty() {
        label.push_str(" +");
        label.push_str(&others.to_string());
    }
    let width = text_width(&label, Face::Serif, LABEL_SIZE);
    (label, width)
}

/// Signs that make one glyph of the letters on either side: viramas of the Indic scripts, the zero-width joiner of emoji.
fn joins_the_next(letter: char) -> bool {
    matches!(
        letter,
        '\u{94d}' | '\u{9cd}' | '\u{a4d}' | '\u{acd}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{200d}'
    )
}

/// The vowels and finals of a Hangul syllable that is written in its parts.
fn is_tail_of_syllable(letter: char) -> bool {
    matches!(letter, '\u{1160}'..='\u{11ff}')
}

/// Vowel signs, accents, joiners and variation selectors, which take no place of their own.
fn stands_on_another(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{980}'..='\u{983}' | '\u{9bc}' | '\u{9be}'..='\u{9cd}' | '\u{b80}'..='\u{b82}' | '\u{bbe}'..='\u{bcd}'
        | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{962}'..='\u{963}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn em_width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '‘' | '|' | '!' | 'I' => 0.31,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' | '[' | ']' | '/' => 0.38,
        'm' | 'w' => 0.83,
        'M' | 'W' | '…' | '—' | '@' | '%' => 1.0,
        'A'..='Z' | '&' | 'Ä' | 'Ö' | 'Ü' => 0.71,
        '0'..='9' | 'c' | 's' | 'z' | 'e' | 'a' => 0.51,
        ' '..='~' => 0.56,
        '\u{940}' | '\u{93e}' | '\u{93f}' | '\u{949}'..='\u{94c}' => 0.3,
        letter if stands_on_another(letter) => 0.0,
        // Hangul, kana, ideographs, full-width forms, emoji.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{ffdc}' => 1.02,
        '\u{1f000}'..='\u{3ffff}' => 1.3,
        '\u{900}'..='\u{dff}' => 0.68,
        _ => 0.62,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_fits_stays_whole() {
        assert_eq!(elide("Low Water", Face::Serif, 14.5, 200.0).as_deref(), Some("Low Water"));
    }

    #[test]
    fn a_long_title_is_cut_between_words_and_a_long_word_between_letters() {
        assert_eq!(elide("Songs for an empty harbour", Face::Serif, 14.5, 120.0).as_deref(), Some("Songs for an…"));
        let cut = elide("तारोंकीनावऔरनदी", Face::Serif, 14.5, 60.0).unwrap_or_default();
        assert!(cut.ends_with('…') && !cut.trim_end_matches('…').ends_with('\u{94d}'), "{cut}");
        assert_eq!(elide("Songs", Face::Serif, 14.5, 12.0), None);
    }

    #[test]
    fn the_estimate_follows_the_type_of_the_reader() {
        let before = text_width("Low Water", Face::Serif, 10.0);
        fit_type(|face, _| (face == Face::Serif).then_some(900.0));
        assert_eq!(text_width("Low Water", Face::Serif, 10.0), before, "one face alone tells nothing");
        let estimate = SAMPLE.chars().map(em_width).sum::<f64>() * LABEL_SIZE;
        fit_type(|face, _| Some(estimate * if face == Face::Serif { 1.25 } else { 0.9 }));
        assert!((text_width("Low Water", Face::Serif, 10.0) - before * 1.25 * SPARE).abs() < 1e-9);
        assert!(text_width("Low Water", Face::Sans, 10.0) < before);
    }

    #[test]
    fn no_label_ends_within_a_glyph() {
        // A conjunct, a family of emoji, a Hangul syllable in its parts, an accent of its own.
        for text in [
            "क्ष्मीक्ष्मीक्ष्मीक्ष्मी",
            "abc👩\u{200d}👩\u{200d}👧abc👩\u{200d}👩\u{200d}👧",
            "한글한글한글",
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}",
        ] {
            for width in 20..160 {
                let Some(cut) = elide(text, Face::Serif, 14.5, f64::from(width)) else { continue };
                let kept = cut.trim_end_matches('…');
                let next = text.get(kept.len()..).and_then(|rest| rest.chars().next()).unwrap_or('…');
                let last = kept.chars().next_back().unwrap_or(' ');
                assert!(!stands_on_another(next) && !joins_the_next(last) && !is_tail_of_syllable(next), "{cut} before {next:?}");
            }
        }
    }
}
