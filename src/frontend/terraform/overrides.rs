//! Override files: `override.tf`, `*_override.tf` and their `.json` and `.tofu` forms.
//!
//! Their blocks change blocks of the other files: attributes are replaced by name, nested blocks
//! by type, locals by name (<https://developer.hashicorp.com/terraform/language/files/override>).
//! Must not know: what the attributes mean.

use super::literal;
use crate::diagnostic::Problem;
use crate::expr::ir::{Block, Body};
use crate::value::Str;
use rustc_hash::{FxHashMap, FxHashSet};

/// Whether a file's name makes it an override file.
pub(super) fn is_override(name: &str) -> bool {
    let stem = [".tf.json", ".tofu.json", ".tf", ".tofu"]
        .iter()
        .find_map(|end| name.strip_suffix(end));
    stem.is_some_and(|s| s == "override" || s.ends_with("_override"))
}

/// What a block is found by: its kind and labels, for providers also the alias.
fn identity(block: &Block) -> (Str, Vec<Str>) {
    let mut labels: Vec<Str> = block.labels.iter().map(|(l, _)| l.clone()).collect();
    if block.kind == "provider"
        && let Some(alias) = block.body.attribute("alias")
        && let Some((alias, _)) = literal::text(&alias.expr)
    {
        labels.push(alias);
    }
    (block.kind.clone(), labels)
}

/// Merges the blocks of override files, in their order, into those of the other files.
pub(super) fn apply(base: &mut Vec<Block>, overrides: Vec<Block>, problems: &mut Vec<Problem>) {
    if overrides.is_empty() {
        return;
    }
    let mut index: FxHashMap<(Str, Vec<Str>), usize> = FxHashMap::default();
    for (i, block) in base.iter().enumerate() {
        index.entry(identity(block)).or_insert(i);
    }
    for block in overrides {
        match block.kind.as_str() {
            "locals" => override_locals(base, block, problems),
            "terraform" => override_terraform(base, block),
            "moved" | "import" | "removed" | "check" => {}
            _ => {
                let found = index.get(&identity(&block)).and_then(|i| base.get_mut(*i));
                match found {
                    Some(have) => merge(have, &block),
                    None => problems.push(missing_base(&block)),
                }
            }
        }
    }
}

fn missing_base(block: &Block) -> Problem {
    let names: Vec<String> = block
        .labels
        .iter()
        .map(|(label, _)| format!("\"{label}\""))
        .collect();
    Problem::error(
        "override-without-base",
        format!("There is no {} {} to override", block.kind, names.join(" ")),
        block.header,
    )
    .help("an override file changes blocks of the other files of its folder; it cannot add any")
}

/// The names that nested blocks are replaced under: `dynamic "x"` counts as `x`.
fn block_type(block: &Block) -> Str {
    match (block.kind.as_str(), block.labels.first()) {
        ("dynamic", Some((label, _))) => label.clone(),
        _ => block.kind.clone(),
    }
}

fn merge(have: &mut Block, with: &Block) {
    let mut body = with.body.clone();
    // Terraform merges `lifecycle` attribute by attribute.
    body.blocks.retain(|block| {
        if block.kind != "lifecycle" {
            return true;
        }
        let found = have.body.blocks.iter_mut().find(|b| b.kind == "lifecycle");
        match found {
            Some(have) => {
                merge(have, block);
                false
            }
            None => true,
        }
    });
    merge_body(&mut have.body, body);
}

/// Attributes by name, blocks by type; an attribute also replaces blocks of its name (JSON syntax
/// writes blocks so), and blocks an attribute.
fn merge_body(have: &mut Body, with: Body) {
    let replaced: FxHashSet<Str> = with
        .blocks
        .iter()
        .map(block_type)
        .chain(with.attributes.iter().map(|a| a.name.clone()))
        .collect();
    have.attributes.retain(|a| !replaced.contains(&a.name));
    have.blocks.retain(|b| !replaced.contains(&block_type(b)));
    have.attributes.extend(with.attributes);
    have.blocks.extend(with.blocks);
}

fn override_locals(base: &mut [Block], with: Block, problems: &mut Vec<Problem>) {
    for attribute in with.body.attributes {
        let found = base
            .iter_mut()
            .filter(|b| b.kind == "locals")
            .find_map(|b| {
                b.body
                    .attributes
                    .iter_mut()
                    .find(|a| a.name == attribute.name)
            });
        match found {
            Some(have) => *have = attribute,
            None => problems.push(Problem::error(
                "override-without-base",
                format!(
                    "There is no local value named \"{}\" to override",
                    attribute.name
                ),
                attribute.name_span,
            )),
        }
    }
}

/// A backend or cloud block replaces either of the two.
fn override_terraform(base: &mut Vec<Block>, with: Block) {
    let settles_state = |b: &Block| b.kind == "backend" || b.kind == "cloud";
    if with.body.blocks.iter().any(settles_state) {
        for block in base.iter_mut().filter(|b| b.kind == "terraform") {
            block.body.blocks.retain(|b| !settles_state(b));
        }
    }
    base.push(with);
}
