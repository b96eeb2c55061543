/** Files that are sent for a program to read, and what becomes of them when the program writes. */

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Desk } from "./fake-boards.js";

const READS = (version: number): string => `import os
print("version", ${version})
print("settings", open("settings.txt").read().strip())
print("pages", sorted(os.listdir("html")), [kind for _, kind, *_ in os.ilistdir("html")])
while True:
    pass
`;

describe("files that go with a program", function () {
  this.timeout(60_000);
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk("north");
    mkdirSync(join(desk.folder, "html/img"), { recursive: true });
    desk.write("settings.txt", "one");
    desk.write("html/index.html", "<p>");
    desk.write("html/img/a b.svg", "<svg/>");
    desk.write("html/.hidden", "");
  });
  afterEach(() => desk.close());

  const deploy = async (...words: string[]) => {
    const { status, stdout, stderr } = await desk.halpy(
      ...["deploy", "--health", "1", ...words, "shop.py", "north"],
    );
    return { status, said: stdout + stderr };
  };
  const data = (path: string): string => readFileSync(desk.board.base("shop", "data", path), "utf8");
  const logs = async (): Promise<string> => (await desk.halpy("logs", "-n", "50", "north")).stdout;

  it("are there by the same names, change with each release, and go back with it", async () => {
    desk.write("shop.py", READS(1));
    const first = await deploy("--with", "settings.txt", "--with", "html");
    assert.equal(first.status, 0, first.said);
    assert.match(first.said, /sent 4 of 4 files/);
    assert.match(await logs(), /settings one\npages \['img', 'index.html'\] \[/);
    assert.match(await logs(), /\[(?:16384, 32768|32768, 16384)\]/);
    assert.equal(data("html/img/a b.svg"), "<svg/>");

    // One changes, one goes away: the settings of the project do the same as the option.
    desk.write("halpy.toml", 'deploy-files = ["settings.txt", "html"]\n');
    desk.write("settings.txt", "two");
    rmSync(join(desk.folder, "html/img"), { recursive: true });
    const second = await deploy();
    assert.match(second.said, /sent 1 of 3 files/);
    assert.match(await logs(), /settings two\npages \['index.html'\] \[32768\]/);
    assert.equal(desk.board.has("home/.local/share/halpy/shop/data/html/img"), false);

    assert.equal((await desk.halpy("rollback", "north")).status, 0);
    assert.equal(data("settings.txt"), "one");
    assert.equal(data("html/img/a b.svg"), "<svg/>");
  });

  it("are the program's own as soon as it writes them, and the release stays as it was", async () => {
    desk.write(
      "shop.py",
      `import os
with open("settings.txt", "a") as f:
    f.write("+own")
os.rename("html/index.html", "html/old.html")
os.remove("html/img/a b.svg")
while True:
    pass
`,
    );
    assert.equal((await deploy("--with", "settings.txt", "--with", "html")).status, 0);
    assert.equal(data("settings.txt"), "one+own");
    assert.equal(data("html/old.html"), "<p>");
    desk.write("shop.py", READS(2));
    const next = await deploy("--with", "settings.txt", "--with", "html");
    assert.equal(next.status, 0, next.said);
    assert.match(next.said, /warning: 'settings.txt' on the board is the program's own and stays/);
    assert.match(await logs(), /settings one\+own\npages \['img', 'index.html', 'old.html'\]/);
    assert.equal(readFileSync(desk.board.base("shop", "current/files/settings.txt"), "utf8"), "one");
    // What stays after the program is its data alone.
    assert.equal((await desk.halpy("remove", "--keep-data", "north")).status, 0);
    assert.equal(data("settings.txt"), "one+own");
    assert.throws(() => data("html/index.html"), /ENOENT/);
  });

  it("say what is not there, and what may have been forgotten", async () => {
    desk.write("shop.py", READS(1));
    const missing = await deploy("--with", "fonts");
    assert.equal(missing.status, 2);
    assert.match(missing.said, /--with: 'fonts' is not there/);
    const forgotten = await deploy("--dry-run");
    assert.match(
      forgotten.said,
      /halpy: the program opens 'settings.txt', which lies beside it and is not sent: '--with settings.txt' sends it/,
    );
    assert.doesNotMatch((await deploy("--dry-run", "--with", "settings.txt")).said, /is not sent/);
    // From elsewhere: the name alone.
    desk.write("../other.txt", "x");
    assert.equal(
      (await deploy("--with", "../other.txt", "--with", "settings.txt", "--with", "html")).status,
      0,
    );
    assert.equal(data("other.txt"), "x");
    rmSync(join(desk.folder, "../other.txt"));
  });

  it("that cannot be read are told with what asked for them", async () => {
    desk.write("shop.py", READS(1));
    symlinkSync("nowhere", join(desk.folder, "html/gone"));
    const named = await deploy("--dry-run", "--with", "html");
    assert.deepEqual([named.status, /--with: can't open file '.*gone'/.test(named.said)], [2, true]);
    desk.write("halpy.toml", 'deploy-files = ["html"]\n');
    const set = await deploy("--dry-run");
    assert.deepEqual([set.status, /deploy-files: can't open file '.*gone'/.test(set.said)], [2, true]);
  });
});
