import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { ExtensionContext } from "vscode";
import { activate, deactivate } from "../src/extension";
import { LanguageClient, State } from "./fakes/languageclient";
import { fake, Uri } from "./fakes/vscode";

/** A program that is certainly there. */
const node = process.execPath;

const terraform = { uri: { scheme: "file" }, fileName: "/w/main.tf", getText: () => "" };
const other = { uri: { scheme: "file" }, fileName: "/w/notes.md", getText: () => "" };

let context: ExtensionContext;

beforeEach(() => {
  fake.reset();
  LanguageClient.made = [];
  LanguageClient.failure = undefined;
  fake.world.folders = [{ uri: Uri.file("/w") }];
  fake.world.settings = { path: { globalValue: node } };
  context = { extensionPath: "/nowhere", subscriptions: [] } as unknown as ExtensionContext;
});

afterEach(deactivate);

const only = (): LanguageClient => {
  const [client] = LanguageClient.made;
  assert.ok(client !== undefined && LanguageClient.made.length === 1);
  return client;
};

const bar = () => fake.did.items[0];

const soon = () => new Promise((resolve) => setTimeout(resolve, 60));

test("a workspace without anything for it starts no server", async () => {
  fake.world.documents = [other];
  await activate(context);
  assert.equal(LanguageClient.made.length, 0);
  assert.equal(bar()?.visible, false);
  fake.configure("select", ["high"]);
  fake.trust();
  await soon();
  assert.equal(LanguageClient.made.length, 0);
});

test("Terraform files in the workspace start it", async () => {
  fake.world.files = [Uri.file("/w/a/main.tf")];
  await activate(context);
  const { server, client } = only();
  assert.equal(server.command, node);
  assert.deepEqual(server.args, ["lsp"]);
  assert.equal(server.options.cwd, "/w");
  assert.deepEqual(client.initializationOptions, { commands: ["bartizan.showRule"] });
  assert.match(bar()?.tooltip?.value ?? "", /Bartizan 1\.2\.3/);
  assert.equal(bar()?.text, "$(shield) Bartizan");
});

test("a document for it starts it once", async () => {
  await activate(context);
  fake.open(other);
  await soon();
  assert.equal(LanguageClient.made.length, 0);
  fake.open(terraform);
  fake.open(terraform);
  await soon();
  only();
});

test("settings reach the process and the server", async () => {
  fake.world.settings = {
    path: { globalValue: node },
    args: { globalValue: ["lsp", "--verbose"] },
    env: { globalValue: { TF_VAR_region: "eu-west-1" } },
    varFiles: { globalValue: ["${workspaceFolder}/prod.tfvars"] },
  };
  fake.world.documents = [terraform];
  await activate(context);
  const { server, client } = only();
  assert.deepEqual(server.args, ["lsp", "--verbose"]);
  assert.equal(server.options.env["TF_VAR_region"], "eu-west-1");
  assert.equal(server.options.env["PATH"], process.env["PATH"]);
  const told = { varFiles: ["/w/prod.tfvars"], commands: ["bartizan.showRule"] };
  assert.deepEqual(client.initializationOptions, told);
  const asks = { items: [{ section: "bartizan" }, {}, { section: "editor" }] };
  assert.deepEqual(client.middleware.workspace.configuration(asks), [told, told, null]);
});

test("a changed setting is told to the running server", async () => {
  fake.world.documents = [terraform];
  await activate(context);
  fake.configure("minSeverity", "high");
  await soon();
  const bartizan = { minSeverity: "high", commands: ["bartizan.showRule"] };
  assert.deepEqual(only().sent, [["workspace/didChangeConfiguration", { settings: { bartizan } }]]);
});

test("the setting alone makes the client trace, into the log", async () => {
  fake.world.documents = [terraform];
  await activate(context);
  assert.equal(only().client.traceOutputChannel, undefined);
  fake.configure("trace.server", "verbose");
  await soon();
  const channel = LanguageClient.made[1]?.client.traceOutputChannel;
  assert.equal(channel?.logLevel, 1);
  channel.trace("Sending request");
  assert.equal(fake.did.log.at(-1), "Sending request");
});

test("a setting of the process restarts it, one at a time", async () => {
  fake.world.documents = [terraform];
  await activate(context);
  fake.configure("args", ["lsp", "--a"]);
  fake.configure("env", { A: "1" });
  void fake.did.commands.get("bartizan.restartServer")?.();
  await soon();
  await soon();
  assert.equal(LanguageClient.made.length, 4);
  assert.equal(LanguageClient.running, 1);
  const last = LanguageClient.made.at(-1);
  assert.deepEqual(last?.server.args, ["lsp", "--a"]);
  assert.equal(last.server.options.env["A"], "1");
  for (const client of LanguageClient.made.slice(0, -1)) {
    assert.deepEqual(client.steps, ["disposed"]);
  }
});

test("without trust the workspace's program is not run; with it, it is", async () => {
  fake.world.trusted = false;
  fake.world.settings = { path: { globalValue: node, workspaceValue: "/w/evil" } };
  fake.world.documents = [terraform];
  await activate(context);
  assert.equal(only().server.command, node);
  assert.match(bar()?.tooltip?.value ?? "", /not trusted/);
  fake.world.settings = { path: { globalValue: "/nowhere/x", workspaceValue: node } };
  fake.trust();
  await soon();
  assert.equal(LanguageClient.made.length, 2);
  assert.equal(LanguageClient.running, 1);
  assert.doesNotMatch(bar()?.tooltip?.value ?? "", /not trusted/);
});

test("a program that is missing is said once, and looked for again when the setting changes", async () => {
  fake.world.settings = { path: { globalValue: "/nowhere/bartizan" } };
  fake.world.documents = [terraform];
  await activate(context);
  assert.equal(bar()?.text, "$(error) Bartizan");
  fake.configure("select", ["high"]);
  await soon();
  assert.equal(fake.did.errors.length, 1);
  assert.match(fake.did.errors[0] ?? "", /`\/nowhere\/bartizan`/);
  assert.equal(LanguageClient.made.length, 0);
  fake.configure("path", node);
  await soon();
  assert.equal(LanguageClient.running, 1);
  assert.equal(bar()?.text, "$(shield) Bartizan");
});

test("a server that does not start is said, and can be tried again", async () => {
  LanguageClient.failure = new Error("unrecognized subcommand 'lsp'");
  fake.world.documents = [terraform];
  await activate(context);
  assert.match(fake.did.errors[0] ?? "", /lsp` did not start: unrecognized subcommand/);
  assert.equal(bar()?.backgroundColor?.id, "statusBarItem.errorBackground");
  LanguageClient.failure = undefined;
  await fake.did.commands.get("bartizan.restartServer")?.();
  assert.equal(LanguageClient.running, 1);
});

test("a server that ends by itself shows in the status bar", async () => {
  fake.world.documents = [terraform];
  await activate(context);
  only().change(State.Stopped);
  assert.equal(bar()?.text, "$(circle-slash) Bartizan");
  only().change(State.Running);
  assert.equal(bar()?.text, "$(shield) Bartizan");
});

test("tooltips run the extension's own commands alone", async () => {
  fake.world.documents = [terraform];
  await activate(context);
  const trust = bar()?.tooltip?.isTrusted as { enabledCommands: string[] };
  const own = [...fake.did.commands.keys()].sort();
  assert.deepEqual([...trust.enabledCommands].sort(), own);
});

test("the end stops the server", async () => {
  fake.world.documents = [terraform];
  await activate(context);
  await deactivate();
  assert.equal(LanguageClient.running, 0);
});
