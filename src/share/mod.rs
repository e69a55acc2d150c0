//! A link that holds the article itself: `v1.<payload>.<check>` after the `#`.
