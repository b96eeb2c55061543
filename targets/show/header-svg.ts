/** A board's headers as a picture (SVG): the contacts along the edges of the board, each with badges of what its pin can do. */

import type { Header, HeaderContact } from "../../runtime-hal/hal/board-description.js";
import { chipNames, pinById } from "../resolve-pin.js";
import type { Target } from "../load.js";
import { abilities, stateOf, type PinState } from "./abilities.js";

const ROW = 22;
const CHARACTER = 6.4;
const PADDING = 10;
const GAP = 4;
const BOARD_WIDTH = 120;
const TITLE = 34;
const FOOT = 30;
const MARGIN = 14;

/** Fill and text of a badge by what it is about. */
const KINDS: readonly (readonly [RegExp, string, string])[] = [
  [/^input only/, "#e5e7eb", "analog or input only"],
  [/^(ADC|NINA)/, "#bbf7d0", "analog input"],
  [/^DAC/, "#99f6e4", "analog output"],
  [/^TOUCH/, "#fde68a", "touch"],
  [/^I2C/, "#ddd6fe", "I2C"],
  [/^SPI/, "#fbcfe8", "SPI"],
  [/^UART/, "#bfdbfe", "UART"],
  [/^(I2S|CAN|SERCOM)/, "#e9d5ff", "other buses"],
  [/./, "#fed7aa", "PWM"],
];
const STATES: Readonly<Record<PinState, string>> = {
  free: "#16a34a",
  care: "#d97706",
  taken: "#dc2626",
  power: "#6b7280",
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] as string);

const colorOf = (word: string): string => KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? "#fff";

interface Badge {
  readonly text: string;
  readonly fill: string;
  readonly ink: string;
}

const widthOf = ({ text }: Badge): number => Math.round(text.length * CHARACTER) + PADDING;

/** The badges of a contact, from the board outwards. */
function badges(target: Target, contact: HeaderContact): Badge[] {
  const pin = contact.pin === undefined ? undefined : pinById(target, contact.pin);
  const state = pin === undefined ? "power" : stateOf(pin);
  const label = { text: contact.label, fill: STATES[state], ink: "#fff" };
  if (pin === undefined) return [label];
  const chipName = chipNames(pin)[0] as string;
  const name = chipName === contact.label ? [] : [{ text: chipName, fill: "#f3f4f6", ink: "#111" }];
  const words = abilities(target, pin).map((text) => ({ text, fill: colorOf(text), ink: "#111" }));
  return [label, ...name, ...words];
}

const rowWidth = (row: readonly Badge[]): number => row.reduce((sum, badge) => sum + widthOf(badge) + GAP, 0);

function drawBadge(badge: Badge, x: number, y: number): string {
  const width = widthOf(badge);
  return (
    `<rect x="${x}" y="${y - 8}" width="${width}" height="16" rx="3" fill="${badge.fill}"/>` +
    `<text x="${x + width / 2}" y="${y + 4}" fill="${badge.ink}">${escaped(badge.text)}</text>`
  );
}

/** One header from `top` on; the board's edges are at `edge` and `BOARD_WIDTH` further right. */
function drawHeader(
  target: Target,
  header: Header,
  edge: number,
  top: number,
): { text: string; height: number } {
  const rows = Math.max(header.left.length, header.right.length);
  const height = rows * ROW + 16;
  const parts = [
    `<rect x="${edge}" y="${top}" width="${BOARD_WIDTH}" height="${height}" rx="8" fill="#1f2937"/>`,
    `<text x="${edge + BOARD_WIDTH / 2}" y="${top + height / 2}" fill="#9ca3af">${escaped(header.id)}</text>`,
  ];
  const side = (contacts: readonly HeaderContact[], direction: -1 | 1): void => {
    for (const [k, contact] of contacts.entries()) {
      const y = top + 8 + k * ROW + ROW / 2;
      const pad = direction < 0 ? edge + 10 : edge + BOARD_WIDTH - 10;
      parts.push(`<circle cx="${pad}" cy="${y}" r="5" fill="#fbbf24" stroke="#92400e"/>`);
      if (contact.number !== undefined)
        parts.push(`<text x="${pad - direction * 16}" y="${y + 4}" fill="#d1d5db">${contact.number}</text>`);
      let x = direction < 0 ? edge - GAP : edge + BOARD_WIDTH + GAP;
      for (const badge of badges(target, contact)) {
        const width = widthOf(badge);
        parts.push(drawBadge(badge, direction < 0 ? x - width : x, y));
        x += direction * (width + GAP);
      }
    }
  };
  side(header.left, -1);
  side(header.right, 1);
  return { text: parts.join("\n"), height };
}

function legend(x: number, y: number): string {
  const states: Badge[] = [
    { text: "free", fill: STATES.free, ink: "#fff" },
    { text: "read about it first", fill: STATES.care, ink: "#fff" },
    { text: "cannot be used", fill: STATES.taken, ink: "#fff" },
  ];
  const all = [...states, ...KINDS.map(([, fill, text]) => ({ text, fill, ink: "#111" }))];
  let at = x;
  return all
    .map((badge) => {
      const drawn = drawBadge(badge, at, y);
      at += widthOf(badge) + GAP;
      return drawn;
    })
    .join("\n");
}

/** The picture as the text of an SVG file. */
export function boardSvg(target: Target): string {
  const { board } = target;
  const headers = board.headers ?? [];
  const widest = (contacts: readonly HeaderContact[]): number =>
    Math.max(0, ...contacts.map((c) => rowWidth(badges(target, c))));
  const leftWidth = Math.max(0, ...headers.map((h) => widest(h.left)));
  const rightWidth = Math.max(0, ...headers.map((h) => widest(h.right)));
  const edge = MARGIN + leftWidth;
  const legendWidth = 1010;
  const width = Math.max(edge + BOARD_WIDTH + rightWidth + MARGIN, legendWidth + 2 * MARGIN);
  let y = MARGIN + TITLE;
  const drawn = headers.map((header) => {
    const { text, height } = drawHeader(target, header, edge, y);
    y += height + MARGIN;
    return text;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y + FOOT}" viewBox="0 0 ${width} ${y + FOOT}" font-family="sans-serif" font-size="11" text-anchor="middle">`,
    `<title>${escaped(board.name)}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 16}" font-size="18" text-anchor="start" fill="#111">${escaped(board.name)}</text>`,
    ...drawn,
    legend(MARGIN, y + 10),
    "</svg>",
    "",
  ].join("\n");
}
