#!/usr/bin/env node
/**
 * The file behind the `halpy` command (copied to dist/halpy.js): runs dist/main.cjs with V8's code cache, which
 * spares compiling the program again at each start (measured in docs/dependencies.md). A cache of another node
 * version is refused by V8 and ignored here. The build writes it with HALPY_CODE_CACHE=write after a small
 * program has run, so that it holds the functions such a run needs.
 */
"use strict";
const fs = require("node:fs");
const vm = require("node:vm");

const filename = `${__dirname}/main.cjs`;
const cacheFile = `${__dirname}/main.cache`;

function readCache() {
  try {
    return fs.readFileSync(cacheFile);
  } catch {
    return undefined;
  }
}

const writing = process.env.HALPY_CODE_CACHE === "write";
// The bundle is written in ASCII only, so reading it as latin1 skips the decoding of UTF-8.
const source = fs.readFileSync(filename, "latin1");
const parameters = "require, module, exports, __filename, __dirname, __import";
const script = new vm.Script(`(function (${parameters}) {${source}\n})`, {
  filename,
  cachedData: writing ? undefined : readCache(),
});
if (writing) process.on("exit", () => fs.writeFileSync(cacheFile, script.createCachedData()));
const importModule = (specifier) => import(specifier);
script.runInThisContext()(require, module, module.exports, filename, __dirname, importModule);
