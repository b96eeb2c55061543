import assert from "node:assert/strict";
import { wiredBoard } from "../../helpers/wired-board.js";

describe("events", () => {
  it("happen at their times, again, and for a time", async () => {
    const wired = await wiredBoard(`
parts:
  b1: {type: button, a: GPIO4, bounce: 0}
events:
  - at 10ms: press b1 for 5ms
  - every 100ms from 50ms to 250ms: press b1 for 1ms
`);
    const seen: string[] = [];
    wired.input(4, "up");
    wired.board.wireAt(4).onLevel((level, us) => seen.push(`${level} ${us / 1000}`));
    wired.pass(1e6);
    assert.deepEqual(seen, ["0 10", "1 15", "0 50", "1 51", "0 150", "1 151", "0 250", "1 251"]);
    assert.equal(wired.probe("b1", "presses"), 4);
  });

  it("set wires and live properties, and go back after their time", async () => {
    const wired = await wiredBoard(`
parts:
  p1: {type: potentiometer, wiper: GPIO34, position: 10}
events:
  - at 10ms: set GPIO5 high for 10ms
  - at 10ms: set GPIO6 1.2V
  - at 10ms: set p1.position 80 for 10ms
`);
    wired.input(5, "down");
    wired.pass(15_000);
    assert.deepEqual([wired.volts(5), wired.volts(6), wired.probe("p1", "position")], [3.3, 1.2, 80]);
    wired.pass(10_000);
    assert.deepEqual([wired.volts(5), wired.volts(6), wired.probe("p1", "position")], [0, 1.2, 10]);
  });

  it("make ramps, sines, square waves and recorded courses", async () => {
    const wired = await wiredBoard(
      `
parts:
  p1: {type: potentiometer, wiper: GPIO30}
events:
  - at 0: ramp p1.position from 0 to 100 in 1s
  - at 0: sine GPIO34 from 1V to 3V at 10Hz
  - at 0: square GPIO35 from 0 to 3.3V at 10Hz for 1s
  - at 0: play GPIO36 "course.csv"
`,
      { "course.csv": "time,volts\n0,1\n250ms,2\n0.5,0.5\n" },
    );
    const at = (pin: number): number => Number(wired.volts(pin).toFixed(2));
    const seen: number[][] = [];
    for (let i = 0; i < 5; i++) {
      seen.push([Number(wired.probe("p1", "position")), at(34), at(35), at(36)]);
      wired.pass(i === 0 ? 25_000 : i === 1 ? 50_000 : 300_000);
    }
    assert.deepEqual(seen, [
      [0, 2, 3.3, 1],
      [2.5, 3, 3.3, 1],
      [7.5, 1, 0, 1],
      [37.5, 1, 0, 2],
      [67.5, 1, 0, 0.5],
    ]);
  });

  it("unplug a part and plug it in again", async () => {
    const wired = await wiredBoard(`
parts:
  p1: {type: potentiometer, wiper: GPIO34, position: 50}
events:
  - at 10ms: unplug p1 for 10ms
`);
    assert.equal(wired.volts(34), 1.65);
    wired.pass(15_000);
    assert.equal(wired.board.wireAt(34).floating(), true);
    wired.pass(10_000);
    assert.equal(wired.volts(34), 1.65);
  });

  it("cut the power", async () => {
    const wired = await wiredBoard("events:\n  - at 10ms: cut power\n");
    wired.pass(20_000);
    assert.equal(wired.powerCut, true);
  });

  it("noise is the same in every run, and differs within one", async () => {
    const noise = async (): Promise<number[]> => {
      const wired = await wiredBoard("events:\n  - at 0: noise GPIO34 from 1V to 2V\n");
      return Array.from({ length: 5 }, () => {
        wired.pass(5000);
        return wired.volts(34);
      });
    };
    const first = await noise();
    assert.deepEqual(await noise(), first);
    assert.equal(new Set(first).size, 5);
    assert.ok(first.every((volts) => volts >= 1 && volts <= 2));
  });
});
