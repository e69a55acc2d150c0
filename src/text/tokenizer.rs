//! Text to tokens. One pass, no backtracking: `BTS' 12-track LP (No. 1)` gives
//! `BTS` `'` `12-track` `LP` `(` `No` `.` `1` `)`.

use super::{Shape, Span, Token, TokenKind};
use crate::lexicon::{digest, fold_into};

/// Cuts `text` into tokens; the second value is the folded text that their `folded` spans count in. No token reaches over one
/// of `breaks`, bytes in rising order, on character boundaries: a page glues 'FreshThe' where a headline meets a story.
pub(super) fn tokenize(text: &str, breaks: &[usize]) -> (Vec<Token>, String) {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut folded = String::with_capacity(text.len());
    let mut at = 0;
    let mut space_before = true;
    let mut breaks = breaks.iter().copied().filter(|at| text.is_char_boundary(*at)).peekable();
    let mut begins_part = false;
    while let Some(&byte) = text.as_bytes().get(at) {
        if byte == b' ' {
            at += 1;
            space_before = true;
            continue;
        }
        let Some(first) = text[at..].chars().next() else { break };
        if is_blank(first) {
            at += first.len_utf8();
            space_before = true;
            continue;
        }
        while breaks.next_if(|next| *next <= at).is_some() {
            begins_part = true;
        }
        let part = &text[..breaks.peek().copied().unwrap_or(text.len())];
        let after_word = !begins_part
            && !space_before
            && tokens.last().is_some_and(|last| matches!(last.kind, TokenKind::Word | TokenKind::Number));
        let (kind, length) = match plain_word(part, at) {
            Some(length) => (TokenKind::Word, length),
            None => token_at(part, at, first, after_word),
        };
        let span = Span::new(at, at + length);
        let written = span.of(text);
        let folded_start = folded.len();
        if written.is_ascii() {
            folded.push_str(written);
            folded[folded_start..].make_ascii_lowercase();
        } else {
            written.chars().for_each(|character| fold_into(character, &mut folded));
        }
        tokens.push(Token {
            span,
            folded: Span::new(folded_start, folded.len()),
            digest: digest(folded.get(folded_start..).unwrap_or("")),
            kind,
            shape: if kind == TokenKind::Word { shape(written) } else { Shape::None },
            space_before,
            begins_part,
        });
        at += length;
        space_before = false;
        begins_part = false;
    }
    (tokens, folded)
}

/// White space and the invisible characters that scraped pages leave between words.
fn is_blank(character: char) -> bool {
    if character.is_ascii() {
        return character <= ' ' || character == '\u{7f}';
    }
    character.is_whitespace() || character.is_control() || matches!(character, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ')
}

fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    character.is_alphanumeric() || is_joiner(character)
}

/// Marks that belong to the letter before them: combining accents, Indic vowel signs, zero-width joiners.
fn is_joiner(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{951}'..='\u{957}' | '\u{962}'..='\u{963}'
        | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' | '\u{a01}'..='\u{a03}' | '\u{a3c}'..='\u{a4d}' | '\u{a81}'..='\u{a83}'
        | '\u{abc}'..='\u{acd}' | '\u{b82}' | '\u{bbe}'..='\u{bcd}' | '\u{c00}'..='\u{c04}' | '\u{c3e}'..='\u{c4d}'
        | '\u{cbc}'..='\u{ccd}' | '\u{d3e}'..='\u{d4d}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{591}'..='\u{5c7}' | '\u{200c}' | '\u{200d}')
}

/// Length of the word at `at` where plain letters stand before a mark that ends any word: most tokens are such.
fn plain_word(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..).filter(|rest| rest.first().is_some_and(u8::is_ascii_alphabetic))?;
    let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    matches!(rest.get(length), Some(b' ' | b',' | b'\n' | b')' | b';' | b'?' | b'"') | None).then_some(length)
}

/// Kind and length in bytes of the token that begins at `at` with `first`.
fn token_at(text: &str, at: usize, first: char, after_word: bool) -> (TokenKind, usize) {
    let rest = &text[at..];
    if matches!(first, '@' | '#') && !after_word {
        let name = run(&rest[1..], |c| is_word(c) || c == '_');
        if name > 0 && !(first == '#' && rest.as_bytes()[1].is_ascii_digit()) {
            return (if first == '@' { TokenKind::Handle } else { TokenKind::Hashtag }, 1 + name);
        }
    }
    if first.is_ascii_digit() {
        return number_or_word(rest);
    }
    if first.is_alphabetic() {
        if let Some(length) = address(rest) {
            return (TokenKind::Url, length);
        }
        return (TokenKind::Word, acronym(rest).unwrap_or_else(|| word(rest)));
    }
    if is_word(first) {
        return (TokenKind::Word, word(rest));
    }
    if is_apostrophe(first) && after_word {
        let mut after = rest[first.len_utf8()..].chars();
        let (next, then) = (after.next(), after.next());
        if matches!(next, Some('s' | 'S')) && !then.is_some_and(is_word) {
            return (TokenKind::Clitic, first.len_utf8() + 1);
        }
        if !next.is_some_and(is_word) && text[..at].ends_with(['s', 'S', 'z', 'x', 'Z', 'X']) {
            return (TokenKind::Clitic, first.len_utf8());
        }
    }
    (TokenKind::Punct, first.len_utf8())
}

/// Length of the run of characters at the start of `rest` that `belongs` accepts.
fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

/// The same for [`is_word`].
fn word_run(rest: &str) -> usize {
    let ascii = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    if rest.as_bytes().get(ascii).is_none_or(u8::is_ascii) { ascii } else { ascii + run(&rest[ascii..], is_word) }
}

/// `317`, `1,030`, `3.5`, `10:30`; with letters after it a word: `60s`, `9th`, `8pm`, `12-track`, `5SOS5`.
fn number_or_word(rest: &str) -> (TokenKind, usize) {
    let bytes = rest.as_bytes();
    let mut end = run(rest, |c| c.is_ascii_digit());
    while end + 1 < bytes.len() && matches!(bytes[end], b',' | b'.' | b':') && bytes[end + 1].is_ascii_digit() {
        let digits = run(&rest[end + 1..], |c| c.is_ascii_digit());
        // A comma groups three digits; anything else is a list ("20,21") or a glued sentence.
        if bytes[end] == b',' && digits != 3 {
            break;
        }
        end += 1 + digits;
    }
    let letters = run(&rest[end..], is_word);
    // "28th-30th" and "3-June" are two dates, "12-track" is one word.
    if matches!(&rest[end..end + letters], "st" | "nd" | "rd" | "th")
        && after_hyphen(&rest[end + letters..]).is_some_and(is_date_part)
    {
        return (TokenKind::Word, end + letters);
    }
    let hyphenated = after_hyphen(&rest[end + letters..]).is_some_and(|next| next.starts_with(char::is_alphabetic));
    if letters == 0 && hyphenated && after_hyphen(&rest[end..]).is_some_and(is_date_part) {
        return (TokenKind::Number, end);
    }
    if letters > 0 || hyphenated { (TokenKind::Word, end + word(&rest[end..])) } else { (TokenKind::Number, end) }
}

/// What follows a hyphen at the start of `rest`.
fn after_hyphen(rest: &str) -> Option<&str> {
    rest.strip_prefix('-')
}

/// Whether a number or the name of a month stands at the start of `rest`.
fn is_date_part(rest: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = &rest[..run(rest, char::is_alphanumeric)];
    let abbreviates = |month: &&str| {
        (name.len() == 3 || name.len() == 4) && month.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
    };
    rest.starts_with(|c: char| c.is_ascii_digit())
        || MONTHS.iter().any(|month| month.eq_ignore_ascii_case(name) || abbreviates(month))
}

/// Length of a word: letters and digits, inner apostrophes (`don't`, not a final `'s`), inner hyphens, `&` between
/// capitals (`R&B`), `$` and `!` inside stage names (`A$AP`, `P!nk`).
fn word(rest: &str) -> usize {
    let mut end = word_run(rest);
    loop {
        if matches!(rest.as_bytes().get(end), Some(b' ' | b',' | b'.') | None) {
            return end;
        }
        let mut ahead = rest[end..].chars();
        let (Some(mark), Some(next)) = (ahead.next(), ahead.next()) else { return end };
        let then = ahead.next();
        let before = rest[..end].chars().next_back();
        let joins = match mark {
            '-' | '\u{2010}' | '\u{2011}' => is_word(next) && !(next.is_ascii_digit() && is_month_like(&rest[..end])),
            '&' => before.is_some_and(char::is_uppercase) && next.is_uppercase() && end <= 2,
            '$' => next.is_alphabetic() && before.is_some_and(char::is_alphabetic),
            '!' => end == 1 && next.is_lowercase(),
            _ if is_apostrophe(mark) => next.is_alphabetic() && (!matches!(next, 's' | 'S') || then.is_some_and(is_word)),
            _ => false,
        };
        if !joins {
            return end;
        }
        end += mark.len_utf8();
        end += word_run(&rest[end..]);
    }
}

/// A month name before a hyphen and a digit is a date, not a compound: `Sept-23`.
fn is_month_like(word: &str) -> bool {
    const HEADS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    word.get(..3).is_some_and(|head| HEADS.iter().any(|month| month.eq_ignore_ascii_case(head)))
}

/// Length of letters each followed by a full stop, two or more: `U.S.`, `R.E.M.`, `a.m.`, `D.I.Y.`
fn acronym(rest: &str) -> Option<usize> {
    if matches!(rest.as_bytes(), [first, second, ..] if first.is_ascii() && *second != b'.') {
        return None;
    }
    let mut end = 0;
    let mut letters = 0;
    let mut characters = rest.chars();
    while let (Some(letter), Some('.')) = (characters.next(), characters.next()) {
        if !letter.is_alphabetic() {
            break;
        }
        end += letter.len_utf8() + 1;
        letters += 1;
    }
    // A further letter run is a glued word: "J.K.Rowling" keeps its initials apart from the name.
    (letters >= 2).then_some(end)
}

/// Length of a web or e-mail address at the start of `rest`.
fn address(rest: &str) -> Option<usize> {
    // Letters and digits, and then one of a few marks that more follows.
    let name = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    match (rest.as_bytes().get(name), rest.as_bytes().get(name + 1)) {
        (Some(b'.' | b':' | b'@' | b'-' | b'_' | b'+'), Some(next)) if !matches!(next, b' ' | b'\n') => {}
        _ => return None,
    }
    let schemed = ["http://", "https://", "www.", "pic.twitter.com/", "t.co/", "bit.ly/", "youtu.be/"];
    let end = run(rest, |c| !is_blank(c) && !matches!(c, '"' | '“' | '”' | '<' | '>' | ')' | ']' | '—'));
    let candidate = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '’', '\'']);
    let starts = schemed.iter().any(|scheme| candidate.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)));
    let mail = candidate.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && candidate.chars().all(|c| c.is_ascii_alphanumeric() || "@._+-".contains(c))
    });
    let bare = candidate.split(['/', '?']).next().is_some_and(|host| {
        host.contains('.')
            && host.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-'))
            && [".com", ".org", ".net", ".co.uk", ".fm", ".tv"].iter().any(|suffix| host.ends_with(suffix))
    });
    (starts || mail || bare).then_some(candidate.len()).filter(|length| *length > 0)
}

fn shape(word: &str) -> Shape {
    if word.is_ascii() {
        return ascii_shape(word.as_bytes());
    }
    let mut cased = word.chars().filter(|c| c.is_uppercase() || c.is_lowercase());
    let Some(first) = cased.next() else { return Shape::None };
    let (mut upper, mut lower) = (0usize, 0usize);
    for character in cased {
        if character.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Shape::Lower,
        (true, 0, _) => Shape::Title,
        (true, _, 0) => Shape::Upper,
        _ => Shape::Mixed,
    }
}

/// The same for a word in ASCII.
fn ascii_shape(word: &[u8]) -> Shape {
    let (mut upper, mut lower, mut first) = (0, 0, false);
    for byte in word.iter().filter(|byte| byte.is_ascii_alphabetic()) {
        let capital = byte.is_ascii_uppercase();
        first |= capital && lower == 0;
        (upper, lower) = (upper + usize::from(capital), lower + usize::from(!capital));
    }
    match (first, upper, lower) {
        (_, 0, 0) => Shape::None,
        (_, 0, _) => Shape::Lower,
        (true, 1, _) => Shape::Title,
        (true, _, 0) => Shape::Upper,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;

    #[test]
    fn tokens_are_what_rules_expect() {
        for (text, expected) in [
            ("BTS' new LP", "BTS|'|new|LP"),
            ("Styles’s “Harry’s House”", "Styles|’s|“|Harry|’s|House|”"),
            ("We'll Be Back", "We'll|Be|Back"),
            ("No. 1 (#55) 1,030 3.5m", "No|.|1|(|#|55|)|1,030|3.5m"),
            ("Sept. 23-24, 2022", "Sept|.|23|-|24|,|2022"),
            ("12-track K-pop Blink-182", "12-track|K-pop|Blink-182"),
            ("U.S. a.m. R&B P!nk A$AP", "U.S.|a.m.|R&B|P!nk|A$AP"),
            ("in the studio.“Bad Habit,” is", "in|the|studio|.|“|Bad|Habit|,|”|is"),
            ("@kiki #WithYou pic.twitter.com/p4br hi.", "@kiki|#WithYou|pic.twitter.com/p4br|hi|."),
            ("28th-30th 3-June 24-Apr-22", "28th|-|30th|3|-|June|24|-|Apr|-|22"),
            ("10:30pm 20,21 '90s 1990s", "10:30pm|20|,|21|'|90s|1990s"),
            ("2022-04-25 2015/16", "2022|-|04|-|25|2015|/|16"),
            ("파도의 편지 तारों की नाव", "파도의|편지|तारों|की|नाव"),
        ] {
            let doc = Document::new(text);
            let tokens: Vec<_> = (0..doc.tokens.len()).map(|index| doc.raw(index)).collect();
            assert_eq!(tokens.join("|"), expected, "{text}");
        }
    }
}
