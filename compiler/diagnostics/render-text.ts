/**
 * Diagnostics as text for a terminal: message, place, source line with a mark under it, related places, hint.
 *
 * Marks must stand under what they mean although tabs and wide characters take several columns, and a line of
 * thousands of characters must not fill the screen: it is cut around the place.
 */

import type { SourceFile } from "../source/source-file.js";
import { messageOf, type Diagnostic } from "./diagnostic.js";
import { displayCells } from "./display-width.js";

export interface RenderOptions {
  readonly color: boolean;
}

const MAX_WIDTH = 100;
/** Columns kept before the place when a line is cut. */
const LEAD = 40;

const COLORS = { error: "31", warning: "33", info: "36" } as const;

/** One diagnostic, ending with a line end. */
export function renderText(diagnostic: Diagnostic, options: RenderOptions): string {
  const paint = painter(options.color);
  const { file, start, end, severity, code } = diagnostic;
  const color = COLORS[severity];
  const lines = [
    `${paint(`1;${color}`, `${severity}[${code}]`)}${paint("1", `: ${messageOf(diagnostic)}`)}`,
    ...excerpt(file, start, end, "", color, paint),
  ];
  for (const related of diagnostic.related) {
    lines.push(...excerpt(related.file, related.start, related.end, related.text, "34", paint));
  }
  for (const note of diagnostic.notes ?? []) lines.push(`  ${paint("34", "note")}: ${note}`);
  if (diagnostic.hint !== undefined) lines.push(`  ${paint("36", "hint")}: ${diagnostic.hint}`);
  return lines.join("\n") + "\n";
}

type Paint = (style: string, text: string) => string;

function painter(color: boolean): Paint {
  return (style, text) => (color ? `\x1b[${style}m${text}\x1b[0m` : text);
}

function excerpt(
  file: SourceFile,
  start: number,
  end: number,
  label: string,
  color: string,
  paint: Paint,
): string[] {
  const { line, column } = file.position(start);
  const text = file.lineText(line);
  const lineStart = start - column;
  const from = Math.min(column, text.length);
  const to = Math.max(from, Math.min(end - lineStart, text.length));
  const gutter = String(line);
  const margin = " ".repeat(gutter.length);
  const window = cut(text, from, to);
  const length = Math.max(1, window.markEnd - window.markStart);
  const mark = " ".repeat(window.markStart) + (length === 1 ? "^" : "^" + "~".repeat(length - 1));
  return [
    `${margin}--> ${file.path}:${line}:${column + 1}`,
    `${margin} |`,
    `${gutter} | ${window.text}`.trimEnd(),
    `${margin} | ${paint(color, mark)}${label === "" ? "" : ` ${label}`}`,
  ];
}

interface Window {
  readonly text: string;
  readonly markStart: number;
  readonly markEnd: number;
}

/** The line as shown, with tabs expanded, cut to the width of a screen around [from, to). */
function cut(line: string, from: number, to: number): Window {
  const cells = displayCells(line);
  const markStart = cells.column(from);
  const markEnd = Math.max(markStart + 1, cells.column(to));
  if (cells.width <= MAX_WIDTH) return { text: cells.slice(0, cells.width), markStart, markEnd };
  const left = Math.max(0, Math.min(markStart - LEAD, cells.width - MAX_WIDTH));
  const right = Math.min(cells.width, left + MAX_WIDTH);
  const before = left > 0 ? "… " : "";
  const after = right < cells.width ? " …" : "";
  return {
    text: before + cells.slice(left, right) + after,
    markStart: markStart - left + before.length,
    markEnd: Math.min(markEnd, right) - left + before.length,
  };
}
