/** CircuitPython's `storage`: file systems on devices and on the drive of the board. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";

const RAM = `
import storage, os
class Ram:
    def __init__(self, blocks):
        self.data = bytearray(512 * blocks)
    def readblocks(self, block, into):
        at = 512 * block
        into[:] = self.data[at:at + len(into)]
    def writeblocks(self, block, data):
        at = 512 * block
        self.data[at:at + len(data)] = data
    def ioctl(self, what, argument):
        if what == 4:
            return len(self.data) // 512
        if what == 5:
            return 512
card = Ram(100)
storage.VfsFat.mkfs(card)
fs = storage.VfsFat(card)
def attempt(f, *args):
    try:
        print(f(*args))
    except (OSError, RuntimeError, TypeError, NotImplementedError) as e:
        print(type(e).__name__, e)
`;

const run = (source: string, files: Readonly<Record<string, string>> = {}) => {
  const cwd = folderWith({ ...files, "s.py": RAM + source });
  const words = ["run", "--no-waveform", "--board", "metro-m0-express", "--files", ".", "s.py"];
  const { stdout, stderr } = halpy(words, { cwd });
  assert.equal(stderr, "");
  return { cwd, stdout };
};

describe("storage", function () {
  this.timeout(30_000);

  it("mounts cards where there is a folder, or where the firmware makes one", () => {
    const { stdout } = run(
      `
attempt(storage.mount, fs, "/nothing")
attempt(storage.mount, card, "/sd")
for path in ("/sd", "/cards"):
    storage.mount(fs, path)
    with open(path + "/log.txt", "a") as log:
        log.write("on" + path)
    print(os.listdir(path), open(path + "/log.txt").read(), storage.getmount(path) is fs)
    storage.umount(path)
attempt(storage.getmount, "/sd")
attempt(storage.umount, "/sd")
attempt(storage.umount, fs)
`,
      { "cards/x": "" },
    );
    assert.equal(
      stdout,
      `RuntimeError Mount point directory missing
TypeError filesystem must be of type VfsFat, not Ram
['log.txt'] on/sd True
['log.txt'] on/sdon/cards True
OSError [Errno 22] EINVAL
OSError [Errno 22] EINVAL
OSError [Errno 22] EINVAL
`,
    );
  });

  it("is not there on a computer", () => {
    const { stderr } = halpy(["run", "--board", "rpi4", "-c", "import board, storage\n"]);
    assert.match(stderr, /ImportError: no module named 'storage'/);
  });

  it("keeps file systems from being written, and lets them be", () => {
    const { cwd, stdout } = run(`
storage.mount(fs, "/sd", readonly=True)
attempt(open, "/sd/a", "w")
storage.remount("/sd", readonly=False)
open("/sd/a", "w").close()
storage.remount("/", True)
attempt(open, "/a", "w")
attempt(os.mkdir, "/b")
storage.remount("/", readonly=False)
with open("/a", "w") as f:
    f.write("written")
attempt(storage.remount, "/other")
attempt(storage.erase_filesystem)
storage.disable_usb_drive()
print(os.listdir("/sd"), sorted(os.listdir("/")))
`);
    assert.equal(
      stdout,
      `OSError 30
OSError 30
OSError 30
OSError [Errno 22] EINVAL
NotImplementedError the drive is a folder of this computer and is not erased: delete its files there
['a'] ['a', 's.py', 'sd']
`,
    );
    assert.equal(readFileSync(join(cwd, "a"), "utf8"), "written");
  });
});
