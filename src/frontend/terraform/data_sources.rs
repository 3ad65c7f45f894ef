//! Data sources whose results follow from their arguments or from the provider's region, or are
//! partly known.
//!
//! All other attributes of data sources are Unknown because they are read when planning; the
//! evaluator answers so for what is not written. Must not know: rules.

use super::definitions::ResourceDef;
use super::instance::Instance;
use super::world::World;
use super::{iam_policy_document, providers};
use crate::value::{Element, Hop, Kind, Origin, Reason, Seq, Str, Type, Unknown, Value};
use std::rc::Rc;
use std::sync::Arc;

/// A partition of AWS.
struct Partition {
    name: &'static str,
    /// Regions of it begin with one of these.
    regions: &'static [&'static str],
    dns_suffix: &'static str,
    reverse_dns_prefix: &'static str,
}

/// As the AWS SDK knows them (its `partitions.json`).
const PARTITIONS: &[Partition] = &[
    Partition {
        name: "aws-us-gov",
        regions: &["us-gov-"],
        dns_suffix: "amazonaws.com",
        reverse_dns_prefix: "com.amazonaws",
    },
    Partition {
        name: "aws-cn",
        regions: &["cn-"],
        dns_suffix: "amazonaws.com.cn",
        reverse_dns_prefix: "cn.com.amazonaws",
    },
    Partition {
        name: "aws-iso",
        regions: &["us-iso-"],
        dns_suffix: "c2s.ic.gov",
        reverse_dns_prefix: "gov.ic.c2s",
    },
    Partition {
        name: "aws-iso-b",
        regions: &["us-isob-"],
        dns_suffix: "sc2s.sgov.gov",
        reverse_dns_prefix: "gov.sgov.sc2s",
    },
    Partition {
        name: "aws",
        regions: &[
            "af-",
            "ap-",
            "ca-",
            "eu-central-",
            "eu-north-",
            "eu-south-",
            "eu-west-",
            "il-",
            "me-",
            "mx-",
            "sa-",
            "us-east-",
            "us-west-",
        ],
        dns_suffix: "amazonaws.com",
        reverse_dns_prefix: "com.amazonaws",
    },
];

/// The partition of a region; `None` for one that is not in the table.
fn partition(region: &str) -> Option<&'static Partition> {
    PARTITIONS
        .iter()
        .find(|p| p.regions.iter().any(|r| region.starts_with(r)))
}

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
    let known = |text: Str| {
        Value::string(text).with_origin(Origin::hop(def.header, Hop::ResourceAttribute))
    };
    let region = region(world, instance, def, written);
    // What follows from the partition of the region, where it is known.
    let by_region = |of: &dyn Fn(Option<&Partition>) -> Value| match &region {
        Some(region) => region.map_arms(world.ev.table, |r| of(r.as_str().and_then(partition))),
        None => of(None),
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
            let arn = |p: Option<&Partition>| {
                let prefix = p.map_or("arn:aws".into(), |p| format!("arn:{}:", p.name));
                open("arn", Type::String, &prefix)
            };
            put("arn", by_region(&arn));
        }
        "aws_partition" => {
            // All partitions are named `aws` or `aws-…`.
            for (name, of, prefix) in [
                (
                    "partition",
                    (|p| p.name) as fn(&Partition) -> &'static str,
                    "aws",
                ),
                ("id", |p| p.name, "aws"),
                ("dns_suffix", |p| p.dns_suffix, ""),
                ("reverse_dns_prefix", |p| p.reverse_dns_prefix, ""),
            ] {
                put(
                    name,
                    by_region(&|p| match p {
                        Some(p) => known(of(p).into()),
                        None => open(name, Type::String, prefix),
                    }),
                );
            }
        }
        "aws_region" => {
            for name in ["name", "region", "id"] {
                let value = region.clone();
                put(name, value.unwrap_or_else(|| open(name, Type::String, "")));
            }
            let endpoint = || open("endpoint", Type::String, "ec2.");
            let endpoint = region.as_ref().map_or_else(endpoint, |r| {
                r.map_arms(world.ev.table, |r| {
                    let of = |r: &str| Some(format!("ec2.{r}.{}", partition(r)?.dns_suffix));
                    r.as_str()
                        .and_then(of)
                        .map_or_else(endpoint, |e| known(e.into()))
                })
            });
            put("endpoint", endpoint);
            put("description", open("description", Type::String, ""));
        }
        "aws_availability_zones" => {
            // Zones are named after their region: `eu-west-1a`, `us-west-2-lax-1a`.
            let names = |prefix: &str| {
                let one = open("names", Type::String, prefix);
                let list = Value::from(Kind::List(Arc::new(Seq {
                    ty: Type::String,
                    items: Vec::new(),
                    rest: Some(Box::new(one)),
                })));
                list.with_origin(Origin::hop(def.header, Hop::ResourceAttribute))
            };
            let region = region.as_ref().and_then(Value::as_str);
            let all = || open("names", Type::list(Type::String), "");
            put("names", region.map_or_else(all, names));
            put("zone_ids", open("zone_ids", Type::list(Type::String), ""));
            let groups = Type::set(Type::String);
            put("group_names", open("group_names", groups, ""));
        }
        _ => {}
    }
}

/// The region that a data source is read in, where it or its provider names one.
fn region(
    world: &World<'_>,
    instance: &Rc<Instance>,
    def: &ResourceDef,
    written: &Value,
) -> Option<Value> {
    if !def.ty.starts_with("aws_") {
        return None;
    }
    // Only `aws_region` takes the name of the region that it describes.
    let names: &[&str] = match def.ty.as_str() {
        "aws_region" => &["region", "name"],
        _ => &["region"],
    };
    let own = names.iter().find_map(|n| written.get(n)).cloned();
    own.filter(|r| !r.is_null())
        .or_else(|| providers::of_resource(world, instance, def)?.region.clone())
        .filter(|r| !r.is_null())
}
