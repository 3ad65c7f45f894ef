//! The AWS Serverless Application Model: resources of `AWS::Serverless::*` and `Globals` to the
//! resources that CloudFormation makes of them, with the logical ids that they get.
//!
//! It works on the lowered template, so that what the user wrote keeps its places; what SAM adds
//! stands at the logical id of the resource that it is made of. What is made, is data next door
//! (`blueprints.yaml` and others). Suffixes that are hashes of packaged code are left out of
//! logical ids. Must not know: values, the syntax tree.

mod api;
mod blueprint;
mod connectors;
mod domains;
mod events;
mod function;
mod globals;
mod graphql;
mod ids;
mod make;
mod openapi;
mod policies;
mod references;
mod simple;
mod state_machine;

use self::api::Apis;
use self::blueprint::{Blueprint, Env, Maker};
use self::connectors::Seen;
use self::make::{At, get, is_null};
use super::template::{Declared, Named, Properties, Template};
use crate::diagnostic::Problem;
use crate::expr::ir::{Expr, ExprKind, StepKind, TemplatePart};
use crate::source::Span;
use crate::value::Str;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The transform's name.
pub(super) const TRANSFORM: &str = "AWS::Serverless-2016-10-31";

/// What types of SAM begin with.
const PREFIX: &str = "AWS::Serverless::";

/// Expressions that globals may be copied into, in one template.
const MAX_COPIED: usize = 500_000;

/// Replaces all SAM resources of a template. `given` are values of parameters.
pub(super) fn expand(
    template: &mut Template,
    given: &BTreeMap<String, String>,
    problems: &mut Vec<Problem>,
) {
    let first = template.resources.iter().find(|r| r.ty.starts_with(PREFIX));
    if first.is_none() && !template.serverless {
        return;
    }
    if let Some(first) = first
        && !template.serverless
    {
        problems.push(
            Problem::warning(
                "transform-missing",
                format!("`{}` needs the transform `{TRANSFORM}`", first.ty),
                first.header,
            )
            .help(format!(
                "add `Transform: {TRANSFORM}`; the resources were analysed as if it stood there"
            )),
        );
    }
    let mut expansion = Expansion::new(template, given);
    let resources = std::mem::take(&mut template.resources);
    let sources = expansion.sources(resources);
    template.resources = expansion.run(sources);
    template.transformed |= expansion.unknown;
    template.conditions.extend(expansion.conditions);
    problems.append(&mut expansion.problems);
    references::resolve(template, &expansion.references);
}

/// A resource of the template, in its order.
enum Source {
    /// Not SAM's.
    Plain(Declared),
    Sam(Sam),
}

/// A SAM resource.
#[derive(Clone)]
struct Sam {
    /// Without the prefix.
    ty: Str,
    maker: Maker,
    /// Its properties, globals merged in: an object.
    written: Expr,
    connectors: Option<Expr>,
}

/// Texts of expressions, as far as the transform knows them: it sees values of parameters.
#[derive(Default)]
struct Texts {
    parameters: BTreeMap<Str, Str>,
}

impl Texts {
    fn of(&self, expr: &Expr) -> Option<Str> {
        if let Some(text) = make::literal(expr) {
            return Some(text.as_ref().into());
        }
        match &make::peel(expr).kind {
            ExprKind::Traversal(t) if t.steps.is_empty() => self.parameters.get(&t.root).cloned(),
            ExprKind::Template(parts) => {
                let mut whole = String::new();
                for part in parts {
                    match part {
                        TemplatePart::Text(text) => whole.push_str(&text.text),
                        TemplatePart::Interpolation(e) => whole.push_str(&self.of(e)?),
                        _ => return None,
                    }
                }
                Some(whole.into())
            }
            ExprKind::Call(call) if &*call.name == "Fn::Sub" => self.of(call.args.first()?),
            _ => None,
        }
    }
}

/// What is known and made while a template is expanded.
struct Expansion {
    texts: Arc<Texts>,
    /// `FifoTopic` of the topics that are written.
    fifo: BTreeMap<Str, Expr>,
    globals: Option<Expr>,
    conditions: BTreeMap<Str, Named>,
    /// What `!Ref Function.Alias` and the like name.
    references: BTreeMap<(Str, Str), Str>,
    apis: Apis,
    records: Vec<domains::Records>,
    /// What events add to resources that are not SAM's.
    additions: Vec<events::Addition>,
    /// Functions that are deployed gradually: who, under which condition, with a role of their own.
    deployments: Vec<function::Deployment>,
    problems: Vec<Problem>,
    /// Whether there is a resource that could not be expanded.
    unknown: bool,
    room: usize,
}

impl Expansion {
    fn new(template: &mut Template, given: &BTreeMap<String, String>) -> Expansion {
        let known = template.parameters.iter().filter_map(|p| {
            if p.ty.starts_with("AWS::SSM::") {
                return None;
            }
            let text = match given.get(p.name.as_str()) {
                Some(text) => text.as_str().into(),
                None => p.default.as_ref().map(|(texts, _)| texts.join(","))?.into(),
            };
            Some((p.name.clone(), text))
        });
        let fifo = template.resources.iter().filter_map(|r| {
            let Some(Properties::Each(each)) = &r.properties else {
                return None;
            };
            let (_, fifo) = each.iter().find(|(name, _)| name == "FifoTopic")?;
            Some((r.name.clone(), fifo.clone()))
        });
        Expansion {
            texts: Arc::new(Texts {
                parameters: known.collect(),
            }),
            fifo: fifo.collect(),
            globals: template.globals.take(),
            conditions: BTreeMap::new(),
            references: BTreeMap::new(),
            apis: Apis::default(),
            records: Vec::new(),
            additions: Vec::new(),
            deployments: Vec::new(),
            problems: Vec::new(),
            unknown: false,
            room: MAX_COPIED,
        }
    }

    /// SAM resources with globals, others as they are.
    fn sources(&mut self, resources: Vec<Declared>) -> Vec<Source> {
        let globals = self.globals.clone();
        let mut sources = Vec::with_capacity(resources.len());
        for declared in resources {
            let Some(ty) = declared.ty.strip_prefix(PREFIX).map(Str::from) else {
                sources.push(Source::Plain(declared));
                continue;
            };
            let maker = Maker::of(&declared);
            let connectors = declared.attribute("Connectors").cloned();
            let ignored = declared.attribute("IgnoreGlobals").cloned();
            let own = match declared.properties {
                Some(Properties::Each(each)) => At(declared.header).object(each),
                Some(Properties::Whole(whole)) => whole,
                None => At(declared.header).object(Vec::new()),
            };
            let written = match globals.as_ref().and_then(|g| get(g, &ty)) {
                Some(global) if self.fits(global) => {
                    globals::merged(&ty, global, own, ignored.as_ref())
                }
                Some(_) => {
                    self.limit(declared.header);
                    own
                }
                None => own,
            };
            sources.push(Source::Sam(Sam {
                ty,
                maker,
                written,
                connectors,
            }));
        }
        sources
    }

    /// Whether there is room for a copy of an expression.
    fn fits(&mut self, expr: &Expr) -> bool {
        let mut size = 0_usize;
        expr.walk(&mut |_| size += 1);
        self.room = self.room.saturating_sub(size);
        self.room > 0
    }

    fn limit(&mut self, span: Span) {
        if self.problems.iter().any(|p| p.code == "sam-limit") {
            return;
        }
        self.problems.push(
            Problem::warning(
                "sam-limit",
                "the SAM resources of this template expand to too much",
                span,
            )
            .help("what is beyond the limit was left out"),
        );
    }

    /// What all become, each at its place.
    fn run(&mut self, sources: Vec<Source>) -> Vec<Declared> {
        // APIs know of all events before they are made.
        self.declare_apis(&sources);
        let mut made: BTreeMap<usize, Vec<Declared>> = BTreeMap::new();
        for callers in [true, false] {
            for (n, source) in sources.iter().enumerate() {
                let Source::Sam(sam) = source else {
                    continue;
                };
                if matches!(&*sam.ty, "Function" | "StateMachine") == callers {
                    let resources = self.expanded(sam);
                    made.insert(n, resources);
                }
            }
        }
        let mut shared = self.implicit_apis();
        shared.extend(self.shared_resources());
        self.connectors(&sources, &mut made, &shared);
        let mut all = Vec::new();
        for (n, source) in sources.into_iter().enumerate() {
            match source {
                Source::Plain(declared) => all.push(declared),
                Source::Sam(_) => {}
            }
            all.extend(made.remove(&n).unwrap_or_default());
        }
        all.extend(shared);
        self.add_to_others(&mut all);
        // One of a logical id: what the user wrote, or what was made first.
        let mut seen = std::collections::BTreeSet::new();
        let written = |d: &Declared| d.made_of.is_none();
        let plain: std::collections::BTreeSet<Str> = all
            .iter()
            .filter(|d| written(d))
            .map(|d| d.name.clone())
            .collect();
        all.retain(|d| written(d) || (!plain.contains(&d.name) && seen.insert(d.name.clone())));
        all
    }

    /// What a SAM resource becomes; connectors look at what was made, so they come later.
    fn expanded(&mut self, sam: &Sam) -> Vec<Declared> {
        match &*sam.ty {
            "Function" => self.function(sam),
            "StateMachine" => self.state_machine(sam),
            "Api" | "HttpApi" => self.api(sam),
            "GraphQLApi" => self.graphql_api(sam),
            "SimpleTable" => self.simple_table(sam),
            "LayerVersion" => self.layer_version(sam),
            "Application" => self.application(sam),
            "Connector" => Vec::new(),
            _ => vec![self.unexpanded(sam)],
        }
    }

    /// Adds what connectors become.
    fn connectors(
        &mut self,
        sources: &[Source],
        made: &mut BTreeMap<usize, Vec<Declared>>,
        shared: &[Declared],
    ) {
        let connects = |source: &Source| match source {
            Source::Plain(declared) => declared.attribute("Connectors").is_some(),
            Source::Sam(sam) => sam.ty == "Connector" || sam.connectors.is_some(),
        };
        if !sources.iter().any(connects) {
            return;
        }
        let plain = sources.iter().filter_map(|source| match source {
            Source::Plain(declared) => Some(declared),
            Source::Sam(_) => None,
        });
        let all = plain.chain(made.values().flatten()).chain(shared);
        let seen: BTreeMap<Str, Seen> = all.map(|d| (d.name.clone(), Seen::of(d))).collect();
        for (n, source) in sources.iter().enumerate() {
            let (maker, embedded) = match source {
                Source::Sam(sam) if sam.ty == "Connector" => {
                    let resources = self.connector(sam, &seen);
                    made.insert(n, resources);
                    continue;
                }
                Source::Sam(sam) => (sam.maker.clone(), sam.connectors.clone()),
                Source::Plain(declared) => (
                    Maker::of(declared),
                    declared.attribute("Connectors").cloned(),
                ),
            };
            if let Some(connectors) = embedded {
                let resources = self.embedded(&maker, &connectors, &seen);
                made.entry(n).or_default().extend(resources);
            }
        }
    }

    /// A resource of a type that is not known: it stays, and may become anything.
    fn unexpanded(&mut self, sam: &Sam) -> Declared {
        self.unknown = true;
        let ty = format!("{PREFIX}{}", sam.ty);
        self.problems.push(
            Problem::warning(
                "sam-not-expanded",
                format!("the SAM type `{ty}` is not known"),
                sam.maker.header,
            )
            .help("the resource was analysed as it is written"),
        );
        let mut declared = sam.maker.declare(&sam.maker.id, &ty, true);
        declared.made_of = None;
        declared.properties = Some(Properties::Whole(sam.written.clone()));
        declared
    }

    /// The resources of a blueprint.
    fn make(&self, part: &str, env: &Env<'_>) -> Vec<Declared> {
        let part: Option<&Blueprint> = blueprint::blueprint(part);
        part.map_or_else(Vec::new, |part| env.resources(part))
    }

    /// A condition that holds where another does not, under the name that SAM gives it.
    fn negated(&mut self, name: &str, condition: &str, span: Span) -> Str {
        let at = At(span);
        let holds = super::intrinsics::condition(condition, span, span);
        let expr = at.call("Fn::Not", vec![holds]);
        self.conditions.insert(name.into(), Named { span, expr });
        name.into()
    }

    /// A condition that combines others by a function, in order of their names.
    fn combined(&mut self, function: &str, name: &str, of: &[Str], span: Span) -> Str {
        let at = At(span);
        let holds = |c: &Str| super::intrinsics::condition(c, span, span);
        let mut all: Vec<Expr> = of.iter().map(holds).collect();
        // The functions take ten at most, written; what they give has no such limit.
        let expr = match all.len() {
            1 => all.remove(0),
            _ => at.call(function, all),
        };
        self.conditions.insert(name.into(), Named { span, expr });
        name.into()
    }
}

/// The name of the condition that a test is.
fn condition_name(test: &Expr) -> Option<Str> {
    match &make::peel(test).kind {
        ExprKind::Traversal(t) if t.root == super::intrinsics::CONDITION => {
            match &t.steps.first()?.kind {
                StepKind::Attribute(name) => Some(name.clone()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// `Fn::If` with nothing in one arm: the condition, whether nothing stands where it holds, and the
/// other arm.
fn half(expr: &Expr) -> Option<(Str, bool, &Expr)> {
    let ExprKind::Conditional(three) = &make::peel(expr).kind else {
        return None;
    };
    let (test, yes, no) = &**three;
    let name = condition_name(test)?;
    match (is_null(yes), is_null(no)) {
        (true, false) => Some((name, true, no)),
        (false, true) => Some((name, false, yes)),
        _ => None,
    }
}

/// A map of tags as the list that CloudFormation takes, with what SAM adds before it.
fn tags(at: At, added: &[(&str, &str)], written: Option<&Expr>) -> Option<Expr> {
    let tag = |key: Expr, value: Expr| at.map([("Key", key), ("Value", value)]);
    let mut list: Vec<Expr> = added
        .iter()
        .map(|(k, v)| tag(at.text(k), at.text(v)))
        .collect();
    if let Some(written) = written {
        let Some(entries) = make::entries(written) else {
            // Some function gives them.
            return Some(written.clone());
        };
        for (_, item) in entries {
            if !is_null(&item.value) {
                list.push(tag(item.key.clone(), item.value.clone()));
            }
        }
    }
    (!list.is_empty()).then(|| at.list(list))
}
