/**
 * What the static checks could not know is told when it happens: the firmware's own exception, and below its traceback the
 * code of the rule. Each call stands in a scheduled function, so that its exception ends nothing but that function.
 */

import assert from "node:assert/strict";
import { registerRules, RULES } from "../../compiler/lint/rules/index.js";
import staticOnly from "../../compiler/lint/rules/static-only.json" with { type: "json" };
import { WARNING_RULES } from "../../runtime-hal/sim/warning-rules.js";
import { halpy } from "../helpers/halpy.js";

const HEAD = `
import micropython, time, machine
from machine import *
def closed(thing):
    thing.deinit()
    return thing
def no(f):
    micropython.schedule(lambda _: f(), None)
    time.sleep_ms(1)
`;

/** Board, and calls with the rule that each breaks. */
const REFUSALS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  esp32: [
    ["Pin(34, Pin.OUT)", "PIN404"],
    ["Pin(35, Pin.IN, Pin.PULL_UP)", "PIN407"],
    ["Pin(24)", "PIN401"],
    ["Pin(6, Pin.OUT)", "PIN402"],
    ['Pin("D4")', "PIN463"],
    ["ADC(Pin(5))", "PIN414"],
    ["DAC(Pin(4))", "PIN417"],
    ["TouchPad(Pin(18))", "PIN419"],
    ["PWM(Pin(4), freq=50000000)", "PIN410"],
    ["PWM(Pin(4), freq=1000, duty=2000)", "PIN412"],
    ["[PWM(Pin(p), freq=1000 + p, duty=9) for p in (2, 4, 5, 12, 13, 14, 15, 18, 19)]", "PIN411"],
    ["I2C(2)", "PIN420"],
    ["UART(5)", "PIN420"],
    ["I2C(0).readfrom_mem(9, 0, 1, addrsize=12)", "PIN425"],
    ["Timer(7)", "PIN445"],
    ["machine.freq(5)", "PIN446"],
    ["Pin(21).irq(wake=machine.SLEEP, trigger=Pin.WAKE_LOW)", "PIN468"],
  ],
  "esp32-wrover": [
    ["SoftSPI(baudrate=9)", "PIN421"],
    ["Pin(20, Pin.IN)", "PIN403"],
    ["Pin(1, Pin.OUT)", "PIN405"],
    ["Pin(5, Pin.IN, Pin.PULL_DOWN)", "PIN406"],
    ["Pin(23, Pin.IN).on()", "PIN448"],
    ["Pin(22, Pin.IN)(1)", "PIN448"],
    ["(p := Pin(25, Pin.OUT), PWM(p), p.off())", "PIN426"],
    ["(I2C(0, scl=Pin(33), sda=Pin(32)), Pin(32, Pin.OUT).value(1))", "PIN426"],
    ["I2C(1, scl=Pin(26), sda=Pin(27)).writeto(0xa0, b'x')", "PIN424"],
    ["I2C(1, scl=Pin(26), sda=Pin(27)).readfrom_mem(3, 0, 1)", "PIN424"],
    ["I2C(1, scl=Pin(26), sda=Pin(26))", "PIN467"],
    ["closed(PWM(Pin(27))).duty(5)", "PIN436"],
    ["closed(SPI(1)).write(b'x')", "PIN436"],
    ["closed(ADC(Pin(32))).read()", "PIN436"],
    ["(network.WLAN(0).active(True), ADC(Pin(4)).read())", "PIN416"],
    ["neopixel.NeoPixel(Pin(4), 3).__setitem__(3, (1, 2, 3))", "PIN434"],
    ["neopixel.NeoPixel(Pin(4), 3).__setitem__(1, (1, 2))", "PIN434"],
    [
      "[PWM(Pin(p), freq=5000) for p in (2, 4, 5, 12, 13, 14, 15, 18, 19, 21, 22, 23, 25, 26, 27, 32, 33)]",
      "PIN471",
    ],
    ["WDT(timeout=500)", "PIN444"],
  ],
  esp8266: [
    ["Pin(7)", "PIN402"],
    ["Pin(40)", "PIN401"],
    ["Pin(16, Pin.IN, Pin.PULL_UP)", "PIN407"],
    ["Pin(16).irq(print)", "PIN408"],
    ["Pin(4).irq(print, hard=True)", "PIN430"],
    ["PWM(Pin(16))", "PIN409"],
    ["PWM(Pin(4), freq=4000)", "PIN410"],
    ["PWM(Pin(5), freq=100)", "PIN411"],
    ["ADC(3)", "PIN414"],
    ["machine.freq(240000000)", "PIN446"],
  ],
  pico: [
    ['Pin("GP40")', "PIN401"],
    ["ADC(Pin(2))", "PIN414"],
    ["I2C(0, scl=Pin(2), sda=Pin(0))", "PIN455"],
    ["SPI(0, sck=Pin(1))", "PIN455"],
    ["UART(0, tx=Pin(2), rx=Pin(1))", "PIN455"],
    ["PWM(Pin(0)).freq(1)", "PIN410"],
    ["Timer(3)", "PIN445"],
  ],
  pyboard: [
    ['Pin("Z9")', "PIN401"],
    ['ADC(Pin("X17"))', "PIN414"],
    ['(Pin("X1", Pin.IN).irq(print), Pin("X19", Pin.IN).irq(print))', "PIN466"],
  ],
  lopy: [
    ['Pin("P40")', "PIN401"],
    ["Pin(3)", "PIN463"],
    ['Pin("P13", mode=Pin.OUT)', "PIN404"],
    ['Pin("P11", mode=Pin.OUT).hold(True)', "PIN453"],
  ],
  wipy1: [
    ['Pin("GP99")', "PIN401"],
    ['ADC().channel(pin="GP9")', "PIN414"],
  ],
};

const CIRCUITPYTHON_HEAD = `
import micropython, time
import analogio, array, bitbangio, board, busio, digitalio, pulseio, pwmio, touchio
def closed(thing):
    thing.deinit()
    return thing
def no(f):
    micropython.schedule(lambda _: f(), None)
    time.sleep(0.001)
`;

const CIRCUITPYTHON: readonly (readonly [string, string])[] = [
  ["analogio.AnalogIn(board.D13)", "PIN414"],
  ["analogio.AnalogOut(board.A1)", "PIN417"],
  ["pwmio.PWMOut(board.A0)", "PIN409"],
  ["touchio.TouchIn(board.D13)", "PIN419"],
  ["(digitalio.DigitalInOut(board.D5), pulseio.PulseIn(board.D5))", "PIN426"],
  ["closed(digitalio.DigitalInOut(board.D6)).value", "PIN436"],
  ["busio.SPI(board.SCK).write(b'x')", "PIN435"],
  ["setattr(pwmio.PWMOut(board.D9), 'frequency', 5)", "PIN440"],
  ["pulseio.PulseOut(pwmio.PWMOut(board.D10)).send(array.array('I', [1]))", "PIN441"],
  ["setattr(digitalio.DigitalInOut(board.D11), 'value', 1)", "PIN442"],
  ["digitalio.DigitalInOut(board.D12).drive_mode", "PIN442"],
];

/** Rules whose guards are warnings about wires: their tests are those of the warnings. */
const SIMULATED = [...new Set(Object.values(WARNING_RULES))];

const codesIn = (text: string): string[] =>
  [...text.matchAll(/^halpy: (?:warning\[)?(PIN\d+)/gm)].map(([, code]) => code!);

function run(board: string, source: string): string {
  return halpy(["run", "--no-check", "--no-waveform", "--board", board, "-c", source]).stderr;
}

describe("refusals at run time", function () {
  this.timeout(30_000);

  for (const [board, cases] of Object.entries(REFUSALS)) {
    it(`carry the codes of the rules on ${board}`, () => {
      const more = board === "esp32-wrover" ? "import network, neopixel\n" : "";
      const calls = cases.map(([call]) => `no(lambda: ${call})\n`).join("");
      const stderr = run(board, more + HEAD + calls);
      assert.deepEqual(
        codesIn(stderr),
        cases.map(([, code]) => code),
        stderr,
      );
    });
  }

  it("carry the codes of the rules in CircuitPython", () => {
    const calls = CIRCUITPYTHON.map(([call]) => `no(lambda: ${call})\n`).join("");
    const stderr = run("feather-m0-express", CIRCUITPYTHON_HEAD + calls);
    assert.deepEqual(
      codesIn(stderr),
      CIRCUITPYTHON.map(([, code]) => code),
      stderr,
    );
  });

  it("are there for each rule, unless its documentation says why only the text can break it", () => {
    registerRules();
    const tested = new Set([
      ...Object.values(REFUSALS)
        .flat()
        .map(([, code]) => code),
      ...CIRCUITPYTHON.map(([, code]) => code),
      ...SIMULATED,
    ]);
    for (const { code } of RULES) {
      const why: unknown = (staticOnly as Record<string, unknown>)[code];
      assert.equal(
        tested.has(code),
        why === undefined,
        `${code}: ${tested.has(code) ? "a guard and a reason" : "neither a guard nor a reason"}`,
      );
    }
    for (const code of Object.keys(staticOnly))
      assert.ok(
        RULES.some((rule) => rule.code === code),
        code,
      );
  });

  it("are of rules that there are", () => {
    registerRules();
    const known = new Set(RULES.map(({ code }) => code));
    for (const [, code] of Object.values(REFUSALS).flat()) assert.ok(known.has(code), code);
  });

  it("say the pins that would do, below the firmware's exception", () => {
    assert.equal(
      run("esp8266", 'from machine import Pin, PWM\nPWM(Pin(int("16")))'),
      [
        "Traceback (most recent call last):",
        '  File "<stdin>", line 2, in <module>',
        "ValueError: PWM not supported on pin 16",
        "halpy: PIN409: GPIO16 has no PWM; pins with PWM: 0, 2, 4, 5, 12-15",
        "",
      ].join("\n"),
    );
  });

  it("are told once, and not where the program expects the exception", () => {
    const twice = "no(lambda: Pin(34, Pin.OUT))\n".repeat(2);
    assert.deepEqual(codesIn(run("esp32", HEAD + twice)), ["PIN404"]);
    const expected = "try:\n    Pin(34, Pin.OUT)\nexcept ValueError:\n    print('no')\n";
    assert.equal(run("esp32", HEAD + expected), "");
  });
});
