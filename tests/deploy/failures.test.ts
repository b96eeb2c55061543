/** What `halpy deploy` says when something is in its way: each failure with its message, its remedy, its status, and the state of the board. */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Desk } from "./fake-boards.js";

/** What a board is like, what is said about it, and the status if it is the only one. */
const BOARDS: Readonly<
  Record<
    string,
    { spoil: (board: import("./fake-boards.js").FakeBoard) => void; says: RegExp; status: number }
  >
> = {
  good: { spoil: () => {}, says: /runs release/, status: 0 },
  "no-node": {
    spoil: (board) => board.remove("bin/node"),
    says: /the board has no Node; version 18 or later is needed\n.*--install-node\n.*ssh -t pi@no-node 'sudo apt-get install -y nodejs'/,
    status: 69,
  },
  "old-node": {
    spoil: (board) => board.replace("node", "#!/bin/sh\necho v12.22.12\n"),
    says: /Node of the board is v12\.22\.12; version 18 or later is needed/,
    status: 69,
  },
  "other-node": {
    // The header of an ELF program for a processor that no machine of these tests has.
    spoil: (board) => board.replace("node", `\x7fELF\x01\x01\x01${"\0".repeat(9)}\x02\0\x28\0`),
    says: /wrong architecture: .*bin\/node of the board is for arm, the board is \w+\n.*reinstall nodejs/,
    status: 69,
  },
  "other-machine": {
    spoil: (board) => board.replace("uname", "#!/bin/sh\necho Linux host 6.1 mips\n"),
    says: /wrong architecture: the board is mips; programs run on x64, arm64, arm, riscv64/,
    status: 69,
  },
  "no-systemd": {
    spoil: (board) => board.remove("bin/systemctl"),
    says: /the board does not run systemd/,
    status: 69,
  },
  "no-tool": {
    spoil: (board) => board.remove("bin/flock"),
    says: /the board lacks flock\n.*apt-get install -y util-linux/,
    status: 69,
  },
  full: {
    spoil: (board) => board.replace("stat", "#!/bin/sh\necho 200 4096 99999\n"),
    says: /the disk of the board is full: 0\.8 MB are free at .*\/home, 2\.\d MB are needed\n.*sudo apt-get clean/,
    status: 69,
  },
  "full-later": {
    spoil: (board) =>
      board.replace("tar", "#!/bin/sh\ncat >/dev/null\necho 'tar: No space left on device' >&2\nexit 2\n"),
    says: /the disk of the board became full; the release that it had goes on/,
    status: 69,
  },
  "no-sudo": {
    spoil: (board) => board.write("no-sudo", ""),
    says: /no permission to install a service: pi may not use sudo without a password on the board\n.*--user/,
    status: 77,
  },
  "no-key": {
    spoil: (board) => board.write("refuses", "pi@host: Permission denied (publickey,password).\n"),
    says: /the board refuses the login\n.*ssh pi@no-key must work first\n.*ssh-copy-id pi@no-key/,
    status: 77,
  },
  "other-key": {
    spoil: (board) =>
      board.write(
        "refuses",
        "@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.\n",
      ),
    says: /the key of the board has changed.*\n.*ssh-keygen -R other-key\n/,
    status: 76,
  },
  "new-key": {
    spoil: (board) =>
      board.write("refuses", "No ED25519 host key is known for new-key\nHost key verification failed.\n"),
    says: /the key of the board is not known yet\n.*log in once and accept its key: ssh pi@new-key/,
    status: 76,
  },
  silent: {
    spoil: (board) => board.write("refuses", "ssh: connect to host silent port 22: Connection timed out\n"),
    says: /the host does not answer\n.*ping silent/,
    status: 68,
  },
  "no-sshd": {
    spoil: (board) => board.write("refuses", "ssh: connect to host x port 22: Connection refused\n"),
    says: /its ssh server does not answer\n.*enable --now ssh/,
    status: 68,
  },
};

describe("failures of halpy deploy", function () {
  this.timeout(60_000);
  const hosts = Object.keys(BOARDS);
  let desk: Desk;
  let said: Readonly<Record<string, string>> = {};
  let all = { status: 0 as number | null, stdout: "" };

  before(async () => {
    desk = new Desk(...hosts);
    for (const [host, { spoil }] of Object.entries(BOARDS)) spoil(desk.boards.get(host)!);
    desk.write("plant.py", "import time\nwhile True:\n    time.sleep(1)\n");
    // `nowhere` is no board at all.
    const targets = [...hosts, "nowhere"].map((host) => `pi@${host}`);
    const { status, stdout, stderr } = await desk.halpy("deploy", "--health", "1", "plant.py", ...targets);
    all = { status, stdout };
    const parts = stderr.split(/^halpy: pi@/m).filter((part) => part !== "");
    said = Object.fromEntries(parts.map((part) => [part.slice(0, part.indexOf(":")), part]));
  });
  after(() => desk.close());

  it("does not stop the other boards", () => {
    assert.match(all.stdout, /^pi@good +runs release/m);
    assert.match(all.stdout, /^1 of \d+ boards are up to date$/m);
    assert.equal(desk.boards.get("good")!.state("plant"), "active");
    // That of the first board that failed.
    assert.equal(all.status, 69);
  });

  for (const [host, { says, status }] of Object.entries(BOARDS).slice(1)) {
    it(`says what is wrong and what helps: ${host}`, () => {
      assert.match(said[host] ?? "", says);
      assert.doesNotMatch(all.stdout, new RegExp(`^pi@${host} +runs`, "m"));
      assert.ok(status >= 68);
      const board = desk.boards.get(host)!;
      assert.equal(board.current("plant"), undefined);
      assert.deepEqual(readdirSync(board.path("units")), []);
    });
  }

  it("knows a name that nobody has", () => {
    assert.match(said.nowhere ?? "", /there is no host of that name\n/);
  });

  it("installs Node with --install-node, or says why it cannot", async () => {
    const board = desk.boards.get("no-node")!;
    const install = () => desk.halpy("deploy", "--install-node", "--health", "1", "plant.py", "pi@no-node");
    board.write("candidate", "(none)");
    const none = await install();
    assert.match(none.stderr, /distribution has no package of Node/);
    board.write("candidate", "12.22.9~dfsg-1");
    const old = await install();
    assert.equal(old.status, 69);
    assert.match(old.stderr, /the Node of the board's distribution is too old: 12\.22\.9/);
    board.write("candidate", "18.19.0+dfsg-6");
    board.write("package", process.execPath);
    const { status, stderr } = await install();
    assert.equal(status, 0, stderr);
    assert.equal(board.state("plant"), "active");
  });

  it("says so when another deployment is under way", async () => {
    const board = desk.boards.get("good")!;
    const { spawn } = await import("node:child_process");
    const holder = spawn("flock", [board.base("plant", "lock"), "sleep", "30"], {
      stdio: "ignore",
      detached: true,
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    desk.write("plant.py", "import time\nwhile True:\n    time.sleep(2)\n");
    const { status, stderr } = await desk.halpy("deploy", "--health", "1", "plant.py", "pi@good");
    process.kill(-(holder.pid as number), "SIGKILL");
    assert.equal(status, 75);
    assert.match(stderr, /another deployment of this program is under way/);
  });

  it("gives the status of the kind of failure", async () => {
    for (const host of ["no-key", "other-key", "silent"]) {
      const { status } = await desk.halpy("deploy", "plant.py", `pi@${host}`);
      assert.equal(status, BOARDS[host]!.status);
    }
  });

  it("needs a program that compiles, a board, and an ssh", async () => {
    desk.write("broken.py", "def f(:\n");
    const broken = await desk.halpy("deploy", "broken.py", "pi@good");
    assert.equal(broken.status, 2);
    assert.match(broken.stderr, /error\[SYN/);
    for (const [words, message] of [
      [["plant.py"], /give a script and a board/],
      [["plant.py", "-x"], /unknown option '-x'/],
      [["plant.py", "pi@"], /'pi@' is no board: there is no host in it/],
      [["plant.py", "pi@a:99999"], /'99999' is no port/],
      [["plant.py", "pi@a", "pi@a"], /given twice/],
      [["nowhere.py", "pi@a"], /can't open file 'nowhere.py'/],
      [["--name", "a b", "plant.py", "pi@a"], /'a b' can be no name of a program/],
      [["--health", "soon", "plant.py", "pi@a"], /--health: 'soon' is no whole number/],
      [
        ["--env-file", "broken.py", "plant.py", "pi@a"],
        /--env-file: broken.py:1: this is no line NAME=value/,
      ],
      [["--board", "rpi", "plant.py", "pi@a"], /there is no board 'rpi'; did you mean 'rpi\d'/],
    ] as const) {
      const { status, stderr } = await desk.halpy("deploy", ...words);
      assert.equal(status, 2, stderr);
      assert.match(stderr, message);
    }
    desk.write("ssh-free", "");
    const { status, stderr } = await desk.halpyWith(
      { HALPY_SSH: join(desk.folder, "no-ssh") },
      "deploy",
      "plant.py",
      "pi@a",
    );
    assert.equal(status, 2);
    assert.match(stderr, /there is no program '.*no-ssh'; OpenSSH's client is needed/);
  });
});
