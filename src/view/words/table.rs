//! The tables of words: one file a language, `key = text` in each line, the same keys in the same order.
//!
//! ```text
//! # a comment
//! share.copy = Copy link
//! events = one: {n} event | other: {n} events
//! ```
//!
//! English is compiled in, in both halves of the page's module ([`crate::view::later`]), its keys only while compiling: [`word!`](super::word) looks its key up then, so that a key or
//! a slot that is not in `en.txt` does not compile. The other languages come as files when they are chosen. A key is the
//! number of its line, and a file whose keys are others than those of `en.txt` is refused.

/// The English table as written.
const ENGLISH: &str = include_str!("en.txt");

/// What stands between a key and its text.
const EQUALS: &[u8] = b" = ";

/// How a comment begins under which the words of the second half of the page stand (see [`crate::view::later`]), up to the next
/// comment.
const LATER: &[u8] = b"# Later:";

/// Where a line's key and text stand in its file.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    key_end: usize,
    end: usize,
    later: bool,
}

impl Line {
    const fn size(&self, all: bool) -> usize {
        if self.later && !all { 0 } else { self.end - self.key_end - EQUALS.len() }
    }
}

const COUNT: usize = count_lines(ENGLISH.as_bytes());
const LINES: &[Line; COUNT] = &lines(ENGLISH.as_bytes());
const BYTES: &[u8] = &texts::<{ size(LINES, true) }>(ENGLISH.as_bytes(), LINES, true);
const FIRST_BYTES: &[u8] = &texts::<{ size(LINES, false) }>(ENGLISH.as_bytes(), LINES, false);
/// Of the keys in their order: it tells a file of another version.
const FINGERPRINT: u32 = fingerprint(ENGLISH.as_bytes(), LINES);

/// English.
pub static IN_ENGLISH: Table = Table {
    texts: match std::str::from_utf8(BYTES) {
        Ok(texts) => texts,
        Err(_) => panic!("en.txt is text"),
    },
    ends: &ends(LINES, true),
};

/// As much of it as a first visit is drawn with; the other texts are empty.
pub static AT_FIRST: Table = Table {
    texts: match std::str::from_utf8(FIRST_BYTES) {
        Ok(texts) => texts,
        Err(_) => panic!("en.txt is text"),
    },
    ends: &ends(LINES, false),
};

/// A word or sentence of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u16);

/// All texts of a language.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    texts: &'static str,
    /// Where each text ends in `texts`.
    ends: &'static [u32],
}

impl Table {
    /// The text of a key.
    pub fn text(&self, key: Key) -> &'static str {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let at = usize::from(key.0);
        self.texts.get(at.checked_sub(1).map_or(0, end)..end(at)).unwrap_or("")
    }

    /// Reads a file; `None` where its keys are not those of this version. What is read stays for as long as the page: a
    /// reader changes language a few times at most.
    pub fn read(file: &str) -> Option<Table> {
        let mut texts = String::with_capacity(file.len());
        let mut ends = Vec::with_capacity(COUNT);
        let mut keys = START;
        for line in file.lines().filter(|line| is_entry(line.as_bytes())) {
            let (key, text) = line.split_once(" = ")?;
            keys = mixed(keys, key.as_bytes(), 0, key.len());
            texts.push_str(text);
            ends.push(u32::try_from(texts.len()).ok()?);
        }
        (keys == FINGERPRINT && ends.len() == COUNT).then(|| Table { texts: texts.leak(), ends: ends.leak() })
    }

    /// The key's own name, for tests.
    #[cfg(test)]
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        LINES.iter().enumerate().map(|(index, line)| {
            let key = u16::try_from(index).expect("a table is short");
            (&ENGLISH[line.start..line.key_end], self.text(Key(key)))
        })
    }
}

/// The key with this name, of a text with exactly these slots. For use in constants: a name that is not in `en.txt`, a
/// slot without a value and a value without a slot stop the compiler.
pub const fn key(name: &str, slots: &[&str]) -> Key {
    let file = ENGLISH.as_bytes();
    let name = name.as_bytes();
    let mut index = 0;
    while index < COUNT {
        let line = &LINES[index];
        if line.key_end - line.start == name.len() && stands_at(file, line.start, name) {
            check_slots(file, line.key_end + EQUALS.len(), line.end, slots);
            // A table of more keys than that would not compile in a minute.
            return Key(index as u16);
        }
        index += 1;
    }
    panic!("no such key in words/en.txt")
}

const fn check_slots(file: &[u8], start: usize, end: usize, slots: &[&str]) {
    let mut known = 0;
    while known < slots.len() {
        let slot = slots[known].as_bytes();
        let mut at = start;
        let mut found = false;
        while at < end && !found {
            found = file[at] == b'{'
                && at + slot.len() + 1 < end
                && stands_at(file, at + 1, slot)
                && file[at + 1 + slot.len()] == b'}';
            at += 1;
        }
        assert!(found, "a value is given for a slot that the text in words/en.txt does not have");
        known += 1;
    }
    let mut at = start;
    while at < end {
        if file[at] == b'{' {
            let mut slot = 0;
            let mut found = false;
            while slot < slots.len() && !found {
                let name = slots[slot].as_bytes();
                found = at + name.len() + 1 < end && stands_at(file, at + 1, name) && file[at + 1 + name.len()] == b'}';
                slot += 1;
            }
            assert!(found, "the text in words/en.txt has a slot that no value is given for");
        }
        at += 1;
    }
}

const fn stands_at(file: &[u8], at: usize, words: &[u8]) -> bool {
    let mut index = 0;
    while index < words.len() {
        if at + index >= file.len() || file[at + index] != words[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// Empty lines and comments are none.
const fn is_entry(line: &[u8]) -> bool {
    !line.is_empty() && line[0] != b'#'
}

const fn line_end(file: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < file.len() && file[end] != b'\n' {
        end += 1;
    }
    end
}

const fn count_lines(file: &[u8]) -> usize {
    let mut count = 0;
    let mut start = 0;
    while start < file.len() {
        let end = line_end(file, start);
        if end > start && is_entry(file.split_at(start).1) {
            count += 1;
        }
        start = end + 1;
    }
    count
}

const fn lines(file: &[u8]) -> [Line; COUNT] {
    let mut lines = [Line { start: 0, key_end: 0, end: 0, later: false }; COUNT];
    let mut later = false;
    let mut count = 0;
    let mut start = 0;
    while start < file.len() {
        let end = line_end(file, start);
        if end > start && is_entry(file.split_at(start).1) {
            let mut key_end = start;
            while !stands_at(file, key_end, EQUALS) {
                assert!(key_end < end, "a line of words/en.txt is no `key = text`");
                key_end += 1;
            }
            lines[count] = Line { start, key_end, end, later };
            count += 1;
        } else if end > start {
            later = stands_at(file, start, LATER);
        }
        start = end + 1;
    }
    lines
}

const fn size(lines: &[Line; COUNT], all: bool) -> usize {
    let mut size = 0;
    let mut index = 0;
    while index < COUNT {
        size += lines[index].size(all);
        index += 1;
    }
    size
}

const fn texts<const SIZE: usize>(file: &[u8], lines: &[Line; COUNT], all: bool) -> [u8; SIZE] {
    let mut texts = [0; SIZE];
    let mut to = 0;
    let mut index = 0;
    while index < COUNT {
        let mut from = lines[index].end - lines[index].size(all);
        while from < lines[index].end {
            texts[to] = file[from];
            from += 1;
            to += 1;
        }
        index += 1;
    }
    texts
}

const fn ends(lines: &[Line; COUNT], all: bool) -> [u32; COUNT] {
    let mut ends = [0; COUNT];
    let mut end = 0;
    let mut index = 0;
    while index < COUNT {
        end += lines[index].size(all);
        ends[index] = end as u32;
        index += 1;
    }
    ends
}

/// Where the fingerprint of no keys begins (FNV-1a).
const START: u32 = 0x811c_9dc5;

const fn fingerprint(file: &[u8], lines: &[Line; COUNT]) -> u32 {
    let mut hash = START;
    let mut index = 0;
    while index < COUNT {
        hash = mixed(hash, file, lines[index].start, lines[index].key_end);
        index += 1;
    }
    hash
}

const fn mixed(mut hash: u32, bytes: &[u8], start: usize, end: usize) -> u32 {
    let mut at = start;
    while at < end {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ 0xff).wrapping_mul(0x0100_0193)
}
