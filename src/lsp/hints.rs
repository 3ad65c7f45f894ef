//! Inlay hints: what references are worth, behind them.

use super::diagnostics::Context;
use super::folder::Folder;
use super::spread::Spread;
use super::values;
use crate::analysis::Wanted;
use crate::source::Span;
use gen_lsp_types::{InlayHint, Label};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

/// Longer values are cut, in characters.
const MAX_LENGTH: usize = 40;

/// The values of one expression, short; `None` for those that are not shown.
type Shown = Spread<Option<String>>;

/// Elements of a loop whose values are named.
const MAX_ELEMENTS: usize = 3;

/// The hints in some bytes of an open document. Where a value differs between instances or root
/// modules there is none; where it differs between the elements of a loop, the first are named.
pub(super) fn within(
    folder: &Folder,
    context: &Context<'_>,
    relative: &str,
    bytes: Range<usize>,
) -> Vec<InlayHint> {
    let Some(document) = folder.shown.get(relative) else {
        return Vec::new();
    };
    let stood = |offset: usize| u32::try_from(document.stood.stood(offset)).unwrap_or(u32::MAX);
    let wanted = Wanted::References(stood(bytes.start)..stood(bytes.end));
    let by_root = folder
        .workspace
        .inspect(relative, &wanted, |root, found, table| {
            let spreads = found.iter().map(|f| {
                let mut spread = Spread::default();
                spread.add(root, f, |v| match v.cond.is_true() {
                    true => values::short(&v.value, table, MAX_LENGTH),
                    false => None,
                });
                (f.span, spread)
            });
            spreads.collect::<Vec<(Span, Shown)>>()
        });
    let mut by_place: BTreeMap<(u32, u32), (Span, Shown)> = BTreeMap::new();
    for (span, spread) in by_root.into_iter().flatten() {
        match by_place.entry((span.start, span.end)) {
            Entry::Occupied(mut have) => have.get_mut().1.and(spread),
            Entry::Vacant(place) => {
                place.insert((span, spread));
            }
        }
    }
    let hints = by_place.into_values().filter_map(|(span, spread)| {
        let range = context.range(span)?;
        Some(InlayHint {
            position: range.end,
            label: Label::String(label(&spread)?),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
    });
    hints.collect()
}

fn label(spread: &Shown) -> Option<String> {
    if let Some(value) = spread.everywhere() {
        return value.as_ref().map(|text| format!("= {text}"));
    }
    let elements = spread.by_element()?;
    let mut texts = Vec::with_capacity(MAX_ELEMENTS);
    for (_, text) in elements.iter().take(MAX_ELEMENTS) {
        texts.push(text.as_deref()?);
    }
    let least = if spread.more { "at least " } else { "" };
    let count = elements.len();
    let dots = if count > texts.len() || spread.more {
        ", …"
    } else {
        ""
    };
    let all = format!("{}{dots}", texts.join(", "));
    Some(format!(
        "in {least}{count} elements: {}",
        values::cut(&all, MAX_LENGTH)
    ))
}
