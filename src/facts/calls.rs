//! Requests to services that a definition makes when it runs: the tasks of a state machine, the
//! steps of an automation document, the target of a schedule.
//!
//! Each call is `{ service, action, request, state, retries, catches }`. The request's keys are in
//! lower case, since each carrier spells them its own way (`OutputEncryptionKmsKeyId`,
//! `OutputEncryptionKMSKeyId`); what is put in when it runs (`"Key.$"`, `{% … %}`) is there, and
//! not known, with the path that it is taken from beside it (`key.$`). What a definition leaves open gives no calls. Must not know: what a service is.

use super::Facts;
use super::decoded::part;
use crate::expr::{Budget, Evaluator};
use crate::value::{
    Cond, Element, Hop, Kind, Notes, Obj, Origin, Part, Parts, Reason, Seq, Str, TextForm, Type,
    Unknown, Value,
};
use std::sync::Arc;

/// Deeper machines within machines are not read.
const MAX_DEPTH: u32 = 32;
/// Calls of one definition; more are left out.
const MAX_CALLS: usize = 4_096;
/// Deeper requests are not read.
const MAX_REQUEST: u32 = 32;

/// Reads one definition.
struct Reader<'r, 'e> {
    ev: &'r Evaluator<'e>,
    /// What stands for `${Name}` in the definition (`DefinitionSubstitutions`).
    substitutions: Option<&'r Value>,
    calls: Vec<Element>,
}

impl Facts<'_> {
    /// The calls of a state machine's definition in the Amazon States Language.
    pub(super) fn state_machine_calls(
        &self,
        ev: &Evaluator<'_>,
        definition: &Value,
        substitutions: Option<&Value>,
    ) -> Value {
        self.read(ev, definition, substitutions, &|r, machine| {
            r.states(machine, Cond::TRUE, 0);
        })
    }

    /// The calls of an automation document of Systems Manager (`aws:executeAwsApi`), in JSON or
    /// YAML.
    pub(super) fn automation_calls(&self, ev: &Evaluator<'_>, content: &Value) -> Value {
        self.read(ev, content, None, &|r, document| r.steps(document))
    }

    /// The one call whose target is an SDK action (`arn:aws:scheduler:::aws-sdk:…`), with its
    /// request as an object or JSON text; none where the target is something else.
    pub(super) fn sdk_calls(&self, ev: &Evaluator<'_>, target: &Value, request: &Value) -> Value {
        let mut reader = Reader {
            ev,
            substitutions: None,
            calls: Vec::new(),
        };
        for (cond, target) in target.arms() {
            let Some((service, action)) = called(&target) else {
                continue;
            };
            let request = match request.is_null() {
                true => Value::object(Vec::new()),
                false => self.json(request).unwrap_or_else(|| request.clone()),
            };
            let request = reader.request(&request, 0);
            reader.call(
                cond,
                service,
                action,
                &target,
                request,
                (false, false),
                None,
            );
        }
        list(reader.calls)
    }

    fn read(
        &self,
        ev: &Evaluator<'_>,
        definition: &Value,
        substitutions: Option<&Value>,
        walk: &dyn Fn(&mut Reader<'_, '_>, &Value),
    ) -> Value {
        let mut calls = Vec::new();
        for (cond, definition) in definition.arms() {
            let Some(read) = self.text_object(&definition) else {
                continue;
            };
            let mut reader = Reader {
                ev,
                substitutions,
                calls: Vec::new(),
            };
            walk(&mut reader, &read);
            for e in reader.calls {
                if let Some(cond) = ev.table.and(cond, e.cond).filter(|c| !c.is_false()) {
                    calls.push(Element {
                        cond,
                        value: e.value,
                    });
                }
            }
        }
        list(calls)
    }
}

fn list(items: Vec<Element>) -> Value {
    Kind::Tuple(Arc::new(Seq {
        ty: Type::Dynamic,
        items,
        rest: None,
    }))
    .into()
}

/// What stands under a key, whatever its conditions.
fn field(object: &Value, name: &str) -> Option<Value> {
    let e = object.as_obj()?.get(name)?;
    Some(part(object, &e.value)).filter(|v| !v.is_null())
}

/// The text of a string; what is not known of it as a NUL.
fn text(v: &Value) -> Option<String> {
    if let Some(s) = v.as_str() {
        return Some(s.to_owned());
    }
    let mut out = String::new();
    for part in &v.parts()?.items {
        match part {
            Part::Text { text, .. } => out.push_str(text),
            Part::Value(v) => out.push_str(v.as_str().unwrap_or("\0")),
        }
    }
    Some(out)
}

/// Service and action that a task's resource or a schedule's target calls: an SDK integration, an
/// optimized one, or a function.
fn called(target: &Value) -> Option<(Str, Str)> {
    let text = text(target)?;
    let known = |s: &str| !s.is_empty() && !s.contains('\0');
    let named = |service: &str, action: &str| {
        let action = action.split('.').next().unwrap_or_default();
        let mut letters = action.chars();
        let first = letters.next()?.to_ascii_lowercase();
        let action: Str = format!("{first}{}", letters.as_str()).into();
        (known(service) && known(&action)).then(|| (service.to_ascii_lowercase().into(), action))
    };
    if let Some((_, call)) = text.split_once("aws-sdk:") {
        let (service, action) = call.split_once(':')?;
        return named(service, action);
    }
    if let Some((_, call)) = text.split_once(":states:::") {
        let (service, action) = call.split_once(':')?;
        return named(service, action);
    }
    text.contains(":lambda:")
        .then(|| ("lambda".into(), "invoke".into()))
}

/// There, but known only when it runs.
fn put_in(origin: &Origin) -> Value {
    let mut u = Unknown::new(
        Reason::Other("it is put in when the workflow runs".into()),
        Type::Dynamic,
    );
    u.refinements.not_null = true;
    let v: Value = Kind::Unknown(Arc::new(u)).into();
    v.with_origin(origin.clone())
}

fn is_jsonata(v: &Value) -> bool {
    text(v).is_some_and(|t| {
        let t = t.trim();
        t.starts_with("{%") && t.ends_with("%}")
    })
}

impl Reader<'_, '_> {
    /// The entries of an object (or what its alternatives have), each under its condition.
    fn entries(&self, v: &Value, under: Cond, f: &mut dyn FnMut(Cond, &Str, Value)) {
        for (cond, arm) in v.arms() {
            let Some(obj) = arm.as_obj() else { continue };
            for (key, e) in &obj.entries {
                let cond = self.ev.table.and(under, cond);
                let cond = cond.and_then(|c| self.ev.table.and(c, e.cond));
                if let Some(cond) = cond.filter(|c| !c.is_false()) {
                    f(cond, key, part(&arm, &e.value));
                }
            }
        }
    }

    /// The elements of a list, each under its condition.
    fn elements(&self, v: &Value, under: Cond, f: &mut dyn FnMut(Cond, Value)) {
        for (cond, arm) in v.arms() {
            let Some(seq) = arm.as_seq() else { continue };
            for e in &seq.items {
                let cond = self.ev.table.and(under, cond);
                let cond = cond.and_then(|c| self.ev.table.and(c, e.cond));
                if let Some(cond) = cond.filter(|c| !c.is_false()) {
                    f(cond, part(&arm, &e.value));
                }
            }
        }
    }

    fn states(&mut self, machine: &Value, under: Cond, depth: u32) {
        if depth > MAX_DEPTH {
            return;
        }
        let Some(states) = field(machine, "States") else {
            return;
        };
        let mut found: Vec<(Cond, Str, Value)> = Vec::new();
        self.entries(&states, under, &mut |cond, name, state| {
            found.push((cond, name.clone(), state));
        });
        for (cond, name, state) in found {
            if self.calls.len() >= MAX_CALLS {
                return;
            }
            self.task(cond, &name, &state);
            for inner in ["ItemProcessor", "Iterator"] {
                if let Some(machine) = field(&state, inner) {
                    self.states(&machine, cond, depth + 1);
                }
            }
            if let Some(branches) = field(&state, "Branches") {
                let mut machines = Vec::new();
                self.elements(&branches, cond, &mut |cond, m| machines.push((cond, m)));
                for (cond, machine) in machines {
                    self.states(&machine, cond, depth + 1);
                }
            }
        }
    }

    fn task(&mut self, cond: Cond, name: &Str, state: &Value) {
        let Some(resource) = field(state, "Resource") else {
            return;
        };
        let resource = self.substituted(&resource);
        let Some((service, action)) = called(&resource) else {
            return;
        };
        let request = match (field(state, "Arguments"), field(state, "Parameters")) {
            (Some(given), _) | (None, Some(given)) => self.request(&given, 0),
            // The state's input is the request.
            (None, None) => put_in(&resource.origin),
        };
        let filled = |name: &str| {
            field(state, name).is_some_and(|v| v.as_seq().is_none_or(|s| !s.items.is_empty()))
        };
        let guards = (filled("Retry"), filled("Catch"));
        self.call(
            cond,
            service,
            action,
            &resource,
            request,
            guards,
            Some(name),
        );
    }

    /// The steps of an automation document.
    fn steps(&mut self, document: &Value) {
        let Some(steps) = field(document, "mainSteps") else {
            return;
        };
        let mut found = Vec::new();
        self.elements(&steps, Cond::TRUE, &mut |cond, step| {
            found.push((cond, step))
        });
        for (cond, step) in found {
            let action = field(&step, "action");
            let calls = |a: &Value| {
                let names = ["aws:executeAwsApi", "aws:waitForAwsResourceProperty"];
                a.as_str().is_some_and(|a| names.contains(&a))
            };
            let (Some(_), Some(inputs)) = (action.filter(calls), field(&step, "inputs")) else {
                continue;
            };
            let (Some(service), Some(api)) = (field(&inputs, "Service"), field(&inputs, "Api"))
            else {
                continue;
            };
            let (Some(s), Some(a)) = (service.as_str(), api.as_str()) else {
                continue;
            };
            let Some((s, a)) = called(&Value::string(format!("aws-sdk:{s}:{a}"))) else {
                continue;
            };
            let request = self.request(&inputs, 0);
            let retries = field(&step, "maxAttempts").is_some();
            let catches = field(&step, "onFailure").is_some();
            let name = field(&step, "name").and_then(|n| n.as_str().map(Str::from));
            self.call(cond, s, a, &api, request, (retries, catches), name.as_ref());
            if self.calls.len() >= MAX_CALLS {
                return;
            }
        }
    }

    /// One call, which stands where its action is named.
    #[allow(clippy::too_many_arguments, reason = "the parts of one call")]
    fn call(
        &mut self,
        cond: Cond,
        service: Str,
        action: Str,
        named: &Value,
        mut request: Value,
        (retries, catches): (bool, bool),
        state: Option<&Str>,
    ) {
        let origin = match named.origin.span.is_none() {
            true => request.origin.clone(),
            false => named.origin.clone(),
        };
        let here = Origin {
            hop: Hop::Block,
            ..origin.clone()
        };
        // What the request lacks is missing where the action is named.
        if request.as_obj().is_some() {
            request.origin = here.clone();
        }
        let state = state.map_or_else(Value::null, |s| Value::string(s.clone()));
        let fields: Vec<(Str, Value)> = vec![
            ("service".into(), Value::string(service)),
            ("action".into(), Value::string(action)),
            ("request".into(), request),
            ("state".into(), state),
            ("retries".into(), Value::bool(retries)),
            ("catches".into(), Value::bool(catches)),
        ];
        let fields = fields.into_iter().map(|(k, mut v)| {
            if v.origin.span.is_none() {
                v.origin = origin.clone();
            }
            (k, v)
        });
        self.calls.push(Element {
            cond,
            value: Value::object(fields.collect()).with_origin(here),
        });
    }

    /// A request with its keys in lower case, and what is put in at run time as unknown.
    fn request(&self, v: &Value, depth: u32) -> Value {
        if depth > MAX_REQUEST {
            return Budget::exceeded("depth").with_origin(v.origin.clone());
        }
        v.map_arms(self.ev.table, |v| match &v.kind {
            Kind::Object(o) | Kind::Map(o) => {
                let mut entries: Vec<(Str, Element)> = Vec::with_capacity(o.entries.len());
                for (key, e) in &o.entries {
                    let inner = part(v, &e.value);
                    let at_run_time = key.ends_with(".$") || is_jsonata(&inner);
                    let name = Str::from(key.trim_end_matches(".$").to_lowercase());
                    let mut add = |name: Str, value: Value| {
                        let cond = e.cond;
                        entries.push((name, Element { cond, value }));
                    };
                    if at_run_time {
                        add(name.clone(), put_in(&inner.origin));
                        // The path that it is taken from.
                        add(format!("{name}.$").into(), inner);
                    } else {
                        add(name, self.request(&inner, depth + 1));
                    }
                }
                let mut obj = Obj::new(Type::Dynamic, entries);
                obj.rest.clone_from(&o.rest);
                let made: Value = Kind::Object(Arc::new(obj)).into();
                made.with_origin(v.origin.clone()).mark(v.marks)
            }
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                let items = s.items.iter().map(|e| Element {
                    cond: e.cond,
                    value: self.request(&part(v, &e.value), depth + 1),
                });
                let made: Value = Kind::Tuple(Arc::new(Seq {
                    ty: Type::Dynamic,
                    items: items.collect(),
                    rest: s.rest.clone(),
                }))
                .into();
                made.with_origin(v.origin.clone()).mark(v.marks)
            }
            _ if is_jsonata(v) => put_in(&v.origin),
            _ => self.substituted(v),
        })
    }

    /// A string with `${Name}` replaced by what the template gives for it.
    fn substituted(&self, v: &Value) -> Value {
        let (Some(names), Some(s)) = (self.substitutions, v.as_str()) else {
            return v.clone();
        };
        if !s.contains("${") {
            return v.clone();
        }
        let mut items: Vec<Part> = Vec::new();
        let plain = |text: &str| Part::Text {
            text: text.into(),
            span: v.origin.span,
            form: TextForm::Opaque,
        };
        let mut rest = s;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            let Some(value) = field(names, name) else {
                return v.clone();
            };
            if !before.is_empty() {
                items.push(plain(before));
            }
            items.push(Part::Value(value));
            rest = after;
        }
        if !rest.is_empty() {
            items.push(plain(rest));
        }
        if let [Part::Value(only)] = items.as_slice() {
            let mut only = only.clone();
            only.origin = only.origin.used_at(v.origin.span, Hop::Expression);
            return only;
        }
        let known: Option<String> = items
            .iter()
            .map(|p| match p {
                Part::Text { text, .. } => Some(text.as_str()),
                Part::Value(v) => v.as_str(),
            })
            .collect();
        let parts = Arc::new(Parts { items });
        let value: Value = match known {
            Some(text) => {
                let mut value = Value::string(text);
                value.notes = Some(Arc::new(Notes {
                    parts: Some(parts),
                    ..Notes::default()
                }));
                value
            }
            None => {
                let why = Reason::Other("it is put together from values that are not known".into());
                let mut u = Unknown::new(why, Type::String);
                u.refinements.not_null = true;
                u.parts = Some(parts);
                Kind::Unknown(Arc::new(u)).into()
            }
        };
        value.with_origin(v.origin.clone()).mark(v.marks)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::expr::Mode;
    use crate::source::SourceMap;
    use crate::value::Conditions;

    fn calls(definition: &Value, substitutions: Option<&Value>) -> Vec<(String, String, Value)> {
        let sources = SourceMap::default();
        let (table, budget) = (Conditions::default(), Budget::default());
        let ev = Evaluator {
            table: &table,
            budget: &budget,
            mode: Mode::Rules,
        };
        let unit = crate::resource::Unit::default();
        let facts = Facts::new(&unit, &sources);
        let list = facts.state_machine_calls(&ev, definition, substitutions);
        let items = &list.as_seq().unwrap().items;
        items
            .iter()
            .map(|e| {
                let get = |name: &str| e.value.get(name).unwrap().clone();
                let text = |name: &str| get(name).as_str().unwrap().to_owned();
                (text("service"), text("action"), get("request"))
            })
            .collect()
    }

    #[test]
    fn tasks_are_found_inside_maps_and_branches() {
        let text = r#"{ "StartAt": "A", "States": {
            "A": { "Type": "Parallel", "Branches": [ { "States": {
                "B": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob",
                       "Parameters": { "OutputBucketName": "calls-out", "TranscriptionJobName.$": "$.id",
                                       "Media": { "MediaFileUri": "s3://calls-in/a.wav" } } } } } ] },
            "C": { "Type": "Map", "ItemProcessor": { "States": {
                "D": { "Type": "Task", "Resource": "arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken",
                       "Arguments": "{% $states.input %}" } } } },
            "E": { "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:f" },
            "F": { "Type": "Pass" } } }"#;
        let found = calls(&Value::string(text), None);
        let names: Vec<(&str, &str)> = found.iter().map(|(s, a, _)| (&**s, &**a)).collect();
        let expected = [
            ("transcribe", "startTranscriptionJob"),
            ("sqs", "sendMessage"),
            ("lambda", "invoke"),
        ];
        assert_eq!(names, expected);
        let request = &found.first().unwrap().2;
        assert_eq!(
            request.get("outputbucketname").unwrap().as_str(),
            Some("calls-out")
        );
        let name = request.get("transcriptionjobname").unwrap();
        assert!(name.as_unknown().unwrap().refinements.not_null);
        let media = request.get("media").unwrap().get("mediafileuri").unwrap();
        assert_eq!(media.as_str(), Some("s3://calls-in/a.wav"));
        assert!(found.get(1).unwrap().2.is_unknown());
    }

    #[test]
    fn substitutions_fill_names() {
        let text = r#"{ "States": { "A": { "Type": "Task",
            "Resource": "arn:${Partition}:states:::aws-sdk:transcribe:startMedicalTranscriptionJob",
            "Parameters": { "OutputBucketName": "${Bucket}", "OutputKey": "out/${Prefix}/" } } } }"#;
        let names = Value::object(vec![
            ("Partition".into(), Value::string("aws")),
            ("Bucket".into(), Value::string("calls-out")),
            (
                "Prefix".into(),
                Value::unknown(Reason::Input("Prefix".into()), Type::String),
            ),
        ]);
        let found = calls(&Value::string(text), Some(&names));
        let (service, action, request) = found.first().unwrap();
        assert_eq!(
            (&**service, &**action),
            ("transcribe", "startMedicalTranscriptionJob")
        );
        assert_eq!(
            request.get("outputbucketname").unwrap().as_str(),
            Some("calls-out")
        );
        let key = request.get("outputkey").unwrap();
        assert_eq!(key.parts().unwrap().items.len(), 3);
    }

    #[test]
    fn what_cannot_be_read_gives_no_calls() {
        let unknown = Value::unknown(Reason::Input("var.d".into()), Type::String);
        for v in [
            unknown,
            Value::string("no json"),
            Value::string("[]"),
            Value::bool(true),
        ] {
            assert!(calls(&v, None).is_empty());
        }
    }
}
