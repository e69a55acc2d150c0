//! Gives the engine a name for the rules that it holds: a hash over the sources and lists of its stages, so that two
//! analyses can be told apart when a rule changed and the version did not. And packs the long lists and tables of weights, so
//! that a new worker has them at hand before its first answer.

#[path = "src/lexicon/fold.rs"]
#[allow(dead_code)]
mod fold;
#[path = "src/lexicon/hash.rs"]
#[allow(dead_code)]
mod hash;
#[path = "src/lexicon/key.rs"]
#[allow(dead_code)]
mod key;
#[path = "pack/lists.rs"]
mod lists;
#[path = "src/lexicon/packed.rs"]
#[allow(dead_code)]
mod packed;
#[path = "src/event/packed.rs"]
#[allow(dead_code)]
mod weight_lines;
#[path = "pack/weights.rs"]
mod weights;

/// Where the engine's sources look for them.
mod lexicon {
    pub use crate::hash::{digest, mix};
}

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The long lists of names, and of words.
const NAMES: [&str; 8] = ["acts", "festivals", "venues", "places", "charts", "awards", "works", "organisations"];
const WORDS: [&str; 3] = ["words", "common", "given"];

/// The folders in which what the engine finds is decided.
const STAGES: [&str; 9] = ["analysis", "article", "edtf", "event", "lexicon", "mention", "pattern", "text", "timex"];

fn main() -> io::Result<()> {
    let sources = Path::new(&env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("src");
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for stage in STAGES {
        println!("cargo::rerun-if-changed=src/{stage}");
        for file in files(&sources.join(stage))? {
            let bytes = fs::read(file)?;
            for line in String::from_utf8_lossy(&bytes).lines().map(str::trim).take_while(|line| *line != "#[cfg(test)]") {
                // What only people read does not change what is found.
                if !line.starts_with("//") {
                    hash = line.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
                }
            }
        }
    }
    println!("cargo::rustc-env=TEMPOLINE_RULES={:08x}", hash >> 32);
    println!("cargo::rerun-if-changed=pack");
    let made = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let files = NAMES.iter().map(|name| (name, false)).chain(WORDS.iter().map(|name| (name, true)));
    for (name, words) in files {
        let text = fs::read_to_string(sources.join(format!("lexicon/data/{name}.txt")))?;
        fs::write(made.join(name), lists::pack(&text, words))?;
    }
    let verbs = fs::read_to_string(sources.join("lexicon/data/verbs.txt"))?;
    fs::write(made.join("verbs"), lists::verbs(&verbs))?;
    fs::write(made.join("weights"), weights::pack(&fs::read_to_string(sources.join("event/weights.txt"))?))?;
    fs::write(made.join("names"), weights::rows(&fs::read_to_string(sources.join("mention/weights.txt"))?))?;
    if env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|machine| machine == "wasm32") {
        // `pack/halve` sees from them what uses what.
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
    Ok(())
}

/// Every file below `folder`, in an order that does not depend on the file system.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
