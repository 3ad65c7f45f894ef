//! YAML text to a [`super::tree::Tree`].
