/** Twenty ways in which programs bring a value to the place where it is used: the frames of the seeded faults. */

/** How a value gets from where it is written to where it is used. */
export type Shape = (use: (value: string) => string[], bad: string, good: string) => string;

/** In a module of its own stands what the value needs, such as imports. */
export const CONFIG_HEAD = "%HEAD%";

/** `const()` takes numbers and texts only. */
const constant = (value: string): string => (/^[-\d"]/.test(value) ? `const(${value})` : value);

const indent = (lines: readonly string[], by = "    "): string => lines.map((line) => by + line).join("\n");

export const SHAPES: readonly Shape[] = [
  (use, bad) => use(bad).join("\n"),
  (use, bad) => `PIN = ${bad}\n${use("PIN").join("\n")}`,
  (use, bad) => `from micropython import const\n_PIN = ${constant(bad)}\n${use("_PIN").join("\n")}`,
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
  (use, bad) => `import config\n${use("config.PIN").join("\n")}\n## config.py\n${CONFIG_HEAD}PIN = ${bad}\n`,
  (use, bad) =>
    `from config import PIN as P\n${use("P").join("\n")}\n## config.py\n${CONFIG_HEAD}PIN = ${bad}\n`,
  (use, bad, good) => `PINS = {"a": ${good}, "b": ${bad}}\n${use('PINS["b"]').join("\n")}`,
  (use, bad, good) => `for name, p in {"a": ${good}, "b": ${bad}}.items():\n${indent(use("p"))}`,
  (use, bad, good) =>
    `PINS = [${good}, ${bad}]\nfor i in range(len(PINS)):\n    p = PINS[i]\n${indent(use("p"))}`,
  (use, bad, good) => `DEBUG = False\nPIN = ${good} if DEBUG else ${bad}\n${use("PIN").join("\n")}`,
  (use, bad) =>
    `setups = {"go": lambda: ${bad}}\ndef main():\n    p = setups["go"]()\n${indent(use("p"), "    ")}\nmain()`,
];
