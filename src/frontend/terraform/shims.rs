//! Temporary stand-ins.
#![allow(missing_docs)]
pub mod json_text {
    use crate::value::Value;
    #[derive(Default)]
    pub struct Options;
    pub fn read(_: &Value, _: Options) -> Result<Value, ()> {
        Err(())
    }
}
