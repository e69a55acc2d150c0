//! Folding: the form in which words are compared. `Beyoncé’s` and `beyonce's` fold to the same text.

/// Lower case, Latin accents removed, curly apostrophes straight.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        fold_into(character, &mut folded);
    }
    folded
}

/// Appends the folded form of one character.
pub fn fold_into(character: char, folded: &mut String) {
    if character.is_ascii() {
        folded.push(character.to_ascii_lowercase());
        return;
    }
    match character {
        '’' | '‘' | 'ʼ' | '`' | '´' => folded.push('\''),
        _ => character.to_lowercase().for_each(|lower| match unaccented(lower) {
            Some(plain) => folded.push_str(plain),
            // Combining marks: `e` + U+0301 folds as `é` does.
            None if ('\u{300}'..='\u{36f}').contains(&lower) => {}
            None => folded.push(lower),
        }),
    }
}

/// The plain Latin letters that an accented one is compared as.
fn unaccented(lower: char) -> Option<&'static str> {
    Some(match lower {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ĝ' | 'ġ' | 'ģ' => "g",
        'ì'..='ï' | 'ī' | 'ĩ' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ĺ' | 'ļ' | 'ľ' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ŏ' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ŭ' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_and_apostrophes_go() {
        for (written, folded) in [("Beyoncé’s", "beyonce's"), ("SIGUR RÓS", "sigur ros"), ("방탄", "방탄"), ("Mötley", "motley")]
        {
            assert_eq!(fold(written), folded);
        }
    }
}
