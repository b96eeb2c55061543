/**
 * Checks the import graph: no cycles between files, and no layer that reaches into one it must not know.
 * esbuild reads the graph, so imports of types only (which vanish) do not count.
 */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { lazyPackages } from "./build.js";
import { listFiles } from "./list-files.js";

process.chdir(fileURLToPath(new URL("../", import.meta.url)));

/** Each rule: files under `from` must not import what matches `not`. */
const layers = [
  {
    from: /^compiler\//,
    not: /^(cli|stdlib|tests)\/|^runtime-hal\/(?!core\/(decimal|double-double)\.ts$)/,
    why: "the compiler stands alone, but for how numbers are read",
  },
  { from: /^runtime-hal\//, not: /^(compiler|cli|tests)\//, why: "a built program carries no compiler" },
  { from: /^stdlib\/ts\//, not: /^(compiler|cli|tests)\//, why: "a built program carries no compiler" },
  {
    from: /^runtime-hal\/(hal|sim|bitbang|linux|johnny-five|own)\//,
    not: /^runtime-hal\/core\//,
    why: "no Python in the HAL",
  },
  { from: /^(?!tests\/|bench\/)/, not: /^tests\//, why: "only tests use tests" },
];

const ALL = "all-files";

/** The graph: file → files that it imports for their values. */
async function importGraph(files) {
  // One bundle of all: with a bundle for each of them it takes ten times as long.
  const all = files.map((file) => `import ${JSON.stringify(`./${file}`)};\n`).join("");
  const result = await build({
    stdin: { contents: all, resolveDir: process.cwd(), sourcefile: ALL },
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    outdir: "build/imports",
    external: lazyPackages,
    packages: "external",
    loader: { ".sh": "text" },
    logLevel: "error",
  });
  const graph = new Map();
  for (const [file, input] of Object.entries(result.metafile.inputs)) {
    if (file === ALL) continue;
    const targets = input.imports
      .filter((i) => !i.external && i.kind === "import-statement")
      .map((i) => i.path);
    graph.set(file, [...new Set(targets)]);
  }
  return graph;
}

/** The groups of files that import each other in a circle (Tarjan's algorithm). */
function cycles(graph) {
  const order = new Map();
  const low = new Map();
  const stack = [];
  const found = [];
  function visit(file) {
    order.set(file, order.size);
    low.set(file, order.get(file));
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file), low.get(next)));
    }
    if (low.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) found.push(group);
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

/** Within one group, a shortest circle through its first file, for the message. */
function shortestCircle(graph, group) {
  const inGroup = new Set(group);
  const start = group[0];
  const queue = [[start]];
  const seen = new Set();
  for (const path of queue) {
    for (const next of graph.get(path.at(-1)) ?? []) {
      if (next === start) return [...path, start];
      if (!inGroup.has(next) || seen.has(next)) continue;
      seen.add(next);
      queue.push([...path, next]);
    }
  }
  return group;
}

const folders = ["compiler", "cli", "runtime-hal", "stdlib/ts", "targets", "tests", "bench"];
const files = folders.flatMap((folder) => listFiles(folder, ".ts")).filter((file) => !file.endsWith(".d.ts"));
let graph;
try {
  graph = await importGraph(files);
} catch {
  process.exit(1); // esbuild has said what is missing
}
const problems = [];
for (const group of cycles(graph))
  problems.push(`circular import: ${shortestCircle(graph, group).join(" → ")}`);
for (const [file, imports] of graph) {
  for (const { from, not, why } of layers) {
    if (!from.test(file)) continue;
    for (const target of imports) if (not.test(target)) problems.push(`${file} imports ${target}: ${why}`);
  }
}
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exitCode = 1;
