import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type * as vscode from "vscode";
import { RulePages, ruleIn, SCHEME, showRule } from "../src/rules";
import { run, type Program } from "../src/run";
import { fake, Uri, window, workspace } from "./fakes/vscode";

const program: Program = { command: "/usr/bin/bartizan", env: {}, cwd: "/w" };
let asked: string[][] = [];

function pages(answer: (args: string[]) => string, rules: string[] = []): RulePages {
  const made = new RulePages(
    () => ({ program, rules }),
    (_, args) => {
      asked.push(args);
      return Promise.resolve(answer(args));
    },
  );
  workspace.registerTextDocumentContentProvider(SCHEME, made);
  return made;
}

const uri = (path: string) => Uri.from({ scheme: SCHEME, path }) as unknown as vscode.Uri;

beforeEach(() => {
  fake.reset();
  asked = [];
});

test("the page is what the program says", async () => {
  const made = pages(() => "# page");
  assert.equal(await made.provideTextDocumentContent(uri("/aws-s3-x.md")), "# page");
  assert.deepEqual(asked, [["explain", "--format", "markdown", "--", "aws-s3-x"]]);
});

test("own rules are explained too", async () => {
  await pages(() => "", ["policy", "/opt/policy"]).provideTextDocumentContent(uri("/acme-x.md"));
  const own = ["--rules", "policy", "--rules", "/opt/policy"];
  assert.deepEqual(asked, [["explain", "--format", "markdown", ...own, "--", "acme-x"]]);
});

test("what is no id reaches no program", async () => {
  const made = pages(() => "");
  for (const path of [
    "/--help.md",
    "/.md",
    "/a b.md",
    "/../../x.md",
    `/${"a".repeat(300)}.md`,
    "/a\n.md",
  ]) {
    await assert.rejects(made.provideTextDocumentContent(uri(path)), /no rule's id/, path);
  }
  assert.deepEqual(asked, []);
});

test("ids as code actions, links and key bindings give them", () => {
  const id = "aws-s3-bucket-public-read-acl";
  for (const argument of [id, [id], { rule: id }, [{ rule: id }]]) {
    assert.equal(ruleIn(argument), id);
  }
  assert.equal(ruleIn("kics:219f4c95-aa50-44e0-97de-cf71f4641170")?.length, 41);
  for (const argument of [undefined, null, 7, "", "-x", "a b", [], {}, { rule: 7 }]) {
    assert.equal(ruleIn(argument), undefined);
  }
});

test("a named rule opens as a preview", async () => {
  await showRule(
    pages(() => "# page"),
    "aws-s3-x",
  );
  assert.deepEqual(fake.did.executed, [["markdown.showPreview", `${SCHEME}:/aws-s3-x.md`]]);
  assert.deepEqual(fake.did.errors, []);
});

test("without the Markdown extension it opens as a text", async () => {
  fake.world.unknown = ["markdown.showPreview"];
  await showRule(
    pages(() => "# page"),
    "aws-s3-x",
  );
  assert.deepEqual(fake.did.shown, [`${SCHEME}:/aws-s3-x.md`]);
});

test("what the program complains about is shown", async () => {
  const made = pages(() => {
    throw new Error("no rule has the id or alias `x`");
  });
  await showRule(made, "x");
  assert.deepEqual(fake.did.errors, ["Bartizan: no rule has the id or alias `x`"]);
  assert.deepEqual(fake.did.executed, []);
});

test("the server is asked for a rule that the program does not know", async () => {
  const made = pages(() => {
    throw new Error("no rule has the id or alias `acme-x`");
  });
  fake.world.unknown = [];
  await showRule(made, "acme-x");
  assert.deepEqual(fake.did.executed, [["bartizan.server.showRule", "acme-x"]]);
  assert.deepEqual(fake.did.errors, []);
});

const list = JSON.stringify({
  rules: [
    { id: "aws-a", title: "A", severity: "low", aliases: ["CKV_1"] },
    { id: "aws-b", title: "B", severity: "high", aliases: [] },
  ],
});

test("without a name all rules are offered, those at the cursor first", async () => {
  window.activeTextEditor = { document: { uri: "u" }, selection: { active: 5 } };
  const at = (code: unknown, position: number, source = "bartizan") => ({
    source,
    code,
    range: { contains: (p: number) => p === position },
  });
  fake.world.diagnostics = [at("aws-a", 1), at({ value: "aws-b" }, 5), at("aws-a", 5, "other")];
  let offered: unknown[] = [];
  fake.world.pick = (items) => {
    offered = items;
    return items[0];
  };
  await showRule(
    pages((args) => (args[0] === "rules" ? list : "# page")),
    undefined,
  );
  assert.deepEqual(offered, [
    { label: "aws-b", description: "high", detail: "B" },
    { label: "aws-a", description: "low", detail: "A · CKV_1" },
  ]);
  assert.deepEqual(fake.did.executed, [["markdown.showPreview", `${SCHEME}:/aws-b.md`]]);
  window.activeTextEditor = undefined;
});

test("nothing picked, nothing shown", async () => {
  await showRule(
    pages(() => list),
    undefined,
  );
  assert.deepEqual(fake.did.executed, []);
  assert.deepEqual(fake.did.errors, []);
});

test("an answer of another shape offers nothing", async () => {
  for (const answer of ["[]", "{}", '{"rules": [1, null]}', "null"]) {
    assert.deepEqual(await pages(() => answer).choices(), []);
  }
});

test("a real program: its output, its complaint, its absence", async () => {
  const node: Program = { command: process.execPath, env: { GREETING: "hello" }, cwd: undefined };
  assert.equal(await run(node, ["-p", "process.env.GREETING"]), "hello\n");
  await assert.rejects(run(node, ["-e", "console.error('no such rule'); process.exit(2)"]), {
    message: "no such rule",
  });
  await assert.rejects(run({ ...node, command: "/nowhere/bartizan" }, []), /ENOENT/);
});
