//! The whole library as one file: `docs/library.schema.json` describes it.
//!
//! ```
//! use tempoline::library::{Entry, file};
//! let entry = Entry { id: "a".into(), work: r#"{"text":"One."}"#.into(), ..Entry::default() };
//! assert_eq!(file::read(&file::write(&[entry.clone()])).unwrap(), [entry]);
//! ```

use super::Entry;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt;

/// The version of the file's shape.
pub const FILE_VERSION: u32 = 1;

/// Why a file is no library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// A newer version of the page wrote it.
    Newer,
    /// It is something else, or damaged.
    NotALibrary,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FileError::Newer => "the library is of a newer version",
            FileError::NotALibrary => "not a library of this page",
        })
    }
}

impl std::error::Error for FileError {}

#[derive(Serialize, Deserialize)]
struct Shape {
    tempoline_library: u32,
    #[serde(default)]
    engine: String,
    #[serde(default)]
    entries: Vec<ShapeEntry>,
}

/// In the file a work is an object, so that other programs need not unpack text from text.
#[derive(Serialize, Deserialize)]
struct ShapeEntry {
    id: String,
    #[serde(default)]
    revision: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default)]
    changed: u64,
    work: Box<RawValue>,
}

/// The library as a file. Entries whose work is no JSON, which none of ours is, are left out.
pub fn write(entries: &[Entry]) -> String {
    let entries = entries.iter().filter_map(|entry| {
        Some(ShapeEntry {
            id: entry.id.clone(),
            revision: entry.revision,
            name: entry.name.clone(),
            changed: entry.changed,
            work: RawValue::from_string(entry.work.clone()).ok()?,
        })
    });
    let engine = concat!("tempoline ", env!("CARGO_PKG_VERSION")).to_owned();
    let shape = Shape { tempoline_library: FILE_VERSION, engine, entries: entries.collect() };
    serde_json::to_string(&shape).unwrap_or_default()
}

/// The entries that a file holds.
pub fn read(text: &str) -> Result<Vec<Entry>, FileError> {
    #[derive(Deserialize)]
    struct Version {
        tempoline_library: u32,
    }
    let version: Version = serde_json::from_str(text).map_err(|_| FileError::NotALibrary)?;
    if version.tempoline_library > FILE_VERSION {
        return Err(FileError::Newer);
    }
    let shape: Shape = serde_json::from_str(text).map_err(|_| FileError::NotALibrary)?;
    let entry = |entry: ShapeEntry| Entry {
        id: entry.id,
        revision: entry.revision,
        name: entry.name,
        changed: entry.changed,
        work: entry.work.get().to_owned(),
    };
    Ok(shape.entries.into_iter().map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::{Work, kept};

    #[test]
    fn what_is_written_is_read_and_what_is_not_ours_is_refused() {
        let entry = Entry {
            id: "a-1".into(),
            revision: 4,
            name: "For “Monday”".into(),
            changed: 1_780_000_000,
            work: kept::write(&Work::new("‘Low Water’ came out.\n\nThen \"Tallow\".", crate::day("2026-06-05"))),
        };
        assert_eq!(read(&write(&[entry.clone(), entry.clone()])), Ok(vec![entry.clone(), entry]));
        assert_eq!(read(&write(&[])), Ok(Vec::new()));
        for text in
            ["", "[]", "{}", "{\"tempoline_library\":1,\"entries\":[{}]}", "{\"tempoline_library\":1,\"entries\":[{\"id\":\"a\""]
        {
            assert_eq!(read(text), Err(FileError::NotALibrary), "{text}");
        }
        assert_eq!(read("{\"tempoline_library\":2,\"shelves\":[]}"), Err(FileError::Newer));
    }
}
