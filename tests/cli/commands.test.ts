import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";

describe("halpy", function () {
  this.timeout(60_000);

  it("has a help, a version, and help of each command", () => {
    assert.match(halpy(["--help"]).stdout, /^NAME\n {2}halpy - /);
    assert.match(halpy(["--version"]).stdout, /^halpy \d+\.\d+\.\d+\n$/);
    for (const name of ["run", "build", "check", "explain", "parts"]) {
      const { status, stdout } = halpy([name, "--help"]);
      assert.equal(status, 0);
      assert.match(stdout, new RegExp(`^NAME\\n  halpy ${name} - `));
      assert.ok(stdout.split("\n").every((line) => line.length < 100));
      assert.equal(halpy(["help", name]).stdout, stdout);
    }
  });

  for (const [words, message] of [
    [["rnu"], /there is no command 'rnu'; did you mean 'run'\?/],
    [["run"], /no script given/],
    [["run", "nowhere.py"], /can't open file 'nowhere.py'/],
    [["run", "--board", "esp23", "-c", "1"], /there is no board 'esp23'; did you mean 'esp32'\?/],
    [["run", "--for", "soon", "-c", "1"], /--for: 'soon' is no time/],
    [["run", "--scenario", "none.json", "-c", "1"], /--scenario: can't read 'none.json'/],
    [["run", "-m", "nowhere"], /no module named 'nowhere'/],
    [["explain", "SYN999"], /there is no code 'SYN999'/],
    [["check"], /no files given/],
    [["check", "--select", "NOPE", "a.py"], /--select: no code begins with 'NOPE'/],
    [["run", "-c"], /^halpy: -c needs a value: CODE/],
    [
      ["run", "--debounce", "4=5ms", "-c", "1"],
      /--debounce: this is for pins of Linux; it needs '--backend linux'/,
    ],
    [["parts", "lad"], /there is no part 'lad'; did you mean 'led'\?/],
  ] as const) {
    it(`says what is wrong with 'halpy ${words.join(" ")}' and gives 2`, () => {
      const { status, stdout, stderr } = halpy(words);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });
  }

  it("builds for a board whatever module of boards a program imports, with the sys.platform of one that is named", () => {
    const cwd = folderWith({
      "a.py": "import sys, network\nprint(sys.platform, network.WLAN(0).active())\n",
    });
    for (const [words, file, printed] of [
      [
        [],
        "build/index.js",
        `${halpy(["run", "-c", "import sys; print(sys.platform)"]).stdout.trim()} False\n`,
      ],
      [["--bundle", "--board", "pico-w"], "build/a.mjs", "rp2 False\n"],
    ] as const) {
      assert.equal(halpy(["build", "a.py", ...words], { cwd }).status, 0);
      assert.equal(execFileSync(process.execPath, [file], { cwd, encoding: "utf8" }), printed);
    }
  });

  it("says which file a build cannot write, and gives 74", () => {
    const cwd = folderWith({ "a.py": "print(1)\n", out: "a file\n" });
    for (const words of [
      ["-o", "out"],
      ["-o", "b", "--report", "out/costs.json"],
    ]) {
      const { status, stderr } = halpy(["build", "a.py", ...words], { cwd });
      assert.deepEqual([status, stderr], [74, "halpy: build: can't write 'out': file already exists\n"]);
    }
  });

  it("without a command shows the help on standard error", () => {
    const { status, stdout, stderr } = halpy([]);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /COMMANDS/);
  });

  it("runs a script without 'run'", () => {
    const folder = folderWith({ "a.py": "print('a')\n" });
    assert.equal(halpy(["a.py"], { cwd: folder }).stdout, "a\n");
  });

  it("checks without running", () => {
    const folder = folderWith({ "good.py": "print(1)\n", "bad.py": "def f(:\n    pass\n" });
    assert.deepEqual(halpy(["check", "good.py"], { cwd: folder }), { status: 0, stdout: "", stderr: "" });
    const { status, stdout } = halpy(["check", "bad.py", "good.py"], { cwd: folder });
    assert.equal(status, 1);
    assert.match(stdout, /error\[SYN\d+\]/);
  });

  it("tells errors, which give 1, from warnings, which do not", () => {
    const folder = folderWith({
      "likely.py": "import some_driver\nexec(input())\nprint(resutl)\n",
      "certain.py": "import helper\nhelper.half()\nprint(undefined_name)  # noqa: NAM220\n",
      "helper.py": "def half(n):\n    return n // 2\n",
    });
    const likely = halpy(["check", "likely.py"], { cwd: folder });
    assert.equal(likely.status, 0);
    assert.match(likely.stdout, /warning\[NAM230\][^]*warning\[NAM220\]/);
    const certain = halpy(["check", "certain.py", "helper.py"], { cwd: folder });
    assert.equal(certain.status, 1);
    assert.match(certain.stdout, /^error\[TYP302\][^]*helper\.py:1:5[^]*\n1 error;/);
    // Such programs run as far as they come, and nothing is said before.
    const { stdout, stderr } = halpy(["run", "certain.py"], { cwd: folder });
    assert.equal(stdout, "");
    assert.match(stderr, /^Traceback/);
  });

  it("gives what it found as JSON", () => {
    const folder = folderWith({ "good.py": "print(1)\n", "bad.py": "x = 1\ndef f(:\n    pass\n" });
    assert.equal(halpy(["check", "--json", "good.py"], { cwd: folder }).stdout, "[]\n");
    const { status, stdout } = halpy(["check", "--json", "good.py", "bad.py"], { cwd: folder });
    assert.equal(status, 1);
    const [first] = JSON.parse(stdout) as Record<string, unknown>[];
    assert.deepEqual([first!.path, first!.line, first!.column, first!.severity], ["bad.py", 2, 6, "error"]);
  });

  it("explains codes", () => {
    assert.match(halpy(["explain", "syn101"]).stdout, /^SYN101 \(error\)/);
    assert.ok(halpy(["explain"]).stdout.split("\n").length > 50);
  });

  describe("build", () => {
    const files = {
      "prog.py":
        "import part\nfrom time import sleep_ms\n\ndef go():\n    sleep_ms(1)\n    return part.half(3)\n\nprint(go())\npart.half('x')\n",
      "part.py": "def half(n):\n    return n // 2\n",
    };
    const traceback =
      'Traceback (most recent call last):\n  File "prog.py", line 9, in <module>\n  File "part.py", line 2, in half\n';

    it("writes a tree that runs by itself, with Python tracebacks", () => {
      const folder = folderWith(files);
      const { status, stdout } = halpy(["build", "--verify", "-o", "out", "prog.py"], { cwd: folder });
      assert.equal(status, 0);
      assert.deepEqual(stdout.trim().split("\n"), [
        "out/prog.js",
        "out/prog.js.map",
        "out/part.js",
        "out/part.js.map",
        "out/index.js",
      ]);
      const run = spawnSync(process.execPath, ["out/index.js"], { cwd: folder, encoding: "utf8" });
      assert.equal(run.stdout, "1\n");
      assert.ok(run.stderr.startsWith(traceback), run.stderr);
    });

    it("writes one file, minified too, with a map of Python files", () => {
      const folder = folderWith(files);
      const { stdout } = halpy(["build", "--bundle", "--minify", "-o", "out", "prog.py"], { cwd: folder });
      assert.equal(stdout, "out/prog.mjs\nout/prog.mjs.map\n");
      const run = spawnSync(process.execPath, ["out/prog.mjs"], { cwd: folder, encoding: "utf8" });
      assert.equal(run.stdout, "1\n");
      assert.ok(run.stderr.startsWith(traceback), run.stderr);
      const map = JSON.parse(readFileSync(join(folder, "out/prog.mjs.map"), "utf8")) as { sources: string[] };
      assert.deepEqual([...map.sources].sort(), ["part.py", "prog.py"]);
    });

    it("leaves a project that is in the folder as it is", () => {
      const own = '{ "name": "mine", "type": "module" }';
      const folder = folderWith({ ...files, "out/package.json": own, "out/tsconfig.json": "{}" });
      const build = () => halpy(["build", "--emit", "ts", "-o", "out", "prog.py"], { cwd: folder });
      assert.equal(build().status, 0);
      const kept = (name: string): string => readFileSync(join(folder, "out", name), "utf8");
      assert.deepEqual([kept("package.json"), kept("tsconfig.json")], [own, "{}"]);
      writeFileSync(join(folder, "out/package.json"), '{ "name": "mine" }');
      const { status, stderr } = build();
      assert.equal(status, 2);
      assert.match(
        stderr,
        /^halpy: build: --output: 'out' has a package\.json that is not for modules; name a folder for the program alone\n$/,
      );
      assert.equal(kept("package.json"), '{ "name": "mine" }');
    });

    it("writes TypeScript", () => {
      const folder = folderWith(files);
      halpy(["build", "--emit", "ts", "-o", "out", "prog.py"], { cwd: folder });
      assert.match(readFileSync(join(folder, "out/prog.ts"), "utf8"), /function init\(\$M: /);
    });

    it("carries the compiler only where the program compiles", () => {
      const folder = folderWith({ "e.py": "exec('print(1 + 1)')\n", "n.py": "print(2)\n" });
      const size = (name: string): number => {
        halpy(["build", "--bundle", "--minify", "-o", "out", `${name}.py`], { cwd: folder });
        assert.equal(execFileSync(process.execPath, [`out/${name}.mjs`], { cwd: folder }).toString(), "2\n");
        return readFileSync(join(folder, `out/${name}.mjs`)).length;
      };
      assert.ok(size("e") > size("n") + 100_000);
    });

    it("prints every stage", () => {
      const folder = folderWith({ "s.py": "x = 1 + 2\nprint(x)\n" });
      for (const stage of ["tokens", "ast", "scopes", "ir", "types", "typed-ir", "program", "js", "ts"]) {
        const { status, stdout } = halpy(["build", "--print", stage, "s.py"], { cwd: folder });
        assert.equal(status, 0, stage);
        assert.ok(stdout.length > 10, stage);
      }
      assert.equal(existsSync(join(folder, "build")), false);
    });

    it("writes nothing for a program with errors", () => {
      const folder = folderWith({ "bad.py": "x = (\n" });
      assert.equal(halpy(["build", "bad.py", "-o", "out"], { cwd: folder }).status, 2);
      assert.equal(existsSync(join(folder, "out")), false);
    });
  });
});
