import assert from "node:assert/strict";
import { messageOf } from "../../compiler/diagnostics/diagnostic.js";
import { findingsOn } from "../helpers/check-board.js";

/** The pins that a program uses and that the board does not have. */
function missing(text: string): string[] {
  return findingsOn("esp32", `from machine import Pin\n${text}`)
    .filter(({ code }) => code === "PIN401")
    .map((found) => `${found.severity} ${/\d+$/.exec(messageOf(found))?.[0] ?? messageOf(found)}`);
}

describe("values are followed", () => {
  const cases: readonly (readonly [string, string, string[]])[] = [
    ["slices", "for p in [4, 5, 50, 51][2:]:\n    Pin(p)\n", ["error 50", "error 51"]],
    [
      "slices of parameters",
      "def f(pins):\n    return [Pin(p) for p in pins[1:]]\nf((60, 4, 61))\n",
      ["error 61"],
    ],
    ["reversed slices", "first = [4, 50][::-1][0]\nPin(first)\n", ["error 50"]],
    ["starred targets", "a, *rest = 4, 50, 5\nfor p in rest:\n    Pin(p)\n", ["error 50"]],
    [
      "appended items",
      "pins = []\npins.append(4)\npins.append(50)\nfor p in pins:\n    Pin(p)\n",
      ["error 50"],
    ],
    [
      "enumerate and zip",
      "for i, (a, b) in enumerate(zip((4, 50), (5, 51))):\n    Pin(a)\n    Pin(b)\n",
      ["error 50", "error 51"],
    ],
    ["arithmetic", "BASE = 45\nfor i in range(2):\n    Pin(BASE + i * 2)\n", ["error 45", "error 47"]],
    [
      "both ways of a branch",
      "import random\nif random.random() < 0.5:\n    n = 4\nelse:\n    n = 50\nPin(n)\n",
      ["warning 50"],
    ],
    [
      "a branch that is decided",
      "import sys\nif sys.platform == 'rp2':\n    n = 50\nelse:\n    n = 4\nPin(n)\n",
      [],
    ],
    [
      "what os.uname() tells of the board",
      "import os\nn = 4 if 'ESP32' in os.uname().machine else 50\nPin(n)\nif os.uname().sysname == 'esp8266':\n    Pin(51)\n",
      [],
    ],
    [
      "what it tells of another board",
      "import os\nn = 4\nif 'Pico W' in os.uname().machine:\n    n = 50\nelif 'ESP32' in os.uname().machine:\n    n = 51\nPin(n)\n",
      ["error 51"],
    ],
    [
      "texts of firmware that differ from build to build",
      "import os\nif os.uname().machine == 'ESP32 module with ESP32':\n    n = 4\nelse:\n    n = 50\nPin(n)\n",
      ["warning 50"],
    ],
    [
      "a star over an earlier value, and one that brings none",
      "n = 4\nm = 51\nfrom config import *\nPin(n)\nPin(m)\n## config.py\nn = 50\n_m = 5\n",
      ["error 50", "error 51"],
    ],
    [
      "a global that a function sets",
      "n = 4\ndef setup():\n    global n\n    n = 50\nsetup()\nPin(n)\n",
      ["error 50"],
    ],
    [
      "attributes of several instances",
      "class A:\n    def __init__(self, n):\n        self.n = n\na = A(4)\nb = A(50)\nPin(a.n)\nPin(b.n)\n",
      ["error 50"],
    ],
    [
      "properties and static methods",
      "class A:\n    @property\n    def n(self):\n        return 50\n    @staticmethod\n    def m():\n        return 51\nPin(A().n)\nPin(A.m())\n",
      ["error 50", "error 51"],
    ],
    [
      "named tuples are unknown, not wrong",
      "from collections import namedtuple\nP = namedtuple('P', 'a b')\nPin(P(50, 4).b)\n",
      [],
    ],
    [
      "generators",
      "def numbers():\n    yield 4\n    yield 50\nfor n in numbers():\n    Pin(n)\n",
      ["error 50"],
    ],
    [
      "coroutines",
      "import asyncio\nasync def main(n):\n    await asyncio.sleep(0)\n    Pin(n)\nasyncio.run(main(50))\n",
      ["error 50"],
    ],
    [
      "callbacks",
      "from machine import Timer\ndef tick(t):\n    Pin(50)\nTimer(0).init(period=5, callback=tick)\n",
      ["error 50"],
    ],
    [
      "a counter in an endless loop is not followed for ever",
      "n = 0\nwhile True:\n    Pin(n)\n    n += 4\n",
      [],
    ],
    [
      "what early returns leave out",
      "def f(n):\n    if n > 39:\n        return None\n    return Pin(n)\nf(50)\n",
      [],
    ],
    [
      "what raises is not reached",
      "def f(n):\n    if n > 39:\n        raise ValueError\n    return Pin(n)\ntry:\n    f(50)\nexcept ValueError:\n    pass\n",
      [],
    ],
    ["recursion ends", "def f(n):\n    f(n + 1)\nf(0)\nPin(50)\n", ["error 50"]],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(missing(text), expected));

  it("in bounded time, however the loops nest", () => {
    const nested = "while x():\n".split("\n")[0]!;
    const text = Array.from(
      { length: 18 },
      (_, i) => `${" ".repeat(i)}${nested}\n${" ".repeat(i + 1)}n = n + ${i}\n`,
    ).join("");
    const start = process.hrtime.bigint();
    missing(`n = 0\n${text}`);
    assert.ok(Number(process.hrtime.bigint() - start) / 1e9 < 5);
  });
});
