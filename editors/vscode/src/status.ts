/**
 * The item in the status bar: whether the server runs, which one, and what can be done about it.
 *
 * Must not know: the language client.
 */

import * as vscode from "vscode";

export type State =
  | { kind: "starting" }
  | { kind: "running"; version: string | undefined; command: string; from: string }
  | { kind: "stopped" }
  | { kind: "failed"; message: string };

export class Status implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;

  constructor() {
    this.item = vscode.window.createStatusBarItem(
      "bartizan.status",
      vscode.StatusBarAlignment.Right,
      100,
    );
    this.item.name = "Bartizan";
    this.item.command = "bartizan.showOutput";
  }

  show(state: State): void {
    const { text, colour, lines } = face(state);
    this.item.text = text;
    this.item.backgroundColor = colour === undefined ? undefined : new vscode.ThemeColor(colour);
    this.item.tooltip = tooltip(lines);
    this.item.accessibilityInformation = { label: ["Bartizan", ...lines].join(", ") };
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}

interface Face {
  text: string;
  colour?: string;
  lines: string[];
}

function face(state: State): Face {
  switch (state.kind) {
    case "starting":
      return { text: "$(sync~spin) Bartizan", lines: ["The server is starting"] };
    case "running": {
      const version = state.version ?? "of unknown version";
      const trust = vscode.workspace.isTrusted
        ? []
        : ["This workspace is not trusted: its own `bartizan.path` and other paths do not count"];
      return {
        text: "$(shield) Bartizan",
        lines: [`Bartizan ${version}`, `\`${state.command}\` (${state.from})`, ...trust],
      };
    }
    case "stopped":
      return {
        text: "$(circle-slash) Bartizan",
        lines: ["The server is not running"],
        colour: "statusBarItem.warningBackground",
      };
    case "failed":
      return {
        text: "$(error) Bartizan",
        lines: [state.message],
        colour: "statusBarItem.errorBackground",
      };
  }
}

/** The commands that a tooltip offers; nothing else in it can be a command. */
const LINKS = [
  ["Restart", "bartizan.restartServer"],
  ["Log", "bartizan.showOutput"],
  ["Rules", "bartizan.showRule"],
] as const;

function tooltip(lines: string[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString(lines.join("\n\n"));
  text.appendMarkdown("\n\n---\n\n");
  text.appendMarkdown(LINKS.map(([name, command]) => `[${name}](command:${command})`).join(" · "));
  text.isTrusted = { enabledCommands: LINKS.map(([, command]) => command) };
  return text;
}
