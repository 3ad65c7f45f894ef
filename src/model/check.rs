//! Static checks of mappings and rules: every name exists, every function is called with as many
//! arguments as it takes, and what a rule's condition gives is a bool that cannot be null.
//!
//! A small type inference in which [`AttrType::Any`] stands for "not known before it runs" (what
//! the user wrote). Nullability follows the evaluator: null passes through operators and functions,
//! except `== null`, `!= null` and `coalesce`; what a comparison with null has ruled out is ruled
//! out in the rest of `&&`, `||` and `?:`.

use super::functions::{FUNCTIONS, Gives, Nulls, signature};
use super::{AttrDef, AttrType, suggest};
use crate::diagnostic::Problem;
use crate::expr::ir::{
    BinaryOp, Call, Expr, ExprKind, For, Step, StepKind, TemplatePart, Traversal, UnaryOp,
};
use crate::source::Span;
use crate::value::Str;

/// What is known of an expression before it runs.
#[derive(Clone, PartialEq, Debug)]
pub struct Ty {
    /// Its type.
    pub ty: AttrType,
    /// Whether it may be null.
    pub nullable: bool,
}

impl Ty {
    /// A type that is never null.
    pub fn sure(ty: AttrType) -> Ty {
        Ty {
            ty,
            nullable: false,
        }
    }

    /// Anything, perhaps null.
    pub fn any() -> Ty {
        Ty {
            ty: AttrType::Any,
            nullable: true,
        }
    }
}

/// Checks expressions against the names in scope.
#[derive(Debug)]
pub struct Checker {
    names: Vec<(Str, Ty)>,
    /// Paths (`self.kms`) that are known not to be null here.
    certain: Vec<String>,
    /// Attributes of `self` that were named, sorted, each once.
    pub used: std::collections::BTreeSet<Str>,
    /// Code of the problems.
    code: &'static str,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

impl Checker {
    /// A checker whose problems have a code.
    pub fn new(code: &'static str) -> Checker {
        Checker {
            names: Vec::new(),
            certain: Vec::new(),
            used: std::collections::BTreeSet::new(),
            code,
            problems: Vec::new(),
        }
    }

    /// Adds a name to the scope.
    pub fn bind(&mut self, name: impl Into<Str>, ty: Ty) {
        self.names.push((name.into(), ty));
    }

    /// Takes the name added last out of the scope.
    pub fn unbind(&mut self) {
        self.names.pop();
    }

    fn error(&mut self, message: String, span: Span, help: Option<String>) {
        let mut problem = Problem::error(self.code, message, span);
        problem.help = help;
        self.problems.push(problem);
    }

    /// The type of an expression; what is wrong in it is reported.
    pub fn infer(&mut self, e: &Expr) -> Ty {
        match &e.kind {
            ExprKind::Null => Ty::any(),
            ExprKind::Bool(_) => Ty::sure(AttrType::Bool),
            ExprKind::Int(_) | ExprKind::Decimal(_) => Ty::sure(AttrType::Number),
            ExprKind::Text(_) => Ty::sure(AttrType::String),
            ExprKind::Template(parts) => {
                let nullable = self.parts(parts);
                Ty {
                    ty: AttrType::String,
                    nullable,
                }
            }
            ExprKind::Traversal(t) => self.traversal(t),
            ExprKind::Access(base, steps) => {
                let base = self.infer(base);
                self.steps(base, None, steps)
            }
            ExprKind::Call(call) => self.call(call),
            ExprKind::Unary(op, inner) => {
                let inner = self.infer(inner);
                Ty {
                    ty: match op {
                        UnaryOp::Not => AttrType::Bool,
                        UnaryOp::Negate => AttrType::Number,
                    },
                    nullable: inner.nullable,
                }
            }
            ExprKind::Binary(op, operands) => self.binary(*op, &operands.0, &operands.1),
            ExprKind::Conditional(parts) => {
                let (cond, yes, no) = &**parts;
                let c = self.infer(cond);
                let y = self.assuming(cond, true, yes);
                let n = self.assuming(cond, false, no);
                let ty = if matches!(yes.kind, ExprKind::Null) {
                    n.ty.clone()
                } else if matches!(no.kind, ExprKind::Null) || y.ty == n.ty {
                    y.ty.clone()
                } else {
                    AttrType::Any
                };
                Ty {
                    ty,
                    nullable: c.nullable || y.nullable || n.nullable,
                }
            }
            ExprKind::For(f) => self.for_loop(f),
            ExprKind::Object(items) => {
                let mut attributes = Vec::new();
                let mut open = false;
                for item in items {
                    let value = self.infer(&item.value);
                    match &item.key.kind {
                        ExprKind::Text(key) => attributes.push(AttrDef {
                            name: key.text.clone(),
                            ty: value.ty,
                            default: None,
                            never_null: !value.nullable,
                        }),
                        _ => {
                            self.infer(&item.key);
                            open = true;
                        }
                    }
                }
                Ty::sure(if open {
                    AttrType::Any
                } else {
                    AttrType::object(attributes)
                })
            }
            ExprKind::Tuple(items) => {
                let types: Vec<AttrType> = items.iter().map(|i| self.infer(i).ty).collect();
                let first = types.first().cloned().unwrap_or(AttrType::Any);
                let same = types.iter().all(|t| *t == first);
                Ty::sure(AttrType::list(if same { first } else { AttrType::Any }))
            }
            ExprKind::Paren(inner) => self.infer(inner),
            ExprKind::Opaque(words) => {
                let message = format!("This cannot be used here: {words}");
                self.error(message, e.span, None);
                Ty::any()
            }
        }
    }

    fn parts(&mut self, parts: &[TemplatePart]) -> bool {
        let mut nullable = false;
        for part in parts {
            match part {
                TemplatePart::Text(_) => {}
                TemplatePart::Interpolation(e) => nullable |= self.infer(e).nullable,
                TemplatePart::If(i) => {
                    nullable |= self.infer(&i.condition).nullable;
                    nullable |= self.parts(&i.then);
                    nullable |= self.parts(&i.otherwise);
                }
                TemplatePart::For(f) => {
                    let collection = self.infer(&f.collection);
                    nullable |= collection.nullable;
                    self.bind_loop(f.key.as_ref(), &f.value, &collection.ty);
                    nullable |= self.parts(&f.body);
                    self.unbind_loop(f.key.is_some());
                }
            }
        }
        nullable
    }

    fn bind_loop(&mut self, key: Option<&Str>, value: &Str, collection: &AttrType) {
        if let Some(key) = key {
            self.bind(key.clone(), Ty::sure(AttrType::Any));
        }
        self.bind(value.clone(), element(collection));
    }

    fn unbind_loop(&mut self, key: bool) {
        self.unbind();
        if key {
            self.unbind();
        }
    }

    fn for_loop(&mut self, f: &For) -> Ty {
        let collection = self.infer(&f.collection);
        if matches!(
            collection.ty,
            AttrType::Bool | AttrType::Number | AttrType::String
        ) {
            let message = format!(
                "`for` needs a list or map, this is {}",
                collection.ty.describe()
            );
            self.error(message, f.collection.span, None);
        }
        self.bind_loop(f.key.as_ref(), &f.value, &collection.ty);
        let mark = self.certain.len();
        if let Some(c) = &f.condition {
            self.infer(c);
            facts(c, true, &mut self.certain);
        }
        let result = self.infer(&f.result);
        let keyed = f.key_result.as_ref().map(|k| self.infer(k)).is_some();
        self.certain.truncate(mark);
        self.unbind_loop(f.key.is_some());
        let ty = if keyed {
            AttrType::Map(Box::new(result.ty))
        } else if result.nullable {
            // A list of perhaps-nulls: what an element gives is not sure.
            AttrType::list(AttrType::Any)
        } else {
            AttrType::list(result.ty)
        };
        Ty {
            ty,
            nullable: collection.nullable || (result.nullable && !keyed),
        }
    }

    fn assuming(&mut self, cond: &Expr, truth: bool, e: &Expr) -> Ty {
        let mark = self.certain.len();
        facts(cond, truth, &mut self.certain);
        let ty = self.infer(e);
        self.certain.truncate(mark);
        ty
    }

    fn binary(&mut self, op: BinaryOp, a: &Expr, b: &Expr) -> Ty {
        match op {
            BinaryOp::And | BinaryOp::Or => {
                let x = self.infer(a);
                let y = self.assuming(a, op == BinaryOp::And, b);
                for (t, e) in [(&x, a), (&y, b)] {
                    if !matches!(t.ty, AttrType::Bool | AttrType::Any) {
                        let message = format!("A bool is needed here, this is {}", t.ty.describe());
                        self.error(message, e.span, None);
                    }
                }
                Ty {
                    ty: AttrType::Bool,
                    nullable: x.nullable || y.nullable,
                }
            }
            BinaryOp::Equal | BinaryOp::NotEqual => {
                let x = self.infer(a);
                let y = self.infer(b);
                let with_null = is_null(a) || is_null(b);
                Ty {
                    ty: AttrType::Bool,
                    nullable: !with_null && (x.nullable || y.nullable),
                }
            }
            _ => {
                let compares = matches!(
                    op,
                    BinaryOp::Less
                        | BinaryOp::LessEqual
                        | BinaryOp::Greater
                        | BinaryOp::GreaterEqual
                );
                let x = self.infer(a);
                let y = self.infer(b);
                Ty {
                    ty: if compares {
                        AttrType::Bool
                    } else {
                        AttrType::Number
                    },
                    nullable: x.nullable || y.nullable,
                }
            }
        }
    }

    fn call(&mut self, call: &Call) -> Ty {
        let Some(s) = signature(&call.name) else {
            let near = suggest(&call.name, FUNCTIONS.iter().map(|f| f.name));
            let help = match near {
                Some(near) => format!("Did you mean `{near}`?"),
                None => "docs/rules.md lists the functions of rules and mappings.".to_owned(),
            };
            let message = format!("There is no function `{}` here", call.name);
            self.error(message, call.name_span, Some(help));
            for arg in &call.args {
                self.infer(arg);
            }
            return Ty::any();
        };
        let args: Vec<Ty> = call.args.iter().map(|a| self.infer(a)).collect();
        let n = args.len();
        let wrong = (n < s.min && !call.expand) || s.max.is_some_and(|max| n > max);
        if wrong {
            let takes = match s.max {
                Some(max) if max == s.min => format!("{max}"),
                Some(max) => format!("{} to {max}", s.min),
                None => format!("at least {}", s.min),
            };
            let plural = if takes == "1" { "" } else { "s" };
            let message = format!("`{}` takes {takes} argument{plural}, not {n}", s.name);
            self.error(message, call.name_span, None);
        }
        let first = args.first().cloned().unwrap_or_else(Ty::any);
        let ty = match s.gives {
            Gives::Bool => AttrType::Bool,
            Gives::Number => AttrType::Number,
            Gives::String => AttrType::String,
            Gives::Strings => AttrType::list(AttrType::String),
            Gives::Document => AttrType::Document,
            Gives::Any => AttrType::Any,
            Gives::Element => element(&first.ty).ty,
            Gives::First => args
                .iter()
                .map(|a| a.ty.clone())
                .find(|t| *t != AttrType::Any)
                .unwrap_or(AttrType::Any),
        };
        let nullable = match s.nulls {
            Nulls::Never => false,
            Nulls::Maybe => true,
            Nulls::Pass => args.iter().any(|a| a.nullable),
            Nulls::Coalesce => args.iter().all(|a| a.nullable),
        };
        Ty { ty, nullable }
    }

    fn traversal(&mut self, t: &Traversal) -> Ty {
        let Some((_, base)) = self.names.iter().rev().find(|(n, _)| *n == t.root) else {
            let known: Vec<String> = self.names.iter().map(|(n, _)| n.to_string()).collect();
            let near = suggest(&t.root, known.iter().map(String::as_str));
            let help = match near {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("What there is: {}.", quoted(&known)),
            };
            let message = format!("There is no `{}` here", t.root);
            self.error(message, t.root_span, Some(help));
            for step in &t.steps {
                if let StepKind::Index(e) = &step.kind {
                    self.infer(e);
                }
            }
            return Ty::any();
        };
        let mut base = base.clone();
        if t.root == "self"
            && let Some(Step {
                kind: StepKind::Attribute(name),
                ..
            }) = t.steps.first()
        {
            self.used.insert(name.clone());
        }
        if self.certain.iter().any(|c| *c == t.root.as_str()) {
            base.nullable = false;
        }
        self.steps(base, Some(t.root.to_string()), &t.steps)
    }

    /// Steps into a type; `path` is the way so far in words, while it is plain attributes.
    fn steps(&mut self, mut base: Ty, mut path: Option<String>, steps: &[Step]) -> Ty {
        let mut rest = steps;
        while let Some((step, after)) = rest.split_first() {
            rest = after;
            match &step.kind {
                StepKind::Attribute(name) => {
                    base = self.attribute(&base, name, step.span);
                    if let Some(p) = &mut path {
                        p.push('.');
                        p.push_str(name);
                        if self.certain.contains(p) {
                            base.nullable = false;
                        }
                    }
                }
                StepKind::Index(index) => {
                    self.infer(index);
                    path = None;
                    base = Ty {
                        ty: match &base.ty {
                            AttrType::List(t) | AttrType::Map(t) => (**t).clone(),
                            _ => AttrType::Any,
                        },
                        nullable: true,
                    };
                }
                StepKind::AttributeSplat | StepKind::FullSplat => {
                    let inner = self.steps(element(&base.ty), None, rest);
                    // A splat gives a list; on null an empty one.
                    return Ty::sure(AttrType::list(if inner.nullable {
                        AttrType::Any
                    } else {
                        inner.ty
                    }));
                }
            }
        }
        base
    }

    fn attribute(&mut self, base: &Ty, name: &str, span: Span) -> Ty {
        if let Some(attributes) = base.ty.attributes() {
            if let Some(a) = attributes.iter().find(|a| a.name == name) {
                return Ty {
                    ty: a.ty.clone(),
                    nullable: base.nullable || !a.never_null,
                };
            }
            let names: Vec<String> = attributes.iter().map(|a| a.name.to_string()).collect();
            let help = match suggest(name, names.iter().map(String::as_str)) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("What there is: {}.", quoted(&names)),
            };
            self.error(format!("There is no attribute `{name}`"), span, Some(help));
            return Ty::any();
        }
        match &base.ty {
            AttrType::Any => Ty::any(),
            AttrType::Map(t) => Ty {
                ty: (**t).clone(),
                nullable: true,
            },
            other => {
                let help = matches!(other, AttrType::List(_)).then(|| {
                    "Use `[*]`, `for`, `any([for x in …])` or the rule's `each`.".to_owned()
                });
                let message = format!("`{name}` is asked of {}", other.describe());
                self.error(message, span, help);
                Ty::any()
            }
        }
    }
}

/// The element of a collection type.
pub fn element(ty: &AttrType) -> Ty {
    match ty {
        AttrType::List(t) | AttrType::Map(t) => Ty {
            nullable: matches!(**t, AttrType::Any),
            ty: (**t).clone(),
        },
        AttrType::Object(_) | AttrType::Document => Ty::sure(ty.clone()),
        _ => Ty::any(),
    }
}

fn quoted(names: &[String]) -> String {
    names
        .iter()
        .map(|n| format!("`{n}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn is_null(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Null => true,
        ExprKind::Paren(inner) => is_null(inner),
        _ => false,
    }
}

/// The path of plain attributes that an expression is (`self.kms.key`).
fn path(e: &Expr) -> Option<String> {
    match &e.kind {
        ExprKind::Paren(inner) => path(inner),
        ExprKind::Traversal(t) => {
            let mut out = t.root.to_string();
            for step in &t.steps {
                let StepKind::Attribute(name) = &step.kind else {
                    return None;
                };
                out.push('.');
                out.push_str(name);
            }
            Some(out)
        }
        _ => None,
    }
}

/// What is not null when `e` is `truth`.
fn facts(e: &Expr, truth: bool, out: &mut Vec<String>) {
    match &e.kind {
        ExprKind::Paren(inner) => facts(inner, truth, out),
        ExprKind::Unary(UnaryOp::Not, inner) => facts(inner, !truth, out),
        ExprKind::Binary(op, ab) => {
            let both = match op {
                BinaryOp::And => truth,
                BinaryOp::Or => !truth,
                BinaryOp::NotEqual | BinaryOp::Equal => {
                    if truth == (*op == BinaryOp::NotEqual) {
                        if is_null(&ab.1) {
                            out.extend(path(&ab.0));
                        } else if is_null(&ab.0) {
                            out.extend(path(&ab.1));
                        }
                    }
                    false
                }
                _ => false,
            };
            if both {
                facts(&ab.0, truth, out);
                facts(&ab.1, truth, out);
            }
        }
        ExprKind::Call(c) if *c.name == *"present" && truth => {
            out.extend(c.args.first().and_then(path));
        }
        _ => {}
    }
}
