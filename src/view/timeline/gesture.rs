//! Fingers and pointers on the staff: what was under a finger when it came down stays under it.

use crate::timeline::{Scale, Window};

/// Px before a press counts as a drag, so that a trembling click still selects.
const SLACK: f64 = 4.0;

/// The fingers that are down, at most two.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gesture {
    fingers: Vec<Finger>,
    /// True from the first real movement until the next press: the click that follows is none.
    pub moved: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Finger {
    id: i32,
    from: f64,
    x: f64,
    day: f64,
}

impl Gesture {
    /// A finger comes down at `x`.
    pub fn press(&mut self, id: i32, x: f64, scale: &Scale) {
        if self.fingers.is_empty() {
            self.moved = false;
        }
        if self.fingers.len() < 2 && self.fingers.iter().all(|finger| finger.id != id) {
            self.fingers.push(Finger { id, from: x, x, day: scale.day(x) });
        }
        self.hold(scale);
    }

    /// A finger moves to `x`: the window that keeps each day under its finger; `None` before it really moved.
    pub fn drag(&mut self, id: i32, x: f64, scale: &Scale) -> Option<Window> {
        let finger = self.fingers.iter_mut().find(|finger| finger.id == id)?;
        finger.x = x;
        self.moved |= (x - finger.from).abs() > SLACK;
        let window = scale.window();
        match (self.moved, self.fingers.as_slice()) {
            (true, [one]) => {
                let start = one.day - (one.x - scale.left()) / scale.px_per_day();
                Some(Window::new(start, start + window.days()))
            }
            (true, [one, other]) => {
                let (left, right) = if one.x <= other.x { (one, other) } else { (other, one) };
                let (apart, days) = ((right.x - left.x).max(1.0), right.day - left.day);
                let factor = days / apart * scale.px_per_day();
                // Fingers that crossed say nothing.
                (factor > 0.0).then(|| {
                    let middle = (left.x + right.x) / 2.0;
                    let held = (left.day + right.day) / 2.0;
                    let zoomed = window.zoom(held, factor);
                    let px_per_day = (scale.right() - scale.left()) / zoomed.days();
                    let start = held - (middle - scale.left()) / px_per_day;
                    Window::new(start, start + zoomed.days())
                })
            }
            _ => None,
        }
    }

    /// A finger goes up, or is lost.
    pub fn lift(&mut self, id: i32, scale: &Scale) {
        self.fingers.retain(|finger| finger.id != id);
        self.hold(scale);
    }

    /// Each finger holds what is under it now.
    fn hold(&mut self, scale: &Scale) {
        for finger in &mut self.fingers {
            finger.day = scale.day(finger.x);
            finger.from = finger.x;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(start: f64, end: f64) -> Scale {
        Scale::new(Window::new(start, end), 100.0, 1100.0)
    }

    #[test]
    fn a_drag_keeps_the_day_under_the_finger() {
        let mut gesture = Gesture::default();
        let before = scale(2_460_000.0, 2_460_100.0);
        gesture.press(1, 600.0, &before);
        assert_eq!(gesture.drag(1, 602.0, &before), None, "a trembling click");
        let Some(window) = gesture.drag(1, 400.0, &before) else { panic!("it moved") };
        assert!((Scale::new(window, 100.0, 1100.0).day(400.0) - 2_460_050.0).abs() < 1e-6);
        assert_eq!(window.days(), 100.0);
    }

    #[test]
    fn a_pinch_keeps_both_days_under_their_fingers() {
        let mut gesture = Gesture::default();
        let before = scale(2_460_000.0, 2_460_100.0);
        gesture.press(1, 500.0, &before);
        gesture.press(2, 700.0, &before);
        let Some(window) = gesture.drag(2, 900.0, &before) else { panic!("it moved") };
        let after = Scale::new(window, 100.0, 1100.0);
        assert!((after.day(500.0) - 2_460_040.0).abs() < 1e-6, "{}", after.day(500.0));
        assert!((after.day(900.0) - 2_460_060.0).abs() < 1e-6, "{}", after.day(900.0));
    }

    #[test]
    fn a_lifted_finger_leaves_the_other_in_charge() {
        let mut gesture = Gesture::default();
        let before = scale(2_460_000.0, 2_460_100.0);
        gesture.press(1, 500.0, &before);
        gesture.press(2, 700.0, &before);
        gesture.lift(1, &before);
        let Some(window) = gesture.drag(2, 800.0, &before) else { panic!("it moved") };
        assert_eq!(window.start(), 2_459_990.0);
        gesture.lift(2, &before);
        assert!(gesture.fingers.is_empty() && gesture.moved);
    }
}
