/** A script as something that can start: out of the cache if nothing has changed, else freshly compiled. */

import { registerModule, type FoundModule } from "../runtime-hal/core/import.js";
import { runMain } from "../runtime-hal/exec/execute.js";
import { encodeText, writeAll } from "../runtime-hal/exec/output.js";
import { noteTracebacks, type TracebackNote } from "../runtime-hal/exec/traceback-notes.js";
import type { Diagnostic } from "../compiler/index.js";
import { isHardwareModule, isLackingModule } from "../compiler/lint/hardware/modules.js";
import type { BackendDescription } from "../runtime-hal/hal/backend-description.js";
import { shownPath } from "../stdlib/ts/mounts.js";
import type { Target } from "../targets/load.js";
import { compileProgram, type Source } from "./compile.js";
import { renderDiagnostics } from "./diagnostics.js";
import { LoadedScript } from "./evaluate.js";
import { hardwareCheck, otherFirmware } from "./on-demand.js";
import { readCache, writeCache, type CachedModule } from "./program-cache.js";

/** A program ready to start. */
export interface LoadedProgram {
  readonly scripts: readonly LoadedScript[];
  /** Called after the run: V8 has compiled what was used by then. */
  readonly keep: () => void;
  /** Something was said of what the backend leaves out. */
  readonly warned: boolean;
}

export interface LoadOptions {
  readonly cache: boolean;
  /** The board that the program is checked for; absent: none. */
  readonly target?: Target | undefined;
  /** Of the board that it runs on; absent: none is named. */
  readonly dialect?: string | undefined;
  /** How it is to be run; absent: simulated. */
  readonly backend?: BackendDescription | undefined;
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
  const { target, backend, dialect } = options;
  const key = target && `${target.board.id}${backend === undefined ? "" : `/${backend.id}`}`;
  const cached = options.cache ? readCache({ script, path, dialect }) : undefined;
  if (cached !== undefined) {
    const { checkedFor } = cached;
    const isChecked = target === undefined || checkedFor === "*" || checkedFor === key;
    const warned = !isChecked && checked(script, path, target, backend);
    if (warned === undefined) return undefined;
    return { scripts: cached.modules.map(load), keep: () => {}, warned };
  }
  const outcome = compileProgram(script, path, dialect);
  if (!outcome.ok) {
    report(outcome.diagnostics);
    return undefined;
  }
  const needsCheck = outcome.program.lookups.some(
    ({ name, place }) => isHardwareModule(name) || (place === null && isLackingModule(name)),
  );
  const warned = needsCheck && target !== undefined && checked(script, path, target, backend);
  if (warned === undefined) return undefined;
  // A warning is given each time.
  const checkedFor = !needsCheck ? "*" : warned ? undefined : key;
  const scripts = outcome.program.modules.map((module) => new LoadedScript(module));
  const keep = (): void => {
    if (options.cache) writeCache({ script, path, dialect }, outcome.program, scripts, checkedFor);
  };
  return { scripts, keep, warned };
}

/** Whoever ends at the import of another firmware's module is told whose it is; only then what is known of them is loaded. */
const MISSING_MODULE: TracebackNote = {
  traceback: /ImportError: no module named '([^']+)'\n$/,
  code: "NAM230",
  text: ([, name = ""]) => otherFirmware().otherFirmwareText(name),
};

/** Says what the program does that the board cannot do. Gives whether there were warnings; `undefined` if there were errors. */
function checked(
  script: Source,
  path: readonly string[],
  target: Target,
  backend: BackendDescription | undefined,
): boolean | undefined {
  const findings = hardwareCheck().hardwareFindings(script, path, target, backend);
  report(findings);
  if (!findings.some(({ severity }) => severity === "error")) return findings.length > 0;
  writeAll(2, encodeText("halpy: the script was not run; --no-check runs it nevertheless\n"));
  return undefined;
}

function load(module: CachedModule): LoadedScript {
  return new LoadedScript(module, module.cachedData);
}

/** Registers the modules and runs the first one as the program, which is in that file of its board. */
export function startProgram(program: LoadedProgram, packagePath: string | null, mainFile?: string): void {
  noteTracebacks([MISSING_MODULE]);
  const [main, ...others] = program.scripts.map((script) => script.evaluate());
  for (const module of others) registerModule({ ...module, file: shownPath(module.file) });
  if (main === undefined) return;
  const found: FoundModule = { file: mainFile ?? main.file, packagePath, init: main.init };
  runMain(found);
}
