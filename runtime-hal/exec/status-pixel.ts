/**
 * How a program in CircuitPython has ended, as the board's own pixel shows it until the next start: colours, blinks and times of
 * supervisor/shared/rgb_led_colors.h and main.c. While the program runs the pixel is the program's alone.
 */

import type { BoardDescription, BoardPart } from "../hal/board.js";
import type { Blinking } from "../sim/status-pixel.js";
import { lastReset, onRestart } from "./restart.js";

/** The pixel of a board, or its strip, if it has one. */
export const statusPixelOf = ({ parts }: BoardDescription): BoardPart | undefined =>
  parts?.find(({ kind }) => kind === "neopixel" || kind === "dotstar");

export type ProgramEnd = "done" | "exception" | "safe-mode";

const INTENSITY = 0x30;
const BLINKING: Readonly<Record<ProgramEnd, Blinking>> = {
  done: { red: 0, green: INTENSITY, blue: 0, flashes: 1 },
  exception: { red: INTENSITY, green: 0, blue: 0, flashes: 2 },
  "safe-mode": { red: INTENSITY, green: INTENSITY, blue: 0, flashes: 3 },
};

const FULL = 255;
/** Until the program says something else, by what shows the colour. */
const BRIGHTNESS: Readonly<Record<string, number>> = { neopixel: 63, dotstar: 50 };

let chosen: number | undefined;

onRestart(() => {
  if (lastReset().kind !== "soft") chosen = undefined;
});

/** The brightness of a status LED of that kind, 0 to 255. */
export const statusBrightness = (kind: string): number => chosen ?? BRIGHTNESS[kind] ?? FULL;

/** The program chooses the brightness, 0 to 255: it is that of the colours after its end. */
export function setStatusBrightness(level: number): void {
  chosen = level;
}

/** What a pixel of that kind shows after such an end. */
export function blinkingOf(end: ProgramEnd, kind: string): Blinking {
  const { red, green, blue, flashes } = BLINKING[end];
  const dimmed = (color: number): number => Math.floor((color * statusBrightness(kind)) / FULL);
  return { red: dimmed(red), green: dimmed(green), blue: dimmed(blue), flashes };
}
