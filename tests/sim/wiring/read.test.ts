import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Expectation, TimedEvent } from "../../../runtime-hal/sim/wiring/model.js";
import { parseQuantity, shortTime } from "../../../runtime-hal/sim/wiring/quantity.js";
import { readBoardFile } from "../../helpers/wired-board.js";

const PARTS = `parts:
  b1: {type: button, a: GPIO4}
  p1: {type: potentiometer, wiper: GPIO34}
  s1: {type: servo, signal: GPIO5}
  rgb: {type: rgb-led, red: GPIO6}
`;

async function eventsOf(line: string): Promise<Omit<TimedEvent, "place">[]> {
  const { wiring, problems } = await readBoardFile(`${PARTS}events:\n  - ${line}\n`, {
    "a.csv": "s;V\n0;1\n500ms;2.5\n",
  });
  assert.deepEqual(problems, []);
  return wiring!.events.map(({ place: _, ...event }) => event);
}

async function expectationOf(line: string): Promise<Record<string, unknown>> {
  const { wiring, problems } = await readBoardFile(`${PARTS}expect:\n  - ${line}\n`);
  assert.deepEqual(problems, []);
  const { place: _, text: __, ...rest } = wiring!.expectations[0] as Expectation;
  return rest;
}

describe("examples of the documentation", () => {
  const text = readFileSync(fileURLToPath(new URL("../docs/wiring.md", import.meta.url)), "utf8");
  for (const [i, [, example = ""]] of [...text.matchAll(/```yaml\n([^]*?)```/g)].entries()) {
    it(`${i + 1} has no problems`, async () => {
      const { problems } = await readBoardFile(example.replace("esp32", "test"), { "sun.png": "" });
      assert.deepEqual(problems, []);
    });
  }
});

describe("quantities", () => {
  for (const [text, unit, value] of [
    ["21.5", "°C", 21.5],
    ["21.5 °C", "°C", 21.5],
    ["10k", "ohm", 10_000],
    ["4.7kohm", "ohm", 4700],
    ["500mV", "V", 0.5],
    ["2.4 kHz", "Hz", 2400],
    ["50%", "%", 50],
    ["0x3C", undefined, 60],
    ["1_000", undefined, 1000],
  ] as const) {
    it(text, () => assert.equal(parseQuantity(text, unit), value));
  }
  for (const [text, unit] of [
    ["1V", "Hz"],
    ["", "V"],
    ["1k", undefined],
    ["1.2.3", "V"],
  ] as const) {
    it(`not ${JSON.stringify(text)} in ${unit}`, () => assert.equal(parseQuantity(text, unit), undefined));
  }
  it("times are shown with a fitting unit", () => {
    assert.deepEqual([0, 1.5, 2000, 1.25e6].map(shortTime), ["0 s", "1.5 µs", "2 ms", "1.25 s"]);
  });
});

describe("events of board files", () => {
  const pressed = { kind: "act", part: "b1", action: "press", value: undefined };
  const knob = { kind: "property", part: "p1", property: "position", label: "p1.position" };
  const wire = { kind: "wire", node: { kind: "pin", pin: 34 }, label: "GPIO34" };
  for (const [line, events] of [
    ["at 1.5s: press b1", [{ atUs: 1.5e6, deed: pressed }]],
    ["at 1.5s: press b1 for 80ms", [{ atUs: 1.5e6, deed: { ...pressed, forUs: 80e3 } }]],
    ["from 1s to 1.2s: press b1", [{ atUs: 1e6, deed: { ...pressed, forUs: 200e3 } }]],
    ["every 2s: press b1", [{ atUs: 2e6, everyUs: 2e6, deed: pressed }]],
    ["every 2s from 1s to 9s: press b1", [{ atUs: 1e6, everyUs: 2e6, untilUs: 9e6, deed: pressed }]],
    [
      "at 1: [press b1, release b1]",
      [
        { atUs: 1e6, deed: pressed },
        { atUs: 1e6, deed: { ...pressed, action: "release" } },
      ],
    ],
    ["at 1s: set p1.position to 30 %", [{ atUs: 1e6, deed: { kind: "set", target: knob, value: 30 } }]],
    [
      "at 1s: set GPIO34 1.2V for 10 ms",
      [{ atUs: 1e6, deed: { kind: "set", target: wire, value: 1.2, forUs: 10e3 } }],
    ],
    ["at 1s: set GPIO34 open", [{ atUs: 1e6, deed: { kind: "set", target: wire, value: "open" } }]],
    [
      "at 1s: ramp p1.position from 0 to 100 in 2s",
      [
        {
          atUs: 1e6,
          deed: { kind: "wave", target: knob, wave: { kind: "ramp", from: 0, to: 100 }, forUs: 2e6 },
        },
      ],
    ],
    [
      "at 1s: sine 34 from 0.5V to 2.5V at 50Hz for 2s every 1ms",
      [
        {
          atUs: 1e6,
          deed: {
            kind: "wave",
            target: { ...wire, label: "34" },
            wave: { kind: "sine", from: 0.5, to: 2.5, hz: 50 },
            forUs: 2e6,
            everyUs: 1000,
          },
        },
      ],
    ],
    [
      "at 1s: play GPIO34 'a.csv'",
      [
        {
          atUs: 1e6,
          deed: {
            kind: "wave",
            target: wire,
            wave: { kind: "samples", timesUs: [0, 5e5], values: [1, 2.5] },
          },
        },
      ],
    ],
    ["at 1s: unplug p1 for 3s", [{ atUs: 1e6, deed: { kind: "unplug", part: "p1", forUs: 3e6 } }]],
    ["at 1s: cut power", [{ atUs: 1e6, deed: { kind: "power", on: false } }]],
  ] as const) {
    it(line, async () => assert.deepEqual(await eventsOf(line), events));
  }
});

describe("expectations of board files", () => {
  const node = { kind: "pin", pin: 2 };
  const level = (value: boolean, when: object, at: object = node) => ({
    kind: "value",
    source: { kind: "level", node: at },
    test: { kind: "is", value },
    when,
  });
  const measure = (
    name: string,
    op: string,
    value: number,
    within: number,
    fromUs = 0,
    untilUs?: number,
  ) => ({ kind: "measure", measure: name, node, op, value, within, fromUs, untilUs });
  const servo = (test: object, when: object) => ({
    kind: "value",
    source: { kind: "probe", part: "s1", probe: "angle" },
    test,
    when,
  });
  for (const [line, expected] of [
    ["GPIO2 high at 1s", level(true, { kind: "at", us: 1e6 })],
    ["2 is low at end", level(false, { kind: "end" })],
    ["GPIO2 high between 2s and 2.1s", level(true, { kind: "throughout", fromUs: 2e6, untilUs: 2.1e6 })],
    ["GPIO2 high once between 2s and 3s", level(true, { kind: "once", fromUs: 2e6, untilUs: 3e6 })],
    ["GPIO2 high before 3s", level(true, { kind: "once", fromUs: 0, untilUs: 3e6 })],
    ["GPIO2 low after 3s", level(false, { kind: "throughout", fromUs: 3e6 })],
    ["GPIO2 rises 5 times", measure("rises", "=", 5, 0)],
    ["GPIO2 falls once before 2s", measure("falls", "=", 1, 0, 0, 2e6)],
    ["GPIO2 changes >= 3 times between 1s and 2s", measure("changes", ">=", 3, 0, 1e6, 2e6)],
    ["GPIO2 frequency 1kHz", measure("frequency", "=", 1000, 10)],
    ["GPIO2 frequency 900Hz to 1.1kHz after 1s", measure("frequency", "=", 1000, 100, 1e6)],
    ["GPIO2 duty 25 % ± 2 %", measure("duty", "=", 0.25, 0.02)],
    ["GPIO2 pulse 80ms ± 1ms", measure("high-pulse", "=", 80e3, 1000)],
    ["GPIO2 low pulse < 2ms", measure("low-pulse", "<", 2000, 0)],
    [
      "s1.angle = 90 ± 1 at 2s",
      servo({ kind: "compare", op: "=", value: 90, within: 1 }, { kind: "at", us: 2e6 }),
    ],
    ["s1 angle > 90° at end", servo({ kind: "compare", op: ">", value: 90, within: 0 }, { kind: "end" })],
    ["rgb.red high", level(true, { kind: "end" }, { kind: "terminal", part: "rgb", terminal: "red" })],
    [
      "rgb.red > 50 %",
      {
        kind: "value",
        source: { kind: "probe", part: "rgb", probe: "red" },
        test: { kind: "compare", op: ">", value: 50, within: 0 },
        when: { kind: "end" },
      },
    ],
    [
      "no warnings",
      {
        kind: "value",
        source: { kind: "warnings" },
        test: { kind: "compare", op: "=", value: 0, within: 0 },
        when: { kind: "end" },
      },
    ],
    [
      'console contains "a: b" before 2s',
      {
        kind: "value",
        source: { kind: "console" },
        test: { kind: "text", op: "contains", value: "a: b" },
        when: { kind: "once", fromUs: 0, untilUs: 2e6 },
      },
    ],
  ] as const) {
    it(line, async () => assert.deepEqual(await expectationOf(line), expected));
  }
});
