/**
 * Tokens and their kinds.
 *
 * A kind is an object that carries what the parser asks about it (precedence, operator, whether an expression
 * can begin with it), so that the parser has no tables of its own. A token holds offsets only.
 */

import type { BinaryOperator, CompareOperator } from "./ast.js";

/** Binding strength of operators, from loose to tight. 0 is for tokens that are no binary operator. */
export const Precedence = {
  none: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  bitOr: 5,
  bitXor: 6,
  bitAnd: 7,
  shift: 8,
  sum: 9,
  product: 10,
} as const;

interface KindOptions {
  readonly precedence?: number;
  readonly binary?: BinaryOperator;
  readonly compare?: CompareOperator;
  readonly augmented?: BinaryOperator;
  readonly startsExpression?: boolean;
  readonly keyword?: boolean;
  readonly statementOnly?: boolean;
}

export class TokenKind {
  /** Source text for fixed tokens, else a word for messages. */
  readonly text: string;
  /** How messages name the token. */
  readonly label: string;
  readonly precedence: number;
  readonly binary: BinaryOperator | null;
  readonly compare: CompareOperator | null;
  /** The operator of `+=` and its like. */
  readonly augmented: BinaryOperator | null;
  readonly startsExpression: boolean;
  readonly isKeyword: boolean;
  /** A keyword that only a statement can contain: in brackets it shows that a bracket was left open. */
  readonly statementOnly: boolean;

  constructor(text: string, label: string, options: KindOptions = {}) {
    this.text = text;
    this.label = label;
    this.precedence = options.precedence ?? Precedence.none;
    this.binary = options.binary ?? null;
    this.compare = options.compare ?? null;
    this.augmented = options.augmented ?? null;
    this.startsExpression = options.startsExpression ?? false;
    this.isKeyword = options.keyword ?? false;
    this.statementOnly = options.statementOnly ?? false;
  }
}

/** Bits of `Token.flags`. */
export const TokenFlag = {
  /** `r` prefix: backslashes stand for themselves. */
  raw: 1,
  bytes: 2,
  /** Three quotes at each end. */
  triple: 4,
  /** No closing quote; reported already. */
  unterminated: 8,
  /** Contains a backslash (or, in an f-string, a doubled brace), so the text must be decoded. */
  escaped: 16,
  /** Put in by the scanner after a reported error; covers no text. */
  missing: 32,
  /** An f-string part inside a format specification. */
  inSpec: 64,
  /** `t` prefix. */
  template: 128,
} as const;

export class Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly flags: number;

  constructor(kind: TokenKind, start: number, end: number, flags: number) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.flags = flags;
  }
}

function mark(text: string, options: KindOptions = {}): TokenKind {
  return new TokenKind(text, `'${text}'`, options);
}

function word(text: string, options: KindOptions = {}): TokenKind {
  return new TokenKind(text, `'${text}'`, { ...options, keyword: true });
}

// ---------------------------------------------------------------- layout

export const EndOfFile = new TokenKind("end of file", "end of file");
export const Newline = new TokenKind("end of line", "end of line");
export const Indent = new TokenKind("indent", "indentation");
export const Dedent = new TokenKind("dedent", "end of block");
/** Text that was reported by the scanner; stands where an expression could be. */
export const Invalid = new TokenKind("invalid", "invalid text", { startsExpression: true });

// ---------------------------------------------------------------- names and literals

export const Name = new TokenKind("name", "name", { startsExpression: true });
export const IntNumber = new TokenKind("integer", "number", { startsExpression: true });
export const FloatNumber = new TokenKind("number", "number", { startsExpression: true });
export const Text = new TokenKind("string", "string", { startsExpression: true });
/** Prefix and opening quote of an f-string or t-string. */
export const FStringStart = new TokenKind("f-string", "f-string", { startsExpression: true });
export const FStringMiddle = new TokenKind("f-string text", "f-string text");
export const FStringEnd = new TokenKind("end of f-string", "end of f-string");
export const FieldStart = new TokenKind("field", "'{'");
export const FieldColon = new TokenKind("format", "':'");
export const FieldEnd = new TokenKind("end of field", "'}'");
export const Bang = mark("!");

// ---------------------------------------------------------------- brackets and punctuation

export const ParenOpen = mark("(", { startsExpression: true });
export const ParenClose = mark(")");
export const BracketOpen = mark("[", { startsExpression: true });
export const BracketClose = mark("]");
export const BraceOpen = mark("{", { startsExpression: true });
export const BraceClose = mark("}");
export const Comma = mark(",");
export const Semicolon = mark(";");
export const Colon = mark(":");
export const Dot = mark(".");
export const Ellipsis = mark("...", { startsExpression: true });
export const Assign = mark("=");
export const Walrus = mark(":=");
export const Arrow = mark("->");

// ---------------------------------------------------------------- operators

export const Plus = mark("+", { precedence: Precedence.sum, binary: "+", startsExpression: true });
export const Minus = mark("-", { precedence: Precedence.sum, binary: "-", startsExpression: true });
export const Star = mark("*", { precedence: Precedence.product, binary: "*" });
export const Slash = mark("/", { precedence: Precedence.product, binary: "/" });
export const DoubleSlash = mark("//", { precedence: Precedence.product, binary: "//" });
export const Percent = mark("%", { precedence: Precedence.product, binary: "%" });
export const At = mark("@", { precedence: Precedence.product, binary: "@" });
/** Not in the precedence loop: it binds tighter than a sign on its left and looser than one on its right. */
export const DoubleStar = mark("**");
export const ShiftLeft = mark("<<", { precedence: Precedence.shift, binary: "<<" });
export const ShiftRight = mark(">>", { precedence: Precedence.shift, binary: ">>" });
export const Ampersand = mark("&", { precedence: Precedence.bitAnd, binary: "&" });
export const Caret = mark("^", { precedence: Precedence.bitXor, binary: "^" });
export const Bar = mark("|", { precedence: Precedence.bitOr, binary: "|" });
export const Tilde = mark("~", { startsExpression: true });
export const Equal = mark("==", { precedence: Precedence.comparison, compare: "==" });
export const NotEqual = mark("!=", { precedence: Precedence.comparison, compare: "!=" });
export const Less = mark("<", { precedence: Precedence.comparison, compare: "<" });
export const LessEqual = mark("<=", { precedence: Precedence.comparison, compare: "<=" });
export const Greater = mark(">", { precedence: Precedence.comparison, compare: ">" });
export const GreaterEqual = mark(">=", { precedence: Precedence.comparison, compare: ">=" });

export const PlusAssign = mark("+=", { augmented: "+" });
export const MinusAssign = mark("-=", { augmented: "-" });
export const StarAssign = mark("*=", { augmented: "*" });
export const SlashAssign = mark("/=", { augmented: "/" });
export const DoubleSlashAssign = mark("//=", { augmented: "//" });
export const PercentAssign = mark("%=", { augmented: "%" });
export const AtAssign = mark("@=", { augmented: "@" });
export const DoubleStarAssign = mark("**=", { augmented: "**" });
export const ShiftLeftAssign = mark("<<=", { augmented: "<<" });
export const ShiftRightAssign = mark(">>=", { augmented: ">>" });
export const AmpersandAssign = mark("&=", { augmented: "&" });
export const CaretAssign = mark("^=", { augmented: "^" });
export const BarAssign = mark("|=", { augmented: "|" });

// ---------------------------------------------------------------- keywords

export const False_ = word("False", { startsExpression: true });
export const None_ = word("None", { startsExpression: true });
export const True_ = word("True", { startsExpression: true });
/** A constant in MicroPython, true unless optimisation is asked for. */
export const Debug_ = word("__debug__", { startsExpression: true });
export const And = word("and", { precedence: Precedence.and });
export const As = word("as");
export const Assert = word("assert", { statementOnly: true });
export const Async = word("async");
export const Await = word("await", { startsExpression: true });
export const Break = word("break", { statementOnly: true });
export const Class = word("class", { statementOnly: true });
export const Continue = word("continue", { statementOnly: true });
export const Def = word("def", { statementOnly: true });
export const Del = word("del", { statementOnly: true });
export const Elif = word("elif", { statementOnly: true });
export const Else = word("else");
export const Except = word("except", { statementOnly: true });
export const Finally = word("finally", { statementOnly: true });
export const For = word("for");
export const From = word("from");
export const Global = word("global", { statementOnly: true });
export const If = word("if");
export const Import = word("import", { statementOnly: true });
export const In = word("in", { precedence: Precedence.comparison, compare: "in" });
export const Is = word("is", { precedence: Precedence.comparison, compare: "is" });
export const Lambda = word("lambda", { startsExpression: true });
export const Nonlocal = word("nonlocal", { statementOnly: true });
export const Not = word("not", { startsExpression: true });
export const Or = word("or", { precedence: Precedence.or });
export const Pass = word("pass", { statementOnly: true });
export const Raise = word("raise", { statementOnly: true });
export const Return = word("return", { statementOnly: true });
export const Try = word("try", { statementOnly: true });
export const While = word("while", { statementOnly: true });
export const With = word("with", { statementOnly: true });
export const Yield = word("yield");

// prettier-ignore
const KEYWORDS: readonly TokenKind[] = [
  False_, None_, True_, Debug_, And, As, Assert, Async, Await, Break, Class, Continue, Def, Del, Elif, Else,
  Except, Finally, For, From, Global, If, Import, In, Is, Lambda, Nonlocal, Not, Or, Pass, Raise, Return, Try,
  While, With, Yield,
];

const KEYWORDS_BY_FIRST: readonly TokenKind[][] = groupByFirst(KEYWORDS);

/** The keyword at [start, end) of a text, or `Name`; compares in place, without making a string. */
export function keywordOrName(text: string, start: number, end: number): TokenKind {
  const candidates = KEYWORDS_BY_FIRST[text.charCodeAt(start)];
  if (candidates !== undefined) {
    const length = end - start;
    for (let i = 0; i < candidates.length; i++) {
      const kind = candidates[i]!;
      if (kind.text.length === length && text.startsWith(kind.text, start)) return kind;
    }
  }
  return Name;
}

function groupByFirst(kinds: readonly TokenKind[]): TokenKind[][] {
  const groups: TokenKind[][] = [];
  for (const kind of kinds) (groups[kind.text.charCodeAt(0)] ??= []).push(kind);
  return groups;
}
