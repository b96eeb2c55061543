/** `import *` of modules of the library: what the data says, and where it is not to be trusted. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { starNamesOf } from "../../cli/star-names.js";
import { folderWith, halpy } from "../helpers/halpy.js";

const root = fileURLToPath(new URL("../", import.meta.url));

/** What a program prints, whose files are these. */
function output(files: Readonly<Record<string, string>>, ...options: readonly string[]): string {
  const { stdout, stderr } = halpy(["run", ...options, "main.py"], { cwd: folderWith(files) });
  return stdout + stderr;
}

/** Whether the names of a program are variables. */
function isStatic(source: string, more: Readonly<Record<string, string>> = {}): boolean {
  const folder = folderWith({ "program.py": source, ...more });
  const { status, stderr } = halpy(["build", "-o", "out", "program.py"], { cwd: folder });
  assert.deepEqual([status, stderr], [0, ""]);
  return !readFileSync(join(folder, "out/program.js"), "utf8").includes("$loadGlobal");
}

describe("stars of library modules", function () {
  this.timeout(60_000);

  it("bring names that are known by data that is current (npm run signatures)", () => {
    const file = `${root}stdlib/signatures/star-names.json`;
    const words = [`${root}scripts/star-names.js`, "--print"];
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    assert.equal(stderr, "");
    if (process.env.UPDATE === "1") writeFileSync(file, stdout);
    else assert.equal(readFileSync(file, "utf8"), stdout);
  });

  it("are of what the import finds", () => {
    const none: ReadonlySet<string> = new Set();
    assert.deepEqual(starNamesOf("utime", none)?.names, starNamesOf("time", none)?.names);
    assert.equal(starNamesOf("utime", none)?.isReplaceable, false);
    assert.equal(starNamesOf("time", none)?.isReplaceable, true);
    assert.equal(starNamesOf("math", none)?.isReplaceable, false);
    for (const name of ["umath", "constructor", "u", "no_such_module"])
      assert.equal(starNamesOf(name, none), undefined, name);
    assert.equal(starNamesOf("random", new Set(["random"])), undefined);
  });

  it("leave a program its variables", () => {
    assert.ok(isStatic("from math import *\nfrom time import *\nprint(sqrt(ticks_ms()))\n"));
    assert.ok(
      isStatic("# not sys.path\nfrom utime import *\nimport sys, os\nos.mount(None, '/sd')\nsleep(1)\n"),
    );
    const files = { "parts/__init__.py": "from .first import *\n", "parts/first.py": "n = 1\n" };
    assert.ok(isStatic("from parts import *\nfrom math import *\nprint(sqrt(n))\n", files));
    assert.ok(isStatic("from math import *\nfrom sys import path\npath.append('lib')\nprint(pi)\n"));
  });

  it("of modules of the program are followed as imports of names are", () => {
    const folder = folderWith({
      "program.py":
        "from config import *\ndef f(n):\n    s = 0.0\n    for i in range(n):\n        s += scale(i) - GAIN\n    return s\nprint(f(3))\n",
      "config.py": "from math import *\nGAIN = 0.5\ndef scale(x):\n    return sqrt(x) * GAIN\n",
    });
    const { status, stderr } = halpy(["build", "-o", "out", "program.py"], { cwd: folder });
    assert.deepEqual([status, stderr], [0, ""]);
    const code = ["program.js", "config.js"].map((file) => readFileSync(join(folder, "out", file), "utf8"));
    assert.match(code[0]!, /s = s \+ \(scale\(i\) - GAIN\.v\)/);
    assert.match(code[1]!, /return \$sqrtFloat\(x\) \* /);
  });

  it("are looked up where something else may be found at run time", () => {
    for (const line of [
      "import sys; sys.path.append('lib')",
      "from sys import path, argv",
      "import usys as s; s.path = []",
      "import sys; use(sys)",
      "from sys import *; path.append('lib')",
      "import os; os.chdir('lib')",
      "from os import *; mount(card, '/')",
      "import sys; sys.modules['time'] = 1",
      "print(locals())",
    ])
      assert.ok(!isStatic(`${line}\nfrom time import *\nsleep(1)\n`), line);
    const files = { "other.py": "import sys\nsys.path.append('lib')\n" };
    assert.ok(!isStatic("import other\nfrom time import *\nsleep(1)\n", files));
  });

  it("are those of a module that is found at run time", () => {
    const late = 'EIO = "mine"\nprint = "no function"\ndef mine(): return "mine, too"\n';
    const main =
      'import sys, os\nshow = print\nsys.path.insert(0, "late")\nfrom errno import *\n' +
      "show(EIO, mine(), print)\ntry:\n    ENOENT\nexcept NameError as e:\n    show(e)\n";
    assert.equal(
      output({ "main.py": main, "late/errno.py": late }),
      "mine mine, too no function\nname 'ENOENT' isn't defined\n",
    );
    // A folder without `__init__.py` is a package without names.
    const package_ = "from errno import *\ntry:\n    print(EIO)\nexcept NameError as e:\n    print(e)\n";
    assert.equal(output({ "main.py": package_, "errno/a.py": "" }), "name 'EIO' isn't defined\n");
  });

  it("and other imports take the runtime's modules where it does, whatever files there are", () => {
    const files = {
      "math.py": "def sqrt(x):\n    return 'from the file'\n",
      "utime.py": "def ticks_ms():\n    return 'from the file'\n",
      "time.py": "def ticks_ms():\n    return 'from time.py'\n",
    };
    const main = `
import utime
from math import sqrt
def total(n):
    s = 0
    for i in range(n):
        s += sqrt(4)
    return s
print(total(3), type(utime.ticks_ms()))
from math import *
from time import *
print(sqrt(9), fabs(-1), ticks_ms())
from utime import *
print(ticks_ms() is utime)
`;
    assert.equal(output({ ...files, "main.py": main }), "6.0 <class 'int'>\n3.0 1.0 from time.py\nFalse\n");
  });

  it("bring what the board has; other names mean what they did before", () => {
    const main = `
Encoder = "mine"
def temperature():
    return "mine, too"
from machine import *
from time import *
def blink(led, n):
    for i in range(n):
        led.value(not led.value())
        sleep_ms(10)
    return led.value()
print(blink(Pin(2, Pin.OUT), 3), Encoder, temperature())
try:
    print(DAC)
except NameError as error:
    print(error)
`;
    const without = "1 mine mine, too\nname 'DAC' isn't defined\n";
    assert.equal(output({ "main.py": main }, "--board", "pico"), without);
    assert.equal(
      output({ "main.py": main }, "--board", "esp32"),
      "1 <class 'Encoder'> mine, too\n<class 'DAC'>\n",
    );
  });

  it("leave out of bundles what the program does not mention", () => {
    const main = "from machine import *\nimport part\nprint(Pin(2)(), part.root(4))\n";
    const part = "from math import *\nfrom time import *\ndef root(x):\n    return sqrt(x)\n";
    const folder = folderWith({ "main.py": main, "part.py": part });
    halpy(["build", "--bundle", "--minify", "--board", "esp32", "-o", "out", "main.py"], { cwd: folder });
    const file = join(folder, "out/main.mjs");
    const text = readFileSync(file, "utf8");
    for (const word of ["SoftI2C", "UART", "duty_u16", "lgamma"]) assert.ok(!text.includes(word), word);
    assert.equal(spawnSync(process.execPath, [file], { encoding: "utf8" }).stdout, "0 2.0\n");
  });
});
