/** Decides whether two runs of a program differ in a way that counts. */
import type { RunResult } from "../helpers/run-python.js";
import { explanations, normalise } from "./explained.js";

/** The last line of a traceback: exception and message. Positions are the business of the traceback tests. */
function lastLine(traceback: string | undefined): string {
  return traceback?.trimEnd().split("\n").at(-1) ?? "";
}

/** All that is compared, as lines. */
function observation(result: RunResult): string[] {
  return [...result.stdout.split("\n"), `ended by: ${lastLine(result.traceback) || "nothing"}`];
}

/** The first lines at which the runs differ, unless the difference is explained. */
export function difference(
  oracle: RunResult,
  halpy: RunResult,
): { expected: string; actual: string } | undefined {
  const expected = observation(oracle);
  const actual = observation(halpy);
  for (let i = 0; i < Math.max(expected.length, actual.length); i++) {
    const pair = { expected: expected[i] ?? "(no more output)", actual: actual[i] ?? "(no more output)" };
    if (normalise(pair.expected) === normalise(pair.actual)) continue;
    if (explanations.some((explanation) => explanation.covers?.(pair.expected, pair.actual))) continue;
    return pair;
  }
  return undefined;
}
