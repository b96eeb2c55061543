/**
 * Names that nothing binds: for `halpy check`, not for compilation, since a program may bind names at run time.
 *
 * Where that is possible (`exec`, `globals()`, `setattr` with any name, `import *` of a module that is not known) it is a
 * warning; it is silent for names that are stored as attributes somewhere in the program or stand in its strings then. A module
 * of which all is imported and that is not there is reported itself: what is like no known name is taken to be its.
 */

import { BUILTIN_NAMES, MODULE_NAMES, VIPER_TYPES } from "../binding/builtin-names.js";
import { resolveName, type Scope, type ScopeName } from "../binding/scope.js";
import { closest, isSlip } from "../diagnostics/closest.js";
import type { DiagnosticExtra, DiagnosticSink } from "../diagnostics/diagnostic.js";
import { walkTree } from "../binding/walk-tree.js";
import { isPioProgram } from "../syntax/pio-programs.js";
import { isLeftByAnyStart } from "../../targets/firmware-start.js";
import { meant, reportFinding } from "./finding.js";
import { libraryModule } from "./library.js";
import type { CheckedModule } from "./checked-module.js";
import type { ProgramView } from "./program-view.js";
import arduinoNames from "./arduino-names.json" with { type: "json" };

/** Reports each undefined name, once a scope, at its first use that is not expected to fail. */
export function checkNames(program: ProgramView, module: CheckedModule, sink: DiagnosticSink): void {
  const { bindings } = module.source;
  const starred = module.starred.map((name) => program.starNamesOf(name));
  const starredNames = new Set(starred.flatMap((names) => names ?? []));
  const builtins = libraryModule(program.surroundings.library, "builtins") ?? {};
  const isDynamic =
    module.usesDynamicCode ||
    OTHER_GLOBALS.test(module.source.file.text) ||
    program.facts.storesUnknownAttribute ||
    starred.includes(undefined) ||
    MULTITEST.test(module.source.file.text);
  // Pins of a board that is not known.
  const mayBePins = module.starred.includes("board") && program.starNamesOf("board") === undefined;
  const mayBeAbsent = module.starred.some((name) => !program.hasModule(name));
  const guess = globalGuess([...bindings.globals.keys(), ...BUILTIN_NAMES, ...starredNames]);
  const isManifest = /(^|\/)manifest\w*\.py$/.test(module.source.file.path);
  let words: ReadonlySet<string> | undefined;
  for (const [node, scope] of bindings.scopes) {
    // The words of a PIO program are instructions, which the decorator defines while it runs the function.
    if (node.kind === "FunctionDef" && isPioProgram(node)) continue;
    for (const entry of scope.names.values()) {
      const { name } = entry;
      if (!isUndefined(scope, entry, module, program) || starredNames.has(name)) continue;
      if (Object.hasOwn(builtins, name) || (isManifest && MANIFEST_NAMES.has(name))) continue;
      if (mayBePins && /^[A-Z][A-Z0-9_]*$/.test(name)) continue;
      if (isDynamic && (words ??= wordsInStrings(module)).has(name)) continue;
      const offset = entry.uses.find((use) => module.guards.certainty(use, "NameError") !== "expected");
      if (offset === undefined) continue;
      const near = closest(name, localNames(scope)) ?? guess(name);
      if (mayBeAbsent && !(near !== undefined && isSlip(name, near))) continue;
      const isModule = module.source.file.text[offset + name.length] === "." && program.hasModule(name);
      const extra = arduinoHint(name) ?? (isModule ? importHint(name) : meant(near));
      reportFinding(module, sink, {
        code: "NAM220",
        place: { start: offset, end: offset + name.length },
        args: [name],
        raises: "NameError",
        ...(isDynamic || (isModule && isLeftSomewhere(name, module, program)) ? { atMost: "likely" } : {}),
        extra,
      });
    }
  }
}

function importHint(name: string): DiagnosticExtra {
  return { hint: `'import ${name}' is missing` };
}

/** Without a board: the firmware of some leaves the module in the main script. */
function isLeftSomewhere(name: string, module: CheckedModule, { surroundings }: ProgramView): boolean {
  return surroundings.target === undefined && module.source.name === "__main__" && isLeftByAnyStart(name);
}

/** What does here what a name of Arduino's does there. */
function arduinoHint(name: string): DiagnosticExtra | undefined {
  if (!Object.hasOwn(arduinoNames, name)) return undefined;
  return {
    hint: `'${name}' is Arduino's; in MicroPython: ${arduinoNames[name as keyof typeof arduinoNames]}`,
  };
}

/** Names that the tool defines which reads manifests of frozen modules (MicroPython's tools/manifestfile.py). */
const MANIFEST_NAMES = new Set(
  "metadata include require package module freeze freeze_as_str freeze_as_mpy freeze_mpy add_library c_module options".split(
    " ",
  ),
);

/** Scripts for several boards at once get names from the runner that starts them. */
const MULTITEST = /^\s*multitest\./m;

/** Code that may run with the globals of another module. */
const OTHER_GLOBALS = /__(code|globals|dict)__/;

function isUndefined(scope: Scope, entry: ScopeName, module: CheckedModule, program: ProgramView): boolean {
  const { name } = entry;
  if (entry.uses.length === 0 || resolveName(scope, name).kind !== "global") return false;
  if (module.source.bindings.globals.has(name) || program.facts.attributeStores.has(name)) return false;
  if (BUILTIN_NAMES.has(name) || MODULE_NAMES.has(name)) return false;
  return !(scope.emitter === "viper" && VIPER_TYPES.has(name));
}

/** The nearest of the names that all functions of the module see; mistakes tend to be repeated. */
function globalGuess(known: readonly string[]): (name: string) => string | undefined {
  const guesses = new Map<string, string | undefined>();
  return (name) => {
    if (!guesses.has(name)) guesses.set(name, closest(name, known));
    return guesses.get(name);
  };
}

function localNames(scope: Scope): string[] {
  const known: string[] = [];
  for (let outer: Scope | null = scope; outer !== null; outer = outer.parent) {
    for (const entry of outer.names.values())
      if (entry.kind === "local" || entry.kind === "cell") known.push(entry.name);
  }
  return known;
}

/** Names that code in strings may bind. */
function wordsInStrings(module: CheckedModule): ReadonlySet<string> {
  const words = new Set<string>();
  walkTree(module.source.tree, (node) => {
    if (node.kind === "Str") for (const word of node.value.match(/[^\W\d]\w*/gu) ?? []) words.add(word);
  });
  return words;
}
