/** `halpy boards --for SCRIPT`: which boards a script can run on, and why not on the others. */

import { messageOf, type Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { checkProgram } from "../compiler/lint/index.js";
import { isLeftByAnyStart } from "../targets/firmware-start.js";
import type { Target } from "../targets/load.js";
import { inOrder } from "../targets/show/board-list.js";
import { surroundingsOf } from "./check-surroundings.js";
import { ModuleResolver, type Source } from "./compile.js";
import { compiler } from "./compiler.js";
import { renderDiagnostics } from "./diagnostics.js";
import { cannotOpen } from "./file-failure.js";
import { isForCircuitPython } from "./firmware-of.js";
import { boardIds, findTarget } from "./find-target.js";
import { searchPathFor } from "./module-search.js";
import { readText } from "./read-file.js";

/** `care`: it runs, but there are warnings. */
export type Verdict = "yes" | "care" | "no";

export interface BoardFinding {
  readonly code: string;
  readonly severity: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export interface BoardVerdict {
  readonly board: string;
  readonly runs: Verdict;
  readonly findings: readonly BoardFinding[];
}

/** With the name of the board left out, so that boards with the same trouble can be told together. */
function plain(diagnostic: Diagnostic, { board }: Target): BoardFinding {
  const { code, severity, file, start } = diagnostic;
  const message = messageOf(diagnostic).replaceAll(board.name, "the board");
  return { code, severity, path: file.path, line: file.lineOf(start), message };
}

/** What is an error on one board may be a warning without one. */
const keyOf = ({ code, severity, file, start, args }: Diagnostic): string =>
  [code, severity, file.path, start, ...args].join("\0");

/** Looks at the script as the firmware of boards with that dialect starts it. */
function analysed(script: Source, dialect: string | undefined) {
  const folder = script.path.replace(/[^/]*$/, "").replace(/\/$/, "");
  const isCircuitPython = isForCircuitPython(script.text, folder, undefined);
  const path = searchPathFor(folder, process.env, undefined, isCircuitPython);
  const resolver = new ModuleResolver(path, undefined, dialect);
  const analysis = compiler().analyse({
    entry: resolver.entry(script),
    optimise: false,
    resolve: (name) => resolver.resolve(name),
  });
  const around = surroundingsOf(resolver);
  return {
    ...analysis,
    check: (target?: Target): readonly Diagnostic[] =>
      checkProgram(analysis.bound, around, { ir: analysis.ir, target }),
  };
}

/** The verdict for every board; a text for people if the script has errors that have nothing to do with boards. */
export function verdicts(path: string): BoardVerdict[] | { readonly errors: string } {
  const text = readText(path);
  if (text === undefined) throw cannotOpen(path);
  const script = { path, text };
  const plainly = analysed(script, undefined);
  const common = plainly.hasErrors ? [] : plainly.check();
  const errors = [...plainly.diagnostics, ...common].filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { errors: renderDiagnostics(errors, process.stdout.isTTY === true) };
  const known = new Set(common.map(keyOf));
  // Most scripts import what they use: then all firmware starts them alike.
  const needsStart = common.some(({ code, args }) => code === "NAM220" && isLeftByAnyStart(String(args[0])));
  const byDialect = new Map<string, typeof plainly>();
  const startedBy = (dialect: string): typeof plainly => {
    let found = byDialect.get(dialect);
    if (found === undefined) byDialect.set(dialect, (found = analysed(script, dialect)));
    return found;
  };
  return inOrder(boardIds().map(findTarget)).map((target) => {
    const found = (needsStart ? startedBy(target.board.dialect) : plainly).check(target);
    // What is missing here only is no matter of the board.
    const own = found.filter(
      (one) => one.severity !== "info" && one.code !== "NAM234" && !known.has(keyOf(one)),
    );
    const fails = own.some(({ severity }) => severity === "error");
    const shown = own.filter(({ severity }) => !fails || severity === "error");
    const runs = fails ? "no" : own.length > 0 ? "care" : "yes";
    return { board: target.board.id, runs, findings: shown.map((one) => plain(one, target)) };
  });
}

/** The boards that share a reason, together: `esp32, esp32-s3: main.py:4: ...`. */
function reasons(all: readonly BoardVerdict[], runs: Verdict): string[] {
  const byReason = new Map<string, string[]>();
  for (const { board, findings } of all.filter((one) => one.runs === runs)) {
    const lines = findings.map(
      ({ path, line, code, message }) => `    ${path}:${line}: ${message} [${code}]`,
    );
    const reason = [...new Set(lines)].join("\n");
    byReason.set(reason, [...(byReason.get(reason) ?? []), board]);
  }
  return [...byReason].map(([reason, boards]) => `  ${boards.join(", ")}\n${reason}`);
}

/** The verdicts for people. */
export function verdictText(path: string, all: readonly BoardVerdict[]): string {
  const good = all.filter(({ runs }) => runs === "yes").map(({ board }) => board);
  const count = all.filter(({ runs }) => runs !== "no").length;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", title, ...lines];
  return [
    `${path} can run on ${count} of ${all.length} boards.`,
    ...section("Without remarks", good.length === 0 ? [] : [`  ${good.join(", ")}`]),
    ...section("With care", reasons(all, "care")),
    ...section("Not", reasons(all, "no")),
    "",
  ].join("\n");
}
