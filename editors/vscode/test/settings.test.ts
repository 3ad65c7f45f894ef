import assert from "node:assert/strict";
import { homedir } from "node:os";
import { test } from "node:test";
import { expand, readSettings, RESTRICTED, type Scope } from "../src/settings";
import { configuration, type Level } from "./fakes/vscode";

const scope: Scope = { folders: ["/w/infra", "/w/other"], trusted: true, env: { STAGE: "prod" } };
const untrusted: Scope = { ...scope, trusted: false };

const read = (settings: Record<string, Level>, where = scope) =>
  readSettings(configuration(settings), where);

test("what nobody has set is not sent", () => {
  const defaults = {
    path: { defaultValue: null },
    args: { defaultValue: ["lsp"] },
    select: { defaultValue: [] },
    vars: { defaultValue: {} },
    minSeverity: { defaultValue: null },
    inlayHints: { defaultValue: false },
    "trace.server": { defaultValue: "off" },
  };
  assert.deepEqual(read(defaults), {
    path: undefined,
    args: ["lsp"],
    env: {},
    trace: false,
    server: {},
  });
});

test("what is set is sent under the server's names", () => {
  const { server } = read({
    varFiles: { workspaceValue: ["envs/prod.tfvars"] },
    vars: { globalValue: { region: "eu-west-1", zones: ["a", "b"] } },
    parameters: { globalValue: { Stage: "prod" } },
    select: { globalValue: ["aws-s3-*"] },
    ignore: { globalValue: ["CKV_AWS_144"] },
    minSeverity: { globalValue: "medium" },
    exclude: { globalValue: ["vendor/"] },
    configFile: { workspaceValue: "${workspaceFolder}/ci/bartizan.yaml" },
    rules: { workspaceValue: ["~/policy", "policy"] },
    modulesDir: { workspaceValue: "${env:STAGE}/modules" },
    inlayHints: { globalValue: true },
    "trace.server": { globalValue: "verbose" },
    path: { globalValue: "/opt/bartizan" },
  });
  assert.deepEqual(server, {
    varFiles: ["envs/prod.tfvars"],
    vars: { region: "eu-west-1", zones: ["a", "b"] },
    parameters: { Stage: "prod" },
    select: ["aws-s3-*"],
    ignore: ["CKV_AWS_144"],
    minSeverity: "medium",
    exclude: ["vendor/"],
    configFile: "/w/infra/ci/bartizan.yaml",
    rules: [`${homedir()}/policy`, "policy"],
    modulesDir: "prod/modules",
    inlayHints: true,
  });
});

test("selectors are not taken for paths", () => {
  const { server } = read({ exclude: { globalValue: ["~backup", "${workspaceFolder}"] } });
  assert.deepEqual(server, { exclude: ["~backup", "${workspaceFolder}"] });
});

test("a workspace without trust chooses no program and no file", () => {
  const settings = Object.fromEntries(
    RESTRICTED.map((key) => [
      key,
      { workspaceValue: key === "env" ? { A: "1" } : [`evil-${key}`] },
    ]),
  );
  settings["path"] = { workspaceValue: ["./evil"] };
  const asked = read({ ...settings, select: { workspaceValue: ["high"] } }, untrusted);
  assert.deepEqual(asked, {
    path: undefined,
    args: ["lsp"],
    env: {},
    trace: false,
    server: { select: ["high"] },
  });
});

test("the user's own settings count without trust, whatever the workspace says", () => {
  const asked = read(
    {
      path: { globalValue: "/opt/bartizan", workspaceValue: "./evil" },
      env: { globalValue: { TF_WORKSPACE: "dev" }, workspaceValue: { PATH: "." } },
      modulesDir: { globalValue: "/opt/modules", workspaceValue: "/etc" },
    },
    untrusted,
  );
  assert.equal(asked.path, "/opt/bartizan");
  assert.deepEqual(asked.env, { TF_WORKSPACE: "dev" });
  assert.deepEqual(asked.server, { modulesDir: "/opt/modules" });
});

test("values of other types do no harm", () => {
  const asked = read({
    path: { globalValue: 7 },
    args: { globalValue: "lsp" },
    env: { globalValue: { A: 1, B: null, C: ["x"], D: true } },
  });
  assert.deepEqual(asked, {
    path: undefined,
    args: ["lsp"],
    env: { A: "1", D: "true" },
    trace: false,
    server: {},
  });
});

test("names in paths", () => {
  assert.equal(expand("~", scope), homedir());
  assert.equal(expand("~/bin/x", scope), `${homedir()}/bin/x`);
  assert.equal(expand("~root/x", scope), "~root/x");
  assert.equal(expand("a~/b", scope), "a~/b");
  assert.equal(expand("${userHome}/x", scope), `${homedir()}/x`);
  assert.equal(expand("${workspaceFolder}/${env:STAGE}", scope), "/w/infra/prod");
  assert.equal(expand("${env:MISSING}/x", scope), "/x");
  assert.equal(expand("${other}/x", scope), "${other}/x");
  assert.equal(expand("${workspaceFolder}/x", { ...scope, folders: [] }), "${workspaceFolder}/x");
  // What was put in is not looked at again.
  assert.equal(expand("${env:A}", { ...scope, env: { A: "${userHome}" } }), "${userHome}");
});
