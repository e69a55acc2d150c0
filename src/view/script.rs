//! Which script a title is written in, so that it gets its language, its line height and no false italics.

use crate::analysis::{EventRecord, MarkField};
use crate::event::{Kind, Status};

/// The language tag that a title's script suggests; `None` for Latin, Greek, Cyrillic and whatever has no case of its own.
///
/// Kana say Japanese even among Han characters, which alone are taken for Chinese.
pub fn language_of(text: &str) -> Option<&'static str> {
    let mut han = false;
    for character in text.chars() {
        match u32::from(character) {
            0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7A3 => return Some("ko"),
            0x3041..=0x30FF | 0x31F0..=0x31FF => return Some("ja"),
            0x0900..=0x097F => return Some("hi"),
            0x0980..=0x09FF => return Some("bn"),
            0x0B80..=0x0BFF => return Some("ta"),
            0x0E00..=0x0E7F => return Some("th"),
            0x0590..=0x05FF => return Some("he"),
            0x0600..=0x06FF => return Some("ar"),
            0x3400..=0x4DBF | 0x4E00..=0x9FFF => han = true,
            _ => {}
        }
    }
    han.then_some("zh")
}

/// Whether an event's title is that of a work in a script that has italics, and not words that stand for a title.
pub fn is_work(event: &EventRecord) -> bool {
    event.kind == Kind::Release
        && event.marks.iter().any(|mark| mark.field == MarkField::Title)
        && language_of(&event.title).is_none()
}

/// The classes of a title: works are italic, what was called off is struck.
pub fn title_class(event: &EventRecord, struck: bool) -> &'static str {
    match (is_work(event), struck || event.status == Status::Cancelled) {
        (false, false) => "title",
        (true, false) => "title work",
        (false, true) => "title off",
        (true, true) => "title work off",
    }
}

#[cfg(test)]
mod tests {
    use super::language_of;

    #[test]
    fn a_title_gets_the_language_of_its_script() {
        for (title, language) in [
            ("Low Water", None),
            ("Élan", None),
            ("파도의 편지", Some("ko")),
            ("तारों की नाव", Some("hi")),
            ("星空サウンド", Some("ja")),
            ("星空", Some("zh")),
            ("", None),
        ] {
            assert_eq!(language_of(title), language, "{title}");
        }
    }
}
