//! Terraform and OpenTofu: modules, inputs, instances.
