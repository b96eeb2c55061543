/**
 * Builds the package: `dist/halpy.js` (the command) and what it needs beside it. Run by `npm run build`, by
 * `prepare` (so `npm ci` leaves a working command) and by the test runner.
 *
 * Every bundle is written exactly one folder below the package root, so in any source file
 * `new URL("../", import.meta.url)` is the package root, in `dist/` as well as in the tests' `build/`.
 */
import { spawnSync } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { compilerEntry, leaveOutCompiler } from "./compiler-part.js";
import firstLine from "./first-line.cjs";
import { libraryOnDemand } from "./library-on-demand.js";
import { listFiles } from "./list-files.js";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Packages that are big and rarely needed: left out of bundles and loaded lazily by `import()` where used. */
export const lazyPackages = ["typescript", "esbuild", "acorn", "source-map", "yaml", "pngjs", "koffi"];

/** Options that every bundle shares. */
export const commonOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  external: lazyPackages,
  charset: "utf8",
  // Scripts for other machines are texts.
  loader: { ".sh": "text" },
  logLevel: "warning",
};

/** CommonJS has no `import.meta`; this pair gives it one. */
const importMetaForCommonJs = {
  define: { "import.meta.url": "__importMetaUrl" },
  banner: { js: '"use strict"; const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
};

/**
 * The command itself: runtime, simulator and CLI in one CommonJS file, which node starts sooner than a module, the compiler in
 * another, and the launcher that runs them with V8's code cache.
 */
async function buildCommand() {
  const wanted = new Set();
  const main = await bundleForLauncher({
    entryPoints: ["cli/main.ts"],
    plugins: [leaveOutCompiler(root, wanted), libraryOnDemand],
  });
  const compiler = await bundleForLauncher({
    stdin: { contents: compilerEntry(wanted), resolveDir: root, sourcefile: "compiler-part.js" },
  });
  // Moved into place, and never beside an older code cache: a run at the same time sees one whole build. What was compiled by
  // another build is known by the main file, so that comes last.
  for (const [name, text] of [
    ["compiler", compiler],
    ["main", main],
  ]) {
    const aside = `${root}dist/${name}.${process.pid}`;
    await writeFile(aside, launchable(text));
    await removeCaches(name);
    await rename(aside, `${root}dist/${name}.cjs`);
  }
  await copyFile(`${root}scripts/launcher.cjs`, `${root}dist/halpy.js`);
  await chmod(`${root}dist/halpy.js`, 0o755);
  // What is packed begins with the line that works on all machines.
  const isPacked = ["pack", "publish"].includes(process.env.npm_command);
  if (!isPacked) firstLine.setFirstLine(`${root}dist/halpy.js`);
  await writeCodeCache();
}

/** Removes V8's code caches of a bundle. */
async function removeCaches(name) {
  const caches = (await readdir(`${root}dist`)).filter(
    (file) => file.startsWith(`${name}-`) && file.endsWith(".cache"),
  );
  await Promise.all(caches.map((file) => rm(`${root}dist/${file}`, { force: true })));
}

/** The text of a bundle that the launcher can run. */
async function bundleForLauncher(options) {
  const result = await bundle({
    ...commonOptions,
    ...importMetaForCommonJs,
    ...options,
    outfile: "dist/part.cjs",
    format: "cjs",
    charset: "ascii",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    write: false,
  });
  return result.outputFiles[0].text;
}

/** What esbuild writes around a module: a call with an object whose only method has the module's path for its name. */
const WRAPPED_MODULE = /(?<![\w$])(__esm|__commonJS)\(\{"[^"]*"\(/g;

/**
 * A script that comes out of V8's code cache cannot use `import()`; the launcher hands in a function that can.
 *
 * The wrappers of modules are all given one name: hundreds of objects that begin with a property of their own each are a hidden class
 * each, all of them in one list of V8's that is sorted anew for each (a tenth of the time that the command takes to start).
 */
function launchable(text) {
  return text.replace(/(?<![\w$.])import\(/g, "__import(").replace(WRAPPED_MODULE, "$1({m(");
}

/**
 * Runs a program with a bit of everything once and keeps the machine code made for it. Its own cache of compiled programs is empty,
 * so that the compiler's functions are among what is kept.
 */
async function writeCodeCache() {
  const folder = await mkdtemp(join(tmpdir(), "halpy-build-"));
  const env = { ...process.env, HALPY_CODE_CACHE: "build", XDG_CACHE_HOME: folder };
  // Without a cache the command still works, only slower: a failure here is not one of the build.
  spawnSync(process.execPath, [`${root}dist/halpy.js`, "run", `${root}scripts/warm-up.py`], {
    env,
    timeout: 30_000,
  });
  await rm(folder, { recursive: true });
}

/** Names of what programs import, and their sources: `halpy/runtime`, and `halpy/exec` for those that compile while they run. */
const PROGRAM_ENTRIES = { runtime: "runtime-hal/runtime.ts", exec: "cli/exec-support.ts" };

/** The runtime for programs that are built as a folder of modules: a few files, as node takes 0.3 s to read hundreds. */
async function buildProgramRuntime() {
  const aside = `dist/program-runtime-${process.pid}`;
  await bundle({
    ...commonOptions,
    target: "node18",
    entryPoints: PROGRAM_ENTRIES,
    outdir: aside,
    format: "esm",
    splitting: true,
    chunkNames: "part-[hash]",
    minifySyntax: true,
    legalComments: "none",
  });
  await replaceFolder(aside, "dist/program-runtime");
}

/** Moves a folder in place of another: a build or run at the same time may be looking at that. */
async function replaceFolder(from, to) {
  await rm(`${root}${to}`, { recursive: true, force: true });
  await rename(`${root}${from}`, `${root}${to}`);
}

/**
 * The runtime as ES modules, for bundles: one file for each source, so that they take only what they use
 * (esbuild cannot look into modules that it has bundled before).
 */
async function buildRuntime() {
  const folders = ["stdlib/ts", "runtime-hal"];
  const sources = folders.flatMap((folder) => listFiles(`${root}${folder}`, ".ts"));
  const aside = `dist/runtime-${process.pid}`;
  const options = {
    ...commonOptions,
    target: "node18",
    outdir: aside,
    outbase: ".",
    format: "esm",
    minifySyntax: true,
    legalComments: "none",
  };
  await Promise.all([
    bundle({ ...options, external: undefined, bundle: false, entryPoints: sources }),
    bundle({ ...options, entryPoints: ["cli/exec-support.ts"], plugins: [besideRuntime] }),
  ]);
  await writeFile(`${root}${aside}/package.json`, '{ "type": "module", "sideEffects": true }\n');
  await replaceFolder(aside, "dist/runtime");
}

/** Leaves imports of the runtime as they are: its files stand beside the bundle's folder, as the sources do. */
const besideRuntime = {
  name: "beside-runtime",
  setup({ onResolve }) {
    onResolve({ filter: /\/(runtime-hal|stdlib)\// }, ({ path }) => ({
      path: path.replace(/^.*?\/(?=(?:runtime-hal|stdlib)\/)/, "../"),
      external: true,
    }));
  },
};

/** Declarations of the runtime, by which `halpy build --emit ts --verify` and editors check emitted TypeScript. */
function buildTypes() {
  const compiler = fileURLToPath(new URL("../node_modules/typescript-native/bin/tsc", import.meta.url));
  const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.types.json"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}

/** Builds everything that the tree has sources for. */
export async function build() {
  await mkdir(`${root}dist`, { recursive: true });
  await writeFile(`${root}dist/package.json`, '{ "type": "commonjs" }\n');
  if (existsSync(`${root}cli/main.ts`))
    await Promise.all([buildCommand(), buildRuntime(), buildProgramRuntime()]);
}

/** Builds before tests, unless HALPY_BUILT says that it was done: parts of CI run side by side and must not write into each other's. */
export async function buildForTests() {
  if (process.env.HALPY_BUILT === undefined) await build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  build()
    .then(() => {
      if (process.argv.includes("--types")) buildTypes();
    })
    .catch((error) => {
      if (!error.errors) console.error(error);
      process.exitCode = 1;
    });
}
