//! The page's wasm module.

fn main() {
    tempoline::view::browser::measure::look_at_width();
    yew::Renderer::<tempoline::view::App>::new().render();
}
