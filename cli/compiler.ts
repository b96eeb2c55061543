/**
 * The compiler, loaded when it is first needed: a program that comes out of the cache starts without it. Code that is
 * compiled while a program runs (`exec`, late imports) cannot wait for a promise, so this is a synchronous `require`,
 * which the bundler turns into an initialisation on first use.
 */

import { patiently } from "./tiering.js";

type Compiler = typeof import("../compiler/index.js");

let loaded: Compiler | undefined;

export function compiler(): Compiler {
  loaded ??= load();
  return loaded;
}

function load(): Compiler {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const compiler = require("../compiler/index.js") as Compiler;
  return {
    ...compiler,
    analyse: (options) => patiently(() => compiler.analyse(options), options.entry.text.length),
    compile: (options) => patiently(() => compiler.compile(options), options.entry.text.length),
  };
}
