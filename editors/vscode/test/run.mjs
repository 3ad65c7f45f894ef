// Bundles the unit tests, with fakes in the place of VS Code and of the language client, and runs
// them with Node's test runner.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const tests = readdirSync("test").filter((name) => name.endsWith(".test.ts"));
rmSync("out/test", { recursive: true, force: true });
await build({
  entryPoints: tests.map((name) => `test/${name}`),
  outdir: "out/test",
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  alias: {
    vscode: "./test/fakes/vscode.ts",
    "vscode-languageclient/node": "./test/fakes/languageclient.ts",
  },
  sourcemap: "inline",
  logLevel: "warning",
});
const files = tests.map((name) => `out/test/${name.replace(/\.ts$/, ".js")}`);
const done = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...files], {
  stdio: "inherit",
});
process.exitCode = done.status ?? 1;
