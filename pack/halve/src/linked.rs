//! The module as the linker left it, with its relocations (`--emit-relocs`): which function or datum uses which.

use std::collections::HashMap;
use std::error::Error;
use std::ops::Range;
use wasmparser::{
    DataKind, KnownCustom, Linking, Operator, Parser, Payload, RelocationEntry, RelocationType, SymbolInfo, TypeRef,
};

/// What something uses.
#[derive(Clone)]
pub enum Use {
    /// A function, by its mangled name.
    Function(String),
    /// A datum, by its place in [`Linked::data`].
    Data(usize),
}

/// Who uses what.
pub struct Linked {
    /// The addresses of each datum.
    pub data: Vec<Range<usize>>,
    of_functions: HashMap<String, Vec<Use>>,
    of_data: HashMap<usize, Vec<Use>>,
}

impl Linked {
    /// Reads a module.
    pub fn read(bytes: &[u8]) -> Result<Linked, Box<dyn Error>> {
        let mut imported = 0;
        let mut bodies = Vec::new();
        let mut segments = Vec::new();
        let (mut code, mut data) = (Section::default(), Section::default());
        let mut symbols = Vec::new();
        let mut relocations: Vec<(u32, RelocationEntry)> = Vec::new();
        let mut section = 0;
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::Version { .. } | Payload::End(_) => continue,
                Payload::CodeSectionEntry(body) => {
                    bodies.push(body.range());
                    continue;
                }
                Payload::CodeSectionStart { range, .. } => code = Section { index: section, start: range.start },
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::DataSection(all) => {
                    data = Section { index: section, start: all.range().start };
                    for datum in all {
                        let datum = datum?;
                        let DataKind::Active { offset_expr, .. } = datum.kind else { return Err("a passive segment".into()) };
                        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                            return Err("a segment without a fixed address".into());
                        };
                        segments.push((usize::try_from(value)?, datum.range.end - datum.data.len()));
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for subsection in linking.subsections() {
                            if let Linking::SymbolTable(table) = subsection? {
                                symbols = table.into_iter().collect::<Result<Vec<_>, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(reloc) => {
                        for entry in reloc.entries() {
                            relocations.push((reloc.section_index(), entry?));
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
            section += 1;
        }

        let mut linked = Linked { data: Vec::new(), of_functions: HashMap::new(), of_data: HashMap::new() };
        let mut names = HashMap::new();
        let mut places = HashMap::new();
        let mut files = Vec::new();
        for (index, symbol) in symbols.iter().enumerate() {
            match symbol {
                SymbolInfo::Func { index: function, name: Some(name), .. } => {
                    names.insert(*function as usize, (*name).to_owned());
                }
                SymbolInfo::Data { symbol: Some(datum), .. } => {
                    let Some((address, file)) = segments.get(datum.index as usize) else { continue };
                    let (offset, size) = (datum.offset as usize, datum.size as usize);
                    places.insert(index, linked.data.len());
                    files.push((file + offset, file + offset + size, linked.data.len()));
                    linked.data.push(address + offset..address + offset + size);
                }
                _ => {}
            }
        }
        files.sort_unstable();
        for (section, entry) in relocations {
            use RelocationType as R;
            let used = match (entry.ty, symbols.get(entry.index as usize)) {
                (R::FunctionIndexLeb | R::TableIndexSleb | R::TableIndexI32, Some(SymbolInfo::Func { index, .. })) => {
                    let Some(name) = names.get(&(*index as usize)) else { continue };
                    Use::Function(name.clone())
                }
                (R::MemoryAddrLeb | R::MemoryAddrSleb | R::MemoryAddrI32, Some(SymbolInfo::Data { .. })) => {
                    let Some(place) = places.get(&(entry.index as usize)) else { continue };
                    Use::Data(*place)
                }
                (R::TypeIndexLeb | R::GlobalIndexLeb | R::TableNumberLeb | R::FunctionOffsetI32 | R::SectionOffsetI32, _) => {
                    continue;
                }
                _ => return Err(format!("a relocation of a kind that is not known: {:?}", entry.ty).into()),
            };
            if section == code.index {
                let at = code.start + entry.offset as usize;
                let place = bodies.partition_point(|body| body.end <= at);
                let name = names.get(&(imported + place)).ok_or("a function without a name")?;
                linked.of_functions.entry(name.clone()).or_default().push(used);
            } else if section == data.index {
                let at = data.start + entry.offset as usize;
                let before = files.partition_point(|(start, ..)| *start <= at);
                let user = files[..before].iter().rev().find(|(_, end, _)| at < *end).ok_or("an address in no datum")?;
                linked.of_data.entry(user.2).or_default().push(used);
            }
        }
        Ok(linked)
    }

    /// What the function of this name uses.
    pub fn uses_of(&self, name: &str) -> &[Use] {
        self.of_functions.get(name).map_or(&[], Vec::as_slice)
    }

    /// What this datum uses.
    pub fn uses_of_data(&self, place: usize) -> &[Use] {
        self.of_data.get(&place).map_or(&[], Vec::as_slice)
    }
}

/// Which section of the module it is, and where in the file it begins.
#[derive(Default)]
struct Section {
    index: u32,
    start: usize,
}
