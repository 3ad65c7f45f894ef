/**
 * The language client of one server process: what it is started with, what it is told.
 *
 * Must not know: where the program was found, the status bar.
 */

import type * as vscode from "vscode";
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
}

export function createClient({ program, args, settings, output }: Start): LanguageClient {
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

/** Tells a running server that the settings are others now. */
export async function tellSettings(
  client: LanguageClient,
  settings: Record<string, unknown>,
): Promise<void> {
  await client.sendNotification("workspace/didChangeConfiguration", {
    settings: { [SECTION]: { ...settings, commands: COMMANDS } },
  });
}
