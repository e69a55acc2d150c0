//! Text to EDTF.

use super::{Bound, Doubt, Edtf, PartialDate, civil};
use std::fmt;
use std::str::FromStr;

/// Why a text is not a date in EDTF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdtfError {
    /// Not of a form that EDTF has.
    Form(String),
    /// Of the right form, but no such day, month or season.
    NoSuchDate(String),
    /// An interval that ends before it begins.
    Backwards(String),
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EdtfError::Form(text) => write!(f, "'{text}' is not a date like 2022-04-24, 2022-04, 2022 or 2022-04-08/2022-04-16"),
            EdtfError::NoSuchDate(text) => write!(f, "the calendar has no '{text}'"),
            EdtfError::Backwards(text) => write!(f, "'{text}' ends before it begins"),
        }
    }
}

impl std::error::Error for EdtfError {}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let Some((start, end)) = text.split_once('/') else {
            return text.parse().map(Edtf::Date);
        };
        let (start, end) = (bound(start)?, bound(end)?);
        let interval = Edtf::Interval(start, end);
        match (start, end) {
            (Bound::Date(first), Bound::Date(last)) if first.first_day() > last.last_day() => {
                Err(EdtfError::Backwards(text.to_owned()))
            }
            (Bound::Date(_), _) | (_, Bound::Date(_)) => Ok(interval),
            _ => Err(EdtfError::Form(text.to_owned())),
        }
    }
}

fn bound(text: &str) -> Result<Bound, EdtfError> {
    match text {
        ".." => Ok(Bound::Open),
        "" => Ok(Bound::Unknown),
        date => date.parse().map(Bound::Date),
    }
}

impl FromStr for PartialDate {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let (digits, doubt) = match text.as_bytes().last() {
            Some(b'~') => (&text[..text.len() - 1], Doubt::Approximate),
            Some(b'?') => (&text[..text.len() - 1], Doubt::Uncertain),
            Some(b'%') => (&text[..text.len() - 1], Doubt::Both),
            _ => (text, Doubt::None),
        };
        undoubted(digits)?.ok_or_else(|| EdtfError::NoSuchDate(text.to_owned())).map(|date| date.doubted(doubt))
    }
}

/// The date without its doubt; `Ok(None)` where the form is right and the calendar has no such date.
fn undoubted(text: &str) -> Result<Option<PartialDate>, EdtfError> {
    let form = || EdtfError::Form(text.to_owned());
    let mut parts = text.split('-');
    let year = parts.next().unwrap_or("");
    let (month, day) = (parts.next(), parts.next());
    if year.len() != 4 || parts.next().is_some() || !text.is_ascii() {
        return Err(form());
    }
    if let (Some(century), None) = (year.strip_suffix("XX"), month) {
        return Ok(PartialDate::century(number(century).ok_or_else(form)? * 100));
    }
    if let (Some(decade), None) = (year.strip_suffix('X'), month) {
        return Ok(PartialDate::decade(number(decade).ok_or_else(form)? * 10));
    }
    let year = number(year).ok_or_else(form)?;
    let Some(month) = month else { return Ok(PartialDate::year(year)) };
    let month = two_digits(month).ok_or_else(form)?;
    match day {
        None => Ok(PartialDate::month(year, month).or_else(|| PartialDate::season(year, month))),
        Some(day) => Ok(civil(year, month, two_digits(day).ok_or_else(form)?).map(PartialDate::day)),
    }
}

fn number(digits: &str) -> Option<i32> {
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

fn two_digits(digits: &str) -> Option<u8> {
    (digits.len() == 2).then(|| number(digits)).flatten().and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_is_printed() {
        for text in [
            "2022-04-24",
            "2022-04",
            "2022",
            "2022-21",
            "2022-34",
            "199X",
            "19XX",
            "2022-04~",
            "1984?",
            "1984%",
            "2022-04-08/2022-04-16",
            "2015/..",
            "../2026-04-18",
            "2015/",
            "1984~/2004-06",
            "2012-02-29",
        ] {
            assert_eq!(text.parse::<Edtf>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_not_a_date_says_why() {
        for text in ["", "/", "April", "2022-4-2", "22-04-02", "2022-04-24T10:00", "199u", "2022-XX", "+022", "2022-04-24/x"] {
            assert!(matches!(text.parse::<Edtf>(), Err(EdtfError::Form(_))), "{text}");
        }
        for text in ["2022-13", "2022-02-29", "2022-00-10"] {
            assert!(matches!(text.parse::<Edtf>(), Err(EdtfError::NoSuchDate(_))), "{text}");
        }
        assert!(matches!("2022/2021".parse::<Edtf>(), Err(EdtfError::Backwards(_))));
    }
}
