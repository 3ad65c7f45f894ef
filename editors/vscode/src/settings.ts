/**
 * What the user has set: the part the extension uses itself, and the part that goes to the server.
 *
 * Must not know: the language client, how a program is started.
 */

import { homedir } from "node:os";
import type { WorkspaceConfiguration } from "vscode";

export const SECTION = "bartizan";

/** What the server is told, under the names that it knows. */
const FOR_THE_SERVER = [
  "varFiles",
  "vars",
  "parameters",
  "select",
  "ignore",
  "minSeverity",
  "exclude",
  "configFile",
  "rules",
  "modulesDir",
  "inlayHints",
] as const;

/** Settings that name files or folders. */
const PATHS: readonly string[] = ["varFiles", "configFile", "rules", "modulesDir"];

/**
 * Settings that a workspace may only give once it is trusted: they choose what is run, or name files
 * outside the workspace to be read. VS Code leaves them out by itself, as package.json lists them as
 * restricted; a unit test holds both lists together.
 */
export const RESTRICTED: readonly string[] = ["path", "args", "env", ...PATHS];

/** Settings that need another server process, or another client. */
export const NEED_RESTART: readonly string[] = ["path", "args", "env", "trace.server"];

/** Where settings are read, and what may be believed there. */
export interface Scope {
  /** The paths of the workspace's folders. */
  folders: readonly string[];
  /** Whether the user trusts the workspace. */
  trusted: boolean;
  /** The environment, for `${env:NAME}`. */
  env: NodeJS.ProcessEnv;
}

export interface Settings {
  /** The server binary, when the user names one. */
  path: string | undefined;
  /** Arguments in the place of `lsp`. */
  args: string[];
  /** Variables added to the server's environment. */
  env: Record<string, string>;
  /** Whether what both sides say to each other is logged. */
  trace: boolean;
  /** What the server is told: only what somebody has set. */
  server: Record<string, unknown>;
}

type Configuration = Pick<WorkspaceConfiguration, "get" | "inspect">;

export function readSettings(configuration: Configuration, scope: Scope): Settings {
  const get = (key: string): unknown => value(configuration, key, scope.trusted);
  const server: Record<string, unknown> = {};
  for (const key of FOR_THE_SERVER) {
    const set = get(key);
    if (isSet(set)) {
      server[key] = PATHS.includes(key) ? eachText(set, (text) => expand(text, scope)) : set;
    }
  }
  const path = get("path");
  return {
    path: typeof path === "string" && path.trim() !== "" ? expand(path.trim(), scope) : undefined,
    args: texts(get("args")) ?? ["lsp"],
    env: variables(get("env")),
    trace: ["messages", "verbose"].includes(String(get("trace.server"))),
    server,
  };
}

/** A setting's value; in a workspace without trust a restricted one counts from the user alone. */
function value(configuration: Configuration, key: string, trusted: boolean): unknown {
  if (trusted || !RESTRICTED.includes(key)) {
    return configuration.get(key);
  }
  const levels = configuration.inspect(key);
  return levels?.globalValue ?? levels?.defaultValue;
}

/** Whether a value says anything: the defaults are `null`, `[]`, `{}` and `false`. */
function isSet(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) {
    return false;
  }
  return typeof value !== "object" || Object.keys(value).length > 0;
}

/** Replaces `~`, `${workspaceFolder}`, `${userHome}` and `${env:NAME}`; other texts stay. */
export function expand(text: string, scope: Scope): string {
  const whole = text.replace(/^~(?=$|[/\\])/, () => homedir());
  return whole.replace(/\$\{([^}]*)\}/g, (all, name: string) => {
    if (name === "workspaceFolder") {
      return scope.folders[0] ?? all;
    }
    if (name === "userHome") {
      return homedir();
    }
    return name.startsWith("env:") ? (scope.env[name.slice("env:".length)] ?? "") : all;
  });
}

function eachText(value: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => eachText(item, change));
  }
  return typeof value === "string" ? change(value) : value;
}

function texts(value: unknown): string[] | undefined {
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === "string");
  return isTexts ? value : undefined;
}

function variables(value: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  if (typeof value === "object" && value !== null) {
    for (const [name, text] of Object.entries(value)) {
      if (typeof text === "string" || typeof text === "number" || typeof text === "boolean") {
        found[name] = String(text);
      }
    }
  }
  return found;
}
