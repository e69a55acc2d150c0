//! Gives the engine a name for the rules that it holds: a hash over the sources and lists of its stages, so that two
//! analyses can be told apart when a rule changed and the version did not.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

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
