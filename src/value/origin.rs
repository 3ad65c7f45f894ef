//! Where a value was written and the way it came.
//!
//! An origin is a span (the smallest expression that gave the value at this place), what stands
//! there, and the origin it was taken from, if it came from elsewhere. A literal's origin has no
//! way, so it costs no allocation; each reference adds one step.

use crate::source::Span;
use std::sync::Arc;

/// What stands at an origin's span.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Hop {
    /// An expression.
    #[default]
    Expression,
    /// The default of a Terraform variable.
    VariableDefault,
    /// A variable's value in a variable file, on the command line or in the environment.
    VariableValue,
    /// A variable declared without default; nothing gives a value.
    VariableDeclaration,
    /// A local value.
    Local,
    /// An argument of a module call.
    ModuleArgument,
    /// An output of a module.
    ModuleOutput,
    /// An attribute of a resource or data source.
    ResourceAttribute,
    /// A CloudFormation parameter (default or declaration).
    Parameter,
    /// A CloudFormation mapping.
    Mapping,
    /// A file that a function reads: its whole text.
    File,
    /// A block: its header. The value is the block's body, or something absent from it.
    Block,
    /// A default of the model: nothing is written; the span is the block's header.
    ModelDefault,
}

/// Where a value was written and the way it came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// The smallest expression that gave the value here.
    pub span: Span,
    /// What stands there.
    pub hop: Hop,
    /// Where that took it from.
    pub from: Option<Arc<Origin>>,
}

/// Longer ways are cut: nobody reads them, and a file could make them endless.
const MAX_HOPS: usize = 32;

impl Origin {
    /// No file.
    pub const NONE: Origin = Origin {
        span: Span::NONE,
        hop: Hop::Expression,
        from: None,
    };

    /// Written at `span`.
    pub fn at(span: Span) -> Origin {
        Origin {
            span,
            hop: Hop::Expression,
            from: None,
        }
    }

    /// Written at `span`, which is `hop`.
    pub fn hop(span: Span, hop: Hop) -> Origin {
        Origin {
            span,
            hop,
            from: None,
        }
    }

    /// The origin of a value used by the expression at `span`: unchanged when it was written
    /// within that expression, else one step longer.
    #[must_use]
    pub fn used_at(self, span: Span, hop: Hop) -> Origin {
        if span.is_none() || (span.contains(self.span) && self.hop != Hop::Block) {
            return self;
        }
        if self.span.is_none() && self.from.is_none() {
            return Origin::hop(span, hop);
        }
        if self.steps() >= MAX_HOPS {
            return self;
        }
        Origin {
            span,
            hop,
            from: Some(Arc::new(self)),
        }
    }

    /// The same in place: most values were written where they are used.
    pub fn use_at(&mut self, span: Span, hop: Hop) {
        if span.is_none() || (span.contains(self.span) && self.hop != Hop::Block) {
            return;
        }
        *self = std::mem::replace(self, Origin::NONE).used_at(span, hop);
    }

    /// The origin of a part (`part`) of a container that came the way `self`: within the
    /// container's text it is the part's own; else the container's way leads to it.
    #[must_use]
    pub fn of_part(&self, part: &Origin) -> Origin {
        if self.hop == Hop::Block || self.span.is_none() || self.span.contains(part.span) {
            return part.clone();
        }
        // What was written nowhere (a bool that may be either) is where its container is.
        if part.span.is_none() && part.from.is_none() {
            return self.clone();
        }
        let inner = match &self.from {
            Some(from) => from.of_part(part),
            None => part.clone(),
        };
        inner.used_at(self.span, self.hop)
    }

    /// Steps of the way, itself first.
    pub fn way(&self) -> impl Iterator<Item = &Origin> {
        std::iter::successors(Some(self), |o| o.from.as_deref())
    }

    /// The last step: where the value was written.
    pub fn source(&self) -> &Origin {
        self.way().last().unwrap_or(self)
    }

    fn steps(&self) -> usize {
        self.way().count()
    }
}
