//! What the event stage reads: the text with its names and dates laid over the tokens.

use super::clause::clauses;
use super::value::{Value, value};
use crate::article::{Article, RegionKind};
use crate::edtf::Edtf;
use crate::lexicon::{WordSet, fold, verb_class};
use crate::mention::{Entity, EntityId, Mention, MentionKind, Mentions};
use crate::text::{Document, Shape, Span, Token, TokenKind};
use crate::timex::Timex;
use std::ops::Range;

/// A document with its mentions and time expressions, looked up by token.
pub struct Scene<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its tokens and sentences.
    pub doc: &'a Document,
    /// Its time expressions.
    pub timexes: &'a [Timex],
    /// Its names.
    pub mentions: &'a Mentions,
    /// The act the article is most about.
    pub main_act: Option<EntityId>,
    /// The award show named most.
    pub main_show: Option<EntityId>,
    /// The work named most.
    pub main_work: Option<EntityId>,
    mention_of: Vec<Option<u32>>,
    timex_of: Vec<Option<u32>>,
    /// Per mention its tokens.
    mention_tokens: Vec<Range<u32>>,
    /// Per time expression its tokens.
    timex_tokens: Vec<Range<u32>>,
    /// Per token how many mentions and how many time expressions begin before it.
    begun: Vec<(u32, u32)>,
    /// Per token the clause it stands in, counted within the text.
    clause_of: Vec<u32>,
    regions: Vec<RegionKind>,
    /// Per entity the first mention that names it.
    first_mentions: Vec<Option<usize>>,
    /// Per entity the first sentences that name it, in order.
    named_in: Vec<Vec<usize>>,
    /// Per time expression the tokens of the verbs before and after it.
    verbs: Vec<(Option<usize>, Option<usize>)>,
    /// The first time expression that says 'this week'.
    pub this_week: Option<usize>,
    /// Per sentence the first of the run of short dated lines that it ends; itself where there is none.
    list_starts: Vec<usize>,
}

impl<'a> Scene<'a> {
    /// Lays names and dates over the tokens.
    pub fn new(article: &'a Article, doc: &'a Document, timexes: &'a [Timex], mentions: &'a Mentions) -> Self {
        let mention_tokens = tokens_of(doc, mentions.mentions.iter().map(|mention| mention.span));
        let timex_tokens = tokens_of(doc, timexes.iter().map(|timex| timex.span));
        let (mention_of, timex_of) = (owners(doc, &mention_tokens), owners(doc, &timex_tokens));
        let mut scene = Scene {
            article,
            doc,
            timexes,
            mentions,
            main_act: None,
            main_show: None,
            main_work: None,
            clause_of: clauses(doc, &mention_of),
            mention_of,
            timex_of,
            mention_tokens,
            timex_tokens,
            begun: begun(doc, timexes, mentions),
            regions: sentence_regions(article, doc),
            first_mentions: first_mentions(mentions),
            named_in: named_in(doc, mentions),
            verbs: Vec::new(),
            this_week: timexes.iter().position(|timex| {
                matches!(timex.edtf, Some(Edtf::Interval(..))) && fold(timex.span.of(&doc.text)) == "this week"
            }),
            list_starts: Vec::new(),
        };
        scene.list_starts = scene.runs_of_dated_lines();
        scene.verbs = (0..timexes.len()).map(|timex| verbs_around(&scene, scene.timex_tokens(timex))).collect();
        scene.main_act = scene.most_named(is_act);
        scene.main_show = scene.most_named(|kind| kind == MentionKind::Award);
        scene.main_work = scene.most_named(is_work);
        scene
    }

    /// Token `index` folded.
    pub fn word(&self, index: usize) -> &'a str {
        self.doc.word(index)
    }

    /// The same as a feature's value.
    #[inline]
    pub fn value(&self, index: usize) -> Value<'a> {
        Value::digested(self.doc.word(index), self.doc.digest(index))
    }

    /// The class of token `index` among verbs that behave alike, if it is a verb.
    pub fn verb_class(&self, index: usize) -> Option<&'static str> {
        verb_class(self.doc.digest(index))
    }

    /// Token `index`.
    pub fn token(&self, index: usize) -> Option<&'a Token> {
        self.doc.tokens.get(index)
    }

    /// The index of the mention that token `index` belongs to.
    pub fn mention_at(&self, index: usize) -> Option<usize> {
        self.mention_of.get(index).copied().flatten().map(|mention| mention as usize)
    }

    /// The index of the time expression that token `index` belongs to.
    pub fn timex_at(&self, index: usize) -> Option<usize> {
        self.timex_of.get(index).copied().flatten().map(|timex| timex as usize)
    }

    /// The clause that token `index` stands in; numbers rise through the text.
    pub fn clause_at(&self, index: usize) -> u32 {
        self.clause_of.get(index).copied().unwrap_or(u32::MAX)
    }

    /// What the sentence is part of.
    pub fn region(&self, sentence: usize) -> RegionKind {
        self.regions.get(sentence).copied().unwrap_or(RegionKind::Body)
    }

    /// A mention.
    pub fn mention(&self, index: usize) -> &'a Mention {
        &self.mentions.mentions[index]
    }

    /// What a mention names.
    pub fn entity_of(&self, mention: usize) -> &'a Entity {
        &self.mentions.entities[self.mentions.mentions[mention].entity]
    }

    /// The first mention that names an entity.
    pub fn first_mention(&self, entity: EntityId) -> Option<usize> {
        self.first_mentions.get(entity).copied().flatten()
    }

    /// The first sentences that name an entity, in order.
    pub fn named_in(&self, entity: EntityId) -> &[usize] {
        self.named_in.get(entity).map_or(&[], Vec::as_slice)
    }

    /// Whether a sentence is among the first that name an entity.
    pub fn names(&self, sentence: usize, entity: EntityId) -> bool {
        self.named_in(entity).binary_search(&sentence).is_ok()
    }

    /// The verbs that stand nearest before and after a time expression, within its clause.
    pub fn verbs_around(&self, timex: usize) -> (Option<usize>, Option<usize>) {
        self.verbs.get(timex).copied().unwrap_or_default()
    }

    /// The tokens of a mention.
    pub fn mention_tokens(&self, mention: usize) -> Range<usize> {
        let tokens = &self.mention_tokens[mention];
        tokens.start as usize..tokens.end as usize
    }

    /// The tokens of a time expression.
    pub fn timex_tokens(&self, timex: usize) -> Range<usize> {
        let tokens = &self.timex_tokens[timex];
        tokens.start as usize..tokens.end as usize
    }

    /// The mentions that begin inside a token range, in order.
    pub fn mentions_in(&self, tokens: Range<usize>) -> Range<usize> {
        let (all, begun) = (self.mentions.mentions.len(), self.begun_in(tokens));
        begun.map_or(all..all, |((start, _), (end, _))| start as usize..end as usize)
    }

    /// The time expressions that begin inside a token range, in order.
    pub fn timexes_in(&self, tokens: Range<usize>) -> Range<usize> {
        let (all, begun) = (self.timexes.len(), self.begun_in(tokens));
        begun.map_or(all..all, |((_, start), (_, end))| start as usize..end as usize)
    }

    /// What has begun before a range of tokens and before its end; `None` where the range holds nothing or is not all there.
    fn begun_in(&self, tokens: Range<usize>) -> Option<((u32, u32), (u32, u32))> {
        if tokens.is_empty() {
            return None;
        }
        Some((*self.begun.get(tokens.start)?, *self.begun.get(tokens.end)?))
    }

    /// The tokens of a sentence.
    pub fn sentence_tokens(&self, sentence: usize) -> Range<usize> {
        self.doc.sentences[sentence].tokens.clone()
    }

    /// The first sentence of the list of dated lines that a sentence stands in; itself where it stands in none.
    pub fn list_start(&self, sentence: usize) -> usize {
        self.list_starts.get(sentence).copied().unwrap_or(sentence)
    }

    /// A line of a list may stand between two dated ones: a name, a month, an empty bullet; and any number of lines of names,
    /// the acts of that day.
    fn runs_of_dated_lines(&self) -> Vec<usize> {
        let mut starts: Vec<usize> = Vec::with_capacity(self.doc.sentences.len());
        // Where the run began, and how many other lines came since its last dated one.
        let mut run: Option<(usize, usize)> = None;
        for (index, sentence) in self.doc.sentences.iter().enumerate() {
            let tokens = sentence.tokens.clone();
            let first = self.timexes_in(tokens.start..tokens.start + 3).next();
            let dated = tokens.len() <= 26 && first.is_some_and(|timex| self.timexes[timex].edtf.is_some());
            run = match run {
                Some((start, between)) if dated && between <= 1 => Some((start, 0)),
                _ if dated => Some((index, 0)),
                Some((start, between)) => Some((start, between + usize::from(!self.names_only(tokens)))),
                None => None,
            };
            starts.push(run.filter(|_| dated).map_or(index, |(start, _)| start));
        }
        starts
    }

    /// Whether a line holds nothing but names: `Glass Ferry and the Night Mail`.
    fn names_only(&self, tokens: Range<usize>) -> bool {
        let small = |word: &str| matches!(word, "and" | "the" | "of" | "with");
        let name = |index: usize| {
            self.token(index).is_some_and(|token| token.kind != TokenKind::Word || token.is_capitalised())
                || small(self.word(index))
        };
        tokens.len() <= 12 && tokens.into_iter().all(name)
    }

    /// Whether any token of the range folds to one of `words`.
    pub fn any_word(&self, tokens: Range<usize>, words: &WordSet) -> bool {
        tokens.into_iter().any(|token| self.doc.is_in(token, words))
    }

    /// Whether a token begins with a figure.
    pub fn begins_with_digit(&self, token: usize) -> bool {
        self.doc.first_byte(token).is_ascii_digit()
    }

    /// The entity of a wanted kind named most, with the headline and the opening counting more.
    fn most_named(&self, wanted: impl Fn(MentionKind) -> bool) -> Option<EntityId> {
        let mut weight = vec![0usize; self.mentions.entities.len()];
        for mention in &self.mentions.mentions {
            if !wanted(mention.kind) {
                continue;
            }
            let head = self.doc.sentence_at(mention.span.start).is_some_and(|sentence| sentence < 3);
            weight[mention.entity] += if head {
                4
            } else if mention.anaphoric {
                0
            } else {
                1
            };
        }
        let best = weight.iter().copied().max().filter(|best| *best > 0)?;
        weight.iter().position(|weight| *weight == best)
    }
}

/// A kind of name, as the features write it.
pub fn kind_name(kind: MentionKind) -> Value<'static> {
    match kind {
        MentionKind::Person => value!("person"),
        MentionKind::Group => value!("group"),
        MentionKind::Work => value!("work"),
        MentionKind::Tour => value!("tour"),
        MentionKind::Festival => value!("festival"),
        MentionKind::Venue => value!("venue"),
        MentionKind::Place => value!("place"),
        MentionKind::Chart => value!("chart"),
        MentionKind::Award => value!("award"),
        MentionKind::Organisation => value!("organisation"),
        MentionKind::Other => value!("other"),
    }
}

/// Whether a mention of this kind can hold a record, play a show or win a prize.
pub fn is_act(kind: MentionKind) -> bool {
    matches!(kind, MentionKind::Person | MentionKind::Group)
}

/// Whether a mention is of a prize or of the show where it is given.
pub fn is_award(kind: MentionKind) -> bool {
    kind == MentionKind::Award
}

/// Whether a mention is of a work.
pub fn is_work(kind: MentionKind) -> bool {
    kind == MentionKind::Work
}

fn first_mentions(mentions: &Mentions) -> Vec<Option<usize>> {
    let mut first = vec![None; mentions.entities.len()];
    for (index, mention) in mentions.mentions.iter().enumerate().filter(|(_, mention)| !mention.anaphoric) {
        first[mention.entity].get_or_insert(index);
    }
    first
}

/// How far from a date its verb may stand, in tokens.
const VERB_REACH: usize = 14;

/// Past forms not in -ed that tell what happened on a date.
const PAST_FORMS: WordSet = WordSet::new(&[
    "was", "were", "is", "are", "be", "has", "had", "have", "will", "won", "sold", "went", "came", "began", "became", "made",
    "took", "told", "said", "says", "gave", "got", "hit", "held", "led", "left", "lost", "met", "put", "ran", "rose", "fell",
    "sang", "saw", "set", "shot", "split", "spent", "stood", "wrote", "won", "born", "built", "broke", "brought", "cut", "died",
    "drew", "felt", "found", "grew", "kept", "knew", "paid", "sent", "shared", "taught", "thought", "wed", "written", "seen",
    "begun", "given", "taken", "sung", "shown", "release", "drops", "arrives", "opens", "starts", "begins", "plays", "returns",
    "kicks",
]);

fn verbs_around(scene: &Scene, place: Range<usize>) -> (Option<usize>, Option<usize>) {
    let Some(sentence) = scene.doc.tokens.get(place.start).and_then(|token| scene.doc.sentence_at(token.span.start)) else {
        return (None, None);
    };
    let sentence = scene.sentence_tokens(sentence);
    let ends = |token: &usize| !matches!(scene.word(*token), ";" | "—" | "–" | "(" | ")" | "“" | "”" | "\"");
    let is_verb = |token: &usize| {
        let word = scene.word(*token);
        let small = scene.token(*token).is_some_and(|token| token.shape == Shape::Lower);
        let past = word.len() > 4 && word.ends_with("ed") || word.len() > 5 && word.ends_with("ing");
        small
            && (past || scene.doc.is_in(*token, &PAST_FORMS))
            && !matches!(word, "during" | "including" | "following" | "according")
    };
    let before = (sentence.start.max(place.start.saturating_sub(VERB_REACH))..place.start).rev().take_while(ends).find(is_verb);
    let after = (place.end..sentence.end.min(place.end + VERB_REACH)).take_while(ends).find(is_verb);
    (before, after)
}

/// How many sentences that name an entity are remembered.
const REMEMBERED: usize = 12;

fn named_in(doc: &Document, mentions: &Mentions) -> Vec<Vec<usize>> {
    let mut named: Vec<Vec<usize>> = vec![Vec::new(); mentions.entities.len()];
    for mention in mentions.mentions.iter().filter(|mention| !mention.anaphoric) {
        let known = &mut named[mention.entity];
        if known.len() < REMEMBERED
            && let Some(sentence) = doc.sentence_at(mention.span.start)
            && known.last() != Some(&sentence)
        {
            known.push(sentence);
        }
    }
    named
}

/// The tokens of each span.
fn tokens_of(doc: &Document, spans: impl Iterator<Item = Span>) -> Vec<Range<u32>> {
    let narrow = |tokens: Range<usize>| tokens.start as u32..tokens.end as u32;
    spans.map(|span| narrow(doc.tokens_in(span))).collect()
}

/// For every token the index of the name or date it lies in: the last one where it lies in several.
fn owners(doc: &Document, tokens: &[Range<u32>]) -> Vec<Option<u32>> {
    let mut owners = vec![None; doc.tokens.len()];
    for (index, tokens) in tokens.iter().enumerate() {
        owners[tokens.start as usize..tokens.end as usize].fill(u32::try_from(index).ok());
    }
    owners
}

/// For every token, and for the end of the text, how many names and how many dates begin before it.
fn begun(doc: &Document, timexes: &[Timex], mentions: &Mentions) -> Vec<(u32, u32)> {
    let (mut names, mut dates) = (0, 0);
    let starts = doc.tokens.iter().map(|token| token.span.start).chain([usize::MAX]);
    let count = |at: usize| {
        while mentions.mentions.get(names).is_some_and(|mention| mention.span.start < at) {
            names += 1;
        }
        while timexes.get(dates).is_some_and(|timex| timex.span.start < at) {
            dates += 1;
        }
        (names as u32, dates as u32)
    };
    starts.map(count).collect()
}

/// What each sentence is part of, by where it begins.
fn sentence_regions(article: &Article, doc: &Document) -> Vec<RegionKind> {
    let mut region = 0;
    doc.sentences
        .iter()
        .map(|sentence| {
            while article.regions.get(region).is_some_and(|at| at.span.end <= sentence.span.start) {
                region += 1;
            }
            article.regions.get(region).filter(|at| at.span.start <= sentence.span.start).map_or(RegionKind::Body, |at| at.kind)
        })
        .collect()
}
