/** The files of a simulated board that was named: a folder, which no path leaves. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";

/** What a script prints, with the words of the command before it. */
function printed(cwd: string, ...words: string[]): string {
  const { status, stdout, stderr } = halpy(["run", ...words], { cwd });
  assert.equal(status, 0, stderr);
  return stdout;
}

const TRY = `
def t(f):
    try: return f()
    except OSError as e: return e.errno
`;

describe("files of a simulated board", function () {
  this.timeout(60_000);

  it("are those of the folder that halpy was started in", () => {
    const code = `import os
${TRY}
print(os.getcwd(), os.listdir("/"), os.listdir(), os.listdir(b"/d"))
with open("/new.txt", "w") as f: f.write("hi")
print(open("new.txt").read(), os.stat("/new.txt")[6], t(lambda: os.stat("/tmp")), len(os.statvfs("/")))
os.chdir("d"); print(os.getcwd(), os.listdir(), open("../new.txt").read())
os.rename("x", "/y"); os.remove("/new.txt"); print(os.listdir(".."))
`;
    const cwd = folderWith({ "a/main.py": code, "a/d/x": "" });
    assert.equal(
      printed(join(cwd, "a"), "--board", "pico", "main.py"),
      "/ ['d', 'main.py'] ['d', 'main.py'] [b'x']\nhi 2 2 10\n/d ['x'] hi\n['d', 'main.py', 'y']\n",
    );
    assert.ok(existsSync(join(cwd, "a", "y")));
  });

  it("are left by no path", () => {
    const code = `import os
${TRY}
print(t(lambda: open("/../out.txt")), t(lambda: open("../out.txt")), t(lambda: os.stat("d/../../out.txt")))
os.chdir(".."); print(os.getcwd(), "out.txt" in os.listdir(), t(lambda: os.chdir("/../a")), t(lambda: os.chdir("main.py")))
os.mkdir("../made")
os.chdir("d/../../d"); print(os.getcwd(), os.listdir("../../.."))
print(t(lambda: os.VfsPosix("/").stat("/nowhere")))
`;
    const cwd = folderWith({ "out.txt": "", "a/main.py": code, "a/d/x": "" });
    assert.equal(
      printed(join(cwd, "a"), "--board", "esp32", "main.py"),
      "2 2 2\n/ False 2 2\n/d ['d', 'made', 'main.py']\n2\n",
    );
  });

  it("are those of the machine without a board, and on a Linux board", () => {
    const cwd = folderWith({ "main.py": "import os\nprint(os.getcwd(), 'main.py' in os.listdir('/'))\n" });
    const expected = `${realpathSync(cwd)} False\n`;
    assert.equal(printed(cwd, "main.py"), expected);
    assert.equal(printed(cwd, "--board", "rpi4", "main.py"), expected);
  });

  it("are those of --files, on the default board too", () => {
    const cwd = folderWith({
      "main.py": "import os\nprint(os.getcwd(), os.listdir('/'), open('/d.txt').read(), __file__)\n",
      "flash/d.txt": "data",
    });
    assert.equal(printed(cwd, "--files", "flash", "main.py"), "/ ['d.txt'] data main.py\n");
    const wrong = halpy(["run", "--files", "nowhere", "main.py"], { cwd });
    assert.match(wrong.stderr, /--files: 'nowhere' is no folder/);
    const linux = halpy(["run", "--backend", "linux", "--files", "flash", "main.py"], { cwd });
    assert.match(linux.stderr, /--files: only simulated boards/);
  });

  it("are at /flash where the port mounts them there", () => {
    const code = `import os, sys
${TRY}
print(os.getcwd(), os.listdir("/"), os.listdir(), sys.path[0], sys.path[-1])
print(t(lambda: open("/main.py")), open("/flash/main.py").read(6), len(os.statvfs("/flash")))
os.chdir(".."); print(os.getcwd())
os.chdir("/"); print(os.getcwd(), t(lambda: os.stat("main.py")))
`;
    const cwd = folderWith({ "main.py": code });
    const expected = "/flash ['flash'] ['main.py'] /flash /flash/lib\n19 import 10\n/flash\n/ 19\n";
    for (const board of ["pyboard", "lopy4", "wipy1"])
      assert.equal(printed(cwd, "--board", board, "main.py"), expected, board);
  });

  it("hold the modules of the program, which it sees under its own paths", () => {
    const code = `import sys, beside, inlib, pk
sys.path.append("/more")
print(sys.path, __file__, beside.__file__, inlib.__file__, pk.__path__)
for name in ("late", "latelib", "appended", "pk.sub"):
    print(__import__(name).__file__, end=" ")
print(open(pk.sub.__file__).read())
`;
    const cwd = folderWith({
      "main.py": code,
      "beside.py": "",
      "late.py": "",
      "lib/inlib.py": "",
      "lib/latelib.py": "",
      "more/appended.py": "",
      "pk/__init__.py": "",
      "pk/sub.py": "x = 1",
    });
    assert.equal(
      printed(cwd, "--board", "pico", "main.py"),
      "['', '.frozen', '/lib', '/more'] main.py /beside.py /lib/inlib.py /pk\n" +
        "/late.py /lib/latelib.py /more/appended.py /pk/__init__.py x = 1\n",
    );
    assert.match(printed(cwd, "--board", "pico", join(realpathSync(cwd), "main.py")), / \/main\.py \/beside/);
    assert.match(printed(join(cwd, "lib"), "--files", "..", "../main.py"), / \/main\.py \/beside/);
  });

  it("need not hold the script and the modules beside it", () => {
    const code = `import sys, beside, onboard
print([getattr(__import__(name), "__file__", None) for name in ("late", "pk.sub", "boardlate")], beside.x, onboard.__file__)
print(sys.path[1:])
`;
    const cwd = folderWith({
      "prog/main.py": code,
      "prog/beside.py": "x = 1",
      "prog/late.py": "",
      "prog/pk/sub.py": "",
      "prog/pk/__main__.py": "print(__import__('su' + 'b', globals(), None, ('a',), 1).__file__)",
      "flash/onboard.py": "",
      "flash/boardlate.py": "",
      "flash/lib/l.py": "",
    });
    const real = realpathSync(cwd);
    const expected = [
      `['${real}/prog/late.py', None, '/boardlate.py'] 1 /onboard.py`,
      "['', '.frozen', '/lib']",
      "",
    ].join("\n");
    assert.equal(printed(cwd, "--files", "flash", "prog/main.py"), expected);
    assert.equal(printed(join(cwd, "prog"), "--files", "../flash", "-m", "pk"), `${real}/prog/pk/sub.py\n`);
    assert.equal(printed(join(cwd, "prog"), "--files", "../flash", "main.py"), expected);
    assert.equal(
      printed(cwd, "--files", "flash", "-c", "import l, os; print(os.getcwd(), l.__file__)"),
      "/ /lib/l.py\n",
    );
  });

  it("hold what a script that is no file imports", () => {
    const code = `import sys, os, beside
sys.path.append("/more"); os.chdir("/more")
print(sys.path, beside.__file__, [__import__(name).__file__ for name in ("late", "lib")])`;
    const cwd = folderWith({ "beside.py": "", "more/late.py": "", "more/lib.py": "", "late.py": "" });
    const expected = "['', '.frozen', '/lib', '/more'] beside.py ['/more/late.py', '/more/lib.py']\n";
    assert.equal(printed(cwd, "--board", "pico", "-c", code), expected);
  });

  it("are as at first after a reset", () => {
    const code = `import os, machine
print(os.getcwd(), os.listdir())
if machine.reset_cause() == machine.PWRON_RESET:
    open("/note", "w").close(); os.chdir("/d"); os.umount("/"); machine.reset()
`;
    const cwd = folderWith({ "main.py": code, "d/x": "" });
    const out = printed(cwd, "--board", "esp32", "main.py");
    assert.equal(out, "/ ['d', 'main.py']\n/ ['d', 'main.py', 'note']\n");
  });

  it("in lib are found by check and build too", () => {
    const cwd = folderWith({ "main.py": "import helper\nprint(helper.n)\n", "lib/helper.py": "n = 7\n" });
    assert.doesNotMatch(halpy(["check", "--board", "pico", "main.py"], { cwd }).stdout, /'helper'/);
    assert.match(halpy(["check", "main.py"], { cwd }).stdout, /'helper'/);
    const { status, stdout } = halpy(["build", "--board", "pico", "-o", "out", "main.py"], { cwd });
    assert.equal(status, 0);
    assert.match(stdout, /helper/);
  });

  it("at their root are found by scripts in folders, by check and build too", () => {
    const code = "import sys, setup\nfrom pk import part\nprint(sys.path, setup.__file__, part.__file__)\n";
    const cwd = folderWith({
      "pk/demos/demo.py": code,
      "pk/part.py": "",
      "pk/demos/setup.py": "",
      "setup.py": "",
    });
    assert.equal(
      printed(cwd, "--board", "pico", "pk/demos/demo.py"),
      "['/pk/demos', '', '.frozen', '/lib'] /pk/demos/setup.py /pk/part.py\n",
    );
    assert.equal(halpy(["check", "--board", "pico", "pk/demos/demo.py"], { cwd }).stdout, "");
    assert.equal(halpy(["build", "--board", "pico", "-o", "out", "pk/demos/demo.py"], { cwd }).status, 0);
    assert.equal(spawnSync(process.execPath, ["out/index.js"], { cwd }).status, 0);
  });

  it("are looked through beside the firmware's modules, whatever MICROPYPATH names", () => {
    const code = "import sys, dht, beside\nprint(sys.path, beside.__file__)\n";
    const cwd = folderWith({ "main.py": code, "more/beside.py": "" });
    const env = { MICROPYPATH: "more" };
    const { stdout, stderr } = halpy(["run", "--board", "pico", "main.py"], { cwd, env });
    assert.equal(stdout + stderr, "['', 'more', '.frozen', '/lib'] more/beside.py\n");
    assert.equal(halpy(["check", "--board", "pico", "main.py"], { cwd, env }).stdout, "");
  });

  it("are those of the folder that node is started in, for built programs", () => {
    const code = `import os
print(os.getcwd(), "main.py" in os.listdir())
try: open("/../out.txt")
except OSError as e: print(e.errno)
`;
    const cwd = folderWith({ "out.txt": "", "a/main.py": code });
    for (const [form, file] of [
      [[], "index.js"],
      [["--bundle"], "main.mjs"],
    ] as const)
      for (const [board, at, error] of [
        ["pico", "/", 2],
        ["pyboard", "/flash", 19],
      ] as const) {
        const output = join(cwd, `${board}${form.length}`);
        const words = ["build", ...form, "--board", board, "-o", output, "main.py"];
        assert.equal(halpy(words, { cwd: join(cwd, "a") }).status, 0);
        const { stdout } = spawnSync(process.execPath, [join(output, file)], {
          cwd: join(cwd, "a"),
          encoding: "utf8",
        });
        assert.equal(stdout, `${at} True\n${error}\n`, output);
      }
  });
});
