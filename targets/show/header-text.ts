/** A board's headers drawn for a terminal: contacts along two edges, each with what its pin can do. */

import type { Header, HeaderContact } from "../../runtime-hal/hal/board-description.js";
import { chipNames, pinById } from "../resolve-pin.js";
import type { Target } from "../load.js";
import { abilities, stateOf, type PinState } from "./abilities.js";

export interface DrawOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** ASCII characters only. */
  readonly ascii?: boolean;
}

const CODES: Readonly<Record<PinState, string>> = { free: "32", care: "33", taken: "31", power: "2" };

/** Marks for those who see no colours. */
const MARKS: Readonly<Record<PinState, string>> = { free: " ", care: "!", taken: "x", power: " " };

const length = (text: string): number => [...text].length;

/** One side of one row before it is set: words from the board outwards. */
interface Side {
  readonly label: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly state: PinState;
}

function side(target: Target, contact: HeaderContact | undefined): Side {
  if (contact === undefined) return { label: "", name: "", words: [], state: "power" };
  const pin = contact.pin === undefined ? undefined : pinById(target, contact.pin);
  if (pin === undefined) return { label: contact.label, name: "", words: [], state: "power" };
  const chipName = chipNames(pin)[0] as string;
  const name = contact.label === chipName ? "" : chipName;
  return { label: contact.label, name, words: abilities(target, pin), state: stateOf(pin) };
}

/** As many words as fit; a count stands for the others. */
function fit(words: readonly string[], width: number): string {
  for (let n = words.length; n > 0; n--) {
    const rest = words.length - n;
    const text = words.slice(0, n).join(", ") + (rest === 0 ? "" : ` +${rest}`);
    if (length(text) <= width) return text;
  }
  return "";
}

interface Widths {
  readonly label: number;
  readonly name: number;
  readonly words: number;
}

const left = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - length(text)));
const right = (text: string, width: number): string => " ".repeat(Math.max(0, width - length(text))) + text;

function widthsOf(sides: readonly Side[], room: number): Widths {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(length));
  const label = widest(sides.map((s) => s.label));
  const name = widest(sides.map((s) => s.name));
  const all = widest(sides.map((s) => s.words.join(", ")));
  return { label, name, words: Math.max(0, Math.min(all, room - label - name - 4)) };
}

/** What surrounds the contacts. */
interface Frame {
  readonly vertical: string;
  readonly dash: string;
  readonly leftTee: string;
  readonly rightTee: string;
  readonly corners: readonly [string, string, string, string];
}
const LINES: Frame = { vertical: "│", dash: "─", leftTee: "┤", rightTee: "├", corners: ["┌", "┐", "└", "┘"] };
const ASCII: Frame = { vertical: "|", dash: "-", leftTee: "+", rightTee: "+", corners: ["+", "+", "+", "+"] };

function drawHeader(target: Target, header: Header, { width, color, ascii }: DrawOptions): string[] {
  const frame = ascii ? ASCII : LINES;
  const number = (contact: HeaderContact | undefined): string => String(contact?.number ?? "");
  const digits = Math.max(0, ...[...header.left, ...header.right].map((c) => number(c).length));
  const half = Math.max(3, digits + 2);
  const room = Math.floor((width - 2 * half - 6) / 2);
  const lefts = header.left.map((c) => side(target, c));
  const rights = header.right.map((c) => side(target, c));
  const l = widthsOf(lefts, room);
  const r = widthsOf(rights, room);
  const none = side(target, undefined);
  const paint = (text: string, state: PinState): string =>
    color && text.trim() !== "" ? `\x1b[${CODES[state]}m${text}\x1b[0m` : text;
  const row = (k: number): string => {
    const a = lefts[k] ?? none;
    const b = rights[k] ?? none;
    const cells = [
      right(fit(a.words, l.words), l.words),
      right(a.name, l.name),
      paint(right(a.label, l.label), a.state),
      `${MARKS[a.state]}${lefts[k] === undefined ? frame.vertical : frame.leftTee}`,
      left(number(header.left[k]), half - 2) + "  " + right(number(header.right[k]), half - 2),
      `${rights[k] === undefined ? frame.vertical : frame.rightTee}${MARKS[b.state]}`,
      paint(left(b.label, r.label), b.state),
      left(b.name, r.name),
      fit(b.words, r.words),
    ];
    return cells.join(" ").trimEnd();
  };
  const [topLeft, topRight, bottomLeft, bottomRight] = frame.corners;
  const indent = " ".repeat(l.words + l.name + l.label + 4);
  const edge = frame.dash.repeat(2 * half);
  const rows = Array.from({ length: Math.max(lefts.length, rights.length) }, (_, k) => row(k));
  return [`${indent}${topLeft}${edge}${topRight}`, ...rows, `${indent}${bottomLeft}${edge}${bottomRight}`];
}

/** All headers of a board, each under its name if there are several. */
export function drawHeaders(target: Target, options: DrawOptions): string[] {
  const headers = target.board.headers ?? [];
  return headers.flatMap((header) => [
    ...(headers.length > 1 ? [`${header.id}`] : []),
    ...drawHeader(target, header, options),
  ]);
}
