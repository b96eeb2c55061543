/**
 * Seeded faults: correct programs of many shapes into which a value is put that the board cannot do. Of twenty programs a
 * rule must find nineteen, and nothing in the same programs with a good value.
 */

import assert from "node:assert/strict";
import { findingsOn } from "../helpers/check-board.js";

/** How a value gets from where it is written to where it is used. */
type Shape = (use: (value: string) => string[], bad: string, good: string) => string;

const indent = (lines: readonly string[], by = "    "): string => lines.map((line) => by + line).join("\n");

const SHAPES: readonly Shape[] = [
  (use, bad) => use(bad).join("\n"),
  (use, bad) => `PIN = ${bad}\n${use("PIN").join("\n")}`,
  (use, bad) => `from micropython import const\n_PIN = const(${bad})\n${use("_PIN").join("\n")}`,
  (use, bad) => `first, second = 1, ${bad}\n${use("second").join("\n")}`,
  (use, bad) => `def setup(p):\n${indent(use("p"))}\nsetup(${bad})`,
  (use, bad) => `def setup(name, p=${bad}):\n${indent(use("p"))}\nsetup("x")`,
  (use, bad) => `def setup(*, p):\n${indent(use("p"))}\nsetup(p=${bad})`,
  (use, bad) => `def inner(p):\n${indent(use("p"))}\ndef outer(q):\n    inner(q)\nouter(${bad})`,
  (use, bad, good) => `for p in (${good}, ${bad}):\n${indent(use("p"))}`,
  (use, bad, good) => `def setup(p):\n${indent(use("p"))}\nall = [setup(p) for p in [${good}, ${bad}]]`,
  (use, bad) =>
    `class Device:\n    def __init__(self, p):\n        self.p = p\n    def start(self):\n${indent(use("self.p"), "        ")}\nDevice(${bad}).start()`,
  (use, bad) =>
    `class Device:\n    PIN = ${bad}\n    def start(self):\n${indent(use("self.PIN"), "        ")}\nd = Device()\nd.start()`,
  (use, bad) =>
    `class Base:\n    def __init__(self, p):\n${indent(use("p"), "        ")}\nclass Device(Base):\n    def __init__(self):\n        super().__init__(${bad})\nDevice()`,
  (use, bad) => `import config\n${use("config.PIN").join("\n")}\n## config.py\nPIN = ${bad}\n`,
  (use, bad) => `from config import PIN as P\n${use("P").join("\n")}\n## config.py\nPIN = ${bad}\n`,
  (use, bad, good) => `PINS = {"a": ${good}, "b": ${bad}}\n${use('PINS["b"]').join("\n")}`,
  (use, bad, good) => `for name, p in {"a": ${good}, "b": ${bad}}.items():\n${indent(use("p"))}`,
  (use, bad, good) =>
    `PINS = [${good}, ${bad}]\nfor i in range(len(PINS)):\n    p = PINS[i]\n${indent(use("p"))}`,
  (use, bad, good) => `DEBUG = False\nPIN = ${good} if DEBUG else ${bad}\n${use("PIN").join("\n")}`,
  (use, bad) =>
    `setups = {"go": lambda: ${bad}}\ndef main():\n    p = setups["go"]()\n${indent(use("p"), "    ")}\nmain()`,
];

interface Fault {
  readonly code: string;
  readonly board: string;
  readonly head: string;
  readonly use: (value: string) => string[];
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

const pin = "from machine import Pin\n";

const FAULTS: readonly Fault[] = [
  {
    code: "PIN401",
    board: "esp32",
    head: pin,
    use: (v) => [`x = Pin(${v}, Pin.OUT)`],
    bad: ["24", "28", "40", "99"],
    good: ["4", "23"],
  },
  {
    code: "PIN402",
    board: "esp32",
    head: pin,
    use: (v) => [`x = Pin(${v})`],
    bad: ["6", "7", "8", "11"],
    good: ["4", "18"],
  },
  {
    code: "PIN403",
    board: "esp32",
    head: pin,
    use: (v) => [`x = Pin(${v}, Pin.IN)`],
    bad: ["20", "37", "38"],
    good: ["21", "36"],
  },
  {
    code: "PIN404",
    board: "esp32",
    head: pin,
    use: (v) => [`x = Pin(${v}, mode=Pin.OUT)`, "x.on()"],
    bad: ["34", "35", "36", "39"],
    good: ["25", "33"],
  },
  {
    code: "PIN405",
    board: "esp32",
    head: pin,
    use: (v) => [`x = Pin(${v}, Pin.OUT)`],
    bad: ["1", "3"],
    good: ["4", "5"],
  },
  {
    code: "PIN406",
    board: "esp32",
    head: pin,
    use: (v) => [`x = Pin(${v}, Pin.IN, Pin.PULL_UP)`],
    bad: ["12"],
    good: ["13", "14"],
  },
  {
    code: "PIN407",
    board: "esp32",
    head: pin,
    use: (v) => [`x = Pin(${v}, Pin.IN, pull=Pin.PULL_UP)`],
    bad: ["34", "35", "36", "39"],
    good: ["25", "32"],
  },
  {
    code: "PIN408",
    board: "esp8266",
    head: pin,
    use: (v) => [`x = Pin(${v}, Pin.IN)`, "x.irq(print, Pin.IRQ_FALLING)"],
    bad: ["16"],
    good: ["4", "14"],
  },
  {
    code: "PIN409",
    board: "esp8266",
    head: `${pin}from machine import PWM\n`,
    use: (v) => [`x = PWM(Pin(${v}))`, "x.freq(500)"],
    bad: ["16"],
    good: ["4", "5"],
  },
  {
    code: "PIN410",
    board: "esp8266",
    head: `${pin}from machine import PWM\n`,
    use: (v) => [`x = PWM(Pin(4), freq=${v})`],
    bad: ["0", "1001", "40000"],
    good: ["1000"],
  },
  {
    code: "PIN412",
    board: "esp32",
    head: `${pin}from machine import PWM\n`,
    use: (v) => ["x = PWM(Pin(4))", `x.duty(${v})`],
    bad: ["1024", "-1", "65535"],
    good: ["512"],
  },
  {
    code: "PIN414",
    board: "esp32",
    head: `${pin}from machine import ADC\n`,
    use: (v) => [`x = ADC(Pin(${v}))`, "x.read()"],
    bad: ["5", "18", "23"],
    good: ["32", "36"],
  },
  {
    code: "PIN416",
    board: "esp32",
    head: `${pin}from machine import ADC\nimport network\nnetwork.WLAN(network.STA_IF).active(True)\n`,
    use: (v) => [`x = ADC(Pin(${v}))`],
    bad: ["4", "13", "25", "27"],
    good: ["33", "34"],
  },
  {
    code: "PIN417",
    board: "esp32",
    head: `${pin}from machine import DAC\n`,
    use: (v) => [`x = DAC(Pin(${v}))`],
    bad: ["24", "27", "4"].slice(1),
    good: ["25", "26"],
  },
  {
    code: "PIN419",
    board: "esp32",
    head: `${pin}from machine import TouchPad\n`,
    use: (v) => [`x = TouchPad(Pin(${v}))`],
    bad: ["17", "18", "25"],
    good: ["4", "27"],
  },
  {
    code: "PIN420",
    board: "esp32",
    head: `${pin}from machine import I2C\n`,
    use: (v) => [`x = I2C(${v}, scl=Pin(22), sda=Pin(21))`],
    bad: ["2", "3"],
    good: ["0", "1"],
  },
  {
    code: "PIN424",
    board: "esp32",
    head: `${pin}from machine import I2C\n`,
    use: (v) => ["x = I2C(0)", `x.writeto(${v}, b"x")`],
    bad: ["0x80", "0xd0", "300"],
    good: ["0x50"],
  },
  {
    code: "PIN426",
    board: "esp32",
    head: `${pin}from machine import I2C\nbus = I2C(0, scl=Pin(22), sda=Pin(21))\n`,
    use: (v) => [`x = Pin(${v}, Pin.OUT)`, "bus.scan()", "x.on()"],
    bad: ["21", "22"],
    good: ["23", "19"],
  },
  {
    code: "PIN445",
    board: "esp32",
    head: "from machine import Timer\n",
    use: (v) => [`x = Timer(${v})`],
    bad: ["4", "9"],
    good: ["0", "3"],
  },
  {
    code: "PIN446",
    board: "esp8266",
    head: "import machine\n",
    use: (v) => [`machine.freq(${v})`],
    bad: ["240000000", "80"],
    good: ["160000000"],
  },
  {
    code: "PIN455",
    board: "pico",
    head: `${pin}from machine import I2C\n`,
    use: (v) => [`x = I2C(0, scl=Pin(1), sda=Pin(${v}))`],
    bad: ["2", "6", "3"],
    good: ["0", "4"],
  },
  {
    code: "PIN463",
    board: "esp8266",
    head: pin,
    use: (v) => [`x = Pin(${v}, Pin.OUT)`],
    bad: ['"D4"', '"GPIO2"'],
    good: ["4"],
  },
  {
    code: "PIN465",
    board: "esp8266",
    head: `${pin}from dht import DHT11\n`,
    use: (v) => [`x = DHT11(Pin(${v}))`],
    bad: ["16"],
    good: ["14"],
  },
  {
    code: "PIN467",
    board: "esp32",
    head: `${pin}from machine import I2C\n`,
    use: (v) => [`x = I2C(0, scl=Pin(22), sda=Pin(${v}))`],
    bad: ["22"],
    good: ["21"],
  },
];

describe("seeded faults", () => {
  for (const fault of FAULTS) {
    const { code, board, head, use, bad, good } = fault;
    const programs = (values: readonly string[]): string[] =>
      SHAPES.map((shape, i) => head + shape(use, values[i % values.length]!, good[i % good.length]!));
    const isFound = (program: string): boolean => findingsOn(board, program).some((one) => one.code === code);

    it(`${code}: at least 19 of 20 programs are found`, () => {
      const missed = programs(bad).filter((program) => !isFound(program));
      assert.ok(SHAPES.length - missed.length >= 19, `missed ${missed.length}:\n${missed.join("\n\n")}`);
    });

    it(`${code}: nothing is found in their good twins`, () => {
      const wrong = programs(good).filter(isFound);
      assert.deepEqual(wrong, []);
    });
  }
});
