//! A reader's walk through the page in each browser.

mod drive;
