// An editor for tests: code-server on the loopback address, and a headless Chromium that looks at it
// and types into it as a person would.
//
// Must not know: what is tested.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** How long anything may take on a slow machine. */
const PATIENCE_MS = 60_000;

/** A browser that talks to nobody but the page. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What would be in the way of a test, or of a picture. */
const QUIET = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.colorTheme": "Default Light Modern",
  "workbench.layoutControl.enabled": false,
  "workbench.editor.enablePreview": false,
  "chat.commandCenter.enabled": false,
  "window.commandCenter": false,
  "editor.minimap.enabled": false,
  "editor.wordBasedSuggestions": "off",
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "extensions.autoUpdate": false,
  "git.enabled": false,
  "files.autoSave": "off",
  "security.workspace.trust.enabled": false,
  "security.workspace.trust.startupPrompt": "never",
};

/** A project's copy with more files, all of which may be run. */
export function workFolder(project, files) {
  const work = join(mkdtempSync(join(tmpdir(), "bartizan-e2e-")), "website");
  cpSync(project, work, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const file = join(work, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  }
  return work;
}

export class Editor {
  static async open({ tools, vsix, work, settings }) {
    const home = mkdtempSync(join(tmpdir(), "bartizan-e2e-home-"));
    const user = join(home, "user");
    mkdirSync(join(user, "User"), { recursive: true });
    const all = JSON.stringify({ ...QUIET, ...settings });
    writeFileSync(join(user, "User", "settings.json"), all);
    writeFileSync(join(home, "config.yaml"), "auth: none\ncert: false\n");
    const entry = join(tools, "node_modules/code-server/out/node/entry.js");
    const common = [entry, "--config", join(home, "config.yaml"), "--user-data-dir", user];
    common.push("--extensions-dir", join(home, "extensions"));
    const installed = spawnSync(process.execPath, [...common, "--install-extension", vsix]);
    if (installed.status !== 0) {
      throw new Error(`${vsix} cannot be installed: ${installed.stderr} ${installed.stdout}`);
    }

    const port = await freePort();
    const quiet = [
      "--disable-telemetry",
      "--disable-update-check",
      "--disable-getting-started-override",
    ];
    const server = spawn(
      process.execPath,
      [...common, "--bind-addr", `127.0.0.1:${port}`, "--auth", "none", ...quiet],
      { stdio: ["ignore", "pipe", "pipe"], detached: true },
    );
    let log = "";
    server.stdout.on("data", (data) => (log += data));
    server.stderr.on("data", (data) => (log += data));
    const editor = new Editor(server, home, work, () => log);
    try {
      await editor.waitFor(() => log.includes("HTTP server listening"));
      const { chromium } = createRequire(join(tools, "package.json"))("playwright-core");
      editor.browser = await chromium.launch({
        executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
        args: FLAGS,
      });
      editor.page = await editor.browser.newPage({ viewport: { width: 1200, height: 900 } });
      editor.page.setDefaultTimeout(PATIENCE_MS);
      await editor.page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(work)}`);
      await editor.page.locator(".monaco-workbench").waitFor();
      await editor.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
    } catch (error) {
      await editor.close();
      throw new Error(`the editor did not open\n${log}`, { cause: error });
    }
    return editor;
  }

  constructor(server, home, work, log) {
    Object.assign(this, { server, home, work, log });
  }

  async close() {
    await this.browser?.close();
    // The server has children of its own, which are of its process group.
    try {
      process.kill(-this.server.pid, "SIGTERM");
    } catch {
      // It has ended.
    }
    await new Promise((done) =>
      this.server.exitCode === null ? this.server.once("exit", done) : done(),
    );
    for (const folder of [this.home, dirname(this.work)]) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    }
  }

  /** Waits until something holds. */
  async waitFor(holds) {
    const end = Date.now() + PATIENCE_MS;
    while (!(await holds())) {
      if (Date.now() > end) {
        throw new Error("waited in vain");
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async command(name) {
    await this.page.keyboard.press("F1");
    await this.choose(name);
  }

  /** Types into the open quick pick and takes the first that has the text. */
  async choose(text) {
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await input.waitFor({ state: "visible" });
    await this.page.keyboard.type(text);
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    await rows.filter({ hasText: text }).first().click();
  }

  async openFile(name) {
    await this.page
      .locator(".explorer-folders-view .monaco-list-row", { hasText: name })
      .first()
      .dblclick();
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  async showProblems() {
    await this.command("Problems: Focus on Problems View");
    await this.page.locator(".markers-panel").waitFor();
  }

  problem(text) {
    return this.page.locator(".markers-panel .monaco-list-row", { hasText: text });
  }

  async waitForProblem(text) {
    await this.problem(text).first().waitFor();
  }

  async waitForNoProblem(text) {
    await this.waitFor(async () => (await this.problem(text).count()) === 0);
  }

  async waitForStatus(text) {
    await this.page.locator(".statusbar-item", { hasText: text }).first().waitFor();
  }

  async waitForSquiggle() {
    await this.page
      .locator(".squiggly-error, .squiggly-warning")
      .first()
      .waitFor({ state: "attached" });
  }

  /** The first place of a text in the open file. */
  place(text) {
    return this.page.locator(".editor-instance .view-line span span", { hasText: text }).first();
  }

  async replace(from, to) {
    await this.select(from);
    await this.page.keyboard.type(to);
  }

  /** Selects a text by searching for it. */
  async select(text) {
    await this.focusEditor();
    await this.page.keyboard.press("Control+f");
    const input = this.page.locator(".find-widget .find-part textarea");
    await input.fill(text);
    await this.page.keyboard.press("Enter");
    await this.page.keyboard.press("Escape");
  }

  async undo() {
    await this.focusEditor();
    await this.page.keyboard.press("Control+z");
  }

  async escape() {
    await this.page.keyboard.press("Escape");
  }

  async focusEditor() {
    await this.command("View: Focus Active Editor Group");
  }

  /** Takes an action from the menu of quick fixes at the cursor. */
  async quickFix(title) {
    await this.command("Quick Fix...");
    await this.page.locator(".action-widget").waitFor();
    // What lies over the menu until the mouse moves keeps a click meant for something else from it.
    await this.page.mouse.move(10, 10);
    await this.page.mouse.move(12, 12);
    await this.page.locator(".action-widget .monaco-list-row", { hasText: title }).first().click();
  }

  /** What stands in the hover of a text. */
  async hoverOn(text) {
    await this.select(text);
    await this.command("Show or Focus Hover");
    const hover = this.page.locator(".monaco-hover:visible .monaco-hover-content").first();
    await hover.waitFor();
    await this.waitFor(async () => !(await hover.innerText()).includes("Loading"));
    return hover.innerText();
  }

  /** The text of the Markdown preview. */
  async previewText() {
    const frame = this.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    await frame.locator("h1").first().waitFor();
    return frame.locator("body").innerText();
  }

  /** Leaves the workspace without trust. */
  async distrust() {
    await this.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).first().waitFor();
  }

  async trust() {
    await this.command("Workspaces: Manage Workspace Trust");
    await this.page.getByRole("button", { name: "Trust", exact: true }).click();
  }

  async picture(file) {
    await this.page.screenshot({ path: file, animations: "disabled", caret: "hide" });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
