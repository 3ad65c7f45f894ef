import assert from "node:assert/strict";
import { test } from "node:test";
import { isForBartizan } from "../src/documents";

const is = (fileName: string, text = "", scheme = "file") =>
  isForBartizan({ uri: { scheme } as never, fileName, getText: () => text });

test("Terraform and OpenTofu by name", () => {
  for (const name of [
    "main.tf",
    "main.tf.json",
    "a.tofu",
    "a.tofu.json",
    "x.tfvars",
    "x.auto.tfvars.json",
  ]) {
    assert.ok(is(`/w/${name}`), name);
  }
  for (const name of ["main.tfx", "tf", "main.tf.yaml", "terraform.tfstate", "notes.md"]) {
    assert.ok(!is(`/w/${name}`), name);
  }
});

test("templates by what they say", () => {
  assert.ok(is("/w/t.yaml", "AWSTemplateFormatVersion: '2010-09-09'\n"));
  assert.ok(is("/w/t.yml", "Transform: AWS::Serverless-2016-10-31\n"));
  assert.ok(is("/w/t.template", "Resources:\n  B:\n    Type: AWS::S3::Bucket\n"));
  assert.ok(is("/w/t.json", '{"Resources": {"B": {"Type": "AWS::S3::Bucket"}}}'));
  assert.ok(is("/w/t.yaml", 'Resources:\n  B: {"Type": "Custom::Thing"}\n'));
});

test("other YAML and JSON is no reason to start", () => {
  assert.ok(!is("/w/package.json", '{"name": "aws"}'));
  assert.ok(!is("/w/deployment.yaml", "kind: Deployment\n"));
  assert.ok(!is("/w/notes.txt", "AWSTemplateFormatVersion"));
  // Only the beginning is read.
  assert.ok(!is("/w/big.json", `${" ".repeat(70_000)}AWSTemplateFormatVersion`));
});

test("its own configuration", () => {
  assert.ok(is("/w/bartizan.yaml") && is("/w/.bartizan.yaml") && is("C:\\w\\bartizan.yaml"));
  assert.ok(!is("/w/notbartizan.yaml"));
});

test("only files on disk", () => {
  assert.ok(!is("main.tf", "", "untitled") && !is("/w/main.tf", "", "git"));
});
