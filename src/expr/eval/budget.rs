//! How much work one unit may cost: steps, depth, sizes. Exceeding it makes a value Unknown,
//! never a hang or an abort.

use crate::value::{Reason, Type, Value};
use std::cell::Cell;

/// Counts down while a unit is evaluated.
#[derive(Debug)]
pub struct Budget {
    steps: Cell<u64>,
    stored: Cell<u64>,
    depth: Cell<u32>,
}

/// Steps of evaluation that one unit may take: an expression, an element, a character run of a
/// built string (64 bytes) is a step each.
pub const MAX_STEPS: u64 = 20_000_000;
/// Elements that the values of one unit may take together; what is dropped again counts too. An
/// element is some 120 bytes, and so is that much text.
pub const MAX_STORED: u64 = 1_000_000;
/// Bytes of text that count as one element.
const TEXT_UNIT: usize = 128;
/// Expressions within expressions and names within names; the stack of analysis threads is sized
/// for it.
pub const MAX_DEPTH: u32 = 1_500;
/// Elements of one collection.
pub const MAX_ELEMENTS: usize = 1_000_000;
/// Bytes of one string.
pub const MAX_STRING: usize = 8 << 20;

impl Default for Budget {
    fn default() -> Self {
        Budget {
            steps: Cell::new(MAX_STEPS),
            stored: Cell::new(MAX_STORED),
            depth: Cell::new(0),
        }
    }
}

/// Ends one level of depth when dropped.
pub struct Level<'a>(&'a Budget);

impl Drop for Level<'_> {
    fn drop(&mut self) {
        self.0.depth.set(self.0.depth.get().saturating_sub(1));
    }
}

impl Budget {
    /// Spends steps; false once they are used up.
    pub fn spend(&self, steps: usize) -> bool {
        let left = self.steps.get();
        let cost = steps as u64;
        self.steps.set(left.saturating_sub(cost));
        left >= cost && left > 0
    }

    /// Takes room for elements of a value; false once there is none left.
    pub fn store(&self, elements: usize) -> bool {
        let left = self.stored.get();
        let cost = elements as u64;
        self.stored.set(left.saturating_sub(cost));
        left >= cost && (left > 0 || cost == 0)
    }

    /// Takes room for a text.
    pub fn store_text(&self, bytes: usize) -> bool {
        self.store(bytes / TEXT_UNIT)
    }

    /// A few more steps and elements, up to what there was at first: for work that comes in many
    /// small pieces, each of which must have its share.
    pub fn grant(&self, n: u64) {
        let add = |left: &Cell<u64>, most: u64| left.set(left.get().saturating_add(n).min(most));
        add(&self.steps, MAX_STEPS);
        add(&self.stored, MAX_STORED);
    }

    /// All steps again, for the next of several evaluations that do not belong together.
    pub fn renew(&self) {
        self.steps.set(MAX_STEPS);
        self.stored.set(MAX_STORED);
    }

    /// Goes one level deeper; `None` at the limit.
    pub fn deeper(&self) -> Option<Level<'_>> {
        let depth = self.depth.get();
        if depth >= MAX_DEPTH {
            return None;
        }
        self.depth.set(depth + 1);
        Some(Level(self))
    }

    /// What stands for a value that would cost too much.
    pub fn exceeded(what: &'static str) -> Value {
        Value::unknown(Reason::Budget(what), Type::Dynamic)
    }
}
