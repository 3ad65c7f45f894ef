//! The bucket that an address of S3 names: `s3://bucket/key`, a bucket's or an object's ARN, or an
//! `https` address of either style. Parts that are not known stay what they are.

use crate::value::{Kind, Part, Value};

/// The bucket in an address; null where the address names none, or does not say which.
pub(super) fn bucket(v: &Value) -> Value {
    found(v).unwrap_or_else(|| Value::null().with_origin(v.origin.clone()))
}

fn found(v: &Value) -> Option<Value> {
    if let Some(s) = v.as_str()
        && v.parts().is_none()
    {
        return Some(Value::string(name(s)?).with_origin(v.origin.clone()));
    }
    let parts = v.parts()?.items.as_slice();
    let (Part::Text { text, .. }, after) = parts.split_first()? else {
        // `${aws_s3_bucket.b.arn}/*`
        let Some(Part::Value(first)) = parts.first() else {
            return None;
        };
        let arn = |r: &crate::value::Reference| matches!(r.attribute(), Some("arn" | "Arn"));
        return first.reference().is_some_and(arn).then(|| first.clone());
    };
    for scheme in ["s3://", "arn:aws:s3:::"] {
        if let Some(rest) = text.strip_prefix(scheme) {
            return if rest.is_empty() {
                whole(after)
            } else {
                let complete = rest.contains('/') || after.is_empty();
                let name = rest.split('/').next().filter(|_| complete)?;
                Some(Value::string(name).with_origin(v.origin.clone()))
            };
        }
    }
    // `arn:${partition}:s3:::${bucket}/*`
    let at = parts.iter().position(|p| match p {
        Part::Text { text, .. } => text.ends_with(":s3:::"),
        Part::Value(_) => false,
    })?;
    whole(parts.get(at + 1..)?)
}

/// A value that is all of the bucket's name: what follows it begins a key, if anything does.
fn whole(parts: &[Part]) -> Option<Value> {
    let (Part::Value(v), after) = parts.split_first()? else {
        return None;
    };
    let ends = match after.first() {
        None => true,
        Some(Part::Text { text, .. }) => text.starts_with('/'),
        Some(Part::Value(_)) => false,
    };
    let text = !matches!(v.kind, Kind::Object(_) | Kind::Tuple(_));
    (ends && text).then(|| v.clone())
}

fn name(address: &str) -> Option<&str> {
    // Up to the key.
    let bucket = |rest: &str| Some(rest.find('/').unwrap_or(rest.len())).filter(|n| *n > 0);
    if let Some(rest) = address.strip_prefix("s3://") {
        return rest.get(..bucket(rest)?);
    }
    if address.starts_with("arn:") {
        let (_, rest) = address.split_once(":s3:::")?;
        return rest.get(..bucket(rest)?);
    }
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if !host.contains("amazonaws.com") {
        return None;
    }
    if host.starts_with("s3.") || host.starts_with("s3-") {
        return path.get(..bucket(path)?);
    }
    host.find(".s3.")
        .or_else(|| host.find(".s3-"))
        .and_then(|at| host.get(..at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_addresses() {
        for (address, expected) in [
            ("s3://calls/a/b.wav", Some("calls")),
            ("s3://calls", Some("calls")),
            ("s3://", None),
            ("arn:aws:s3:::calls/*", Some("calls")),
            ("arn:aws-cn:s3:::calls", Some("calls")),
            (
                "https://s3.eu-west-1.amazonaws.com/calls/a.wav",
                Some("calls"),
            ),
            (
                "https://calls.s3.eu-west-1.amazonaws.com/a.wav",
                Some("calls"),
            ),
            (
                "https://calls.s3-eu-west-1.amazonaws.com/a.wav",
                Some("calls"),
            ),
            ("https://example.com/a.wav", None),
            ("calls", None),
        ] {
            assert_eq!(
                bucket(&Value::string(address)).as_str(),
                expected,
                "{address}"
            );
        }
    }
}
