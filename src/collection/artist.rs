//! Artists as they are compared across articles: one writes 'Noor Halden', the other 'Halden'.

use super::title::name;
use crate::analysis::{AnalysisDocument, MentionRecord};
use crate::mention::MentionKind;
use std::collections::{BTreeMap, BTreeSet};

/// An artist by every name that the article uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Act {
    /// The fullest name, to compare.
    pub name: String,
    /// Its other names in the article: a surname, an alias. Never the fullest.
    pub others: BTreeSet<String>,
}

/// How far two lists of artists agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// One artist of each goes by one name.
    Same,
    /// One artist of each goes by one name, though another than the fullest: a surname, an alias.
    OtherName,
    /// At least one article does not say who.
    Unknown,
    /// They name others.
    Differ,
}

/// The other names of every artist in the document, by the fullest.
pub fn names(document: &AnalysisDocument) -> BTreeMap<&str, BTreeSet<String>> {
    let mut names: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for mention in document.mentions.iter().filter(|mention| is_name(mention)) {
        names.entry(&mention.entity).or_default().insert(name(&mention.quote));
    }
    names
}

/// Everybody whom the document names, by every name. A band that sounds like a company is one of them: whom an event
/// lacks is often one whose kind stayed open.
pub fn company(document: &AnalysisDocument) -> BTreeSet<String> {
    let sorts = [MentionKind::Person, MentionKind::Group, MentionKind::Organisation, MentionKind::Other];
    let people = document.mentions.iter().filter(|mention| sorts.contains(&mention.kind));
    people
        .map(|mention| name(&mention.entity))
        .chain(names(document).into_values().flatten())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Whether an article that does not say whose it is may mean these acts: it names one of them.
pub fn keeps_company(acts: &[Act], company: &BTreeSet<String>) -> bool {
    acts.iter().any(|act| company.contains(&act.name) || act.others.iter().any(|name| company.contains(name)))
}

/// Whether a headline has one of these acts' full names: a review's says 'Act: Work', and its text need not.
pub fn is_in_headline(acts: &[Act], headline: &str) -> bool {
    let is_whole = |at: usize, name: &str| {
        let before = headline.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(' '));
        let after = headline.get(at + name.len()..).is_none_or(|after| after.is_empty() || after.starts_with(' '));
        before && after
    };
    let has = |name: &str| !name.is_empty() && headline.match_indices(name).any(|(at, _)| is_whole(at, name));
    acts.iter().any(|act| has(&act.name))
}

/// 'She' and 'the duo' are mentions too, but no names.
fn is_name(mention: &MentionRecord) -> bool {
    let named = mention.quote.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit() || !first.is_lowercase());
    matches!(mention.kind, MentionKind::Person | MentionKind::Group)
        && named
        && mention.quote != mention.entity
        && !matches!(mention.quote.as_str(), "He" | "She" | "They" | "It" | "His" | "Her" | "Their" | "Him" | "Them" | "I" | "We")
        && !mention.quote.starts_with("The ")
}

/// An artist of an event.
pub fn act(written: &str, names: &BTreeMap<&str, BTreeSet<String>>) -> Act {
    let plain = name(written);
    let mut others = names.get(written).cloned().unwrap_or_default();
    others.remove(&plain);
    others.remove("");
    Act { name: plain, others }
}

/// How far the two lists agree.
pub fn agreement(a: &[Act], b: &[Act]) -> Agreement {
    if a.is_empty() || b.is_empty() {
        return Agreement::Unknown;
    }
    let pairs = || a.iter().flat_map(|a| b.iter().map(move |b| (a, b)));
    if pairs().any(|(a, b)| a.name == b.name) {
        Agreement::Same
    } else if pairs().any(|(a, b)| is_other_name(a, b) || is_other_name(b, a)) {
        Agreement::OtherName
    } else {
        Agreement::Differ
    }
}

/// Whether `short` is a name under which the other article may mean `long`.
fn is_other_name(short: &Act, long: &Act) -> bool {
    long.others.contains(&short.name)
        || (!short.name.contains(' ') && last_word(&long.name) == short.name && long.name.contains(' '))
}

/// What artists who may be one share: the last word of their name.
pub fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acts(names: &[&str]) -> Vec<Act> {
        names.iter().map(|written| act(written, &BTreeMap::new())).collect()
    }

    #[test]
    fn full_names_surnames_and_aliases_agree_and_namesakes_do_not() {
        for (a, b, agree) in [
            (&["Noor Halden"][..], &["NOOR HALDEN"][..], Agreement::Same),
            (&["The Quiet Harriers"], &["Quiet Harriers"], Agreement::Same),
            (&["Noor Halden", "Glass Ferry"], &["Glass Ferry"], Agreement::Same),
            (&["Noor Halden"], &["Halden"], Agreement::OtherName),
            (&["Noor Halden"], &["Jonas Halden"], Agreement::Differ),
            (&["Noor Halden"], &["Noor"], Agreement::Differ),
            (&["Noor Halden"], &[], Agreement::Unknown),
        ] {
            assert_eq!(agreement(&acts(a), &acts(b)), agree, "{a:?} {b:?}");
            assert_eq!(agreement(&acts(b), &acts(a)), agree, "{b:?} {a:?}");
        }
        assert!(is_in_headline(&acts(&["Noor Halden"]), "noor halden ember review"));
        assert!(!is_in_headline(&acts(&["Noor"]), "noorhalden ember review"), "whole words only");
        let alias = Act { name: "noor halden".to_owned(), others: BTreeSet::from(["nightjar".to_owned()]) };
        assert_eq!(agreement(&[alias], &acts(&["Nightjar"])), Agreement::OtherName);
    }
}
