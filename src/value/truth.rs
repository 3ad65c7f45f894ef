//! Three-valued truth under conditions: when something is true, when false, when unknown.

use super::{Cond, Conditions, Kind, Reason, Type, Value};

/// When a statement holds, when it does not, and when nobody can tell. The three conditions
/// exclude each other and cover everything.
#[derive(Clone, PartialEq, Debug)]
pub struct Truth {
    /// True under this.
    pub yes: Cond,
    /// False under this.
    pub no: Cond,
    /// Why it is unknown under the rest.
    pub why: Option<Reason>,
}

impl Truth {
    /// Always true.
    pub const YES: Truth = Truth {
        yes: Cond::TRUE,
        no: Cond::FALSE,
        why: None,
    };
    /// Always false.
    pub const NO: Truth = Truth {
        yes: Cond::FALSE,
        no: Cond::TRUE,
        why: None,
    };

    /// Unknown, always.
    pub fn unknown(why: Reason) -> Truth {
        Truth {
            yes: Cond::FALSE,
            no: Cond::FALSE,
            why: Some(why),
        }
    }

    /// True exactly under a condition.
    pub fn when(table: &Conditions, cond: Cond) -> Truth {
        match table.not(cond) {
            Some(no) => Truth {
                yes: cond,
                no,
                why: None,
            },
            None => Truth::over(),
        }
    }

    fn over() -> Truth {
        Truth::unknown(Reason::Budget("conditions"))
    }

    /// The truth of a bool, an unknown, or a choice of such. Null and anything else are unknown
    /// (callers check types before).
    pub fn of(table: &Conditions, value: &Value) -> Truth {
        let Kind::Choice(choice) = &value.kind else {
            return Truth::of_one(value);
        };
        let mut truth = Truth {
            yes: Cond::FALSE,
            no: Cond::FALSE,
            why: None,
        };
        for (cond, v) in &choice.arms {
            let side = match &v.kind {
                Kind::Bool(true) => &mut truth.yes,
                Kind::Bool(false) => &mut truth.no,
                _ => {
                    let open = Truth::of_one(v).why;
                    truth.why = truth.why.or(open);
                    continue;
                }
            };
            match table.or(*side, *cond) {
                Some(c) => *side = c,
                None => return Truth::over(),
            }
        }
        truth
    }

    /// The truth of what is no choice.
    fn of_one(value: &Value) -> Truth {
        match &value.kind {
            Kind::Bool(true) => Truth::YES,
            Kind::Bool(false) => Truth::NO,
            Kind::Unknown(u) => Truth::unknown(u.reason.clone()),
            _ => Truth::unknown(Reason::Other("it is no bool".into())),
        }
    }

    /// What is left of it in its [value](Truth::value): what is decided has no reason.
    #[must_use]
    pub fn settled(self, table: &Conditions) -> Truth {
        if self.yes.is_true() {
            return Truth::YES;
        }
        if self.no.is_true() {
            return Truth::NO;
        }
        if self.yes.is_false() && self.no.is_false() {
            return Truth::unknown(self.why.unwrap_or(Reason::Budget("conditions")));
        }
        Truth::of(table, &self.value(table))
    }

    /// Whether a list or a map has an element: certainly as soon as one has no condition. `None`
    /// for anything else.
    pub fn occupied(table: &Conditions, value: &Value) -> Option<Truth> {
        match &value.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                let conds = s.items.iter().map(|e| e.cond);
                Some(Truth::one_exists(table, conds, s.rest.as_deref()))
            }
            Kind::Map(o) | Kind::Object(o) => {
                let conds = o.entries.iter().map(|(_, e)| e.cond);
                Some(Truth::one_exists(table, conds, o.rest.as_deref()))
            }
            _ => None,
        }
    }

    /// Whether one of some elements exists, or one like `rest`.
    fn one_exists(
        table: &Conditions,
        conds: impl Iterator<Item = Cond> + Clone,
        rest: Option<&Value>,
    ) -> Truth {
        if conds.clone().any(Cond::is_true) {
            return Truth::YES;
        }
        let mut any = Cond::FALSE;
        for cond in conds {
            match table.or(any, cond) {
                Some(c) => any = c,
                None => return Truth::over(),
            }
        }
        let some = Truth::when(table, any);
        match rest {
            None => some,
            Some(rest) => some.or(
                table,
                Truth::unknown(match &rest.kind {
                    Kind::Unknown(u) => u.reason.clone(),
                    _ => Reason::Other("it is not known whether there are elements".into()),
                }),
            ),
        }
    }

    /// As a value: a bool, a choice of bools, with an unknown arm where it cannot be told.
    pub fn value(&self, table: &Conditions) -> Value {
        if self.yes.is_true() {
            return Value::bool(true);
        }
        if self.no.is_true() {
            return Value::bool(false);
        }
        let unknown = || {
            let why = self.why.clone().unwrap_or(Reason::Budget("conditions"));
            Value::unknown(why, Type::Bool)
        };
        let rest = table.or(self.yes, self.no).and_then(|k| table.not(k));
        match rest {
            None => unknown(),
            Some(rest) => Value::choice(
                table,
                vec![
                    (self.yes, Value::bool(true)),
                    (self.no, Value::bool(false)),
                    (rest, unknown()),
                ],
            ),
        }
    }

    /// Not.
    #[must_use]
    pub fn negate(self) -> Truth {
        Truth {
            yes: self.no,
            no: self.yes,
            why: self.why,
        }
    }

    /// Both, by Kleene: false as soon as one is.
    #[must_use]
    pub fn and(self, table: &Conditions, other: Truth) -> Truth {
        match (table.and(self.yes, other.yes), table.or(self.no, other.no)) {
            (Some(yes), Some(no)) => Truth {
                yes,
                no,
                why: self.why.or(other.why),
            },
            _ => Truth::over(),
        }
    }

    /// Either, by Kleene: true as soon as one is.
    #[must_use]
    pub fn or(self, table: &Conditions, other: Truth) -> Truth {
        self.negate().and(table, other.negate()).negate()
    }

    /// This under a condition, false elsewhere: "there is such an element".
    #[must_use]
    pub fn under(self, table: &Conditions, cond: Cond) -> Truth {
        self.and(table, Truth::when(table, cond))
    }

    /// Whether it is unknown under no condition.
    pub fn is_decided(&self, table: &Conditions) -> bool {
        table.or(self.yes, self.no).is_some_and(Cond::is_true)
    }
}
