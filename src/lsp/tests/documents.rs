//! Documents that functions read: a finding leads into them, and editing them counts.

use super::Editor;
use serde_json::json;

const RULE: &str = "aws-iam-policy-full-admin";

impl Editor {
    /// The line (from 0) in the document that the finding leads to.
    fn led_to(&self) -> Option<u64> {
        let found = self.shown.get("main.tf")?.as_array()?;
        let one = found.iter().find(|d| d["code"] == RULE)?;
        assert_eq!(one["range"]["start"]["line"], 1);
        let related = one["relatedInformation"].as_array().unwrap();
        let places = related.iter().map(|r| &r["location"]);
        let uri = json!(self.uri("policies/admin.json"));
        let mut inside = places.filter(|l| l["uri"] == uri);
        inside.next()?["range"]["start"]["line"].as_u64()
    }
}

#[test]
fn a_finding_leads_into_the_document_as_it_is_edited() {
    let mut editor = Editor::of("documents", json!({}), json!({"select": [RULE]}), &[""]);
    editor.settle();
    assert_eq!(editor.led_to(), Some(5));
    editor.open("policies/admin.json");
    editor.edit("policies/admin.json", "{\n", "{\n\n\n");
    editor.settle();
    assert_eq!(editor.led_to(), Some(7));
    editor.edit("policies/admin.json", ", \"*\"]", "]");
    editor.settle();
    assert!(editor.codes("main.tf").is_empty());
    editor.edit("policies/admin.json", "\"s3:GetObject\"", "\"*\"");
    editor.settle();
    assert_eq!(editor.led_to(), Some(7));
}
