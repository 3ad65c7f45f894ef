//! Inlay hints: what references are worth, behind them.

use super::diagnostics::Context;
use super::folder::Folder;
use super::values;
use crate::analysis::Wanted;
use crate::source::Span;
use gen_lsp_types::{InlayHint, Label};
use std::collections::BTreeMap;
use std::ops::Range;

/// Longer values are cut, in characters.
const MAX_LENGTH: usize = 40;

/// The hints in some bytes of an open document. Where a value differs between instances or root
/// modules there is none.
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
        .inspect(relative, &wanted, |_, found, table| {
            let texts = found.iter().map(|f| {
                let mut texts = f
                    .values
                    .iter()
                    .map(|(_, v)| values::short(v, table, MAX_LENGTH));
                let first = texts.next().flatten();
                let same = first.filter(|first| texts.all(|t| t.as_ref() == Some(first)));
                (f.span, same)
            });
            texts.collect::<Vec<(Span, Option<String>)>>()
        });
    let mut by_place: BTreeMap<(u32, u32), (Span, Option<String>)> = BTreeMap::new();
    for (span, text) in by_root.into_iter().flatten() {
        let place = by_place.entry((span.start, span.end));
        let have = place.or_insert_with(|| (span, text.clone()));
        if have.1 != text {
            have.1 = None;
        }
    }
    let hints = by_place.into_values().filter_map(|(span, text)| {
        let range = context.range(span)?;
        Some(InlayHint {
            position: range.end,
            label: Label::String(format!("= {}", text?)),
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
