/**
 * Builds the fuzzer and runs it: `npm run fuzz -- --count N --seed S --kind expr,slice`; the options are
 * described in tests/fuzz/main.ts.
 */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { commonOptions } from "./build.js";

const root = fileURLToPath(new URL("../", import.meta.url));

await build({
  ...commonOptions,
  entryPoints: [
    { in: "tests/fuzz/main.ts", out: "fuzz" },
    { in: "tests/fuzz/worker-halpy.ts", out: "fuzz-halpy" },
    { in: "tests/fuzz/worker-oracle.ts", out: "fuzz-oracle" },
  ],
  outdir: `${root}build`,
  outExtension: { ".js": ".mjs" },
  packages: "external",
  external: [],
  format: "esm",
  sourcemap: "linked",
});
process.setSourceMapsEnabled(true);
await import(new URL("../build/fuzz.mjs", import.meta.url).href);
