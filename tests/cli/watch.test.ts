/** `halpy run --watch`: what starts a program again, and what does not. */

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";
import { Listened } from "../helpers/listened.js";

/** A program that goes on, with what it prints first. */
const endless = (...lines: string[]): string =>
  `import time\n${lines.join("\n")}\nwhile True:\n    time.sleep(0.02)\n`;

describe("halpy run --watch", function () {
  this.timeout(60_000);

  let cwd: string;
  let run: Listened;
  const save = (name: string, text: string): void => {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  };
  const start = (files: Record<string, string>, ...words: string[]): void => {
    cwd = folderWith(files);
    run = new Listened(["run", "--watch", ...words], { cwd, env: { XDG_CACHE_HOME: cwd } });
  };
  afterEach(() => void run.child.kill("SIGKILL"));

  it("runs again when the script or a module was saved, while it runs, after it ended, and after mistakes", async () => {
    start({ "main.py": endless("import m", "print('run', m.X)"), "m.py": "X = 1\n" }, "main.py");
    await run.hear("run 1\n");
    save("m.py", "X = 2\n");
    assert.equal(await run.hear("run 2\n"), "halpy: m.py was saved; the script runs again\n");
    save("m.py", "X = (\n");
    assert.match(
      await run.hear("waiting for changes (Ctrl-C ends)\n"),
      /SyntaxError: invalid syntax\nhalpy: $/,
    );
    // As editors do that write a file beside it first.
    save("m.py.new", "X = 3\n1 / 0\n");
    renameSync(join(cwd, "m.py.new"), join(cwd, "m.py"));
    await run.hear("m.py was saved");
    assert.match(await run.hear("waiting for changes"), /ZeroDivisionError/);
    save("main.py", "print(def)\n");
    await run.hear("main.py was saved");
    assert.match(await run.hear("waiting for changes"), /error\[SYN/);
    save("main.py", "print('over')\n");
    await run.hear("over\nhalpy: waiting for changes");
    // A file that is saved and is no part of the program.
    save("other.py", "print('other')\n");
    save("main.py", endless("print('last')"));
    assert.match(await run.hear("last\n"), /halpy: main\.py was saved; the script runs again\n$/);
    assert.equal(await run.end(), 130);
    assert.match(run.said, /KeyboardInterrupt: \n$/);
  });

  it("runs again when a module comes that was missing, or a file that the program looked for", async () => {
    start(
      {
        "main.py":
          "try:\n    print(open('conf.json').read())\nexcept OSError:\n    print('no conf')\ntry:\n    import late.part\nexcept ImportError:\n    print('no part')\n",
      },
      "main.py",
    );
    await run.hear("no conf\nno part\nhalpy: waiting");
    save("conf.json", "conf 1");
    await run.hear("conf 1\nno part\nhalpy: waiting");
    save("late/part.py", "print('part 1')\n");
    await run.hear("part 1\nhalpy: waiting");
    save("late/part.py", "print('part 2')\n");
    await run.hear("part 2\nhalpy: waiting");
    rmSync(join(cwd, "conf.json"));
    await run.hear("no conf\npart 2\nhalpy: waiting");
    assert.equal(await run.end("SIGTERM"), 143);
  });

  it("lets the program end in its own way, and one run end before the next begins", async () => {
    const source = (n: number): string =>
      `import time\nprint('begin ${n}')\ntry:\n    while True:\n        time.sleep(0.02)\nfinally:\n    time.sleep(0.2)\n    print('end ${n}')\n`;
    start({ "main.py": source(1) }, "main.py");
    await run.hear("begin 1\n");
    save("main.py", source(2));
    assert.equal(await run.hear("begin 2\n"), "end 1\nhalpy: main.py was saved; the script runs again\n");
    assert.equal(await run.end(), 130);
    assert.match(run.said, /begin 2\nend 2\nTraceback [^]*KeyboardInterrupt: \n$/);
  });

  it("does not count what the program itself writes, but what others write into the same files", async () => {
    const source = endless(
      "import os",
      "try:",
      "    n = int(open('count').read())",
      "except OSError:",
      "    n = 0",
      "with open('count', 'w') as f:",
      "    f.write(str(n + 1))",
      "with open('new', 'w') as f:",
      "    f.write('x')",
      "os.rename('new', 'old')",
      "os.mkdir('folder')",
      "os.rmdir('folder')",
      "time.sleep(0.4)",
      "print('count', n)",
    );
    start({ "drive/main.py": source }, "--board", "pico", "--speed", "real", "drive");
    await run.hear("count 0\n");
    save("drive/count", "7");
    assert.equal(await run.hear("count 7\n"), "halpy: drive/count was saved; the script runs again\n");
    assert.equal(readFileSync(join(cwd, "drive/count"), "utf8"), "8");
    // All files of a drive count, but for those that editors and version control leave.
    save("drive/.hidden", "x");
    save("drive/lib/.git/x", "x");
    save("drive/main.py~", "x");
    save("drive/node_modules/x.js", "x");
    save("drive/lib/sub/new.txt", "x");
    assert.equal(
      await run.hear("count 8\n"),
      "halpy: drive/lib/sub was saved; the script runs again\n".replace("/sub", ""),
    );
    save("drive/lib/sub/new.txt", "y");
    await run.hear("count 9\n");
    assert.equal(await run.end(), 130);
  });

  it("runs again when the board file or a file beside it was saved", async () => {
    const wiring = "parts:\n  lamp: { type: led, anode: GPIO2 }\nexpect:\n  - lamp.blinks = 0 at 10ms\n";
    start(
      { "main.py": "print('ran')\n", "board.yaml": wiring },
      "--board",
      "esp32",
      "--for",
      "20ms",
      "main.py",
    );
    await run.hear("ran\n");
    await run.hear("waiting for changes");
    save("board.yaml", wiring.replace("type: led", "type: lad"));
    await run.hear("board.yaml was saved");
    await run.hear("did you mean 'led'");
    await run.hear("waiting for changes");
    save("board.yaml", wiring.replace("blinks = 0", "blinks = 4"));
    await run.hear("ran\n");
    assert.match(await run.hear("waiting for changes"), /0 of 1 expectation held/);
    assert.equal(await run.end(), 130);
  });

  it("says on boards with CircuitPython what these say, and runs their settings once", async () => {
    start(
      {
        "drive/boot.py": "import os\nopen('boots', 'a').write('x')\n",
        "drive/code.py":
          "import supervisor\nprint(supervisor.runtime.run_reason, len(open('boots').read()))\n",
      },
      "--board",
      "feather-m0-express",
      "drive",
    );
    const ended =
      "\nCode done running.\nAuto-reload is on. Simply save files over USB to run them or enter REPL to disable.\n";
    await run.hear(`supervisor.RunReason.STARTUP 1\n${ended}`);
    save("drive/data.txt", "x");
    assert.equal(await run.hear(`supervisor.RunReason.AUTO_RELOAD 1\n${ended}`), "soft reboot\n");
    save("drive/code.py", endless("import board", "print('runs')"));
    await run.hear("runs\n");
    save("drive/code.py", "import supervisor\nprint('last')\nsupervisor.disable_autoreload()\n");
    assert.equal(
      await run.hear("last\n\nCode done running.\nAuto-reload is off.\n"),
      "\nCode stopped by auto-reload. Reloading soon.\nsoft reboot\n",
    );
    // Nothing would start it again.
    assert.equal(await run.ended, 0);
  });

  it("keeps the wish of the settings or of the program over reloads", async () => {
    const code = (n: number): string =>
      endless(
        "import os, supervisor, microcontroller",
        "runtime = supervisor.runtime",
        `print(${n}, runtime.autoreload, runtime.run_reason)`,
        "while 'go' not in os.listdir():",
        "    time.sleep(0.02)",
        "os.remove('go')",
        "microcontroller.reset() if runtime.autoreload else supervisor.reload()",
      );
    start(
      {
        "drive/boot.py": "import supervisor\nsupervisor.runtime.autoreload = False\n",
        "drive/code.py": code(1),
      },
      "--board",
      "feather-m0-express",
      "--speed",
      "real",
      "drive",
    );
    await run.hear("1 False supervisor.RunReason.STARTUP\n");
    save("drive/go", "");
    await run.hear("1 False supervisor.RunReason.SUPERVISOR_RELOAD\n");
    save("drive/code.py", code(2).replace("print(2", "runtime.autoreload = True\nprint(2"));
    save("drive/go", "");
    await run.hear("2 True supervisor.RunReason.SUPERVISOR_RELOAD\n");
    save("drive/code.py", code(3));
    await run.hear("3 True supervisor.RunReason.AUTO_RELOAD\n");
    assert.equal(await run.end(), 130);
  });

  it("needs a file", () => {
    start({ "a.py": "" }, "a.py");
    assert.deepEqual(halpy(["run", "--watch", "-c", "1"]), {
      status: 2,
      stdout: "",
      stderr: "halpy: run: --watch: there is no file that could change\n",
    });
    assert.match(halpy(["run", "--watch", "none.py"]).stderr, /can't open file 'none\.py'/);
  });
});
