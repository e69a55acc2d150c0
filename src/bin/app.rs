//! The page's wasm module.

use tempoline::view::browser::{arrival, measure, page};
use tempoline::view::{App, later};

fn main() {
    arrival::listen();
    measure::look_at_width();
    let draw = |_| {
        yew::Renderer::<App>::new().render();
    };
    // Where something else than the example is to be shown, all of the module is needed at once.
    later::in_turn(page::shows_another(), draw);
}
