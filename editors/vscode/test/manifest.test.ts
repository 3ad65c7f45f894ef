import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import manifest from "../package.json";
import { TERRAFORM_FILES } from "../src/documents";
import { NEED_RESTART, RESTRICTED } from "../src/settings";

const properties: Record<string, { default: unknown; scope?: string; type: unknown }> =
  manifest.contributes.configuration.properties;
const readme = readFileSync("README.md", "utf8");

test("VS Code restricts what the extension restricts", () => {
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.equal(supported, "limited");
  assert.deepEqual(
    [...restrictedConfigurations].sort(),
    RESTRICTED.map((key) => `bartizan.${key}`).sort(),
  );
});

test("restricted settings and those of the process exist", () => {
  for (const key of [...RESTRICTED, ...NEED_RESTART]) {
    assert.ok(`bartizan.${key}` in properties, key);
  }
});

test("the README names every setting and every command", () => {
  for (const name of Object.keys(properties)) {
    assert.ok(readme.includes(`\`${name}\``), name);
  }
  for (const { title } of manifest.contributes.commands) {
    assert.ok(readme.includes(`Bartizan: ${title}`), title);
  }
});

test("the README's pictures are there", () => {
  const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map((m) => m[1] ?? "");
  for (const picture of pictures) {
    assert.ok(readFileSync(picture).length > 0, picture);
    assert.ok(readFileSync(picture).length < 150 * 1024, `${picture} is too large`);
  }
});

test("a workspace of Terraform activates the extension", () => {
  assert.ok(manifest.activationEvents.includes(`workspaceContains:${TERRAFORM_FILES}`));
});

test("the version is the crate's", () => {
  const cargo = readFileSync("../../Cargo.toml", "utf8");
  assert.equal(manifest.version, /^version = "([^"]+)"$/m.exec(cargo)?.[1]);
});

test("the lock file names no registry", () => {
  const lock: unknown = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const strange = [...JSON.stringify(lock).matchAll(/"resolved":"([^"]+)"/g)]
    .map((m) => m[1] ?? "")
    .filter((address) => !address.startsWith("https://registry.npmjs.org/"));
  assert.deepEqual(strange, []);
});
