//! Both halves as modules.

use crate::Halves;
use crate::bound::Bound;
use crate::names::Names;
use std::collections::BTreeSet;
use std::error::Error;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, GlobalSection, ImportSection, Instruction, MemorySection, Module, TableSection, TypeSection,
};

/// What the second half calls the first.
const FIRST: &str = "first";

type Written = Result<Vec<u8>, Box<dyn Error>>;

/// The first half: every gate is a call through its slot of the table.
pub fn first(bound: &Bound, halves: &Halves, names: &Names) -> Written {
    let imported = bound.imported;
    let is_here = |function: u32| halves.first[function as usize] || halves.gates.contains(&function);
    let here: Vec<u32> = indices(imported, bound.functions()).filter(|function| is_here(*function)).collect();
    let mut numbers = Numbers::new(indices(0, imported).chain(here.iter().copied()), bound.functions());

    let mut types = TypeSection::new();
    numbers.parse_type_section(&mut types, bound.types.clone())?;
    let mut imports = ImportSection::new();
    for import in bound.imports.clone().into_imports() {
        let import = import?;
        imports.import(import.module, names.short(import.name), numbers.entity_type(import.ty)?);
    }
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for &function in &here {
        let ty = bound.type_of[function as usize];
        functions.function(ty);
        match halves.gates.iter().position(|gate| *gate == function) {
            Some(place) => code.function(&call_through(bound, ty, slot_of_gate(bound, place))?),
            None => {
                numbers.parse_function_body(&mut code, bound.bodies[function as usize - imported].clone())?;
                &mut code
            }
        };
    }
    let mut tables = TableSection::new();
    for (place, ty) in bound.table_types.iter().enumerate() {
        let mut ty = numbers.table_type(*ty)?;
        if place == 0 {
            let more = halves.gates.len() as u64;
            ty.minimum += more;
            ty.maximum = ty.maximum.map(|most| most + more);
        }
        tables.table(ty);
    }
    let mut memories = MemorySection::new();
    numbers.parse_memory_section(&mut memories, bound.memories.clone())?;
    let mut globals = GlobalSection::new();
    numbers.parse_global_section(&mut globals, bound.globals.clone())?;
    let mut exports = ExportSection::new();
    for export in bound.exports.clone() {
        let export = export?;
        let index = numbers.external_index(export.kind, export.index)?;
        exports.export(names.short(export.name), numbers.export_kind(export.kind)?, index);
    }
    for (name, used) in shared(bound, halves) {
        let index = if used.kind == ExportKind::Func { numbers.function_index(used.index)? } else { used.index };
        exports.export(&name, used.kind, index);
    }
    let mut elements = ElementSection::new();
    fill_slots(&mut elements, bound.slots.iter().copied().filter(|(function, _)| is_here(*function)), &mut numbers)?;
    let mut data = DataSection::new();
    for (address, bytes) in &bound.data {
        // Zeros cost nothing: wasm-opt leaves them out.
        let kept = bytes.iter().zip(&halves.later[*address..]).map(|(byte, later)| if *later { 0 } else { *byte });
        data.active(0, &ConstExpr::i32_const(i32::try_from(*address)?), kept);
    }
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories).section(&globals);
    module.section(&exports).section(&elements).section(&code).section(&data).section(&features(bound));
    Ok(module.finish())
}

/// The second half.
pub fn later(bound: &Bound, halves: &Halves) -> Written {
    let here: Vec<u32> =
        indices(bound.imported, bound.functions()).filter(|function| !halves.first[*function as usize]).collect();
    let shared = shared(bound, halves);
    let functions_of_first = shared.iter().filter(|(_, used)| used.kind == ExportKind::Func).map(|(_, used)| used.index);
    let mut numbers = Numbers::new(functions_of_first.chain(here.iter().copied()), bound.functions());

    let mut types = TypeSection::new();
    numbers.parse_type_section(&mut types, bound.types.clone())?;
    let mut imports = ImportSection::new();
    for (name, used) in &shared {
        let ty = match used.kind {
            ExportKind::Func => EntityType::Function(bound.type_of[used.index as usize]),
            ExportKind::Table => EntityType::Table(numbers.table_type(bound.table_types[used.index as usize])?),
            ExportKind::Memory => EntityType::Memory(numbers.memory_type(bound.memory_types[used.index as usize])?),
            _ => EntityType::Global(numbers.global_type(bound.global_types[used.index as usize])?),
        };
        // What the first half has may be larger than it was, never smaller.
        let ty = match ty {
            EntityType::Table(ty) => EntityType::Table(wasm_encoder::TableType { maximum: None, ..ty }),
            ty => ty,
        };
        imports.import(FIRST, name, ty);
    }
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for &function in &here {
        functions.function(bound.type_of[function as usize]);
        numbers.parse_function_body(&mut code, bound.bodies[function as usize - bound.imported].clone())?;
    }
    let mut elements = ElementSection::new();
    let in_table =
        bound.slots.iter().copied().filter(|(function, _)| here.contains(function) && !halves.gates.contains(function));
    let gates = halves.gates.iter().enumerate().map(|(place, gate)| (*gate, slot_of_gate(bound, place)));
    fill_slots(&mut elements, in_table.chain(gates), &mut numbers)?;
    let mut data = DataSection::new();
    for (address, bytes) in &bound.data {
        let later = &halves.later[*address..*address + bytes.len()];
        let mut at = 0;
        for run in later.chunk_by(|one, other| one == other) {
            if run[0] {
                data.active(0, &ConstExpr::i32_const(i32::try_from(address + at)?), bytes[at..at + run.len()].iter().copied());
            }
            at += run.len();
        }
    }
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&elements).section(&code).section(&data);
    module.section(&features(bound));
    Ok(module.finish())
}

/// Something of the first half that the second uses.
struct Used {
    kind: ExportKind,
    index: u32,
}

/// All that the second half uses of the first, each with the name under which it crosses.
fn shared(bound: &Bound, halves: &Halves) -> Vec<(String, Used)> {
    let later = indices(bound.imported, bound.functions()).filter(|function| !halves.first[*function as usize]);
    let called: BTreeSet<u32> = later.flat_map(|function| bound.calls(function)).collect();
    let functions = called.into_iter().filter(|function| halves.first[*function as usize]).map(|index| (ExportKind::Func, index));
    let tables = indices(0, bound.table_types.len()).map(|index| (ExportKind::Table, index));
    let memories = indices(0, bound.memory_types.len()).map(|index| (ExportKind::Memory, index));
    let globals = indices(0, bound.global_types.len()).map(|index| (ExportKind::Global, index));
    let all = tables.chain(memories).chain(globals).chain(functions);
    all.enumerate().map(|(place, (kind, index))| (short(place), Used { kind, index })).collect()
}

/// A short name of its own for each number; none that wasm-bindgen gives begins so.
fn short(mut number: usize) -> String {
    let mut name = String::from("-");
    loop {
        name.push(char::from(b'0' + (number % 64) as u8));
        number /= 64;
        if number == 0 {
            return name;
        }
    }
}

/// What of wasm the module uses, for wasm-opt.
fn features<'a>(bound: &Bound<'a>) -> CustomSection<'a> {
    CustomSection { name: "target_features".into(), data: bound.features.into() }
}

fn indices(start: usize, end: usize) -> impl Iterator<Item = u32> + Clone {
    start as u32..end as u32
}

/// Gates have the slots after those that the table has anyway.
fn slot_of_gate(bound: &Bound, place: usize) -> u32 {
    bound.table_types[0].initial as u32 + place as u32
}

/// A function that hands its arguments to the one in a slot of the table.
fn call_through(bound: &Bound, ty: u32, slot: u32) -> Result<Function, Box<dyn Error>> {
    let parameters = bound.parameters(ty)?;
    let mut function = Function::new([]);
    for parameter in 0..parameters {
        function.instruction(&Instruction::LocalGet(parameter));
    }
    function.instruction(&Instruction::I32Const(slot as i32));
    function.instruction(&Instruction::CallIndirect { type_index: ty, table_index: 0 });
    function.instruction(&Instruction::End);
    Ok(function)
}

/// Puts functions into their slots of the table, those that stand beside each other at once.
fn fill_slots(
    section: &mut ElementSection,
    slots: impl Iterator<Item = (u32, u32)>,
    numbers: &mut Numbers,
) -> Result<(), Box<dyn Error>> {
    let mut slots: Vec<(u32, u32)> = slots.collect();
    slots.sort_unstable_by_key(|(_, slot)| *slot);
    for run in slots.chunk_by(|(_, one), (_, next)| one + 1 == *next) {
        let functions = run.iter().map(|(function, _)| numbers.function_index(*function)).collect::<Result<Vec<u32>, _>>()?;
        section.active(None, &ConstExpr::i32_const(run[0].1 as i32), Elements::Functions(functions.into()));
    }
    Ok(())
}

/// The numbers of functions in a half.
struct Numbers(Vec<Option<u32>>);

impl Numbers {
    fn new(functions: impl Iterator<Item = u32>, all: usize) -> Numbers {
        let mut numbers = vec![None; all];
        for (number, function) in (0..).zip(functions) {
            numbers[function as usize] = Some(number);
        }
        Numbers(numbers)
    }
}

impl Reencode for Numbers {
    type Error = Missing;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error<Missing>> {
        self.0[function as usize].ok_or(reencode::Error::UserError(Missing(function)))
    }
}

/// A function that is not in the half that calls it.
#[derive(Debug)]
struct Missing(u32);

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "function {} is in the other half", self.0)
    }
}

impl Error for Missing {}
