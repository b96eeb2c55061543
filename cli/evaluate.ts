/** From emitted code in memory to a module that can run: node's `vm`, and the line table for tracebacks. */

import { Script } from "node:vm";
import type { LineTable, ProgramModule } from "../compiler/index.js";
import * as runtime from "../runtime-hal/core/emitted.js";
import type { PyModule } from "../runtime-hal/core/modules.js";
import type { Namespace } from "../runtime-hal/core/emitted.js";
import { takeLongFunctions } from "./tiering.js";

/** What the code of a module gives when it is handed the runtime. */
export interface EvaluatedModule {
  readonly name: string;
  readonly file: string;
  readonly isPackage: boolean;
  readonly init: (module: PyModule, namespace?: Namespace) => unknown;
}

let count = 0;

/** A module's code as a script of V8. Its name is unique, so that tracebacks tell modules of one file apart. */
export class LoadedScript {
  readonly script: Script;

  constructor(
    readonly module: { readonly file: string; readonly code: string; readonly lineTable: LineTable | null },
    cachedData?: Buffer,
  ) {
    takeLongFunctions(module.code.length);
    const filename = `halpy:${count++}:${module.file}`;
    this.script = new Script(module.code, { filename, cachedData });
    if (module.lineTable !== null) runtime.registerLineTable(filename, module.lineTable);
  }

  evaluate(): EvaluatedModule {
    return (this.script.runInThisContext() as (r: typeof runtime) => EvaluatedModule)(runtime);
  }
}

/** The code of a program's module, evaluated. */
export function evaluateModule(module: Pick<ProgramModule, "file" | "code" | "lineTable">): EvaluatedModule {
  return new LoadedScript(module).evaluate();
}
