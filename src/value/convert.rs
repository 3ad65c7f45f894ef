//! Conversion between types and unification, as Terraform's type system (cty `convert`) does them.
