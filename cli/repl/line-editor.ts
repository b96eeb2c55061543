/**
 * One line typed at the prompt: editing, history of eight lines, completion, indentation of continued lines (as MicroPython
 * shared/readline/readline.c does them; the terminal is a VT100).
 */

import { choicesText, type Completion } from "./completion.js";

export const CTRL_A = 1;
export const CTRL_B = 2;
export const CTRL_C = 3;
export const CTRL_D = 4;
export const CTRL_E = 5;
const BACKSPACE = 8;
const TAB = 9;
export const LF = 10;
const CTRL_K = 11;
export const CR = 13;
const CTRL_N = 14;
const CTRL_P = 16;
const CTRL_U = 21;
const CTRL_F = 6;
const ESC = 27;
const DELETE = 127;

const HISTORY = 8;
const INDENT = "    ";

/** How a line ended: with Enter, by a control key, or with the input. */
export type LineEnd =
  "line" | typeof CTRL_A | typeof CTRL_B | typeof CTRL_C | typeof CTRL_D | typeof CTRL_E | "end";

export interface Terminal {
  /** The next character typed, `undefined` at the end of the input. */
  next(): string | undefined;
  write(text: string): void;
}

export class LineEditor {
  private readonly history: string[] = [];
  private lastNewline = 0;
  /** Are the lines of this statement indented for whoever types them? */
  private indents = true;

  constructor(
    private readonly terminal: Terminal,
    private readonly complete: (line: string) => Completion,
  ) {}

  /** Reads a line after a prompt. `before`: earlier lines of the same statement, each with its end. */
  read(prompt: string, before = ""): { text: string; end: LineEnd } {
    const { terminal } = this;
    const line = new EditedLine(terminal);
    terminal.write(prompt);
    let justIndented = false;
    if (before === "") this.indents = true;
    else if (this.indents) {
      const indent = indentAfter(before);
      line.insert(indent);
      justIndented = indent !== "";
    }
    let place = -1;
    const recall = (step: number): void => {
      const to = place + step;
      if (to < -1 || to >= this.history.length) return;
      place = to;
      line.replace(place < 0 ? "" : (this.history[place] as string));
    };
    for (;;) {
      const typed = terminal.next();
      if (typed === undefined) return { text: line.text, end: "end" };
      const code = typed.charCodeAt(0);
      if (code >= CTRL_A && code <= CTRL_E && line.text === "") return { text: "", end: code as LineEnd };
      if (code === CTRL_C) return { text: line.text, end: CTRL_C };
      if (this.isNewline(code)) {
        terminal.write("\n");
        this.remember(line.text);
        return { text: line.text, end: "line" };
      }
      if (code === ESC) this.escape(line, recall);
      else if (code === BACKSPACE || code === DELETE) line.backspace();
      else if (justIndented && (code === TAB || typed === " ")) {
        // Whoever types an indentation of their own does not want ours; a tab keeps it.
        this.indents = false;
        if (typed === " ") line.cut(line.text.length - INDENT.length + 1);
      } else if (code === TAB) this.tab(line, prompt, before);
      else if (code === CTRL_A) line.move(-line.cursor);
      else if (code === CTRL_E) line.move(line.text.length - line.cursor);
      else if (code === CTRL_B) line.move(-1);
      else if (code === CTRL_F) line.move(1);
      else if (code === CTRL_D) line.remove();
      else if (code === CTRL_K) line.cut(line.cursor);
      else if (code === CTRL_U) line.cutBefore();
      else if (code === CTRL_P) recall(1);
      else if (code === CTRL_N) recall(-1);
      else if (code >= 32) line.insert(typed);
      justIndented = false;
    }
  }

  /** Both ends of a line as they come: CR, LF, or the two together for one. */
  private isNewline(code: number): boolean {
    if ((code === CR || code === LF) && (this.lastNewline === 0 || this.lastNewline === code)) {
      this.lastNewline = code;
      return true;
    }
    this.lastNewline = 0;
    return false;
  }

  private remember(text: string): void {
    if (text === "" || text === this.history[0]) return;
    this.history.unshift(text);
    this.history.length = Math.min(this.history.length, HISTORY);
  }

  /** Keys that send a sequence: arrows, Home, End, Delete. */
  private escape(line: EditedLine, recall: (step: number) => void): void {
    const { terminal } = this;
    const kind = terminal.next();
    if (kind !== "[" && kind !== "O") return;
    let key = terminal.next() ?? "";
    if (kind === "[" && /\d/.test(key)) {
      const end = terminal.next();
      key = end === "~" ? ({ "1": "H", "7": "H", "4": "F", "8": "F", "3": "delete" }[key] ?? "") : "";
    }
    if (key === "A") recall(1);
    else if (key === "B") recall(-1);
    else if (key === "C") line.move(1);
    else if (key === "D") line.move(-1);
    else if (key === "H") line.move(-line.cursor);
    else if (key === "F") line.move(line.text.length - line.cursor);
    else if (key === "delete") line.remove();
  }

  private tab(line: EditedLine, prompt: string, before: string): void {
    const typed = line.text.slice(0, line.cursor);
    if (/\s$/.test(before + typed)) return line.insert(INDENT);
    const result = this.complete(typed);
    if (result.kind === "insert") line.insert(result.text);
    else if (result.kind === "choices") {
      this.terminal.write(choicesText(result.names));
      this.terminal.write(prompt);
      line.redraw();
    }
  }
}

/** The text of the line and where the cursor is in it, on the screen too. */
class EditedLine {
  text = "";
  cursor = 0;

  constructor(private readonly terminal: Terminal) {}

  insert(text: string): void {
    const rest = this.text.slice(this.cursor);
    this.text = this.text.slice(0, this.cursor) + text + rest;
    this.cursor += text.length;
    this.terminal.write(text + rest);
    this.back(rest.length);
  }

  move(by: number): void {
    const to = Math.min(this.text.length, Math.max(0, this.cursor + by));
    if (to > this.cursor) this.terminal.write(this.text.slice(this.cursor, to));
    else this.back(this.cursor - to);
    this.cursor = to;
  }

  /** Four spaces at once, where there is nothing but spaces. */
  backspace(): void {
    if (this.cursor === 0) return;
    const before = this.text.slice(0, this.cursor);
    const count = before.length >= INDENT.length && /^ *$/.test(before) ? INDENT.length : 1;
    this.move(-count);
    this.remove(count);
  }

  /** Takes away what is at the cursor. */
  remove(count = 1): void {
    if (this.cursor >= this.text.length) return;
    const rest = this.text.slice(this.cursor + count);
    this.text = this.text.slice(0, this.cursor) + rest;
    this.terminal.write(`\u001b[K${rest}`);
    this.back(rest.length);
  }

  /** Takes away everything from a place on. */
  cut(from: number): void {
    this.move(Math.max(0, from) - this.cursor);
    this.remove(this.text.length - this.cursor);
  }

  cutBefore(): void {
    const count = this.cursor;
    this.move(-count);
    this.remove(count);
  }

  replace(text: string): void {
    this.cut(0);
    this.insert(text);
  }

  /** Draws the line again, after something else was written. */
  redraw(): void {
    this.terminal.write(this.text);
    this.back(this.text.length - this.cursor);
  }

  private back(count: number): void {
    if (count <= 0) return;
    this.terminal.write(count <= INDENT.length ? "\b".repeat(count) : `\u001b[${count}D`);
  }
}

/** How far the next line of a statement is indented: as the last one, more after a colon; no more after two blank lines. */
function indentAfter(before: string): string {
  const lines = before.split("\n").slice(0, -1);
  const last = lines.at(-1) ?? "";
  const isBlank = (line: string | undefined): boolean => line !== undefined && line.trim() === "";
  if (lines.length > 2 && isBlank(last) && isBlank(lines.at(-2))) return "";
  const indent = /^ */.exec(last)?.[0] ?? "";
  return last.trimEnd().endsWith(":") ? indent + INDENT : indent;
}
