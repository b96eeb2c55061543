/**
 * Looks through a backend that a user has written, before it is loaded: what it imports, whether it makes code of texts, and what it
 * does merely by being loaded. Such a file runs with all rights of the user; this finds what nobody means to run, not what is hidden well.
 */

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Node } from "acorn";
import { noteRead } from "./file-observer.js";

/** Modules of node that drivers of hardware need. Others reach the network, other programs or the compiler. */
const ALLOWED = new Set(
  ["buffer", "events", "fs", "os", "path", "util", "worker_threads"].flatMap((name) => [
    name,
    `node:${name}`,
  ]),
).add("koffi");
const FORBIDDEN_CALLS = new Set(["eval", "Function", "require"]);

export interface Vetting {
  /** Reasons not to load it, with places. */
  readonly errors: readonly string[];
  /** What it does when it is loaded. */
  readonly warnings: readonly string[];
}

type AnyNode = Node & Record<string, unknown>;

/** Vets a file and the files of the user that it imports. */
export async function vetBackend(path: string): Promise<Vetting> {
  const { parse } = await import("acorn");
  const errors: string[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  const look = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    let tree: AnyNode;
    noteRead(file);
    const text = readFileSync(file, "utf8");
    try {
      tree = parse(text, { ecmaVersion: "latest", sourceType: "module", locations: true }) as never;
    } catch (e) {
      errors.push(`${file}: ${(e as Error).message}`);
      return;
    }
    const place = (node: AnyNode): string => `${file}:${node.loc?.start.line ?? 0}`;
    for (const statement of tree.body as AnyNode[])
      if (isEffect(statement)) warnings.push(`${place(statement)}: does something when it is loaded`);
    walk(tree, (node) => {
      const from = importedFrom(node);
      if (from === undefined) {
        const call = calledName(node);
        if (call !== undefined) errors.push(`${place(node)}: ${call} is not allowed in a backend`);
      } else if (typeof from !== "string") errors.push(`${place(node)}: an import whose name is computed`);
      else if (/^\.{1,2}\//.test(from)) look(resolve(dirname(file), from));
      else if (!ALLOWED.has(from))
        errors.push(
          `${place(node)}: '${from}' may not be imported; allowed are files of your own and ${[...ALLOWED].filter((one) => !one.includes(":")).join(", ")}`,
        );
    });
  };
  look(resolve(path));
  return { errors, warnings };
}

/** A statement at the top of a file that is more than a definition. */
function isEffect({ type, expression }: AnyNode): boolean {
  if (type === "ExpressionStatement") return (expression as AnyNode).type !== "Literal";
  return /^(?:If|For|ForIn|ForOf|While|DoWhile|Try|Switch|Throw|Block)Statement$/.test(type);
}

/** What an import or export takes from where; `null` if that is computed. */
function importedFrom(node: AnyNode): string | null | undefined {
  if (!/^(?:ImportDeclaration|ImportExpression|ExportNamedDeclaration|ExportAllDeclaration)$/.test(node.type))
    return undefined;
  const source = node.source as AnyNode | null | undefined;
  if (source === null || source === undefined) return undefined;
  return typeof source.value === "string" ? source.value : null;
}

/** A call that makes code of a text, or loads code past this check. */
function calledName(node: AnyNode): string | undefined {
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return undefined;
  const callee = node.callee as AnyNode;
  const name = callee.type === "Identifier" ? callee.name : (callee.property as AnyNode | undefined)?.name;
  if (typeof name !== "string") return undefined;
  if (name === "binding" && (callee.object as AnyNode | undefined)?.name === "process")
    return "process.binding";
  return FORBIDDEN_CALLS.has(name) ? name : undefined;
}

function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === "object" && child !== null && typeof (child as AnyNode).type === "string")
        walk(child as AnyNode, visit);
}
