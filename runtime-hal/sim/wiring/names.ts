/** What the words of a board file can mean: pins, supplies, named wires, parts and their terminals. */

import type { PartDefinition } from "../parts/part.js";
import type { NodeRef } from "./model.js";
import { nearMiss, suggestion } from "./problem.js";

/** What the reader knows of the board. */
export interface BoardNames {
  /** As in messages: "ESP32 with WROOM-32 module". */
  readonly name: string;
  /** Names of pins, with their numbers; `GPIO4` and `4` are understood without being listed. */
  readonly pinNames: Readonly<Record<string, number>>;
  readonly pins: readonly number[];
  readonly supplyVolts: number;
  /** Has it firmware of CircuitPython, with its safe mode? */
  readonly hasCircuitPython?: boolean;
}

/** Wires of constant voltage. */
const SUPPLIES: Readonly<Record<string, number>> = { GND: 0, "5V": 5, VBUS: 5, VIN: 5, VSYS: 5, VUSB: 5 };
const BOARD_SUPPLIES = ["3V3", "3.3V", "VCC", "VDD"];

export class Names {
  readonly parts = new Map<string, PartDefinition>();
  readonly nets = new Set<string>();
  private readonly upper = new Map<string, number>();

  constructor(readonly board: BoardNames) {
    for (const [name, pin] of Object.entries(board.pinNames)) this.upper.set(name.toUpperCase(), pin);
  }

  /** Number of the pin with that name: a name of the board, `GPIO4`, `GP4`, `IO4` or `4`. */
  pin(text: string): number | undefined {
    const named = this.upper.get(text.toUpperCase());
    if (named !== undefined) return named;
    const match = /^(?:GPIO|GP|IO|Pin)?(\d+)$/i.exec(text);
    const number = match === null ? undefined : Number(match[1]);
    return number !== undefined && this.board.pins.includes(number) ? number : undefined;
  }

  /** Volts of the supply with that name. */
  supply(text: string): number | undefined {
    const upper = text.toUpperCase();
    if (BOARD_SUPPLIES.includes(upper)) return this.board.supplyVolts;
    return Object.hasOwn(SUPPLIES, upper) ? SUPPLIES[upper] : undefined;
  }

  /** The wire that a word names, `undefined` if it names none. */
  node(text: string): NodeRef | undefined {
    if (this.nets.has(text)) return { kind: "net", name: text };
    const pin = this.pin(text);
    if (pin !== undefined) return { kind: "pin", pin };
    const volts = this.supply(text);
    if (volts !== undefined) return { kind: "supply", volts };
    const [part, terminal] = splitDot(text);
    if (terminal === undefined) return undefined;
    const known = this.parts.get(part)?.terminals.some((t) => t.name === terminal);
    return known ? { kind: "terminal", part, terminal } : undefined;
  }

  /** Why a word names no wire. */
  whyNoNode(text: string): { message: string; hint: string | undefined } {
    const [part, terminal] = splitDot(text);
    const definition = this.parts.get(part);
    if (definition !== undefined) {
      const terminals = definition.terminals.map((t) => t.name);
      if (terminal === undefined)
        return {
          message: `'${text}' is a part, not a wire`,
          hint: `its terminals: ${terminals.map((t) => `${text}.${t}`).join(", ")}`,
        };
      return {
        message: `${definition.type} has no terminal '${terminal}'`,
        hint: suggestion(terminal, terminals, "its terminals"),
      };
    }
    const pins = Object.keys(this.board.pinNames);
    const known = [...this.nets, ...pins, ...this.board.pins.map((n) => `GPIO${n}`), "GND", "3V3", "5V"];
    const near = nearMiss(text, known);
    const hint = near ?? "a wire is a pin (GPIO4), a supply (GND, 3V3, 5V), a net, or PART.TERMINAL";
    return {
      message: `${this.board.name} has no pin '${text}', and there is no wire or part of that name`,
      hint,
    };
  }
}

/** `part.rest` at the first dot. */
export function splitDot(text: string): [string, string | undefined] {
  const dot = text.indexOf(".");
  return dot < 0 ? [text, undefined] : [text.slice(0, dot), text.slice(dot + 1)];
}
