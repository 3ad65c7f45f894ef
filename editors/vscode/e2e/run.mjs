// The packaged extension in a real editor: code-server in a headless Chromium opens a project from
// testdata, with the real `bartizan`, and what the Problems panel shows is compared.
//
//     e2e/setup.sh                     once; see there for what it installs
//     npm run package
//     npm run test:e2e -- PROGRAM      default: ../../target/debug/bartizan
//
// `--pictures` also writes the README's pictures to images/. CHROMIUM names the browser.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Editor, workFolder } from "./editor.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));
const root = resolve(here, "../..");
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const program = resolve(words[0] ?? join(root, "target/debug/bartizan"));
const pictures = process.argv.includes("--pictures") ? join(here, "images") : undefined;
const { version } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const vsix = join(here, `out/bartizan-${version}.vsix`);

assert.ok(existsSync(program), `${program} is not there: build it`);
assert.ok(existsSync(vsix), `${vsix} is not there: npm run package`);

const ACL = "ACL lets everybody read the bucket";
const SSH = "SSH (port 22) is open to 0.0.0.0/0";
// Few findings: the panel makes rows for those in view alone.
const settings = { "bartizan.path": program, "bartizan.minSeverity": "high" };
let passed = 0;

/** A step of a test, with its time. */
async function step(name, action) {
  const start = Date.now();
  try {
    await action();
  } catch (error) {
    console.log(`FAILED ${name}`);
    throw error;
  }
  passed += 1;
  console.log(`ok ${name} (${Date.now() - start} ms)`);
}

async function picture(editor, name) {
  if (pictures !== undefined) {
    await editor.picture(join(pictures, name));
  }
}

/** Opens a copy of a project, tests it, and puts everything away again. */
async function within(project, options, test) {
  const work = workFolder(join(root, "testdata", project), options.files ?? {});
  const editor = await Editor.open({
    tools: join(here, "out/tools"),
    vsix,
    work,
    settings: { ...settings, ...options.settings },
  });
  try {
    await test(editor, work);
  } catch (error) {
    const picture = join(here, "out", "e2e-failure.png");
    await editor.picture(picture).catch(() => undefined);
    console.log(`what the editor showed: ${picture}\n${editor.log()}`);
    throw error;
  } finally {
    await editor.close();
  }
}

await within("terraform/website", {}, async (editor) => {
  await step(
    "findings of the open file and of a closed one stand in the Problems panel",
    async () => {
      await editor.openFile("main.tf");
      await editor.showProblems();
      await editor.waitForProblem(SSH);
      await editor.waitForProblem(ACL);
      await editor.waitForStatus("Bartizan");
    },
  );
  await step("the open file is underlined", async () => {
    await editor.waitForSquiggle();
  });
  await picture(editor, "problems.png");
  await step("an edit that is not saved mends the closed file's", async () => {
    await editor.replace("public-read", "private");
    await editor.waitForNoProblem(ACL);
    await editor.waitForProblem(SSH);
  });
  await step("undone, it is back", async () => {
    await editor.undo();
    await editor.waitForProblem(ACL);
  });
  await step("hover tells the finding and the value", async () => {
    const text = await editor.hoverOn("var.admin_ranges");
    assert.match(text, new RegExp(SSH.replace(/[()]/g, "\\$&")));
    assert.match(text, /10\.0\.0\.0\/8/);
    await picture(editor, "hover.png");
    await editor.escape();
  });
  await step("a quick fix ignores it for a reason", async () => {
    await editor.select("var.admin_ranges");
    await editor.quickFix("Ignore `aws-vpc-security-group-ssh-open-to-internet` here");
    await editor.waitForNoProblem(SSH);
    await editor.undo();
    await editor.waitForProblem(SSH);
  });
  await step("the rule's page opens", async () => {
    await editor.command("Bartizan: Show Rule");
    await editor.choose("aws-s3-bucket-public-read-acl");
    const page = await editor.previewText();
    assert.match(page, /aws-s3-bucket-public-read-acl/);
    assert.match(page, /Anybody on the internet can list the bucket/);
    await picture(editor, "rule.png");
  });
  await step("restarted, the findings are there again", async () => {
    await editor.command("Bartizan: Restart Server");
    await editor.waitForProblem(SSH);
    await editor.waitForProblem(ACL);
  });
});

const evil = '#!/bin/sh\ntouch "$(dirname "$0")/it-was-run"\n';
const files = {
  "evil.sh": evil,
  ".vscode/settings.json": JSON.stringify({ "bartizan.path": "./evil.sh" }),
};
await within(
  "terraform/website",
  { files, settings: { "security.workspace.trust.enabled": true } },
  async (editor, work) => {
    await step("without trust the workspace's program is not run, and findings show", async () => {
      await editor.distrust();
      await editor.openFile("main.tf");
      await editor.showProblems();
      await editor.waitForProblem(ACL);
      assert.ok(!existsSync(join(work, "it-was-run")), "the workspace's program was run");
    });
    await step("with trust it is run", async () => {
      await editor.trust();
      await editor.waitFor(() => existsSync(join(work, "it-was-run")));
    });
  },
);

console.log(`${passed} passed, 0 failed`);
