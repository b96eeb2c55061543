/** A board for the terminal: its figures, its headers, the pins one should know about, its buses and parts. */

import { chipNames, pinById } from "../resolve-pin.js";
import type { Target } from "../load.js";
import { remarks, stateOf } from "./abilities.js";
import { columns } from "./columns.js";
import { boardFacts, busRows, partRows } from "./facts.js";
import { drawHeaders, type DrawOptions } from "./header-text.js";

/** Pins with remarks, one a line: `GPIO0  boot: low at reset starts the serial loader`. */
export function pinRemarks(target: Target): string[][] {
  return target.chip.pins.flatMap((pin) => {
    const texts = remarks(pin);
    if (texts.length === 0) return [];
    const mark = { free: "", care: "!", taken: "x", power: "" }[stateOf(pin)];
    return [[chipNames(pin)[0] as string, mark, texts.join("; ")]];
  });
}

/** The names by which scripts can call pins, those of one pin together: `A0, D14 = GPIO26`. */
export function namesOfPins(target: Target, names: Readonly<Record<string, number>>): string[] {
  const byPin = new Map<number, string[]>();
  for (const [name, id] of Object.entries(names)) byPin.set(id, [...(byPin.get(id) ?? []), name]);
  const texts: string[] = [];
  for (const [id, list] of byPin) {
    const pin = pinById(target, id);
    const chipName = pin === undefined ? String(id) : (chipNames(pin)[0] as string);
    const others = list.filter((name) => name !== chipName);
    if (others.length > 0) texts.push(`${others.join(", ")} = ${chipName}`);
  }
  return texts;
}

/** Texts filled into lines of a width. */
function filled(texts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const text of texts) {
    if (line !== "" && line.length + text.length + 3 > width) {
      lines.push(line);
      line = "";
    }
    line += (line === "" ? "" : "   ") + text;
  }
  return line === "" ? lines : [...lines, line];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`.trimEnd())];

/** Everything that there is to say about a board. */
export function boardText(target: Target, options: DrawOptions): string {
  const { board } = target;
  const names = namesOfPins(target, board.pinNames);
  const printed = namesOfPins(target, board.silkNames ?? {});
  const lines = [
    `${board.name} (${board.id})`,
    "",
    ...columns(boardFacts(target)).map((line) => `  ${line}`),
    "",
    ...drawHeaders(target, options).map((line) => `  ${line}`),
    "",
    "  ! read about it below   x cannot be used",
    ...section("Pins to know about", columns(pinRemarks(target))),
    ...section("Buses", columns(busRows(target))),
    ...section("On the board", columns(partRows(target))),
    ...section("Names in scripts", filled(names, options.width - 2)),
    ...section("Printed names (not for scripts)", filled(printed, options.width - 2)),
    ...section("Notes", [...(board.notes ?? [])]),
  ];
  return `${lines.join("\n")}\n`;
}
