/**
 * Bundles a program and the runtime into one file with esbuild. The map of the result lists Python files only, and
 * the bundle carries its line table, so that tracebacks show Python lines without the map.
 *
 * The table can be made only from the final map, but must be there before the program starts: it goes into the first line, which
 * is a placeholder while esbuild runs, so that no position below it moves.
 */

import type { BuildOptions, Plugin } from "esbuild";
import { type EmittedModule, RUNTIME_SPECIFIER, sourceMapOf } from "../emit/module.js";
import { decodeMappings, encodeVlq, type SourceMapJson } from "../emit/source-map.js";
import { lineTableOfMap } from "./line-table.js";

export interface BundleOptions {
  /** Modules in the form `js`. */
  readonly modules: readonly EmittedModule[];
  /** Name of the module that runs as the program. */
  readonly entry: string;
  /** Path of the file with the runtime's exports (and `registerBundle`). */
  readonly runtime: string;
  /** Path of the file that exports `runMain(name)`; the runtime itself if left out. */
  readonly start?: string;
  readonly format?: "esm" | "cjs";
  readonly minify?: boolean;
  /** Packages to be left out of the bundle. */
  readonly external?: readonly string[];
  /** Oldest engine to run on. */
  readonly target?: string;
  /** Reads a module of the runtime (JavaScript); with it, what the program cannot reach of the runtime is left out. */
  readonly read?: (path: string) => string;
  /** A line such as `#!/usr/bin/env node` to begin with. */
  readonly hashbang?: string;
}

export interface Bundle {
  readonly code: string;
  readonly map: SourceMapJson;
  /** Sizes of the input files, for reports. */
  readonly inputs: Readonly<Record<string, { bytes: number }>>;
}

const PLACEHOLDER = "@halpy-line-table@";
const TABLE = `globalThis[Symbol.for("halpy.lineTable")]`;
const NAMESPACE = "halpy-module";
const SOURCE_MARK = "halpy-source-";

/** Makes the bundle. esbuild is loaded only here. */
export async function bundleProgram(options: BundleOptions): Promise<Bundle> {
  const { build } = await import("esbuild");
  const pruned = options.read === undefined ? undefined : await prunedRuntime(options, options.read);
  const result = await build(buildOptions(options, pruned));
  const outputs = result.outputFiles ?? [];
  const code = outputs.find((file) => !file.path.endsWith(".map"))!.text;
  const rawMap = JSON.parse(outputs.find((file) => file.path.endsWith(".map"))!.text) as SourceMapJson;
  const moduleOf = (source: string): EmittedModule | undefined => {
    const index = new RegExp(`${SOURCE_MARK}(\\d+)$`).exec(source)?.[1];
    return index === undefined ? undefined : options.modules[Number(index)];
  };
  const table = lineTableOfMap(rawMap, moduleOf);
  const inputs = result.metafile?.inputs ?? {};
  return {
    code: code.replace(`"${PLACEHOLDER}"`, () => JSON.stringify(table)),
    map: pythonOnly(rawMap, moduleOf),
    inputs,
  };
}

/** The module that the bundle begins with. */
function startText(options: BundleOptions): string {
  const start = options.start ?? options.runtime;
  return [
    `import { registerBundle } from "${RUNTIME_SPECIFIER}";`,
    `import ${JSON.stringify(start)};`,
    `import { runMain } from ${JSON.stringify(start)};`,
    ...options.modules.map((_, i) => `import "${NAMESPACE}:${i}";`),
    `registerBundle(${TABLE});`,
    `runMain(${JSON.stringify(options.entry)});`,
  ].join("\n");
}

/** Texts of the runtime's modules without what this program cannot reach. */
async function prunedRuntime(
  options: BundleOptions,
  read: (path: string) => string,
): Promise<Map<string, string>> {
  const { prune } = await import("./prune/prune.js");
  const emitted = options.modules.map((module, i) => [`${NAMESPACE}:${i}`, module.code] as const);
  return prune({
    program: new Map([["start.js", startText(options)], ...emitted]),
    emitted: emitted.map(([path]) => path),
    data: options.start,
    read,
    resolve: (specifier, from) => {
      if (specifier === RUNTIME_SPECIFIER) return options.runtime;
      if (/^(?:\/|halpy-module:)/.test(specifier)) return specifier;
      return specifier.startsWith(".") ? new URL(specifier, `file://${from}`).pathname : undefined;
    },
  });
}

function buildOptions(
  options: BundleOptions,
  pruned: ReadonlyMap<string, string> | undefined,
): BuildOptions & { write: false } {
  const { format = "esm", minify = false } = options;
  const firstLine = `${TABLE} = "${PLACEHOLDER}";`;
  return {
    stdin: {
      contents: startText(options),
      resolveDir: options.runtime.replace(/[/\\][^/\\]*$/, ""),
      sourcefile: "start.js",
      loader: "js",
    },
    bundle: true,
    write: false,
    outfile: "bundle.js",
    format,
    minify,
    keepNames: false,
    platform: "node",
    target: options.target ?? "node18",
    external: [...(options.external ?? [])],
    banner: { js: options.hashbang === undefined ? firstLine : `${options.hashbang}\n${firstLine}` },
    sourcemap: "external",
    sourcesContent: false,
    legalComments: "none",
    charset: "utf8",
    metafile: true,
    logLevel: "silent",
    plugins: [modulesPlugin(options, pruned)],
  };
}

/** Gives esbuild the emitted modules, each with its map, without files. */
function modulesPlugin(
  { modules, runtime }: BundleOptions,
  pruned: ReadonlyMap<string, string> | undefined,
): Plugin {
  return {
    name: "halpy",
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${RUNTIME_SPECIFIER}$`) }, () => ({ path: runtime }));
      build.onResolve({ filter: new RegExp(`^${NAMESPACE}:`) }, ({ path }) => ({
        path: path.slice(NAMESPACE.length + 1),
        namespace: NAMESPACE,
      }));
      if (pruned !== undefined) {
        build.onLoad({ filter: /\.m?js$/ }, ({ path }) => {
          const contents = pruned.get(path);
          return contents === undefined ? undefined : { contents, loader: "js" };
        });
      }
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => {
        const module = modules[Number(path)]!;
        const map: SourceMapJson = {
          ...sourceMapOf(module),
          sources: [`${SOURCE_MARK}${path}`],
          sourcesContent: [""],
        };
        const encoded = Buffer.from(JSON.stringify(map)).toString("base64");
        const comment = `//# sourceMappingURL=data:application/json;base64,${encoded}\n`;
        return { contents: module.code + comment, loader: "js", resolveDir: "." };
      });
    },
  };
}

/** The same map without the sources that are not Python; code from those is mapped to nothing. */
function pythonOnly(
  map: SourceMapJson,
  moduleOf: (source: string) => EmittedModule | undefined,
): SourceMapJson {
  const sources: string[] = [];
  const sourcesContent: string[] = [];
  const newIndex = map.sources.map((source) => {
    const module = moduleOf(source);
    if (module === undefined) return -1;
    sourcesContent.push(module.source);
    return sources.push(module.file) - 1;
  });
  let text = "";
  let line = 0;
  let atLineStart = true;
  let column = 0;
  let inPython = false;
  const last = { source: 0, line: 0, column: 0, name: 0 };
  for (const mapping of decodeMappings(map.mappings)) {
    const source = mapping.source < 0 ? -1 : newIndex[mapping.source]!;
    const startsLine = mapping.line > line;
    if (source < 0 && (startsLine || !inPython)) {
      inPython = false;
      continue;
    }
    while (line < mapping.line) {
      text += ";";
      line++;
      column = 0;
      atLineStart = true;
    }
    if (!atLineStart) text += ",";
    atLineStart = false;
    text += encodeVlq(mapping.column - column);
    column = mapping.column;
    inPython = source >= 0;
    if (!inPython) continue;
    text +=
      encodeVlq(source - last.source) +
      encodeVlq(mapping.sourceLine - last.line) +
      encodeVlq(mapping.sourceColumn - last.column);
    last.source = source;
    last.line = mapping.sourceLine;
    last.column = mapping.sourceColumn;
    if (mapping.name >= 0) {
      text += encodeVlq(mapping.name - last.name);
      last.name = mapping.name;
    }
  }
  return { version: 3, sources, sourcesContent, names: map.names, mappings: text };
}
