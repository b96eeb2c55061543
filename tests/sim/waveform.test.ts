import assert from "node:assert/strict";
import { PinTrace } from "../../runtime-hal/sim/trace.js";
import { drawWaveform, type WaveformOptions } from "../../runtime-hal/sim/waveform.js";

function trace(pin: number, changes: readonly (readonly [number, 0 | 1])[]): PinTrace {
  const result = new PinTrace(pin);
  for (const [seconds, level] of changes) result.record(seconds * 1e6, level);
  return result;
}

const options: WaveformOptions = { width: 38, toUs: 3e6, label: (pin) => `GPIO${pin}` };

describe("waveform", () => {
  it("draws levels and edges over a time axis", () => {
    const led = trace(2, [
      [0, 0],
      [0.5, 1],
      [1, 0],
      [1.5, 1],
      [2, 0],
    ]);
    assert.deepEqual(drawWaveform([led], options), [
      "GPIO2       ┌────┐    ┌────┐",
      "       ─────┘    └────┘    └──────────",
      "       ┴─────────┴─────────┴─────────┴",
      "       0s        1s        2s        3s",
    ]);
  });

  it("can do with ASCII", () => {
    const led = trace(2, [
      [0, 1],
      [1, 0],
    ]);
    assert.deepEqual(drawWaveform([led], { ...options, ascii: true }), [
      "GPIO2  ----------.",
      "                 |____________________",
      "       +---------+---------+---------+",
      "       0s        1s        2s        3s",
    ]);
  });

  it("hatches columns with more than one change, and starts where the pin comes into use", () => {
    const fast = trace(13, [
      [1, 0],
      ...Array.from({ length: 100 }, (_, i) => [1.5 + i / 1000, ((i + 1) % 2) as 0 | 1] as const),
    ]);
    const [top, bottom] = drawWaveform([fast], options) as [string, string];
    assert.match(top, /^GPIO13 +▒▒?$/);
    assert.match(bottom, /^ {18}─+▒▒?─+$/);
  });

  it("chooses a unit that suits", () => {
    const line = (toUs: number): string =>
      drawWaveform([trace(1, [[0, 0]])], { ...options, toUs }).at(-1) as string;
    assert.match(line(60), /0us +20us +40us/);
    assert.match(line(60e3), /0ms +20ms +40ms/);
    assert.match(line(100e6), /0s +50s +100s/);
  });

  it("draws nothing where nothing was", () => {
    assert.deepEqual(drawWaveform([], options), []);
    assert.deepEqual(drawWaveform([trace(1, [[0, 0]])], { ...options, toUs: 0 }), []);
  });
});
