//! The wasm module: the page where there is a window, the engine's worker where there is none.

use tempoline::{view::App, worker};
use wasm_bindgen::JsCast;

fn main() {
    match js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() {
        Ok(scope) => worker::serve(scope),
        Err(_) => {
            yew::Renderer::<App>::new().render();
        }
    }
}
