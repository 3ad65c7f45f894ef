/**
 * A rule's page, as the program itself tells it: `bartizan explain`, shown as a Markdown preview; what
 * that does not know, the server tells.
 *
 * Must not know: the language client.
 */

import * as vscode from "vscode";
import type { Program, Run } from "./run";

export const SCHEME = "bartizan-rule";

/** A rule's id or another tool's id for it; nothing that a program could take for an option. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}$/;

/** What the pages are made with, as it is now. */
export type Provide = () => { program: Program; rules: string[] };

/** The pages as read-only documents: `bartizan-rule:/<id>.md`. */
export class RulePages implements vscode.TextDocumentContentProvider {
  constructor(
    private readonly provide: Provide,
    private readonly run: Run,
  ) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const id = uri.path.replace(/^\//, "").replace(/\.md$/, "");
    if (!ID.test(id)) {
      throw new Error(`\`${id}\` is no rule's id`);
    }
    return this.ask(["explain", "--format", "markdown", ...this.own(), "--", id]);
  }

  /** All rules, as entries of a quick pick. */
  async choices(): Promise<vscode.QuickPickItem[]> {
    const answer: unknown = JSON.parse(
      await this.ask(["rules", "--format", "json", ...this.own()]),
    );
    return entries(answer).map((rule) => ({
      label: text(rule["id"]),
      description: text(rule["severity"]),
      detail: [text(rule["title"]), ...aliases(rule["aliases"])].join(" · "),
    }));
  }

  private own(): string[] {
    return this.provide().rules.flatMap((folder) => ["--rules", folder]);
  }

  private async ask(args: string[]): Promise<string> {
    return this.run(this.provide().program, args);
  }
}

/** The command: shows the rule that is named, else the one that the user picks. */
export async function showRule(pages: RulePages, argument: unknown): Promise<void> {
  try {
    const id = ruleIn(argument) ?? (await pick(pages));
    if (id !== undefined) {
      await open(id).catch((error: unknown) => byServer(id, error));
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`Bartizan: ${message}`);
  }
}

/** The id in what a code action, a link or a key binding gives. */
export function ruleIn(argument: unknown): string | undefined {
  if (Array.isArray(argument)) {
    return ruleIn(argument[0]);
  }
  if (typeof argument === "object" && argument !== null) {
    return "rule" in argument ? ruleIn(argument.rule) : undefined;
  }
  return typeof argument === "string" && ID.test(argument) ? argument : undefined;
}

async function open(id: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${id}.md` });
  // The preview shows an empty page for a document that cannot be made: this says why.
  await vscode.workspace.openTextDocument(uri);
  try {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } catch {
    // The Markdown extension can be disabled.
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}

/**
 * The server knows rules that the program by itself does not: those of the project's `bartizan.yaml`.
 * It tells them in a message.
 */
async function byServer(id: string, error: unknown): Promise<void> {
  try {
    await vscode.commands.executeCommand("bartizan.server.showRule", id);
  } catch {
    throw error;
  }
}

async function pick(pages: RulePages): Promise<string | undefined> {
  const here = rulesAtCursor();
  const choices = pages
    .choices()
    .then((all) => [
      ...all.filter((c) => here.includes(c.label)),
      ...all.filter((c) => !here.includes(c.label)),
    ]);
  const picked = await vscode.window.showQuickPick(choices, {
    title: "Show a rule",
    placeHolder: "Id, title, or another tool's id",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.label;
}

/** The rules of the findings where the cursor stands. */
function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return [];
  }
  return vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(
      (d) => d.source?.toLowerCase() === "bartizan" && d.range.contains(editor.selection.active),
    )
    .map((d) => (typeof d.code === "object" ? String(d.code.value) : String(d.code)));
}

function entries(answer: unknown): Record<string, unknown>[] {
  const isObject = (item: unknown): item is Record<string, unknown> =>
    typeof item === "object" && item !== null;
  const rules = isObject(answer) ? answer["rules"] : undefined;
  return Array.isArray(rules) ? rules.filter(isObject) : [];
}

function aliases(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((a) => typeof a === "string") : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
