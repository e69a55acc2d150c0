//! Short names for what crosses between the module and wasm-bindgen's glue: its own carry hashes, which compress badly and
//! stand in both.

use crate::bound::Bound;
use std::collections::HashMap;
use std::error::Error;

/// The short name of each long one.
pub struct Names(HashMap<String, String>);

impl Names {
    /// Names anew what has a number of its own in its name.
    pub fn of(bound: &Bound) -> Result<Names, Box<dyn Error>> {
        let mut names = HashMap::new();
        let imports = bound.imports.clone().into_imports().map(|import| import.map(|import| import.name));
        let exports = bound.exports.clone().into_iter().map(|export| export.map(|export| export.name));
        for name in imports.chain(exports) {
            let name = name?;
            let tail = name.rsplit('_').next().unwrap_or_default();
            let is_numbered = name.starts_with("__w") && !tail.is_empty() && tail.bytes().all(|byte| byte.is_ascii_hexdigit());
            if is_numbered && tail.bytes().any(|byte| byte.is_ascii_digit()) {
                let short = format!("_{:x}", names.len());
                names.entry(name.to_owned()).or_insert(short);
            }
        }
        Ok(Names(names))
    }

    /// The short name, or the name itself where it has none.
    pub fn short<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or(name, String::as_str)
    }

    /// The glue with the short names.
    pub fn in_glue(&self, glue: &str) -> String {
        let mut renamed = String::with_capacity(glue.len());
        let mut rest = glue;
        let is_of_name = |character: char| character.is_ascii_alphanumeric() || character == '_' || character == '$';
        while let Some(start) = rest.find(is_of_name) {
            let (before, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|character| !is_of_name(character)).unwrap_or(from.len()));
            renamed.push_str(before);
            renamed.push_str(self.short(word));
            rest = after;
        }
        renamed + rest
    }
}
