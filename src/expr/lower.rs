//! Lowering: HCL syntax trees to the IR.
