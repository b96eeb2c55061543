/** A script as something that can start: out of the cache if nothing has changed, else freshly compiled. */

import { registerModule, type FoundModule } from "../runtime-hal/core/import.js";
import { runMain } from "../runtime-hal/exec/execute.js";
import { encodeText, writeAll } from "../runtime-hal/exec/output.js";
import type { Diagnostic } from "../compiler/index.js";
import { isHardwareModule } from "../compiler/lint/hardware/modules.js";
import type { Target } from "../targets/load.js";
import { compileProgram, type Source } from "./compile.js";
import { renderDiagnostics } from "./diagnostics.js";
import { LoadedScript } from "./evaluate.js";
import { hardwareCheck } from "./on-demand.js";
import { readCache, writeCache, type CachedModule } from "./program-cache.js";

/** A program ready to start. */
export interface LoadedProgram {
  readonly scripts: readonly LoadedScript[];
  /** Called after the run: V8 has compiled what was used by then. */
  readonly keep: () => void;
}

export interface LoadOptions {
  readonly cache: boolean;
  /** The board that the program is checked for; absent: none. */
  readonly target?: Target | undefined;
}

/** Prints diagnostics of a program; errors end it, warnings do not. */
function report(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0)
    writeAll(2, encodeText(renderDiagnostics(diagnostics, process.stderr.isTTY === true)));
}

/** The program of a script, `undefined` if it has errors (which are printed). */
export function loadProgram(
  script: Source,
  path: readonly string[],
  options: LoadOptions,
): LoadedProgram | undefined {
  const { target } = options;
  const cached = options.cache ? readCache(script, path) : undefined;
  if (cached !== undefined) {
    const { checkedFor } = cached;
    const isChecked = target === undefined || checkedFor === "*" || checkedFor === target.board.id;
    if (!isChecked && fails(script, path, target)) return undefined;
    return { scripts: cached.modules.map(load), keep: () => {} };
  }
  const outcome = compileProgram(script, path);
  if (!outcome.ok) {
    report(outcome.diagnostics);
    return undefined;
  }
  const needsCheck = outcome.program.lookups.some(({ name }) => isHardwareModule(name));
  if (needsCheck && target !== undefined && fails(script, path, target)) return undefined;
  const checkedFor = needsCheck ? target?.board.id : "*";
  const scripts = outcome.program.modules.map((module) => new LoadedScript(module));
  const keep = (): void => {
    if (options.cache) writeCache(script, path, outcome.program, scripts, checkedFor);
  };
  return { scripts, keep };
}

/** Whether the program does what the board cannot do; it is said then. */
function fails(script: Source, path: readonly string[], target: Target): boolean {
  const errors = hardwareCheck().hardwareErrors(script, path, target);
  report(errors);
  if (errors.length > 0)
    writeAll(2, encodeText("halpy: the script was not run; --no-check runs it nevertheless\n"));
  return errors.length > 0;
}

function load(module: CachedModule): LoadedScript {
  return new LoadedScript(module, module.cachedData);
}

/** Registers the modules and runs the first one as the program. */
export function startProgram(program: LoadedProgram, packagePath: string | null): void {
  const [main, ...others] = program.scripts.map((script) => script.evaluate());
  for (const module of others) registerModule(module);
  if (main === undefined) return;
  const found: FoundModule = { file: main.file, packagePath, init: main.init };
  runMain(found);
}
