//! The rules that find time expressions, as a table. Each row carries what it finds and what it leaves alone, all read on
//! Wednesday 2022-04-27; one test walks the rows.
//!
//! A row's `finds` gives a text and its timexes: `Friday=2022-04-22` is the words and the TIMEX3 value, with the EDTF
//! after a space where it differs: `last week=2022-W16 2022-04-18/2022-04-24`.

mod anaphoric;
mod anchor;
mod calendar;
mod deictic;
mod holiday;
mod length;
mod offset;
mod reference;
mod season;
mod told_before;
mod week;

use super::reading::Reading;
use super::scene::Found;

/// One row of the table.
pub(super) struct Rule {
    /// What it is called in reasons and tests.
    pub name: &'static str,
    /// What it matches; see [`crate::pattern`].
    pub pattern: &'static str,
    /// What that means, or `None` where a look around shows that it is something else.
    pub value: fn(&Found) -> Option<Reading>,
    /// Texts with the timexes in them.
    #[cfg_attr(not(test), expect(dead_code, reason = "the test that walks the rows reads it"))]
    pub finds: &'static [(&'static str, &'static str)],
    /// Texts without a timex.
    #[cfg_attr(not(test), expect(dead_code, reason = "the test that walks the rows reads it"))]
    pub leaves: &'static [&'static str],
}

/// All rows. Where two match as far, the earlier one is asked first.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    let tables = [
        calendar::RULES,
        deictic::RULES,
        season::RULES,
        offset::RULES,
        told_before::RULES,
        anaphoric::RULES,
        week::RULES,
        holiday::RULES,
        length::RULES,
        reference::RULES,
    ];
    tables.into_iter().flatten()
}
