//! Learns the weights of the event stage (`src/event/weights.txt`) from annotated articles.
//!
//! ```text
//! learn [--names] [--dry] [--found DIR] [--parts N] [--own GOLD.jsonl]… GOLD.jsonl…
//! ```
//!
//! Five decisions are learned one after the other, since each sees what the one before it chose: which time expression
//! dates a proposal, which names it has, whether it is an event, whether two proposals are of one happening, and whether what
//! was joined stands beside the article's other events. A proposal is right when the annotation guide's scorer pairs it with
//! an annotated event of its kind.
//!
//! Prints the scorer's figures, cross-validated: five parts, whole articles held back, everything learned from the other
//! four and from the articles of `--own` (which are learned from, never scored). Then writes the weights learned from all,
//! with the thresholds that do best on those held back; `--dry` only prints. `--found` writes what was found in each held-back
//! article as `ID.json`, for the scorer itself and its list of misses, and in `lost.txt` how far each event got that was missed.
//! `--parts 1` holds all scored articles back at once: what the lessons of `--own` alone are worth.
//!
//! `--names` learns the weights of the mention stage (`src/mention/weights.txt`) instead, which come before: the event weights
//! are to be learned anew after it, from a new build.

mod field;
mod fit;
#[path = "../../tests/scorer/mod.rs"]
mod gold;
mod lesson;
mod measure;
mod names;

use gold::{Count, Gold, GoldEvent, Told, pair};
use lesson::{Lesson, learn, part};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::{env, fs, io, thread};
use tempoline::AnalysisDocument;
use tempoline::analysis::Analysis;
use tempoline::event::{Event, Kind, Names, Weights, weighed};

/// What the command line says.
struct Wish {
    dry: bool,
    names: bool,
    parts: usize,
    found: Option<PathBuf>,
    own: Vec<PathBuf>,
    gold: Vec<PathBuf>,
}

/// What was found in one held-back article, none left out however unlikely.
struct Found<'a> {
    lesson: &'a Lesson,
    events: Vec<Event>,
    funnel: Funnel,
    /// How far each annotated event got, in words.
    reached: Vec<String>,
}

/// Per kind how many annotated events there are, and how many are left after each step: some reading is one of them, some
/// picked reading is, some likely one is, some merged one is.
type Funnel = BTreeMap<Kind, [usize; 5]>;

fn main() -> io::Result<()> {
    let wish = wish()?;
    let read = |paths: &[PathBuf]| -> io::Result<Vec<Gold>> {
        Ok(paths.iter().map(|path| gold::read(path)).collect::<io::Result<Vec<_>>>()?.concat())
    };
    let (golds, own) = (read(&wish.gold)?, read(&wish.own)?);
    if wish.names {
        let table = names::learn_names(&golds, &own, wish.parts, |gold| part(&gold.id, wish.parts));
        if !wish.dry {
            fs::write("src/mention/weights.txt", &table)?;
            println!("wrote {} rows, {} bytes", table.lines().count(), table.len());
        }
        return Ok(());
    }
    let lessons: Vec<Lesson> = golds.into_iter().map(Lesson::new).collect();
    let own: Vec<Lesson> = own.into_iter().map(Lesson::new).collect();
    println!("{} articles scored, {} more learned from", lessons.len(), own.len());
    let names = Arc::new(Names::default());
    let parts: Vec<Vec<Found>> = thread::scope(|scope| {
        let (lessons, own, parts, names) = (&lessons, &own, wish.parts, &names);
        let mut found = Vec::new();
        // Two at a time: each part holds its own proposals of all articles in memory.
        for first in (0..parts).step_by(2) {
            let tasks: Vec<_> = (first..parts.min(first + 2))
                .map(|part| scope.spawn(move || held_back(lessons, own, part, parts, names)))
                .collect();
            found.extend(tasks.into_iter().map(|task| task.join().expect("a part is learned")));
        }
        found
    });
    let mut found: Vec<Found> = parts.into_iter().flatten().collect();
    let curves = curves(&found);
    let sure = calibration(&curves);
    for article in &mut found {
        for event in &mut article.events {
            event.confidence = sure.calibrated(event.kind.name(), event.confidence);
        }
    }
    let shown = thresholds(&found);
    print_figures(&found, &shown);
    print_calibration(&found, &shown);
    if let Some(folder) = &wish.found {
        write_found(folder, &found, &shown)?;
    }
    if !wish.dry {
        let all: Vec<&Lesson> = lessons.iter().chain(&own).collect();
        let tables = learn(&all, &names);
        let text = head(&shown, &curves) + &fit::as_text(&tables, &names);
        fs::write("src/event/weights.txt", &text)?;
        println!("wrote {} weights, {} bytes", text.lines().count(), text.len());
    }
    Ok(())
}

fn wish() -> io::Result<Wish> {
    let mut wish = Wish { dry: false, names: false, parts: 5, found: None, own: Vec::new(), gold: Vec::new() };
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| io::Error::other(format!("{word} wants a value")));
        match word.as_str() {
            "--dry" => wish.dry = true,
            "--names" => wish.names = true,
            "--found" => wish.found = Some(value()?.into()),
            "--own" => wish.own.push(value()?.into()),
            "--parts" => wish.parts = value()?.parse().map_err(io::Error::other)?,
            _ => wish.gold.push(word.into()),
        }
    }
    Ok(wish)
}

/// Learns from all parts but one and reads that one.
fn held_back<'a>(lessons: &'a [Lesson], own: &'a [Lesson], part: usize, parts: usize, names: &Arc<Names>) -> Vec<Found<'a>> {
    let held = |lesson: &&Lesson| lesson.part(parts) == part;
    let taught: Vec<&Lesson> = lessons.iter().filter(|lesson| !held(lesson)).chain(own).collect();
    let weights = Weights::learning(&fit::as_text(&learn(&taught, names), names), names.clone());
    lessons
        .iter()
        .filter(held)
        .map(|lesson| {
            let Analysis { article, document, timexes, mentions, .. } = &lesson.analysis;
            let events = weighed(&weights, article, document, timexes, mentions);
            let proposals = lesson.proposals(&weights);
            let (funnel, reached) = (lesson.funnel(&proposals, &events), lesson.reached(&proposals, &events));
            Found { lesson, events, funnel, reached }
        })
        .collect()
}

fn count(found: &[Found], kind: Kind, least: f32) -> Count {
    let of_article = |article: &Found| {
        let shown = article.events.iter().filter(|event| event.kind == kind && event.confidence >= least);
        let told: Vec<Told> = shown.map(|event| Told::new(event, &article.lesson.analysis)).collect();
        Count::of(kind, &article.lesson.gold.events, &told)
    };
    found.iter().map(of_article).fold(Count::default(), Count::plus)
}

/// For each kind the least probability of what is shown: half of the best F1 there is, which is where F1 is best for
/// probabilities that are true (Lipton, Elkan and Narayanaswamy 2014), and moves less by chance than the best one itself.
fn thresholds(found: &[Found]) -> BTreeMap<Kind, f32> {
    let best = |kind: Kind| {
        let tried = (10..45).map(|step| step as f32 / 50.0);
        let f1 = |least: f32| {
            let count = count(found, kind, least);
            count.f1(count.paired)
        };
        (tried.map(f1).fold(0.0, f64::max) / 2.0) as f32
    };
    Kind::ALL.into_iter().map(|kind| (kind, best(kind))).collect()
}

fn print_figures(found: &[Found], thresholds: &BTreeMap<Kind, f32>) {
    let mut all = Count::default();
    let line = |name: &str, count: Count| {
        println!(
            "  {name:8} P {:.3}  R {:.3}  F1 {:.3}   with date {:.3}   ({} gold, {} found)",
            count.precision(),
            count.recall(),
            count.f1(count.paired),
            count.f1(count.dated),
            count.gold,
            count.found
        );
    };
    for (kind, least) in thresholds {
        let count = count(found, *kind, *least);
        line(kind.name(), count);
        all = all.plus(count);
    }
    line("all", all);
    // Less moved by chance than F1 at the best threshold: for comparing two ways to learn.
    print!("  mean F1 over thresholds:");
    for kind in Kind::ALL {
        let tried = (12..28).map(|step| count(found, kind, step as f32 / 50.0));
        let (events, dated) =
            tried.fold((0.0, 0.0), |sum, count| (sum.0 + count.f1(count.paired), sum.1 + count.f1(count.dated)));
        print!("  {} {:.3} / {:.3}", kind.name(), events / 16.0, dated / 16.0);
    }
    println!();
    println!("  annotated, of which some reading, a picked one, a likely one, a merged one is one:");
    for kind in Kind::ALL {
        let steps = found.iter().filter_map(|article| article.funnel.get(&kind));
        let sum = steps.fold([0; 5], |sum, steps| std::array::from_fn(|at| sum[at] + steps[at]));
        println!("  {:8} {sum:?}", kind.name());
    }
}

/// For each kind the logistic curve, slope and offset, from the confidences of events in held-back articles to how often
/// they are right: each annotated event makes one event right at most.
fn curves(found: &[Found]) -> BTreeMap<Kind, (f32, f32)> {
    let curve = |kind: Kind| {
        let points: Vec<(f32, bool)> = answers(found, |event| event.kind == kind)
            .into_iter()
            .map(|(sure, right)| {
                let sure = sure.clamp(0.001, 0.999);
                ((sure / (1.0 - sure)).ln(), right)
            })
            .collect();
        let (mut slope, mut offset) = (1.0f32, 0.0f32);
        for _ in 0..600 {
            let (mut by_slope, mut by_offset) = (0.0, 0.0);
            for (x, right) in &points {
                let wrong = 1.0 / (1.0 + (-slope * x - offset).exp()) - if *right { 1.0 } else { 0.0 };
                by_slope += wrong * x;
                by_offset += wrong;
            }
            slope -= 0.5 * by_slope / points.len().max(1) as f32;
            offset -= 0.5 * by_offset / points.len().max(1) as f32;
        }
        (slope, offset)
    };
    Kind::ALL.into_iter().map(|kind| (kind, curve(kind))).collect()
}

/// The confidence of each event found of those wanted, and whether it is right.
fn answers(found: &[Found], wanted: impl Fn(&Event) -> bool) -> Vec<(f32, bool)> {
    let mut answers = Vec::new();
    for article in found {
        let events: Vec<&Event> = article.events.iter().filter(|event| wanted(event)).collect();
        let told: Vec<Told> = events.iter().map(|event| Told::new(event, &article.lesson.analysis)).collect();
        let pairs = pair(&article.lesson.gold.events.iter().collect::<Vec<_>>(), &told);
        let right = |index: usize| pairs.iter().any(|(_, found)| *found == index);
        answers.extend(events.iter().enumerate().map(|(index, event)| (event.confidence, right(index))));
    }
    answers
}

fn print_calibration(found: &[Found], thresholds: &BTreeMap<Kind, f32>) {
    let answers = answers(found, |event| event.confidence >= thresholds[&event.kind]);
    let mut bins: BTreeMap<usize, (f32, usize, usize)> = BTreeMap::new();
    for (sure, right) in &answers {
        let bin = bins.entry(((sure * 10.0) as usize).min(9)).or_default();
        *bin = (bin.0 + sure, bin.1 + usize::from(*right), bin.2 + 1);
    }
    let error: f32 =
        bins.values().map(|(sure, right, _)| (sure - *right as f32).abs()).sum::<f32>() / answers.len().max(1) as f32;
    print!("calibration of the events shown:");
    for (bin, (_, right, count)) in &bins {
        print!("  0.{bin}: {:.2} ({count})", *right as f32 / *count as f32);
    }
    println!("   expected error {error:.3}");
}

/// The lines of thresholds and curves.
fn head(thresholds: &BTreeMap<Kind, f32>, curves: &BTreeMap<Kind, (f32, f32)>) -> String {
    let mut text = String::new();
    for (kind, least) in thresholds {
        text += &format!("threshold\t{}=least\t{least:.2}\n", kind.name());
    }
    for (kind, (slope, offset)) in curves {
        let name = kind.name();
        text += &format!("calibration\t{name}=slope\t{slope:.2}\ncalibration\t{name}=offset\t{offset:.2}\n");
    }
    text
}

fn calibration(curves: &BTreeMap<Kind, (f32, f32)>) -> Weights {
    Weights::learning(&head(&BTreeMap::new(), curves), Arc::default())
}

fn write_found(folder: &PathBuf, found: &[Found], thresholds: &BTreeMap<Kind, f32>) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut lost = String::new();
    for article in found {
        let events: Vec<Event> =
            article.events.iter().filter(|event| event.confidence >= thresholds[&event.kind]).cloned().collect();
        let told: Vec<Told> = events.iter().map(|event| Told::new(event, &article.lesson.analysis)).collect();
        let golds: Vec<&GoldEvent> = article.lesson.gold.events.iter().collect();
        let pairs = pair(&golds, &told);
        for (index, reached) in article.reached.iter().enumerate() {
            if !pairs.iter().any(|(gold, _)| *gold == index) {
                lost += reached;
            }
        }
        let analysis = Analysis { events, ..article.lesson.analysis.clone() };
        let document = serde_json::to_string(&AnalysisDocument::from(&analysis))?;
        fs::write(folder.join(format!("{}.json", article.lesson.gold.id)), document)?;
    }
    fs::write(folder.join("lost.txt"), lost)
}
