//! The library in the browser's database, IndexedDB. Only the worker calls it.
//!
//! Two stores, `heads` and `entries`, both by id, both of JSON texts; a change of both is one transaction. The database is
//! opened for each job and closed after it: no window then stands in the way of another that brings a newer version.

use super::{Entry, Keeping, Place, file, head_of, keeping};
use crate::worker::{Answer, LibraryJob, Refusal};
use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Transaction, TransactionMode, TransactionResult};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

const DATABASE: &str = "tempoline";
/// A later version only adds stores; a page of an earlier one is refused by the browser, and says so.
const VERSION: u32 = 1;
const HEADS: &str = "heads";
const ENTRIES: &str = "entries";

/// Does one job of the library.
pub async fn answer(job: LibraryJob, first: &str, second: &str) -> Answer {
    let database = open().await.map_err(|error| refusal(&error))?;
    let done = act(&database, job, first, second).await;
    database.close();
    done
}

async fn act(database: &Database, job: LibraryJob, first: &str, second: &str) -> Answer {
    let read_entry = || serde_json::from_str::<Entry>(first).map_err(|_| Refusal::Unreadable);
    match job {
        LibraryJob::List => Ok(format!("[{}]", all(database, HEADS).await?.join(","))),
        LibraryJob::Keep => keep(database, read_entry()?).await.map(|place| place.write()),
        LibraryJob::Fetch => get(database, first).await?.ok_or(Refusal::Gone),
        LibraryJob::Rename => {
            let kept = get(database, first).await?.ok_or(Refusal::Gone)?;
            let entry: Entry = serde_json::from_str(&kept).map_err(|_| Refusal::Unreadable)?;
            put(database, &[Entry { name: second.trim().to_owned(), ..entry }]).await?;
            Ok(String::new())
        }
        LibraryJob::Remove => {
            let kept = get(database, first).await?.ok_or(Refusal::Gone)?;
            let transaction = begin(database, TransactionMode::ReadWrite)?;
            for store in [HEADS, ENTRIES] {
                let request = transaction.object_store(store).and_then(|store| store.delete(JsValue::from_str(first)));
                request.map_err(|error| refusal(&error))?.await.map_err(|error| refusal(&error))?;
            }
            end(transaction).await?;
            Ok(kept)
        }
        LibraryJob::Return => {
            let entry = read_entry()?;
            put(database, std::slice::from_ref(&entry)).await?;
            Ok(entry.id)
        }
        LibraryJob::Export => Ok(file::write(&entries(database).await?)),
        LibraryJob::Import => {
            let brought = file::read(first).map_err(|error| match error {
                file::FileError::Newer => Refusal::Newer,
                file::FileError::NotALibrary => Refusal::Unreadable,
            })?;
            import(database, brought).await.map(|count| count.to_string())
        }
    }
}

async fn keep(database: &Database, entry: Entry) -> Result<Place, Refusal> {
    let kept = match entry.id.as_str() {
        "" => None,
        id => get(database, id).await?.and_then(|kept| serde_json::from_str::<Entry>(&kept).ok()),
    };
    let place = |entry: &Entry, copied| Place { id: entry.id.clone(), revision: entry.revision, copied };
    match (keeping(&entry, kept.as_ref()), kept) {
        (Keeping::Same, Some(kept)) => Ok(place(&kept, false)),
        (Keeping::Beside, _) => {
            let entry = Entry { id: new_id(), revision: 1, ..entry };
            put(database, std::slice::from_ref(&entry)).await?;
            Ok(place(&entry, true))
        }
        (_, kept) => {
            let id = if entry.id.is_empty() { new_id() } else { entry.id.clone() };
            // The name is given in the library, and stays there when the work changes.
            let name = kept.map_or(entry.name.clone(), |kept| kept.name);
            let entry = Entry { id, name, revision: entry.revision.saturating_add(1), ..entry };
            put(database, std::slice::from_ref(&entry)).await?;
            Ok(place(&entry, false))
        }
    }
}

/// Adds what is not there; gives how many that were.
async fn import(database: &Database, brought: Vec<Entry>) -> Result<usize, Refusal> {
    let kept = entries(database).await?;
    let mut new = Vec::new();
    for entry in brought {
        match kept.iter().find(|kept| kept.id == entry.id) {
            Some(same) if same.work == entry.work => {}
            Some(_) => new.push(Entry { id: new_id(), ..entry }),
            None if entry.id.is_empty() || entry.id.contains(' ') => new.push(Entry { id: new_id(), ..entry }),
            None => new.push(entry),
        }
    }
    // All of the file or nothing of it.
    put(database, &new).await?;
    Ok(new.len())
}

async fn entries(database: &Database) -> Result<Vec<Entry>, Refusal> {
    Ok(all(database, ENTRIES).await?.iter().filter_map(|entry| serde_json::from_str(entry).ok()).collect())
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        for store in [HEADS, ENTRIES] {
            // It fails only for a store that is there.
            let _ = database.create_object_store(store, ObjectStoreParams::new());
        }
    });
    request.await
}

fn begin(database: &Database, mode: TransactionMode) -> Result<Transaction, Refusal> {
    database.transaction(&[HEADS, ENTRIES], mode).map_err(|error| refusal(&error))
}

async fn end(transaction: Transaction) -> Result<(), Refusal> {
    let error = transaction.error();
    match transaction.commit().map_err(|error| refusal(&error))?.await {
        Ok(TransactionResult::Committed) => Ok(()),
        // What a browser aborts on its own it aborts for want of room.
        Ok(TransactionResult::Aborted) => Err(error.map_or(Refusal::Full, |error| by_name(&error))),
        Err(error) => Err(refusal(&error)),
    }
}

async fn get(database: &Database, id: &str) -> Result<Option<String>, Refusal> {
    let transaction = begin(database, TransactionMode::ReadOnly)?;
    let request = transaction.object_store(ENTRIES).and_then(|store| store.get(JsValue::from_str(id)));
    let found = request.map_err(|error| refusal(&error))?.await.map_err(|error| refusal(&error))?;
    Ok(found.and_then(|found| found.as_string()))
}

async fn all(database: &Database, store: &str) -> Result<Vec<String>, Refusal> {
    let transaction = begin(database, TransactionMode::ReadOnly)?;
    let request = transaction.object_store(store).and_then(|store| store.get_all(None, None));
    let found = request.map_err(|error| refusal(&error))?.await.map_err(|error| refusal(&error))?;
    Ok(found.iter().filter_map(JsValue::as_string).collect())
}

async fn put(database: &Database, entries: &[Entry]) -> Result<(), Refusal> {
    // What is slow comes before the transaction: one that waits for anything but itself ends.
    let mut rows = Vec::new();
    for entry in entries {
        let head = head_of(entry).ok_or(Refusal::Unreadable)?;
        let json = |text: serde_json::Result<String>| text.map(|text| JsValue::from_str(&text)).map_err(|_| Refusal::Unreadable);
        rows.push((JsValue::from_str(&entry.id), json(serde_json::to_string(&head))?, json(serde_json::to_string(entry))?));
    }
    let transaction = begin(database, TransactionMode::ReadWrite)?;
    for (id, head, entry) in rows {
        for (store, value) in [(HEADS, head), (ENTRIES, entry)] {
            let request = transaction.object_store(store).and_then(|store| store.put(&value, Some(&id)));
            request.map_err(|error| refusal(&error))?.await.map_err(|error| refusal(&error))?;
        }
    }
    end(transaction).await
}

/// Unlike any other, in this browser and in any whose library is brought here.
fn new_id() -> String {
    let part = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("{:08x}{:08x}", part(), part())
}

fn refusal(error: &Error) -> Refusal {
    match error {
        Error::DomException(exception) => by_name(exception),
        Error::AddFailed(error)
        | Error::IndexedDbOpenFailed(error)
        | Error::TransactionAbortError(error)
        | Error::TransactionCommitError(error)
        | Error::TransactionOpenFailed(error)
        | Error::UpdateFailed(error) => error.dyn_ref().map_or(Refusal::NoLibrary, by_name),
        _ => Refusal::NoLibrary,
    }
}

fn by_name(exception: &DomException) -> Refusal {
    match exception.name().as_str() {
        "QuotaExceededError" => Refusal::Full,
        "VersionError" => Refusal::Newer,
        _ => Refusal::NoLibrary,
    }
}
