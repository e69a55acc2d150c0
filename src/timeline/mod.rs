//! Where the notes of the timeline stand: geometry without drawing.
