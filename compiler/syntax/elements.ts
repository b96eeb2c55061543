/**
 * Elements between brackets, separated by commas, with recovery.
 *
 * An error in one element does not hide errors in the next: parsing goes on after the next comma. Two elements
 * without a comma between them are reported as such and both kept.
 */

import { compact } from "../source/compact.js";
import type { Cursor } from "./cursor.js";
import { explainUnexpected } from "./hints.js";
import * as T from "./token.js";
import type { TokenKind } from "./token.js";

export interface ElementHooks {
  /** Called after the first element; `true` when a comprehension followed, which stands alone in its brackets. */
  readonly afterFirst?: () => boolean;
  readonly onComma?: () => void;
}

/** Reads up to the closing bracket, which stays current. */
export function parseElements<E>(
  p: Cursor,
  closer: TokenKind,
  parseElement: (p: Cursor) => E,
  hooks: ElementHooks = {},
): E[] {
  const elements: E[] = [];
  collectElements(p, closer, parseElement, hooks, elements);
  return compact(elements);
}

function collectElements<E>(
  p: Cursor,
  closer: TokenKind,
  parseElement: (p: Cursor) => E,
  hooks: ElementHooks,
  elements: E[],
): void {
  while (p.kind !== closer) {
    const before = p.index;
    elements.push(parseElement(p));
    if (elements.length === 1 && !p.panic && p.kind !== T.Comma && p.kind !== closer) {
      if (hooks.afterFirst?.() === true && p.kind !== closer && !p.panic && !isInterrupted(p)) {
        p.fail("SYN118", [closer.label, p.found()], { hint: "a comprehension stands alone in its brackets" });
      }
    }
    if (p.panic) {
      p.skipTo(T.Comma, closer);
      if (p.kind !== T.Comma && p.kind !== closer) return;
      p.recovered();
    }
    if (p.eat(T.Comma) !== null) {
      hooks.onComma?.();
      continue;
    }
    if (p.kind === closer) break;
    if (isInterrupted(p)) return;
    missingComma(p, closer, before);
    if (p.panic) {
      p.skipTo(T.Comma, closer);
      if (p.kind !== T.Comma && p.kind !== closer) return;
      p.recovered();
      if (p.eat(T.Comma) !== null) hooks.onComma?.();
    } else hooks.onComma?.();
  }
}

/** The scanner ended the brackets early; it has reported why. */
function isInterrupted(p: Cursor): boolean {
  return p.kind === T.Newline || p.kind === T.EndOfFile;
}

function missingComma(p: Cursor, closer: TokenKind, before: number): void {
  const looksLikeElement =
    p.kind.startsExpression && p.kind !== T.Not && p.kind !== T.Invalid && p.index > before;
  if (!looksLikeElement) {
    explainUnexpected(p, "element", closer);
    return;
  }
  const end = p.previousEnd;
  p.note("SYN115", end, Math.max(p.token.end, end), [p.found()], { hint: "put a comma between the two" });
}
