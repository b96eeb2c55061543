/**
 * Late bindings of the runtime: `setDescribe(str)` at the top level of a file gives another file what it must not import itself. Such
 * a statement is needed only where the variable behind it is used.
 */

import type { Declaration, Node, ProgramGraph, Statement } from "./program-graph.js";

/** The variables that a statement sets and does nothing besides; none for other statements. */
export function lateBound(statement: Statement, graph: ProgramGraph): Declaration[] {
  let call = statement.node;
  if (call.type === "ExpressionStatement") call = call.expression as Node;
  if (call.type !== "CallExpression" || (call.callee as Node).type !== "Identifier") return [];
  if (!(call.arguments as Node[]).every((argument) => argument.type === "Identifier")) return [];
  const setter = graph.meaning(statement.module, String((call.callee as Node).name));
  if (setter === undefined || !("kind" in setter) || setter.kind !== "function") return [];
  const variables: Declaration[] = [];
  for (const assignment of expressionsOf(setter.node)) {
    const target = assignment?.type === "AssignmentExpression" ? (assignment.left as Node) : undefined;
    if (target?.type !== "Identifier" || (assignment?.right as Node).type !== "Identifier") return [];
    const variable = graph.meaning(setter.module, String(target.name));
    if (variable === undefined || !("kind" in variable) || variable.kind !== "variable") return [];
    variables.push(variable);
  }
  return variables;
}

/** What the statements of a function's body compute; `undefined` for a statement that is no expression. */
function expressionsOf(f: Node): (Node | undefined)[] {
  return (f.body as { body: Node[] }).body.flatMap((statement) => {
    if (statement.type !== "ExpressionStatement") return [undefined];
    const expression = statement.expression as Node;
    return expression.type === "SequenceExpression" ? (expression.expressions as Node[]) : [expression];
  });
}
