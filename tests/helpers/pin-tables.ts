/** Tables of expected facts about pins (`tests/targets/facts`), and what the data says in the same form. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PinDescription } from "../../runtime-hal/hal/chip-description.js";
import type { Target } from "../../targets/load.js";

const folder = fileURLToPath(new URL("../tests/targets/facts/", import.meta.url));

export type Row = Record<string, string>;

/** A table of columns set apart by two spaces or more, the first line their names; `-` is nothing. */
export function readTable(name: string): Row[] {
  const lines = readFileSync(`${folder}${name}.table`, "utf8").trimEnd().split("\n");
  const [head, ...rows] = lines.map((line) => line.split(/ {2,}/));
  return rows.map((cells) => Object.fromEntries(head!.map((name, k) => [name, cells[k] ?? ""])));
}

export const yesNo = (is: boolean): string => (is ? "yes" : "no");

/** The pin of that id; the test fails without. */
export function pinOf({ chip }: Target, id: number): PinDescription {
  const pin = chip.pins.find((p) => p.id === id);
  if (pin === undefined) throw new Error(`${chip.id} has no pin ${id}`);
  return pin;
}

/** The pin that chip or board gives that name. */
export function pinNamed(target: Target, name: string): PinDescription {
  const { chip, board } = target;
  const pin =
    chip.pins.find((p) => p.names?.includes(name)) ??
    chip.pins.find((p) => p.id === (board.pinNames[name] ?? board.silkNames?.[name]));
  if (pin === undefined) throw new Error(`${board.id} has no pin ${name}`);
  return pin;
}

/** Why one should think twice before using the pin. */
export function classOf(pin: PinDescription): string {
  if (pin.reserved !== undefined) return pin.reserved.by;
  if (pin.boot?.strap) return "strap";
  return pin.console === undefined ? "free" : "console";
}

/** Bus signals of one kind as data sheets write them: `SPI0_RX`. */
export function signalsOf(pin: PinDescription, kind: string, names: Record<string, string> = {}): string {
  const found = (pin.signals ?? [])
    .filter((s) => s.bus.startsWith(kind))
    .map((s) => `${s.bus}_${names[s.role ?? ""] ?? (s.role ?? "").toUpperCase()}`);
  return found.join(",") || "-";
}
