/**
 * Sessions at the prompt, typed from a pipe, with what the terminal shows. In the golden file a control key is written `^C`, a key
 * with a sequence `<up>`, and each line ends with Enter; `^J` where none is to follow.
 */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { needsMore } from "../../cli/repl/continuation.js";
import { choicesText } from "../../cli/repl/completion.js";
import { folderWith, halpy, halpyInterrupted } from "../helpers/halpy.js";
import { goldenTests } from "../helpers/golden.js";

const file = fileURLToPath(new URL("../tests/cli/repl.golden", import.meta.url));

const KEYS: Readonly<Record<string, string>> = {
  up: "\u001b[A",
  down: "\u001b[B",
  right: "\u001b[C",
  left: "\u001b[D",
  home: "\u001b[H",
  end: "\u001bOF",
  delete: "\u001b[3~",
  backspace: "\u007f",
  tab: "\t",
};

/** What a terminal sends for the text of a section. */
function typed(text: string): string {
  return text
    .replace(/\n/g, "\r")
    .replace(/<(\w+)>/g, (all, key: string) => KEYS[key] ?? all)
    .replace(/\^J\r?/g, "")
    .replace(/\^([A-E\]])/g, (_, key: string) => String.fromCharCode(key.charCodeAt(0) - 64));
}

/** What comes back, with its control characters in the same way. */
const shown = (text: string): string =>
  text
    .replace(/MicroPython v\S+ by halpy \S+;/g, "MicroPython;")
    // Sections of the golden file begin so.
    .replace(/^===/gm, "[===]")
    .replace(/\u001b\[/g, "<esc>[")
    .replace(/\u0008/g, "<b>")
    .replace(/\u0004/g, "^D")
    .replace(/\0/g, "^@")
    .replace(/[ ]+$/gm, (spaces) => spaces.replaceAll(" ", "·"));

describe("halpy repl", function () {
  this.timeout(30_000);
  goldenTests(file, (source, name) => {
    const board = /\bon (\w+)$/.exec(name)?.[1] ?? "esp32";
    const { status, stdout, stderr } = halpy(["repl", "--board", board], { input: typed(source) });
    assert.equal(status, 0, stderr);
    return shown(stdout) + stderr;
  });

  it("runs boot.py and main.py of the board's folder at each start, which is the root of its files", () => {
    const cwd = folderWith({
      "boot.py": "import os, machine\nprint('boot', machine.reset_cause(), os.getcwd())\n",
      "main.py": "import helper\nn = helper.n\nprint('main', n, sorted(os.listdir('/')))\n",
    });
    mkdirSync(join(cwd, "lib"));
    writeFileSync(join(cwd, "lib", "helper.py"), "n = 7\n");
    const input = "n + 1\r\u0004open('/note.txt', 'w').write('hi')\rmachine.reset()\r1/0\r";
    const { status, stdout } = halpy(["repl", cwd], { input });
    assert.equal(status, 0);
    const starts = stdout.split("\n").filter((line) => /^(boot|main)|MPY|^8$/.test(line));
    assert.deepEqual(starts, [
      "boot 1 /",
      "main 7 ['boot.py', 'lib', 'main.py']",
      "8",
      "MPY: soft reboot",
      "boot 5 /",
      "main 7 ['boot.py', 'lib', 'main.py']",
      "boot 2 /",
      "main 7 ['boot.py', 'lib', 'main.py', 'note.txt']",
    ]);
    assert.equal(readFileSync(join(cwd, "note.txt"), "utf8"), "hi");
    assert.match(stdout, /ZeroDivisionError/);
  });

  it("a failing main.py leaves the prompt with its names", () => {
    const cwd = folderWith({ "main.py": "a = 5\nb = a / 0\n" });
    const { stdout } = halpy(["repl", cwd], { input: "a\r" });
    assert.match(stdout, /File "main.py", line 2, in <module>\nZeroDivisionError[^]*>>> a\n5\n/);
  });

  it("takes events for the board file, and carries 115200 baud", () => {
    const cwd = folderWith({
      "board.yaml": "board: esp32\nparts:\n  b: {type: button, a: GPIO4, b: GND}\n",
    });
    const input =
      "import machine, time\rp = machine.Pin(4, machine.Pin.IN, machine.Pin.PULL_UP)\rp()\r!press b\rtime.sleep(1)\rp()\r!press c\r";
    const { stdout, stderr } = halpy(["repl", cwd], { input });
    assert.match(stdout, />>> p\(\)\n1\n>>> !press b\n>>> time.sleep\(1\)\n>>> p\(\)\n0\n/);
    assert.match(stderr, /c/);
    const timed = halpy(["repl"], { input: `import time\r#${"x".repeat(11_498)}\rtime.ticks_ms()\r` });
    assert.match(timed.stdout, />>> time\.ticks_ms\(\)\n100\d\n/);
  });

  it("is told of a folder that is none", () => {
    assert.deepEqual(halpy(["repl", "no-such-folder"]), {
      status: 2,
      stdout: "",
      stderr: "halpy: repl: 'no-such-folder' is no folder\n",
    });
  });

  it("asks for more lines as MicroPython does", () => {
    const more = [
      "if x:",
      "for i in y:\n    pass",
      "def f():",
      "@d",
      "async def f():",
      "(1,",
      "[",
      "{1:",
      "'''a",
      "a = \\",
      "class A: pass",
    ];
    const enough = [
      "",
      "x",
      "iffy = 1",
      "if x:\n    pass\n",
      "(1, 2)",
      "'(' ",
      "'''a'''",
      '"\\"("',
      "a'b",
      "print('[')",
      "}",
    ];
    assert.deepEqual(
      more.filter((text) => !needsMore(text)),
      [],
    );
    assert.deepEqual(enough.filter(needsMore), []);
  });

  it("ends with 130 when a signal comes while nothing runs", async () => {
    const { status, stderr } = await halpyInterrupted(["repl"], ">>> ", 300);
    // On a slow machine the signal may come before anybody listens for it; then it ends the process itself.
    assert.deepEqual([status ?? 130, stderr], [130, ""]);
  });

  it("puts names in columns", () => {
    assert.equal(
      choicesText(["a", "bb", "a_very_long_name_here", "c", "d"]),
      "\na               bb              a_very_long_name_here\nc               d\n",
    );
  });
});
