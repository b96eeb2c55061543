import assert from "node:assert/strict";
import type { Change, Recording } from "../../../runtime-hal/sim/export/recording.js";
import { writeSvg } from "../../../runtime-hal/sim/export/svg.js";
import { markDistance, timeText } from "../../../runtime-hal/sim/export/time-axis.js";
import { writeTraceJson } from "../../../runtime-hal/sim/export/trace-json.js";
import { writeVcd } from "../../../runtime-hal/sim/export/vcd.js";

const signal = (name: string, ...pairs: [number, Change["level"]][]) => ({
  name,
  changes: () => pairs.map(([timeUs, level]) => ({ timeUs, level })),
});
const recording = (...signals: ReturnType<typeof signal>[]): Recording => ({
  board: "Test board",
  endUs: 100,
  signals,
  annotations: [],
});
const vcd = (r: Recording): string[] => [...writeVcd(r)].join("").split("\n");

describe("value change dump", () => {
  it("has the signals in one order of time, and the end", () => {
    const lines = vcd(recording(signal("a", [0, 0], [10, 1], [30, 0]), signal("b c", [20, 1], [30, 0])));
    assert.deepEqual(lines.slice(4), [
      "$var wire 1 ! a $end",
      '$var wire 1 " b_c $end',
      "$upscope $end",
      "$enddefinitions $end",
      "#0",
      "$dumpvars",
      "0!",
      'x"',
      "$end",
      "#10000",
      "1!",
      "#20000",
      '1"',
      "#30000",
      "0!",
      '0"',
      "#100000",
      "",
    ]);
  });

  it("keeps nanoseconds, and writes an undriven wire as z", () => {
    const lines = vcd(recording(signal("clk", [0, undefined], [0.125, 1], [0.25, 0])));
    assert.deepEqual(lines.slice(-7), ["$end", "#125", "1!", "#250", "0!", "#100000", ""]);
    assert.ok(lines.includes("z!"));
  });

  it("leaves out changes that change nothing", () => {
    assert.ok(!vcd(recording(signal("a", [0, 0], [5, 0]))).includes("#5000"));
  });

  it("has an identifier of its own for each of many signals", () => {
    const many = Array.from({ length: 9000 }, (_, i) => signal(`s${i}`, [0, 0]));
    const ids = vcd(recording(...many))
      .filter((line) => line.startsWith("$var"))
      .map((line) => line.split(" ")[3]);
    assert.equal(new Set(ids).size, 9000);
  });
});

describe("trace as JSON", () => {
  it("can be read back", () => {
    const annotations = [{ startUs: 1, endUs: 2, bus: "i2c0", text: 'write 0x3c: "00"' }];
    const text = [
      ...writeTraceJson({ ...recording(signal("a", [0, undefined], [2.5, 1])), annotations }),
    ].join("");
    assert.deepEqual(JSON.parse(text), {
      board: "Test board",
      endUs: 100,
      signals: [
        {
          name: "a",
          changes: [
            [0, null],
            [2.5, 1],
          ],
        },
      ],
      annotations,
    });
  });
});

describe("timing diagram", () => {
  it("draws levels as lines, edges as verticals, high impedance dashed", () => {
    const svg = writeSvg(recording(signal("a", [0, undefined], [50, 1])), { width: 148 }) ?? "";
    // The lane begins right of the name, at 24; 100 us are 100 pixels.
    assert.match(svg, /<path class="open" d="M24 17H74"\/>/);
    assert.match(svg, /<path class="wire" d="M74 17V8M74 8H124"\/>/);
  });

  it("draws a band where changes are closer than pixels", () => {
    const fast = Array.from({ length: 200 }, (_, i): [number, 0 | 1] => [20 + i * 0.1, (i % 2) as 0 | 1]);
    const svg = writeSvg(recording(signal("a", [0, 0], ...fast)), { width: 148 }) ?? "";
    assert.match(svg, /<rect class="band" x="44.1" y="8" width="19\.8" height="18"\/>/);
  });

  it("shows what happened on a bus, with the text where it fits", () => {
    const annotations = [
      { startUs: 0, endUs: 90, bus: "b", text: "<long>" },
      { startUs: 95, endUs: 96, bus: "b", text: "short" },
    ];
    const svg = writeSvg({ ...recording(), annotations }, { width: 148 }) ?? "";
    assert.match(svg, /<title>&lt;long&gt;<\/title>/);
    assert.match(svg, />&lt;long&gt;<\/text>/);
    assert.doesNotMatch(svg, />short<\/text>/);
    assert.match(svg, /<title>short<\/title>/);
  });

  it("is not made of nothing", () => {
    assert.equal(writeSvg(recording(), { width: 100 }), undefined);
  });
});

describe("time axis", () => {
  it("has round distances", () => {
    const rooms = [0.3, 1, 1.1, 2, 3, 7, 10, 1234];
    assert.deepEqual(rooms.map(markDistance), [0.5, 1, 2, 2, 5, 10, 10, 2000]);
  });

  it("names times by their unit", () => {
    assert.deepEqual(
      [timeText(1.5e6, 5e5), timeText(20e3, 5e3), timeText(7, 1), timeText(0.25, 0.05)],
      ["1.5s", "20ms", "7us", "250ns"],
    );
  });
});
