//! Conversion between types and unification, as Terraform's type system (cty `convert`) does them.
use super::{Conditions, Kind, Type, Value};
/// Stand-in.
pub fn convert(value: &Value, ty: &Type, table: &Conditions) -> Result<Value, String> {
    let _ = table;
    match (&value.kind, ty) {
        (Kind::Number(n), Type::String) => Ok(Value::string(n.to_string())),
        (Kind::Bool(n), Type::String) => Ok(Value::string(n.to_string())),
        _ => Ok(value.clone()),
    }
}
/// Stand-in.
pub fn unify(types: &[Type]) -> Option<Type> {
    types
        .iter()
        .any(|t| *t == Type::String)
        .then_some(Type::String)
}
