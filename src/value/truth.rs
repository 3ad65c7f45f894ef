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
        let mut truth = Truth {
            yes: Cond::FALSE,
            no: Cond::FALSE,
            why: None,
        };
        for (cond, v) in value.arms() {
            let side = match &v.kind {
                Kind::Bool(true) => &mut truth.yes,
                Kind::Bool(false) => &mut truth.no,
                Kind::Unknown(u) => {
                    truth.why.get_or_insert_with(|| u.reason.clone());
                    continue;
                }
                _ => {
                    truth
                        .why
                        .get_or_insert_with(|| Reason::Other("it is no bool".into()));
                    continue;
                }
            };
            match table.or(*side, cond) {
                Some(c) => *side = c,
                None => return Truth::over(),
            }
        }
        truth
    }

    /// Whether a list or a map has an element: certainly as soon as one has no condition. `None`
    /// for anything else.
    pub fn occupied(table: &Conditions, value: &Value) -> Option<Truth> {
        let (conds, rest): (Vec<Cond>, _) = match &value.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                (s.items.iter().map(|e| e.cond).collect(), s.rest.as_deref())
            }
            Kind::Map(o) | Kind::Object(o) => (
                o.entries.iter().map(|(_, e)| e.cond).collect(),
                o.rest.as_deref(),
            ),
            _ => return None,
        };
        if conds.iter().any(|c| c.is_true()) {
            return Some(Truth::YES);
        }
        let mut any = Cond::FALSE;
        for cond in conds {
            match table.or(any, cond) {
                Some(c) => any = c,
                None => return Some(Truth::over()),
            }
        }
        let some = Truth::when(table, any);
        Some(match rest {
            None => some,
            Some(rest) => some.or(
                table,
                Truth::unknown(match &rest.kind {
                    Kind::Unknown(u) => u.reason.clone(),
                    _ => Reason::Other("it is not known whether there are elements".into()),
                }),
            ),
        })
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
