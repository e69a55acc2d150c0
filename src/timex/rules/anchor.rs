//! What a relative date is counted from: the publication date, or the date spoken of last.

use crate::timex::reading::Reading;
use crate::timex::resolve;
use crate::timex::scene::Found;

/// The unit `offset` away from the one of publication; a bare reference where that is not known.
pub(super) fn from_publication(found: &Found, unit: u8, offset: i32) -> Option<Reading> {
    if matches!(unit, b'h' | b'm' | b's') {
        return None;
    }
    let Some(published) = found.published() else {
        if let (b'Y', Some(year)) = (unit, found.scene.year) {
            return resolve::unit_year(year + offset);
        }
        return Some(Reading::reference(match offset {
            0 => "PRESENT_REF",
            1.. => "FUTURE_REF",
            _ => "PAST_REF",
        }));
    };
    Some(resolve::unit_at(published, unit, offset)?.from(Some(published)))
}

/// The unit `offset` away from the one spoken of last.
pub(super) fn from_last(found: &Found, unit: u8, offset: i32) -> Option<Reading> {
    let reference = match unit {
        b'D' | b'W' | b'K' => found.scene.reference_day(),
        _ => found.scene.reference(),
    }?;
    Some(resolve::unit_at(reference, unit, offset)?.from(Some(reference)))
}

/// -1, 0 or 1 for what stands before a unit.
pub(super) fn offset(found: &Found) -> Option<i32> {
    ["past", "now", "next"].iter().position(|name| found.has(name)).map(|position| position as i32 - 1)
}
