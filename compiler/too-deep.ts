/**
 * Programs that nest deeper than the stages of the compiler can follow: they are recursive, and JavaScript's stack is small. Brackets
 * and blocks are limited by the parser; what is left are sums of thousands of terms and chains of thousands of calls.
 */

import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { DiagnosticSink } from "./diagnostics/diagnostic.js";
import type { ModuleInput, Resolve } from "./program.js";
import { importedNames } from "./program.js";
import { SourceFile } from "./source/source-file.js";
import type { Module, Stmt } from "./syntax/ast.js";
import { parseModule } from "./syntax/parser.js";

/** Depth of the tree below a value; without recursion, or it could not be asked here. */
function depthOf(root: unknown): number {
  let deepest = 0;
  const waiting: [unknown, number][] = [[root, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth] = next;
    if (typeof value !== "object" || value === null || value instanceof Uint8Array) continue;
    deepest = Math.max(deepest, depth);
    for (const child of Object.values(value)) waiting.push([child, depth + 1]);
  }
  return deepest;
}

/** The tree, unless even the parser's own checks nest too deeply. */
function parsed(file: SourceFile): Module | undefined {
  try {
    return parseModule(file, new DiagnosticSink());
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where such a statement most likely stands. */
function longestLine(text: string): { start: number; end: number } {
  let start = 0;
  let longest = { start: 0, end: 0 };
  for (const line of text.split("\n")) {
    if (line.length > longest.end - longest.start) longest = { start, end: start + line.length };
    start += line.length + 1;
  }
  return { start: longest.start, end: Math.min(longest.end, longest.start + 60) };
}

/** Says which statement of the program nests deepest. */
export function tooDeep(entry: ModuleInput, resolve: Resolve): readonly Diagnostic[] {
  const sink = new DiagnosticSink();
  const seen = new Set([entry.name]);
  const queue = [entry];
  let worst: { file: SourceFile; statement: Stmt; depth: number } | undefined;
  for (const input of queue) {
    const file = new SourceFile(input.path, input.text);
    const tree = parsed(file);
    if (tree === undefined) {
      const { start, end } = longestLine(input.text);
      sink.report("SYN179", file, start, end);
      return sink.diagnostics;
    }
    for (const statement of tree.body) {
      const depth = depthOf(statement);
      if (worst === undefined || depth > worst.depth) worst = { file, statement, depth };
    }
    for (const name of importedNames(tree.body, input.name, input.isPackage ?? false)) {
      if (seen.has(name)) continue;
      seen.add(name);
      const found = resolve(name, input.name);
      if (found !== undefined) queue.push(found);
    }
  }
  if (worst !== undefined) {
    const { file, statement } = worst;
    sink.report("SYN179", file, statement.start, Math.min(statement.end, statement.start + 60));
  }
  return sink.diagnostics;
}
