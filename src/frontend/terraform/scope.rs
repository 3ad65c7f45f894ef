//! The names that expressions of a module instance see.
//!
//! Must not know: how the values are computed; it looks names up and asks.

use super::address::within;
use super::definitions::Form;
use super::expand::Rep;
use super::instance::Instance;
use super::world::World;
use super::{modules, resources, variables};
use crate::expr::ir::{ExprKind, Step, StepKind, Traversal};
use crate::expr::{Caller, EvalError, Evaluator, Files, Scope};
use crate::source::Span;
use crate::value::{Hop, Origin, Reason, Reference, Str, Type, Value};
use std::rc::Rc;

/// The scope of a module instance, perhaps within one instance of a resource or call.
pub(super) struct InstanceScope<'s, 'w> {
    world: &'s World<'w>,
    instance: &'s Rc<Instance>,
    rep: Option<&'s Rep>,
    this: Option<&'s Value>,
}

type Found = Result<(Value, usize), EvalError>;

impl<'s, 'w> InstanceScope<'s, 'w> {
    pub fn new(world: &'s World<'w>, instance: &'s Rc<Instance>) -> Self {
        InstanceScope {
            world,
            instance,
            rep: None,
            this: None,
        }
    }

    /// With `each`, `count` of one instance of a resource or call.
    pub fn within(mut self, rep: &'s Rep) -> Self {
        self.rep = Some(rep);
        self
    }

    /// With `self`.
    pub fn with_self(mut self, this: &'s Value) -> Self {
        self.this = Some(this);
        self
    }

    fn undeclared(&self, what: &str, name: &str, span: Span) -> EvalError {
        let place = if self.instance.address.is_empty() {
            "the root module".to_owned()
        } else {
            format!("`{}`", self.instance.address)
        };
        EvalError::new(format!("{what} `{name}` is not declared in {place}"), span)
    }

    /// A value that is declared nowhere: refused in strict mode, else reported and unknown, so that
    /// the rest of the expression may still decide.
    fn unnamed(&self, what: &str, name: &str, span: Span) -> Found {
        let error = self.undeclared(what, name, span);
        if self.world.project.strict {
            return Err(error);
        }
        Ok((self.note(&error), 1))
    }

    /// Reports a name that is declared nowhere, unless it may stand in a text that is broken.
    fn note(&self, error: &EvalError) -> Value {
        if self.instance.def.partial {
            let reason = Reason::Other(error.message.as_str().into());
            return Value::unknown(reason, Type::Dynamic);
        }
        self.world.failed(error)
    }

    fn variable(&self, t: &Traversal) -> Found {
        let (name, span) = attribute(t, 0)?;
        match self.instance.def.variables.position(name) {
            Some(i) => Ok((variables::value(self.world, self.instance, i, span), 1)),
            None => self.unnamed("An input variable with the name", name, span),
        }
    }

    fn local(&self, t: &Traversal) -> Found {
        let (name, span) = attribute(t, 0)?;
        match self.instance.def.locals.position(name) {
            Some(i) => Ok((variables::local(self.world, self.instance, i, span), 1)),
            None => self.unnamed("A local value with the name", name, span),
        }
    }

    /// `module.m`, `module.m.out`, `module.m[0].out`: only the output that is named is evaluated,
    /// so that two modules may use each other's outputs.
    fn module(&self, t: &Traversal) -> Found {
        let (name, span) = attribute(t, 0)?;
        let Some(call) = self.instance.def.calls.position(name) else {
            return self.unnamed("A module call with the name", name, span);
        };
        let (key, behind) = match t.steps.get(1).map(|s| &s.kind) {
            Some(StepKind::Index(e)) if is_literal(&e.kind) => (Some(e), 2),
            _ => (None, 1),
        };
        if let Some(Step {
            kind: StepKind::Attribute(output),
            span,
        }) = t.steps.get(behind)
        {
            let key = match key {
                Some(e) => {
                    let scope = InstanceScope::new(self.world, self.instance);
                    Some(self.world.ev.eval(e, &crate::expr::Bindings::new(&scope))?)
                }
                None => None,
            };
            let one = modules::output(self.world, self.instance, call, key.as_ref(), output, *span);
            if let Some(value) = one {
                return Ok((value?, behind + 1));
            }
        }
        Ok((modules::value(self.world, self.instance, call, span), 1))
    }

    fn resource(&self, t: &Traversal, form: Form, first: usize) -> Found {
        let (ty, name, span) = if first == 0 && form == Form::Managed && t.root != "resource" {
            let (name, span) = attribute(t, 0)?;
            (&t.root, name, span)
        } else {
            let (ty, _) = attribute(t, first)?;
            let (name, span) = attribute(t, first + 1)?;
            (ty, name, span)
        };
        let address: Str = format!("{}{ty}.{name}", form.prefix()).into();
        let taken = if t.root == *ty && form == Form::Managed && first == 0 {
            1
        } else {
            first + 2
        };
        match self.instance.def.resources.position(&address) {
            Some(i) => Ok((resources::value(self.world, self.instance, i, span), taken)),
            None => {
                let error = self.undeclared("A resource", &address, t.root_span.join(span));
                if self.world.project.strict {
                    return Err(error);
                }
                // Reported; what it names is clear all the same, so it belongs to no other.
                let reference = Reference {
                    resource: within(&self.instance.address, &address),
                    path: Vec::new(),
                };
                let value = self.note(&error).with_reference(reference);
                Ok((value, taken))
            }
        }
    }

    fn each(&self, t: &Traversal) -> Found {
        let (name, span) = attribute(t, 0)?;
        let Some((key, value)) = self.rep.and_then(|r| r.each.as_ref()) else {
            return Err(EvalError::new(
                "The \"each\" object can be used only in \"module\" or \"resource\" blocks, and \
                 only when the \"for_each\" argument is set",
                t.root_span.join(span),
            ));
        };
        match name.as_str() {
            "key" => Ok((key.clone(), 1)),
            "value" => Ok((value.clone(), 1)),
            _ => Err(EvalError::new(
                "The \"each\" object has no such attribute; its attributes are each.key and \
                 each.value",
                span,
            )),
        }
    }

    fn count(&self, t: &Traversal) -> Found {
        let (name, span) = attribute(t, 0)?;
        if name != "index" {
            return Err(EvalError::new(
                "The \"count\" object has only the attribute \"index\"",
                span,
            ));
        }
        match self.rep.and_then(|r| r.index.as_ref()) {
            Some(index) => Ok((index.clone(), 1)),
            None => Err(EvalError::new(
                "The \"count\" object can be used only in \"module\", \"resource\", and \"data\" \
                 blocks, and only when the \"count\" argument is set",
                t.root_span.join(span),
            )),
        }
    }

    fn path(&self, t: &Traversal) -> Found {
        let (name, span) = attribute(t, 0)?;
        let value = match name.as_str() {
            "root" => Value::string("."),
            "module" => Value::string(relative(&self.world.root, &self.instance.def.folder)),
            "cwd" => match self.caller() {
                Some(caller) => Value::string(caller.working_dir.as_str()),
                None => Value::unknown(
                    Reason::Other("`path.cwd` depends on where Terraform runs".into()),
                    Type::String,
                ),
            },
            _ => {
                return Err(EvalError::new(
                    format!("The \"path\" object does not have an attribute named \"{name}\""),
                    span,
                ));
            }
        };
        Ok((value, 1))
    }

    fn terraform(&self, t: &Traversal) -> Found {
        let (name, span) = attribute(t, 0)?;
        match name.as_str() {
            "workspace" => {
                let name = self.world.project.inputs.workspace.clone();
                Ok((Value::string(name.unwrap_or_else(|| "default".into())), 1))
            }
            "applying" => Ok((Value::bool(false), 1)),
            _ => Err(EvalError::new(
                format!("The \"terraform\" object does not have an attribute named \"{name}\""),
                span,
            )),
        }
    }
}

/// The attribute step at a position.
fn attribute(t: &Traversal, at: usize) -> Result<(&Str, Span), EvalError> {
    match t.steps.get(at) {
        Some(Step {
            kind: StepKind::Attribute(name),
            span,
        }) => Ok((name, *span)),
        Some(step) => Err(EvalError::new(
            format!("`{}` must be followed by an attribute name", t.root),
            step.span,
        )),
        None => Err(EvalError::new(
            format!(
                "The `{}` object cannot be used as a whole: an attribute access is needed",
                t.root
            ),
            t.root_span,
        )),
    }
}

fn is_literal(kind: &ExprKind) -> bool {
    matches!(kind, ExprKind::Int(_) | ExprKind::Text(_))
}

/// A folder as Terraform prints it from the root module's folder.
pub(super) fn relative(from: &str, to: &str) -> Str {
    let parts = |p: &str| -> Vec<String> {
        p.split('/')
            .filter(|s| !s.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (from, to) = (parts(from), parts(to));
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut out: Vec<&str> = vec![".."; from.len() - shared];
    out.extend(to.iter().skip(shared).map(String::as_str));
    if out.is_empty() {
        return ".".into();
    }
    out.join("/").into()
}

impl Scope for InstanceScope<'_, '_> {
    fn resolve(&self, _ev: &Evaluator<'_>, t: &Traversal) -> Option<Found> {
        let found = match t.root.as_str() {
            "var" => self.variable(t),
            "local" => self.local(t),
            "module" => self.module(t),
            "data" => self.resource(t, Form::Data, 0),
            "ephemeral" => self.resource(t, Form::Ephemeral, 0),
            "action" => self.resource(t, Form::Action, 0),
            "resource" => self.resource(t, Form::Managed, 0),
            "each" => self.each(t),
            "count" => self.count(t),
            "path" => self.path(t),
            "terraform" => self.terraform(t),
            "self" => match self.this {
                Some(this) => Ok((this.clone(), 0)),
                None => Err(EvalError::new(
                    "The \"self\" object is not available in this context; it can be used only \
                     in provisioner, connection, and postcondition blocks",
                    t.root_span,
                )),
            },
            _ if t.steps.is_empty() => return None,
            _ => self.resource(t, Form::Managed, 0),
        };
        Some(found)
    }

    fn caller(&self) -> Option<&Caller> {
        self.world.project.inputs.caller.as_ref()
    }

    fn files(&self) -> Option<&dyn Files> {
        Some(&self.world.files)
    }

    fn name(&self) -> Str {
        self.instance.address.clone()
    }
}

/// The value of a definition: what was written within it, or came to it, is labelled as what the
/// definition is.
pub(super) fn as_hop(mut value: Value, span: Span, hop: Hop) -> Value {
    if value.origin.hop == Hop::Block {
        return value;
    }
    let inside = span.contains(value.origin.span);
    if inside && value.origin.hop == Hop::Expression {
        value.origin = Origin {
            hop,
            ..value.origin
        };
    } else if !inside {
        value.origin = value.origin.used_at(span, hop);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_printed_from_the_root_module() {
        for (from, to, expected) in [
            ("", "", "."),
            ("a", "a", "."),
            ("", "mods/inner", "mods/inner"),
            ("env/prod", "modules/x", "../../modules/x"),
            ("env/prod", "env", ".."),
            ("env", "environment", "../environment"),
        ] {
            assert_eq!(relative(from, to), expected, "{from} → {to}");
        }
    }
}
