/** The pixel by which the firmware of a simulated board shows how the program has ended: it blinks as long as the board goes on. */

import type { BoardPart } from "../hal/board.js";
import type { SimBoard } from "./board.js";

/** What the firmware is called in traces. */
const OWNER = { name: "status pixel" };
/** WS2812 at 800 kHz, nanoseconds. */
const TIMING_NS = [400, 850, 800, 450] as const;
const SPI = { baudrate: 1_000_000, polarity: 0, phase: 0, bits: 8, lsbFirst: false } as const;

export interface Blinking {
  /** Full brightness is 255 of each colour. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** So many flashes, then a pause. */
  readonly flashes: number;
}

/** Times of CircuitPython's main.c. */
const FLASH_US = 100_000;
const BETWEEN_FLASHES_US = 300_000;
const PAUSE_US = 5_000_000;

/** Has the pixels of the part blink until that time. */
export function blinkUntil(
  board: SimBoard,
  part: BoardPart,
  { red, green, blue, flashes }: Blinking,
  untilUs: number,
): void {
  const { clock } = board;
  // The end of the run is an event at that time.
  const rest = (us: number): void => clock.sleepUs(Math.min(us, untilUs - clock.currentUs));
  while (clock.currentUs < untilUs) {
    for (let i = 0; i < flashes; i++) {
      show(board, part, [red, green, blue]);
      rest(FLASH_US);
      show(board, part, [0, 0, 0]);
      rest(BETWEEN_FLASHES_US);
    }
    rest(PAUSE_US);
  }
}

/** Has all pixels of the part show a colour, and leaves its pins as after a reset. */
function show(board: SimBoard, part: BoardPart, [red, green, blue]: readonly number[]): void {
  const { data = 0, clock = 0 } = part.pins;
  const count = part.count ?? 1;
  const repeated = (...bytes: (number | undefined)[]): number[] =>
    Array.from({ length: count }, () => bytes.map((byte) => byte ?? 0)).flat();
  if (part.kind === "neopixel") {
    const pin = board.claim("digital", data, OWNER);
    pin.configure({ mode: "out", pull: "none", initial: 0 });
    const stream = board.claim("bitstream", data, OWNER);
    stream.send(TIMING_NS, Uint8Array.from(repeated(green, red, blue)));
    stream.close();
    pin.configure({ mode: "in", pull: "none" });
    pin.close();
    return;
  }
  const bytes = Uint8Array.from([0, 0, 0, 0, ...repeated(0xff, blue, green, red), 0xff, 0xff, 0xff, 0xff]);
  const bus = board.claimBus("spi", "soft", { ...SPI, sck: clock, mosi: data, miso: undefined }, OWNER);
  bus.transfer(bytes, bytes);
  bus.close();
}
