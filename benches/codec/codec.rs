//! The links' codec alone, with its alphabet and its reading: `./dev size` weighs it, `./dev bench` times it in a browser.
//!
//! Bytes cross one by one, so that no pointers do.
#![allow(dead_code, reason = "the library uses more of these files")]

mod bytes;
#[path = "../../src/share/coder.rs"]
mod coder;
#[path = "../../src/share/learn.rs"]
mod learn;
#[path = "../../src/share/letters.rs"]
mod letters;
#[path = "../../src/share/mix.rs"]
mod mix;
#[path = "../../src/share/table.rs"]
mod table;

/// Makes the bytes at hand a link's payload.
#[unsafe(no_mangle)]
pub extern "C" fn pack() {
    bytes::change(|bytes| letters::write(&mix::compress(mix::Codec::Forms, bytes)).into_bytes());
}

/// Makes a payload the `length` bytes that it stands for.
#[unsafe(no_mangle)]
pub extern "C" fn unpack(length: usize) {
    bytes::change(|bytes| {
        let payload: String = bytes.iter().map(|&byte| char::from(byte & 127)).collect();
        letters::read(&payload).and_then(|payload| mix::expand(mix::Codec::Forms, &payload, length)).unwrap_or_default()
    });
}
