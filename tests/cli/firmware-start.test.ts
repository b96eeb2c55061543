import assert from "node:assert/strict";
import { folderWith, halpy } from "../helpers/halpy.js";

const USES_MACHINE = `from machine import Pin
def led():
    return machine.Pin(15, Pin.OUT)
print(led())
`;

describe("modules that the firmware's start leaves in the main script", function () {
  this.timeout(20_000);
  const run = (board: string, files: Record<string, string>, script = "main.py") =>
    halpy(["run", "--board", board, "--no-waveform", "--no-check", `${folderWith(files)}/${script}`]);

  it("are those of the board", () => {
    assert.equal(run("pico", { "main.py": USES_MACHINE }).stdout, "Pin(GPIO15, mode=OUT)\n");
    assert.match(
      run("esp32", { "main.py": USES_MACHINE }).stderr,
      /line 3, in led\nNameError: name 'machine'/,
    );
    const collects = { "main.py": "gc.collect()\nprint(vfs.__name__)\n" };
    assert.equal(run("esp32", collects).stdout, "vfs\n");
    assert.match(run("pico", collects).stderr, /line 1, in <module>\nNameError: name 'gc'/);
  });

  it("are there in boot.py, too, and not in modules", () => {
    const files = { "boot.py": "hz = machine.freq()\n", "main.py": "print(hz, machine.freq() == hz)\n" };
    assert.equal(run("pico", files).stdout, "125000000 True\n");
    const module = { "lib.py": "def f():\n    return machine.freq()\n", "main.py": "import lib\nlib.f()\n" };
    assert.match(run("pico", module).stderr, /lib.py", line 2, in f\nNameError: name 'machine'/);
  });

  it("come from a boot.py of the firmware's on some boards, which one of the user's replaces", () => {
    assert.equal(run("pyboard", { "main.py": "print(machine.__name__)" }).stdout, "machine\n");
    const files = { "boot.py": "", "main.py": "print(machine.__name__)" };
    assert.match(run("pyboard", files).stderr, /NameError: name 'machine'/);
  });

  it("do not hide names of the program's own", () => {
    assert.equal(run("pico", { "main.py": "machine = 5\nprint(machine)\n" }).stdout, "5\n");
    assert.match(run("pico", { "main.py": "print(machine)\nmachine = 5\n" }).stderr, /NameError/);
  });

  it("are known to the checks of the board", () => {
    const file = `${folderWith({ "main.py": USES_MACHINE })}/main.py`;
    assert.equal(halpy(["check", "--board", "pico", file]).status, 0);
    assert.match(halpy(["check", "--board", "esp32", file]).stdout, /'import machine' is missing/);
  });

  it("are at the prompt", () => {
    const typed = halpy(["repl", "--board", "pico"], { input: "rp2.__name__\r" });
    assert.match(typed.stdout, /^'rp2'\r?$/m);
  });
});
