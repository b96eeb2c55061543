/** Operations on values that are deques for certain: their methods are called as those of JavaScript's objects. */

import { CALL } from "../emit/precedence.js";
import { registerPrimitives, type OperandType, type PrimitiveRow } from "./registry.js";

const DEQUE = { type: "deque", rep: "boxed" } as const;
const ANY = { type: "object", rep: "boxed" } as const;

const adding = (method: string, call: string): PrimitiveRow => ({
  name: `deque.${method}`,
  replaces: `method ${method}`,
  operands: [DEQUE, ANY],
  result: { type: "none", rep: "boxed" },
  pure: false,
  raises: true,
  template: `({0}.${call}({(1)}), null)`,
  precedence: CALL,
});

const asking = (name: string, replaces: string, template: string, result: OperandType): PrimitiveRow => ({
  name: `deque.${name}`,
  replaces,
  operands: [DEQUE],
  result: { type: result, rep: "boxed" },
  pure: false,
  raises: true,
  template,
  precedence: CALL,
});

registerPrimitives([
  adding("append", "append"),
  adding("appendleft", "appendLeft"),
  asking("pop", "method pop", "{0}.pop()", "object"),
  asking("popleft", "method popleft", "{0}.popLeft()", "object"),
  asking("len", "builtin len", "{0}.length", "smallint"),
]);
