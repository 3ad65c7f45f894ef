//! What a parameter may be: the constraints of its declaration. A value that they rule out is one
//! that no stack has, so a comparison with it is false.

use super::patterns::Patterns;
use super::template::Parameter;
use crate::value::{Number, Str};

/// The constraints of a parameter, ready to be asked.
#[derive(Debug, Default)]
pub(super) struct Constraints {
    allowed: Option<Vec<String>>,
    /// The pattern that the whole value matches; one that is not understood rules nothing out.
    pattern: Option<Str>,
    length: (Option<u64>, Option<u64>),
    /// Of a number.
    range: (Option<Number>, Option<Number>),
    number: bool,
}

impl Constraints {
    pub(super) fn of(parameter: &Parameter) -> Constraints {
        let texts =
            |allowed: &Vec<(Str, _)>| allowed.iter().map(|(text, _)| text.to_string()).collect();
        let count = |text: &Option<Str>| text.as_ref()?.trim().parse().ok();
        let number = |text: &Option<Str>| Number::parse(text.as_ref()?.trim());
        Constraints {
            allowed: parameter.allowed.as_ref().map(texts),
            pattern: parameter.pattern.clone(),
            length: (count(&parameter.length.0), count(&parameter.length.1)),
            range: (number(&parameter.range.0), number(&parameter.range.1)),
            number: parameter.ty == "Number",
        }
    }

    /// What rules a value out, in words; `None` where it is possible.
    pub(super) fn rule_out(&self, text: &str, patterns: &Patterns) -> Option<&'static str> {
        let long = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        if let Some(allowed) = &self.allowed
            && !allowed.iter().any(|a| a == text)
        {
            return Some("is not among its AllowedValues");
        }
        let fits = |pattern: &Str| patterns.fit(pattern, text);
        if !self.pattern.as_ref().is_none_or(fits) {
            return Some("does not match its AllowedPattern");
        }
        if self.length.0.is_some_and(|least| long < least) {
            return Some("is shorter than its MinLength");
        }
        if self.length.1.is_some_and(|most| long > most) {
            return Some("is longer than its MaxLength");
        }
        if !self.number {
            return None;
        }
        let Some(number) = Number::parse(text.trim()) else {
            return Some("is no number");
        };
        if self.range.0.as_ref().is_some_and(|least| number < *least) {
            return Some("is less than its MinValue");
        }
        if self.range.1.as_ref().is_some_and(|most| number > *most) {
            return Some("is more than its MaxValue");
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn parameter(ty: &str) -> Parameter {
        Parameter {
            ty: ty.into(),
            ..Parameter::named("P".into(), Span::NONE)
        }
    }

    #[test]
    fn what_no_stack_has() {
        let patterns = Patterns::default();
        let text = Constraints::of(&Parameter {
            pattern: Some("[a-z]+|x y".into()),
            length: (Some("2".into()), Some("4".into())),
            ..parameter("String")
        });
        for (value, possible) in [
            ("ab", true),
            ("x y", true),
            ("a", false),
            ("abcde", false),
            ("AB", false),
            ("ab1", false),
            ("", false),
        ] {
            assert_eq!(
                text.rule_out(value, &patterns).is_none(),
                possible,
                "{value}"
            );
        }
        let number = Constraints::of(&Parameter {
            range: (Some("1".into()), Some("10".into())),
            ..parameter("Number")
        });
        for (value, possible) in [
            ("1", true),
            ("9.5", true),
            ("0", false),
            ("11", false),
            ("x", false),
        ] {
            assert_eq!(
                number.rule_out(value, &patterns).is_none(),
                possible,
                "{value}"
            );
        }
    }
}
