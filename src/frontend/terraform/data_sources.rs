//! Data sources whose results follow from their arguments, or are partly known.
//!
//! All other attributes of data sources are Unknown because they are read when planning; the
//! evaluator answers so for what is not written. Must not know: rules.

use super::definitions::ResourceDef;
use super::instance::Instance;
use super::world::World;
use super::{iam_policy_document, providers};
use crate::value::{Element, Hop, Kind, Origin, Reason, Str, Type, Unknown, Value};
use std::rc::Rc;
use std::sync::Arc;

/// Adds the computed attributes of a data source to what is written.
pub(super) fn compute(
    world: &World<'_>,
    instance: &Rc<Instance>,
    def: &ResourceDef,
    address: &Str,
    written: &Value,
    entries: &mut Vec<(Str, Element)>,
) {
    let open = |name: &str, ty: Type, prefix: &str| {
        let mut u = Unknown::new(Reason::DataSource(format!("{address}.{name}").into()), ty);
        u.refinements.not_null = true;
        u.refinements.prefix = prefix.into();
        Value::from(Kind::Unknown(Arc::new(u)))
            .with_origin(Origin::hop(def.header, Hop::ResourceAttribute))
    };
    let mut put = |name: &str, value: Value| {
        if !entries.iter().any(|(k, _)| k == name) {
            entries.push((name.into(), Element::always(value)));
        }
    };
    match def.ty.as_str() {
        "aws_iam_policy_document" => {
            let (json, minified) = iam_policy_document::compute(
                &world.ev,
                world.project.sources,
                written,
                address,
                def.header,
            );
            put("json", json);
            put("minified_json", minified);
        }
        "aws_caller_identity" => {
            put("account_id", open("account_id", Type::String, ""));
            put("id", open("id", Type::String, ""));
            put("user_id", open("user_id", Type::String, ""));
            put("arn", open("arn", Type::String, "arn:aws"));
        }
        // All partitions are named `aws` or `aws-…`.
        "aws_partition" => {
            for (name, prefix) in [
                ("partition", "aws"),
                ("id", "aws"),
                ("dns_suffix", ""),
                ("reverse_dns_prefix", ""),
            ] {
                put(name, open(name, Type::String, prefix));
            }
        }
        "aws_region" => {
            let given = ["region", "name"]
                .iter()
                .find_map(|n| written.get(n))
                .filter(|v| !v.is_null())
                .cloned();
            let region =
                given.or_else(|| providers::of_resource(world, instance, def)?.region.clone());
            let region = region.filter(|r| !r.is_null());
            for name in ["name", "region", "id"] {
                let value = region.clone();
                put(name, value.unwrap_or_else(|| open(name, Type::String, "")));
            }
            put("endpoint", open("endpoint", Type::String, "ec2."));
            put("description", open("description", Type::String, ""));
        }
        "aws_availability_zones" => {
            for name in ["names", "zone_ids", "group_names"] {
                let ty = match name {
                    "group_names" => Type::set(Type::String),
                    _ => Type::list(Type::String),
                };
                put(name, open(name, ty, ""));
            }
        }
        _ => {}
    }
}
