/**
 * Builds the package: `dist/halpy.js` (the command) and what it needs beside it. Run by `npm run build`, by
 * `prepare` (so `npm ci` leaves a working command) and by the test runner.
 *
 * Every bundle is written exactly one folder below the package root, so in any source file
 * `new URL("../", import.meta.url)` is the package root, in `dist/` as well as in the tests' `build/`.
 */
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Packages that are big and rarely needed: left out of bundles and loaded lazily by `import()` where used. */
export const lazyPackages = ["typescript", "esbuild", "acorn", "source-map"];

/** Options that every bundle shares. */
export const commonOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  external: lazyPackages,
  charset: "utf8",
  logLevel: "warning",
};

/**
 * CommonJS has no `import.meta`; this pair gives it one. The command is CommonJS because node starts that
 * sooner than a module (see docs/dependencies.md for the figures).
 */
const importMetaForCommonJs = {
  define: { "import.meta.url": "__importMetaUrl" },
  banner: { js: 'const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
};

/** The command itself: compiler, runtime, simulator and CLI in one file. */
async function buildCommand() {
  await bundle({
    ...commonOptions,
    ...importMetaForCommonJs,
    banner: { js: `#!/usr/bin/env node\n${importMetaForCommonJs.banner.js}` },
    entryPoints: ["cli/main.ts"],
    outfile: "dist/halpy.js",
    format: "cjs",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
  });
  await chmod(`${root}dist/halpy.js`, 0o755);
}

/** Builds everything that the tree has sources for. */
export async function build() {
  await mkdir(`${root}dist`, { recursive: true });
  await writeFile(`${root}dist/package.json`, '{ "type": "commonjs" }\n');
  if (existsSync(`${root}cli/main.ts`)) await buildCommand();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  build().catch((error) => {
    if (!error.errors) console.error(error);
    process.exitCode = 1;
  });
}
