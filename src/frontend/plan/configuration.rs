//! The `configuration` of a plan: which expressions the code has, as far as a plan tells (constants
//! and the names that an expression uses, never the expression itself), which modules are called
//! from where, which providers are set up how.
//!
//! Must not know: values of resources, instances.

use super::address::within;
use super::log::{Log, Read};
use super::values::{About, Reader};
use crate::resource::Provider;
use crate::source::{FileId, Span};
use crate::syntax::json::{Cursor, Start};
use crate::value::{Reason, Str, Type, Value};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// What the code has for an attribute or block.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Expression {
    /// Nothing.
    Missing,
    /// An expression without references.
    Constant,
    /// One with references, in the order in which it uses them.
    References(Vec<Str>),
    /// A block: its attributes and blocks, sorted by name.
    Block(Vec<(Str, Expression)>),
    /// Blocks of one type.
    Blocks(Vec<Expression>),
}

impl Expression {
    /// What the code has for a part; `None` where the plan does not tell.
    pub fn key(&self, key: &str) -> Option<&Expression> {
        match self {
            Expression::Missing => Some(&Expression::Missing),
            Expression::Block(entries) => Some(
                entries
                    .binary_search_by(|(k, _)| k.as_str().cmp(key))
                    .ok()
                    .and_then(|i| entries.get(i))
                    .map_or(&Expression::Missing, |(_, e)| e),
            ),
            _ => None,
        }
    }

    /// What the code has for each element; `None` where it cannot be told which is which, since
    /// blocks may be in another order than they are written in.
    pub fn only(&self) -> Option<&Expression> {
        match self {
            Expression::Missing => Some(&Expression::Missing),
            Expression::Blocks(blocks) => match blocks.as_slice() {
                [one] => Some(one),
                _ => None,
            },
            _ => None,
        }
    }

    /// The references of an expression.
    pub fn references(&self) -> &[Str] {
        match self {
            Expression::References(names) => names,
            _ => &[],
        }
    }

    fn read(c: &mut Cursor<'_>, log: &Log) -> Read<Expression> {
        let (start, span) = c.value()?;
        if !log.take(1, span) {
            c.skip_rest(&start, span)?;
            return Ok(Expression::Constant);
        }
        Ok(match start {
            Start::Array => {
                let mut blocks = Vec::new();
                c.elements(|c| {
                    blocks.push(Expression::read(c, log)?);
                    Ok(())
                })?;
                Expression::Blocks(blocks)
            }
            Start::Object => {
                let mut leaf = None;
                let mut entries: Vec<(Str, Expression)> = Vec::new();
                c.entries(|c, key, _| {
                    if key == "constant_value" {
                        c.skip()?;
                        leaf.get_or_insert(Expression::Constant);
                        return Ok(());
                    }
                    let inner = match key.as_ref() {
                        "references" => references(c, log)?,
                        _ => Expression::read(c, log)?,
                    };
                    match inner {
                        Expression::References(_) if key == "references" => leaf = Some(inner),
                        _ => entries.push((log.text(&key), inner)),
                    }
                    Ok(())
                })?;
                leaf.unwrap_or_else(|| {
                    entries.sort_by(|a, b| a.0.cmp(&b.0));
                    entries.shrink_to_fit();
                    Expression::Block(entries)
                })
            }
            _ => Expression::Constant,
        })
    }
}

/// A list of names, each followed by its prefixes, which are left out; anything else is an attribute
/// that is called `references`.
fn references(c: &mut Cursor<'_>, log: &Log) -> Read<Expression> {
    let (start, span) = c.value()?;
    if start != Start::Array {
        c.skip_rest(&start, span)?;
        return Ok(Expression::Constant);
    }
    let mut names: Vec<Str> = Vec::new();
    c.elements(|c| {
        let (start, span) = c.value()?;
        match start {
            Start::String(name) => {
                let behind = names.last().and_then(|n| n.strip_prefix(name.as_ref()));
                let is_prefix = behind.is_some_and(|b| b.starts_with(['.', '[']));
                if !is_prefix && log.take(1, span) {
                    names.push(name.as_ref().into());
                }
            }
            other => drop(c.skip_rest(&other, span)?),
        }
        Ok(())
    })?;
    names.shrink_to_fit();
    Ok(Expression::References(names))
}

/// A resource or data source as the code has it.
#[derive(Debug)]
pub(super) struct Block {
    pub expressions: Expression,
    pub depends_on: Vec<Str>,
    provider: Str,
}

/// A call of a module.
#[derive(Debug)]
pub(super) struct Call {
    /// The name in the JSON text.
    pub header: Span,
    pub span: Span,
    pub arguments: Expression,
    pub module: Module,
}

/// A module as the code has it.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// By address within the module.
    pub resources: FxHashMap<Str, Block>,
    pub calls: FxHashMap<Str, Call>,
    pub outputs: FxHashMap<Str, Vec<Str>>,
}

impl Module {
    /// The module of a path of calls.
    pub fn find(&self, path: &[String]) -> Option<&Module> {
        let mut path = path.iter();
        path.try_fold(self, |module, name| {
            Some(&module.calls.get(name.as_str())?.module)
        })
    }
}

impl Module {
    /// Recursion is bounded by the nesting that a cursor allows.
    fn forget(&mut self, path: &str, needless: &dyn Fn(&str) -> bool) {
        #[allow(clippy::iter_over_hash_type, reason = "each by itself")]
        for (address, block) in &mut self.resources {
            if needless(&within(path, address)) {
                block.expressions = Expression::Missing;
            }
        }
        #[allow(clippy::iter_over_hash_type, reason = "each by itself")]
        for (name, call) in &mut self.calls {
            let path = within(path, &format!("module.{name}"));
            call.module.forget(&path, needless);
        }
    }
}

/// A whole configuration.
#[derive(Debug, Default)]
pub(super) struct Configuration {
    pub root: Module,
    providers: FxHashMap<Str, Arc<Provider>>,
}

impl Configuration {
    /// Reads the section that stands at `range`. `variables` are the values of the root's.
    pub fn read(
        file: FileId,
        text: &str,
        range: Range<usize>,
        log: &Log,
        variables: &[(Str, Value)],
    ) -> Read<Configuration> {
        let mut out = Configuration::default();
        let mut c = Cursor::new(file, text, range);
        log.object(&mut c, "configuration", |c, key, _| {
            match key.as_ref() {
                "root_module" => out.root = module(c, log)?,
                "provider_config" => {
                    log.object(c, "provider_config", |c, key, _| {
                        let provider = provider(c, log, variables)?;
                        out.providers
                            .insert(key.as_ref().into(), Arc::new(provider));
                        Ok(())
                    })?;
                }
                _ => drop(c.skip()?),
            }
            Ok(())
        })?;
        Ok(out)
    }

    /// Leaves out the expressions of blocks that need not be looked at, by their addresses without
    /// indexes.
    pub fn forget(&mut self, needless: &dyn Fn(&str) -> bool) {
        self.root.forget("", needless);
    }

    /// The provider that a block uses.
    pub fn provider_of(&self, block: &Block) -> Option<Arc<Provider>> {
        self.providers.get(&block.provider).cloned()
    }
}

fn module(c: &mut Cursor<'_>, log: &Log) -> Read<Module> {
    let mut out = Module::default();
    log.object(c, "root_module", |c, key, _| {
        match key.as_ref() {
            "resources" => {
                log.array(c, "resources", |c| {
                    if let Some((address, block)) = block(c, log)? {
                        out.resources.insert(address, block);
                    }
                    Ok(())
                })?;
            }
            "module_calls" => {
                log.object(c, "module_calls", |c, key, header| {
                    let call = call(c, log, header)?;
                    out.calls.insert(key.as_ref().into(), call);
                    Ok(())
                })?;
            }
            "outputs" => {
                log.object(c, "outputs", |c, key, _| {
                    log.object(c, "output", |c, part, _| {
                        match part.as_ref() {
                            "expression" => {
                                let names = Expression::read(c, log)?.references().to_vec();
                                out.outputs.insert(key.as_ref().into(), names);
                            }
                            _ => drop(c.skip()?),
                        }
                        Ok(())
                    })?;
                    Ok(())
                })?;
            }
            _ => drop(c.skip()?),
        }
        Ok(())
    })?;
    Ok(out)
}

fn block(c: &mut Cursor<'_>, log: &Log) -> Read<Option<(Str, Block)>> {
    let mut address = None;
    let mut out = Block {
        expressions: Expression::Block(Vec::new()),
        depends_on: Vec::new(),
        provider: Str::default(),
    };
    log.object(c, "resources", |c, key, span| {
        match key.as_ref() {
            "address" if log.take(4, span) => {
                address = log
                    .string(c, "address")?
                    .map(|(a, _)| Str::from(a.as_ref()));
            }
            "expressions" => out.expressions = Expression::read(c, log)?,
            "depends_on" => {
                let names = log.strings(c, "depends_on")?;
                out.depends_on = names.into_iter().map(Str::from).collect();
            }
            "provider_config_key" => {
                let key = log.string(c, "provider_config_key")?;
                out.provider = key.map(|(k, _)| k.as_ref().into()).unwrap_or_default();
            }
            _ => drop(c.skip()?),
        }
        Ok(())
    })?;
    Ok(address.map(|address| (address, out)))
}

fn call(c: &mut Cursor<'_>, log: &Log, header: Span) -> Read<Call> {
    let mut out = Call {
        header,
        span: header,
        arguments: Expression::Missing,
        module: Module::default(),
    };
    let span = log.object(c, "module_calls", |c, key, _| {
        match key.as_ref() {
            "expressions" => out.arguments = Expression::read(c, log)?,
            "module" => out.module = module(c, log)?,
            _ => drop(c.skip()?),
        }
        Ok(())
    })?;
    out.span = header.join(span);
    Ok(out)
}

fn provider(c: &mut Cursor<'_>, log: &Log, variables: &[(Str, Value)]) -> Read<Provider> {
    let mut out = Provider::default();
    let mut alias = None;
    log.object(c, "provider_config", |c, key, _| {
        match key.as_ref() {
            "name" => {
                let name = log.string(c, "name")?;
                out.name = name.map(|(n, _)| n.as_ref().into()).unwrap_or_default();
            }
            "alias" => alias = log.string(c, "alias")?.map(|(a, _)| a.into_owned()),
            "expressions" => {
                log.object(c, "expressions", |c, key, _| {
                    match key.as_ref() {
                        "region" => out.region = argument(c, log, variables)?,
                        "default_tags" => {
                            // No block of it is none; a block without tags has none.
                            log.array(c, "default_tags", |c| {
                                out.default_tags = Some(Value::object(Vec::new()));
                                log.object(c, "default_tags", |c, key, _| {
                                    match key.as_ref() {
                                        "tags" => out.default_tags = argument(c, log, variables)?,
                                        _ => drop(c.skip()?),
                                    }
                                    Ok(())
                                })?;
                                Ok(())
                            })?;
                        }
                        _ => drop(c.skip()?),
                    }
                    Ok(())
                })?;
            }
            _ => drop(c.skip()?),
        }
        Ok(())
    })?;
    if let Some(alias) = alias {
        out.name = format!("{}.{alias}", out.name).into();
    }
    Ok(out)
}

/// The value of a provider's argument: a constant, or a root variable and nothing else.
fn argument(c: &mut Cursor<'_>, log: &Log, variables: &[(Str, Value)]) -> Read<Option<Value>> {
    let mut out = None;
    let mut names: Vec<String> = Vec::new();
    log.object(c, "expressions", |c, key, _| {
        match key.as_ref() {
            "constant_value" => {
                out = Reader::new(log, "provider", false).value(c, About::NOTHING)?;
            }
            "references" => names = log.strings(c, "references")?,
            _ => drop(c.skip()?),
        }
        Ok(())
    })?;
    if out.is_some() {
        return Ok(out);
    }
    let variable = match names.as_slice() {
        [one] => one.strip_prefix("var."),
        _ => None,
    };
    let known = variable.and_then(|name| variables.iter().find(|(n, _)| n == name));
    Ok(Some(match known {
        Some((_, value)) => value.clone(),
        None => {
            let why = Reason::Other("the plan does not say how its provider is set up".into());
            Value::unknown(why, Type::Dynamic)
        }
    }))
}
