//! What the expressions of a mapping name, held against the published schemas.

use bartizan::expr::Expr;
use bartizan::expr::ir::{Call, ExprKind, For, Step, StepKind, TemplatePart};
use bartizan::facts::schema;
use bartizan::model::Native;
use bartizan::resource::Dialect;

/// What a value may be: names of types in the schema (`aws_s3_bucket`, `#12`, `[s]`, `*`). None at
/// all where nobody says.
type Types = Vec<String>;

/// A name that an expression sees.
struct Bound {
    name: String,
    types: Types,
    /// How the page shows it.
    shown: String,
}

/// What a mapping's expressions name.
#[derive(Default, Debug)]
pub struct Found {
    /// Paths to what the user writes (`versioning.enabled`), in the order met.
    pub paths: Vec<String>,
    /// What no schema has: the type, the name.
    pub missing: Vec<(String, String)>,
    /// How many names were looked up.
    pub looked_up: usize,
}

/// The names of one mapping.
pub struct Names<'a> {
    native: &'a Native,
    bound: Vec<Bound>,
    found: Found,
}

/// The type of a part of a value: `None` where the schema says that there is none.
pub fn part(dialect: Dialect, ty: &str, name: &str) -> Option<String> {
    let ty = element(ty);
    if let Some(inner) = ty.strip_prefix('{') {
        return Some(inner.trim_end_matches('}').to_owned());
    }
    if matches!(ty, "s" | "n" | "b") {
        return None;
    }
    let number = ty.bytes().all(|b| b.is_ascii_digit());
    let line = if number {
        format!("#{ty}")
    } else {
        ty.to_owned()
    };
    let Some(properties) = schema::properties(dialect, &line) else {
        return Some("*".to_owned());
    };
    let found = properties.iter().find(|(n, _)| *n == name);
    found.map(|(_, ty)| (*ty).to_owned())
}

/// A list's element; of anything else itself, for blocks read through.
fn element(ty: &str) -> &str {
    ty.trim_start_matches('[').trim_end_matches(']')
}

impl<'a> Names<'a> {
    /// Those that the expressions of `native` see.
    pub fn of(native: &'a Native) -> Names<'a> {
        let mut names = Names {
            native,
            bound: Vec::new(),
            found: Found::default(),
        };
        names.bind("self", vec![native.ty.to_string()], String::new());
        for a in &native.attach {
            let types: Types = a.from.iter().map(ToString::to_string).collect();
            let shown = format!("{}: ", types.join(", "));
            names.bind(a.name.as_str(), types, shown);
        }
        for ambient in ["meta", "provider"] {
            names.bind(ambient, Vec::new(), format!("{ambient}."));
        }
        if let Some(each) = &native.each {
            let types = names.types(each);
            names.bind("each", types, "each.".to_owned());
        }
        names
    }

    fn bind(&mut self, name: &str, types: Types, shown: String) {
        self.bound.push(Bound {
            name: name.to_owned(),
            types,
            shown,
        });
    }

    /// What an expression names.
    pub fn named_by(&mut self, e: &Expr) -> Found {
        self.found = Found::default();
        self.walk(e);
        let mut found = std::mem::take(&mut self.found);
        let all = found.paths.clone();
        let mut met = Vec::new();
        // What leads to another path is not told by itself.
        found.paths.retain(|p| {
            let goes_on = |other: &str| other.starts_with(['.', ':']);
            let leads = all
                .iter()
                .any(|other| other.strip_prefix(p.as_str()).is_some_and(goes_on));
            let new = !met.contains(p);
            met.push(p.clone());
            !leads && new
        });
        found
    }

    /// The type of what maps by its name, in each of the types of `self` or `each`.
    pub fn by_name(&self, name: &str) -> Option<Types> {
        let root = if self.native.each.is_some() {
            "each"
        } else {
            "self"
        };
        let bound = self.bound.iter().rev().find(|b| b.name == root)?;
        if bound.types.is_empty() {
            return Some(Vec::new());
        }
        let parts = bound.types.iter();
        let parts: Types = parts
            .filter_map(|t| part(self.native.dialect, t, name))
            .collect();
        (!parts.is_empty()).then_some(parts)
    }

    fn walk(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Traversal(t) => {
                self.traverse(t.root.as_str(), &t.steps, true);
                self.indexes(&t.steps);
            }
            ExprKind::Access(base, steps) => {
                self.walk(base);
                let types = self.types(base);
                self.steps(types, steps, true);
                self.indexes(steps);
            }
            ExprKind::Call(call) => call.args.iter().for_each(|a| self.walk(a)),
            ExprKind::Unary(_, inner) | ExprKind::Paren(inner) => self.walk(inner),
            ExprKind::Binary(_, two) => {
                self.walk(&two.0);
                self.walk(&two.1);
            }
            ExprKind::Conditional(three) => {
                self.walk(&three.0);
                self.walk(&three.1);
                self.walk(&three.2);
            }
            ExprKind::For(f) => {
                self.walk(&f.collection);
                self.within(f, |names| {
                    let parts = f.key_result.iter().chain([&f.result]).chain(&f.condition);
                    parts.for_each(|e| names.walk(e));
                });
            }
            ExprKind::Object(items) => items.iter().for_each(|i| self.walk(&i.value)),
            ExprKind::Tuple(items) => items.iter().for_each(|i| self.walk(i)),
            ExprKind::Template(parts) => parts.iter().for_each(|p| {
                if let TemplatePart::Interpolation(e) = p {
                    self.walk(e);
                }
            }),
            ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Int(_)
            | ExprKind::Decimal(_)
            | ExprKind::Text(_)
            | ExprKind::Opaque(_) => {}
        }
    }

    fn indexes(&mut self, steps: &[Step]) {
        for step in steps {
            if let StepKind::Index(e) = &step.kind {
                self.walk(e);
            }
        }
    }

    /// Does something with the names of a `for` bound.
    fn within<T>(&mut self, f: &For, run: impl FnOnce(&mut Names<'a>) -> T) -> T {
        let types = self.types(&f.collection);
        let shown = self.shown(&f.collection);
        let before = self.bound.len();
        if let Some(key) = &f.key {
            self.bind(key.as_str(), Vec::new(), String::new());
        }
        self.bind(f.value.as_str(), types, shown);
        let result = run(self);
        self.bound.truncate(before);
        result
    }

    /// How the page shows what is in a collection.
    fn shown(&self, e: &Expr) -> String {
        match &e.kind {
            ExprKind::Traversal(t) => {
                let Some(bound) = self.bound.iter().rev().find(|b| b.name == t.root.as_str())
                else {
                    return String::new();
                };
                let steps = attributes(&t.steps);
                match steps.is_empty() {
                    true => bound.shown.clone(),
                    false => format!("{}{}.", bound.shown, steps.join(".")),
                }
            }
            ExprKind::Paren(inner) => self.shown(inner),
            ExprKind::Call(call) => call.args.first().map(|a| self.shown(a)).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// The types at the end of a path. What is missing on the way is taken down, where asked.
    fn traverse(&mut self, root: &str, steps: &[Step], tell: bool) -> Types {
        let Some(bound) = self.bound.iter().rev().find(|b| b.name == root) else {
            return Vec::new();
        };
        let types = bound.types.clone();
        let path = attributes(steps).join(".");
        // A satellite as a whole is its type.
        let whole = bound.shown.strip_suffix(": ");
        if let (true, Some(types)) = (tell && path.is_empty(), whole) {
            self.found.paths.push(types.to_owned());
        }
        if tell && !path.is_empty() {
            let shown = format!("{}{path}", bound.shown);
            self.found.paths.push(shown);
        }
        self.steps(types, steps, tell)
    }

    fn steps(&mut self, mut types: Types, steps: &[Step], tell: bool) -> Types {
        for name in attributes(steps) {
            if types.is_empty() || types.iter().any(|t| element(t) == "*") {
                return Vec::new();
            }
            let parts = types.iter();
            let parts = parts.filter_map(|t| part(self.native.dialect, t, name));
            let parts: Types = parts.collect();
            if tell {
                self.found.looked_up += 1;
                if parts.is_empty() {
                    let of = types.iter().map(|t| element(t)).collect::<Vec<_>>();
                    self.found.missing.push((of.join(", "), name.to_owned()));
                }
            }
            types = parts;
        }
        types
    }

    /// What an expression gives, as far as the schemas say.
    pub fn types(&mut self, e: &Expr) -> Types {
        match &e.kind {
            ExprKind::Traversal(t) => self.traverse(t.root.as_str(), &t.steps, false),
            ExprKind::Access(base, steps) => {
                let types = self.types(base);
                self.steps(types, steps, false)
            }
            ExprKind::Paren(inner) => self.types(inner),
            ExprKind::Conditional(three) => self.all(&[&three.1, &three.2]),
            ExprKind::Tuple(items) => self.all(&items.iter().collect::<Vec<_>>()),
            ExprKind::For(f) if f.key_result.is_none() => {
                self.within(f, |names| names.types(&f.result))
            }
            ExprKind::Call(call) => self.call(call),
            _ => Vec::new(),
        }
    }

    fn call(&mut self, call: &Call) -> Types {
        match (call.name.as_str(), call.args.as_slice()) {
            ("coalesce" | "concat" | "flatten" | "distinct" | "compact" | "tolist", args) => {
                self.all(&args.iter().collect::<Vec<_>>())
            }
            ("follow", [_, of]) => match &of.kind {
                ExprKind::Text(text) => vec![text.text.to_string()],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// What any of several expressions gives. Nothing is known where nothing is of one of them.
    fn all(&mut self, of: &[&Expr]) -> Types {
        let mut all = Vec::new();
        for e in of {
            if matches!(e.kind, ExprKind::Null) {
                continue;
            }
            let types = self.types(e);
            if types.is_empty() {
                return Vec::new();
            }
            all.extend(types);
        }
        all
    }
}

fn attributes(steps: &[Step]) -> Vec<&str> {
    let names = steps.iter().filter_map(|s| match &s.kind {
        StepKind::Attribute(name) => Some(name.as_str()),
        _ => None,
    });
    names.collect()
}
