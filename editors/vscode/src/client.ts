/**
 * The language client of one server process: what it is started with, what it is told.
 *
 * Must not know: where the program was found, the status bar.
 */

import * as vscode from "vscode";
import {
  LanguageClient,
  RevealOutputChannelOn,
  type LanguageClientOptions,
  type ServerOptions,
} from "vscode-languageclient/node";
import { SELECTOR } from "./documents";
import type { Program } from "./run";
import { SECTION } from "./settings";

/** Commands of the extension that the server may put into what it sends. */
const COMMANDS = ["bartizan.showRule"];

export interface Start {
  program: Program;
  args: string[];
  /** What the server is told, asked anew whenever it wants to know. */
  settings: () => Record<string, unknown>;
  output: vscode.LogOutputChannel;
  /** Whether what both sides say to each other is logged. */
  trace: boolean;
}

export function createClient({ program, args, settings, output, trace }: Start): LanguageClient {
  const server: ServerOptions = {
    command: program.command,
    args,
    options: {
      env: { ...process.env, ...program.env },
      ...(program.cwd === undefined ? {} : { cwd: program.cwd }),
    },
  };
  const client: LanguageClientOptions = {
    documentSelector: SELECTOR,
    initializationOptions: { ...settings(), commands: COMMANDS },
    outputChannel: output,
    ...(trace ? { traceOutputChannel: tracing(output) } : {}),
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: SECTION,
    diagnosticPullOptions: { onChange: true, onSave: true },
    middleware: {
      workspace: {
        // What VS Code has in store is not what the server is told: see `readSettings`.
        configuration: (params) =>
          params.items.map((item) =>
            item.section === undefined || item.section === SECTION
              ? { ...settings(), commands: COMMANDS }
              : null,
          ),
      },
    },
  };
  return new LanguageClient(SECTION, "Bartizan", server, client);
}

/**
 * The client traces only into a channel whose level is "trace", which hides in a menu of VS Code; here
 * the setting is enough: what is traced goes to the log as information.
 */
function tracing(output: vscode.LogOutputChannel): vscode.LogOutputChannel {
  return {
    name: output.name,
    logLevel: vscode.LogLevel.Trace,
    // Its level stays: of changes of the log's own nothing is told.
    onDidChangeLogLevel: () => new vscode.Disposable(() => undefined),
    trace: output.info.bind(output),
    debug: output.debug.bind(output),
    info: output.info.bind(output),
    warn: output.warn.bind(output),
    error: output.error.bind(output),
    append: output.append.bind(output),
    appendLine: output.appendLine.bind(output),
    replace: output.replace.bind(output),
    clear: output.clear.bind(output),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- part of the type all the same
    show: (first: unknown, second?: boolean) => {
      output.show(typeof first === "boolean" ? first : second);
    },
    hide: output.hide.bind(output),
    // The log itself is the extension's, and outlives a client.
    dispose: () => undefined,
  };
}

/** Tells a running server that the settings are others now. */
export async function tellSettings(
  client: LanguageClient,
  settings: Record<string, unknown>,
): Promise<void> {
  await client.sendNotification("workspace/didChangeConfiguration", {
    settings: { [SECTION]: { ...settings, commands: COMMANDS } },
  });
}
