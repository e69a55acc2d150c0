//! The page's wasm module.

fn main() {
    yew::Renderer::<tempoline::view::App>::new().render();
}
