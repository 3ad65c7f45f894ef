/**
 * As much of VS Code as the extension touches. It remembers what was done to it in `did`, and
 * answers as the test sets it up in `world`.
 */

type Listener = (event: unknown) => unknown;

class Emitter {
  private listeners: Listener[] = [];
  readonly event = (listener: Listener) => {
    this.listeners.push(listener);
    return { dispose: () => (this.listeners = this.listeners.filter((l) => l !== listener)) };
  };
  fire(event?: unknown): void {
    for (const listener of [...this.listeners]) {
      listener(event);
    }
  }
}

/** Settings by level, as `inspect` gives them. */
export interface Level {
  defaultValue?: unknown;
  globalValue?: unknown;
  workspaceValue?: unknown;
}

interface Document {
  uri: { scheme: string };
  fileName: string;
  getText: () => string;
}

function fresh() {
  return {
    world: {
      settings: {} as Record<string, Level>,
      folders: undefined as { uri: Uri }[] | undefined,
      trusted: true,
      documents: [] as Document[],
      files: [] as unknown[],
      diagnostics: [] as unknown[],
      /** What the user picks, from what is offered. */
      pick: undefined as
        ((items: { label: string }[]) => { label: string } | undefined) | undefined,
      /** Commands that VS Code does not know. */
      unknown: ["bartizan.server.showRule"],
    },
    did: {
      errors: [] as string[],
      commands: new Map<string, (argument?: unknown) => unknown>(),
      executed: [] as unknown[][],
      items: [] as StatusBarItem[],
      log: [] as string[],
      shown: [] as string[],
    },
    providers: new Map<string, { provideTextDocumentContent(uri: Uri): Promise<string> }>(),
    opened: new Emitter(),
    saved: new Emitter(),
    configured: new Emitter(),
    granted: new Emitter(),
  };
}

let state = fresh();

export const fake = {
  reset: () => (state = fresh()),
  get world() {
    return state.world;
  },
  get did() {
    return state.did;
  },
  open: (document: Document) => {
    state.opened.fire(document);
  },
  /** As VS Code says it: a setting changed, and with it the sections that it is in. */
  configure: (key: string, value: unknown) => {
    state.world.settings[key] = { ...state.world.settings[key], globalValue: value };
    const changed = `bartizan.${key}`;
    state.configured.fire({
      affectsConfiguration: (section: string) =>
        changed === section || changed.startsWith(`${section}.`),
    });
  },
  trust: () => {
    state.world.trusted = true;
    state.granted.fire();
  },
};

export class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}
  static file(path: string): Uri {
    return new Uri("file", path);
  }
  static from(parts: { scheme: string; path: string }): Uri {
    return new Uri(parts.scheme, parts.path);
  }
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return `${this.scheme}:${this.path}`;
  }
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class MarkdownString {
  isTrusted: unknown = false;
  constructor(public value = "") {}
  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
}

export class StatusBarItem {
  name = "";
  text = "";
  command = "";
  tooltip: MarkdownString | undefined;
  backgroundColor: ThemeColor | undefined;
  accessibilityInformation: unknown;
  visible = false;
  show() {
    this.visible = true;
  }
  dispose() {
    this.visible = false;
  }
}

export class Disposable {
  constructor(readonly dispose: () => unknown) {}
}

export const LogLevel = { Off: 0, Trace: 1, Info: 3 };

export const StatusBarAlignment = { Left: 1, Right: 2 };

export const window = {
  activeTextEditor: undefined as unknown,
  createOutputChannel: () => ({
    info: (line: string) => state.did.log.push(line),
    warn: (line: string) => state.did.log.push(line),
    error: (line: string) => state.did.log.push(line),
    debug: () => undefined,
    append: () => undefined,
    appendLine: () => undefined,
    replace: () => undefined,
    clear: () => undefined,
    hide: () => undefined,
    show: () => state.did.shown.push("output"),
    dispose: () => undefined,
  }),
  createStatusBarItem: () => {
    const item = new StatusBarItem();
    state.did.items.push(item);
    return item;
  },
  showErrorMessage: (message: string) => {
    state.did.errors.push(message);
    return Promise.resolve(undefined);
  },
  showQuickPick: async (items: Promise<{ label: string }[]>) => state.world.pick?.(await items),
  showTextDocument: (uri: Uri) => {
    state.did.shown.push(uri.toString());
    return Promise.resolve();
  },
};

export const commands = {
  registerCommand: (name: string, action: (argument?: unknown) => unknown) => {
    if (state.did.commands.has(name)) {
      throw new Error(`command '${name}' already exists`);
    }
    state.did.commands.set(name, action);
    return { dispose: () => state.did.commands.delete(name) };
  },
  executeCommand: (name: string, ...args: unknown[]) => {
    if (state.world.unknown.includes(name)) {
      return Promise.reject(new Error(`command '${name}' not found`));
    }
    state.did.executed.push([name, ...args.map(String)]);
    return Promise.resolve();
  },
};

export const languages = {
  getDiagnostics: () => state.world.diagnostics,
};

export const workspace = {
  get isTrusted() {
    return state.world.trusted;
  },
  get workspaceFolders() {
    return state.world.folders;
  },
  get textDocuments() {
    return state.world.documents;
  },
  getConfiguration: () => configuration(state.world.settings),
  findFiles: () => Promise.resolve(state.world.files),
  registerTextDocumentContentProvider: (
    scheme: string,
    provider: { provideTextDocumentContent(uri: Uri): Promise<string> },
  ) => {
    state.providers.set(scheme, provider);
    return { dispose: () => state.providers.delete(scheme) };
  },
  openTextDocument: async (uri: Uri) => {
    const text = await state.providers.get(uri.scheme)?.provideTextDocumentContent(uri);
    return { uri, getText: () => text };
  },
  onDidOpenTextDocument: (l: Listener) => state.opened.event(l),
  onDidSaveTextDocument: (l: Listener) => state.saved.event(l),
  onDidChangeConfiguration: (l: Listener) => state.configured.event(l),
  onDidGrantWorkspaceTrust: (l: Listener) => state.granted.event(l),
};

export function configuration(settings: Record<string, Level>) {
  return {
    get: (key: string): unknown => {
      const level = settings[key];
      return level?.workspaceValue ?? level?.globalValue ?? level?.defaultValue;
    },
    inspect: (key: string) => {
      const level = settings[key];
      return level === undefined ? undefined : { key, ...level };
    },
    // The real type is generic; nothing here needs that.
  } as never;
}
