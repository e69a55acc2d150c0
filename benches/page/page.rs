//! The page's timeline alone, with as many made up events as the address asks for (`?1000`): what `./dev bench page`
//! times. It draws when the window gets the event `mount`, so that making the events is not counted.

mod events;

use gloo_events::EventListener;
use std::rc::Rc;
use tempoline::AnalysisDocument;
use tempoline::analysis::EventRecord;
use tempoline::event::Kind;
use tempoline::view::timeline::{Timeline, TimelineProps};

const DOCUMENT: &str = r#"{
  "version": 1, "engine": "bench", "events": [], "mentions": [], "timexes": [], "notes": [],
  "article": {"title": "Bench", "published": "2026-05-14", "published_from": null, "byline": null, "source": null, "language": "en"}
}"#;
const EVENT: &str = r#"{
  "id": "", "kind": "release", "what": "song", "title": "", "artists": ["Glass Ferry"], "date": null, "reason": null,
  "status": "happened", "venue": null, "place": null, "part_of": null, "measures": [], "evidence": [], "confidence": 1, "core": true, "rule": "", "marks": []
}"#;

fn main() {
    let Some((window, body)) = web_sys::window().and_then(|window| Some((window.clone(), window.document()?.body()?))) else {
        return;
    };
    let asked = window.location().search().unwrap_or_default();
    let count = asked.trim_start_matches('?').parse().unwrap_or(1_000);
    let analysis = Rc::new(document(count));
    let mount = EventListener::once(&window, "mount", {
        let body = body.clone();
        move |_| {
            let root = body.query_selector("#root").ok().flatten().unwrap_or_else(|| body.into());
            let props = TimelineProps {
                analysis,
                hidden: Rc::default(),
                ghosts: Rc::default(),
                grouping: Default::default(),
                paper: false,
                selected: None,
                on_select: Default::default(),
                marked: None,
                on_deed: Default::default(),
                opens_with: None,
                today: tempoline::day("2026-06-19"),
                children: Default::default(),
                on_help: None,
                width: 1000.0,
            };
            yew::Renderer::<Timeline>::with_root_and_props(root, props).render();
        }
    });
    mount.forget();
    // A click tells that the events are made.
    body.click();
}

/// # Panics
/// When the patterns above are no document and no event any more.
fn document(count: u32) -> AnalysisDocument {
    let document: AnalysisDocument = serde_json::from_str(DOCUMENT).expect("a document");
    let pattern: EventRecord = serde_json::from_str(EVENT).expect("an event");
    let event = |(number, made): (usize, events::Made)| EventRecord {
        id: format!("e{number}"),
        kind: Kind::ALL.get(made.kind).copied().unwrap_or(Kind::Release),
        title: made.title,
        date: made.date.parse().ok(),
        core: number % 3 == 0,
        ..pattern.clone()
    };
    AnalysisDocument { events: events::made(count).enumerate().map(event).collect(), ..document }
}
