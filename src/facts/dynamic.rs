//! Dynamic references of CloudFormation, `{{resolve:service:key}}`: values that it takes from the
//! parameter store or a secret store when it deploys.

use crate::value::{Kind, Part, Reason, Value};

/// How a dynamic reference begins.
const BEGIN: &str = "{{resolve:";

/// The services, the one that keeps secrets best first.
const SERVICES: [&str; 3] = ["secretsmanager", "ssm-secure", "ssm"];

/// The service of the dynamic reference that a value is or holds; of several the one that keeps
/// secrets best. Null where there is none.
pub(super) fn service(value: &Value) -> Value {
    let mut best: Option<usize> = None;
    look(value, 8, &mut best);
    match best.and_then(|n| SERVICES.get(n)) {
        Some(service) => Value::string(*service).with_origin(value.origin.clone()),
        None => Value::null().with_origin(value.origin.clone()),
    }
}

fn look(value: &Value, depth: usize, best: &mut Option<usize>) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    match &value.kind {
        Kind::String(text) => of_text(text, best),
        Kind::Unknown(u) => {
            if let Reason::Deployment(text) = &u.reason {
                of_text(text, best);
            }
        }
        _ => {}
    }
    for part in value.parts().iter().flat_map(|p| &p.items) {
        match part {
            Part::Value(v) => look(v, depth, best),
            Part::Text { text, .. } => of_text(text, best),
        }
    }
    if let Some(encoded) = value.encodes() {
        look(encoded, depth, best);
    }
}

fn of_text(text: &str, best: &mut Option<usize>) {
    for (at, _) in text.match_indices(BEGIN) {
        let rest = text.get(at + BEGIN.len()..).unwrap_or_default();
        let service = rest.split(':').next().unwrap_or_default();
        let found = SERVICES.iter().position(|s| *s == service);
        if let Some(found) = found {
            *best = Some(best.map_or(found, |b| b.min(found)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontend::cloudformation::{Inputs, analyze};
    use crate::source::FileId;

    #[test]
    fn whole_and_within() {
        for (written, expected) in [
            ("'{{resolve:ssm:/a:1}}'", Some("ssm")),
            ("'{{resolve:ssm-secure:/a:1}}'", Some("ssm-secure")),
            (
                "'x-{{resolve:secretsmanager:a:SecretString:b}}-y'",
                Some("secretsmanager"),
            ),
            (
                "!Sub 'x-{{resolve:ssm:/a}}-{{resolve:secretsmanager:${AWS::Region}}}'",
                Some("secretsmanager"),
            ),
            (
                "!Join ['', ['{{resolve:secretsmanager:', !Ref Secret, '::}}']]",
                Some("secretsmanager"),
            ),
            ("!Base64 '{{resolve:ssm:/a}}'", Some("ssm")),
            ("plain", None),
            ("!Ref AWS::Region", None),
        ] {
            let text = format!(
                "Resources:\n  Secret: {{Type: X::Y}}\n  R: {{Type: X::Y, Properties: {{P: {written}}}}}\n"
            );
            let unit = analyze(FileId(0), "t.yaml", &text, &Inputs::default());
            let found = unit.resources.iter().find(|r| r.address == "R");
            let value = found.and_then(|r| r.body.get("P")).map(service);
            let value = value.as_ref().and_then(Value::as_str);
            assert_eq!(value, expected, "{written}");
        }
    }
}
