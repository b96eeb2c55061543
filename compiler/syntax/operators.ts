/** Longest match of operators and punctuation. */

import * as T from "./token.js";
import type { TokenKind } from "./token.js";

// prettier-ignore
const ALL: readonly TokenKind[] = [
  T.ParenOpen, T.ParenClose, T.BracketOpen, T.BracketClose, T.BraceOpen, T.BraceClose, T.Comma, T.Semicolon,
  T.Colon, T.Dot, T.Ellipsis, T.Assign, T.Walrus, T.Arrow, T.Plus, T.Minus, T.Star, T.Slash, T.DoubleSlash,
  T.Percent, T.At, T.DoubleStar, T.ShiftLeft, T.ShiftRight, T.Ampersand, T.Caret, T.Bar, T.Tilde, T.Equal,
  T.NotEqual, T.Less, T.LessEqual, T.Greater, T.GreaterEqual, T.PlusAssign, T.MinusAssign, T.StarAssign,
  T.SlashAssign, T.DoubleSlashAssign, T.PercentAssign, T.AtAssign, T.DoubleStarAssign, T.ShiftLeftAssign,
  T.ShiftRightAssign, T.AmpersandAssign, T.CaretAssign, T.BarAssign,
];

/** For each first character its operators, longest first. */
const BY_FIRST: readonly TokenKind[][] = group();

function group(): TokenKind[][] {
  const groups: TokenKind[][] = [];
  for (const kind of ALL) (groups[kind.text.charCodeAt(0)] ??= []).push(kind);
  for (const list of groups) list?.sort((a, b) => b.text.length - a.text.length);
  return groups;
}

/** The longest operator at `start`, whose first character is `code`; `null` for a lone `!`. */
export function matchOperator(text: string, start: number, code: number): TokenKind | null {
  const kinds = BY_FIRST[code];
  if (kinds === undefined) return null;
  const next = text.charCodeAt(start + 1);
  for (let i = 0; i < kinds.length; i++) {
    const kind = kinds[i]!;
    const operator = kind.text;
    const length = operator.length;
    if (length === 1) return kind;
    if (operator.charCodeAt(1) !== next) continue;
    if (length === 2 || operator.charCodeAt(2) === text.charCodeAt(start + 2)) return kind;
  }
  return null;
}
