import assert from "node:assert/strict";
import { wiredBoard } from "../../helpers/wired-board.js";

const near = (actual: unknown, wanted: number, within: number): void =>
  assert.ok(Math.abs(Number(actual) - wanted) <= within, `${actual} is not ${wanted} ± ${within}`);

describe("led", () => {
  it("lights at its forward voltage and dims with PWM", async () => {
    const wired = await wiredBoard("parts:\n  l: {type: led, anode: GPIO2, color: red, resistor: 330}");
    assert.equal(wired.probe("l", "lit"), false);
    wired.out(2, 1);
    assert.equal(wired.probe("l", "lit"), true);
    near(wired.probe("l", "current"), ((3.3 - 1.9) / 330) * 1000, 0.001);
    wired.pass(50_000);
    near(wired.probe("l", "brightness"), 100, 0.1);
    for (let i = 0; i < 50; i++) {
      wired.out(2, 1);
      wired.pass(250);
      wired.out(2, 0);
      wired.pass(750);
    }
    near(wired.probe("l", "brightness"), 25, 0.5);
    assert.equal(wired.probe("l", "blinks"), 50);
  });

  it("between two pins needs both; too small a resistor is a warning", async () => {
    const wired = await wiredBoard("parts:\n  l: {type: led, anode: GPIO2, cathode: GPIO3, resistor: 10}");
    wired.out(2, 1);
    assert.equal(wired.probe("l", "lit"), false);
    wired.out(3, 0);
    assert.equal(wired.probe("l", "lit"), true);
    assert.match(wired.warnings.join(), /l: 47 mA flow through the LED, which stands 30 mA/);
  });
});

describe("rgb-led", () => {
  it("mixes colours, with a common anode too", async () => {
    const wired = await wiredBoard(`parts:
  l: {type: rgb-led, red: GPIO1, green: GPIO2, blue: GPIO3, common: 3V3, common-type: anode}`);
    for (const pin of [1, 2, 3]) wired.out(pin, 1);
    assert.equal(wired.probe("l", "lit"), false);
    wired.out(1, 0);
    wired.pass(30_000);
    assert.equal(wired.probe("l", "color"), "#ff0000");
    near(wired.probe("l", "red"), 100, 0.1);
  });
});

describe("button", () => {
  it("bounces for its time, the same in every run", async () => {
    const edges = async (): Promise<number[]> => {
      const wired = await wiredBoard(
        "parts:\n  b: {type: button, a: GPIO4, bounce: 5ms}\nevents:\n  - at 10ms: press b for 50ms",
      );
      wired.input(4, "up");
      const times: number[] = [];
      wired.board.wireAt(4).onLevel((_, us) => times.push(us));
      wired.pass(100_000);
      assert.equal(wired.board.wireAt(4).level(), 1);
      return times;
    };
    const first = await edges();
    assert.deepEqual(await edges(), first);
    assert.ok(first.length > 6);
    assert.ok(first.every((us) => (us >= 10_000 && us <= 15_000) || (us >= 60_000 && us <= 65_000)));
  });

  it("connects two pins, as in a keypad, and leads to the supply if wired so", async () => {
    const wired = await wiredBoard(`parts:
  k: {type: button, a: GPIO4, b: GPIO5, bounce: 0}
  s: {type: button, a: GPIO6, b: 3V3, bounce: 0, pull: down}
  c: {type: button, a: GPIO7, normally: closed, bounce: 0}`);
    wired.input(4, "up");
    wired.out(5, 0);
    wired.input(7, "up");
    assert.deepEqual(
      [4, 6, 7].map((pin) => wired.board.wireAt(pin).level()),
      [1, 0, 0],
    );
    for (const id of ["k", "s", "c"]) wired.part(id).actions!.press!(undefined);
    assert.deepEqual(
      [4, 6, 7].map((pin) => wired.board.wireAt(pin).level()),
      [0, 1, 1],
    );
    wired.out(5, 1);
    assert.equal(wired.board.wireAt(4).level(), 1);
    wired.out(5, 0);
    wired.part("k").actions!.release!(undefined);
    assert.equal(wired.board.wireAt(4).level(), 1);
  });
});

describe("switch", () => {
  it("leads to one of two wires", async () => {
    const wired = await wiredBoard(
      "parts:\n  s: {type: switch, common: GPIO4, a: GND, b: 3V3, bounce: 0}\nevents:\n  - at 1ms: flip s\n  - at 2ms: set s.position a",
    );
    const levels = [wired.board.wireAt(4).level()];
    for (let i = 0; i < 2; i++) {
      wired.pass(1500);
      levels.push(wired.board.wireAt(4).level());
    }
    assert.deepEqual(levels, [0, 1, 0]);
    assert.deepEqual(wired.warnings, []);
  });
});

describe("potentiometer", () => {
  it("divides the voltage and gives way to nothing but strong drivers", async () => {
    const wired = await wiredBoard("parts:\n  p: {type: potentiometer, wiper: GPIO34, position: 25}");
    near(wired.volts(34), 0.825, 0.001);
    // A pull inside the chip (45 kΩ) moves it a little: the wiper's resistance is 1.9 kΩ here.
    wired.input(34, "up");
    near(wired.volts(34), 0.924, 0.002);
  });
});

describe("ldr", () => {
  it("follows the light by its curve, with its delay", async () => {
    const wired = await wiredBoard("parts:\n  l: {type: ldr, out: GPIO34, lux: 10}");
    near(wired.volts(34), (3.3 * 10) / 25, 0.001);
    wired.part("l").set!.lux!(1000);
    near(wired.volts(34), 1.32, 0.01);
    wired.pass(20_000);
    const half = wired.volts(34);
    wired.pass(500_000);
    const ohms = 15_000 * 100 ** -0.6;
    near(wired.probe("l", "resistance"), ohms, 5);
    near(wired.volts(34), (3.3 * 10_000) / (10_000 + ohms), 0.005);
    assert.ok(half > 1.5 && half < 2.9);
  });
});

describe("buzzer", () => {
  it("sounds at the frequency of its signal; an active one at its own", async () => {
    const wired = await wiredBoard(
      "parts:\n  p: {type: buzzer, plus: GPIO2}\n  a: {type: buzzer, kind: active, plus: GPIO3}\nevents:\n  - at 0: square GPIO2 from 0 to 3.3V at 440Hz for 100ms",
    );
    wired.pass(50_000);
    near(wired.probe("p", "frequency"), 440, 0.1);
    assert.equal(wired.probe("p", "note"), "A4");
    wired.pass(100_000);
    assert.equal(wired.probe("p", "sounding"), false);
    wired.out(3, 1);
    assert.deepEqual([wired.probe("a", "sounding"), wired.probe("a", "frequency")], [true, 2300]);
  });
});

describe("servo", () => {
  const pulses = async (us: number, count: number, wait = 20_000) => {
    const wired = await wiredBoard("parts:\n  s: {type: servo, signal: GPIO5}");
    wired.out(5, 0);
    for (let i = 0; i < count; i++) {
      wired.pulse(5, us);
      wired.pass(wait - us);
    }
    return wired;
  };
  it("goes where the pulses say, at its speed", async () => {
    const wired = await pulses(1450, 2);
    near(wired.probe("s", "target"), 90, 0.2);
    near(wired.probe("s", "angle"), 0.0385 * 600, 1);
    assert.equal(wired.probe("s", "moving"), true);
    wired.pass(200_000);
    near(wired.probe("s", "angle"), 90, 0.2);
    assert.deepEqual(wired.warnings, []);
  });
  it("warns of pulses that drive it against its stop, and of too many", async () => {
    assert.match(
      (await pulses(2900, 2)).warnings.join(),
      /a pulse of 290\d µs drives the servo against its stop/,
    );
    assert.match((await pulses(600, 3, 1000)).warnings.join(), /pulses every 10\d\d µs are too fast/);
  });
});

describe("relay", () => {
  it("changes over after its time and passes signals on", async () => {
    const wired = await wiredBoard("parts:\n  r: {type: relay, in: GPIO2, com: GPIO4, no: GND, nc: 3V3}");
    wired.out(2, 0);
    assert.equal(wired.input(4), 1);
    wired.out(2, 1);
    wired.pass(9000);
    assert.equal(wired.input(4), 1);
    wired.pass(2000);
    assert.deepEqual([wired.input(4), wired.probe("r", "on")], [0, true]);
    wired.out(2, 0);
    wired.pass(6000);
    assert.deepEqual([wired.input(4), wired.probe("r", "switches")], [1, 2]);
  });
});

describe("dc-motor", () => {
  it("speeds up with its inertia, follows PWM, brakes and turns back", async () => {
    const wired = await wiredBoard(
      "parts:\n  m: {type: dc-motor, in1: GPIO2, in2: GPIO3, rpm: 200, inertia: 100ms}",
    );
    wired.out(2, 1);
    wired.out(3, 0);
    wired.pass(100_000);
    near(wired.probe("m", "rpm"), 200 * (1 - Math.exp(-1)), 0.5);
    wired.pass(900_000);
    near(wired.probe("m", "rpm"), 200, 0.1);
    near(wired.probe("m", "turns"), (200 / 60) * 0.9, 0.01);
    wired.out(3, 1);
    wired.pass(1e6);
    assert.equal(wired.probe("m", "direction"), "none");
    wired.out(2, 0);
    wired.pass(1e6);
    assert.equal(wired.probe("m", "direction"), "backward");
  });
});

describe("hc-sr04", () => {
  it("answers with a pulse as long as the sound travels", async () => {
    const wired = await wiredBoard(
      "parts:\n  d: {type: hc-sr04, trig: GPIO5, echo: GPIO18, distance: 50}\nexpect:\n  - GPIO18 pulse 2.913ms ± 5us before 30ms",
    );
    wired.out(5, 0);
    wired.pass(1000);
    wired.pulse(5, 10);
    wired.pass(30_000);
    assert.deepEqual(wired.failures(), []);
    assert.equal(wired.probe("d", "pings"), 1);
    wired.part("d").set!.distance!(500);
    wired.pulse(5, 10);
    const edges: number[] = [];
    wired.board.wireAt(18).onLevel((_, us) => edges.push(us));
    wired.pass(60_000);
    near(edges[1]! - edges[0]!, 38_000, 1);
  });

  it("warns of too short a trigger, and gives 5 V if it has them", async () => {
    const wired = await wiredBoard("parts:\n  d: {type: hc-sr04, trig: GPIO5, echo: GPIO18, vcc: 5V}");
    wired.out(5, 0);
    wired.pass(100);
    wired.pulse(5, 3);
    wired.pass(10_000);
    assert.match(wired.warnings.join(), /a trigger pulse of \d\.\d µs is too short/);
    wired.pulse(5, 12);
    wired.pass(600);
    assert.equal(wired.volts(18), 5);
    assert.match(wired.warnings.join(), /GPIO18 has 5\.00 V/);
  });
});

describe("pir", () => {
  it("holds, is blind for a while, and is held up by further movement", async () => {
    const wired = await wiredBoard(`parts:
  p: {type: pir, out: GPIO4, hold: 3s}
events:
  - at 1s: wave p
  - at 3s: wave p
  - at 7s: wave p
  - at 20s: move p for 5s
expect:
  - GPIO4 high pulse = 5s to 8s between 0 and 40s
  - GPIO4 rises 2 times between 0 and 40s
  - p not high at 7.5s
`);
    wired.pass(40e6);
    assert.deepEqual(wired.failures(), []);
    assert.equal(wired.probe("p", "detections"), 2);
  });
});
