/**
 * The syntax tree: what the parser makes and the binder and the lowering read.
 *
 * Nodes are plain objects told apart by `kind`. They carry character offsets only; line and column are
 * computed when something is shown to a person. Results of later stages are kept beside the tree in maps
 * (see `binding/`), never written into it.
 */

/** Every node covers the half-open range [start, end) of UTF-16 offsets in its source file. */
export interface NodeBase {
  readonly start: number;
  readonly end: number;
}

export interface Module extends NodeBase {
  readonly kind: "Module";
  readonly body: Stmt[];
}

/** `eval` input: one expression. */
export interface ExpressionInput extends NodeBase {
  readonly kind: "ExpressionInput";
  readonly value: Expr;
}

// ---------------------------------------------------------------- statements

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

// ---------------------------------------------------------------- expressions

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

export type Node = Module | ExpressionInput | Stmt | Expr | ExceptHandler | Parameter | ComprehensionClause;
