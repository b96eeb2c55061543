/**
 * Runs one of the benchmarks: `npm run bench -- [<name>] [options]`. Each is a folder here with a `main.ts`,
 * which is bundled and run in this process. Without a name it is `speed`.
 */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { build, commonOptions } from "../scripts/build.js";

const root = fileURLToPath(new URL("../", import.meta.url));
process.chdir(root);

const names = readdirSync("bench").filter((entry) => existsSync(`bench/${entry}/main.ts`));
const named = names.includes(process.argv[2]);
const name = named ? process.argv[2] : "speed";

await build();
const outfile = `${root}build/bench-${name}.mjs`;
await bundle({
  ...commonOptions,
  entryPoints: [`bench/${name}/main.ts`],
  outfile,
  format: "esm",
  external: [],
  packages: "external",
  sourcemap: "linked",
});
if (named) process.argv.splice(2, 1);
await import(outfile);
