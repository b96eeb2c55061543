/** `halpy check`: compiles without running, and shows what was found. */

import { writeAll, encodeText } from "../runtime-hal/exec/output.js";
import type { Diagnostic, Surroundings } from "../compiler/index.js";
import type { Arguments } from "./arguments.js";
import { UsageError, type Command } from "./command.js";
import { ModuleResolver } from "./compile.js";
import { compiler } from "./compiler.js";
import { renderDiagnostics } from "./diagnostics.js";
import { EXIT } from "./exit-codes.js";
import { searchPathFor } from "./module-search.js";
import { readText } from "./read-file.js";
import { findTarget } from "./simulation.js";
import library from "../stdlib/signatures/library.json" with { type: "json" };

/** The diagnostics as `--json` or a terminal wants them. */
async function show(diagnostics: readonly Diagnostic[], asJson: boolean): Promise<void> {
  if (asJson) {
    const { renderJson } = await import("../compiler/diagnostics/render-json.js");
    writeAll(1, encodeText(renderJson(diagnostics)));
  } else if (diagnostics.length > 0)
    writeAll(1, encodeText(renderDiagnostics(diagnostics, process.stdout.isTTY === true)));
}

/** What the checks may know of the world outside the program. */
function surroundings(resolver: ModuleResolver): Surroundings {
  const present = new Set(resolver.lookups.filter(({ place }) => place !== null).map(({ name }) => name));
  return { library, hasFile: (name) => present.has(name) };
}

/** Whether a diagnostic is none that was shown before. */
function isFirst({ code, severity, file, start, args }: Diagnostic, seen: Set<string>): boolean {
  const key = [code, severity, file.path, start, ...args].join("\0");
  return !seen.has(key) && seen.add(key) !== undefined;
}

async function check(args: Arguments): Promise<number> {
  if (args.operands.length === 0) throw new UsageError("no files given");
  let failed = false;
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  const asJson = args.flag("json") === true;
  const boardId = args.value("board");
  const target = boardId === undefined ? undefined : findTarget(boardId);
  for (const file of args.operands) {
    const text = readText(file);
    if (text === undefined) throw new UsageError(`can't open file '${file}'`);
    const resolver = new ModuleResolver(
      searchPathFor(file.replace(/[^/]*$/, "").replace(/\/$/, ""), process.env),
    );
    const entry = resolver.entry({ path: file, text });
    const { bound, ir, diagnostics, hasErrors } = compiler().analyse({
      entry,
      optimise: false,
      resolve: (name) => resolver.resolve(name),
    });
    // What could not be parsed would be taken for undefined names.
    const findings = hasErrors ? [] : compiler().checkProgram(bound, surroundings(resolver), { ir, target });
    // Modules that several of the scripts import are checked with each.
    const fresh = [...diagnostics, ...findings].filter((one) => isFirst(one, seen));
    if (asJson) found.push(...fresh);
    else await show(fresh, false);
    failed ||= hasErrors || findings.some(({ severity }) => severity === "error");
  }
  if (asJson) await show(found, true);
  return failed ? EXIT.usage : EXIT.ok;
}

export const checkCommand: Command = {
  name: "check",
  synopsis: ["[--json] FILE..."],
  summary: "looks for errors without running anything",
  description: [
    "Compiles each script with the modules it imports and prints all errors and warnings found: syntax, names that nothing defines, imports of what is not there, calls whose arguments do not fit.",
    "An error is something that fails for certain when the program gets there, a warning something that may; code that asks first (try, hasattr, sys.platform) is left alone. The status is 2 if there were errors, 0 if there were warnings only. 'halpy explain CODE' tells more about a message, a comment '# noqa: CODE' silences it on its line.",
  ],
  options: [
    { name: "board", value: "ID", help: "The board that the scripts are for: its pins are checked too." },
    { name: "json", help: "Prints one JSON array for editors and scripts; lines and columns count from 1." },
  ],
  examples: [["halpy check main.py", "Checks a script and all it imports."]],
  run: check,
};
