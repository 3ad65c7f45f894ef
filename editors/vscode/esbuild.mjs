// Bundles the extension into out/extension.js, and the notices of what is bundled with it into
// out/NOTICES.txt; `--watch` does it again at each change, `--production` leaves out what only a
// debugger needs.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { context } from "esbuild";

const production = process.argv.includes("--production");

/** The packages that went into the bundle, with their licences: they ask for being named. */
const notices = {
  name: "notices",
  setup(build) {
    build.onEnd(({ metafile }) => {
      const folders = Object.keys(metafile?.inputs ?? {})
        .map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1])
        .filter((folder) => folder !== undefined);
      const texts = [...new Set(folders)].sort().map((folder) => {
        const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
        const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
        if (licence === undefined) {
          throw new Error(`${name} has no licence file`);
        }
        const text = readFileSync(join(folder, licence), "utf8").replaceAll("\r\n", "\n").trim();
        return `${name} ${version}\n\n${text}\n`;
      });
      writeFileSync("out/NOTICES.txt", texts.join(`\n${"-".repeat(80)}\n\n`));
    });
  },
};

const bundle = await context({
  entryPoints: ["src/extension.ts"],
  outfile: "out/extension.js",
  bundle: true,
  format: "cjs",
  platform: "node",
  // The oldest VS Code that `engines` allows has Node 20.
  target: "node20",
  external: ["vscode"],
  minify: production,
  sourcemap: !production,
  metafile: true,
  logLevel: "warning",
  plugins: [notices],
});
if (process.argv.includes("--watch")) {
  await bundle.watch();
} else {
  await bundle.rebuild();
  await bundle.dispose();
}
