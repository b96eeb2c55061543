import assert from "node:assert/strict";
import { folderWith, halpy } from "../helpers/halpy.js";

/** Runs a text in a new folder and gives what it prints. */
function printed(code: string, files: Record<string, string> = {}): string {
  const folder = folderWith({ ...files, "main.py": code });
  const { stdout, stderr } = halpy(["run", "main.py"], { cwd: folder });
  return stdout + stderr;
}

describe("files", function () {
  this.timeout(30_000);

  it("are read and written in all modes", () => {
    const code = `
with open("t", "w") as f: print(f.write("héllo\\nwörld\\n"))
with open("t", "a") as f: f.write("end")
with open("t") as f: print(f.read(2), f.tell(), f.readline(), f.readlines(), f.read())
with open("t", "rb") as f: print(f.read(4), f.seek(-3, 2), f.read())
with open("t", "r+") as f:
    f.seek(1); f.write(b"XX"); f.seek(0); print(f.readline(), list(f))
b = bytearray(4)
with open("t", "rb") as f: print(f.readinto(b), f.readinto(b, 2), b)
with open("t", "w+b") as f: print(f.read(), f.write(b"abc", 2), f.seek(0), f.read())
`;
    const expected = [
      "14",
      "hé 3 llo",
      " ['wörld\\n', 'end'] ",
      "b'h\\xc3\\xa9l' 14 b'end'",
      "hXXllo",
      " ['wörld\\n', 'end']",
      "4 2 bytearray(b'loXl')",
      "b'' 2 0 b'ab'",
      "",
    ];
    assert.equal(printed(code), expected.join("\n"));
  });

  for (const [code, error] of [
    ["open('nowhere')", "OSError: [Errno 2] ENOENT"],
    ["open('.', 'w')", "OSError: [Errno 21] EISDIR"],
    ["open(1.5)", "TypeError: can't convert 'float' object to str implicitly"],
    ["f = open('main.py'); f.close(); f.read()", "ValueError: I/O operation on closed file"],
    ["open('main.py').write('x')", "OSError: [Errno 9] EBADF"],
    ["open('main.py').seek(-1)", "OSError: [Errno 22] EINVAL"],
    ["open(12).read()", "OSError: [Errno 9] EBADF"],
    ["import sys; sys.stdout.seek(0)", "OSError: 29"],
    ["import os; os.mkdir('.')", "OSError: [Errno 17] EEXIST"],
    ["import os; os.rmdir('nowhere')", "OSError: [Errno 2] ENOENT"],
  ] as const) {
    it(`${code} is a ${error}`, () => {
      const text = printed(code);
      assert.ok(text.includes(error), text);
    });
  }

  it("a write is seen by a reader that has read ahead", () => {
    const code = `
w = open("t", "w"); w.write("aaaa")
r = open("t"); print(r.read(1))
w.seek(1); w.write("bcd"); print(r.read())
`;
    assert.equal(printed(code), "a\nbcd\n");
  });

  it("os sees folders", () => {
    const code = `
import os
os.mkdir("d"); os.rename("x", "d/y")
print(sorted(os.listdir()), os.listdir("d"), [e[:2] for e in os.ilistdir(b"d")])
print(os.stat("d/y")[6], os.getcwd()[-1:] != "/")
os.chdir("d"); print(os.listdir()); os.remove("y"); os.chdir(".."); os.rmdir("d")
print(os.listdir(), os.getenv("NO_SUCH"), os.getenv("NO_SUCH", 1))
`;
    assert.equal(
      printed(code, { x: "12345" }),
      "['d', 'main.py'] ['y'] [(b'y', 32768)]\n5 True\n['y']\n['main.py'] None 1\n",
    );
  });

  it("come from what the program mounts", () => {
    const code = `
import io, os, vfs, sys
class File(io.IOBase):
    def __init__(self, data): self.data = data
    def ioctl(self, request, arg): return 0
    def readinto(self, buf):
        n = min(len(buf), len(self.data)); buf[:n] = self.data[:n]; self.data = self.data[n:]
        return n
class FS:
    files = {"/m.py": b"print('in m')"}
    def mount(self, readonly, mkfs): print("mount", readonly)
    def umount(self): print("umount")
    def stat(self, path):
        if path not in self.files: raise OSError(2)
        return (0x8000,) + (0,) * 9
    def open(self, path, mode): return File(self.files[path])
vfs.mount(FS(), "/fs", readonly=True)
execfile("/fs/m.py")
sys.path.append("/fs"); import m
print(any(e[0] == "fs" for e in os.ilistdir("/")))
vfs.umount("/fs")
try: os.stat("/fs/m.py")
except OSError as e: print(e.errno)
p = vfs.VfsPosix("."); p.open("/t", "w").close(); print(sorted(os.listdir()))
`;
    assert.equal(printed(code), "mount True\nin m\nin m\nTrue\numount\n2\n['main.py', 't']\n");
  });
});
