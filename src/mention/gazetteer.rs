//! Names the lexicons hold, found in the text: each with the kinds it may have.

use super::MentionKind;
use super::sheet::Sheet;
use super::word::Classes;
use crate::lexicon::{
    ACTS, AWARDS, CHARTS, FESTIVALS, Lexicon, ORGANISATIONS, PLACES, Prefixes, Table, VENUES, WORKS, WordHash, head,
};
use crate::text::{Shape, TokenKind};
use std::sync::OnceLock;

/// A lexicon's name in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Listed {
    /// First token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// What the list says it is.
    pub kind: MentionKind,
    /// Whether the list leaves open if it is a person or a group.
    pub open: bool,
    /// Whether it is a common word or given name as well.
    pub common: bool,
    /// Whether it is a country, state or county, which other places lie in.
    pub region: bool,
}

/// The lists, with the kind of what they hold. Acts say their kind themselves.
const LISTS: [(&Lexicon, MentionKind); 8] = [
    (&ACTS, MentionKind::Group),
    (&FESTIVALS, MentionKind::Festival),
    (&VENUES, MentionKind::Venue),
    (&PLACES, MentionKind::Place),
    (&CHARTS, MentionKind::Chart),
    (&AWARDS, MentionKind::Award),
    (&ORGANISATIONS, MentionKind::Organisation),
    (&WORKS, MentionKind::Work),
];

/// The longest name of each list that begins at token `start`.
pub(super) fn listed_at(sheet: &Sheet, start: usize) -> Vec<Listed> {
    let capital = sheet.is_capital(start);
    let odd = !capital && starts_odd(sheet, start);
    let lists = if capital || odd { lists_with(head(sheet.doc.word(start))) } else { 0 };
    if lists == 0 {
        return Vec::new();
    }
    let mut words = Prefixes::new((start..sheet.len().min(start + 12)).map(|index| sheet.slice(index..index + 1)));
    let some = LISTS.iter().enumerate().filter(|(index, _)| lists & (1 << index) != 0).map(|(_, list)| list);
    let listed = some.filter(|(_, kind)| capital || *kind == MentionKind::Group).filter_map(|(list, kind)| {
        let found = list.longest_of(&mut words)?;
        let end = start + found.words;
        let single = found.words == 1;
        // "us" is not the US, "it" not IT, "air" not AIR.
        let shouted = single && sheet.doc.tokens.get(start)?.shape == Shape::Title && is_acronym(sheet, start, *kind);
        // "The band" is not The Band; charts and awards are written small as well.
        let small = !single
            && sheet.is_lower(end - 1)
            && !matches!(kind, MentionKind::Chart | MentionKind::Award | MentionKind::Festival);
        if small || shouted || sheet.is(end - 1, Classes::FUNCTION) {
            return None;
        }
        // Only acts that write themselves small are found so: "sublime" is an adjective, "aespa" a group.
        if odd && sheet.kind(start) == TokenKind::Word && !found.features.ends_with("small") {
            return None;
        }
        let person = found.features.starts_with("person");
        Some(Listed {
            start,
            end,
            kind: if person { MentionKind::Person } else { *kind },
            open: *kind == MentionKind::Group && !person && !found.features.starts_with("group"),
            common: found.features.contains("common"),
            region: *kind == MentionKind::Place && !found.features.is_empty(),
        })
    });
    listed.collect()
}

/// Which lists hold a name that begins so, a bit for each of [`LISTS`]: most words begin none, and that is soon seen.
fn lists_with(head: &str) -> u8 {
    static HEADS: OnceLock<Table<u8>> = OnceLock::new();
    let heads = HEADS.get_or_init(|| {
        let mut heads = Table::for_entries(LISTS.iter().map(|(list, _)| list.heads().count()).sum());
        for (index, (list, _)) in LISTS.iter().enumerate() {
            list.heads().for_each(|head| *heads.entry(head) |= 1 << index);
        }
        heads
    });
    heads.get(WordHash::of(head).value()).unwrap_or(0)
}

/// Words that name an organisation or place only in capitals.
fn is_acronym(sheet: &Sheet, index: usize, kind: MentionKind) -> bool {
    let word = sheet.doc.word(index);
    matches!(kind, MentionKind::Organisation | MentionKind::Place | MentionKind::Award | MentionKind::Chart)
        && matches!(
            word,
            "us" | "it"
                | "who"
                | "air"
                | "max"
                | "pa"
                | "sm"
                | "ap"
                | "tips"
                | "la"
                | "mo"
                | "echo"
                | "bugs"
                | "ill"
                | "ind"
                | "mass"
                | "ore"
                | "wash"
                | "miss"
        )
}

/// Whether an act's name may begin with a token that is no capitalised word: `deadmau5`, `2NE1`, `(G)I-DLE`, `aespa`.
fn starts_odd(sheet: &Sheet, index: usize) -> bool {
    match sheet.kind(index) {
        TokenKind::Number => sheet.is_capital(index + 1),
        TokenKind::Word => sheet.doc.raw(index).len() > 2 && sheet.classes(index) == Classes::default(),
        _ => false,
    }
}
