//! The language of a text, told by its script and by the small words that every sentence of a language needs.

use crate::lexicon::{ByHash, WordHash};
use std::sync::OnceLock;

/// Small words of languages that music news is often written in, in lower case. Words that two of the languages share
/// count for both.
const SMALL_WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "of", "and", "to", "in", "a", "is", "for", "on", "with", "that", "was", "by", "at", "from", "his", "her",
            "their", "has", "have", "as", "it", "an", "will", "be", "are", "were", "which", "who", "after", "this", "its", "but",
            "not",
        ],
    ),
    (
        "es",
        &[
            "de", "la", "que", "el", "en", "y", "los", "del", "las", "un", "una", "con", "por", "para", "su", "se", "al", "lo",
            "como", "más", "es", "sus", "fue", "este", "esta", "pero", "ha", "también",
        ],
    ),
    (
        "fr",
        &[
            "de", "la", "le", "les", "et", "des", "en", "un", "une", "du", "que", "dans", "qui", "pour", "sur", "au", "par",
            "pas", "est", "son", "sa", "ses", "avec", "ce", "cette", "ont", "mais", "aux", "été",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "das", "den", "von", "mit", "ist", "im", "dem", "ein", "eine", "auf", "für", "sich", "des",
            "nicht", "auch", "es", "an", "als", "nach", "wird", "bei", "einen", "aus", "sie", "wie", "hat", "zum", "zur",
        ],
    ),
    (
        "it",
        &[
            "di", "il", "la", "che", "e", "un", "una", "per", "in", "del", "della", "con", "non", "le", "si", "dei", "al", "da",
            "gli", "sono", "ha", "nel", "anche", "alla", "più", "suo", "delle", "è",
        ],
    ),
    (
        "pt",
        &[
            "de", "que", "o", "a", "e", "do", "da", "em", "um", "uma", "os", "para", "com", "não", "no", "na", "por", "se",
            "dos", "as", "ao", "mais", "foi", "sua", "seu", "das", "como", "é", "também",
        ],
    ),
    (
        "nl",
        &[
            "de", "het", "een", "van", "en", "in", "is", "dat", "op", "te", "met", "voor", "zijn", "die", "niet", "aan", "er",
            "ook", "als", "door", "naar", "bij", "werd", "uit", "maar", "wordt", "om",
        ],
    ),
    (
        "sv",
        &[
            "och", "i", "att", "det", "som", "en", "på", "är", "av", "för", "med", "till", "den", "har", "de", "inte", "om",
            "ett", "han", "var", "från", "men", "sin", "efter", "hon",
        ],
    ),
    (
        "da",
        &[
            "og", "i", "at", "det", "som", "en", "på", "er", "af", "for", "med", "til", "den", "har", "de", "ikke", "et", "han",
            "var", "fra", "men", "sin", "efter", "hun", "om",
        ],
    ),
    (
        "pl",
        &[
            "i", "w", "na", "z", "się", "do", "nie", "to", "że", "jest", "o", "jak", "po", "od", "za", "są", "przez", "dla",
            "roku", "który", "która", "oraz", "ze", "jego", "także",
        ],
    ),
    (
        "tr",
        &[
            "ve", "bir", "bu", "da", "de", "için", "ile", "olarak", "çok", "daha", "gibi", "en", "olan", "ne", "o", "yeni",
            "sonra", "kadar", "ama", "oldu", "son", "her",
        ],
    ),
    (
        "id",
        &[
            "yang", "dan", "di", "ini", "dengan", "untuk", "dari", "dalam", "pada", "tidak", "akan", "ke", "itu", "juga",
            "telah", "oleh", "ada", "sebagai", "adalah", "saat", "lagu", "mereka", "bisa",
        ],
    ),
    (
        "tl",
        &[
            "ang", "ng", "sa", "na", "at", "mga", "ay", "si", "ni", "para", "kanyang", "hindi", "ito", "isang", "nang", "kay",
            "niya", "kung", "siya", "po", "pa", "din", "noong", "ko",
        ],
    ),
    (
        "hi-Latn",
        &[
            "hai", "ke", "ki", "ka", "mein", "se", "ko", "aur", "ne", "ho", "hain", "bhi", "kar", "par", "ye", "yeh", "nahi",
            "ek", "tha", "thi", "apne", "liye", "woh", "koi",
        ],
    ),
];

/// Fewer words than this tell no language.
const FEWEST_WORDS: usize = 12;
/// Words looked at: the head and a good part of the story are enough.
const MOST_WORDS: usize = 2000;

/// BCP 47 tag of the language that most of the text is in; `None` when it is short or of a language not known here.
pub(super) fn language_of(text: &str) -> Option<&'static str> {
    if let Some(script) = by_script(text) {
        return script;
    }
    let mut words = 0_usize;
    let mut counts = [0_usize; SMALL_WORDS.len()];
    let languages = languages();
    for word in words_of(text).take(MOST_WORDS) {
        words += 1;
        let Some(of) = languages.get(&word.value()) else { continue };
        for (index, count) in counts.iter_mut().enumerate() {
            *count += usize::from(of >> index & 1);
        }
    }
    let (best, (tag, _)) = counts.iter().zip(SMALL_WORDS).max_by_key(|(count, _)| **count)?;
    let others =
        counts.iter().zip(SMALL_WORDS).filter(|(_, (other, _))| other != tag).map(|(count, _)| *count).max().unwrap_or(0);
    // A sixth of running text is small words; a list of titles or tour dates has fewer, and must not be told by chance.
    let share_is_plain = best * 8 >= words || (*tag == "en" && best * 14 >= words);
    (words >= FEWEST_WORDS && share_is_plain && best * 5 >= others * 6).then_some(*tag)
}

/// The small words, each with the languages that have it: one bit for each row of the table.
fn languages() -> &'static ByHash<u16> {
    static LANGUAGES: OnceLock<ByHash<u16>> = OnceLock::new();
    LANGUAGES.get_or_init(|| {
        let mut languages = ByHash::default();
        for (index, (_, words)) in SMALL_WORDS.iter().enumerate() {
            for word in *words {
                *languages.entry(WordHash::of(word).value()).or_insert(0) |= 1 << index;
            }
        }
        languages
    })
}

/// The words of a text, as hashes of what they are in lower case.
fn words_of(text: &str) -> impl Iterator<Item = WordHash> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (mut hash, mut begun) = (WordHash::default(), false);
        while let Some(&byte) = text.as_bytes().get(at) {
            let letter = if byte.is_ascii() {
                hash = if byte.is_ascii_alphabetic() { hash.byte(byte.to_ascii_lowercase()) } else { hash };
                at += 1;
                byte.is_ascii_alphabetic()
            } else {
                let character = text.get(at..).and_then(|rest| rest.chars().next())?;
                at += character.len_utf8();
                if character.is_alphabetic() {
                    hash = character.to_lowercase().fold(hash, |hash, lower| hash.then(lower.encode_utf8(&mut [0; 4])));
                }
                character.is_alphabetic()
            };
            if begun && !letter {
                return Some(hash);
            }
            begun |= letter;
        }
        begun.then_some(hash)
    })
}

/// `Some` when more than a third of the letters are of another script than Latin: the language, where the script tells it.
fn by_script(text: &str) -> Option<Option<&'static str>> {
    const MOST_LETTERS: usize = 20_000;
    const FEWEST_LETTERS: usize = 20;
    // Characters of these scripts begin with such a byte; 0xe2 begins dashes and quotation marks.
    if text.bytes().filter(|byte| *byte >= 0xcd && *byte != 0xe2).take(FEWEST_LETTERS).count() < FEWEST_LETTERS {
        return None;
    }
    let mut latin = 0_usize;
    let mut scripts: [(&str, usize); 16] =
        ["ko", "ja", "zh", "hi", "bn", "ta", "te", "pa", "gu", "ml", "th", "ar", "he", "el", "ru", "ka"].map(|tag| (tag, 0));
    for character in text.chars().filter(|character| character.is_alphabetic()).take(MOST_LETTERS) {
        let tag = match character {
            ..'\u{0370}' => {
                latin += 1;
                continue;
            }
            '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}' => "ko",
            '\u{3040}'..='\u{30FF}' => "ja",
            '\u{3400}'..='\u{9FFF}' => "zh",
            '\u{0900}'..='\u{097F}' => "hi",
            '\u{0980}'..='\u{09FF}' => "bn",
            '\u{0B80}'..='\u{0BFF}' => "ta",
            '\u{0C00}'..='\u{0C7F}' => "te",
            '\u{0A00}'..='\u{0A7F}' => "pa",
            '\u{0A80}'..='\u{0AFF}' => "gu",
            '\u{0D00}'..='\u{0D7F}' => "ml",
            '\u{0E00}'..='\u{0E7F}' => "th",
            '\u{0600}'..='\u{06FF}' => "ar",
            '\u{0590}'..='\u{05FF}' => "he",
            '\u{0370}'..='\u{03FF}' => "el",
            '\u{0400}'..='\u{04FF}' => "ru",
            '\u{10A0}'..='\u{10FF}' => "ka",
            _ => {
                latin += 1;
                continue;
            }
        };
        for (_, count) in scripts.iter_mut().filter(|(known, _)| *known == tag) {
            *count += 1;
        }
    }
    let other: usize = scripts.iter().map(|(_, count)| count).sum();
    if other < FEWEST_LETTERS || other * 2 <= latin {
        return None;
    }
    // Japanese is written with kana among its Chinese characters.
    let kana = scripts.iter().find(|(tag, _)| *tag == "ja").map_or(0, |(_, count)| *count);
    let (tag, count) = scripts.iter().max_by_key(|(_, count)| *count).copied()?;
    let tag = if tag == "zh" && kana * 10 > count { "ja" } else { tag };
    Some(Some(tag))
}
