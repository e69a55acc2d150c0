//! Which names are one: full name and surname, a name with and without its article, an acronym and what it stands for.

use super::name::Name;
use super::sheet::Sheet;
use super::weight::{KINDS, best, confidence};
use super::word::Classes;
use super::{Entity, EntityId, MentionKind};
use crate::lexicon::{ByWord, fold};
use crate::text::{Shape, TokenKind};

/// A name as it is compared: folded, without its article, rank and possessive.
pub(super) fn key(sheet: &Sheet, name: &Name) -> String {
    let mut tokens = name.tokens.clone();
    while tokens.len() > 1
        && (sheet.doc.word(tokens.start) == "the" || is_rank(sheet, tokens.start) && name.kind == MentionKind::Person)
    {
        tokens.start += 1;
        if sheet.doc.raw(tokens.start) == "." {
            tokens.start += 1;
        }
    }
    while tokens.len() > 2 && name.kind == MentionKind::Person && matches!(sheet.doc.word(tokens.end - 1), "jr" | "sr" | ".") {
        tokens.end -= 1;
    }
    fold(sheet.slice(tokens))
}

fn is_rank(sheet: &Sheet, index: usize) -> bool {
    matches!(
        sheet.doc.word(index),
        "mr" | "mrs" | "ms" | "sir" | "dame" | "pandit" | "ustad" | "prof" | "professor" | "president"
    )
}

/// Lets mentions of the same words, and surnames of people named in full, agree on their kind.
pub(super) fn agree(sheet: &Sheet, names: &mut [Name]) {
    let mut sums: ByWord<&str, ([f32; KINDS.len()], f32)> = ByWord::default();
    let mut parts: ByWord<&str, f32> = ByWord::default();
    let keys: Vec<String> = names.iter().map(|name| key(sheet, name)).collect();
    for (name, key) in names.iter().zip(&keys) {
        let (sum, count) = sums.entry(key).or_default();
        sum.iter_mut().zip(name.scores).for_each(|(sum, score)| *sum += score);
        *count += 1.0;
        if name.kind == MentionKind::Person && name.tokens.len() > 1 && name.confidence > 0.6 {
            for index in [name.tokens.start, name.tokens.end - 1] {
                if sheet.kind(index) == TokenKind::Word && !sheet.is(index, Classes::RANK.or(Classes::FUNCTION)) {
                    parts.insert(sheet.doc.word(index), name.confidence);
                }
            }
        }
    }
    for (name, key) in names.iter_mut().zip(&keys) {
        if let Some((sum, count)) = sums.get(key.as_str())
            && *count > 1.0
        {
            for (score, sum) in name.scores.iter_mut().zip(sum) {
                let others = (sum - *score) / (count - 1.0);
                *score += 0.6 * others;
            }
        }
        if name.tokens.len() == 1 && !name.quoted && parts.contains_key(sheet.doc.word(name.tokens.start)) {
            name.scores[0] += 3.0;
        }
        name.kind = best(&name.scores).0;
        name.confidence = confidence(&name.scores);
    }
}

/// Gives every name its entity, in the order of the names.
pub(super) fn identify(sheet: &Sheet, names: &[Name]) -> (Vec<Entity>, Vec<EntityId>) {
    let mut book = Book::default();
    // People named in full come first, so that a surname in a headline finds the full name below it.
    for name in names.iter().filter(|name| name.kind == MentionKind::Person && name.tokens.len() > 1) {
        book.enter_person(sheet, name);
    }
    for name in names.iter().filter(|name| name.tokens.len() > 2 && name.kind != MentionKind::Person) {
        let id = book.enter(sheet, name);
        let initials: String = name
            .tokens
            .clone()
            .filter(|&index| sheet.kind(index) == TokenKind::Word)
            .filter_map(|index| sheet.doc.word(index).chars().next())
            .collect();
        if initials.len() >= 3 {
            book.initials.entry(initials).or_insert(id);
        }
    }
    let ids = names.iter().map(|name| book.enter(sheet, name)).collect::<Vec<_>>();
    for (name, id) in names.iter().zip(&ids) {
        let entity = &mut book.entities[*id];
        entity.count += 1;
        let written = sheet.slice(name.tokens.clone());
        if written.len() > entity.name.len() && name.tokens.len() > 1 && is_fuller(&entity.name, written, entity.kind) {
            entity.name = written.to_string();
        }
    }
    (book.entities, ids)
}

/// Whether a longer form of a name adds something to it: an article to a band, `Jr` to a person.
fn is_fuller(known: &str, written: &str, kind: MentionKind) -> bool {
    kind == MentionKind::Group || kind == MentionKind::Person && written.starts_with(known)
}

#[derive(Default)]
struct Book {
    entities: Vec<Entity>,
    /// By the key of a name what it names, a kind at a time.
    keys: ByWord<String, Vec<(MentionKind, EntityId)>>,
    /// Last and first words of people named in full, the last to be named first.
    surnames: ByWord<String, EntityId>,
    given: ByWord<String, EntityId>,
    initials: ByWord<String, EntityId>,
}

impl Book {
    fn enter(&mut self, sheet: &Sheet, name: &Name) -> EntityId {
        if name.kind == MentionKind::Person {
            return self.enter_person(sheet, name);
        }
        let key = key(sheet, name);
        if let Some(id) = self.known(name.kind, &key) {
            return id;
        }
        let acronym = name.tokens.len() == 1
            && sheet.doc.tokens.get(name.tokens.start).is_some_and(|token| token.shape == Shape::Upper)
            && matches!(name.kind, MentionKind::Work | MentionKind::Other | MentionKind::Group | MentionKind::Organisation);
        if let Some(id) = acronym.then(|| self.initials.get(&key)).flatten() {
            return *id;
        }
        self.add(sheet, name, key)
    }

    fn enter_person(&mut self, sheet: &Sheet, name: &Name) -> EntityId {
        let key = key(sheet, name);
        if let Some(id) = self.known(MentionKind::Person, &key) {
            return id;
        }
        let first = key.split(' ').next().unwrap_or("");
        let last = key.rsplit(' ').find(|word| !matches!(*word, "jr" | "sr" | "ii" | "iii")).unwrap_or("");
        if first == last {
            let ranked = name.tokens.len() > 1;
            if let Some(id) = self.surnames.get(last).or_else(|| self.given.get(first).filter(|_| !ranked)) {
                return *id;
            }
            return self.add(sheet, name, key);
        }
        let (first, last) = (first.to_string(), last.to_string());
        let id = self.add(sheet, name, key);
        self.surnames.entry(last).or_insert(id);
        self.given.entry(first).or_insert(id);
        id
    }

    fn add(&mut self, sheet: &Sheet, name: &Name, key: String) -> EntityId {
        let id = self.entities.len();
        let mut tokens = name.tokens.clone();
        if name.kind == MentionKind::Person && tokens.len() > 2 && is_rank(sheet, tokens.start) {
            tokens.start += 1;
        }
        self.entities.push(Entity {
            kind: name.kind,
            name: sheet.slice(tokens).to_string(),
            work: None,
            by: Vec::new(),
            count: 0,
        });
        self.keys.entry(key).or_default().push((name.kind, id));
        id
    }

    /// What a name of a kind with this key names already.
    fn known(&self, kind: MentionKind, key: &str) -> Option<EntityId> {
        self.keys.get(key)?.iter().rev().find(|(known, _)| *known == kind).map(|(_, id)| *id)
    }
}
