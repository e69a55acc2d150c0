//! The bytes at hand, for a caller outside.

use std::cell::RefCell;

thread_local!(static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) });

/// Takes one byte more.
#[unsafe(no_mangle)]
pub extern "C" fn put(byte: u32) {
    BYTES.with_borrow_mut(|bytes| bytes.push(byte as u8));
}

/// How many there are.
#[unsafe(no_mangle)]
pub extern "C" fn count() -> usize {
    BYTES.with_borrow(Vec::len)
}

/// One of them.
#[unsafe(no_mangle)]
pub extern "C" fn byte(at: usize) -> u32 {
    BYTES.with_borrow(|bytes| bytes.get(at).copied().unwrap_or(0).into())
}

/// Makes them others.
pub fn change(change: impl Fn(&[u8]) -> Vec<u8>) {
    BYTES.with_borrow_mut(|bytes| *bytes = change(bytes));
}
