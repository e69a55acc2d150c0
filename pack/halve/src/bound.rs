//! The module as wasm-bindgen left it: what is halved.

use std::collections::HashMap;
use std::error::Error;
use wasmparser::{
    DataKind, DataSectionReader, ElementItems, ElementKind, ExportSectionReader, ExternalKind, FunctionBody, GlobalSectionReader,
    GlobalType, ImportSectionReader, KnownCustom, MemorySectionReader, MemoryType, Name, Operator, Parser, Payload, TableType,
    TypeRef, TypeSectionReader,
};

/// Bytes, and the address that they stand at.
pub type Data<'a> = Vec<(usize, &'a [u8])>;

/// A module in its parts.
pub struct Bound<'a> {
    /// The sections that both halves copy, or one of them.
    pub types: TypeSectionReader<'a>,
    pub imports: ImportSectionReader<'a>,
    pub memories: MemorySectionReader<'a>,
    pub globals: GlobalSectionReader<'a>,
    pub exports: ExportSectionReader<'a>,
    /// What the module's tables, memories and globals are.
    pub table_types: Vec<TableType>,
    pub memory_types: Vec<MemoryType>,
    pub global_types: Vec<GlobalType>,
    /// The type of each function, imports first.
    pub type_of: Vec<u32>,
    /// How many of them are imports.
    pub imported: usize,
    /// The code of those that are not.
    pub bodies: Vec<FunctionBody<'a>>,
    /// Names of functions, mangled.
    pub names: HashMap<u32, String>,
    /// The functions that the browser may call.
    pub exported: Vec<u32>,
    /// The functions in the table of functions, with their slots.
    pub slots: Vec<(u32, u32)>,
    /// What the memory holds at first, and where.
    pub data: Data<'a>,
    /// Its section of features, as it is.
    pub features: &'a [u8],
    by_name: HashMap<String, Vec<u32>>,
}

impl<'a> Bound<'a> {
    /// Reads a module.
    pub fn read(bytes: &'a [u8]) -> Result<Bound<'a>, Box<dyn Error>> {
        let (mut types, mut imports, mut memories, mut globals, mut exports) = (None, None, None, None, None);
        let (mut table_types, mut memory_types, mut global_types) = (Vec::new(), Vec::new(), Vec::new());
        let (mut type_of, mut imported, mut bodies) = (Vec::new(), 0, Vec::new());
        let (mut exported, mut slots, mut data) = (Vec::new(), Vec::new(), Vec::new());
        let mut names = HashMap::new();
        let mut features: &[u8] = &[];
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::TypeSection(section) => types = Some(section),
                Payload::ImportSection(section) => {
                    for import in section.clone().into_imports() {
                        let TypeRef::Func(ty) = import?.ty else { return Err("an import that is no function".into()) };
                        type_of.push(ty);
                        imported += 1;
                    }
                    imports = Some(section);
                }
                Payload::FunctionSection(section) => {
                    for ty in section {
                        type_of.push(ty?);
                    }
                }
                Payload::TableSection(section) => {
                    for table in section {
                        table_types.push(table?.ty);
                    }
                }
                Payload::MemorySection(section) => {
                    memory_types = section.clone().into_iter().collect::<Result<_, _>>()?;
                    memories = Some(section);
                }
                Payload::GlobalSection(section) => {
                    for global in section.clone() {
                        global_types.push(global?.ty);
                    }
                    globals = Some(section);
                }
                Payload::ExportSection(section) => {
                    for export in section.clone() {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            exported.push(export.index);
                        }
                    }
                    exports = Some(section);
                }
                Payload::StartSection { func, .. } => exported.push(func),
                Payload::ElementSection(section) => {
                    for element in section {
                        let element = element?;
                        let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
                            (element.kind, element.items)
                        else {
                            return Err("elements of a kind that is not known".into());
                        };
                        let start = constant(offset_expr.get_operators_reader().read()?)?;
                        for (slot, function) in functions.into_iter().enumerate() {
                            slots.push((function?, u32::try_from(start + slot)?));
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                Payload::DataSection(section) => data = read_data(section)?,
                Payload::CustomSection(custom) if custom.name() == "target_features" => features = custom.data(),
                Payload::CustomSection(custom) => {
                    if let KnownCustom::Name(section) = custom.as_known() {
                        for name in section {
                            let Name::Function(functions) = name? else { continue };
                            for naming in functions {
                                let naming = naming?;
                                names.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        let mut by_name: HashMap<String, Vec<u32>> = HashMap::new();
        for (function, name) in &names {
            by_name.entry(name.clone()).or_default().push(*function);
        }
        Ok(Bound {
            types: types.ok_or("no types")?,
            imports: imports.ok_or("no imports")?,
            memories: memories.ok_or("no memory")?,
            globals: globals.ok_or("no globals")?,
            exports: exports.ok_or("no exports")?,
            table_types,
            memory_types,
            global_types,
            type_of,
            imported,
            bodies,
            names,
            exported,
            slots,
            data,
            features,
            by_name,
        })
    }

    /// How many functions there are, imports among them.
    pub fn functions(&self) -> usize {
        self.type_of.len()
    }

    /// The functions of that name.
    pub fn named(&self, name: &str) -> &[u32] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// The functions that this one calls by their index.
    pub fn calls(&self, function: u32) -> Vec<u32> {
        let Some(body) = (function as usize).checked_sub(self.imported).map(|place| &self.bodies[place]) else {
            return Vec::new();
        };
        let operators = body.get_operators_reader().into_iter().flatten().flatten();
        operators
            .filter_map(|operator| match operator {
                Operator::Call { function_index }
                | Operator::ReturnCall { function_index }
                | Operator::RefFunc { function_index } => Some(function_index),
                _ => None,
            })
            .collect()
    }

    /// How many parameters a function of this type takes.
    pub fn parameters(&self, ty: u32) -> Result<u32, Box<dyn Error>> {
        let of_types = self.types.clone().into_iter_err_on_gc_types().nth(ty as usize).ok_or("no such type")??;
        Ok(u32::try_from(of_types.params().len())?)
    }

    /// Where what the memory holds at first ends.
    pub fn end_of_data(&self) -> usize {
        self.data.iter().map(|(address, bytes)| address + bytes.len()).max().unwrap_or_default()
    }
}

fn read_data(section: DataSectionReader<'_>) -> Result<Data<'_>, Box<dyn Error>> {
    let mut all = Vec::new();
    for datum in section {
        let datum = datum?;
        let DataKind::Active { offset_expr, .. } = datum.kind else { return Err("a passive segment".into()) };
        all.push((constant(offset_expr.get_operators_reader().read()?)?, datum.data));
    }
    Ok(all)
}

fn constant(operator: Operator) -> Result<usize, Box<dyn Error>> {
    let Operator::I32Const { value } = operator else { return Err("an address that is not fixed".into()) };
    Ok(usize::try_from(value)?)
}
