/** Any intermediate form of a single file as text, for people and for tests. */

import { bindModule } from "./binding/binder.js";
import { joinFacts } from "./binding/bindings.js";
import { printScopes } from "./binding/print-scopes.js";
import { type Diagnostic, DiagnosticSink } from "./diagnostics/diagnostic.js";
import { emitModule } from "./emit/module.js";
import { printModule as printIr } from "./ir/print.js";
import { lowerModule } from "./lower/module.js";
import { runPasses } from "./passes/pipeline.js";
import { SourceFile } from "./source/source-file.js";
import { printModule as printTree, printTokens } from "./syntax/ast-print.js";
import { parseModule } from "./syntax/parser.js";
import { scan } from "./syntax/scanner.js";

/** The forms a program takes on its way, in order. */
export const STAGES = ["tokens", "ast", "scopes", "ir", "types", "typed-ir", "program", "js", "ts"] as const;
export type Stage = (typeof STAGES)[number];

export interface PrintedStage {
  /** Empty where errors keep the stage from being reached. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Takes a text as far as the stage and prints it there. `types` is the IR with the types that inference found. */
export function printStage(text: string, path: string, stage: Stage): PrintedStage {
  const sink = new DiagnosticSink();
  const file = new SourceFile(path, text);
  return { text: print(file, sink, stage), diagnostics: sink.diagnostics };
}

function print(file: SourceFile, sink: DiagnosticSink, stage: Stage): string {
  if (stage === "tokens") return printTokens(file.text, scan(file, sink));
  const tree = parseModule(file, sink);
  if (stage === "ast") return printTree(tree);
  const bindings = bindModule({ tree, file, sink });
  if (stage === "scopes") return printScopes(bindings);
  if (sink.hasErrors) return "";
  const program = joinFacts([bindings.facts]);
  const ir = lowerModule({ name: "__main__", file, isPackage: false, tree, bindings, program, sink });
  if (stage === "ir") return printIr(ir);
  if (sink.hasErrors) return "";
  if (stage === "types") {
    runPasses([ir], { optimise: true, until: "infer" });
    return printIr(ir, true);
  }
  runPasses([ir], { optimise: true });
  return stage === "typed-ir" ? printIr(ir) : emitModule(ir, stage).code;
}
