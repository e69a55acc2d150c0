//! Bytes in characters that addresses and chats leave alone: base64url without padding (RFC 4648, section 5).

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Whether `character` is one of the 64.
pub(super) fn is_letter(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}

/// Four characters for three bytes.
pub(super) fn write(bytes: &[u8]) -> String {
    let mut written = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        written.extend((0..=chunk.len()).map(|place| char::from(LETTERS[(bits >> (18 - 6 * place) & 63) as usize])));
    }
    written
}

/// The bytes again; `None` for what [`write`] never writes.
pub(super) fn read(written: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(written.len() * 3 / 4);
    for chunk in written.as_bytes().chunks(4) {
        let mut bits = 0;
        for &letter in chunk {
            bits = bits << 6 | value(letter)?;
        }
        let spare = 6 * chunk.len() % 8;
        if spare == 6 || bits & ((1 << spare) - 1) != 0 {
            return None;
        }
        let whole = chunk.len() * 6 / 8;
        bytes.extend((bits >> spare).to_be_bytes().iter().skip(4 - whole));
    }
    Some(bytes)
}

fn value(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_the_standard_says_and_read_back() {
        for (bytes, written) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foobar", "Zm9vYmFy"),
            (&[0xfb, 0xff, 0xfe], "-__-"),
        ] {
            assert_eq!(write(bytes), written);
            assert_eq!(read(written).as_deref(), Some(bytes));
        }
    }

    #[test]
    fn only_what_is_written_is_read() {
        for written in ["A", "Zg=", "Zh", "Zm9", "Zm9v ", "é"] {
            assert_eq!(read(written), None, "{written}");
        }
    }
}
