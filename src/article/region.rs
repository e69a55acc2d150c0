//! What each stretch of the text is: headline, head, social posts and furniture where they were found, story between.

use super::clean::trim;
use super::{Region, RegionKind};
use crate::text::Span;

/// Regions in order, without overlaps, covering all but white space. `found` may overlap; what begins first stays, and
/// of two that begin alike the first in `found`.
pub(super) fn cover(text: &str, mut found: Vec<(Span, RegionKind)>) -> Vec<Region> {
    found.sort_by_key(|(span, _)| span.start);
    let mut regions = Vec::with_capacity(2 * found.len() + 1);
    let mut at = 0;
    for (span, kind) in found {
        let span = trim(text, Span::new(span.start.max(at), span.end));
        if span.is_empty() {
            continue;
        }
        push_body(text, Span::new(at, span.start), &mut regions);
        regions.push(Region { span, kind });
        at = span.end;
    }
    push_body(text, Span::new(at, text.len()), &mut regions);
    regions
}

fn push_body(text: &str, gap: Span, regions: &mut Vec<Region>) {
    let span = trim(text, gap);
    if !span.is_empty() {
        regions.push(Region { span, kind: RegionKind::Body });
    }
}
