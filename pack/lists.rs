//! The lists of `src/lexicon/data` as the engine holds them: what `src/lexicon/packed.rs` reads. A part of `build.rs`.

use crate::fold::fold;
use crate::key::{counted, entries, first_words, head};
use crate::packed::{Known, LONGEST};
use std::collections::BTreeMap;

/// A list of names, or with `words` one of words that are asked for as they are written as well.
pub fn pack(file: &str, words: bool) -> Vec<u8> {
    let mut features: Vec<String> = Vec::new();
    let mut number = |said: String| {
        let at = features.iter().position(|known| *known == said).unwrap_or_else(|| {
            features.push(said);
            features.len() - 1
        });
        at as u16 + 1
    };
    let mut keys: BTreeMap<Vec<u8>, Known> = BTreeMap::new();
    for (name, said) in entries(file) {
        let whole = key(name);
        assert!(whole.len() <= LONGEST && said.len() <= 255, "{name} is too long");
        for end in first_words(name) {
            let known = keys.entry(key(&name[..end])).or_default();
            known.limit = known.limit.max(whole.len() as u8);
        }
        keys.entry(head(&fold(name)).as_bytes().to_vec()).or_default().heads = 1;
        // Of two entries with one key the first counts.
        let known = keys.entry(whole).or_default();
        if known.features == 0 {
            known.features = number(said.to_owned());
        }
    }
    let mut written: BTreeMap<&str, String> = BTreeMap::new();
    for (name, said) in entries(file).filter(|_| words) {
        // A word with two lines is what both say.
        written.entry(name).and_modify(|known| *known = format!("{known} {said}")).or_insert_with(|| said.to_owned());
    }
    for (name, said) in written {
        keys.entry(name.as_bytes().to_vec()).or_default().written = number(said);
    }
    columns(&features, &keys)
}

/// The verbs class by class: a line for each, which begins with its name and goes on with its words, spaces between.
pub fn verbs(file: &str) -> String {
    let mut classes: BTreeMap<&str, String> = BTreeMap::new();
    for (word, class) in entries(file) {
        let line = classes.entry(class).or_insert_with(|| class.to_owned());
        line.push(' ');
        line.push_str(word);
    }
    classes.into_values().map(|line| line + "\n").collect()
}

fn key(name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    counted(name, |byte| bytes.push(byte));
    bytes
}

fn columns(features: &[String], keys: &BTreeMap<Vec<u8>, Known>) -> Vec<u8> {
    let text = features.concat();
    let mut packed: Vec<u8> = [keys.len(), features.len(), text.len()]
        .iter()
        .flat_map(|number| u16::try_from(*number).expect("fits").to_le_bytes())
        .collect();
    let before = std::iter::once(&[][..]).chain(keys.keys().map(Vec::as_slice));
    let shared: Vec<usize> = keys
        .keys()
        .zip(before)
        .map(|(key, before)| key.iter().zip(before).take_while(|(one, other)| one == other).count())
        .collect();
    packed.extend(shared.iter().map(|shared| *shared as u8));
    packed.extend(keys.keys().zip(&shared).map(|(key, shared)| (key.len() - shared) as u8));
    let columns: [fn(&Known) -> u8; 6] = [
        |known| known.features.to_le_bytes()[0],
        |known| known.features.to_le_bytes()[1],
        |known| known.limit,
        |known| known.heads,
        |known| known.written.to_le_bytes()[0],
        |known| known.written.to_le_bytes()[1],
    ];
    for column in columns {
        packed.extend(keys.values().map(column));
    }
    packed.extend(features.iter().map(|feature| feature.len() as u8));
    packed.extend(text.bytes());
    packed.extend(keys.keys().zip(&shared).flat_map(|(key, shared)| &key[*shared..]));
    packed
}
