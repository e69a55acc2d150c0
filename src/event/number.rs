//! Numbers as news writes them: `317million`, `1.2m`, `125,000`, `three`, `No. 2`.

use super::scene::Scene;
use crate::lexicon::WordSet;
use crate::text::TokenKind;

/// A number and the token after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// The token after the number and its multiplier.
    pub end: usize,
}

const WORDS: WordSet = WordSet::new(&[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]);
const ORDINALS: WordSet = WordSet::new(&[
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]);
/// What a chart place begins with beside ordinals and figures.
const MARKS: WordSet = WordSet::new(&["no", "nr", "nos", "#", "number", "numbers", "numero"]);

/// What a multiplier word or suffix stands for.
fn multiplier(word: &str) -> Option<f64> {
    Some(match word {
        "k" | "thousand" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "m" | "mn" | "million" | "millions" | "mln" => 1e6,
        "crore" | "crores" | "cr" => 1e7,
        "b" | "bn" | "billion" | "billions" => 1e9,
        "tn" | "trillion" => 1e12,
        _ => return None,
    })
}

/// The cardinal number that begins at token `at`: digits or a word, with its multiplier.
pub fn cardinal(scene: &Scene, at: usize) -> Option<Number> {
    let (value, suffix) = if scene.begins_with_digit(at) {
        let word = scene.word(at);
        let digits = word.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(word.len());
        (word[..digits].replace(',', "").parse::<f64>().ok()?, &word[digits..])
    } else {
        (f64::from(u8::try_from(scene.doc.position_in(at, &WORDS)?).ok()?), "")
    };
    let next = scene.word(at + 1);
    match (suffix, multiplier(suffix), multiplier(next)) {
        ("", _, Some(times)) => Some(Number { value: value * times, end: at + 2 }),
        ("", _, None) => Some(Number { value, end: at + 1 }),
        (_, Some(times), _) => Some(Number { value: value * times, end: at + 1 }),
        _ => None,
    }
}

/// The ordinal at token `at`: `3rd`, `third`.
pub fn ordinal(scene: &Scene, at: usize) -> Option<Number> {
    let value = match scene.doc.position_in(at, &ORDINALS) {
        Some(value) => u32::try_from(value).ok()?,
        None if !matches!(scene.doc.first_byte(at), b'0'..=b'9' | b'+') => return None,
        None => {
            let word = scene.word(at);
            ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix)).and_then(|digits| digits.parse().ok())?
        }
    };
    Some(Number { value: f64::from(value), end: at + 1 })
}

/// A chart place that begins at token `at`: `No. 1`, `No 1`, `#1`, `number one`, `No.1`, `third place`.
pub fn position(scene: &Scene, at: usize) -> Option<Number> {
    if !scene.begins_with_digit(at) && !scene.doc.is_in(at, &ORDINALS) && !scene.doc.is_in(at, &MARKS) {
        return None;
    }
    if let Some(place) = ordinal(scene, at).filter(|number| matches!(scene.word(number.end), "place" | "spot" | "position")) {
        return Some(Number { end: place.end + 1, ..place });
    }
    let number_at = match scene.word(at) {
        "no" | "nr" | "nos" if scene.word(at + 1) == "." => at + 2,
        "no" | "#" | "number" | "numbers" | "numero" => at + 1,
        _ => return None,
    };
    let plural = scene.word(number_at).strip_suffix('s').and_then(|digits| digits.parse::<u32>().ok());
    if let Some(value) = plural {
        return Some(Number { value: f64::from(value), end: number_at + 1 });
    }
    let number = cardinal(scene, number_at)?;
    let digits = scene.token(number_at).is_some_and(|token| token.kind == TokenKind::Number);
    (number.value >= 1.0 && number.value <= 500.0 && number.value.fract() == 0.0 && (digits || scene.word(at) != "no"))
        .then_some(number)
}

/// How the words before a number compare: 'at least', 'over', 'about'.
pub fn compare(scene: &Scene, at: usize) -> &'static str {
    let before = |back: usize| at.checked_sub(back).map_or("", |token| scene.word(token));
    match (before(2), before(1)) {
        ("at", "least") => ">=",
        ("more" | "greater", "than") | (_, "over" | "exceeding" | "surpassing" | "topping") => ">",
        ("less" | "fewer", "than") | (_, "under") => "<",
        ("up", "to") => "<=",
        (_, "about" | "around" | "nearly" | "almost" | "some" | "approximately" | "roughly" | "estimated") => "~",
        _ => "=",
    }
}
