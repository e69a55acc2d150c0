//! Furniture that a reader counts as story after all.

use super::{Article, RegionKind};
use crate::text::CodePoints;

impl Article {
    /// The same article with the furniture that begins at these code points read as story. Starts that no furniture has
    /// change nothing.
    pub fn with_restored(mut self, starts: &[usize]) -> Article {
        if starts.is_empty() {
            return self;
        }
        let points = CodePoints::new(&self.text);
        for region in &mut self.regions {
            if region.kind == RegionKind::Furniture && starts.contains(&points.at_byte(region.span.start)) {
                region.kind = RegionKind::Body;
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze;

    #[test]
    fn restored_furniture_is_evidence_again() {
        let text = "Glass Ferry set sail\n\nPublished 5 June 2026\n\nGlass Ferry sang on a boat.\n\n\
                    Also read: Glass Ferry released the single ‘Low Water’ on February 13, 2026.\n";
        let article = Article::read(text, None);
        let dropped = article.regions.iter().find(|region| region.kind == RegionKind::Furniture).expect("a line is dropped");
        let start = CodePoints::new(&article.text).at_byte(dropped.span.start);
        assert!(analyze(&article).events.is_empty());
        assert_eq!(article.clone().with_restored(&[start + 1]).regions, article.regions);
        assert_eq!(analyze(&article.with_restored(&[start])).events.len(), 1);
    }
}
