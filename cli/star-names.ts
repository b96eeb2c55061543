/** What `import *` of the runtime's modules brings, for the compiler. Read when a program first has such an import. */

import type { LibraryNames } from "../compiler/index.js";

interface Tables {
  /** Names with spaces between them, by module. */
  readonly same: Readonly<Record<string, string>>;
  /** The same of modules that are not alike on all boards. */
  readonly varying: Readonly<Record<string, string>>;
  readonly replaceable: readonly string[];
}

let tables: Tables | undefined;

/** The names of a module, unless it is among those that were `found` as files or folders. */
export function starNamesOf(module: string, found: ReadonlySet<string>): LibraryNames | undefined {
  if (found.has(module)) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would read the table at every start
  tables ??= require("../stdlib/signatures/star-names.json") as Tables;
  const { same, varying, replaceable } = tables;
  const isKnown = (name: string): boolean => Object.hasOwn(same, name) || Object.hasOwn(varying, name);
  // `utime` is the runtime's module even where there is a file `time.py`.
  const base = module.slice(1);
  const isOther = module.startsWith("u") && (base === "sys" || replaceable.includes(base));
  const name = isOther ? base : module;
  if (!isKnown(name)) return undefined;
  const names = (same[name] ?? varying[name]!).split(" ");
  return {
    names,
    varies: Object.hasOwn(varying, name),
    isReplaceable: !isOther && replaceable.includes(name),
  };
}
