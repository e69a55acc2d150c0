//! What of a name counts when names are compared: its letters, digits and a few marks, folded.

use super::fold::fold_into;
use super::hash::WordHash;

/// What counts of a name, or of its words up to one of them.
#[derive(Clone, Copy, Default)]
pub(super) struct Key {
    pub hash: WordHash,
    /// In bytes.
    pub length: usize,
}

impl Key {
    pub(super) fn of(name: &str) -> Self {
        let mut key = Self::default();
        key.push(name);
        key
    }

    /// Goes on with another word.
    pub(super) fn push(&mut self, word: &str) {
        counted(word, |byte| {
            self.hash = self.hash.byte(byte);
            self.length += 1;
        });
    }
}

/// Gives the bytes of `name` that count.
#[inline]
pub fn counted(name: &str, mut give: impl FnMut(u8)) {
    for (at, byte) in name.bytes().enumerate() {
        if !byte.is_ascii() {
            return folded(name.get(at..).unwrap_or(""), &mut give);
        }
        if counts(byte) {
            give(byte.to_ascii_lowercase());
        }
    }
}

fn counts(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'&' | b'$' | b'!' | b'+')
}

/// The same for what is not in ASCII.
fn folded(name: &str, give: &mut dyn FnMut(u8)) {
    let mut folded = String::new();
    // Quotation marks and dashes, which most texts have, add nothing.
    for character in name.chars().filter(|character| !matches!(character, '\u{2010}'..='\u{205e}')) {
        folded.clear();
        fold_into(character, &mut folded);
        for character in folded.chars() {
            match u8::try_from(character).ok().filter(u8::is_ascii) {
                Some(byte) if counts(byte) => give(byte),
                None if character.is_alphanumeric() => character.encode_utf8(&mut [0; 4]).bytes().for_each(&mut *give),
                _ => {}
            }
        }
    }
}

/// Where the first word of a name may end: at the first mark, and at the first space after that.
///
/// The tokenizer parts a possessive 's from its word. "d'angelo" is one token, "people's" two: a name with an apostrophe may
/// begin either way.
pub fn first_words(name: &str) -> [usize; 2] {
    let marked = name.find([' ', '\'', '’', '/', '.', ',']).unwrap_or(name.len());
    let spaced = name.get(marked..).and_then(|rest| rest.find(' ')).map_or(name.len(), |at| marked + at);
    [marked, spaced]
}

/// The letters and digits that a folded name begins with.
pub fn head(folded: &str) -> &str {
    folded.find(|c: char| !c.is_alphanumeric()).map_or(folded, |end| &folded[..end])
}

/// The entries of a list as written in its file, with their features, in file order.
pub fn entries(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let (name, features) = line.split_once('\t').unwrap_or((line, ""));
        (name.trim(), features.trim())
    })
}
