//! Makes `src/facts/schema/*.txt`: names and types of the properties of those resource types that
//! the models in `rules/` map.
//!
//! CloudFormation's are AWS's resource schemas as `@aws-cdk/aws-service-spec` gathers them;
//! Terraform's are the provider's schema as the declarations of `@cdktf/provider-aws` name it:
//!
//! ```sh
//! npm pack @aws-cdk/aws-service-spec @cdktf/provider-aws
//! for archive in *.tgz; do tar xzf $archive --one-top-level; done
//! gunzip -k aws-cdk-aws-service-spec-*/package/db.json.gz
//! run="cargo run --release --example property_schemas --"
//! $run cloudformation aws-cdk-*/package/db.json > src/facts/schema/cloudformation.txt
//! $run terraform cdktf-*/package/lib > src/facts/schema/terraform.txt
//! ```
//!
//! What is committed is made of `@aws-cdk/aws-service-spec` 0.1.216 and `@cdktf/provider-aws` 21.22.1
//! (version 6.25.0 of the provider), byte for byte. `tests/model_coverage` tells which modelled types
//! are not in it.
//!
//! A line is a type: its name (`#` and a number for one within others), then `property:type`. Types
//! are `s` string, `n` number, `b` bool, `*` anything, `[…]` a list, `{…}` a map, a number another
//! line.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for people"
)]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

const USAGE: &str = "usage: property_schemas cloudformation DB.JSON | terraform LIB-FOLDER";

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut lines = Lines::default();
    let text = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["cloudformation", db] => {
            let db: Value = serde_json::from_str(&std::fs::read_to_string(db)?)?;
            cloudformation(&db, &modelled("AWS::")?, &mut lines)
        }
        ["terraform", folder] => terraform(Path::new(folder), &modelled("aws_")?, &mut lines),
        _ => return Err(USAGE.into()),
    };
    println!("{}\n{}", text.join("\n"), lines.all.join("\n"));
    Ok(())
}

/// The native types in the models.
fn modelled(prefix: &str) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut names = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if is_model(&path) {
                let text = std::fs::read_to_string(path)?;
                let quoted = text.split('"').filter(|t| t.starts_with(prefix));
                names.extend(quoted.map(str::to_owned));
            }
        }
    }
    Ok(names)
}

/// Whether a file holds types: `_model.hcl`, or one of several (`_model_exposure.hcl`).
fn is_model(path: &Path) -> bool {
    let name = path.file_name().and_then(|n| n.to_str());
    name.is_some_and(|n| n.starts_with("_model") && n.ends_with(".hcl"))
}

/// The lines of types within others, numbered as they are met.
#[derive(Default)]
struct Lines {
    numbers: BTreeMap<String, usize>,
    all: Vec<String>,
}

impl Lines {
    /// The number of a type; `properties` writes its line when it is met first.
    fn number(&mut self, id: &str, properties: impl FnOnce(&mut Lines) -> String) -> String {
        if let Some(number) = self.numbers.get(id) {
            return number.to_string();
        }
        let number = self.numbers.len();
        self.numbers.insert(id.to_owned(), number);
        self.all.push(String::new());
        let properties = properties(self);
        if let Some(line) = self.all.get_mut(number) {
            // Nobody says what is in a type without properties.
            let none = if properties.is_empty() { " *" } else { "" };
            *line = format!("#{number}{none}{properties}");
        }
        number.to_string()
    }
}

fn cloudformation(db: &Value, names: &BTreeSet<String>, lines: &mut Lines) -> Vec<String> {
    let entities = |name: &str, key: &str| -> BTreeMap<String, Value> {
        let all = db["schema"][name]["entities"].as_array();
        let all = all.into_iter().flatten();
        all.filter_map(|e| Some((e[key].as_str()?.to_owned(), e.clone())))
            .collect()
    };
    let resources = entities("resource", "cloudFormationType");
    let definitions = entities("typeDefinition", "$id");
    let of = |name: &String| {
        let Some(resource) = resources.get(name) else {
            eprintln!("no schema of {name}");
            return None;
        };
        let properties = spec_properties(resource, &definitions, lines);
        Some(format!("{name}{properties}"))
    };
    names.iter().filter_map(of).collect()
}

fn spec_properties(of: &Value, all: &BTreeMap<String, Value>, lines: &mut Lines) -> String {
    let sorted: BTreeMap<_, _> = of["properties"].as_object().into_iter().flatten().collect();
    let mut out = String::new();
    for (name, property) in sorted {
        // Where a type was another once CloudFormation takes both.
        let ty = match property.get("previousTypes") {
            Some(_) => "*".to_owned(),
            None => spec_type(&property["type"], all, lines),
        };
        out.push_str(&format!(" {name}:{ty}"));
    }
    out
}

fn spec_type(ty: &Value, all: &BTreeMap<String, Value>, lines: &mut Lines) -> String {
    match ty["type"].as_str().unwrap_or_default() {
        "string" | "date-time" => "s".to_owned(),
        "number" | "integer" => "n".to_owned(),
        "boolean" => "b".to_owned(),
        "array" => format!("[{}]", spec_type(&ty["element"], all, lines)),
        "map" => format!("{{{}}}", spec_type(&ty["element"], all, lines)),
        "ref" => match ty["reference"]["$ref"].as_str() {
            Some(id) if all.contains_key(id) => lines.number(id, |lines| {
                all.get(id)
                    .map(|of| spec_properties(of, all, lines))
                    .unwrap_or_default()
            }),
            _ => "*".to_owned(),
        },
        _ => "*".to_owned(),
    }
}

fn terraform(folder: &Path, names: &BTreeSet<String>, lines: &mut Lines) -> Vec<String> {
    let mut out = Vec::new();
    for name in names {
        let kebab = name.trim_start_matches("aws_").replace('_', "-");
        let Ok(text) = std::fs::read_to_string(folder.join(kebab).join("index.d.ts")) else {
            eprintln!("no declarations of {name}");
            continue;
        };
        let interfaces = interfaces(&text);
        // Its name may have an `A` at its end, where that of another file would be the same.
        let Some(config) = interfaces.iter().find(|i| i.is_resource) else {
            eprintln!("no arguments of {name}");
            continue;
        };
        let properties = declared(&config.properties, &interfaces, name, lines);
        out.push(format!("{name}{properties}"));
    }
    out
}

/// Something that a file declares.
#[derive(Default)]
struct Interface {
    name: String,
    /// Whether it is the resource itself, with the arguments that all have.
    is_resource: bool,
    /// Name and type of each property, as Terraform has it.
    properties: Vec<(String, String)>,
}

/// The interfaces that a file declares.
fn interfaces(text: &str) -> Vec<Interface> {
    let mut all: Vec<Interface> = Vec::new();
    let mut terraform_name = None;
    for line in text.lines() {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("export interface ") {
            let name = rest.split([' ', '{']).next().unwrap_or_default();
            all.push(Interface {
                name: name.to_owned(),
                is_resource: rest.contains("extends cdktf.TerraformMetaArguments"),
                properties: Vec::new(),
            });
        } else if line.starts_with("export ") {
            // Classes and functions declare no arguments.
            all.push(Interface::default());
        } else if line.contains("Docs at Terraform Registry") {
            let anchor = line.rsplit('#').next().unwrap_or_default();
            terraform_name = Some(anchor.trim_end_matches('}').to_owned());
        } else if let (Some(rest), Some(name)) = (line.strip_prefix("readonly "), &terraform_name) {
            let ty = rest.split_once(": ").map_or("", |(_, ty)| ty);
            let ty = ty.trim_end_matches(';').replace(" | cdktf.IResolvable", "");
            if let Some(interface) = all.last_mut() {
                interface.properties.push((name.clone(), ty));
            }
            terraform_name = None;
        }
    }
    all.retain(|i| !i.name.is_empty());
    all
}

fn declared(
    properties: &[(String, String)],
    all: &[Interface],
    file: &str,
    lines: &mut Lines,
) -> String {
    let sorted: BTreeMap<_, _> = properties.iter().map(|(n, t)| (n, t)).collect();
    let mut out = String::new();
    for (name, ty) in sorted {
        let one = ty.trim_end_matches("[]");
        let ty = match (one, ty.ends_with("[]")) {
            ("string", false) => "s".to_owned(),
            ("number", false) => "n".to_owned(),
            ("boolean", false) => "b".to_owned(),
            ("string", true) => "[s]".to_owned(),
            ("number", true) => "[n]".to_owned(),
            (interface, _) => match all.iter().find(|i| i.name == interface) {
                Some(inner) => {
                    let id = format!("{file} {interface}");
                    lines.number(&id, |lines| declared(&inner.properties, all, file, lines))
                }
                None => "*".to_owned(),
            },
        };
        out.push_str(&format!(" {name}:{ty}"));
    }
    out
}
