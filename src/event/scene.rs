//! What the event stage reads: the text with its names and dates laid over the tokens.

use crate::article::{Article, RegionKind};
use crate::edtf::Edtf;
use crate::lexicon::fold;
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
    mention_of: Vec<Option<u32>>,
    timex_of: Vec<Option<u32>>,
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
        let mention_of = owners(doc, mentions.mentions.iter().map(|mention| mention.span));
        let timex_of = owners(doc, timexes.iter().map(|timex| timex.span));
        let mut scene = Scene {
            article,
            doc,
            timexes,
            mentions,
            main_act: None,
            main_show: None,
            clause_of: clauses(doc, &mention_of),
            mention_of,
            timex_of,
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
        scene.verbs = timexes.iter().map(|timex| verbs_around(&scene, doc.tokens_in(timex.span))).collect();
        scene.main_act = scene.most_named(is_act);
        scene.main_show = scene.most_named(|kind| kind == MentionKind::Award);
        scene
    }

    /// Token `index` folded.
    pub fn word(&self, index: usize) -> &'a str {
        self.doc.word(index)
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
        self.doc.tokens_in(self.mentions.mentions[mention].span)
    }

    /// The mentions that begin inside a token range, in order.
    pub fn mentions_in(&self, tokens: Range<usize>) -> Range<usize> {
        let span = self.doc.span_of(tokens);
        let start = self.mentions.mentions.partition_point(|mention| mention.span.start < span.start);
        let end = self.mentions.mentions.partition_point(|mention| mention.span.start < span.end);
        start..end.max(start)
    }

    /// The time expressions that begin inside a token range, in order.
    pub fn timexes_in(&self, tokens: Range<usize>) -> Range<usize> {
        let span = self.doc.span_of(tokens);
        let start = self.timexes.partition_point(|timex| timex.span.start < span.start);
        let end = self.timexes.partition_point(|timex| timex.span.start < span.end);
        start..end.max(start)
    }

    /// The tokens of a sentence.
    pub fn sentence_tokens(&self, sentence: usize) -> Range<usize> {
        self.doc.sentences[sentence].tokens.clone()
    }

    /// The first sentence of the list of dated lines that a sentence stands in; itself where it stands in none.
    pub fn list_start(&self, sentence: usize) -> usize {
        self.list_starts.get(sentence).copied().unwrap_or(sentence)
    }

    /// A line of a list may stand between two dated ones: a name, a month, an empty bullet.
    fn runs_of_dated_lines(&self) -> Vec<usize> {
        let mut starts: Vec<usize> = Vec::with_capacity(self.doc.sentences.len());
        let mut run: Option<(usize, usize)> = None;
        for (index, sentence) in self.doc.sentences.iter().enumerate() {
            let tokens = sentence.tokens.clone();
            let first = self.timexes_in(tokens.start..tokens.start + 3).next();
            let dated = tokens.len() <= 26 && first.is_some_and(|timex| self.timexes[timex].edtf.is_some());
            run = match (run, dated) {
                (Some((start, last)), true) if index - last <= 2 => Some((start, index)),
                (_, true) => Some((index, index)),
                (run, false) => run,
            };
            starts.push(run.filter(|(_, last)| *last == index).map_or(index, |(start, _)| start));
        }
        starts
    }

    /// Whether any token of the range folds to one of `words`.
    pub fn any_word(&self, tokens: Range<usize>, words: &[&str]) -> bool {
        tokens.into_iter().any(|token| words.contains(&self.word(token)))
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
pub fn kind_name(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "person",
        MentionKind::Group => "group",
        MentionKind::Work => "work",
        MentionKind::Tour => "tour",
        MentionKind::Festival => "festival",
        MentionKind::Venue => "venue",
        MentionKind::Place => "place",
        MentionKind::Chart => "chart",
        MentionKind::Award => "award",
        MentionKind::Organisation => "organisation",
        MentionKind::Other => "other",
    }
}

/// A feature that is or is not.
pub fn truth(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

/// Whether a mention of this kind can hold a record, play a show or win a prize.
pub fn is_act(kind: MentionKind) -> bool {
    matches!(kind, MentionKind::Person | MentionKind::Group)
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
const PAST_FORMS: &[&str] = &[
    "was", "were", "is", "are", "be", "has", "had", "have", "will", "won", "sold", "went", "came", "began", "became", "made",
    "took", "told", "said", "says", "gave", "got", "hit", "held", "led", "left", "lost", "met", "put", "ran", "rose", "fell",
    "sang", "saw", "set", "shot", "split", "spent", "stood", "wrote", "won", "born", "built", "broke", "brought", "cut", "died",
    "drew", "felt", "found", "grew", "kept", "knew", "paid", "sent", "shared", "taught", "thought", "wed", "written", "seen",
    "begun", "given", "taken", "sung", "shown", "release", "drops", "arrives", "opens", "starts", "begins", "plays", "returns",
    "kicks",
];

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
        small && (past || PAST_FORMS.contains(&word)) && !matches!(word, "during" | "including" | "following" | "according")
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

/// For every token the index of the span it lies in. `spans` stand in order.
fn owners(doc: &Document, spans: impl Iterator<Item = Span>) -> Vec<Option<u32>> {
    let mut owners = vec![None; doc.tokens.len()];
    for (index, span) in spans.enumerate() {
        for token in doc.tokens_in(span) {
            owners[token] = u32::try_from(index).ok();
        }
    }
    owners
}

/// Words that open a clause of their own.
const CLAUSE_OPENERS: &[&str] = &[
    "while",
    "but",
    "which",
    "who",
    "whose",
    "when",
    "where",
    "after",
    "before",
    "because",
    "although",
    "though",
    "whereas",
    "since",
    "until",
    "as",
    "with",
    "including",
];

/// Numbers the clauses: a mark that parts, or a word that opens one, begins the next.
fn clauses(doc: &Document, mention_of: &[Option<u32>]) -> Vec<u32> {
    let mut clause = 0;
    let mut of = Vec::with_capacity(doc.tokens.len());
    for sentence in &doc.sentences {
        clause += 1;
        for token in sentence.tokens.clone() {
            let inside_name = mention_of.get(token).copied().flatten().is_some()
                && token > sentence.tokens.start
                && mention_of.get(token) == mention_of.get(token - 1);
            let word = doc.word(token);
            let after_comma = token > sentence.tokens.start && doc.word(token - 1) == ",";
            let opens = matches!(word, ";" | ":" | "—" | "–" | "(" | ")")
                || CLAUSE_OPENERS.contains(&word)
                || (after_comma && matches!(word, "and" | "or" | "then"));
            if opens && !inside_name && doc.tokens[token].kind != TokenKind::Number {
                clause += 1;
            }
            of.push(clause);
        }
    }
    of
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
