/** The indentation of logical lines, as tokens; and where an open bracket seems to have swallowed the next statement. */

import type { OpenBracket } from "./brackets.js";
import { CharClass, CLASSES } from "./characters.js";
import { afterLineEnd, CR, isLineEnd, LF, lineEndFrom, lineStartOf } from "./line-ends.js";
import type { Scanner } from "./scanner.js";
import * as T from "./token.js";

const TAB = 9;
const FORM_FEED = 12;
const TAB_SIZE = 8;

const nextTab = (column: number): number => (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;

/** At the start of a logical line: skips blank lines, measures, and emits indents and dedents. */
export function readIndentation(scanner: Scanner): void {
  const text = scanner.text;
  let pos = scanner.pos;
  let column = 0;
  scanner.atLineStart = false;
  for (; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 32) column++;
    else if (code === TAB) column = nextTab(column);
    else if (code === LF || code === CR || code === FORM_FEED) column = 0;
    else if (code === 35) {
      pos = lineEndFrom(text, pos) - 1;
    } else if (code === 92 && isLineEnd(text, pos + 1)) {
      pos = afterLineEnd(text, pos + 1) - 1;
      column = 0;
    } else if (CLASSES[code] === CharClass.blank) column++;
    else break;
  }
  scanner.pos = pos;
  if (pos >= text.length) return;
  setIndentation(scanner, column, pos);
}

function setIndentation(scanner: Scanner, column: number, pos: number): void {
  const indents = scanner.indents;
  const current = indents[indents.length - 1]!;
  if (column === current) return;
  if (column > current) {
    indents.push(column);
    scanner.push(T.Indent, pos, pos, 0);
    return;
  }
  // Count first: a line that fits no outer level is taken for a line of the innermost block it lies in.
  let level = indents.length - 1;
  while (level > 0 && indents[level]! > column) level--;
  const fits = indents[level] === column;
  const last = fits ? level : level + 1;
  while (indents.length - 1 > last) {
    indents.pop();
    scanner.push(T.Dedent, pos, pos, 0);
  }
  if (fits) return;
  const related = openLevels(scanner, column);
  indents[indents.length - 1] = column;
  scanner.problems.report("SYN109", lineStartOf(scanner.text, pos), pos, [], related);
}

function openLevels(scanner: Scanner, column: number): { hint: string } {
  const levels = scanner.indents.slice().sort((a, b) => a - b);
  const shown = levels.filter((value, index) => levels.indexOf(value) === index).join(", ");
  return { hint: `this line is indented by ${column}; the open blocks are indented by ${shown}` };
}

/** Whether the next line with text on it is not indented deeper than the statement with the open bracket. */
export function statementSeemsToBegin(scanner: Scanner, open: OpenBracket): boolean {
  const text = scanner.text;
  let column = 0;
  for (let pos = scanner.pos; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 32) column++;
    else if (code === TAB) column = nextTab(column);
    else if (code === LF || code === CR) column = 0;
    else if (code === 35) pos = lineEndFrom(text, pos) - 1;
    else return column <= open.indentation && code !== 41 && code !== 93 && code !== 125;
  }
  return true;
}
