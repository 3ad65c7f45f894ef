/**
 * The life of the server: found, started, restarted, stopped; one step after the other, however fast
 * somebody clicks.
 *
 * Must not know: which documents are for it.
 */

import * as vscode from "vscode";
import { State as ClientState, type LanguageClient } from "vscode-languageclient/node";
import { findBinary, type Found } from "./binary";
import { createClient, tellSettings } from "./client";
import type { Program } from "./run";
import { readSettings, SECTION, type Scope, type Settings } from "./settings";
import type { State } from "./status";

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private steps: Promise<void> = Promise.resolve();
  /** What was said last to be missing, so that nobody hears it twice. */
  private complaint: string | undefined;

  constructor(
    private readonly extensionPath: string,
    private readonly output: vscode.LogOutputChannel,
    private readonly onState: (state: State) => void,
  ) {}

  /** Starts the server if none runs. */
  start(): Promise<void> {
    return this.step(async () => {
      if (this.client === undefined) {
        await this.launch();
      }
    });
  }

  restart(): Promise<void> {
    return this.step(async () => {
      await this.end();
      this.complaint = undefined;
      await this.launch();
    });
  }

  /** Tells the server new settings; one that could not be started is tried again. */
  settingsChanged(): Promise<void> {
    return this.step(async () => {
      if (this.client?.isRunning() === true) {
        await tellSettings(this.client, this.settings().server);
      } else {
        await this.end();
        await this.launch();
      }
    });
  }

  stop(): Promise<void> {
    return this.step(() => this.end());
  }

  dispose(): void {
    void this.stop();
  }

  /** The program as it would be started now. */
  program(): Program {
    const found = this.find();
    if (found.kind === "missing") {
      throw new Error(found.message);
    }
    return { command: found.command, env: this.settings().env, cwd: folders()[0] };
  }

  settings(): Settings {
    return readSettings(vscode.workspace.getConfiguration(SECTION), scope());
  }

  private step(action: () => Promise<void>): Promise<void> {
    this.steps = this.steps.then(action).catch((error: unknown) => {
      this.fail(error instanceof Error ? error.message : String(error));
    });
    return this.steps;
  }

  private find(): Found {
    return findBinary({
      ...scope(),
      setting: this.settings().path,
      extensionPath: this.extensionPath,
      platform: process.platform,
    });
  }

  private async launch(): Promise<void> {
    const found = this.find();
    if (found.kind === "missing") {
      this.fail(found.message);
      return;
    }
    const { args, trace } = this.settings();
    this.output.info(`${found.command} ${args.join(" ")} (${found.from})`);
    const client = createClient({
      program: this.program(),
      args,
      settings: () => this.settings().server,
      output: this.output,
      trace,
    });
    client.onDidChangeState(({ newState }) => {
      if (client === this.client) {
        this.onState(stateOf(newState, client, found));
      }
    });
    this.client = client;
    this.onState({ kind: "starting" });
    try {
      await client.start();
      this.complaint = undefined;
    } catch (error) {
      this.client = undefined;
      await client.dispose().catch(() => undefined);
      const message = error instanceof Error ? error.message : String(error);
      this.fail(`\`${found.command} ${args.join(" ")}\` did not start: ${message}`);
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client !== undefined) {
      this.onState({ kind: "stopped" });
      // A server that does not answer is ended all the same; that is no reason not to go on.
      await client.dispose().catch((error: unknown) => {
        this.output.warn(`the server did not end well: ${String(error)}`);
      });
    }
  }

  private fail(message: string): void {
    this.output.error(message);
    this.onState({ kind: "failed", message });
    if (message === this.complaint) {
      return;
    }
    this.complaint = message;
    const settings = "Open Settings";
    const log = "Show Log";
    void vscode.window.showErrorMessage(`Bartizan: ${message}`, settings, log).then((choice) => {
      if (choice === settings) {
        void vscode.commands.executeCommand("workbench.action.openSettings", `${SECTION}.path`);
      } else if (choice === log) {
        this.output.show();
      }
    });
  }
}

function stateOf(
  state: ClientState,
  client: LanguageClient,
  found: Extract<Found, { kind: "found" }>,
): State {
  switch (state) {
    case ClientState.Running: {
      const version = client.initializeResult?.serverInfo?.version;
      return { kind: "running", version, command: found.command, from: found.from };
    }
    case ClientState.Stopped:
      return { kind: "stopped" };
    default:
      return { kind: "starting" };
  }
}

function folders(): string[] {
  const all = vscode.workspace.workspaceFolders ?? [];
  return all.filter((f) => f.uri.scheme === "file").map((f) => f.uri.fsPath);
}

function scope(): Scope {
  return { folders: folders(), trusted: vscode.workspace.isTrusted, env: process.env };
}
