//! What depends on what a client can do, and what it is told beside answers.

use super::{Editor, PUBLIC};
use serde_json::{Value, json};
use std::fs;

impl Editor {
    /// What the server said by one method.
    fn told(&self, method: &str) -> Vec<&Value> {
        let of_method = self.said.iter().filter(|(m, _)| m == method);
        of_method.map(|(_, params)| params).collect()
    }
}

#[test]
fn a_client_that_watches_files_is_told_which() {
    let abilities = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let mut editor = Editor::start(abilities, json!({}));
    editor.settle();
    let told = editor.told("client/registerCapability");
    let [registration] = told.as_slice() else {
        panic!("{told:?}");
    };
    let one = &registration["registrations"][0];
    assert_eq!(one["method"], "workspace/didChangeWatchedFiles");
    let watchers = one["registerOptions"]["watchers"].as_array().unwrap();
    let all = json!(watchers).to_string();
    for part in ["tfvars", "tofu", "yaml", ".bartizanignore", "modules.json"] {
        assert!(all.contains(part), "{all}");
    }
    let mut other = Editor::start(json!({}), json!({}));
    other.settle();
    assert!(other.told("client/registerCapability").is_empty());
}

#[test]
fn a_client_is_asked_for_its_configuration_where_it_has_one() {
    let abilities =
        json!({"workspace": {"configuration": true, "inlayHint": {"refreshSupport": true}}});
    let mut editor = Editor::start(abilities, json!({"select": [PUBLIC]}));
    editor.open("main.tf");
    editor.settle();
    assert_eq!(editor.codes("bucket/main.tf"), [format!("15 {PUBLIC}")]);
    editor.configuration = json!({"ignore": [PUBLIC], "inlayHints": true});
    editor.tell(
        "workspace/didChangeConfiguration",
        json!({"settings": null}),
    );
    // The question, then what the answer changes.
    editor.settle();
    editor.settle();
    let asked = editor.told("workspace/configuration");
    assert_eq!(asked, [&json!({"items": [{"section": "bartizan"}]})]);
    let codes = editor.codes("bucket/main.tf");
    assert!(
        !codes.is_empty() && !codes.contains(&format!("15 {PUBLIC}")),
        "{codes:?}"
    );
    assert_eq!(editor.told("workspace/inlayHint/refresh").len(), 1);
    assert!(!editor.hints("main.tf").is_empty());
}

#[test]
fn settings_that_are_wrong_are_logged_and_the_rest_counts() {
    let options = json!({"select": [PUBLIC], "minSeverity": "worst", "varfiles": []});
    let mut editor = Editor::start(json!({}), options);
    editor.settle();
    assert_eq!(editor.codes("bucket/main.tf"), [format!("15 {PUBLIC}")]);
    let logged: Vec<String> = editor
        .told("window/logMessage")
        .iter()
        .map(|m| format!("{} {}", m["type"], m["message"].as_str().unwrap()))
        .collect();
    assert_eq!(
        logged,
        [
            "2 the setting `minSeverity` is one of info, low, medium, high, critical",
            "2 the setting `varfiles` is not known",
        ]
    );
}

#[test]
fn what_is_of_no_use_is_tagged() {
    let mut editor = Editor::start(json!({}), json!({}));
    editor.open("bucket/main.tf");
    editor.edit(
        "bucket/main.tf",
        "  bucket = var.name",
        "  # bartizan:ignore aws-kms-key-disabled there is no key\n  bucket = var.name",
    );
    editor.settle();
    let shown = editor.shown["bucket/main.tf"].as_array().unwrap();
    let tagged: Vec<&Value> = shown.iter().filter(|d| !d["tags"].is_null()).collect();
    let [one] = tagged.as_slice() else {
        panic!("{shown:?}");
    };
    assert_eq!(one["code"], "unused-ignore");
    assert_eq!(one["tags"], json!([1]), "unnecessary");
    assert_eq!(one["range"]["start"]["line"], 9);
}

#[test]
fn an_unsaved_file_of_variables_counts() {
    let mut editor = Editor::start(json!({}), json!({"select": [PUBLIC]}));
    editor.open("terraform.tfvars");
    editor.edit("terraform.tfvars", "", "environment = \"test\"\n");
    editor.settle();
    assert!(editor.codes("bucket/main.tf").is_empty());
    editor.edit("terraform.tfvars", "test", "production");
    editor.settle();
    assert_eq!(editor.codes("bucket/main.tf").len(), 1);
    assert!(
        !editor.path("terraform.tfvars").exists(),
        "nothing is written"
    );
}

#[test]
fn edits_name_the_version_that_they_are_of_where_a_client_takes_it() {
    let abilities = json!({"workspace": {"workspaceEdit": {"documentChanges": true}}});
    let mut editor = Editor::start(abilities, json!({}));
    editor.open("bucket/main.tf");
    editor.edit("bucket/main.tf", "variable \"acl\"", "\nvariable \"acl\"");
    editor.settle();
    let actions = editor.actions("bucket/main.tf", "var.acl");
    let edit = actions.iter().find_map(|a| a.get("edit")).unwrap();
    let change = &edit["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 2);
    assert!(edit.get("changes").is_none());
}

#[test]
fn hovers_are_plain_where_a_client_knows_no_markdown() {
    let mut editor = Editor::start(json!({}), json!({}));
    editor.open("bucket/main.tf");
    let params = editor.at("bucket/main.tf", "var.acl");
    let hover = editor.ask("textDocument/hover", params).unwrap();
    assert_eq!(hover["contents"]["kind"], "plaintext");
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(
        text.contains("public-read") && !text.contains('`') && !text.contains("**"),
        "{text}"
    );
}

#[test]
fn many_edits_at_once_end_in_the_last() {
    let mut editor = Editor::start(json!({}), json!({"select": [PUBLIC]}));
    editor.open("variables.tf");
    editor.settle();
    // Each stops the analysis of the one before it; no answer is owed to any but the last.
    let words = ["production", "test"];
    for n in 0..60 {
        let (old, new) = (words[n % 2], words[(n + 1) % 2]);
        editor.edit("variables.tf", old, new);
    }
    editor.settle();
    assert_eq!(editor.codes("bucket/main.tf").len(), 1);
    editor.edit("variables.tf", "production", "test");
    editor.settle();
    assert!(editor.codes("bucket/main.tf").is_empty());
    // What stands in the file and what is shown are of one version.
    let text = &editor.texts["variables.tf"];
    assert_eq!(text.0, 62);
    let saved = fs::read_to_string(editor.path("variables.tf")).unwrap();
    assert!(saved.contains("production") && text.1.contains("\"test\""));
}
