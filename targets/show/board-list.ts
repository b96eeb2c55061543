/** The table of all boards. */

import { can, isKnown } from "../resolve-pin.js";
import type { Target } from "../load.js";
import { columns } from "./columns.js";

/** What one wants to know of a board at a glance; also what `--json` gives. */
export interface BoardSummary {
  readonly id: string;
  readonly name: string;
  readonly chip: string;
  readonly firmware: readonly string[];
  /** Digital pins that belong to nothing on the board. */
  readonly pins: number;
  readonly analogIn: number;
  readonly radio: readonly string[];
}

export function summary(target: Target): BoardSummary {
  const { board, chip } = target;
  const usable = chip.pins.filter((p) => isKnown(p) && p.reserved === undefined);
  return {
    id: board.id,
    name: board.name,
    chip: chip.name,
    firmware: [board.dialect, ...(board.otherDialects ?? [])],
    pins: usable.filter((p) => can(p, "gpio-in")).length,
    analogIn: usable.filter((p) => can(p, "adc")).length,
    radio: chip.radio ?? [],
  };
}

const FAMILIES = ["esp8266", "esp32", "rp2", "samd", "stm32", "nrf", "pycom", "wipy", "linux"];

/** Boards of one family together, by id. */
export function inOrder(boards: readonly Target[]): Target[] {
  const family = ({ chip }: Target): number => FAMILIES.indexOf(chip.family ?? "");
  return [...boards].sort((a, b) => family(a) - family(b) || (a.board.id < b.board.id ? -1 : 1));
}

/** One line a board, under a line of titles. */
export function boardTable(boards: readonly Target[]): string {
  const rows = boards.map((target) => {
    const { id, name, chip, firmware, pins, analogIn, radio } = summary(target);
    return [id, name, chip, firmware.join(", "), String(pins), String(analogIn), radio.join(", ")];
  });
  return `${columns([["id", "board", "chip", "firmware", "free pins", "analog", "radio"], ...rows]).join("\n")}\n`;
}
