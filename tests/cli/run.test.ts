import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, folderWith, halpy, halpyInterrupted } from "../helpers/halpy.js";

/** Runs a text with `-c`. */
const run = (code: string, ...words: string[]) => halpy(["run", "-c", code, ...words]);

describe("halpy run", function () {
  this.timeout(30_000);

  describe("exit status", () => {
    for (const [what, code, status] of [
      ["the end of the script", "pass", 0],
      ["sys.exit()", "import sys; sys.exit()", 0],
      ["sys.exit(3)", "import sys; sys.exit(3)", 3],
      ["sys.exit(259), cut to a byte", "import sys; sys.exit(259)", 3],
      ["sys.exit of a text", "import sys; sys.exit('no')", 1],
      ["SystemExit", "raise SystemExit(7)", 7],
      ["an exception", "1/0", 1],
      ["a syntax error", "x = (", 2],
    ] as const) {
      it(`${status} for ${what}`, () => assert.equal(run(code).status, status));
    }
  });

  it("prints a traceback as MicroPython does", () => {
    const folder = folderWith({ "fail.py": "def f(x):\n    return 1 // x\n\nf(0)\n" });
    assert.deepEqual(halpy(["run", "fail.py"], { cwd: folder }), {
      status: 1,
      stdout: "",
      stderr:
        'Traceback (most recent call last):\n  File "fail.py", line 4, in <module>\n  File "fail.py", line 2, in f\n' +
        "ZeroDivisionError: divide by zero\n",
    });
  });

  it("tells whose module it is that a program of other firmware ends at, also from the cache", () => {
    const cwd = folderWith({ "main.py": "from microbit import display\n" });
    for (const words of [["--no-cache"], [], []]) {
      const { status, stderr } = halpy(["run", ...words, "main.py"], { cwd });
      assert.equal(status, 1);
      assert.match(stderr, /ImportError: no module named 'microbit'\nhalpy: NAM230: .* BBC micro:bit's/);
    }
    assert.equal(
      run("try:\n    import board\nexcept ImportError:\n    1/0").stderr.includes("NAM230"),
      false,
    );
  });

  it("shows the line of a syntax error in a module that is imported, and the text given to sys.exit", () => {
    const folder = folderWith({
      "bad.py": "x = 1\nx = = 2\n",
      "worse.py": "def f():\n    break\n",
      "main.py":
        "import sys\nfor name in ('bad', 'worse'):\n    try:\n        __import__(name)\n" +
        "    except SyntaxError as e:\n        sys.print_exception(e)\nsys.exit('the end')\n",
    });
    const { status, stdout, stderr } = halpy(["run", "main.py"], { cwd: folder });
    assert.deepEqual([status, stderr], [1, "the end\n"]);
    const lines = stdout.replaceAll(/"[^"\n]*\//g, '"').split("\n");
    assert.equal(lines[2], '  File "bad.py", line 2');
    assert.equal(lines[6], '  File "worse.py", line 2, in f');
  });

  it("shows where the stack overflowed", () => {
    const { stderr } = run("def f(n):\n    return f(n + 1)\nf(0)");
    assert.match(stderr, /line 2, in f\nRuntimeError: maximum recursion depth exceeded\n$/);
  });

  it("shows all syntax errors with their places, and runs nothing", () => {
    const folder = folderWith({ "bad.py": "print('never')\nx = = 1\ny = )\n" });
    const { stdout, stderr } = halpy(["run", "bad.py"], { cwd: folder });
    assert.equal(stdout, "");
    assert.match(stderr, /bad\.py:2:5/);
    assert.match(stderr, /bad\.py:3:5/);
    assert.match(stderr, /2 errors/);
  });

  it("gives arguments to the script, options among them", () => {
    const folder = folderWith({ "args.py": "import sys\nprint(sys.argv)\n" });
    const { stdout } = halpy(["run", "args.py", "a", "--board", "-c"], { cwd: folder });
    assert.equal(stdout, "['args.py', 'a', '--board', '-c']\n");
    assert.equal(run("import sys; print(sys.argv)", "x").stdout, "['-c', 'x']\n");
  });

  it("runs a script from standard input, modules and packages by name", () => {
    assert.equal(halpy(["run", "-"], { input: "print(__name__)" }).stdout, "__main__\n");
    const folder = folderWith({ "mod.py": "import sys\nprint(__name__, sys.argv)\n" });
    const { stdout } = halpy(["run", "-m", "mod", "x"], { cwd: folder });
    assert.equal(stdout, "__main__ ['mod', 'x']\n");
  });

  it("finds modules beside the script and in MICROPYPATH", () => {
    const library = folderWith({ "far.py": "where = 'far'\n", "near.py": "where = 'not here'\n" });
    const folder = folderWith({
      "main.py": "import near, far\nprint(near.where, far.where)\n",
      "near.py": "where = 'near'\n",
    });
    const { stdout } = halpy(["run", `${folder}/main.py`], { env: { MICROPYPATH: library } });
    assert.equal(stdout, "near far\n");
  });

  it("sees a module that comes beside the script after others were looked for", () => {
    const folder = folderWith({
      "main.py":
        "import time as first\n\ndef name():\n    import time\n    return getattr(time, 'NAME', 'own')\n\n" +
        "def path():\n    import collections\n    return collections.__name__\n\n" +
        "first.sleep_ms(150)\nprint([name() for i in range(3)], path(), path())\n" +
        "with open('time.py', 'w') as f:\n    f.write('NAME = 1')\nprint(name(), name())\n" +
        "import os, sys\nos.mkdir('sub')\nwith open('sub/collections.py', 'w') as f:\n    f.write('')\n" +
        "sys.path.insert(0, 'sub')\nimport collections\nprint(collections.__file__, path())\n",
    });
    const { stdout } = halpy(["run", "main.py"], { cwd: folder });
    assert.equal(
      stdout,
      "['own', 'own', 'own'] collections collections\n1 1\nsub/collections.py collections\n",
    );
  });

  it("raises SyntaxError and ImportError for modules when they are imported, not before", () => {
    const folder = folderWith({
      "main.py":
        "print('start')\ntry:\n    import broken\nexcept SyntaxError:\n    print('broken')\n" +
        "try:\n    import missing\nexcept ImportError as e:\n    print(e)\n",
      "broken.py": "x = (\n",
    });
    const { status, stdout } = halpy(["run", "main.py"], { cwd: folder });
    assert.deepEqual([status, stdout], [0, "start\nbroken\nno module named 'missing'\n"]);
  });

  it("reads input() and sys.stdin, to the end and beyond", () => {
    const code =
      "import sys\nprint('hello', input('name? '))\nprint(repr(sys.stdin.readline()), sys.stdin.read(1), list(sys.stdin))\n" +
      "try:\n    input()\nexcept EOFError:\n    print('end')";
    const { stdout } = halpy(["run", "-c", code], { input: "Ann\nsecond\nüx\nlast" });
    assert.equal(stdout, "name? hello Ann\n'second\\n' ü ['x\\n', 'last']\nend\n");
  });

  it("runs boot.py before main.py, with the same names, also in a bundle, and sees when it comes and goes", () => {
    const folder = folderWith({ "main.py": "print(station, double(4))\n" });
    const run = () => halpy(["run", "main.py"], { cwd: folder });
    assert.match(run().stderr, /NameError: name 'station' isn't defined/);
    const boot = "print('boot')\nstation = 'home'\ndef double(x):\n    return 2 * x\n";
    writeFileSync(join(folder, "boot.py"), boot);
    const expected = { status: 0, stdout: "boot\nhome 8\n", stderr: "" };
    assert.deepEqual(run(), expected);
    assert.equal(halpy(["check", "main.py"], { cwd: folder }).status, 0);
    assert.equal(halpy(["build", "--bundle", "-o", "out", "main.py"], { cwd: folder }).status, 0);
    rmSync(join(folder, "boot.py"));
    assert.equal(
      execFileSync(process.execPath, ["out/main.mjs"], { cwd: folder }).toString(),
      expected.stdout,
    );
    assert.equal(run().status, 1);
  });

  it("keeps the order of output and errors", () => {
    const folder = folderWith({
      "o.py":
        "import sys, os\nprint('1')\nprint('2', file=sys.stderr)\nsys.stdout.buffer.write(b'3\\n')\nos.system('echo 4')\n" +
        "sys.stdout.write('5\\n')\n1/0\n",
    });
    const text = execFileSync("/bin/sh", ["-c", `"${process.execPath}" "${command}" run o.py 2>&1 || true`], {
      cwd: folder,
    });
    assert.match(text.toString(), /^1\n2\n3\n4\n5\nTraceback/);
  });

  it("loses nothing of a lot of output into a slow pipe", () => {
    const line = `"${process.execPath}" "${command}" run -c 'for i in range(200000): print(i)' | (sleep 0.3; cat) | cksum`;
    const expected = execFileSync("/bin/sh", ["-c", "seq 0 199999 | cksum"]).toString();
    assert.equal(execFileSync("/bin/sh", ["-c", line]).toString(), expected);
  });

  it("ends quietly when nobody reads its output any more", () => {
    const line = `("${process.execPath}" "${command}" run -c 'while True: print("y")'; echo $? >&2) | head -1`;
    const text = execFileSync("/bin/sh", ["-c", `{ ${line}; } 2>&1`]).toString();
    assert.equal(text, "y\n141\n");
  });

  it("raises KeyboardInterrupt on Ctrl-C, in a loop, a sleep and a read, and runs finally", async () => {
    for (const wait of ["while True: pass", "import time; time.sleep(60)", "input()"]) {
      const code = `print("go")\nimport sys; sys.stdout.flush()\ntry:\n    ${wait}\nfinally:\n    print("finally")`;
      // A program gets its watcher after a moment; on a busy machine the signal may come before it and end the process.
      let result = await halpyInterrupted(["run", "-c", code], "go", 400);
      for (const delayMs of [2000, 6000]) {
        if (result.status !== null) break;
        result = await halpyInterrupted(["run", "-c", code], "go", delayMs);
      }
      const { status, stdout, stderr } = result;
      assert.deepEqual([status, stdout], [130, "go\nfinally\n"], wait);
      assert.match(stderr, /KeyboardInterrupt/);
    }
  });

  it("runs what sys.atexit was given", () => {
    assert.equal(run("import sys\nsys.atexit(lambda: print('bye'))\nprint('hi')").stdout, "hi\nbye\n");
  });

  describe("cache", () => {
    it("is used when nothing changed, and not when a source did", () => {
      const env = { XDG_CACHE_HOME: folderWith({}) };
      const files = { "main.py": "import part\nprint(part.x)\n", "part.py": "x = 1\n" };
      const folder = folderWith(files);
      const go = (): string => halpy(["run", "main.py"], { cwd: folder, env }).stdout;
      // Beside them may be V8's cache of the command itself.
      const entries = (): number =>
        readdirSync(join(env.XDG_CACHE_HOME, "halpy")).filter((name) => /^[0-9a-f]{16}$/.test(name)).length;
      assert.equal(go(), "1\n");
      assert.equal(entries(), 1);
      assert.equal(go(), "1\n");
      execFileSync("/bin/sh", ["-c", "echo 'x = 2' > part.py"], { cwd: folder });
      assert.equal(go(), "2\n");
      execFileSync("/bin/sh", ["-c", "mkdir part; echo 'x = 3' > part/__init__.py"], { cwd: folder });
      assert.equal(go(), "3\n");
      assert.equal(entries(), 1);
    });

    it("survives a damaged entry, and a folder that cannot be written", () => {
      const env = { XDG_CACHE_HOME: folderWith({}) };
      const folder = folderWith({ "main.py": "print('ok')\n" });
      const go = (more: object = {}) => halpy(["run", "main.py"], { cwd: folder, env: { ...env, ...more } });
      go();
      execFileSync(
        "/bin/sh",
        ["-c", 'for f in "$XDG_CACHE_HOME"/halpy/*; do head -c 100 "$f" > x; mv x "$f"; done'],
        {
          env: { ...process.env, ...env },
        },
      );
      assert.equal(go().stdout, "ok\n");
      assert.deepEqual(go({ XDG_CACHE_HOME: "/proc" }), { status: 0, stdout: "ok\n", stderr: "" });
    });

    it("keeps tracebacks", () => {
      const folder = folderWith({ "main.py": "\n\n1/0\n" });
      const first = halpy(["run", "main.py"], { cwd: folder });
      assert.match(first.stderr, /line 3, in <module>/);
      assert.deepEqual(halpy(["run", "main.py"], { cwd: folder }), first);
    });
  });
});
