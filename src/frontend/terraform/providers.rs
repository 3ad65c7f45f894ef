//! Provider configurations: which one a resource uses, and what rules see of it.
//!
//! Must not know: rules; nothing of a provider but `default_tags` and `region` is evaluated.

use super::definitions::ResourceDef;
use super::instance::{Instance, Node};
use super::json_blocks;
use super::scope::InstanceScope;
use super::world::World;
use crate::expr::Bindings;
use crate::expr::ir::Body;
use crate::resource::Provider;
use crate::value::{Reason, Str, Type, Value};
use std::rc::Rc;
use std::sync::Arc;

/// The provider that a resource of a module instance uses.
pub(super) fn of_resource(
    world: &World<'_>,
    instance: &Rc<Instance>,
    def: &ResourceDef,
) -> Option<Arc<Provider>> {
    if def.provider.is_empty() {
        let name: Str = match def.ty.split_once('_') {
            Some((provider, _)) => provider.into(),
            None => def.ty.clone(),
        };
        return find(world, instance, &name);
    }
    find(world, instance, &def.provider)
}

/// The configuration of a name (`aws`, `aws.west`) in a module instance: its own, one passed by
/// the call, or, for one without alias, that of the calling module.
fn find(world: &World<'_>, instance: &Rc<Instance>, name: &Str) -> Option<Arc<Provider>> {
    let mut at = instance.clone();
    let mut name = name.clone();
    let mut passed: Vec<(Rc<Instance>, Str)> = Vec::new();
    let found = loop {
        let memo = at.providers.borrow().get(&name).cloned();
        if let Some(found) = memo {
            break found;
        }
        passed.push((at.clone(), name.clone()));
        let own = at.def.providers.iter().position(|p| p.name == name);
        if let Some(position) = own {
            break evaluate(world, &at, position);
        }
        let Some(parent) = &at.parent else {
            break Some(Arc::new(Provider {
                name: name.clone(),
                ..Provider::default()
            }));
        };
        let call = parent.instance.def.calls.at(parent.call);
        let given = call.and_then(|c| c.providers.iter().find(|(inner, _)| *inner == name));
        match given {
            Some((_, outer)) => name = outer.clone(),
            None if name.contains('.') => break None,
            None => {}
        }
        let up = parent.instance.clone();
        at = up;
    };
    for (instance, name) in passed {
        instance.providers.borrow_mut().insert(name, found.clone());
    }
    found
}

fn evaluate(world: &World<'_>, instance: &Rc<Instance>, position: usize) -> Option<Arc<Provider>> {
    let def = instance.def.providers.get(position)?;
    if def.many {
        return Some(Arc::new(Provider {
            name: def.name.clone(),
            default_tags: def
                .body
                .blocks_of("default_tags")
                .next()
                .map(|_| undecided()),
            region: def.body.attribute("region").map(|_| undecided()),
        }));
    }
    let scope = InstanceScope::new(world, instance);
    let env = Bindings::new(&scope);
    let mut region = None;
    let mut default_tags = None;
    let span = def.body.attributes.first().map(|a| a.name_span);
    // Through `once`, so that a provider that depends on its own resources is a cycle.
    world.once(
        instance,
        Node::Provider(position),
        span.unwrap_or(crate::source::Span::NONE),
        || {
            region = def
                .body
                .attribute("region")
                .map(|a| world.value(&a.expr, &env));
            default_tags = tags(world, &env, &def.body);
            Value::null()
        },
    );
    Some(Arc::new(Provider {
        name: def.name.clone(),
        default_tags,
        region,
    }))
}

fn tags(world: &World<'_>, env: &Bindings<'_>, body: &Body) -> Option<Value> {
    let body = json_blocks::with_blocks(body, &[("default_tags", 0), ("dynamic", 1)]);
    let relevant = Body {
        attributes: Vec::new(),
        blocks: body
            .blocks
            .into_iter()
            .filter(|b| {
                b.kind == "default_tags"
                    || (b.kind == "dynamic"
                        && b.labels.first().is_some_and(|(l, _)| l == "default_tags"))
            })
            .collect(),
        partial: false,
    };
    let header = relevant.blocks.first()?.header;
    let value = super::body::evaluate(world, env, &relevant, header);
    let blocks = value.get("default_tags")?.as_seq()?.clone();
    match (blocks.items.as_slice(), &blocks.rest) {
        ([one], None) => {
            let tags = one.value.get("tags").cloned();
            tags.or_else(|| Some(Value::object(Vec::new())))
        }
        ([], None) => None,
        _ => Some(undecided()),
    }
}

fn undecided() -> Value {
    let why = Reason::Other("the provider configuration is not decided".into());
    Value::unknown(why, Type::Dynamic)
}
