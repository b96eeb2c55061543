/** Scopes as text: one line a scope, indented by nesting, with what each name is in it. */

import type { Bindings } from "./bindings.js";
import type { Scope } from "./scope.js";

/** All scopes of a module, in the order in which they were bound. */
export function printScopes(bindings: Bindings): string {
  const lines: string[] = [];
  for (const scope of bindings.scopes.values()) {
    const names = [...scope.names.values()].map(
      ({ name, kind, isParameter }) => `${name}:${isParameter ? "parameter " : ""}${kind}`,
    );
    lines.push(
      `${"  ".repeat(depthOf(scope))}${titleOf(scope)}${names.length > 0 ? ` ${names.join(", ")}` : ""}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function depthOf(scope: Scope): number {
  let depth = 0;
  for (let outer = scope.parent; outer !== null; outer = outer.parent) depth++;
  return depth;
}

function titleOf({ kind, node }: Scope): string {
  return "name" in node ? `${kind} ${node.name.name}:` : `${kind}:`;
}
