//! `templatefile` and `templatestring`: templates read at run time, which see nothing but the
//! variables they are given.

use super::filesystem;
use super::support::{bad, fail, param, returns_any, text, text_param, ty_any};
use super::{ArgError, Context, Function};
use crate::expr::eval::{Bindings, Budget, Caller, EvalError, Evaluator, Files, Scope};
use crate::expr::ir::{Call, Expr, ExprKind, TemplatePart, Traversal};
use crate::expr::lower::lower_template;
use crate::source::Span;
use crate::value::{Hop, Str, Value};

pub(super) const TEMPLATEFILE: Function = Function {
    name: "templatefile",
    params: &[text_param("path"), param("vars", ty_any)],
    variadic: None,
    returns: returns_any,
    call: templatefile,
};

pub(super) const TEMPLATESTRING: Function = Function {
    name: "templatestring",
    params: &[text_param("template"), param("vars", ty_any)],
    variadic: None,
    returns: returns_any,
    call: templatestring,
};

/// Bytes of a template.
const MAX_TEMPLATE: usize = 1 << 20;

/// What a template sees: its variables, and the files of the caller.
struct TemplateScope<'a> {
    vars: &'a Value,
    call: Span,
    outer: &'a dyn Scope,
}

impl Scope for TemplateScope<'_> {
    fn resolve(
        &self,
        _: &Evaluator<'_>,
        root: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>> {
        Some(match self.vars.get(&root.root) {
            Some(value) => Ok((value.clone(), 0)),
            None => Err(EvalError::new(missing(&root.root), root.root_span)),
        })
    }

    fn call(
        &self,
        _: &Evaluator<'_>,
        _: &Bindings<'_>,
        call: &Call,
        span: Span,
    ) -> Option<Result<Value, EvalError>> {
        let name = call.name.strip_prefix("core::").unwrap_or(&call.name);
        matches!(name, "templatefile" | "templatestring").then(|| {
            Err(EvalError::new(
                format!(
                    "Call to function \"{name}\" failed: cannot recursively call {name} from \
                     inside another template function"
                ),
                span,
            ))
        })
    }

    fn caller(&self) -> Option<&Caller> {
        self.outer.caller()
    }

    fn files(&self) -> Option<&dyn Files> {
        self.outer.files()
    }

    /// One template is rendered by several calls, each with its own variables.
    fn name(&self) -> Str {
        let (call, outer) = (self.call, self.outer.name());
        format!("{outer}@{}:{}", call.file.0, call.start).into()
    }
}

fn missing(name: &str) -> String {
    format!("vars map does not contain key \"{name}\", referenced in the template")
}

fn templatefile(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let template = match filesystem::read_text(cx, text(args, 0)?)? {
        Ok(template) => template,
        Err(value) => {
            return Ok(Value::unknown(
                reason_of(&value),
                crate::value::Type::Dynamic,
            ));
        }
    };
    render(cx, &template.text, template.span, args)
}

fn reason_of(value: &Value) -> crate::value::Reason {
    super::support::open_reason(value)
        .unwrap_or_else(|| crate::value::Reason::Function("templatefile".into()))
}

fn templatestring(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let template = args.first().ok_or_else(|| fail("template required"))?;
    // A literal in the call itself: written there, and not come from anywhere.
    let origin = &template.origin;
    let literal = origin.from.is_none()
        && origin.hop == Hop::Expression
        && !origin.span.is_none()
        && cx.span.contains(origin.span);
    if literal {
        return Err(bad(
            0,
            "invalid template expression: templatestring is only for rendering templates \
             retrieved dynamically from elsewhere, and so does not support providing a literal \
             template; consider using a template string expression instead",
        ));
    }
    render(cx, text(args, 0)?, Span::NONE, args)
}

/// Renders a template, which stands at `span` if it stands anywhere.
fn render(cx: &Context<'_>, template: &str, span: Span, args: &[Value]) -> Result<Value, ArgError> {
    if template.len() > MAX_TEMPLATE {
        return Ok(Budget::exceeded("template length"));
    }
    // Reading a template costs far more than looking at a value.
    if !cx.ev.budget.spend(template.len() / 2 + 64) {
        return Ok(Budget::exceeded("steps"));
    }
    let Some(vars) = args.get(1).filter(|v| v.as_obj().is_some()) else {
        return Err(bad(1, "invalid vars value: must be a map"));
    };
    for (name, _) in vars.as_obj().iter().flat_map(|o| &o.entries) {
        if !is_identifier(name) {
            return Err(bad(
                1,
                format!(
                    "invalid template variable name {name:?}: must start with a letter, followed \
                     by zero or more letters, digits, and underscores"
                ),
            ));
        }
    }
    let expr = lower_template(span.file, template, 0).map_err(|p| fail(p.message))?;
    // Terraform looks at all references before it renders, whatever a condition leaves out.
    if let Some(name) = unbound(&expr, vars) {
        return Err(bad(1, missing(&name)));
    }
    let scope = TemplateScope {
        vars,
        call: cx.span,
        outer: cx.env.scope,
    };
    let Some(_level) = cx.ev.budget.deeper() else {
        return Ok(Budget::exceeded("depth"));
    };
    let mut value = cx
        .ev
        .eval(&expr, &Bindings::new(&scope))
        .map_err(|e| fail(e.message))?;
    if value.origin.span == span && !span.is_none() {
        value.origin.hop = Hop::File;
    }
    Ok(value)
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(char::is_alphabetic)
        && chars.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// The first name that neither the variables nor a `for` of the template give.
fn unbound(expr: &Expr, vars: &Value) -> Option<Str> {
    let mut bound: Vec<Str> = Vec::new();
    let mut used: Vec<Str> = Vec::new();
    expr.walk(&mut |e| match &e.kind {
        ExprKind::Traversal(t) => used.push(t.root.clone()),
        ExprKind::For(f) => {
            bound.push(f.value.clone());
            bound.extend(f.key.clone());
        }
        ExprKind::Template(parts) => bind_parts(parts, &mut bound),
        _ => {}
    });
    used.into_iter()
        .find(|name| vars.get(name).is_none() && !bound.contains(name))
}

fn bind_parts(parts: &[TemplatePart], bound: &mut Vec<Str>) {
    for part in parts {
        match part {
            TemplatePart::For(f) => {
                bound.push(f.value.clone());
                bound.extend(f.key.clone());
                bind_parts(&f.body, bound);
            }
            TemplatePart::If(i) => {
                bind_parts(&i.then, bound);
                bind_parts(&i.otherwise, bound);
            }
            _ => {}
        }
    }
}
