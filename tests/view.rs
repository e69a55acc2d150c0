//! Components rendered natively to HTML: what a reader is shown for a given state.

use futures_executor::block_on;
use tempoline::view::App;
use yew::LocalServerRenderer;

/// The HTML of a component that has no properties.
fn page() -> String {
    block_on(LocalServerRenderer::<App>::new().hydratable(false).render())
}

#[test]
fn the_page_has_one_headline() {
    assert_eq!(page().matches("<h1").count(), 1);
}
