//! Random module trees: variables of random types with values from every source, locals, nested
//! modules, `count` and `for_each`, outputs, moved blocks, override files, JSON.

use crate::rng::Rng;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A configuration in pieces, so that it can be made smaller.
#[derive(Clone, Debug)]
pub struct Tree {
    /// File and text; pieces of one file stand in order.
    pub pieces: Vec<(String, String)>,
    /// Arguments of the command line: `-var=…`, `-var-file=…`.
    pub args: Vec<String>,
}

impl Tree {
    /// Writes the files.
    pub fn write(&self, folder: &Path) {
        let mut texts: std::collections::BTreeMap<&str, String> = std::collections::BTreeMap::new();
        for (file, text) in &self.pieces {
            let whole = texts.entry(file).or_default();
            whole.push_str(text);
            whole.push('\n');
        }
        for (file, text) in texts {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    /// As one text, for people.
    pub fn show(&self) -> String {
        let mut out = String::new();
        for (file, text) in &self.pieces {
            let _ = writeln!(out, "--- {file}\n{text}");
        }
        if !self.args.is_empty() {
            let _ = writeln!(out, "--- arguments: {}", self.args.join(" "));
        }
        out
    }

    /// The tree without a piece, and without an argument.
    pub fn smaller(&self) -> Vec<Tree> {
        let mut out = Vec::new();
        for i in (0..self.pieces.len()).rev() {
            let mut one = self.clone();
            one.pieces.remove(i);
            out.push(one);
        }
        for i in (0..self.args.len()).rev() {
            let mut one = self.clone();
            one.args.remove(i);
            out.push(one);
        }
        out
    }
}

/// A type constraint.
#[derive(Clone, Debug)]
enum Ty {
    Any,
    Bool,
    Number,
    String,
    List(Box<Ty>),
    Set(Box<Ty>),
    Map(Box<Ty>),
    Tuple(Vec<Ty>),
    Object(Vec<(&'static str, Ty, Optional)>),
}

/// How an attribute may be left out.
#[derive(Clone, Debug)]
enum Optional {
    No,
    Yes,
    Default(Lit),
}

/// A literal value.
#[derive(Clone, Debug)]
enum Lit {
    Null,
    Bool(bool),
    Number(&'static str),
    String(&'static str),
    List(Vec<Lit>),
    Object(Vec<(&'static str, Lit)>),
}

impl Ty {
    fn text(&self) -> String {
        match self {
            Ty::Any => "any".to_owned(),
            Ty::Bool => "bool".to_owned(),
            Ty::Number => "number".to_owned(),
            Ty::String => "string".to_owned(),
            Ty::List(t) => format!("list({})", t.text()),
            Ty::Set(t) => format!("set({})", t.text()),
            Ty::Map(t) => format!("map({})", t.text()),
            Ty::Tuple(ts) => {
                let ts: Vec<String> = ts.iter().map(Ty::text).collect();
                format!("tuple([{}])", ts.join(", "))
            }
            Ty::Object(attributes) => {
                let attributes: Vec<String> = attributes
                    .iter()
                    .map(|(k, t, o)| match o {
                        Optional::No => format!("{k} = {}", t.text()),
                        Optional::Yes => format!("{k} = optional({})", t.text()),
                        Optional::Default(d) => {
                            format!("{k} = optional({}, {})", t.text(), d.hcl())
                        }
                    })
                    .collect();
                format!("object({{ {} }})", attributes.join(", "))
            }
        }
    }
}

impl Lit {
    fn hcl(&self) -> String {
        match self {
            Lit::Null => "null".to_owned(),
            Lit::Bool(b) => b.to_string(),
            Lit::Number(n) => (*n).to_owned(),
            Lit::String(s) => format!("\"{s}\""),
            Lit::List(items) => {
                let items: Vec<String> = items.iter().map(Lit::hcl).collect();
                format!("[{}]", items.join(", "))
            }
            Lit::Object(fields) => {
                let fields: Vec<String> = fields
                    .iter()
                    .map(|(k, v)| format!("{k} = {}", v.hcl()))
                    .collect();
                format!("{{ {} }}", fields.join(", "))
            }
        }
    }

    fn json(&self) -> String {
        match self {
            Lit::List(items) => {
                let items: Vec<String> = items.iter().map(Lit::json).collect();
                format!("[{}]", items.join(", "))
            }
            Lit::Object(fields) => {
                let fields: Vec<String> = fields
                    .iter()
                    .map(|(k, v)| format!("\"{k}\": {}", v.json()))
                    .collect();
                format!("{{{}}}", fields.join(", "))
            }
            other => other.hcl(),
        }
    }
}

const NAMES: [&str; 4] = ["a", "b", "c", "d"];
const STRINGS: [&str; 9] = ["", "x", "y z", "1", "true", "é", "0.50", "null", "k"];
const NUMBERS: [&str; 8] = [
    "0",
    "1",
    "2",
    "-1",
    "1.5",
    "1e3",
    "100000000000000000001",
    "0.1",
];

/// One module while it is written.
struct Module {
    /// Its folder with `/` at the end, or nothing for the root.
    folder: String,
    /// Name, type, whether it has a default.
    variables: Vec<(String, Ty, bool)>,
    /// What its expressions may refer to.
    names: Vec<String>,
    /// Whole resources and module calls with several instances: for splats.
    many: Vec<String>,
    outputs: Vec<String>,
}

struct Maker<'r> {
    rng: &'r mut Rng,
    pieces: Vec<(String, String)>,
    args: Vec<String>,
}

/// A random tree.
pub fn tree(rng: &mut Rng) -> Tree {
    let mut maker = Maker {
        rng,
        pieces: Vec::new(),
        args: Vec::new(),
    };
    let inner = if maker.rng.chance(50) {
        vec![maker.module("m1/inner/", &[])]
    } else {
        Vec::new()
    };
    let mut children = Vec::new();
    if maker.rng.chance(75) {
        children.push(maker.module("m1/", &inner));
    }
    if maker.rng.chance(35) {
        children.push(maker.module("m2/", &[]));
    }
    let root = maker.module("", &children);
    maker.values(&root);
    maker.overrides(&root);
    Tree {
        pieces: maker.pieces,
        args: maker.args,
    }
}

impl Maker<'_> {
    fn piece(&mut self, file: String, text: String) {
        self.pieces.push((file, text));
    }

    fn ty(&mut self, depth: usize) -> Ty {
        let simple = depth == 0 || self.rng.chance(35);
        match if simple {
            self.rng.below(4)
        } else {
            4 + self.rng.below(6)
        } {
            0 => Ty::Any,
            1 => Ty::Bool,
            2 => Ty::Number,
            3 => Ty::String,
            4 => Ty::List(Box::new(self.ty(depth - 1))),
            5 => Ty::Set(Box::new(self.ty(depth - 1))),
            6 => Ty::Map(Box::new(self.ty(depth - 1))),
            7 => Ty::Tuple((0..self.rng.below(3)).map(|_| self.ty(depth - 1)).collect()),
            _ => {
                let count = self.rng.below(4);
                let attributes = NAMES.iter().take(count).map(|k| {
                    let ty = self.ty(depth - 1);
                    let optional = match self.rng.below(5) {
                        0..=1 => Optional::No,
                        2 => Optional::Yes,
                        _ => Optional::Default(self.value(&ty)),
                    };
                    (*k, ty, optional)
                });
                Ty::Object(attributes.collect())
            }
        }
    }

    /// A value that, nearly always, converts to a type.
    fn value(&mut self, ty: &Ty) -> Lit {
        self.value_at(ty, true)
    }

    fn value_at(&mut self, ty: &Ty, outermost: bool) -> Lit {
        if self.rng.chance(2) {
            return Lit::Null;
        }
        if self.rng.below(250) == 0 {
            return self.anything(1);
        }
        match ty {
            Ty::Any if outermost => self.anything(2),
            // In a collection, mostly of one type.
            Ty::Any if self.rng.chance(4) => self.anything(1),
            Ty::Any => Lit::String(self.rng.pick(&STRINGS)),
            Ty::Bool => match self.rng.below(4) {
                0 => Lit::String("true"),
                n => Lit::Bool(n == 1),
            },
            Ty::Number => match self.rng.below(6) {
                0 => Lit::String("0.50"),
                _ => Lit::Number(self.rng.pick(&NUMBERS)),
            },
            Ty::String => match self.rng.below(6) {
                0 => Lit::Number(self.rng.pick(&NUMBERS)),
                1 => Lit::Bool(true),
                _ => Lit::String(self.rng.pick(&STRINGS)),
            },
            Ty::List(t) | Ty::Set(t) => {
                let count = self.rng.below(4);
                Lit::List((0..count).map(|_| self.value_at(t, false)).collect())
            }
            Ty::Map(t) => {
                let count = self.rng.below(4);
                let names = NAMES.iter().take(count);
                Lit::Object(names.map(|k| (*k, self.value_at(t, false))).collect())
            }
            Ty::Tuple(ts) => Lit::List(ts.iter().map(|t| self.value_at(t, false)).collect()),
            Ty::Object(attributes) => {
                let mut fields = Vec::new();
                for (k, t, o) in attributes {
                    let there = match o {
                        Optional::No => 97,
                        _ => 50,
                    };
                    if self.rng.chance(there) {
                        fields.push((*k, self.value_at(t, false)));
                    }
                }
                if self.rng.chance(10) {
                    fields.push(("extra", self.anything(1)));
                }
                Lit::Object(fields)
            }
        }
    }

    fn anything(&mut self, depth: usize) -> Lit {
        match self.rng.below(if depth == 0 { 4 } else { 6 }) {
            0 => Lit::Null,
            1 => Lit::Bool(self.rng.chance(50)),
            2 => Lit::Number(self.rng.pick(&NUMBERS)),
            3 => Lit::String(self.rng.pick(&STRINGS)),
            4 => {
                let count = self.rng.below(3);
                Lit::List((0..count).map(|_| self.anything(depth - 1)).collect())
            }
            _ => {
                let count = self.rng.below(3);
                let names = NAMES.iter().take(count);
                Lit::Object(names.map(|k| (*k, self.anything(depth - 1))).collect())
            }
        }
    }

    /// A module of a folder that calls others; gives what its caller needs to know.
    fn module(&mut self, folder: &str, children: &[Module]) -> Module {
        let mut module = Module {
            folder: folder.to_owned(),
            variables: Vec::new(),
            names: Vec::new(),
            many: Vec::new(),
            outputs: Vec::new(),
        };
        let main = format!("{folder}main.tf");
        for i in 0..1 + self.rng.below(4) {
            self.variable(&mut module, &main, i);
        }
        for i in 0..self.rng.below(3) {
            let e = self.safe(&module, 2);
            self.piece(main.clone(), format!("locals {{\n  l{i} = {e}\n}}"));
            module.names.push(format!("local.l{i}"));
        }
        for i in 0..1 + self.rng.below(3) {
            self.resource(&mut module, &main, i);
        }
        for (i, child) in children.iter().enumerate() {
            self.call(&mut module, &main, i, child);
        }
        for i in 0..1 + self.rng.below(3) {
            let e = self.safe(&module, 2);
            let sensitive = if self.rng.chance(85) {
                "\n  sensitive = true"
            } else {
                ""
            };
            self.piece(
                main.clone(),
                format!("output \"o{i}\" {{\n  value = {e}{sensitive}\n}}"),
            );
            module.outputs.push(format!("o{i}"));
        }
        module
    }

    fn variable(&mut self, module: &mut Module, main: &str, i: usize) {
        let ty = if self.rng.chance(15) {
            None
        } else {
            Some(self.ty(3))
        };
        let value_type = ty.clone().unwrap_or(Ty::Any);
        let mut text = format!("variable \"v{i}\" {{");
        if let Some(ty) = &ty {
            let _ = write!(text, "\n  type = {}", ty.text());
        }
        let has_default = self.rng.chance(60);
        let default = self.value(&value_type);
        if has_default {
            let _ = write!(text, "\n  default = {}", default.hcl());
        }
        if self.rng.chance(20) && !matches!(default, Lit::Null) {
            let _ = write!(text, "\n  nullable = {}", self.rng.chance(30));
        }
        if self.rng.chance(12) {
            text.push_str("\n  sensitive = true");
        }
        if self.rng.chance(12) {
            let condition = match self.rng.below(4) {
                0 => format!("var.v{i} != null"),
                1 => format!("can(length(var.v{i}))"),
                2 => format!("try(var.v{i}.a, 1) != 2"),
                _ => format!("length(jsonencode(var.v{i})) < 40"),
            };
            let _ = write!(
                text,
                "\n  validation {{\n    condition     = {condition}\n    error_message = \"Not so.\"\n  }}"
            );
        }
        text.push_str("\n}");
        self.piece(main.to_owned(), text);
        module.names.push(format!("var.v{i}"));
        module
            .variables
            .push((format!("v{i}"), value_type, has_default));
    }

    fn resource(&mut self, module: &mut Module, main: &str, i: usize) {
        let mut text = format!("resource \"terraform_data\" \"r{i}\" {{");
        let address = format!("terraform_data.r{i}");
        let before = self.expression(module, 1);
        let mut names = Vec::new();
        match self.rng.below(5) {
            0 => {
                let e = match self.rng.below(4) {
                    0 => format!(
                        "try(nonsensitive(length({})), 2)",
                        self.expression(module, 1)
                    ),
                    1 => "\"2\"".to_owned(),
                    _ => self.rng.below(3).to_string(),
                };
                let _ = write!(text, "\n  count = {e}");
                let e = self.safe(module, 1);
                let _ = write!(text, "\n  input = [count.index, {e}]");
                names.push(format!("{address}[0].input"));
                module.many.push(address.clone());
            }
            1 => {
                let e = match self.rng.below(4) {
                    0 => format!(
                        "toset([for v in try(tolist({}), []) : nonsensitive(v) if v != null])",
                        self.expression(module, 1)
                    ),
                    1 if self.rng.chance(30) => self.expression(module, 1),
                    2 => "toset([\"x\", \"y\"])".to_owned(),
                    _ => "{ a = 1, \"b c\" = \"two\" }".to_owned(),
                };
                let _ = write!(text, "\n  for_each = {e}");
                text.push_str("\n  input = { k = each.key, v = each.value }");
                names.push(format!("{address}[\"a\"].input"));
                module.many.push(address.clone());
            }
            _ => {
                let e = self.safe(module, 2);
                let _ = write!(text, "\n  input = {e}");
                names.push(format!("{address}.input"));
                names.push(format!("{address}.output"));
                names.push(format!("{address}.id"));
            }
        }
        if self.rng.chance(20) {
            let e = self.safe(module, 1);
            let _ = write!(text, "\n  triggers_replace = {e}");
        }
        if self.rng.chance(8) {
            let _ = write!(
                text,
                "\n  lifecycle {{\n    precondition {{\n      condition     = can({before}) || var.v0 == 1\n      error_message = \"No.\"\n    }}\n  }}"
            );
        }
        text.push_str("\n}");
        self.piece(main.to_owned(), text);
        module.names.extend(names);
        if self.rng.chance(5) {
            self.piece(
                main.to_owned(),
                format!("moved {{\n  from = terraform_data.old{i}\n  to   = {address}\n}}"),
            );
        }
    }

    fn call(&mut self, module: &mut Module, main: &str, i: usize, child: &Module) {
        let below = child.folder.strip_prefix(&module.folder).unwrap();
        let source = format!("./{}", below.trim_end_matches('/'));
        let mut text = format!("module \"m{i}\" {{\n  source = \"{source}\"");
        let mut arguments: Vec<(String, String)> = Vec::new();
        for (name, ty, has_default) in &child.variables {
            if self.rng.chance(if *has_default { 60 } else { 99 }) {
                let e = if self.rng.chance(50) {
                    self.value(ty).hcl()
                } else {
                    let e = self.safe(module, 1);
                    match ty {
                        Ty::Any => e,
                        ty if self.rng.chance(90) => self.fitting(&e, ty),
                        _ => e,
                    }
                };
                arguments.push((name.clone(), e));
            }
        }
        let mut address = format!("module.m{i}");
        match self.rng.below(6) {
            0 => {
                let _ = write!(text, "\n  count = {}", self.rng.below(3));
                module.many.push(address.clone());
                address.push_str("[0]");
            }
            1 => {
                text.push_str("\n  for_each = { a = \"x\", b = \"y\" }");
                module.many.push(address.clone());
                address.push_str("[\"a\"]");
            }
            _ => module.names.push(address.clone()),
        }
        for (name, e) in arguments {
            let _ = write!(text, "\n  {name} = {e}");
        }
        text.push_str("\n}");
        self.piece(main.to_owned(), text);
        for o in &child.outputs {
            module.names.push(format!("{address}.{o}"));
        }
    }

    /// An expression that is, mostly, no error.
    fn safe(&mut self, module: &Module, depth: usize) -> String {
        let e = self.expression(module, depth);
        match self.rng.chance(85) {
            true => format!("try({e}, \"failed\")"),
            false => e,
        }
    }

    /// The expression, or where it does not convert to a type, a value that does.
    fn fitting(&mut self, e: &str, ty: &Ty) -> String {
        let other = self.value(ty).hcl();
        match ty {
            Ty::Bool => format!("try(tobool({e}), {other})"),
            Ty::Number => format!("try(tonumber({e}), {other})"),
            Ty::String => format!("try(tostring({e}), {other})"),
            _ => other,
        }
    }

    /// An expression over the names of a module.
    fn expression(&mut self, module: &Module, depth: usize) -> String {
        if depth == 0 || self.rng.chance(40) {
            if self.rng.chance(25) {
                return self.anything(1).hcl();
            }
            let names: Vec<&str> = module.names.iter().map(String::as_str).collect();
            return match names.as_slice() {
                [] => "null".to_owned(),
                names => self.rng.pick(names).to_owned(),
            };
        }
        if !module.many.is_empty() && self.rng.chance(15) {
            let many: Vec<&str> = module.many.iter().map(String::as_str).collect();
            let base = self.rng.pick(&many).to_owned();
            return match self.rng.below(6) {
                0 => format!("{base}[*]"),
                1 => format!("[for k, v in {base} : k]"),
                2 => base,
                3 => format!("length({base})"),
                4 => format!("try({base}[*].input, {base}[*].o0)"),
                _ => format!("[for v in {base} : try(v.input, v.o0)]"),
            };
        }
        let a = self.expression(module, depth - 1);
        let b = self.expression(module, depth - 1);
        match self.rng.below(18) {
            0 => format!("[{a}, {b}]"),
            1 => format!("{{ a = {a}, b = {b} }}"),
            2 => format!("try({a}.a, {b})"),
            3 => format!("jsonencode({a})"),
            4 => format!("[for k, v in {a} : v]"),
            5 => format!("{{ for k, v in {a} : k => v }}"),
            6 => format!("({a} == {b})"),
            7 => format!("({a} == null ? {b} : {a})"),
            8 => format!("try(tostring({a}), {b})"),
            9 => format!("coalesce({a}, {b})"),
            10 => format!("try(merge({a}, {{ a = {b} }}), {b})"),
            11 => format!("try(concat({a}, [{b}]), [{a}])"),
            12 => format!("({a})[*]"),
            13 => format!("\"<${{jsonencode({a})}}>\""),
            14 => format!("try(tolist({a}), toset({b}), {a})"),
            15 => format!("try(length({a}), 0)"),
            16 => format!("nonsensitive({a})"),
            _ => format!("[for v in [{a}, {b}] : v if v != null]"),
        }
    }

    /// Values of the root's variables, from every source.
    fn values(&mut self, root: &Module) {
        for (name, ty, has_default) in &root.variables {
            let given = self.rng.chance(if *has_default { 60 } else { 98 });
            let wanted = if given { 1 + self.rng.below(2) } else { 0 };
            let first = self.rng.below(6);
            for n in 0..wanted {
                let value = self.value(ty);
                match (first + 2 * n) % 6 {
                    0..=1 => {
                        let line = format!("{name} = {}", value.hcl());
                        self.piece("terraform.tfvars".to_owned(), line);
                    }
                    2 => {
                        let line = format!("{name} = {}", value.hcl());
                        self.piece(format!("{name}.auto.tfvars"), line);
                    }
                    3 => {
                        let text = format!("{{\"{name}\": {}}}", value.json());
                        self.piece(format!("{name}.auto.tfvars.json"), text);
                    }
                    4 => {
                        let text = match &value {
                            Lit::String(s) => (*s).to_owned(),
                            other => other.hcl(),
                        };
                        self.args.push(format!("-var={name}={text}"));
                    }
                    _ => {
                        let file = format!("{name}.given.tfvars");
                        self.piece(file.clone(), format!("{name} = {}", value.hcl()));
                        self.args.push(format!("-var-file={file}"));
                    }
                }
            }
        }
    }

    fn overrides(&mut self, root: &Module) {
        if self.rng.chance(15) {
            let (name, ty, _) = &root.variables[self.rng.below(root.variables.len())];
            let value = self.value(ty).hcl();
            self.piece(
                "override.tf".to_owned(),
                format!("variable \"{name}\" {{\n  default = {value}\n}}"),
            );
        }
        if self.rng.chance(15) {
            let e = self.anything(1);
            let text = format!(
                "{{\"resource\": {{\"terraform_data\": {{\"r0\": {{\"input\": {}}}}}}}}}",
                e.json()
            );
            self.piece("x_override.tf.json".to_owned(), text);
        }
        if self.rng.chance(15) {
            let e = self.anything(2);
            let text = format!(
                "{{\"output\": {{\"json\": {{\"value\": {}}}}}, \"locals\": {{\"from_json\": \"${{1 + 1}}-x\"}}}}",
                e.json()
            );
            self.piece("more.tf.json".to_owned(), text);
        }
    }
}
