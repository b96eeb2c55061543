import assert from "node:assert/strict";
import { wiredBoard } from "../../helpers/wired-board.js";

/** What fails of these expectations when GPIO2 does this: 100 ms low, then 3 periods of 20 ms high and 30 ms low. */
async function failuresOf(...expectations: string[]): Promise<string[]> {
  const wired = await wiredBoard(`expect:\n${expectations.map((line) => `  - ${line}\n`).join("")}`);
  wired.out(2, 0);
  wired.pass(100_000);
  for (let i = 0; i < 3; i++) {
    wired.pulse(2, 20_000);
    wired.pass(30_000);
  }
  return wired.failures();
}

describe("expectations", () => {
  it("hold", async () => {
    assert.deepEqual(
      await failuresOf(
        "GPIO2 low at 50ms",
        "GPIO2 high at 110ms",
        "GPIO2 low between 0 and 100ms",
        "GPIO2 high between 100ms and 120ms",
        "GPIO2 high before 150ms",
        "GPIO2 low after 221ms",
        "GPIO2 low at end",
        "GPIO2 rises 3 times",
        "GPIO2 changes 2 times between 90ms and 140ms",
        "GPIO2 falls",
        "GPIO2 frequency 20Hz",
        "GPIO2 duty 40%",
        "GPIO2 pulse 20ms",
        "GPIO2 low pulse 30ms",
        "GPIO2 volts > 3.2 at 110ms",
      ),
      [],
    );
  });

  it("fail with what was seen, and when", async () => {
    assert.deepEqual(
      await failuresOf(
        "GPIO2 high at 50ms",
        "GPIO2 low between 0 and 130ms",
        "GPIO2 high before 50ms",
        "GPIO2 low after 100ms",
        "GPIO2 high",
        "GPIO2 rises 2 times",
        "GPIO2 frequency 25Hz",
        "GPIO2 duty 50%",
        "GPIO2 pulse 21ms",
        "GPIO2 low pulse 1ms between 0 and 100ms",
        "GPIO2 high at 2s",
        "GPIO2 low between 200ms and 2s",
        "GPIO2 volts = 1.65 ± 0.1 at 110ms",
        "GPIO5 driven at 10ms",
      ).then((lines) => lines.map((line) => line.replace(/(\d\d)\.00\d ms/g, "$1 ms"))),
      [
        "GPIO2 high at 50ms: it was low then",
        "GPIO2 low between 0 and 130ms: it was high at 100 ms",
        "GPIO2 high before 50ms: it was never so: low from 0 s",
        "GPIO2 low after 100ms: it was high at 101 ms",
        "GPIO2 high: it was low at the end (250 ms)",
        "GPIO2 rises 2 times: it happened 3 times",
        "GPIO2 frequency 25Hz: it was 20 Hz (periods of 50 ms)",
        "GPIO2 duty 50%: it was 40 %",
        "GPIO2 pulse 21ms: there was one of 20 ms at 100 ms; 3 high pulse(s) of 20 ms",
        "GPIO2 low pulse 1ms between 0 and 100ms: there was no whole low pulse",
        "GPIO2 high at 2s: the run ended at 250 ms, before that time",
        "GPIO2 low between 200ms and 2s: it was high at 201 ms",
        "GPIO2 volts = 1.65 ± 0.1 at 110ms: it was 3.3 V then",
        "GPIO5 driven at 10ms: it was floating then",
      ],
    );
  });

  it("look at the console and at warnings", async () => {
    const wired = await wiredBoard(`expect:
  - console contains "ready" before 1s
  - console matches /^temp: \\d+$/
  - console lacks "Traceback"
  - console contains "late" before 1s
  - no warnings
`);
    wired.console.add("rea");
    wired.console.add("dy\ntemp: 21\n");
    wired.pass(1.5e6);
    wired.console.add("late\n");
    wired.board.warnings.warn("part", "hot");
    assert.deepEqual(wired.failures(), [
      'console contains "late" before 1s: it was never so: "ready\\ntemp: 21\\n" from 0 s',
      "no warnings: it was 1 at the end (1.5 s)",
    ]);
  });

  it("count edges only in their time, and pulses only when they are whole", async () => {
    const wired = await wiredBoard(`expect:
  - GPIO2 rises 0 times between 15ms and 25ms
  - GPIO2 pulse 10ms between 1ms and 40ms
`);
    wired.out(2, 1);
    wired.pass(3000);
    wired.board.pin(2).write(0);
    wired.pass(7000);
    wired.pulse(2, 10_000);
    wired.pass(30_000);
    assert.deepEqual(wired.failures(), []);
  });
});
