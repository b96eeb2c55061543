/** `halpy check`: compiles without running, and shows what was found. */

import { writeAll, encodeText } from "../runtime-hal/exec/output.js";
import type { Diagnostic } from "../compiler/index.js";
import type { Arguments } from "./arguments.js";
import { UsageError, type Command } from "./command.js";
import { ModuleResolver } from "./compile.js";
import { compiler } from "./compiler.js";
import { renderDiagnostics } from "./diagnostics.js";
import { EXIT } from "./exit-codes.js";
import { searchPathFor } from "./module-search.js";
import { readText } from "./read-file.js";

/** The diagnostics as `--json` or a terminal wants them. */
async function show(diagnostics: readonly Diagnostic[], asJson: boolean): Promise<void> {
  if (asJson) {
    const { renderJson } = await import("../compiler/diagnostics/render-json.js");
    writeAll(1, encodeText(renderJson(diagnostics)));
  } else if (diagnostics.length > 0)
    writeAll(1, encodeText(renderDiagnostics(diagnostics, process.stdout.isTTY === true)));
}

async function check(args: Arguments): Promise<number> {
  if (args.operands.length === 0) throw new UsageError("no files given");
  let failed = false;
  const found: Diagnostic[] = [];
  const asJson = args.flag("json") === true;
  for (const file of args.operands) {
    const text = readText(file);
    if (text === undefined) throw new UsageError(`can't open file '${file}'`);
    const resolver = new ModuleResolver(
      searchPathFor(file.replace(/[^/]*$/, "").replace(/\/$/, ""), process.env),
    );
    const entry = { name: "__main__", path: file, text };
    const { diagnostics, hasErrors } = compiler().analyse({
      entry,
      resolve: (name) => resolver.resolve(name),
    });
    if (asJson) found.push(...diagnostics);
    else await show(diagnostics, false);
    failed ||= hasErrors;
  }
  if (asJson) await show(found, true);
  return failed ? EXIT.usage : EXIT.ok;
}

export const checkCommand: Command = {
  name: "check",
  synopsis: ["[--json] FILE..."],
  summary: "looks for errors without running anything",
  description: [
    "Compiles each script with the modules it imports and prints all errors and warnings found. The status is 2 if there were errors. 'halpy explain CODE' tells more about a message.",
  ],
  options: [
    { name: "json", help: "Prints one JSON array for editors and scripts; lines and columns count from 1." },
  ],
  examples: [["halpy check main.py", "Checks a script and all it imports."]],
  run: check,
};
