/**
 * Leaves out of a built program the parts of the runtime that it cannot reach (`reach.ts`): gives changed texts of the runtime's
 * modules, which a bundler then makes small. Nothing is moved, so a mistake here could only remove too much; the tests run programs
 * pruned and whole and compare.
 */

import type { ProgramNames } from "./forms.js";
import { ProgramGraph, type ModuleFile, type Node } from "./program-graph.js";
import { Reach } from "./reach.js";
import type { Edit } from "./units.js";

/** Programs with one of these can use names that do not stand in their text. */
const BY_NAME = "getattr|hasattr|dir|help|globals|locals|eval|exec|execfile|compile|__import__";
const COMPUTES_NAMES = new RegExp(
  `\\$builtins\\.(?:${BY_NAME})\\b|"(?:${BY_NAME}|builtins|__builtins__)"|__dict__|\\$importStar\\b`,
);

export interface PruneInput {
  /** Modules of the program as they were emitted, and the starting module, by path. */
  readonly program: ReadonlyMap<string, string>;
  /** Paths among them that are emitted code: the names in it are those the program uses. */
  readonly emitted: readonly string[];
  /** A module whose texts are data of a board: no names of Python are among them. */
  readonly data?: string | undefined;
  /** Text of another module. */
  readonly read: (path: string) => string;
  /** Path of an imported module, `undefined` for what is outside. */
  readonly resolve: (specifier: string, from: string) => string | undefined;
}

/** Changed texts, by path. */
export function prune({ program, emitted, data, read, resolve }: PruneInput): Map<string, string> {
  const graph = new ProgramGraph((path) => program.get(path) ?? read(path), resolve);
  const roots = [...program.keys()].map((path) => graph.load(path));
  const edits = new Reach(graph, namesIn(emitted.map((path) => program.get(path) as string)), data).run(
    roots,
  );
  const texts = new Map<string, string>();
  for (const [module, list] of edits)
    if (!program.has(module.path)) texts.set(module.path, edited(module, list));
  return texts;
}

/** Names in the program's text: of attributes and of builtins; `null` if it can make others. */
function namesIn(texts: readonly string[]): ProgramNames | null {
  const attributes = new Set<string>();
  const builtins = new Set<string>();
  for (const text of texts) {
    if (COMPUTES_NAMES.test(text)) return null;
    for (const [, name] of text.matchAll(/(?:\bm\$|\.\$)(\w+)/g)) attributes.add(name as string);
    for (const [, name] of text.matchAll(/\$builtins\.(\w+)/g)) builtins.add(name as string);
    for (const [, name] of text.matchAll(/["'`](\w+)["'`]/g)) {
      attributes.add(name as string);
      builtins.add(name as string);
    }
  }
  return { attributes, builtins };
}

/** The module without what the edits leave out; an edit within another is not made. */
function edited({ text }: ModuleFile, edits: Edit[]): string {
  edits.sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end);
  let result = "";
  let at = 0;
  for (const { node, form } of edits) {
    if (node.start < at) continue;
    const replacement = without(text, node, form);
    if (replacement === undefined) continue;
    result += text.slice(at, node.start) + replacement;
    at = node.end;
    if (form === "property") at += (/^\s*,/.exec(text.slice(at, at + 100)) ?? [""])[0].length;
  }
  return result + text.slice(at);
}

/** What stands in place of a node that is left out; `undefined`: it stays. */
function without(text: string, node: Node, form: Edit["form"]): string | undefined {
  const name = (node.id as Node | undefined)?.name;
  switch (form) {
    case "declaration":
      if (node.type === "FunctionDeclaration") return `function ${String(name)}(){}`;
      return node.type === "ClassDeclaration" ? `class ${String(name)}{}` : `${String(name)}=0`;
    case "statement":
      if (node.type === "VariableDeclarator") return undefined;
      return /Statement$/.test(node.type) ? ";" : "0";
    case "branch":
      return /Statement$/.test(node.type) ? "{}" : "0";
    case "instanceof": {
      const left = node.left as Node;
      const simple = left.type === "Identifier" || left.type === "ThisExpression";
      return simple ? "!1" : `(${text.slice(left.start, left.end)},!1)`;
    }
    case "flag":
      return "(void 0)";
    default:
      return "";
  }
}
