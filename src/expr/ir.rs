//! The intermediate representation of expressions and of the blocks that hold them.
//!
//! Serialisable, since built-in rules and models are embedded in this form. Every expression knows
//! its span. Must not know: how to evaluate itself.

use crate::source::Span;
use crate::value::{Str, TextForm};
use serde::{Deserialize, Serialize};

/// An expression and where it stands.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Expr {
    /// From its first to its last byte, parentheses and quotes included.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// What an expression is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum ExprKind {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A whole number that fits.
    Int(i64),
    /// Any other number, as written.
    Decimal(Str),
    /// A string without interpolation.
    Text(Text),
    /// A template with interpolations or directives. A template that is one interpolation and
    /// nothing else is lowered to [`ExprKind::Paren`] of its expression: it keeps the type.
    Template(Vec<TemplatePart>),
    /// A name and steps into it (`var.a[0].b`, `Ref`, `Fn::GetAtt`).
    Traversal(Box<Traversal>),
    /// Steps into the value of an expression (`f(x).a[0]`).
    Access(Box<Expr>, Vec<Step>),
    /// A function call; namespaces are part of the name (`core::length`, `provider::p::f`).
    Call(Box<Call>),
    /// `!x`, `-x`.
    Unary(UnaryOp, Box<Expr>),
    /// `a + b` and the like.
    Binary(BinaryOp, Box<(Expr, Expr)>),
    /// `c ? t : f`, `Fn::If`.
    Conditional(Box<(Expr, Expr, Expr)>),
    /// `[for …]`, `{for …}`.
    For(Box<For>),
    /// `{…}`.
    Object(Vec<ObjectItem>),
    /// `[…]`.
    Tuple(Vec<Expr>),
    /// `(x)`, `"${x}"`; and how an expression in source form is kept apart from its inner one.
    Paren(Box<Expr>),
    /// Something the front end cannot express or read; the value is Unknown with these words as
    /// reason.
    Opaque(Str),
}

impl From<TextForm> for Form {
    fn from(form: TextForm) -> Form {
        match form {
            TextForm::Verbatim => Form::Verbatim,
            TextForm::HclQuoted => Form::HclQuoted,
            TextForm::HclHeredoc { indent } => Form::HclHeredoc(indent),
            TextForm::Json => Form::Json,
            TextForm::YamlPlain => Form::YamlPlain,
            TextForm::YamlDouble => Form::YamlDouble,
            TextForm::YamlSingle => Form::YamlSingle,
            TextForm::YamlBlock { indent, folded } => Form::YamlBlock(indent, folded),
            TextForm::Opaque => Form::Opaque,
        }
    }
}

/// Literal text.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Text {
    /// The text, unescaped, in NFC.
    pub text: Str,
    /// Where the text stands, without quotes or heredoc markers.
    pub span: Span,
    /// How it is written there.
    pub form: Form,
}

/// [`TextForm`], serialisable.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Form {
    /// See [`TextForm::Verbatim`].
    Verbatim,
    /// See [`TextForm::HclQuoted`].
    HclQuoted,
    /// See [`TextForm::HclHeredoc`].
    HclHeredoc(u32),
    /// See [`TextForm::Json`].
    Json,
    /// See [`TextForm::YamlPlain`].
    YamlPlain,
    /// See [`TextForm::YamlDouble`].
    YamlDouble,
    /// See [`TextForm::YamlSingle`].
    YamlSingle,
    /// See [`TextForm::YamlBlock`].
    YamlBlock(u32, bool),
    /// See [`TextForm::Opaque`].
    Opaque,
}

impl From<Form> for TextForm {
    fn from(form: Form) -> TextForm {
        match form {
            Form::Verbatim => TextForm::Verbatim,
            Form::HclQuoted => TextForm::HclQuoted,
            Form::HclHeredoc(indent) => TextForm::HclHeredoc { indent },
            Form::Json => TextForm::Json,
            Form::YamlPlain => TextForm::YamlPlain,
            Form::YamlDouble => TextForm::YamlDouble,
            Form::YamlSingle => TextForm::YamlSingle,
            Form::YamlBlock(indent, folded) => TextForm::YamlBlock { indent, folded },
            Form::Opaque => TextForm::Opaque,
        }
    }
}

/// A part of a template. Strip markers (`~`) are applied when lowering.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum TemplatePart {
    /// Literal text.
    Text(Text),
    /// `${expr}`.
    Interpolation(Expr),
    /// `%{ if c }…%{ else }…%{ endif }`.
    If(Box<TemplateIf>),
    /// `%{ for k, v in c }…%{ endfor }`.
    For(Box<TemplateFor>),
}

/// An `if` directive.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TemplateIf {
    /// The condition.
    pub condition: Expr,
    /// Parts when true.
    pub then: Vec<TemplatePart>,
    /// Parts when false.
    pub otherwise: Vec<TemplatePart>,
}

/// A `for` directive.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TemplateFor {
    /// Name for the key, if one is given.
    pub key: Option<Str>,
    /// Name for the value.
    pub value: Str,
    /// What is walked.
    pub collection: Expr,
    /// Parts for each.
    pub body: Vec<TemplatePart>,
}

/// A name and steps into it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Traversal {
    /// The first name.
    pub root: Str,
    /// Where it stands.
    pub root_span: Span,
    /// What follows.
    pub steps: Vec<Step>,
}

/// One step into a value, with the span of the operator and its operand (`.b`, `[0]`).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// `.b`, `[0]`, `[*]`.
    pub span: Span,
    /// What.
    pub kind: StepKind,
}

/// What a step does.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum StepKind {
    /// `.name`.
    Attribute(Str),
    /// `[expr]`; `.0` too.
    Index(Expr),
    /// `.*`: the attribute steps that follow apply to each element.
    AttributeSplat,
    /// `[*]`: all steps that follow apply to each element.
    FullSplat,
}

/// A function call.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Call {
    /// With its namespace, `::` between.
    pub name: Str,
    /// Where the name stands.
    pub name_span: Span,
    /// The arguments.
    pub args: Vec<Expr>,
    /// Whether the last argument is expanded (`f(xs...)`).
    pub expand: bool,
}

/// A `for` expression.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct For {
    /// Name for the key or index, if one is given.
    pub key: Option<Str>,
    /// Name for the value.
    pub value: Str,
    /// What is walked.
    pub collection: Expr,
    /// Key of the result: then it is an object.
    pub key_result: Option<Expr>,
    /// Element of the result.
    pub result: Expr,
    /// `if …`.
    pub condition: Option<Expr>,
    /// `…` behind an object's element: group by key.
    pub group: bool,
}

/// One `key = value` of an object.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ObjectItem {
    /// A bare name is lowered to [`ExprKind::Text`]. A bare traversal may be no key, although it
    /// names things where nothing is evaluated (`providers` of a module call).
    pub key: Expr,
    /// The value.
    pub value: Expr,
}

/// Unary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum UnaryOp {
    /// `-`.
    Negate,
    /// `!`.
    Not,
}

/// Binary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum BinaryOp {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

/// Attributes and blocks: a file, or the inside of a block.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Body {
    /// In the order written; a name occurs once (a second definition was reported).
    pub attributes: Vec<Attribute>,
    /// In the order written.
    pub blocks: Vec<Block>,
    /// A statement could not be parsed, which was reported: there is more than is known.
    #[serde(default)]
    pub partial: bool,
}

/// `name = expr`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Attribute {
    /// The name.
    pub name: Str,
    /// Where the name stands.
    pub name_span: Span,
    /// The value.
    pub expr: Expr,
    /// Whether it came from JSON syntax, where an object or array of objects may stand for
    /// blocks.
    pub json: bool,
}

/// `kind "label" … { … }`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Block {
    /// `resource`, `ingress` …
    pub kind: Str,
    /// Its labels, with their spans.
    pub labels: Vec<(Str, Span)>,
    /// From the first byte of the kind to the last of the labels (the header that a finding of
    /// something missing points at).
    pub header: Span,
    /// The whole block, with braces.
    pub span: Span,
    /// What is inside.
    pub body: Body,
}

impl Body {
    /// The attribute of a name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|a| a.name == name)
    }

    /// The blocks of a kind.
    pub fn blocks_of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Block> {
        self.blocks.iter().filter(move |b| b.kind == kind)
    }
}

impl Expr {
    /// A literal string without a place.
    pub fn text(text: &str, span: Span) -> Expr {
        Expr {
            span,
            kind: ExprKind::Text(Text {
                text: text.into(),
                span,
                form: Form::Verbatim,
            }),
        }
    }

    /// Whether it is one constant and nothing else.
    pub fn is_literal(&self) -> bool {
        matches!(
            self.kind,
            ExprKind::Null
                | ExprKind::Bool(_)
                | ExprKind::Int(_)
                | ExprKind::Decimal(_)
                | ExprKind::Text(_)
        )
    }

    /// Calls `f` on this expression and everything in it, outer before inner.
    pub fn walk<'a>(&'a self, f: &mut dyn FnMut(&'a Expr)) {
        f(self);
        self.children(&mut |e| e.walk(f));
    }

    /// Calls `f` on the expressions that this one is made of, in the order written.
    pub fn children<'a>(&'a self, f: &mut dyn FnMut(&'a Expr)) {
        let steps = |steps: &'a [Step], f: &mut dyn FnMut(&'a Expr)| {
            for s in steps {
                if let StepKind::Index(e) = &s.kind {
                    f(e);
                }
            }
        };
        match &self.kind {
            ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Int(_)
            | ExprKind::Decimal(_)
            | ExprKind::Text(_)
            | ExprKind::Opaque(_) => {}
            ExprKind::Template(parts) => in_parts(parts, f),
            ExprKind::Traversal(t) => steps(&t.steps, f),
            ExprKind::Access(base, s) => {
                f(base);
                steps(s, f);
            }
            ExprKind::Call(c) => c.args.iter().for_each(f),
            ExprKind::Unary(_, e) | ExprKind::Paren(e) => f(e),
            ExprKind::Binary(_, ab) => {
                f(&ab.0);
                f(&ab.1);
            }
            ExprKind::Conditional(ctf) => {
                f(&ctf.0);
                f(&ctf.1);
                f(&ctf.2);
            }
            ExprKind::For(x) => {
                f(&x.collection);
                x.key_result.iter().for_each(&mut *f);
                f(&x.result);
                x.condition.iter().for_each(f);
            }
            ExprKind::Object(items) => {
                for i in items {
                    f(&i.key);
                    f(&i.value);
                }
            }
            ExprKind::Tuple(items) => items.iter().for_each(f),
        }
    }
}

fn in_parts<'a>(parts: &'a [TemplatePart], f: &mut dyn FnMut(&'a Expr)) {
    for p in parts {
        match p {
            TemplatePart::Text(_) => {}
            TemplatePart::Interpolation(e) => f(e),
            TemplatePart::If(i) => {
                f(&i.condition);
                in_parts(&i.then, f);
                in_parts(&i.otherwise, f);
            }
            TemplatePart::For(x) => {
                f(&x.collection);
                in_parts(&x.body, f);
            }
        }
    }
}
