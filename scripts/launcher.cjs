#!/usr/bin/env node
/**
 * The file behind the `halpy` command (copied to dist/halpy.js): runs dist/main.cjs with V8's code cache, which
 * spares compiling the program again at each start (measured in docs/dependencies.md), and in the same way dist/compiler.cjs
 * when the compiler is first wanted. A cache of another node version is refused by V8 and ignored here. The build writes the
 * caches with HALPY_CODE_CACHE=write after a small program has run, so that they hold the functions such a run needs.
 */
"use strict";
const fs = require("node:fs");
const vm = require("node:vm");

const writing = process.env.HALPY_CODE_CACHE === "write";
const importModule = (specifier) => import(specifier);
const PARAMETERS = "require, module, exports, __filename, __dirname, __import, __part";

function readCache(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Runs a bundle beside this file and gives what it exports. */
function run(name, part) {
  const filename = `${__dirname}/${name}.cjs`;
  const cacheFile = `${__dirname}/${name}.cache`;
  // The bundles are written in ASCII only, so reading them as latin1 skips the decoding of UTF-8.
  const source = fs.readFileSync(filename, "latin1");
  const script = new vm.Script(`(function (${PARAMETERS}) {${source}\n})`, {
    filename,
    cachedData: writing ? undefined : readCache(cacheFile),
  });
  if (writing) process.on("exit", () => fs.writeFileSync(cacheFile, script.createCachedData()));
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

run("main", module);
