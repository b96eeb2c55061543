/**
 * Runs one of the benchmarks: `npm run bench -- <name> [options]`. Each is a folder here with a `main.ts`,
 * which is bundled and run in this process.
 */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { build, commonOptions } from "../scripts/build.js";

const root = fileURLToPath(new URL("../", import.meta.url));
process.chdir(root);

const name = process.argv[2] ?? "";
const names = readdirSync("bench").filter((entry) => existsSync(`bench/${entry}/main.ts`));
if (!names.includes(name)) {
  console.error(`usage: npm run bench -- <name>; there are: ${names.join(", ")}`);
  process.exit(2);
}

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
process.argv.splice(2, 1);
await import(outfile);
