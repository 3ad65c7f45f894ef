//! Statements of documents, read once for many questions: what they allow or deny, on what, bound
//! by which conditions.

use crate::expr::Evaluator;
use crate::facts::principals::{field, made_up, over};
use crate::facts::{conditions, why, wildcard};
use crate::value::{Cond, Kind, Part, Reason, Truth, Value};

/// A list of strings, alternatives laid side by side.
#[derive(Debug, Default)]
struct Listed {
    items: Vec<(Cond, Value)>,
    /// Why there may be more.
    open: Option<Reason>,
}

impl Listed {
    fn of(ev: &Evaluator<'_>, statement: &Value, name: &str) -> Listed {
        let list = field(ev, statement, name);
        let mut out = Listed::default();
        let Some(seq) = list.as_seq() else {
            if !list.is_null() {
                out.open = Some(why(&list));
            }
            return out;
        };
        for e in &seq.items {
            for (cond, mut v) in e.value.arms() {
                let Some(cond) = ev.table.and(e.cond, cond) else {
                    out.open = Some(Reason::Budget("conditions"));
                    continue;
                };
                if !cond.is_false() {
                    v.origin = list.origin.of_part(&v.origin);
                    out.items.push((cond, v));
                }
            }
        }
        if let Some(rest) = &seq.rest {
            out.open = Some(why(rest));
        }
        out
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty() && self.open.is_none()
    }

    /// Whether any element is so, and the first that is.
    fn any(&self, ev: &Evaluator<'_>, f: impl Fn(&Value) -> Truth) -> (Truth, Option<&Value>) {
        let mut truth = match &self.open {
            Some(why) => Truth::unknown(why.clone()),
            None => Truth::NO,
        };
        let mut hit = None;
        for (cond, v) in &self.items {
            let here = f(v);
            if here == Truth::NO {
                continue;
            }
            let here = here.under(ev.table, *cond);
            if !here.yes.is_false() || (hit.is_none() && here.why.is_some()) {
                hit.get_or_insert(v);
            }
            let done = here.yes.is_true();
            truth = truth.or(ev.table, here);
            if done {
                break;
            }
        }
        (truth, hit)
    }
}

/// What somebody wants to do.
pub(super) struct Request<'a> {
    pub action: &'a str,
    /// For `iam:PassRole`, the service that the role is passed to.
    pub to: Option<&'a str>,
    /// Whether a pattern of a policy names what it is done to.
    pub names: &'a dyn Fn(&Value) -> Truth,
}

/// One statement.
#[derive(Debug)]
pub(super) struct Statement {
    /// Which of the documents it stands in.
    pub document: usize,
    exists: Cond,
    allows: Truth,
    denies: Truth,
    actions: Listed,
    not_actions: Listed,
    resources: Listed,
    not_resources: Listed,
    conditions: Value,
    /// Whom it is for, where it is of a resource's policy or of a trust policy.
    pub principals: Value,
}

/// All statements of some documents.
#[derive(Debug, Default)]
pub(super) struct Documents {
    pub statements: Vec<Statement>,
    /// Why there may be more.
    pub open: Option<Reason>,
    /// How many documents were looked at.
    count: usize,
}

impl Documents {
    /// Of a document in the normal form, or a list of such.
    pub fn read(ev: &Evaluator<'_>, v: &Value) -> Documents {
        let mut out = Documents::default();
        out.add(ev, v, Cond::TRUE, 0);
        out
    }

    fn add(&mut self, ev: &Evaluator<'_>, v: &Value, under: Cond, depth: u32) {
        for (cond, arm) in v.arms() {
            let Some(cond) = ev.table.and(under, cond) else {
                self.open = Some(Reason::Budget("conditions"));
                continue;
            };
            match &arm.kind {
                _ if cond.is_false() || depth > 4 => {}
                Kind::Null(_) => {}
                Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                    for e in &s.items {
                        let mut value = e.value.clone();
                        value.origin = arm.origin.of_part(&value.origin);
                        match ev.table.and(cond, e.cond) {
                            Some(c) => self.add(ev, &value, c, depth + 1),
                            None => self.open = Some(Reason::Budget("conditions")),
                        }
                    }
                    if let Some(rest) = &s.rest {
                        self.open = Some(why(rest));
                    }
                }
                Kind::Object(_) | Kind::Map(_) => {
                    self.document(ev, &arm, cond);
                    self.count += 1;
                }
                _ => self.open = Some(why(&arm)),
            }
        }
    }

    fn document(&mut self, ev: &Evaluator<'_>, document: &Value, under: Cond) {
        let statements = field(ev, document, "statements");
        let Some(seq) = statements.as_seq() else {
            if !statements.is_null() {
                self.open = Some(why(&statements));
            }
            return;
        };
        for e in &seq.items {
            let mut value = e.value.clone();
            value.origin = statements.origin.of_part(&value.origin);
            let exists = ev.table.and(under, e.cond).unwrap_or(under);
            if value.as_obj().is_none() {
                self.open = Some(why(&value));
                continue;
            }
            self.statements
                .push(Statement::read(ev, &value, exists, self.count));
        }
        if let Some(rest) = &seq.rest {
            self.open = Some(why(rest));
        }
    }

    /// Whether statements allow a request and none denies it, and the pattern that lets it through.
    pub fn allow(&self, ev: &Evaluator<'_>, asked: &Request<'_>) -> (Truth, Option<Value>) {
        let mut truth = match &self.open {
            Some(why) => Truth::unknown(why.clone()),
            None => Truth::NO,
        };
        let mut by = None;
        for s in self.statements.iter().filter(|s| s.may_allow()) {
            let (here, hit) = s.allows_on(ev, asked);
            if here.no.is_true() {
                continue;
            }
            if here.yes.is_true() || by.is_none() {
                by = hit;
            }
            let sure = here.yes.is_true();
            truth = truth.or(ev.table, here);
            if sure {
                break;
            }
        }
        if truth.no.is_true() {
            return (truth, None);
        }
        (truth.and(ev.table, self.deny(ev, asked).negate()), by)
    }

    /// Whether a Deny forbids a request.
    pub fn deny(&self, ev: &Evaluator<'_>, asked: &Request<'_>) -> Truth {
        let denials = self.statements.iter();
        denials.fold(Truth::NO, |truth, s| {
            truth.or(ev.table, s.denies_on(ev, asked))
        })
    }

    /// Whether a Deny forbids an action on all resources of a kind. One that is bound by a
    /// condition on who calls or what for leaves it open, but for the service `to` that a role is
    /// passed to.
    pub fn denied(&self, ev: &Evaluator<'_>, action: &str, on: &str, to: Option<&str>) -> Truth {
        let mut truth = Truth::NO;
        for s in self.statements.iter().filter(|s| !s.denies.no.is_true()) {
            let covers = s.covers_action(ev, action).0;
            if covers.no.is_true() {
                continue;
            }
            let here = (s.denies.clone())
                .and(ev.table, covers)
                .and(ev.table, s.on_all(ev, on))
                .and(ev.table, s.applies(ev, to))
                .under(ev.table, s.exists);
            truth = truth.or(ev.table, here);
        }
        truth
    }
}

impl Statement {
    fn read(ev: &Evaluator<'_>, v: &Value, exists: Cond, document: usize) -> Statement {
        let truth = |name: &str| {
            let value = field(ev, v, name);
            over(ev, &value, &mut |v| Truth::of(ev.table, v))
        };
        Statement {
            document,
            exists,
            allows: truth("allows"),
            denies: truth("denies"),
            actions: Listed::of(ev, v, "actions"),
            not_actions: Listed::of(ev, v, "not_actions"),
            resources: Listed::of(ev, v, "resources"),
            not_resources: Listed::of(ev, v, "not_resources"),
            conditions: field(ev, v, "conditions"),
            principals: field(ev, v, "principals"),
        }
    }

    /// Whether it may allow anything.
    pub fn may_allow(&self) -> bool {
        !self.allows.no.is_true()
    }

    /// Whether it may deny anything.
    pub fn may_deny(&self) -> bool {
        !self.denies.no.is_true()
    }

    /// Whether its actions may be of any of some services (sorted).
    pub fn touches(&self, services: &[&str]) -> bool {
        let of_service = |v: &Value| {
            let Some(text) = v.as_str() else { return true };
            let service = text.split(':').next().unwrap_or_default();
            service.contains(['*', '?'])
                || services
                    .binary_search(&&*service.to_ascii_lowercase())
                    .is_ok()
        };
        self.actions.open.is_some()
            || !self.not_actions.is_empty()
            || self.actions.items.iter().any(|(_, v)| of_service(v))
    }

    /// Whether every action is in it without exception, on everything.
    pub fn is_everything(&self, ev: &Evaluator<'_>) -> bool {
        let star = |v: &Value| match v.as_str() {
            Some("*" | "*:*") => Truth::YES,
            _ => Truth::NO,
        };
        self.actions.any(ev, star).0.yes.is_true() && self.resources.any(ev, star).0.yes.is_true()
    }

    /// Whether it allows everything without exception.
    pub fn everything(&self, ev: &Evaluator<'_>) -> Truth {
        if !self.is_everything(ev) {
            return Truth::NO;
        }
        (self.allows.clone())
            .and(ev.table, self.bound(ev, None).negate())
            .under(ev.table, self.exists)
    }

    /// Whether its actions take one in, and the pattern that does.
    fn covers_action(&self, ev: &Evaluator<'_>, action: &str) -> (Truth, Option<Value>) {
        let covers = |v: &Value| wildcard::covers_known(v, action, true);
        let (listed, hit) = self.actions.any(ev, covers);
        if self.not_actions.is_empty() {
            return (listed, hit.cloned());
        }
        let spared = self.not_actions.any(ev, covers).0.negate();
        let first = self.not_actions.items.first().map(|(_, v)| v.clone());
        (listed.or(ev.table, spared), hit.cloned().or(first))
    }

    /// Whether it speaks of all resources of a kind.
    fn on_all(&self, ev: &Evaluator<'_>, kind: &str) -> Truth {
        let listed = self.resources.any(ev, |v| names_all(v, kind)).0;
        if self.not_resources.is_empty() {
            return listed;
        }
        let spared = self.not_resources.any(ev, |v| names_all(v, kind)).0;
        listed.or(ev.table, spared.negate())
    }

    /// Whether it speaks of what `names` knows a resource pattern to name, and the pattern that does.
    fn on(&self, ev: &Evaluator<'_>, names: &dyn Fn(&Value) -> Truth) -> (Truth, Option<Value>) {
        let (listed, hit) = self.resources.any(ev, names);
        if self.not_resources.is_empty() {
            return (listed, hit.cloned());
        }
        let spared = self.not_resources.any(ev, names).0;
        (listed.or(ev.table, spared.negate()), hit.cloned())
    }

    /// The resource patterns in it.
    pub fn resources(&self) -> impl Iterator<Item = &Value> {
        self.resources.items.iter().map(|(_, v)| v)
    }

    /// Whether it allows an action, on whatever it speaks of.
    pub fn allows(&self, ev: &Evaluator<'_>, action: &str, to: Option<&str>) -> Truth {
        (self.allows.clone())
            .and(ev.table, self.covers_action(ev, action).0)
            .and(ev.table, self.bound(ev, to).negate())
            .under(ev.table, self.exists)
    }

    /// Whether it allows a request, and the resource pattern that does.
    fn allows_on(&self, ev: &Evaluator<'_>, asked: &Request<'_>) -> (Truth, Option<Value>) {
        let allows = self.allows(ev, asked.action, asked.to);
        if allows.no.is_true() {
            return (allows, None);
        }
        let (on, hit) = self.on(ev, asked.names);
        (allows.and(ev.table, on), hit)
    }

    /// Whether it denies a request; a condition leaves that open.
    pub fn denies_on(&self, ev: &Evaluator<'_>, asked: &Request<'_>) -> Truth {
        if self.denies.no.is_true() {
            return Truth::NO;
        }
        (self.denies.clone())
            .and(ev.table, self.covers_action(ev, asked.action).0)
            .and(ev.table, self.on(ev, asked.names).0)
            .and(ev.table, self.applies(ev, asked.to))
            .under(ev.table, self.exists)
    }

    /// Whether its conditions are met, for a Deny: who calls and what for is not known, but for the
    /// service that a role is passed to.
    fn applies(&self, ev: &Evaluator<'_>, to: Option<&str>) -> Truth {
        let open = || Truth::unknown(Reason::Other("a Deny with a condition speaks of it".into()));
        let Some(seq) = self.conditions.as_seq() else {
            return if self.conditions.is_null() {
                Truth::YES
            } else {
                open()
            };
        };
        let mut truth = match seq.rest {
            Some(_) => open(),
            None => Truth::YES,
        };
        for e in &seq.items {
            let met = to.and_then(|to| conditions::passes_to(ev, &e.value, to));
            let here = met.unwrap_or_else(|| {
                match conditions::binds_grant(ev, &e.value, None).no.is_true() {
                    true => Truth::YES,
                    false => open(),
                }
            });
            truth = truth.and(ev.table, here.negate().under(ev.table, e.cond).negate());
        }
        truth
    }

    /// Whether a condition binds it to something that permissions alone do not give. What asks
    /// how somebody comes, with MFA or from a network, does not.
    fn bound(&self, ev: &Evaluator<'_>, to: Option<&str>) -> Truth {
        let Some(seq) = self.conditions.as_seq() else {
            return match self.conditions.is_null() {
                true => Truth::NO,
                false => Truth::unknown(why(&self.conditions)),
            };
        };
        let mut truth = Truth::NO;
        for e in &seq.items {
            let here = conditions::binds_grant(ev, &e.value, to).under(ev.table, e.cond);
            truth = truth.or(ev.table, here);
        }
        match &seq.rest {
            Some(rest) => truth.or(ev.table, Truth::unknown(why(rest))),
            None => truth,
        }
    }

    /// Whether it allows an action on all resources of a kind, and the pattern that takes it in.
    pub fn allows_on_all(
        &self,
        ev: &Evaluator<'_>,
        action: &str,
        kind: &str,
        to: Option<&str>,
    ) -> (Truth, Option<Value>) {
        let (covers, hit) = self.covers_action(ev, action);
        if covers.no.is_true() {
            return (covers, None);
        }
        let truth = (self.allows.clone())
            .and(ev.table, covers)
            .and(ev.table, self.on_all(ev, kind))
            .and(ev.table, self.bound(ev, to).negate())
            .under(ev.table, self.exists);
        (truth, hit)
    }
}

/// A name that nobody has, to see whether a pattern leaves names free.
pub(super) const NOBODY: &str = "zq7-x9";
/// Stands for what is not known; matched by a wildcard alone.
pub(super) const HOLE: char = '\u{1}';

/// Whether a resource pattern takes in all resources of a kind (`iam:role/`), in whichever account
/// and Region. A pattern with something around what is not known names less than all.
pub(super) fn names_all(pattern: &Value, kind: &str) -> Truth {
    names_one(pattern, kind, NOBODY)
}

/// Whether a resource pattern takes in the resource of a kind that has a name.
pub(super) fn names_one(pattern: &Value, kind: &str, name: &str) -> Truth {
    let (service, kind) = kind.split_once(':').unwrap_or(("", kind));
    let text = match &pattern.kind {
        Kind::String(s) => s.to_string(),
        Kind::Unknown(u) if made_up(&u.reason) && u.parts.is_none() => return Truth::NO,
        Kind::Unknown(u) => match &u.parts {
            Some(parts) => with_holes(&parts.items),
            None => return Truth::unknown(why(pattern)),
        },
        _ => return Truth::unknown(why(pattern)),
    };
    if !text.is_empty() && text.bytes().all(|b| b == b'*') {
        return Truth::YES;
    }
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let covers = match parts.as_slice() {
        [_, _, of, _, _, _] if !wildcard::matches(of, service, true) => false,
        [_, _, _, _, _, resource] if resource.chars().eq([HOLE]) => {
            return Truth::unknown(why(pattern));
        }
        [_, _, _, _, _, resource] => wildcard::matches(resource, &format!("{kind}{name}"), false),
        // A wildcard that stands for several parts of an ARN.
        _ => {
            let region = if service == "iam" { "" } else { "us-east-1" };
            let arn = format!("arn:aws:{service}:{region}:000000000000:{kind}{name}");
            wildcard::matches(&text, &arn, false)
        }
    };
    if covers { Truth::YES } else { Truth::NO }
}

pub(super) fn with_holes(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Text { text, .. } => out.push_str(text),
            Part::Value(v) => match v.as_str() {
                Some(s) => out.push_str(s),
                None => out.push(HOLE),
            },
        }
    }
    out
}
