import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { findBinary, onDisk, type Files, type Search } from "../src/binary";

/** A disk with these programs, and links from the first path to the second. */
function disk(programs: string[], links: Record<string, string> = {}): Files {
  return {
    isProgram: (path) => programs.includes(path),
    real: (path) => links[path] ?? path,
  };
}

const search: Search = {
  setting: undefined,
  extensionPath: "/ext",
  folders: ["/w"],
  trusted: true,
  env: { PATH: "/usr/local/bin:/usr/bin" },
  platform: "linux",
};

const command = (found: ReturnType<typeof findBinary>) =>
  found.kind === "found" ? `${found.from} ${found.command}` : found.kind;

test("the setting, then the bundled program, then PATH", () => {
  const all = disk(["/opt/b", "/ext/bundled/bartizan", "/usr/bin/bartizan"]);
  assert.equal(command(findBinary({ ...search, setting: "/opt/b" }, all)), "setting /opt/b");
  assert.equal(command(findBinary(search, all)), "bundled /ext/bundled/bartizan");
  const installed = disk(["/usr/bin/bartizan"]);
  assert.equal(command(findBinary(search, installed)), "PATH /usr/bin/bartizan");
});

test("the first on PATH wins", () => {
  const two = disk(["/usr/local/bin/bartizan", "/usr/bin/bartizan"]);
  assert.equal(command(findBinary(search, two)), "PATH /usr/local/bin/bartizan");
});

test("a setting that names no program is an error, not a reason to take another", () => {
  const installed = disk(["/usr/bin/bartizan", "/ext/bundled/bartizan"]);
  for (const setting of ["/opt/missing", "./missing", "missing"]) {
    const found = findBinary({ ...search, setting }, installed);
    assert.ok(found.kind === "missing" && found.message.includes(setting), setting);
  }
});

test("a setting may be a name on PATH, or relative to the first folder", () => {
  const files = disk(["/usr/bin/bartizan-next", "/w/target/debug/bartizan"]);
  const by = (setting: string) => command(findBinary({ ...search, setting }, files));
  assert.equal(by("bartizan-next"), "setting /usr/bin/bartizan-next");
  assert.equal(by("target/debug/bartizan"), "setting /w/target/debug/bartizan");
  const noFolder = { ...search, setting: "./bartizan", folders: [] };
  assert.equal(command(findBinary(noFolder, files)), "missing");
});

test("without any program the message says what to do", () => {
  const found = findBinary(search, disk([]));
  assert.ok(found.kind === "missing" && found.message.includes("bartizan.path"));
});

test("entries of PATH that mean the current folder are passed over", () => {
  const files = disk(["bartizan", "./bartizan", "bin/bartizan", "/bartizan"]);
  const env = { PATH: ":.:bin:" };
  assert.equal(command(findBinary({ ...search, env }, files)), "missing");
});

test("without trust nothing inside the workspace is run", () => {
  const untrusted = { ...search, trusted: false };
  const files = disk(["/w/bartizan", "/w/bin/bartizan", "/wide/bartizan"]);
  const by = (change: Partial<Search>) => command(findBinary({ ...untrusted, ...change }, files));
  assert.equal(by({ setting: "/w/bartizan" }), "missing");
  assert.equal(by({ setting: "/x/../w/bartizan" }), "missing");
  assert.equal(by({ setting: "bin/bartizan" }), "missing");
  assert.equal(by({ env: { PATH: "/w/bin" } }), "missing");
  // A folder whose name merely begins alike is another folder.
  assert.equal(by({ setting: "/wide/bartizan" }), "setting /wide/bartizan");
  assert.equal(by({ env: { PATH: "/w/bin:/wide" } }), "PATH /wide/bartizan");
  assert.equal(by({ trusted: true, env: { PATH: "/w/bin" } }), "PATH /w/bin/bartizan");
});

test("without trust links are followed before that is decided", () => {
  const untrusted = { ...search, trusted: false };
  const into = disk(["/usr/bin/bartizan"], {
    "/usr/bin/bartizan": "/real/w/bartizan",
    "/w": "/real/w",
  });
  assert.equal(command(findBinary(untrusted, into)), "missing");
});

test("Windows: its names, its separators, `Path`", () => {
  const windows: Search = {
    ...search,
    platform: "win32",
    extensionPath: "C:\\ext",
    folders: ["C:\\w"],
    env: { Path: "relative;C:\\tools;D:\\tools" },
  };
  const files = disk(["D:\\tools\\bartizan.exe", "C:\\w\\bartizan.exe", "D:\\tools\\other.exe"]);
  const by = (change: Partial<Search>) => command(findBinary({ ...windows, ...change }, files));
  assert.equal(by({}), "PATH D:\\tools\\bartizan.exe");
  assert.equal(by({ setting: "other" }), "setting D:\\tools\\other.exe");
  assert.equal(by({ setting: "C:/w/bartizan.exe" }), "setting C:\\w\\bartizan.exe");
  assert.equal(by({ setting: "C:\\W\\bartizan.exe", trusted: false }), "missing");
  assert.equal(by({ setting: "c:\\w\\bartizan.exe", trusted: false }), "missing");
});

test(
  "on a real disk: files that can be run, without links",
  { skip: process.platform === "win32" },
  () => {
    const folder = onDisk.real(mkdtempSync(join(tmpdir(), "bartizan-")));
    try {
      const program = join(folder, "bartizan");
      writeFileSync(program, "#!/bin/sh\n");
      chmodSync(program, 0o755);
      writeFileSync(join(folder, "text"), "");
      chmodSync(join(folder, "text"), 0o644);
      mkdirSync(join(folder, "folder"));
      symlinkSync(program, join(folder, "link"));
      assert.ok(onDisk.isProgram(program) && onDisk.isProgram(join(folder, "link")));
      assert.ok(
        !onDisk.isProgram(join(folder, "folder")) && !onDisk.isProgram(join(folder, "none")),
      );
      assert.ok(!onDisk.isProgram(join(folder, "text")));
      assert.equal(onDisk.real(join(folder, "link")), program);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
