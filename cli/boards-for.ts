/** `halpy boards --for SCRIPT`: which boards a script can run on, and why not on the others. */

import { messageOf, type Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { checkProgram } from "../compiler/lint/index.js";
import type { Target } from "../targets/load.js";
import { inOrder } from "../targets/show/board-list.js";
import { surroundingsOf } from "./check-surroundings.js";
import { ModuleResolver } from "./compile.js";
import { compiler } from "./compiler.js";
import { UsageError } from "./command.js";
import { renderDiagnostics } from "./diagnostics.js";
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

const keyOf = ({ code, file, start, args }: Diagnostic): string =>
  [code, file.path, start, ...args].join("\0");

/** The verdict for every board; a text for people if the script has errors that have nothing to do with boards. */
export function verdicts(path: string): BoardVerdict[] | { readonly errors: string } {
  const text = readText(path);
  if (text === undefined) throw new UsageError(`can't open file '${path}'`);
  const resolver = new ModuleResolver(
    searchPathFor(path.replace(/[^/]*$/, "").replace(/\/$/, ""), process.env),
  );
  const { bound, ir, diagnostics, hasErrors } = compiler().analyse({
    entry: resolver.entry({ path, text }),
    optimise: false,
    resolve: (name) => resolver.resolve(name),
  });
  const around = surroundingsOf(resolver);
  const common = hasErrors ? [] : checkProgram(bound, around, { ir });
  const errors = [...diagnostics, ...common].filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { errors: renderDiagnostics(errors, process.stdout.isTTY === true) };
  const known = new Set(common.map(keyOf));
  return inOrder(boardIds().map(findTarget)).map((target) => {
    const found = checkProgram(bound, around, { ir, target });
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
