/** The expressions of the syntax tree, with the parameters of functions and lambdas. */

import type { NodeBase } from "./ast-base.js";

export type Expr =
  | IntLiteral
  | FloatLiteral
  | ImaginaryLiteral
  | StringLiteral
  | BytesLiteral
  | FString
  | TString
  | ConstantName
  | Name
  | Attribute
  | Subscript
  | Slice
  | Call
  | Binary
  | Unary
  | BoolOp
  | Compare
  | Conditional
  | Lambda
  | TupleExpr
  | ListExpr
  | DictExpr
  | SetExpr
  | Comprehension
  | Yield
  | YieldFrom
  | Await
  | NamedExpr
  | Starred
  | ErrorExpr;

export type BinaryOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "@" | "<<" | ">>" | "&" | "|" | "^";
export type UnaryOperator = "-" | "+" | "~" | "not";
export type CompareOperator = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in" | "is" | "is not";

export interface Identifier extends NodeBase {
  readonly name: string;
}

/** A `number` while it is a safe integer, else a `bigint`. */
export interface IntLiteral extends NodeBase {
  readonly kind: "Int";
  readonly value: number | bigint;
}

export interface FloatLiteral extends NodeBase {
  readonly kind: "Float";
  readonly value: number;
}

export interface ImaginaryLiteral extends NodeBase {
  readonly kind: "Imaginary";
  readonly value: number;
}

/** Adjacent literals are joined already. Text is a JavaScript string of whole code points. */
export interface StringLiteral extends NodeBase {
  readonly kind: "Str";
  readonly value: string;
}

export interface BytesLiteral extends NodeBase {
  readonly kind: "Bytes";
  readonly value: Uint8Array;
}

export interface FString extends NodeBase {
  readonly kind: "FString";
  readonly parts: FStringPart[];
}

export type FStringPart = FStringText | FStringField;

export interface FStringText extends NodeBase {
  readonly kind: "Text";
  readonly value: string;
}

export interface FStringField extends NodeBase {
  readonly kind: "Field";
  readonly value: Expr;
  /** Source text of the expression exactly as written (t-strings show it; `{x=}` prints it with its `=`). */
  readonly text: string;
  /** `{x=}`: `text` up to and including `=` and the blanks around it is put out before the value. */
  readonly debug: string | null;
  readonly conversion: "r" | "s" | "a" | null;
  /** Format specification after `:`, itself with fields; `null` when there is no `:`. */
  readonly spec: FStringPart[] | null;
}

/** `t"…"` of PEP 750. */
export interface TString extends NodeBase {
  readonly kind: "TString";
  readonly parts: FStringPart[];
}

export interface ConstantName extends NodeBase {
  readonly kind: "Constant";
  readonly value: "True" | "False" | "None" | "Ellipsis";
}

export interface Name extends NodeBase {
  readonly kind: "Name";
  readonly name: string;
}

export interface Attribute extends NodeBase {
  readonly kind: "Attribute";
  readonly value: Expr;
  readonly attr: Identifier;
}

export interface Subscript extends NodeBase {
  readonly kind: "Subscript";
  readonly value: Expr;
  readonly index: Expr;
}

/** Only inside a subscript (alone or in a tuple). */
export interface Slice extends NodeBase {
  readonly kind: "Slice";
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

export interface Call extends NodeBase {
  readonly kind: "Call";
  readonly func: Expr;
  readonly args: Argument[];
}

/** `value`, `name=value`, `*value`, `**value`. */
export interface Argument extends NodeBase {
  readonly form: "positional" | "keyword" | "star" | "doublestar";
  readonly name: Identifier | null;
  readonly value: Expr;
}

export interface Binary extends NodeBase {
  readonly kind: "Binary";
  readonly operator: BinaryOperator;
  readonly left: Expr;
  readonly right: Expr;
}

export interface Unary extends NodeBase {
  readonly kind: "Unary";
  readonly operator: UnaryOperator;
  readonly operand: Expr;
}

/** `a and b and c`: two values or more. */
export interface BoolOp extends NodeBase {
  readonly kind: "BoolOp";
  readonly operator: "and" | "or";
  readonly values: Expr[];
}

/** `left ops[0] comparators[0] ops[1] comparators[1] …` */
export interface Compare extends NodeBase {
  readonly kind: "Compare";
  readonly left: Expr;
  readonly operators: CompareOperator[];
  readonly comparators: Expr[];
}

export interface Conditional extends NodeBase {
  readonly kind: "Conditional";
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}

export interface Lambda extends NodeBase {
  readonly kind: "Lambda";
  readonly params: Parameters;
  readonly body: Expr;
}

export interface TupleExpr extends NodeBase {
  readonly kind: "Tuple";
  readonly elements: Expr[];
  readonly parenthesized: boolean;
}

export interface ListExpr extends NodeBase {
  readonly kind: "List";
  readonly elements: Expr[];
}

export interface DictExpr extends NodeBase {
  readonly kind: "Dict";
  /** `key` is `null` for `**value`. */
  readonly items: DictItem[];
}

export interface DictItem extends NodeBase {
  readonly key: Expr | null;
  readonly value: Expr;
}

export interface SetExpr extends NodeBase {
  readonly kind: "Set";
  readonly elements: Expr[];
}

export interface Comprehension extends NodeBase {
  readonly kind: "Comprehension";
  readonly form: "list" | "set" | "dict" | "generator";
  /** The element; for a dict the key. */
  readonly element: Expr;
  /** The dict value, else `null`. */
  readonly dictValue: Expr | null;
  readonly clauses: ComprehensionClause[];
}

export type ComprehensionClause = ComprehensionFor | ComprehensionIf;

export interface ComprehensionFor extends NodeBase {
  readonly kind: "ComprehensionFor";
  readonly target: Expr;
  readonly iter: Expr;
  readonly isAsync: boolean;
}

export interface ComprehensionIf extends NodeBase {
  readonly kind: "ComprehensionIf";
  readonly test: Expr;
}

export interface Yield extends NodeBase {
  readonly kind: "Yield";
  readonly value: Expr | null;
}

export interface YieldFrom extends NodeBase {
  readonly kind: "YieldFrom";
  readonly value: Expr;
}

export interface Await extends NodeBase {
  readonly kind: "Await";
  readonly value: Expr;
}

export interface NamedExpr extends NodeBase {
  readonly kind: "NamedExpr";
  readonly target: Name;
  readonly value: Expr;
}

/** In displays, calls' targets and subscripts; calls use `Argument` instead. */
export interface Starred extends NodeBase {
  readonly kind: "Starred";
  readonly value: Expr;
}

/** Text that could not be parsed as an expression; reported already. */
export interface ErrorExpr extends NodeBase {
  readonly kind: "ErrorExpr";
}

// ---------------------------------------------------------------- parameters

export interface Parameters extends NodeBase {
  /** In source order: positional-only, positional-or-keyword, `*args`, keyword-only, `**kwargs`. */
  readonly list: Parameter[];
}

export interface Parameter extends NodeBase {
  readonly form: "posonly" | "normal" | "vararg" | "kwonly" | "kwarg";
  readonly name: Identifier;
  readonly annotation: Expr | null;
  readonly default: Expr | null;
}
