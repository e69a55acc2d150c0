//! The worker's wasm module: the engine, links and files.

use wasm_bindgen::JsCast;

fn main() {
    if let Ok(scope) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() {
        tempoline::worker::serve(scope);
    }
}
