//! Halves the page's wasm module: `halve LINKED BOUND GLUE LATER` reads the module as the linker left it, which says what uses
//! what, and as wasm-bindgen left it, with its glue. It leaves in BOUND what a first visit needs, writes to LATER what comes
//! when the reader begins to act, and gives short names to what crosses between module and glue.
//!
//! The border is drawn by `src/view/later.rs`: what nothing but the functions of its `gate` leads to is in the second half,
//! code and data alike. Both halves share one memory and one table: the first exports what the second uses, and the second,
//! once it is there, puts its functions into slots of the table through which the first calls them.

mod bound;
mod linked;
mod names;
mod write;

use bound::Bound;
use linked::Linked;
use names::Names;
use std::collections::HashSet;
use std::error::Error;
use std::{env, fs};

/// The path of the functions that begin the second half, as it stands in their mangled names.
const GATE: &str = "4view5later4gate";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [linked_at, bound_at, glue_at, later_at] = arguments.as_slice() else {
        return Err("halve LINKED BOUND GLUE LATER".into());
    };
    let (linked, bound) = (fs::read(linked_at)?, fs::read(bound_at)?);
    let linked = Linked::read(&linked)?;
    let bound = Bound::read(&bound)?;
    let halves = halve(&linked, &bound);
    if halves.gates.is_empty() {
        return Err("nothing of src/view/later.rs is in the module".into());
    }
    let names = Names::of(&bound)?;
    let (first, later) = (write::first(&bound, &halves, &names)?, write::later(&bound, &halves)?);
    fs::write(glue_at, names.in_glue(&fs::read_to_string(glue_at)?))?;
    fs::write(bound_at, first)?;
    fs::write(later_at, later)?;
    Ok(())
}

/// What is in which half.
struct Halves {
    /// Whether the function of this index is in the first half; imports are.
    first: Vec<bool>,
    /// The functions of the second half that the first calls.
    gates: Vec<u32>,
    /// Whether the byte at this address of the memory is the second half's alone.
    later: Vec<bool>,
}

/// Follows every use from what the browser may call, up to the gates.
fn halve(linked: &Linked, bound: &Bound) -> Halves {
    let is_gate = |function: u32| bound.names.get(&function).is_some_and(|name| name.contains(GATE));
    let mut first = vec![false; bound.functions()];
    first[..bound.imported].fill(true);
    let mut gates = HashSet::new();
    let mut data = HashSet::new();
    let mut waiting = bound.exported.clone();
    while let Some(function) = waiting.pop() {
        if is_gate(function) {
            gates.insert(function);
            continue;
        }
        if std::mem::replace(&mut first[function as usize], true) {
            continue;
        }
        waiting.extend(bound.calls(function));
        let Some(name) = bound.names.get(&function) else { continue };
        // Data lead to data and to functions in turn.
        let mut uses: Vec<&linked::Use> = linked.uses_of(name).iter().collect();
        while let Some(used) = uses.pop() {
            match used {
                linked::Use::Function(name) => waiting.extend(bound.named(name)),
                linked::Use::Data(place) if data.insert(*place) => uses.extend(linked.uses_of_data(*place)),
                linked::Use::Data(_) => {}
            }
        }
    }
    let mut gates: Vec<u32> = gates.into_iter().collect();
    gates.sort_unstable();
    let mut later = vec![false; bound.end_of_data()];
    // A byte may be of several data, since the linker joins equal endings of texts: the first half goes last and keeps it.
    for of_first in [false, true] {
        for (_, range) in linked.data.iter().enumerate().filter(|(place, _)| data.contains(place) == of_first) {
            if let Some(bytes) = later.get_mut(range.clone()) {
                bytes.fill(!of_first);
            }
        }
    }
    Halves { first, gates, later }
}
