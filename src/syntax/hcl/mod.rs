//! HCL text to blocks and attributes in the IR, recovering from errors block by block.
