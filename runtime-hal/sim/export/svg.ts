/**
 * A recording as a timing diagram in SVG: one lane a signal, what happened on the buses below, a time axis. Where
 * several changes fall on one pixel the lane is drawn as a filled band. Colours follow the reader's light or dark mode.
 */

import type { Annotation, Change, Recording, TraceSignal } from "./recording.js";
import { markDistance, timeText } from "./time-axis.js";

export interface SvgOptions {
  /** Width of the whole picture, pixels. */
  readonly width: number;
  readonly fromUs?: number;
  readonly toUs?: number;
}

const LANE = 34;
const HIGH = 8;
const LOW = 26;
const MIDDLE = 17;
const AXIS = 28;
const CHARACTER = 7.3;

const STYLE = `
  text { font: 12px ui-monospace, monospace; fill: #24292f }
  .grid { stroke: #d0d7de; stroke-width: 1 }
  .wire { stroke: #0969da; stroke-width: 1.5; fill: none }
  .open { stroke: #8c959f; stroke-width: 1.5; stroke-dasharray: 3 3; fill: none }
  .band { fill: #0969da; opacity: .35 }
  .note { fill: #ddf4ff; stroke: #54aeff }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .grid { stroke: #30363d } .wire { stroke: #58a6ff } .band { fill: #58a6ff }
    .note { fill: #0c2d6b; stroke: #388bfd }
  }`;

const escape = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const round = (x: number): number => Math.round(x * 100) / 100;

interface Scale {
  readonly fromUs: number;
  readonly toUs: number;
  readonly left: number;
  readonly right: number;
  x(timeUs: number): number;
}

const heightOf = (level: Change["level"]): number =>
  level === undefined ? MIDDLE : level === 1 ? HIGH : LOW;

/** One lane: lines for levels, dashes where nobody drives, a band where changes are closer than pixels. */
function drawLane(signal: TraceSignal, scale: Scale, top: number): string {
  let wire = "";
  let open = "";
  const bands: [number, number][] = [];
  let level: Change["level"] | "unused" = "unused";
  /** Where the present level began to be drawn. */
  let start = scale.left;
  let lastChange = -Infinity;

  const run = (to: number): void => {
    if (level === "unused" || to <= start) return;
    const y = top + heightOf(level);
    if (level === undefined) open += `M${round(start)} ${y}H${round(to)}`;
    else wire += `M${round(start)} ${y}H${round(to)}`;
  };

  for (const change of signal.changes()) {
    if (change.timeUs > scale.toUs) break;
    if (change.level === level) continue;
    if (change.timeUs <= scale.fromUs) {
      level = change.level;
      continue;
    }
    const x = scale.x(change.timeUs);
    if (x - lastChange < 1) {
      const band = bands.at(-1);
      if (band !== undefined && lastChange <= band[1]) band[1] = x;
      else bands.push([lastChange, x]);
    } else {
      run(x);
      if (level !== "unused") wire += `M${round(x)} ${top + heightOf(level)}V${top + heightOf(change.level)}`;
    }
    level = change.level;
    start = x;
    lastChange = x;
  }
  run(scale.right);
  let text = "";
  for (const [from, to] of bands) {
    text += `<rect class="band" x="${round(from)}" y="${top + HIGH}" width="${round(Math.max(1, to - from))}" height="${LOW - HIGH}"/>`;
  }
  if (wire) text += `<path class="wire" d="${wire}"/>`;
  if (open) text += `<path class="open" d="${open}"/>`;
  return text;
}

/** The events of one bus as boxes; the text is shown where it fits, and always on hovering. */
function drawBus(events: readonly Annotation[], scale: Scale, top: number): string {
  let text = "";
  let used = -Infinity;
  for (const event of events) {
    if (event.endUs < scale.fromUs || event.startUs > scale.toUs) continue;
    const from = Math.max(scale.left, scale.x(event.startUs));
    const width = Math.max(1, Math.min(scale.right, scale.x(event.endUs)) - from);
    // Boxes that would lie on one another say nothing.
    if (from + width - used < 1) continue;
    used = from + width;
    const label = escape(event.text);
    text += `<g><title>${label}</title><rect class="note" x="${round(from)}" y="${top + 7}" width="${round(width)}" height="20" rx="2"/>`;
    if (event.text.length * CHARACTER + 8 <= width)
      text += `<text x="${round(from + 4)}" y="${top + 21}">${label}</text>`;
    text += "</g>";
  }
  return text;
}

function drawAxis(scale: Scale, height: number): string {
  const step = markDistance(((scale.toUs - scale.fromUs) / (scale.right - scale.left)) * 90);
  let text = "";
  for (let mark = Math.ceil(scale.fromUs / step); mark * step <= scale.toUs; mark++) {
    const x = round(scale.x(mark * step));
    text += `<path class="grid" d="M${x} 0V${height}"/><text x="${x}" y="${height + 16}" text-anchor="middle">${timeText(mark * step, step)}</text>`;
  }
  return text;
}

/** The picture. `undefined` if no time has passed or there is nothing to show. */
export function writeSvg(recording: Recording, options: SvgOptions): string | undefined {
  const fromUs = options.fromUs ?? 0;
  const toUs = options.toUs ?? recording.endUs;
  const buses = [...new Set(recording.annotations.map((event) => event.bus))];
  const names = [...recording.signals.map((signal) => signal.name), ...buses];
  if (names.length === 0 || toUs <= fromUs) return undefined;
  const left = Math.ceil(Math.max(...names.map((name) => name.length)) * CHARACTER) + 16;
  const right = options.width - 24;
  const scale: Scale = {
    fromUs,
    toUs,
    left,
    right,
    x: (timeUs) => left + ((timeUs - fromUs) / (toUs - fromUs)) * (right - left),
  };
  const height = names.length * LANE;
  const lanes = names.map((name, i) => {
    const top = i * LANE;
    const signal = recording.signals[i];
    const drawn =
      signal !== undefined
        ? drawLane(signal, scale, top)
        : drawBus(
            recording.annotations.filter((event) => event.bus === name),
            scale,
            top,
          );
    return `<text x="8" y="${top + 21}">${escape(name)}</text>${drawn}`;
  });
  const total = height + AXIS;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${options.width}" height="${total}" viewBox="0 0 ${options.width} ${total}" role="img">`,
    `<title>${escape(recording.board)}</title>`,
    `<style>${STYLE}\n</style>`,
    drawAxis(scale, height),
    ...lanes,
    "</svg>\n",
  ].join("\n");
}
