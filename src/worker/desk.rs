//! Where the worker does its jobs.

use super::{Answer, Job, Refusal};
use crate::analysis::{PartRecord, RULES};
use crate::collection::{Member, combine};
use crate::export::{self, Format};
use crate::import;
use crate::library::{self, file::FileError};
use crate::share::{self, ShareError, Shared, brief};
use crate::work::kept::{Changes, Handed};
use crate::work::patch::Patch;
use crate::work::{Work, kept};
use crate::{AnalysisDocument, Article, analyze};
use qrcodegen::{QrCode, QrCodeEcc};

/// Does one job. Total: what came in it does not matter.
pub fn answer(job: &Job) -> Answer {
    match job {
        Job::Analyze { text, published, restored } => {
            let analysis = analyze(&Article::read(text, *published).with_restored(restored));
            Ok(export::json::write(&AnalysisDocument::from(&analysis)))
        }
        Job::WriteLinks { work, view } => write_links(&kept::read(work).ok_or(Refusal::Unreadable)?, view),
        Job::DrawCode { address } => draw_code(address).ok_or(Refusal::TooLarge),
        Job::Combine { work } => {
            let work = kept::read(work).ok_or(Refusal::Unreadable)?;
            Ok(export::json::write(&analysis_of(&work)))
        }
        // The browser's database answers later than a function can wait: see `message::serve`.
        Job::Library { .. } => Err(Refusal::NoLibrary),
        Job::OpenLink { fragment } => {
            let shared = share::decode(fragment).map_err(|error| refusal(&error))?;
            Ok(kept::write_handed(&handed_by_link(shared).ok_or(Refusal::Damaged)?))
        }
        Job::Export { work, format } => {
            let work = kept::read(work).ok_or(Refusal::Unreadable)?;
            let format = Format::named(format).ok_or(Refusal::Unreadable)?;
            let document = found_in(&work).ok_or(Refusal::Unreadable)?;
            let mut document = work.patch.apply(&document, &work.text).published();
            // A file that holds all can be opened again, and read again by a later engine.
            if format == Format::Json {
                document.text = work.found.is_none().then(|| work.text.to_string());
                document.edits = (!work.patch.is_empty()).then(|| serde_json::to_value(&work.patch).unwrap_or_default());
            }
            Ok(format.write(&document, &work.text))
        }
        Job::Import { file } => {
            let opened = import::read(file).map_err(|_| match library::file::read(file) {
                Ok(_) => Refusal::IsLibrary,
                Err(FileError::Newer) => Refusal::Newer,
                Err(FileError::NotALibrary) => Refusal::Unreadable,
            })?;
            Ok(kept::write_handed(&handed_by_file(opened)))
        }
    }
}

/// The machine's result: read from the text, or as it came.
fn found_in(work: &Work) -> Option<AnalysisDocument> {
    match &work.found {
        Some(found) => serde_json::from_str(found).ok(),
        None => Some(AnalysisDocument { rules: Some(RULES.to_owned()), ..analysis_of(work) }),
    }
}

fn write_links(work: &Work, view: &str) -> Answer {
    let found = found_in(work).ok_or(Refusal::Unreadable)?;
    // A map with text keys can always be written.
    let edits = if work.patch.is_empty() { String::new() } else { serde_json::to_string(&work.patch).unwrap_or_default() };
    let whole = Shared {
        text: work.text.to_string(),
        published: work.given,
        edits,
        view: view.to_owned(),
        events: work.found.is_some().then(|| found.clone()),
        several: work.several.as_deref().map(kept::write_several).unwrap_or_default(),
    };
    let document = work.patch.apply(&found, &work.text).published();
    let less = [true, false].map(|quotes| {
        let (text, events) = brief(&document, quotes);
        Shared { text, events: Some(events), view: view.to_owned(), ..Shared::default() }
    });
    let links: Result<Vec<String>, Refusal> = std::iter::once(&whole)
        .chain(&less)
        .map(|shared| match share::encode(shared) {
            Err(ShareError::TooLarge) => Ok(String::new()),
            link => link.map_err(|error| refusal(&error)),
        })
        .collect();
    Ok(links?.join("\n"))
}

/// `None` where what it holds does not fit together.
fn handed_by_link(shared: Shared) -> Option<Handed> {
    let patch: Patch = serde_json::from_str(&shared.edits).unwrap_or_default();
    let work = match &shared.events {
        None if !shared.several.is_empty() => Work::with_several(kept::read_several(&shared.several, &shared.text)?, patch),
        Some(document) => Work {
            text: shared.text.as_str().into(),
            found: Some(export::json::write(document).into()),
            patch,
            ..Work::default()
        },
        None => Work { patch, ..Work::new(&shared.text, shared.published) },
    };
    Some(Handed { work, view: shared.view, changes: None })
}

/// A whole article is read by this engine, and where another engine had read it, what differs is counted.
fn handed_by_file(opened: import::Opened) -> Handed {
    let import::Opened { mut document, text, is_whole } = opened;
    let edits = document.edits.take();
    let patch: Patch = edits.and_then(|edits| serde_json::from_value(edits).ok()).unwrap_or_default();
    if !is_whole {
        let found = export::json::write(&document);
        return Handed { work: Work { text: text.into(), found: Some(found.into()), ..Work::default() }, ..Handed::default() };
    }
    let given = document.article.published.filter(|_| document.article.published_from.is_none());
    let work = Work { patch, ..Work::new(&text, given.and_then(|date| date.first_day())) };
    let changes = found_in(&work)
        .filter(|now| (&now.engine, &now.rules) != (&document.engine, &document.rules))
        .map(|now| changes(&document, &work.patch.apply(&now, &work.text).published()));
    Handed { work, view: String::new(), changes }
}

/// How many titles a line has room for.
const MOST_TITLES: usize = 5;

/// What the reading `now` changed of the one before it, counted and named.
fn changes(before: &AnalysisDocument, now: &AnalysisDocument) -> Changes {
    let mut titles: [Vec<&str>; 3] = Default::default();
    for change in import::changes(before, now) {
        let (place, event) = match change {
            import::Change::Differs(_, at, _) => (0, now.events.get(at)),
            import::Change::New(at) => (1, now.events.get(at)),
            import::Change::Gone(at) => (2, before.events.get(at)),
        };
        titles[place].extend(event.map(|event| event.title.as_str()));
    }
    let counts = [titles[0].len(), titles[1].len(), titles[2].len()];
    Changes { counts, titles: titles.into_iter().flatten().take(MOST_TITLES).map(str::to_owned).collect() }
}

/// The code with as much redundancy as costs no larger one; a quiet zone of four squares belongs around it.
fn draw_code(address: &str) -> Option<String> {
    let code = QrCode::encode_text(address, QrCodeEcc::Low).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
            }
            x += run.max(1);
        }
    }
    Some(format!("{size}\n{path}"))
}

/// What the engine finds in a work: in its article, or in its articles on one timeline, each with the reader's changes; or
/// what came without an article.
pub fn analysis_of(work: &Work) -> AnalysisDocument {
    let read = || AnalysisDocument::from(&analyze(&Article::read(&work.text, work.given).with_restored(&work.patch.restored)));
    if let Some(found) = &work.found {
        return serde_json::from_str(found).unwrap_or_else(|_| read());
    }
    let Some(several) = &work.several else { return read() };
    let members = several.members.iter().map(|member| {
        let alone = Work { patch: member.patch.clone(), ..Work::new(&member.text, member.given) };
        let document = member.patch.apply(&analysis_of(&alone), &alone.text).published();
        Member { id: member.id.clone(), text: alone.text.to_string(), document }
    });
    let mut document = combine(&members.collect::<Vec<_>>(), &several.apart).document;
    document.article.title = document.article.title.or_else(|| title_of_several(&document.articles));
    document
}

/// The first headlines, and how many articles there are more.
fn title_of_several(articles: &[PartRecord]) -> Option<String> {
    let mut titles = articles.iter().filter_map(|part| part.article.title.as_deref());
    let first = titles.next()?;
    let others = articles.len().saturating_sub(1);
    Some(if others > 0 { format!("{first} + {others}") } else { first.to_owned() })
}

fn refusal(error: &ShareError) -> Refusal {
    match error {
        ShareError::UnknownVersion(_) | ShareError::UnknownCodec(_) => Refusal::Newer,
        ShareError::Truncated => Refusal::Cut,
        ShareError::TooLarge => Refusal::TooLarge,
        ShareError::Damaged | ShareError::NotText => Refusal::Damaged,
        ShareError::NotALink => Refusal::Foreign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day;
    use crate::work::patch::Fields;

    fn links_of(work: &Work) -> Vec<String> {
        let links = answer(&Job::WriteLinks { work: kept::write(work), view: "e=1".to_owned() }).unwrap();
        links.lines().map(str::to_owned).collect()
    }

    fn link_of(work: &Work) -> String {
        links_of(work).swap_remove(0)
    }

    fn opened(link: &str) -> Handed {
        kept::read_handed(&answer(&Job::OpenLink { fragment: link.to_owned() }).unwrap()).unwrap()
    }

    const ARTICLE: &str = "It rained.\n\nGlass Ferry released the single \"Low Water\" on February 13, 2026. It rained.";

    /// A work with another title for its first event.
    fn edited() -> Work {
        let mut work = Work::new(ARTICLE, None);
        let analysis = AnalysisDocument::from(&analyze(&Article::read(&work.text, work.given)));
        let fields = Fields { title: "High Water".to_owned(), ..Fields::of(&analysis.events[0]) };
        work.patch = work.patch.amended(&analysis, &analysis.events[0].id, &fields);
        work
    }

    #[test]
    fn a_link_brings_the_readers_changes_and_view() {
        let handed = opened(&link_of(&edited()));
        assert_eq!(handed, Handed { work: edited(), view: "e=1".to_owned(), changes: None });
    }

    #[test]
    fn a_link_brings_several_articles_with_their_sources() {
        let other = "Late\n\nGlass Ferry's single \"Low Water\" came out on February 13, 2026.";
        let works = [("a", edited()), ("b", Work::new(other, day("2026-03-01")))];
        let work = Work::of_several(works.map(|(id, work)| (id.to_owned(), work)).to_vec());
        let handed = opened(&link_of(&work));
        assert_eq!(handed, Handed { work, view: "e=1".to_owned(), changes: None });
        assert!(analysis_of(&handed.work).events.iter().all(|event| event.sources.is_some()));
    }

    #[test]
    fn a_link_may_bring_the_events_without_the_article() {
        let links = links_of(&edited());
        let [quotes, alone] = [1, 2].map(|at| opened(&links[at]).work);
        assert_eq!(&*quotes.text, "Glass Ferry released the single \"Low Water\" on February 13, 2026.");
        assert_eq!(&*alone.text, "");
        for work in [quotes, alone] {
            let document = found_in(&work).unwrap();
            assert_eq!(document.events[0].title, "High Water", "the reader's changes are in it");
            assert_eq!(opened(&link_of(&work)).work, work, "and it can be handed on in turn");
        }
    }

    #[test]
    fn a_file_brings_the_work_back_whole() {
        let file = answer(&Job::Export { work: kept::write(&edited()), format: "json".to_owned() }).unwrap();
        let back = |file: &str| answer(&Job::Import { file: file.to_owned() }).map(|work| kept::read_handed(&work));
        assert_eq!(back(&file), Ok(Some(Handed { work: edited(), ..Handed::default() })));
        let older =
            file.replacen(&format!("\"rules\":\"{RULES}\""), "\"rules\":\"0\"", 1).replacen("2026-02-13", "2026-02-14", 1);
        let changes = back(&older).map(|handed| handed.and_then(|handed| handed.changes)).unwrap().unwrap();
        assert_eq!((changes.counts, changes.titles.len()), ([1, 0, 0], 1), "which one is said too");
        assert_eq!(back("It rained."), Err(Refusal::Unreadable));
        assert_eq!(back(&library::file::write(&[])), Err(Refusal::IsLibrary), "the library takes it");
        assert_eq!(back("{\"tempoline_library\":9}"), Err(Refusal::Newer));
    }

    #[test]
    fn a_code_is_square_and_ends_where_codes_end() {
        let drawn = answer(&Job::DrawCode { address: "https://example.org/#v1.m.AAAA".to_owned() }).unwrap();
        let (size, path) = drawn.split_once('\n').unwrap();
        assert_eq!(size, "25");
        assert!(path.starts_with("M0 0h7v1h-7z"), "the corner of a code: {path}");
        assert_eq!(answer(&Job::DrawCode { address: "a".repeat(2_954) }), Err(Refusal::TooLarge));
        assert!(answer(&Job::DrawCode { address: "a".repeat(2_953) }).is_ok());
    }

    #[test]
    fn a_link_brings_the_article_and_the_given_date() {
        let work = Work::new("‘Low Water’ came out on Friday.", day("2026-06-05"));
        let opened = answer(&Job::OpenLink { fragment: link_of(&work) });
        assert_eq!(opened.ok().and_then(|work| kept::read(&work)), Some(work));
    }

    #[test]
    fn a_link_that_does_not_open_says_why() {
        let link = link_of(&Work::new("‘Low Water’ came out on Friday.", None));
        let open = |fragment: &str| answer(&Job::OpenLink { fragment: fragment.to_owned() });
        let cut: String = link.chars().take(20).collect();
        assert_eq!(open(&cut), Err(Refusal::Cut));
        assert_eq!(open(&link.replacen("v1", "v9", 1)), Err(Refusal::Newer));
        assert_eq!(open("!/room/12"), Err(Refusal::Foreign));
    }

    #[test]
    fn a_file_holds_what_the_reader_changed() {
        let file = answer(&Job::Export { work: kept::write(&edited()), format: "csv".to_owned() }).unwrap();
        assert!(file.contains("High Water") && !file.contains("Low Water,"), "{file}");
    }
}
