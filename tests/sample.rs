//! The page shows its example before the engine has come: what it says of it is what the engine reads.
//!
//! `TEMPOLINE_ACCEPT=1 cargo test --test sample` writes it anew.

use std::path::Path;
use tempoline::analysis::{EventRecord, Quote};
use tempoline::edtf::Edtf;
use tempoline::sample::{FIELDS, KINDS, NAMES, PARTS, REGIONS, SAMPLE_ANALYSIS, STATUSES, TIMEXES, analysis};
use tempoline::{AnalysisDocument, Article, SAMPLE, analyze};

#[test]
fn the_example_reads_as_its_kept_analysis() {
    let document = AnalysisDocument::from(&analyze(&Article::read(SAMPLE, None)));
    if std::env::var_os("TEMPOLINE_ACCEPT").is_some() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sample.lines");
        std::fs::write(&file, written(&document)).expect("the analysis can be written");
        return;
    }
    assert!(
        written(&document) == SAMPLE_ANALYSIS,
        "the example reads otherwise than src/sample.lines says: TEMPOLINE_ACCEPT=1 cargo test --test sample"
    );
    assert_eq!(analysis(), Some(document), "src/sample.rs reads what was written");
}

/// The document as lines.
fn written(document: &AnalysisDocument) -> String {
    let AnalysisDocument { article, .. } = document;
    let mut lines = Lines::default();
    lines.put(&document.engine);
    lines.any(&article.title);
    lines.date(&article.published);
    lines.quote(article.published_from.as_ref().expect("the example says when it was published"));
    for text in [&article.byline, &article.source, &article.language] {
        lines.any(text);
    }
    lines.list(&document.regions, |lines, region| {
        lines.put(region.start);
        lines.put(region.end);
        lines.one_of(&REGIONS, region.kind);
    });
    lines.list(&document.events, event);
    lines.list(&document.mentions, |lines, mention| {
        lines.put(mention.start);
        lines.put(mention.end);
        lines.one_of(&NAMES, mention.kind);
        lines.put(&mention.entity);
    });
    lines.list(&document.timexes, |lines, timex| {
        lines.put(timex.start);
        lines.put(timex.end);
        lines.one_of(&TIMEXES, timex.kind);
        lines.put(&timex.value);
    });
    lines.0
}

fn event(lines: &mut Lines, event: &EventRecord) {
    lines.put(&event.id);
    lines.one_of(&KINDS, event.kind);
    lines.put(&event.what);
    lines.put(&event.title);
    lines.list(&event.artists, |lines, artist| lines.put(artist));
    lines.date(&event.date);
    lines.list(event.reason.as_slice(), |lines, reason| {
        lines.put(reason.start);
        lines.put(reason.end);
        lines.put(&reason.rule);
        lines.date(&reason.anchor);
        lines.list(&reason.stated, |lines, part| lines.one_of(&PARTS, *part));
        lines.list(&reason.others, |lines, other| lines.put(other));
    });
    lines.one_of(&STATUSES, event.status);
    for text in [&event.venue, &event.place, &event.part_of] {
        lines.any(text);
    }
    lines.list(&event.measures, |lines, measure| {
        lines.put(&measure.quote);
        lines.put(measure.value);
        lines.put(&measure.unit);
        lines.put(&measure.compare);
    });
    lines.list(&event.evidence, Lines::quote);
    lines.put((event.confidence * 100.0).round());
    lines.put(u8::from(event.core));
    lines.put(&event.rule);
    lines.list(&event.marks, |lines, mark| {
        lines.put(mark.start);
        lines.put(mark.end);
        lines.one_of(&FIELDS, mark.field);
    });
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn put(&mut self, field: impl ToString) {
        self.0 += &field.to_string();
        self.0.push('\n');
    }

    fn any(&mut self, text: &Option<String>) {
        self.put(text.as_deref().unwrap_or_default());
    }

    fn date(&mut self, date: &Option<Edtf>) {
        self.put(date.map(|date| date.to_string()).unwrap_or_default());
    }

    fn quote(&mut self, quote: &Quote) {
        self.put(quote.start);
        self.put(quote.end);
    }

    fn one_of<T: PartialEq>(&mut self, all: &[T], one: T) {
        self.put(all.iter().position(|known| *known == one).expect("every kind is in its list"));
    }

    fn list<T>(&mut self, all: &[T], mut one: impl FnMut(&mut Self, &T)) {
        self.put(all.len());
        for entry in all {
            one(self, entry);
        }
    }
}
