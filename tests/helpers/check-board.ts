/** Runs all checks on texts in memory for one of the package's boards. */

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.js";
import { analyse } from "../../compiler/index.js";
import type { BackendDescription } from "../../runtime-hal/hal/backend-description.js";
import { checkProgram } from "../../compiler/lint/index.js";
import { loadBackend, loadTarget, type Target } from "../../targets/load.js";
import library from "../../stdlib/signatures/library.json" with { type: "json" };

const root = fileURLToPath(new URL("../", import.meta.url));
const targets = new Map<string, Target>();

export function targetOf(id: string): Target {
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(`${root}targets/${path}`, "utf8");
    } catch {
      return undefined;
    }
  };
  const target = targets.get(id) ?? loadTarget(id, read);
  if (target === undefined) throw new Error(`no board ${id}`);
  targets.set(id, target);
  return target;
}

export function backendOf(id: string | undefined): BackendDescription | undefined {
  if (id === undefined) return undefined;
  return loadBackend(id, (path) => readFileSync(`${root}targets/${path}`, "utf8"));
}

/** A text may hold several files, each begun by a line `## name.py`; the first part is `test.py`. */
export function filesIn(text: string): { main: string; others: Record<string, string> } {
  const [main = "", ...rest] = text.split(/^## (?=\w+\.py$)/m);
  const others: Record<string, string> = {};
  for (const part of rest) {
    const end = part.indexOf("\n");
    others[part.slice(0, end).replace(/\.py$/, "")] = part.slice(end + 1);
  }
  return { main, others };
}

/** The findings for a script on a board; without a board those that hold on all. */
export function findingsOn(
  board: string | undefined,
  text: string,
  {
    path = "test.py",
    backend,
    ...options
  }: { strictPins?: boolean; path?: string; backend?: string | undefined } = {},
): readonly Diagnostic[] {
  const { main, others } = filesIn(text);
  const entry = { name: "__main__", path, text: main };
  const resolve = (name: string) => {
    const other = Object.hasOwn(others, name) ? others[name] : undefined;
    return other === undefined ? undefined : { name, path: `${name}.py`, text: other };
  };
  const { bound, ir, diagnostics, hasErrors } = analyse({ entry, resolve, optimise: false });
  if (hasErrors) return diagnostics;
  const target = board === undefined ? undefined : targetOf(board);
  const surroundings = { library, hasFile: (name: string) => existsSync(`${root}stdlib/py/${name}.py`) };
  return [
    ...diagnostics,
    ...checkProgram(bound, surroundings, { ir, target, ...options, backend: backendOf(backend) }),
  ];
}
