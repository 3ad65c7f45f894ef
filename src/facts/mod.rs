//! Derived attributes that need code: policy documents.
