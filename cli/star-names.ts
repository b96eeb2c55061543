/** What `import *` of the runtime's modules brings, for the compiler. Read when a program first has such an import. */

import type { LibraryNames } from "../compiler/index.js";
import { libraryModule } from "../stdlib/ts/catalog.js";

interface Tables {
  /** Names with spaces between them, by module. */
  readonly same: Readonly<Record<string, string>>;
  /** The same of modules that are not alike on all boards. */
  readonly varying: Readonly<Record<string, string>>;
}

let tables: Tables | undefined;

/** The names of a module, unless it is among those that were `found` as files or folders. */
export function starNamesOf(module: string, found: ReadonlySet<string>): LibraryNames | undefined {
  if (found.has(module)) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would read the table at every start
  tables ??= require("../stdlib/signatures/star-names.json") as Tables;
  const { same, varying } = tables;
  const { name, isReplaceable } = libraryModule(module) ?? { name: module, isReplaceable: false };
  if (!Object.hasOwn(same, name) && !Object.hasOwn(varying, name)) return undefined;
  const names = (same[name] ?? varying[name]!).split(" ");
  return {
    names,
    varies: Object.hasOwn(varying, name),
    isReplaceable,
  };
}
