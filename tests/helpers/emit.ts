/** Short ways to compile a text in tests. */
import assert from "node:assert/strict";
import { starNamesOf } from "../../cli/star-names.js";
import { messageOf } from "../../compiler/diagnostics/diagnostic.js";
import type { EmitForm, EmittedModule } from "../../compiler/emit/module.js";
import { compile } from "../../compiler/index.js";

/** Compiles one module named `example.py` and gives what was emitted; fails on any diagnostic that is an error. */
export function emit(source: string, form: EmitForm = "program", optimise = false): EmittedModule {
  const entry = { name: "__main__", path: "example.py", text: source };
  const library = (name: string) => starNamesOf(name, new Set());
  const result = compile({ entry, library, form, optimise });
  const errors = result.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  assert.deepEqual(errors.map(messageOf), []);
  return result.modules[0]!;
}

/** The module body alone: what stands in `init` behind the declaration of globals, without its indentation. */
export function emittedBody(source: string, optimise = false): string {
  const lines = emit(source, "program", optimise).code.split("\n");
  const first = lines.findIndex((line) => line.startsWith("  function init("));
  const last = lines.findIndex((line) => line === "  }");
  const body = lines.slice(first + 1, last).map((line) => line.slice(4));
  const exposed = body.findIndex((line) => line.startsWith("$expose("));
  return (exposed < 0 ? body : body.slice(body.indexOf("});") + 1)).join("\n");
}
