/**
 * Which documents Bartizan reads. Files of Terraform are known by their names, whatever language an
 * extension for Terraform gives them; a template is a YAML or JSON file like any other, so the server
 * is asked about all of them, but is started only once something here is for it.
 *
 * Must not know: the language client, how a program is started.
 */

import type { TextDocument } from "vscode";

/** The server gets these documents. */
export const SELECTOR = [
  { scheme: "file", pattern: "**/*.{tf,tofu,tfvars}" },
  { scheme: "file", pattern: "**/*.{tf,tofu,tfvars}.json" },
  { scheme: "file", pattern: "**/*.{yaml,yml,json,template}" },
];

/** Files that make a workspace one of Terraform; package.json has them in its activation events. */
export const TERRAFORM_FILES = "**/*.{tf,tofu,tf.json,tofu.json}";

/** Files that nobody wrote in this workspace. */
export const LEFT_OUT = "**/{node_modules,.terraform}/**";

const TERRAFORM = /\.(tf|tofu|tfvars)(\.json)?$/;
const TEMPLATE = /\.(yaml|yml|json|template)$/;
const CONFIGURATION = /(^|[/\\])\.?bartizan\.yaml$/;

/** What every template says of itself, near its beginning or with its first resource. */
const MARKS = /AWSTemplateFormatVersion|AWS::Serverless|["']?Type["']?\s*:\s*["']?(AWS|Custom)::/;

/** How much of a file is looked at: templates may be a megabyte, other JSON files may be more. */
const LOOKED_AT = 64 * 1024;

/** Whether a document is a reason to start the server. */
export function isForBartizan(
  document: Pick<TextDocument, "uri" | "fileName" | "getText">,
): boolean {
  if (document.uri.scheme !== "file") {
    return false;
  }
  const name = document.fileName;
  if (TERRAFORM.test(name) || CONFIGURATION.test(name)) {
    return true;
  }
  return TEMPLATE.test(name) && MARKS.test(document.getText().slice(0, LOOKED_AT));
}
