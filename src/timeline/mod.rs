//! Where the notes of the timeline stand: geometry without drawing.
//!
//! Events become [`Mark`]s once (`read_marks`, sorted by time, parted into lanes), a zoom packs those near the window into
//! rows (`pack_lanes`), and a window takes what it shows (`Lanes::visible`), so that panning costs what is visible and
//! nothing jumps.
//! Time is counted in fractional days, places in px of a 16 px rem; both grow to the right.
//!
//! ```
//! use tempoline::timeline::{Scale, Window, day_number};
//! let day = |text| day_number(tempoline::day(text).unwrap());
//! let window = Window::new(day("2026-01-01"), day("2027-01-01"));
//! let scale = Scale::new(window, 100.0, 465.0);
//! assert_eq!(scale.x(day("2026-01-01")), 100.0);
//! assert_eq!(scale.day(465.0), day("2027-01-01"));
//! ```

mod cluster;
mod flags;
mod grain;
mod group;
mod label;
mod lanes;
mod mark;
mod rows;
mod scale;
mod ticks;
mod visible;

pub use flags::{Flag, place_flags};
pub use grain::packed_stretch;
pub use group::{Grouping, Groups, LaneName, MOST_ACTS, group};
pub use label::{Face, LABEL_SIZE, elide, fit_type, label, text_width};
pub use lanes::{Body, Content, Item, Lanes, MAX_ITEMS, most_rows, pack_lanes};
pub use mark::{Form, Mark, Marks, moment, read_marks};
pub use scale::{FINEST, Scale, WIDEST, Window, date_at, day_number, fit_all, home_window};
pub use ticks::{Anchor, Axis, ENGLISH_TICKS, Tick, TickLabel, TickNames, axis, axis_named, month_name};
pub use visible::{EdgeSign, LaneView, PlacedLabel, Shown};
