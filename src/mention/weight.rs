//! The table that turns features of a run of words into a score for each kind of name.

use super::MentionKind;
use super::sheet::Sheet;
use crate::lexicon::{ByHash, digest, mix};
use std::sync::OnceLock;

/// The kinds a run can be scored as, in the order of the table's columns.
pub const KINDS: [MentionKind; 11] = [
    MentionKind::Person,
    MentionKind::Group,
    MentionKind::Work,
    MentionKind::Tour,
    MentionKind::Festival,
    MentionKind::Venue,
    MentionKind::Place,
    MentionKind::Chart,
    MentionKind::Award,
    MentionKind::Organisation,
    MentionKind::Other,
];

/// One number for each of [`KINDS`].
pub(super) type Scores = [f32; KINDS.len()];

macro_rules! features {
    ($($name:ident = $label:literal),* $(,)?) => {
        /// What can be said of a run of words and its surroundings.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Feature { $($name),* }
        /// The features as `weights.txt` writes them.
        const LABELS: &[&str] = &[$($label),*];
    };
}

features! {
    Bias = "bias", Token = "token", OneToken = "one-token", TwoTokens = "two-tokens", ThreeTokens = "three-tokens",
    FourTokens = "four-tokens",
    OfThe = "of-the", AndInside = "and-inside", AndThe = "and-the", Preposition = "preposition", GivenInside = "given-inside", MarkInside = "mark-inside", ColonInside = "colon-inside",
    PossessiveInside = "possessive-inside", NumberInside = "number-inside", ClosingMark = "end-mark", PlainInside = "plain-inside",
    AllCommon = "all-common", NoCommon = "no-common", GivenFirst = "given-first", RankFirst = "rank-first",
    InitialInside = "initial-inside", TheFirst = "the-first", BestFirst = "best-first", Shouted = "shouted",
    NationFirst = "nation-first", MonthInside = "month-inside", WorkWordInside = "work-word-inside",
    EndsVenue = "ends-venue", EndsGroup = "ends-group", EndsFestival = "ends-festival", EndsTour = "ends-tour",
    EndsAward = "ends-award", EndsChart = "ends-chart", EndsWork = "ends-work", EndsOrg = "ends-org", EndsPlace = "ends-place",
    ListedPerson = "listed-person", ListedGroup = "listed-group", ListedAct = "listed-act", ListedFestival = "listed-festival",
    ListedVenue = "listed-venue", ListedPlace = "listed-place", ListedChart = "listed-chart", ListedAward = "listed-award",
    ListedOrganisation = "listed-organisation", ListedWork = "listed-work", ListedCommon = "listed-common", Surname = "surname", Known = "known", Quoted = "quoted",
    AfterPersonRole = "after-person-role", AfterGroupRole = "after-group-role", AfterActRole = "after-act-role",
    AfterWorkWord = "after-work-word", AfterTitled = "after-titled", AfterIssue = "after-issue", AfterJoiner = "after-feature",
    AfterNamePossessive = "after-name-possessive", AfterOwn = "after-own", AfterYearPossessive = "after-year-possessive",
    AfterRank = "after-rank", AfterIn = "after-in", AfterAt = "after-at", AfterBy = "after-by", AfterWith = "after-with",
    AfterFrom = "after-from", AfterOn = "after-on", AfterTo = "after-to", AfterThe = "after-the", AfterNation = "after-nation",
    AfterFresh = "after-fresh", AfterWorkOf = "after-work-of", AfterWorkSuchAs = "after-work-such-as",
    BeforePossessive = "before-possessive", BeforeSay = "before-say", BeforeDo = "before-do", BeforeIssue = "before-issue",
    BeforeRise = "before-rise", BeforeWorkWord = "before-work-word", BeforeRole = "before-role", BeforeTour = "before-tour",
    BeforeFestival = "before-festival", BeforeChart = "before-chart", BeforeAward = "before-award", BeforeYear = "before-year",
    BeforeWorkApposition = "before-work-apposition", BeforeFrom = "before-from", AfterSay = "after-say", EndsPlural = "ends-plural",
    BeforeRoleApposition = "before-role-apposition", BeforeBy = "before-by", BeforeAge = "before-age", BeforeRegion = "before-region", LongList = "long-list", BeforeDate = "before-date", YearAround = "year-around", OpusFirst = "opus-first",
    OpenerFirst = "opener-first", SmallFirst = "small-first", RoleFirst = "role-first", BesideCapital = "beside-capital",
    OneCommonOpener = "one-common-opener", OneCommon = "one-common", OneLabel = "one-label", NumberFirst = "number-first", EndsSmall = "ends-small", BesideOf = "beside-of", InSeries = "in-series", PersonEnding = "person-ending", PlaceEnding = "place-ending", SuffixLast = "suffix-last",
    OneAcronym = "one-acronym", OnePlain = "one-plain", OneNation = "one-nation", TimedInside = "timed-inside",
    HeadlineCommon = "headline-common", ListedBefore = "listed-before",
    QuotedElsewhere = "quoted-elsewhere", WholeElsewhere = "whole-elsewhere", OneWholeElsewhere = "one-whole-elsewhere",
    SmallElsewhere = "small-elsewhere", SmallElsewhereFirst = "small-elsewhere-first",
    EndsWhole = "ends-whole", StartsWhole = "starts-whole", JoinsWholes = "joins-wholes", OwnerInside = "owner-inside",
    RoleInside = "role-inside", HeadInside = "head-inside", AfterActingIn = "after-acting-in", BeforeOwnWork = "before-own-work",
}

/// Where a word stands whose own weight counts, beside the classes that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Right before the name.
    Before,
    /// Right after it.
    After,
    /// The first of several words of a name.
    First,
    /// The last of several.
    Last,
    /// The only one.
    Only,
}

impl Side {
    const ALL: [(Side, &str); 5] =
        [(Side::Before, "before"), (Side::After, "after"), (Side::First, "first"), (Side::Last, "last"), (Side::Only, "only")];

    /// How `weights.txt` writes it, before `=` and the word.
    pub fn name(self) -> &'static str {
        Side::ALL.iter().find(|(side, _)| *side == self).map_or("", |(_, name)| name)
    }

    fn key(self, digest: u64) -> u64 {
        mix(self as u64 + 1, digest)
    }
}

/// What the features of a run are added up in: the scores alone, or with them the features that the learner asks for.
pub(super) trait Tally: Clone + Default {
    /// Adds `count` times a feature.
    fn add(&mut self, feature: Feature, count: f32);
    /// Adds `count` times a feature for one kind alone.
    fn add_for(&mut self, feature: Feature, kind: MentionKind, count: f32);
    /// Adds what the word at token `index` weighs where it stands.
    fn add_word(&mut self, sheet: &Sheet, side: Side, index: usize);
    /// Adds all of another tally.
    fn join(&mut self, other: &Self);
    /// The scores so far.
    fn scores(&self) -> &Scores;
}

impl Tally for Scores {
    fn add(&mut self, feature: Feature, count: f32) {
        Weights::compiled().add(self, feature, count);
    }

    fn add_for(&mut self, feature: Feature, kind: MentionKind, count: f32) {
        Weights::compiled().add_for(self, feature, kind, count);
    }

    fn add_word(&mut self, sheet: &Sheet, side: Side, index: usize) {
        if let Some(row) = Weights::compiled().words.get(&side.key(sheet.doc.digest(index))) {
            self.join(row);
        }
    }

    fn join(&mut self, other: &Self) {
        self.iter_mut().zip(other).for_each(|(score, more)| *score += more);
    }

    fn scores(&self) -> &Scores {
        self
    }
}

impl Feature {
    /// How `weights.txt` writes it.
    pub(super) fn label(self) -> &'static str {
        LABELS.get(self as usize).copied().unwrap_or("")
    }
}

/// The rows of `weights.txt` as `build.rs` has read them: sorted by name, in hundredths.
const ROWS: &[(&str, [i16; KINDS.len()])] = &include!(concat!(env!("OUT_DIR"), "/names"));

/// The weights of every feature, in the order of [`Feature`], and of single words by side and word.
pub(super) struct Weights {
    features: Vec<Scores>,
    words: ByHash<Scores>,
}

impl Weights {
    /// The table compiled in; a feature that it leaves out weighs nothing.
    pub(super) fn compiled() -> &'static Weights {
        static TABLE: OnceLock<Weights> = OnceLock::new();
        TABLE.get_or_init(|| {
            let scores = |row: &[i16; KINDS.len()]| row.map(|hundredths| f32::from(hundredths) / 100.0);
            let row = |label: &&str| {
                ROWS.binary_search_by_key(label, |(name, _)| *name).map_or(Scores::default(), |at| scores(&ROWS[at].1))
            };
            let word = |(name, row): &(&str, [i16; KINDS.len()])| {
                let (side, word) = name.split_once('=')?;
                let (side, _) = Side::ALL.into_iter().find(|(_, name)| *name == side)?;
                Some((side.key(digest(word)), scores(row)))
            };
            Weights { features: LABELS.iter().map(row).collect(), words: ROWS.iter().filter_map(word).collect() }
        })
    }

    /// Adds a feature's weight to the score of one kind alone.
    pub(super) fn add_for(&self, scores: &mut Scores, feature: Feature, kind: MentionKind, count: f32) {
        let row = self.features.get(feature as usize);
        for (column, score) in scores.iter_mut().enumerate().filter(|(column, _)| KINDS[*column] == kind) {
            *score += row.map_or(0.0, |row| row[column]) * count;
        }
    }

    /// Adds `count` times a feature's weights to `scores`.
    pub(super) fn add(&self, scores: &mut Scores, feature: Feature, count: f32) {
        if let Some(row) = self.features.get(feature as usize) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight * count;
            }
        }
    }
}

#[cfg(test)]
fn rows(table: &str) -> impl Iterator<Item = (&str, &str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// The best kind and its score.
pub(super) fn best(scores: &Scores) -> (MentionKind, f32) {
    let mut best = (MentionKind::Other, f32::NEG_INFINITY);
    for (kind, score) in KINDS.iter().zip(scores) {
        if *score > best.1 {
            best = (*kind, *score);
        }
    }
    best
}

/// The share of the best kind among all: 0 to 1.
pub(super) fn confidence(scores: &Scores) -> f32 {
    let top = best(scores).1;
    1.0 / scores.iter().map(|score| libm::expf(score - top)).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::{KINDS, LABELS, Side, rows};

    #[test]
    fn the_table_and_the_features_agree() {
        let table = include_str!("weights.txt");
        for (name, weights) in rows(table) {
            let word = Side::ALL.iter().any(|(_, side)| name.split_once('=').is_some_and(|(left, _)| left == *side));
            assert!(word || LABELS.contains(&name), "{name} is no feature");
            assert_eq!(weights.split_whitespace().filter(|weight| weight.parse::<f32>().is_ok()).count(), KINDS.len(), "{name}");
        }
        for label in LABELS {
            assert!(rows(table).any(|(name, _)| name == *label), "{label} has no weights");
        }
    }
}
