/**
 * The language client, without a process: it remembers what it was made with and what it was told.
 */

export enum State {
  Stopped = 1,
  Running = 2,
  Starting = 3,
}

export const RevealOutputChannelOn = { Never: 4 };

interface ServerOptions {
  command: string;
  args: string[];
  options: { env: Record<string, string | undefined>; cwd?: string };
}

interface ClientOptions {
  traceOutputChannel?: { logLevel: number; trace(text: string): void };
  initializationOptions: Record<string, unknown>;
  documentSelector: { scheme: string; pattern: string }[];
  middleware: {
    workspace: { configuration(params: { items: { section?: string }[] }): unknown[] };
  };
}

export class LanguageClient {
  /** All that were made since the test began, in order. */
  static made: LanguageClient[] = [];
  /** What goes wrong at the next start. */
  static failure: Error | undefined;

  readonly sent: [string, unknown][] = [];
  readonly steps: string[] = [];
  initializeResult: { serverInfo?: { name: string; version?: string } } | undefined;
  private listeners: ((change: { newState: State }) => void)[] = [];
  private running = false;

  constructor(
    readonly id: string,
    readonly name: string,
    readonly server: ServerOptions,
    readonly client: ClientOptions,
  ) {
    LanguageClient.made.push(this);
  }

  /** How many of them run at this moment. */
  static get running(): number {
    return LanguageClient.made.filter((c) => c.running).length;
  }

  onDidChangeState(listener: (change: { newState: State }) => void) {
    this.listeners.push(listener);
    return { dispose: () => undefined };
  }

  change(newState: State): void {
    this.running = newState === State.Running;
    for (const listener of this.listeners) {
      listener({ newState });
    }
  }

  async start(): Promise<void> {
    this.change(State.Starting);
    // A real process takes a while, and two of them must not overlap.
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (LanguageClient.failure !== undefined) {
      throw LanguageClient.failure;
    }
    this.initializeResult = { serverInfo: { name: "bartizan", version: "1.2.3" } };
    this.change(State.Running);
  }

  isRunning(): boolean {
    return this.running;
  }

  async dispose(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.change(State.Stopped);
    this.steps.push("disposed");
  }

  sendNotification(method: string, params: unknown): Promise<void> {
    this.sent.push([method, params]);
    return Promise.resolve();
  }
}
