/**
 * Draws the levels of pins over time as text, two lines a pin and a time axis below:
 *
 *   GPIO2  ┌────┐    ┌────┐    ┌──
 *          ┘    └────┘    └────┘
 *          0s   1s   2s   3s   4s
 *
 * A column in which a level changes more than once is drawn hatched: the pulses are finer than the picture.
 */

import { markDistance, timeText } from "./export/time-axis.js";
import type { DrawnWire } from "./wire-view.js";

export interface WaveformOptions {
  /** Width of the picture in characters. */
  width: number;
  fromUs?: number;
  toUs: number;
  /** Only ASCII characters. */
  ascii?: boolean;
  /** Name of a pin in the left margin. */
  label: (pin: number) => string;
}

interface Glyphs {
  high: string;
  low: string;
  rise: readonly [string, string];
  fall: readonly [string, string];
  many: string;
  tick: string;
  axis: string;
}

const UNICODE: Glyphs = {
  high: "─",
  low: "─",
  rise: ["┌", "┘"],
  fall: ["┐", "└"],
  many: "▒",
  tick: "┴",
  axis: "─",
};
const ASCII: Glyphs = {
  high: "-",
  low: "_",
  rise: [".", "|"],
  fall: [".", "|"],
  many: "#",
  tick: "+",
  axis: "-",
};

/** Less than the resolution of a trace. */
const BORDER_US = 1e-4;

/** Share of the first column. */
const FIRST_MOMENTS = 0.02;

/** The two lines of one pin. */
function drawPin(
  trace: DrawnWire,
  columns: number,
  fromUs: number,
  toUs: number,
  g: Glyphs,
): [string, string] {
  let top = "";
  let bottom = "";
  const perColumn = (toUs - fromUs) / columns;
  // What a program does in its first moments is how the picture begins.
  let start = fromUs + perColumn * FIRST_MOMENTS;
  let level = trace.levelAtTime(start);
  for (let column = 0; column < columns; column++) {
    // A change at the very border belongs to the column that it begins.
    const end = column === columns - 1 ? toUs : fromUs + (column + 1) * perColumn - BORDER_US;
    const changes = trace.edgesBetween(start, end);
    const before = level;
    level = trace.levelAtTime(end);
    start = end;
    if (changes > 1) {
      top += g.many;
      bottom += g.many;
    } else if (changes === 1) {
      const [a, b] = before === 0 ? g.rise : g.fall;
      top += a;
      bottom += b;
    } else {
      top += level === 1 ? g.high : " ";
      bottom += level === 0 ? g.low : " ";
    }
  }
  return [top.trimEnd(), bottom.trimEnd()];
}

function drawAxis(columns: number, fromUs: number, toUs: number, g: Glyphs): [string, string] {
  const span = toUs - fromUs;
  // A label has some nine characters.
  const step = markDistance((span / columns) * 9);
  const line = new Array<string>(columns).fill(g.axis);
  let labels = "";
  for (let t = Math.ceil(fromUs / step) * step; t <= toUs; t += step) {
    const column = Math.min(columns - 1, Math.floor(((t - fromUs) / span) * columns));
    line[column] = g.tick;
    const text = timeText(t, step);
    if (column < labels.length || column + text.length > columns + 4) continue;
    labels = labels.padEnd(column) + text;
  }
  return [line.join(""), labels];
}

/** The picture as lines; none if there is nothing to draw. */
export function drawWaveform(traces: readonly DrawnWire[], options: WaveformOptions): string[] {
  const fromUs = options.fromUs ?? 0;
  const { toUs } = options;
  if (traces.length === 0 || toUs <= fromUs) return [];
  const g = options.ascii ? ASCII : UNICODE;
  const labels = traces.map((trace) => options.label(trace.pin));
  const margin = Math.max(...labels.map((text) => text.length)) + 2;
  const columns = Math.max(10, options.width - margin);
  const lines: string[] = [];
  traces.forEach((trace, i) => {
    const [top, bottom] = drawPin(trace, columns, fromUs, toUs, g);
    lines.push((labels[i] as string).padEnd(margin) + top, " ".repeat(margin) + bottom);
  });
  for (const line of drawAxis(columns, fromUs, toUs, g)) lines.push(" ".repeat(margin) + line);
  return lines.map((line) => line.trimEnd());
}
