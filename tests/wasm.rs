//! The engine in a browser gives what it gives natively.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn it_answers() {
    assert!(
        tempoline::worker::answer(&tempoline::worker::Request { generation: 1, text: String::new(), published: None })
            .json
            .contains("engine")
    );
}
