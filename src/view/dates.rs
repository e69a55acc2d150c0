//! Dates for readers: in words, as the exports write them, and how well each is known.

use crate::analysis::EventRecord;
use crate::edtf::{Edtf, Precision};
use crate::timex::Part;

pub use crate::edtf::words::{day_in_words, full, long_day, short};

/// What the reader should know of how well a date is known: `year only`, `day worked out`; `None` for a day as written.
pub fn precision_words(event: &EventRecord) -> Option<&'static str> {
    let Some(Edtf::Date(date)) = event.date else { return None };
    let worked_out = event.reason.as_ref().is_some_and(|reason| is_worked_out(date.precision(), &reason.stated));
    match (date.precision(), worked_out) {
        (Precision::Day, false) => None,
        (Precision::Day, true) => Some("day worked out"),
        (Precision::Month, false) => Some("month only"),
        (Precision::Month, true) => Some("month worked out"),
        (Precision::Season, false) => Some("season only"),
        (Precision::Season, true) => Some("season worked out"),
        (Precision::Year, false) => Some("year only"),
        (Precision::Year, true) => Some("year worked out"),
        (Precision::Decade, _) => Some("decade only"),
        (Precision::Century, _) => Some("century only"),
    }
}

/// Whether a date of this grain was worked out, that is, the text does not state its finest part itself.
///
/// A month and day whose year comes from the publication date counts as written.
pub fn is_worked_out(precision: Precision, stated: &[Part]) -> bool {
    let needed = match precision {
        Precision::Day => Part::Day,
        Precision::Month => Part::Month,
        Precision::Season => Part::Season,
        Precision::Year | Precision::Decade | Precision::Century => Part::Year,
    };
    !stated.contains(&needed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_and_day_count_as_written_but_a_weekday_as_worked_out() {
        assert!(!is_worked_out(Precision::Day, &[Part::Month, Part::Day]));
        assert!(is_worked_out(Precision::Day, &[Part::Weekday]));
        assert!(is_worked_out(Precision::Year, &[]));
    }
}
