//! Places with the region they lie in: `Leeds, England` and `Boston, MA` are one place.

use super::MentionKind;
use super::gazetteer::listed_at;
use super::name::Name;
use super::sheet::Sheet;
use crate::text::Shape;

/// Postal codes and newspaper abbreviations of American states and Canadian provinces, folded.
const CODES: &[&str] = &[
    "ab", "ak", "al", "ala", "ar", "ariz", "ark", "az", "bc", "ca", "calif", "co", "colo", "conn", "ct", "dc", "de", "del", "fl",
    "fla", "ga", "hi", "ia", "id", "il", "ill", "in", "ind", "kan", "ks", "ky", "la", "ma", "mass", "mb", "md", "me", "mi",
    "mich", "minn", "miss", "mn", "mo", "ms", "mt", "nb", "nc", "nd", "ne", "neb", "nev", "nh", "nj", "nm", "ns", "nv", "ny",
    "oh", "ok", "okla", "on", "or", "ore", "pa", "pei", "qc", "ri", "sc", "sd", "sk", "tenn", "tex", "tn", "tx", "uk", "usa",
    "ut", "va", "vt", "wa", "wash", "wi", "wis", "wv", "wy", "d.c.", "n.y.", "n.j.", "n.c.", "s.c.", "n.h.", "r.i.", "u.k.",
    "u.s.",
];

/// How many tokens a region takes that begins at token `index`, right after a comma or `from`; 0 where none does.
pub(super) fn region_length(sheet: &Sheet, index: usize) -> usize {
    if !sheet.is_capital(index) || !matches!(sheet.doc.word(index.wrapping_sub(1)), "," | "from") {
        return 0;
    }
    let token = sheet.doc.tokens.get(index);
    let code = CODES.contains(&sheet.doc.word(index));
    // `MA` and `D.C.` are codes, `Ma` and `In` are not; `Mass.` has its stop.
    let stopped = sheet.doc.raw(index + 1) == "." && !sheet.spaced(index + 1);
    let code = code
        && token.is_some_and(|token| match token.shape {
            Shape::Upper => true,
            Shape::Title => stopped && sheet.doc.raw(index).len() > 2,
            _ => sheet.doc.raw(index).contains('.'),
        });
    let listed = listed_at(sheet, index).iter().filter(|name| name.region).map(|name| name.end - index).max();
    let length = listed.unwrap_or(usize::from(code));
    // `Paris, Texas Blues` is no place.
    let after = sheet.doc.tokens.get(index + length).filter(|_| length > 0 && sheet.is_capital(index + length));
    let goes_on = after.is_some_and(|after| {
        let line = |at: usize| sheet.doc.sentence_at(at);
        token.is_some_and(|token| line(token.span.start) == line(after.span.start))
    });
    if goes_on { 0 } else { length }
}

/// Joins each place to the region named after it.
pub(super) fn join_regions(sheet: &Sheet, names: &mut Vec<Name>) {
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let inside = joined.last_mut().filter(|last| name.tokens.start < last.tokens.end);
        if inside.is_some() {
            continue;
        }
        let mut name = name;
        let comma = sheet.doc.raw(name.tokens.end) == ",";
        let length = if comma { sheet.region(name.tokens.end + 1) } else { 0 };
        // Of `Paris, London, Germany and Spain` none lies in another.
        let place = |name: &Name| name.kind == MentionKind::Place && !name.quoted;
        let listed = joined.last().is_some_and(|last| place(last) && last.tokens.end + 1 == name.tokens.start);
        if place(&name) && length > 0 && !listed && !is_region(sheet, &name) && !is_city_state(sheet, name.tokens.end + 1) {
            name.tokens.end += 1 + length;
        }
        joined.push(name);
    }
    *names = joined;
}

/// Whether the country that begins at token `index` is a city as well, and more likely another stop of a tour.
fn is_city_state(sheet: &Sheet, index: usize) -> bool {
    matches!(
        sheet.doc.word(index),
        "singapore" | "hong" | "macau" | "monaco" | "luxembourg" | "kuwait" | "panama" | "taiwan" | "dubai"
    )
}

/// Whether a place is a country or state itself: `Texas, Ohio` are two. New York and Washington are cities too.
fn is_region(sheet: &Sheet, name: &Name) -> bool {
    let both =
        matches!(sheet.doc.word(name.tokens.start), "new" | "washington" | "quebec" | "victoria" | "georgia" | "luxembourg");
    let whole = |found: &super::gazetteer::Listed| found.region && found.end == name.tokens.end;
    !both && listed_at(sheet, name.tokens.start).iter().any(whole)
}
