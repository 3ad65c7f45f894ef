//! Temporary stand-ins.
#![allow(missing_docs)]
pub mod type_expr {
    use crate::expr::{
        EvalError,
        ir::{Expr, ExprKind},
    };
    use crate::value::{Conditions, Type, Value, convert};
    #[derive(Clone, Debug)]
    pub struct Constraint(Type);
    impl Constraint {
        pub fn any() -> Self {
            Constraint(Type::Dynamic)
        }
        pub fn ty(&self) -> &Type {
            &self.0
        }
        pub fn convert(&self, v: &Value, t: &Conditions) -> Result<Value, String> {
            convert::convert(v, &self.0, t)
        }
    }
    pub fn parse(e: &Expr) -> Result<Constraint, EvalError> {
        Ok(Constraint(match &e.kind {
            ExprKind::Traversal(t) => match t.root.as_str() {
                "bool" => Type::Bool,
                "string" => Type::String,
                "number" => Type::Number,
                _ => Type::Dynamic,
            },
            _ => Type::Dynamic,
        }))
    }
}
pub mod json_text {
    use crate::value::Value;
    #[derive(Default)]
    pub struct Options;
    pub fn read(_: &Value, _: Options) -> Result<Value, ()> {
        Err(())
    }
}
