#!/usr/bin/env node
/**
 * The file behind the `halpy` command (copied to dist/halpy.js): runs dist/main.cjs with V8's code cache, which
 * spares compiling the program again at each start (measured in docs/dependencies.md), and in the same way dist/compiler.cjs
 * when the compiler is first wanted.
 *
 * A cache serves one version of node. That of the version that built the command lies beside it; for any other, the first run that
 * compiles a program leaves one in the user's cache folder, when it ends. The build makes its own so too, with a small program.
 */
"use strict";
const fs = require("node:fs");
const vm = require("node:vm");

const importModule = (specifier) => import(specifier);
const PARAMETERS = "require, module, exports, __filename, __dirname, __import, __part";
const NODE = `${process.version}-${process.arch}`;

/** The folder of program-cache.ts, which makes it and keeps it from growing. */
function userFolder() {
  const { XDG_CACHE_HOME: cache, HOME: home } = process.env;
  if (cache !== undefined && cache.startsWith("/")) return `${cache}/halpy`;
  return home === undefined ? undefined : `${home}/.cache/halpy`;
}

/** Where the user's cache keeps what belongs to that bundle of this build. */
function userFile(name, filename) {
  const folder = userFolder();
  if (folder === undefined) return undefined;
  const { size, mtimeMs } = fs.statSync(filename);
  return `${folder}/${name}-${NODE}-${size}-${mtimeMs}`;
}

/** Scripts without a cache, and the files for theirs. */
const uncached = [];

/** The script out of that cache; `undefined`: there is none, or V8 refuses it, as it does if it was given other flags. */
function fromCache(source, filename, file) {
  let cachedData;
  try {
    cachedData = fs.readFileSync(file);
  } catch {
    return undefined;
  }
  const script = new vm.Script(source, { filename, cachedData });
  return script.cachedDataRejected ? undefined : script;
}

/** The bundle as a script, out of a cache if there is one. */
function load(name, filename) {
  // The bundles are written in ASCII only, so reading them as latin1 skips the decoding of UTF-8.
  const source = `(function (${PARAMETERS}) {${fs.readFileSync(filename, "latin1")}\n})`;
  const built = `${__dirname}/${name}-${NODE}.cache`;
  const script = fromCache(source, filename, built);
  if (script !== undefined) return script;
  const own = process.env.HALPY_CODE_CACHE === "build" ? built : userFile(name, filename);
  return (own && fromCache(source, filename, own)) ?? compile(source, filename, own);
}

/** Without a cache; leaves one in that file, if there is a place for it. */
function compile(source, filename, file) {
  const script = new vm.Script(source, { filename });
  if (file !== undefined) {
    if (uncached.length === 0) process.on("exit", keepUncached);
    uncached.push({ script, file });
  }
  return script;
}

/** Runs a bundle beside this file and gives what it exports. */
function run(name, part) {
  const filename = `${__dirname}/${name}.cjs`;
  const script = load(name, filename);
  part.exports = {};
  script.runInThisContext()(require, part, part.exports, filename, __dirname, importModule, loadPart);
  return part.exports;
}

const parts = new Map();

/** A part of the command that not every run needs. */
function loadPart(name) {
  if (!parts.has(name)) parts.set(name, run(name, {}));
  return parts.get(name);
}

/** At the end of the run each script holds the functions that were needed. A cache that cannot be written is none. */
function keepUncached() {
  // A run without the compiler has seen too little.
  if (!parts.has("compiler")) return;
  for (const { script, file } of uncached) {
    const temporary = `${file}.${process.pid}`;
    try {
      fs.writeFileSync(temporary, script.createCachedData());
      fs.renameSync(temporary, file);
    } catch {
      try {
        fs.unlinkSync(temporary);
      } catch {
        // It was never made.
      }
    }
  }
}

run("main", module);
