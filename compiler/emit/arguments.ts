/** Arguments of calls between their parentheses. */

import type { CallMethod, CallSpread, IrValue, Keyword } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { quote } from "./literals.js";
import { ASSIGNMENT } from "./precedence.js";

/** Positional arguments of `call`. */
export function emitArguments(e: EmitContext, call: IrValue, args: readonly IrValue[]): void {
  // V8 places the call at this parenthesis when the callee is not a plain name.
  e.markValue(call);
  e.writer.write("(");
  if (call.op === "Call") e.enterTrailer("(", call.func, call);
  e.list(args);
  e.writer.write(")");
}

/** The same behind the text of the object that a method is called on. */
export function emitMethodArguments(e: EmitContext, call: CallMethod, object: string): void {
  e.markValue(call);
  e.writer.write(`(${object}`);
  for (const arg of call.args) {
    e.writer.write(", ");
    e.expression(arg, ASSIGNMENT);
  }
  e.writer.write(")");
}

/** Keyword arguments and mappings of a call with stars as pairs; a mapping has no name. */
export function emitPairs(e: EmitContext, keywords: CallSpread["keywords"]): void {
  const { writer } = e;
  writer.write("[");
  keywords.forEach(({ name, value }, i) => {
    writer.write(`${i > 0 ? ", " : ""}[${name === null ? "null" : quote(name)}, `);
    e.expression(value, ASSIGNMENT);
    writer.write("]");
  });
  writer.write("]");
}

/** Keyword arguments as two operands: the hoisted array of names, and the values. */
export function emitKeywords(e: EmitContext, args: readonly IrValue[], keywords: readonly Keyword[]): void {
  const { writer } = e;
  writer.write(", [");
  e.list(args);
  writer.write(`], ${e.keywordNames(keywords.map((keyword) => keyword.name))}, [`);
  e.list(keywords.map((keyword) => keyword.value));
  writer.write("])");
}
