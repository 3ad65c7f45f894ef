//! How the values of an expression spread over the instances of its module and the elements of the
//! loops around it.
//!
//! Must not know: how values are put into words, what is shown of them.

use crate::resource::inspected::{Inspected, ValueAt};
use crate::value::Str;

/// The values of one expression, as `T` says them.
pub(super) struct Spread<T> {
    /// By the address of the instance, and there by the element.
    pub places: Vec<(String, Vec<(Str, T)>)>,
    /// Whether there is a loop around the expression.
    pub looped: bool,
    /// Whether there are more.
    pub more: bool,
}

impl<T> Default for Spread<T> {
    fn default() -> Self {
        Spread {
            places: Vec::new(),
            looped: false,
            more: false,
        }
    }
}

impl<T: PartialEq> Spread<T> {
    /// Adds what was found under one root module.
    pub fn add(&mut self, root: &str, found: &Inspected, say: impl Fn(&ValueAt) -> T) {
        self.looped |= found.looped;
        self.more |= found.more;
        for v in &found.values {
            let place = place(root, &v.address);
            let element = if found.looped {
                v.element.clone()
            } else {
                Str::default()
            };
            let value = (element, say(v));
            match self.places.iter_mut().find(|(p, _)| *p == place) {
                Some((_, values)) => values.push(value),
                None => self.places.push((place, vec![value])),
            }
        }
    }

    /// Adds what was found under another root module.
    pub fn and(&mut self, other: Spread<T>) {
        self.looped |= other.looped;
        self.more |= other.more;
        self.places.extend(other.places);
    }

    /// All values.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.places.iter().flat_map(|(_, v)| v).map(|(_, v)| v)
    }

    /// The value that it has everywhere.
    pub fn everywhere(&self) -> Option<&T> {
        let mut values = self.values();
        let first = values.next()?;
        values.all(|v| v == first).then_some(first)
    }

    /// The value in each element, where that is the same in all instances.
    pub fn by_element(&self) -> Option<&[(Str, T)]> {
        let (_, first) = self.places.first()?;
        let alike = self.places.iter().all(|(_, values)| values == first);
        (self.looped && alike).then_some(first)
    }
}

fn place(root: &str, address: &str) -> String {
    match (address, root) {
        ("", "") => "root module".to_owned(),
        ("", root) => root.to_owned(),
        (address, "") => address.to_owned(),
        (address, root) => format!("{root}: {address}"),
    }
}
