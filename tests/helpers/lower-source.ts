/** From Python text to bindings and IR, for the tests of the stages after the parser. */

import { bindModule } from "../../compiler/binding/binder.js";
import { joinFacts, type Bindings } from "../../compiler/binding/bindings.js";
import { DiagnosticSink, microPythonErrorOf } from "../../compiler/diagnostics/diagnostic.js";
import type { IrModule } from "../../compiler/ir/function.js";
import { lowerModule } from "../../compiler/lower/module.js";
import { SourceFile } from "../../compiler/source/source-file.js";
import { parseModule } from "../../compiler/syntax/parser.js";

export interface LoweredSource {
  readonly bindings: Bindings;
  readonly module: IrModule;
  /** What MicroPython would say, in the order of reporting. */
  readonly errors: string[];
}

/** Parses, binds and lowers a module by itself; without inference or passes. */
export function lowerSource(text: string, isDynamicCode = false): LoweredSource {
  const file = new SourceFile("test.py", text);
  const sink = new DiagnosticSink();
  const tree = parseModule(file, sink);
  const bindings = bindModule({ tree, file, sink });
  const program = joinFacts([bindings.facts]);
  const module = lowerModule({
    name: "__main__",
    file,
    isPackage: false,
    tree,
    bindings,
    program,
    sink,
    isDynamicCode,
  });
  return {
    bindings,
    module,
    errors: sink.diagnostics.map((diagnostic) => microPythonErrorOf(diagnostic).text),
  };
}
