//! JSON text to a [`super::tree::Tree`].
