//! Bytes in characters that addresses and chats leave alone: base64url without padding (RFC 4648, section 5).

/// Whether `character` is one of the 64.
pub(super) fn is_letter(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}

/// Four characters for three bytes.
pub(super) fn write(bytes: &[u8]) -> String {
    let mut written = String::new();
    let (mut bits, mut count) = (0, 0);
    for &byte in bytes {
        bits = bits << 8 | u32::from(byte);
        count += 8;
        while count >= 6 {
            count -= 6;
            written.push(letter(bits >> count));
        }
    }
    if count > 0 {
        written.push(letter(bits << (6 - count)));
    }
    written
}

/// The bytes again; `None` for what [`write`] never writes.
pub(super) fn read(written: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0, 0);
    for letter in written.bytes() {
        bits = bits << 6 | value(letter)?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    (count < 6 && bits & ((1 << count) - 1) == 0).then_some(bytes)
}

/// The letter of the six lowest bits.
fn letter(bits: u32) -> char {
    let value = (bits & 63) as u8;
    char::from(match value {
        ..26 => b'A' + value,
        26..52 => b'a' - 26 + value,
        52..62 => value - 4,
        62 => b'-',
        _ => b'_',
    })
}

fn value(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter + 4,
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
