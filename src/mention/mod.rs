//! Names in the text: who, what and where, and which of them are one.
//!
//! `sheet` reads each token, `quote` finds titles in quotation marks, `name` cuts runs of capitals into names by the scores
//! of `feature` and `weights.txt`, `region` joins a town to its state, `described` finds what has no name, `identity` and
//! `coref` tell which are one, `maker` whose a work is.
//!
//! ```
//! use tempoline::{Article, mention::{MentionKind, find_mentions}, text::Document};
//! let article = Article::read("Glass Ferry's new single \"Low Water\" is out.", None);
//! let found = find_mentions(&article, &Document::new(article.text.clone()), &[]);
//! let work = found.entities.iter().find(|entity| entity.kind == MentionKind::Work).unwrap();
//! assert_eq!((work.name.as_str(), found.entities[work.by[0]].name.as_str()), ("Low Water", "Glass Ferry"));
//! ```

mod around;
mod coref;
mod described;
mod elsewhere;
mod feature;
mod gazetteer;
mod identity;
mod inside;
mod maker;
mod name;
mod quote;
mod region;
mod series;
mod sheet;
mod taught;
mod weight;
mod word;

use crate::article::{Article, RegionKind};
use crate::text::{Document, Span, TokenKind};
use crate::timex::Timex;
use coref::{Discourse, gender_before, gender_of};
use described::described_at;
use maker::{Placed, makers, work_kind};
use name::{Name, Possible};
use serde::{Deserialize, Serialize};
use sheet::Sheet;
use std::ops::Range;
pub use taught::{Asked, FeatureName, Stretch, WEIGHTS, stretches};
use weight::Scores;
pub use weight::{KINDS, Side};
use word::Classes;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// A single performer, composer, author, director or actor.
    Person,
    /// A band, duo, orchestra, ensemble or cast.
    Group,
    /// A song, album, film, series, book, musical, opera or composition.
    Work,
    /// A tour, concert series or named show.
    Tour,
    /// A festival, song contest or ceremony that acts play at.
    Festival,
    /// A hall, club, arena, stadium, park: where a show takes place.
    Venue,
    /// A city, region or country.
    Place,
    /// A chart: `Billboard Hot 100`, `UK Singles Chart`.
    Chart,
    /// An award or award show: `Grammy Awards`, `Song of the Year`.
    Award,
    /// A label, outlet, broadcaster, company or platform.
    Organisation,
    /// A name whose kind stayed open.
    Other,
}

/// Index of an [`Entity`] in [`Mentions::entities`].
pub type EntityId = usize;

/// What a work is, when the text says so (`the single`, `her new album`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WorkKind {
    /// A song, single or track.
    Song,
    /// An album, LP, mixtape or soundtrack.
    Album,
    /// An EP or mini-album.
    Ep,
    /// A music video.
    Video,
    /// A film or documentary.
    Film,
    /// A television or streaming series.
    Series,
    /// A book.
    Book,
    /// A symphony, opera, musical, play, game, box of wine.
    Other,
}

/// One place in the text that names, describes or stands for an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands, without quotation marks and without a possessive `'s`.
    pub span: Span,
    /// What it names here.
    pub kind: MentionKind,
    /// Which entity it names.
    pub entity: EntityId,
    /// Whether the text sets it in quotation marks.
    pub quoted: bool,
    /// Whether it is a pronoun or description (`the duo`, `her`, `the singer`) rather than a name.
    pub anaphoric: bool,
    /// How sure the kind is, 0 to 1.
    pub confidence: f32,
}

/// Somebody or something that one or more mentions name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: MentionKind,
    /// The fullest name in the text, as written.
    pub name: String,
    /// What kind of work it is, where the text says.
    pub work: Option<WorkKind>,
    /// Act that a work belongs to, where the text says (`Styles's "As It Was"`, `"Red" by Taylor Swift`), likeliest first.
    pub by: Vec<EntityId>,
    /// How many mentions name it, pronouns left out.
    pub count: usize,
}

/// All mentions of a text in text order, and the entities they name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions {
    /// The mentions, in text order. They may touch but not overlap.
    pub mentions: Vec<Mention>,
    /// The entities; `Mention::entity` is an index into this.
    pub entities: Vec<Entity>,
}

/// Finds the names of `doc` and which of them are one. One pass; the same text gives the same answer.
pub fn find_mentions(article: &Article, doc: &Document, timexes: &[Timex]) -> Mentions {
    let sheet = Sheet::new(article, doc, timexes);
    let titles = quote::quoted_titles(&sheet);
    let mut names = name::find_names(&sheet, &titles, &mut |_: Possible<Scores>| {});
    // Who wrote and who published a story are not who it is about, and what the page puts around it is not the story.
    names.retain(|name| match article.kind_at(sheet.span(&name.tokens).start) {
        RegionKind::Head => name.kind == MentionKind::Place,
        RegionKind::Furniture => false,
        RegionKind::Headline | RegionKind::Body | RegionKind::Social => true,
    });
    // Those who cheer an act are not the act.
    names.iter_mut().filter(|name| is_fandom(&sheet, &name.tokens)).for_each(|name| name.kind = MentionKind::Other);
    identity::agree(&sheet, &mut names);
    region::join_regions(&sheet, &mut names);
    let (mut entities, ids) = identity::identify(&sheet, &names);
    let mut placed = place(&sheet, &names, &ids, &mut entities);
    link_works(&sheet, &placed, &mut entities);
    Mentions { mentions: placed.drain(..).map(|placed| placed.mention).collect(), entities }
}

/// Names of those who follow an act, alone or after its name: `BTS ARMY`, `Swifties`.
const FANDOMS: &[&str] = &[
    "army",
    "armys",
    "armies",
    "fans",
    "fandom",
    "blinks",
    "swifties",
    "beliebers",
    "directioners",
    "arianators",
    "barbz",
    "beyhive",
    "hive",
    "stays",
    "carats",
    "onces",
    "exo-l",
    "moas",
    "engenes",
    "monsters",
    "juggalos",
    "deadheads",
    "phans",
    "lambs",
    "sheerios",
    "atiny",
    "stans",
];

fn is_fandom(sheet: &Sheet, tokens: &Range<usize>) -> bool {
    tokens.end.checked_sub(1).is_some_and(|last| FANDOMS.contains(&sheet.doc.word(last)))
}

/// Names, descriptions and pronouns as mentions in text order.
fn place(sheet: &Sheet, names: &[Name], ids: &[EntityId], entities: &mut Vec<Entity>) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut discourse = Discourse::new(entities);
    let mut next = 0;
    for (index, sentence) in sheet.doc.sentences.iter().enumerate() {
        // A quoted title may reach into the next sentence.
        let mut at = placed.last().map_or(0, |last| last.tokens.end).max(sentence.tokens.start);
        while at < sentence.tokens.end {
            let subject = (at - sentence.tokens.start) < 6;
            if let (Some(name), Some(id)) = (names.get(next), ids.get(next))
                && name.tokens.start <= at
            {
                let kind = entities.get(*id).map_or(name.kind, |entity| entity.kind);
                if kind == MentionKind::Work
                    && let Some(entity) = entities.get_mut(*id)
                {
                    entity.work = entity.work.or_else(|| work_kind(sheet, &name.tokens, &sentence.tokens));
                }
                let about = discourse.topic(index);
                discourse.note(*id, kind, index, subject);
                discourse.set_gender(*id, gender_before(sheet, name.tokens.start).filter(|_| kind == MentionKind::Person));
                let mention = Mention {
                    span: sheet.span(&name.tokens),
                    kind,
                    entity: *id,
                    quoted: name.quoted,
                    anaphoric: false,
                    confidence: name.confidence,
                };
                placed.push(Placed { mention, tokens: name.tokens.clone(), sentence: index, about });
                at = name.tokens.end.max(at + 1);
                next += 1;
                continue;
            }
            let free_from = placed.last().map_or(sentence.tokens.start, |last| last.tokens.end.max(sentence.tokens.start));
            let upcoming = names.get(next).filter(|name| name.tokens.start < sentence.tokens.end);
            let spoken_of = placed.last().filter(|last| last.sentence == index && last.mention.kind == MentionKind::Work);
            let place = Place { at, free_from, upcoming, sentence: index, spoken_of };
            if let Some((tokens, kind, entity, anaphoric)) = unnamed(sheet, place, entities, &mut discourse) {
                let about = discourse.topic(index);
                discourse.note(entity, kind, index, subject);
                let confidence = if anaphoric { 0.5 } else { 0.7 };
                let mention = Mention { span: sheet.span(&tokens), kind, entity, quoted: false, anaphoric, confidence };
                placed.push(Placed { mention, tokens, sentence: index, about });
            }
            at += 1;
        }
    }
    placed
}

/// A token that may end a description, and what lies around it.
#[derive(Clone, Copy)]
struct Place<'p> {
    at: usize,
    /// The token after the mention before.
    free_from: usize,
    /// The next name of the sentence.
    upcoming: Option<&'p Name>,
    sentence: usize,
    /// The work that the mention before names or points at, in the same sentence.
    spoken_of: Option<&'p Placed>,
}

/// The description or pronoun that ends with a token, with what it stands for.
fn unnamed(
    sheet: &Sheet,
    place: Place,
    entities: &mut Vec<Entity>,
    discourse: &mut Discourse,
) -> Option<(Range<usize>, MentionKind, EntityId, bool)> {
    let Place { at, free_from, upcoming, sentence, spoken_of } = place;
    let first = sheet.doc.sentences.get(sentence)?.tokens.start;
    let classes = sheet.classes(at);
    if classes.any(Classes::PRONOUN) && (sheet.is_lower(at) || at == first) {
        let id = if classes.any(Classes::IT) {
            discourse.work(None, entities, sentence).filter(|_| sheet.is(at + 1, Classes::RISE.or(Classes::ISSUE)))?
        } else {
            discourse.pronoun(classes, entities, sentence)?
        };
        return Some((at..at + 1, entities.get(id)?.kind, id, true));
    }
    let described = described_at(sheet, at, first, free_from)?;
    if upcoming.is_some_and(|name| labels(sheet, at, &described, name)) {
        return None;
    }
    let id = match described.kind {
        MentionKind::Person | MentionKind::Group => {
            discourse.description(&described, gender_of(sheet.doc.word(at)), entities, sentence)?
        }
        MentionKind::Work if described.anaphoric => discourse.work(described.work, entities, sentence)?,
        _ if described.anaphoric => return None,
        MentionKind::Work if spoken_of.is_some_and(|work| says_what(sheet, work, &described)) => {
            let id = spoken_of?.mention.entity;
            return Some((described.tokens, MentionKind::Work, id, true));
        }
        MentionKind::Work if described.definite && discourse.named_work(described.work, entities, sentence).is_some() => {
            let id = discourse.named_work(described.work, entities, sentence)?;
            return Some((described.tokens, MentionKind::Work, id, true));
        }
        _ => {
            let name = sheet.slice(described.tokens.clone()).to_string();
            entities.push(Entity { kind: described.kind, name, work: described.work, by: Vec::new(), count: 1 });
            entities.len() - 1
        }
    };
    Some((described.tokens, entities.get(id)?.kind, id, described.anaphoric))
}

/// Whether a description is a label of the name after it: `the single Low Water`, `her second album, Low Water`.
fn labels(sheet: &Sheet, at: usize, described: &described::Described, name: &Name) -> bool {
    let start = name.tokens.start;
    let mark = |index: usize| sheet.kind(index) == TokenKind::Punct;
    let near = start == at + 1 || start == at + 2 && mark(at + 1) || start == at + 3 && mark(at + 1) && mark(at + 2);
    let titled = start <= at + 3 && matches!(sheet.doc.word(at + 1), "titled" | "entitled" | "called" | "dubbed" | "named");
    let same = name.kind == described.kind || name.kind == MentionKind::Other;
    (near || titled) && (same || described.kind != MentionKind::Work && start == at + 1)
}

/// Whether a description says what the work before it is: `Low Water is her second album`, `Low Water, her second album`.
fn says_what(sheet: &Sheet, work: &Placed, described: &described::Described) -> bool {
    let between = work.tokens.end..described.tokens.start;
    let verb =
        between.clone().any(|index| matches!(sheet.doc.word(index), "is" | "was" | "marks" | "became" | "becomes" | "it's"));
    let comma = between.clone().any(|index| sheet.doc.raw(index) == ",");
    let plain = between.clone().all(|index| {
        let word = sheet.doc.word(index);
        matches!(
            word,
            "," | "\""
                | "”"
                | "'"
                | "’"
                | "is"
                | "was"
                | "marks"
                | "became"
                | "becomes"
                | "a"
                | "an"
                | "the"
                | "his"
                | "her"
                | "their"
                | "its"
                | "also"
        ) || sheet.kind(index) == TokenKind::Clitic
            || sheet.is_capital(index)
    });
    between.len() <= 7 && plain && (verb || comma || work.mention.anaphoric)
}

/// Fills in whose each work is: by the words about it, or else whoever the text was about where it is first named.
fn link_works(sheet: &Sheet, placed: &[Placed], entities: &mut [Entity]) {
    for (index, work) in placed.iter().enumerate() {
        if !matches!(work.mention.kind, MentionKind::Work | MentionKind::Tour) {
            continue;
        }
        let Some(sentence) = sheet.doc.sentences.get(work.sentence) else { continue };
        let found = makers(sheet, placed, index, &sentence.tokens);
        if let Some(entity) = entities.get_mut(work.mention.entity) {
            for id in found {
                if !entity.by.contains(&id) {
                    entity.by.push(id);
                }
            }
        }
    }
    for work in placed.iter().filter(|placed| placed.mention.kind == MentionKind::Work && !placed.mention.anaphoric) {
        if let (Some(entity), Some(about)) = (entities.get_mut(work.mention.entity), work.about)
            && entity.by.is_empty()
        {
            entity.by.push(about);
        }
    }
}
