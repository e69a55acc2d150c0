//! What pronouns and descriptions point at: the act or work last and most spoken of that fits in number and gender.

use super::described::Described;
use super::sheet::Sheet;
use super::word::Classes;
use super::{Entity, EntityId, MentionKind, WorkKind};

/// What the text says of somebody's gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// `she`, `her`, `actress`.
    She,
    /// `he`, `his`, `frontman`.
    He,
}

#[derive(Clone, Copy, Debug)]
struct Recent {
    entity: EntityId,
    sentence: usize,
    /// Whether it stood at the head of its sentence, where subjects stand.
    subject: bool,
    times: usize,
}

/// The acts and works last spoken of, as the text goes on.
pub(super) struct Discourse {
    acts: Vec<Recent>,
    works: Vec<Recent>,
    gender: Vec<Option<Gender>>,
    /// How often each entity is named in the whole text.
    counts: Vec<usize>,
}

/// How many acts and works are kept in mind.
const MEMORY: usize = 10;
/// How many sentences back a pronoun reaches.
const REACH: usize = 4;

impl Discourse {
    /// Nothing spoken of yet.
    pub(super) fn new(entities: &[Entity]) -> Self {
        let counts = entities.iter().map(|entity| entity.count).collect();
        Self { acts: Vec::new(), works: Vec::new(), gender: vec![None; entities.len()], counts }
    }

    /// Notes that an entity was named or pointed at.
    pub(super) fn note(&mut self, id: EntityId, kind: MentionKind, sentence: usize, subject: bool) {
        let memory = match kind {
            MentionKind::Person | MentionKind::Group => &mut self.acts,
            MentionKind::Work => &mut self.works,
            _ => return,
        };
        let mut recent = Recent { entity: id, sentence, subject, times: 1 };
        if let Some(at) = memory.iter().position(|known| known.entity == id) {
            let known = memory.remove(at);
            recent.times += known.times;
            recent.subject |= known.subject && known.sentence == sentence;
        }
        memory.push(recent);
        if memory.len() > MEMORY {
            // The one named least and longest ago goes.
            let weakest = (0..memory.len() - 1).min_by_key(|&at| memory[at].times.min(6) * 3 + at).unwrap_or(0);
            memory.remove(weakest);
        }
    }

    /// The person or group that `she`, `he` or `they` stands for in sentence `sentence`.
    pub(super) fn pronoun(&mut self, classes: Classes, entities: &[Entity], sentence: usize) -> Option<EntityId> {
        let gender = if classes.any(Classes::SHE) {
            Some(Gender::She)
        } else if classes.any(Classes::HE) {
            Some(Gender::He)
        } else {
            None
        };
        let id = self.best_act(sentence, REACH, |id| {
            let kind = entities.get(id).map(|entity| entity.kind);
            match (gender, kind) {
                (Some(gender), Some(MentionKind::Person)) => {
                    let known = self.gender.get(id).copied().flatten();
                    known.is_none_or(|known| known == gender).then_some(if known.is_some() { 0.6 } else { 0.0 })
                }
                (None, Some(MentionKind::Group)) => Some(0.8),
                (None, Some(MentionKind::Person)) => Some(-2.0),
                _ => None,
            }
        })?;
        if gender.is_some() {
            self.set_gender(id, gender);
        }
        Some(id)
    }

    /// The act that the text is about in sentence `sentence`.
    pub(super) fn topic(&self, sentence: usize) -> Option<EntityId> {
        self.best_act(sentence, 2 * REACH, |_| Some(0.0))
    }

    /// The act that `the singer` or `the duo` stands for.
    pub(super) fn description(
        &mut self,
        described: &Described,
        gender: Option<Gender>,
        entities: &[Entity],
        sentence: usize,
    ) -> Option<EntityId> {
        let either = described.noun.any(Classes::ACT);
        let id = self.best_act(sentence, 2 * REACH, |id| {
            let kind = entities.get(id).map(|entity| entity.kind)?;
            let known = self.gender.get(id).copied().flatten();
            let clash = gender.is_some() && known.is_some() && known != gender;
            (!clash && (kind == described.kind || either)).then_some(0.0)
        })?;
        self.set_gender(id, gender);
        Some(id)
    }

    /// The work that `the single`, `it` stands for.
    pub(super) fn work(&self, kind: Option<WorkKind>, entities: &[Entity], sentence: usize) -> Option<EntityId> {
        let fits = |recent: &&Recent| {
            let known = entities.get(recent.entity).and_then(|entity| entity.work);
            sentence - recent.sentence.min(sentence) <= REACH && (kind.is_none() || known.is_none() || known == kind)
        };
        self.works.iter().rev().find(fits).map(|recent| recent.entity)
    }

    /// The named work of this kind that `the new album` stands for, spoken of not long ago.
    pub(super) fn named_work(&self, kind: Option<WorkKind>, entities: &[Entity], sentence: usize) -> Option<EntityId> {
        let fits = |recent: &&Recent| {
            let work = entities.get(recent.entity).and_then(|entity| entity.work);
            sentence - recent.sentence.min(sentence) <= 2 * REACH && kind.is_some() && work == kind
        };
        self.works.iter().rev().find(fits).map(|recent| recent.entity)
    }

    /// Remembers somebody's gender where the text tells it for the first time.
    pub(super) fn set_gender(&mut self, id: EntityId, gender: Option<Gender>) {
        if let Some(slot) = self.gender.get_mut(id) {
            *slot = slot.or(gender);
        }
    }

    fn best_act(&self, sentence: usize, reach: usize, fits: impl Fn(EntityId) -> Option<f32>) -> Option<EntityId> {
        let mut best: Option<(f32, EntityId)> = None;
        for (age, recent) in self.acts.iter().rev().enumerate() {
            let back = sentence - recent.sentence.min(sentence);
            if back > reach {
                continue;
            }
            let Some(fit) = fits(recent.entity) else { continue };
            let score = fit - 0.9 * back as f32 - 0.25 * age as f32
                + if recent.subject { 0.9 } else { 0.0 }
                + 0.35 * libm::logf(recent.times.min(8) as f32)
                // Whom the text is about it names again and again.
                + 0.35 * libm::logf(self.counts.get(recent.entity).copied().unwrap_or(1).clamp(1, 12) as f32);
            if best.is_none_or(|(top, _)| score > top) {
                best = Some((score, recent.entity));
            }
        }
        best.map(|(_, id)| id)
    }
}

/// The gender that a word for an act tells.
pub(super) fn gender_of(word: &str) -> Option<Gender> {
    match word {
        "actress" | "frontwoman" | "diva" | "songstress" | "chanteuse" | "starlet" | "soprano" | "mezzo-soprano" | "wife"
        | "mother" | "daughter" | "sister" | "widow" | "girlfriend" | "ms" | "mrs" | "miss" | "dame" | "lady" | "queen"
        | "spokeswoman" => Some(Gender::She),
        "frontman" | "actor" | "crooner" | "bluesman" | "baritone" | "countertenor" | "husband" | "father" | "son"
        | "brother" | "boyfriend" | "mr" | "sir" | "lord" | "king" | "spokesman" => Some(Gender::He),
        _ => None,
    }
}

/// The gender that the words before a name tell: `actress Jane Doe`, `Mr Doe`.
pub(super) fn gender_before(sheet: &Sheet, start: usize) -> Option<Gender> {
    let left = start.checked_sub(1)?;
    let left = if sheet.doc.raw(left) == "." { left.checked_sub(1)? } else { left };
    gender_of(sheet.doc.word(left)).or_else(|| gender_of(sheet.doc.word(start)).filter(|_| sheet.is(start, Classes::RANK)))
}
