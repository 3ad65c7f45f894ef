/**
 * Runs the `bartizan` program for a short answer, without a shell.
 *
 * Must not know: VS Code, what is asked.
 */

import { execFile } from "node:child_process";

/** Longer than any answer needs, so that a program that hangs does not keep an editor waiting. */
const PATIENCE_MS = 15_000;

const LARGEST_ANSWER = 8 * 1024 * 1024;

export interface Program {
  command: string;
  env: Record<string, string>;
  cwd: string | undefined;
}

/** What a program printed; an error with what it complained about otherwise. */
export type Run = (program: Program, args: string[]) => Promise<string>;

export const run: Run = ({ command, env, cwd }, args) =>
  new Promise((resolve, reject) => {
    const options = {
      cwd,
      env: { ...process.env, ...env },
      timeout: PATIENCE_MS,
      maxBuffer: LARGEST_ANSWER,
      windowsHide: true,
    };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error === null) {
        resolve(stdout);
      } else {
        reject(new Error(stderr.trim() === "" ? error.message : stderr.trim()));
      }
    });
  });
