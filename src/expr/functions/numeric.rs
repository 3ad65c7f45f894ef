//! Numeric functions.

use super::go_math;
use super::{ArgError, Context, Function, Param, param::*};
use crate::value::{Kind, Number, Type, Value};

/// Their table.
pub static TABLE: &[Function] = &[
    plain("abs", &[NUM], |_, a| Ok(Value::number(num(a, 0)?.abs()))),
    plain("ceil", &[NUM], |_, a| Ok(Value::number(num(a, 0)?.ceil()))),
    plain("floor", &[NUM], |_, a| {
        Ok(Value::number(num(a, 0)?.floor()))
    }),
    plain("log", &[NUM, Param::new("base", number)], log),
    Function {
        name: "max",
        params: &[],
        variadic: Some(&NUMBERS),
        returns: |_| Ok(Type::Number),
        call: |_, args| extreme(args, |n, best| n > best),
    },
    Function {
        name: "min",
        params: &[],
        variadic: Some(&NUMBERS),
        returns: |_| Ok(Type::Number),
        call: |_, args| extreme(args, |n, best| n < best),
    },
    Function {
        name: "parseint",
        params: &[Param::new("number", any), Param::new("base", number)],
        variadic: None,
        returns: |args| match args.first() {
            Some(v) if !matches!(v.ty(), Type::String | Type::Dynamic) => Err(ArgError::arg(
                0,
                format!("first argument must be a string, not {}", v.ty()),
            )),
            _ => Ok(Type::Number),
        },
        call: parseint,
    },
    plain("pow", &[NUM, Param::new("power", number)], pow),
    plain("signum", &[NUM], signum),
];

const NUM: Param = Param::new("num", number);
static NUMBERS: Param = Param::new("numbers", number);

const fn plain(
    name: &'static str,
    params: &'static [Param],
    call: fn(&Context<'_>, &[Value]) -> Result<Value, ArgError>,
) -> Function {
    Function {
        name,
        params,
        variadic: None,
        returns: |_| Ok(Type::Number),
        call,
    }
}

/// A known number; the driver has converted it.
fn num(args: &[Value], i: usize) -> Result<&Number, ArgError> {
    args.get(i)
        .and_then(Value::as_number)
        .ok_or_else(|| ArgError::arg(i, "a number is required"))
}

fn float(f: f64) -> Result<Value, ArgError> {
    Number::from_f64(f)
        .map(Value::number)
        .ok_or_else(|| ArgError::call("the result is not a number"))
}

/// Natural logarithms divided, as Terraform does it: `log(27, 3)` is 3.0000000000000004.
fn log(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    float(go_math::log(num(args, 0)?.to_f64()) / go_math::log(num(args, 1)?.to_f64()))
}

fn pow(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    float(go_math::pow(num(args, 0)?.to_f64(), num(args, 1)?.to_f64()))
}

fn signum(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let n = num(args, 0)?.to_i64().ok_or_else(not_whole)?;
    Ok(Value::number(n.signum()))
}

fn not_whole() -> ArgError {
    ArgError::call(WHOLE)
}

/// What Terraform says of a number that must be an `int`.
pub(super) const WHOLE: &str =
    "value must be a whole number, between -9223372036854775808 and 9223372036854775807";

/// The argument that beats all others; an equal one later does not.
fn extreme(args: &[Value], beats: fn(&Number, &Number) -> bool) -> Result<Value, ArgError> {
    let mut best: Option<(&Value, &Number)> = None;
    for (i, arg) in args.iter().enumerate() {
        let n = num(args, i)?;
        if best.is_none_or(|(_, b)| beats(n, b)) {
            best = Some((arg, n));
        }
    }
    best.map(|(v, _)| v.clone())
        .ok_or_else(|| ArgError::call("must pass at least one number"))
}

fn parseint(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let base = num(args, 1)?;
    let radix = base
        .to_u64()
        .filter(|b| (2..=62).contains(b))
        .and_then(|b| u32::try_from(b).ok())
        .ok_or_else(|| {
            ArgError::arg(1, "base must be a whole number between 2 and 62 inclusive")
        })?;
    let Some(Kind::String(text)) = args.first().map(|v| &v.kind) else {
        return Err(ArgError::arg(0, "first argument must be a string"));
    };
    Number::parse_radix(text, radix)
        .map(Value::number)
        .ok_or_else(|| ArgError::arg(0, format!("cannot parse {text:?} as a base {base} integer")))
}
