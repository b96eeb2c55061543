/** What `halpy run` is to run: a file, a text, a module, standard input. */

import { readFileSync, realpathSync } from "node:fs";
import type { Arguments } from "./arguments.js";
import { UsageError } from "./command.js";
import { programOf } from "./drive.js";
import { cannotOpen } from "./file-failure.js";
import { realFile, shownFile } from "./frozen.js";
import { findModule, searchPathFor } from "./module-search.js";
import { isDirectory, readText } from "./read-file.js";

/** What is to be run. */
export interface Script {
  /** Path as tracebacks show it. */
  readonly path: string;
  readonly text: string;
  /** First folder of `sys.path`. */
  readonly folder: string;
  readonly argv: readonly string[];
  /** Folder of the package, when a package is run by name. */
  readonly packagePath: string | null;
  /** The folder whose program this is, when a folder is run: the board's file system. */
  readonly drive?: string;
}

/** The name MicroPython gives to text that is in no file. */
export const NO_FILE = "<stdin>";

/** The script that the command line names; it is read. */
export function scriptOf(args: Arguments): Script {
  const { operands } = args;
  const code = args.value("c");
  if (code !== undefined)
    return { path: NO_FILE, text: code, folder: "", argv: ["-c", ...operands], packagePath: null };
  const module = args.value("m");
  if (module !== undefined) return moduleScript(module, operands);
  const [file] = operands;
  if (file === undefined) throw new UsageError("no script given; 'halpy run --help' shows how");
  if (file === "-") {
    return { path: NO_FILE, text: readFileSync(0, "utf8"), folder: "", argv: operands, packagePath: null };
  }
  if (isDirectory(file)) {
    const script = fileScript(programOf(file), operands);
    return { ...script, drive: script.folder };
  }
  return fileScript(file, operands);
}

function fileScript(file: string, operands: readonly string[]): Script {
  const text = readText(file);
  if (text === undefined) throw cannotOpen(file);
  const folder = realpathSync(file).replace(/\/[^/]*$/, "") || "/";
  return { path: file, text, folder, argv: operands, packagePath: null };
}

/** `-m name`: the module, or `__main__` of the package, found on the search path. */
function moduleScript(name: string, operands: readonly string[]): Script {
  const path = searchPathFor("", process.env);
  let folders: readonly string[] = path;
  const parts = name.split(".");
  for (let i = 0; i < parts.length; i++) {
    const place = findModule(parts[i] as string, folders);
    const last = i === parts.length - 1;
    if (last && place?.bytecode !== undefined)
      throw new UsageError(`-m: '${place.bytecode}' is bytecode; halpy needs the source of '${name}'`);
    if (place === undefined || (last && place.packagePath === null && place.file === null)) break;
    if (last) {
      const main = place.packagePath === null ? undefined : findModule("__main__", [place.packagePath]);
      const file = main?.file ?? place.file;
      if (file === null) break;
      return {
        path: shownFile(file),
        text: readText(realFile(file)) ?? "",
        folder: "",
        argv: [name, ...operands],
        packagePath: place.packagePath,
      };
    }
    if (place.packagePath === null) break;
    folders = [place.packagePath];
  }
  throw new UsageError(`-m: no module named '${name}'`);
}
