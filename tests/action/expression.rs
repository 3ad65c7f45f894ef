//! The expressions of workflows, as far as `action.yml` uses them: names, texts, `==`, `!=`, `&&`,
//! `||`. What it does not know fails the test, so that it cannot lag behind.

/// A text with its `${{ … }}` replaced; `name` gives the value of a name such as `inputs.paths`.
pub fn interpolate(text: &str, name: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${{") {
        let (inside, after) = after.split_once("}}").unwrap();
        out.push_str(before);
        out.push_str(&evaluate(inside, name));
        rest = after;
    }
    out + rest
}

/// Whether a step's condition holds.
pub fn holds(condition: &str, name: &dyn Fn(&str) -> String) -> bool {
    let inside = condition.trim().trim_start_matches("${{");
    let value = evaluate(inside.trim_end_matches("}}"), name);
    !["", "false"].contains(&value.as_str())
}

fn evaluate(text: &str, name: &dyn Fn(&str) -> String) -> String {
    let truth = |b: bool| b.to_string();
    let is_true = |text: &str| holds(text, name);
    if text.contains("||") {
        return truth(text.split("||").any(is_true));
    }
    if text.contains("&&") {
        return truth(text.split("&&").all(is_true));
    }
    if let Some((a, b)) = text.split_once("==") {
        return truth(evaluate(a, name) == evaluate(b, name));
    }
    if let Some((a, b)) = text.split_once("!=") {
        return truth(evaluate(a, name) != evaluate(b, name));
    }
    let text = text.trim();
    if let Some(inner) = text.strip_prefix('\'') {
        return inner.strip_suffix('\'').unwrap().to_owned();
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    assert!(
        text.chars().all(is_name),
        "an expression not known here: {text}"
    );
    name(text)
}

#[test]
fn expressions() {
    let name = |n: &str| match n {
        "inputs.a" => "x".to_owned(),
        _ => String::new(),
    };
    assert_eq!(
        interpolate("1 ${{ inputs.a }}2${{inputs.b}}3", &name),
        "1 x23"
    );
    assert!(holds("inputs.a == 'x' && inputs.b != 'x'", &name));
    assert!(!holds("${{ inputs.a == 'x' && inputs.b }}", &name));
    assert!(holds("inputs.b || inputs.a", &name));
}
