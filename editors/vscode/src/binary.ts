/**
 * Where the `bartizan` program is: the setting, else the one that came with the extension, else the
 * one on PATH. Always an absolute path, so that no shell or operating system searches once more,
 * perhaps in the folder that is open.
 *
 * Must not know: VS Code.
 */

import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { posix, win32 } from "node:path";

export interface Search {
  /** The setting `bartizan.path`. */
  setting: string | undefined;
  /** The folder of the extension. */
  extensionPath: string;
  /** The workspace's folders. */
  folders: readonly string[];
  /** Whether a program inside the workspace may be run. */
  trusted: boolean;
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
}

/** What is asked of the file system; tests answer for it. */
export interface Files {
  /** Whether this is a file that can be run. */
  isProgram(path: string): boolean;
  /** The path without links, or the same when there is no such file. */
  real(path: string): string;
}

export type Found =
  | { kind: "found"; command: string; from: "setting" | "bundled" | "PATH" }
  | { kind: "missing"; message: string };

export const onDisk: Files = {
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
  real(path) {
    try {
      return realpathSync.native(path);
    } catch {
      return path;
    }
  },
};

export function findBinary(search: Search, files: Files = onDisk): Found {
  const paths = search.platform === "win32" ? win32 : posix;
  const name = search.platform === "win32" ? "bartizan.exe" : "bartizan";
  const allowed = (path: string): boolean =>
    search.trusted || !search.folders.some((f) => isInside(files.real(path), files.real(f), paths));

  if (search.setting !== undefined) {
    return fromSetting(search.setting, search, files, allowed);
  }
  const bundled = paths.join(search.extensionPath, "bundled", name);
  if (files.isProgram(bundled)) {
    return { kind: "found", command: bundled, from: "bundled" };
  }
  const command = onPath(name, search, files, allowed);
  if (command !== undefined) {
    return { kind: "found", command, from: "PATH" };
  }
  return {
    kind: "missing",
    message: `\`${name}\` is not on PATH. Install it, or name it in the setting \`bartizan.path\`.`,
  };
}

function fromSetting(
  setting: string,
  search: Search,
  files: Files,
  allowed: (path: string) => boolean,
): Found {
  const paths = search.platform === "win32" ? win32 : posix;
  const missing = (why: string): Found => ({
    kind: "missing",
    message: `The setting \`bartizan.path\` is \`${setting}\`: ${why}.`,
  });
  if (!/[/\\]/.test(setting)) {
    const command = onPath(setting, search, files, allowed);
    return command === undefined
      ? missing("there is no such program on PATH")
      : { kind: "found", command, from: "setting" };
  }
  const folder = search.folders[0];
  if (!paths.isAbsolute(setting) && folder === undefined) {
    return missing("a relative path needs an open folder");
  }
  const command = paths.isAbsolute(setting)
    ? paths.normalize(setting)
    : paths.join(folder ?? "", setting);
  if (!files.isProgram(command)) {
    return missing("there is no such program");
  }
  if (!allowed(command)) {
    return missing("a program inside a workspace is run only once the workspace is trusted");
  }
  return { kind: "found", command, from: "setting" };
}

function onPath(
  name: string,
  search: Search,
  files: Files,
  allowed: (path: string) => boolean,
): string | undefined {
  const paths = search.platform === "win32" ? win32 : posix;
  // Windows does not tell `Path` from `PATH`; Node does once the object was copied.
  const key = Object.keys(search.env).find((k) => k.toUpperCase() === "PATH") ?? "PATH";
  const wanted =
    search.platform === "win32" && !name.toLowerCase().endsWith(".exe") ? `${name}.exe` : name;
  for (const entry of (search.env[key] ?? "").split(paths.delimiter)) {
    // An empty or relative entry means the current folder, which is whoever's.
    if (paths.isAbsolute(entry)) {
      const path = paths.join(entry, wanted);
      if (files.isProgram(path) && allowed(path)) {
        return path;
      }
    }
  }
  return undefined;
}

function isInside(path: string, folder: string, paths: typeof posix): boolean {
  const way = paths.relative(folder, path);
  return (
    way === "" || (way !== ".." && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way))
  );
}
