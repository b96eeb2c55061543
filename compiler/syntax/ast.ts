/**
 * The syntax tree: what the parser makes and the binder and the lowering read.
 *
 * Nodes are plain objects told apart by `kind`. They carry character offsets only; line and column are
 * computed when something is shown to a person. Results of later stages are kept beside the tree in maps
 * (see `binding/`), never written into it.
 */

import type { NodeBase } from "./ast-base.js";
import type { ComprehensionClause, Expr, Parameter } from "./ast-expressions.js";
import type { ExceptHandler, Stmt } from "./ast-statements.js";

export type * from "./ast-base.js";
export type * from "./ast-expressions.js";
export type * from "./ast-statements.js";

export interface Module extends NodeBase {
  readonly kind: "Module";
  readonly body: Stmt[];
}

/** `eval` input: one expression. */
export interface ExpressionInput extends NodeBase {
  readonly kind: "ExpressionInput";
  readonly value: Expr;
}

export type Node = Module | ExpressionInput | Stmt | Expr | ExceptHandler | Parameter | ComprehensionClause;
