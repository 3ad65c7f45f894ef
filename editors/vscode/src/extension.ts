/**
 * The extension's beginning and end: puts the parts together and listens to VS Code.
 */

import * as vscode from "vscode";
import { isForBartizan, LEFT_OUT, TERRAFORM_FILES } from "./documents";
import { RulePages, SCHEME, showRule } from "./rules";
import { run } from "./run";
import { Server } from "./server";
import { NEED_RESTART, SECTION } from "./settings";
import { Status } from "./status";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("Bartizan", { log: true });
  const status = new Status();
  const here = new Server(context.extensionPath, output, (state) => {
    status.show(state);
  });
  server = here;
  const pages = new RulePages(() => {
    const rules = here.settings().server["rules"];
    const folders = Array.isArray(rules) ? rules.filter((r) => typeof r === "string") : [];
    return { program: here.program(), rules: folders };
  }, run);

  // The server runs from the first document that is for it until VS Code ends.
  let wanted = false;
  const want = async (): Promise<void> => {
    wanted = true;
    await here.start();
  };
  const look = (document: vscode.TextDocument): void => {
    if (!wanted && isForBartizan(document)) {
      void want();
    }
  };

  context.subscriptions.push(
    output,
    status,
    vscode.commands.registerCommand("bartizan.restartServer", () => {
      wanted = true;
      return here.restart();
    }),
    vscode.commands.registerCommand("bartizan.showOutput", () => {
      output.show();
    }),
    vscode.commands.registerCommand("bartizan.showRule", (argument: unknown) =>
      showRule(pages, argument),
    ),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, pages),
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidSaveTextDocument(look),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!wanted || !change.affectsConfiguration(SECTION)) {
        return;
      }
      const restart = NEED_RESTART.some((key) => change.affectsConfiguration(`${SECTION}.${key}`));
      void (restart ? here.restart() : here.settingsChanged());
    }),
    // What the workspace's own settings say counts from now on.
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (wanted) {
        void here.restart();
      }
    }),
  );

  if (vscode.workspace.textDocuments.some(isForBartizan) || (await hasTerraform())) {
    await want();
  }
}

export async function deactivate(): Promise<void> {
  await server?.stop();
  server = undefined;
}

async function hasTerraform(): Promise<boolean> {
  try {
    const found = await vscode.workspace.findFiles(TERRAFORM_FILES, LEFT_OUT, 1);
    return found.length > 0;
  } catch {
    // The search is a program of its own that can be missing: then documents tell, once opened.
    return false;
  }
}
