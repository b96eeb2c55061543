/** A simulated board with parts wired to it by the text of a board file, for tests that move its pins themselves. */

import assert from "node:assert/strict";
import type { ChipDescription } from "../../runtime-hal/hal/board.js";
import type { Level } from "../../runtime-hal/hal/digital.js";
import { SimBoard } from "../../runtime-hal/sim/board.js";
import { loadPart, partTypes } from "../../runtime-hal/sim/parts/catalog.js";
import type { Part, ProbeValue } from "../../runtime-hal/sim/parts/part.js";
import type { BoardNames } from "../../runtime-hal/sim/wiring/names.js";
import { readWiring, type ReadResult } from "../../runtime-hal/sim/wiring/read.js";
import { ConsoleRecord, WiringRun } from "../../runtime-hal/sim/wiring/wiring-run.js";

const PINS = Array.from({ length: 40 }, (_, id) => id);

const chip = {
  id: "test",
  name: "Test chip",
  clockHz: 1e6,
  clockRatesHz: [1e6],
  tickNs: 1000,
  schedulerDepth: 8,
  pins: PINS.map((id) => ({
    id,
    functions: ["gpio-in", "gpio-out", "pull-up", "pull-down", "irq", "adc"] as const,
  })),
} as unknown as ChipDescription;
const description = { id: "test", name: "Test board", chip: "test", dialect: "esp32", pinNames: { D1: 1 } };

const names: BoardNames = { name: "Test board", pinNames: { D1: 1 }, pins: PINS, supplyVolts: 3.3 };

/** Reads the text of a board file for a board with pins 0 to 39 and `D1`. `files`: what stands beside it. */
export function readBoardFile(
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<ReadResult> {
  return readWiring(text, {
    board: (id) => (id === undefined || id === "test" ? names : undefined),
    boards: ["test"],
    parts: {
      types: partTypes(),
      load: loadPart,
      loadFile: () => Promise.reject(new Error("there is no such file")),
    },
    readBeside: (path) => files[path],
    openBeside: (name) => {
      const text = files[name];
      return text === undefined
        ? undefined
        : { name, bytes: new TextEncoder().encode(text), write: () => {} };
    },
  });
}

export class WiredBoard {
  readonly board: SimBoard;
  readonly run: WiringRun;
  readonly console = new ConsoleRecord();
  readonly warnings: string[] = [];
  powerCut = false;

  constructor(read: ReadResult) {
    assert.deepEqual(read.problems, []);
    this.board = new SimBoard(description, chip);
    this.board.warnings.onWarning = (warning) => this.warnings.push(warning.message);
    this.run = new WiringRun(
      read.wiring!,
      this.board,
      this.console,
      () => (this.powerCut = true),
      () => {},
    );
  }

  part(id: string): Part {
    return this.run.assembly.live(id).part;
  }

  probe(id: string, name: string): ProbeValue {
    return this.run.assembly.live(id).probe(name);
  }

  /** Lets virtual time pass, in microseconds. */
  pass(us: number): void {
    this.board.clock.sleepUs(us);
  }

  /** Makes a pin an output with that level. */
  out(pin: number, level: Level): void {
    this.board.pin(pin).configure({ mode: "out", pull: "none", initial: level });
  }

  /** A pulse of the opposite level. */
  pulse(pin: number, us: number): void {
    const simPin = this.board.pin(pin);
    const level = simPin.readLatch();
    simPin.write((1 - level) as Level);
    this.pass(us);
    simPin.write(level);
  }

  /** Level of a pin that is an input with that pull. */
  input(pin: number, pull: "none" | "up" | "down" = "none"): Level {
    this.board.pin(pin).configure({ mode: "in", pull });
    return this.board.wireAt(pin).level();
  }

  volts(pin: number): number {
    return this.board.wireAt(pin).volts();
  }

  /** What was seen where expectations did not hold. */
  failures(): string[] {
    return this.run
      .verdicts()
      .flatMap(({ ok, seen, expectation }) => (ok ? [] : [`${expectation.text}: ${seen}`]));
  }
}

/** The board with what the text says wired to it. */
export async function wiredBoard(
  text: string,
  files?: Readonly<Record<string, string>>,
): Promise<WiredBoard> {
  return new WiredBoard(await readBoardFile(text, files));
}
