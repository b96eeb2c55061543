/** The statements of the syntax tree. */

import type { Argument, BinaryOperator, Expr, Identifier, Parameters } from "./ast-expressions.js";
import type { NodeBase } from "./ast-base.js";

export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue
  | ErrorStmt;

export interface FunctionDef extends NodeBase {
  readonly kind: "FunctionDef";
  readonly name: Identifier;
  readonly params: Parameters;
  readonly body: Stmt[];
  /** In source order; applied from the last to the first. */
  readonly decorators: Expr[];
  readonly returns: Expr | null;
  readonly isAsync: boolean;
}

export interface ClassDef extends NodeBase {
  readonly kind: "ClassDef";
  readonly name: Identifier;
  /** Bases and keywords as written between the parentheses. */
  readonly args: Argument[];
  readonly body: Stmt[];
  readonly decorators: Expr[];
}

export interface Return extends NodeBase {
  readonly kind: "Return";
  readonly value: Expr | null;
}

export interface Delete extends NodeBase {
  readonly kind: "Delete";
  readonly targets: Expr[];
}

/** `t1 = t2 = value`; targets from left to right. */
export interface Assign extends NodeBase {
  readonly kind: "Assign";
  readonly targets: Expr[];
  readonly value: Expr;
}

export interface AugAssign extends NodeBase {
  readonly kind: "AugAssign";
  readonly target: Expr;
  readonly operator: BinaryOperator;
  readonly value: Expr;
}

export interface AnnAssign extends NodeBase {
  readonly kind: "AnnAssign";
  readonly target: Expr;
  readonly annotation: Expr;
  readonly value: Expr | null;
}

export interface For extends NodeBase {
  readonly kind: "For";
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: Stmt[];
  readonly orelse: Stmt[];
  readonly isAsync: boolean;
}

export interface While extends NodeBase {
  readonly kind: "While";
  readonly test: Expr;
  readonly body: Stmt[];
  readonly orelse: Stmt[];
}

/** `elif` is an `If` alone in `orelse`. */
export interface If extends NodeBase {
  readonly kind: "If";
  readonly test: Expr;
  readonly body: Stmt[];
  readonly orelse: Stmt[];
}

export interface With extends NodeBase {
  readonly kind: "With";
  readonly items: WithItem[];
  readonly body: Stmt[];
  readonly isAsync: boolean;
}

export interface WithItem extends NodeBase {
  readonly context: Expr;
  readonly target: Expr | null;
}

export interface Raise extends NodeBase {
  readonly kind: "Raise";
  readonly exception: Expr | null;
  readonly cause: Expr | null;
}

export interface Try extends NodeBase {
  readonly kind: "Try";
  readonly body: Stmt[];
  readonly handlers: ExceptHandler[];
  readonly orelse: Stmt[];
  readonly finalbody: Stmt[];
}

export interface ExceptHandler extends NodeBase {
  /** `null` for a bare `except:`. */
  readonly type: Expr | null;
  readonly name: Identifier | null;
  readonly body: Stmt[];
}

export interface Assert extends NodeBase {
  readonly kind: "Assert";
  readonly test: Expr;
  readonly message: Expr | null;
}

export interface Import extends NodeBase {
  readonly kind: "Import";
  readonly names: ImportAlias[];
}

/** `import a.b.c as d`: name is `a.b.c` in parts. */
export interface ImportAlias extends NodeBase {
  readonly path: Identifier[];
  readonly alias: Identifier | null;
}

export interface ImportFrom extends NodeBase {
  readonly kind: "ImportFrom";
  /** Number of leading dots. */
  readonly level: number;
  /** Empty for `from . import x`. */
  readonly path: Identifier[];
  /** `null` for `import *`. */
  readonly names: ImportName[] | null;
}

export interface ImportName extends NodeBase {
  readonly name: Identifier;
  readonly alias: Identifier | null;
}

export interface Global extends NodeBase {
  readonly kind: "Global";
  readonly names: Identifier[];
}

export interface Nonlocal extends NodeBase {
  readonly kind: "Nonlocal";
  readonly names: Identifier[];
}

export interface ExprStmt extends NodeBase {
  readonly kind: "ExprStmt";
  readonly value: Expr;
}

export interface Pass extends NodeBase {
  readonly kind: "Pass";
}
export interface Break extends NodeBase {
  readonly kind: "Break";
}
export interface Continue extends NodeBase {
  readonly kind: "Continue";
}
/** Text that could not be parsed as a statement; reported already. */
export interface ErrorStmt extends NodeBase {
  readonly kind: "ErrorStmt";
}
