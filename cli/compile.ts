/**
 * Compiles a script and the modules it imports for running in memory. A module that does not compile is left out of
 * the program: importing it raises SyntaxError when the program comes there, as it does in MicroPython.
 */

import { basename } from "node:path";
import { libraryModule } from "../stdlib/ts/catalog.js";
import type { Diagnostic, ModuleInput, ProgramModule } from "../compiler/index.js";
import { compiler } from "./compiler.js";
import { modulesLeftByStart } from "../targets/firmware-start.js";
import { isFrozen, realFile, shownFile, STANDING_APART } from "./frozen.js";
import { findModule, type ModulePlace } from "./module-search.js";
import { readText } from "./read-file.js";
import { starNamesOf } from "./star-names.js";

/** One question to the module search and its answer: if all answers are still the same, so is the program. */
export interface Lookup {
  readonly name: string;
  readonly folders: readonly string[];
  readonly place: ModulePlace | null;
}

/** A source text that went into a program. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface CompiledProgram {
  readonly modules: readonly ProgramModule[];
  readonly lookups: readonly Lookup[];
  /** Texts of all files that were read, the script first. */
  readonly sources: readonly Source[];
}

export type CompileOutcome =
  | { readonly ok: true; readonly program: CompiledProgram; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Answers the compiler's questions for modules, and keeps the answers. */
export class ModuleResolver {
  readonly lookups: Lookup[] = [];
  readonly sources: Source[] = [];
  /** Packages without a file of their own, and their folders. */
  readonly namespaces = new Map<string, string>();
  /** Modules and packages without source, and the files of their bytecode. */
  readonly bytecode = new Map<string, string>();
  /** Full names of the modules that were found. */
  readonly found = new Set<string>();
  private readonly packages = new Map<string, string>();

  constructor(
    private readonly path: readonly string[],
    /** Files that are not to be linked in. */
    private readonly refused: ReadonlySet<string> = new Set(),
    /** The board's, if one is known. */
    private readonly dialect?: string,
  ) {}

  /** The script as the program's entry. As on a board, a `boot.py` beside `main.py` runs before it, with the same names. */
  entry(script: Source): ModuleInput {
    const hasBoot = basename(script.path) === "main.py" && this.hasBootFile();
    const given = modulesLeftByStart(this.dialect, hasBoot);
    const entry = { name: "__main__", path: script.path, text: script.text, given };
    return hasBoot ? { ...entry, prelude: "boot" } : entry;
  }

  private hasBootFile(): boolean {
    const folders = this.path.slice(0, 1);
    const place = findModule("boot", folders);
    this.lookups.push({ name: "boot", folders, place: place ?? null });
    return place !== undefined && place.file !== null;
  }

  resolve(fullName: string): ModuleInput | undefined {
    const dot = fullName.lastIndexOf(".");
    const folder = dot < 0 ? undefined : this.packages.get(fullName.slice(0, dot));
    if (dot >= 0 && folder === undefined) return undefined;
    const folders = folder === undefined ? this.path : [folder];
    const name = fullName.slice(dot + 1);
    const place = findModule(name, folders);
    this.lookups.push({ name, folders, place: place ?? null });
    // The runtime's module is taken even where there is a file of that name: `math.py`, `utime.py`.
    if (place === undefined || (dot < 0 && libraryModule(name)?.isReplaceable === false)) return undefined;
    this.found.add(fullName);
    if (place.packagePath !== null) this.packages.set(fullName, place.packagePath);
    if (place.bytecode !== undefined) {
      this.bytecode.set(fullName, place.bytecode);
      return undefined;
    }
    if (place.file === null) {
      this.namespaces.set(fullName, place.packagePath as string);
      return undefined;
    }
    const file = realFile(place.file);
    const text = readText(file);
    if (text === undefined) return undefined;
    this.sources.push({ path: file, text });
    const path = shownFile(place.file);
    if (this.refused.has(path)) return undefined;
    const standsApart = isFrozen(place.file) && STANDING_APART.has(fullName);
    return { name: fullName, path, text, isPackage: place.packagePath !== null, standsApart };
  }
}

/** Compiles `script` with its imports found on `path`, for a board of that dialect if there is one. */
export function compileProgram(script: Source, path: readonly string[], dialect?: string): CompileOutcome {
  const { compile, linkProgram } = compiler();
  const refused = new Set<string>();
  for (;;) {
    const resolver = new ModuleResolver(path, refused, dialect);
    const entry = resolver.entry(script);
    const result = compile({
      entry,
      resolve: (name) => resolver.resolve(name),
      library: (name) => starNamesOf(name, resolver.found),
      form: "program",
    });
    const { diagnostics } = result;
    if (!result.hasErrors) {
      const { modules } = linkProgram(result.modules, "__main__");
      const { lookups } = resolver;
      return { ok: true, program: { modules, lookups, sources: [script, ...resolver.sources] }, diagnostics };
    }
    const broken = diagnostics.filter((d) => d.severity === "error").map((d) => d.file.path);
    if (broken.includes(script.path)) {
      return { ok: false, diagnostics: diagnostics.filter((d) => d.file.path === script.path) };
    }
    const before = refused.size;
    for (const file of broken) refused.add(file);
    if (refused.size === before) return { ok: false, diagnostics };
  }
}
