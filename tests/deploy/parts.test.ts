/** The parts of `halpy deploy` that need no board. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archive } from "../../cli/deploy/archive.js";
import { parseEnvFile, systemdEnvironment } from "../../cli/deploy/env-file.js";
import type { BoardFacts } from "../../cli/deploy/facts.js";
import { programName } from "../../cli/deploy/name.js";
import { checkBoard, checkRoom, needsRules, remarks, type Needs } from "../../cli/deploy/preflight.js";
import { Lines } from "../../cli/deploy/protocol.js";
import { missingBlobs, releaseOf } from "../../cli/deploy/release.js";
import { quoted } from "../../cli/deploy/scripts.js";
import { sizeText } from "../../cli/deploy/size.js";
import { ProgressTable } from "../../cli/deploy/table.js";
import { parseAddress, sshDestination, sshWords } from "../../cli/deploy/target.js";
import { rulesText, unitText } from "../../cli/deploy/unit.js";

const FACTS: BoardFacts = {
  user: "pi",
  isRoot: false,
  home: "/home/pi",
  hostName: "north",
  kernel: "Linux 6.1",
  machine: "aarch64",
  model: "Raspberry Pi 4",
  compatible: [],
  groups: ["pi"],
  hardwareGroups: ["gpio", "i2c"],
  clock: 1000,
  node: { path: "/usr/bin/node", version: "v18.19.0", architecture: "arm64" },
  hasApt: true,
  missingTools: [],
  hasSystemd: true,
  sudo: "yes",
  hasUserManager: true,
  notWritable: undefined,
  freeBytes: 1 << 30,
  freeInodes: undefined,
  folder: "/home/pi",
  devices: [{ path: "/dev/gpiochip0", mode: "crw-------", owner: "root", group: "root" }],
  gpioLines: [],
  hasSysfsGpio: true,
  hasPwm: false,
  hasRules: false,
  installed: { scope: undefined, release: undefined, manifest: "", state: "", unitSum: "", blobs: new Set() },
};

const NEEDS: Needs = {
  address: parseAddress("pi@north:2222"),
  scope: "system",
  board: { name: "Raspberry Pi 4 B", architectures: ["arm64", "arm"] },
  hardware: new Set(["digital"]),
  now: 1000,
};

describe("parts of halpy deploy", () => {
  it("addresses of boards", () => {
    const words = (text: string): string => sshDestination(parseAddress(text)).join(" ");
    assert.equal(words("north"), "-- north");
    assert.equal(words("pi@north.local"), "-- pi@north.local");
    assert.equal(words("pi@north:2222"), "-p 2222 -- pi@north");
    assert.equal(words("ssh://pi@north:22/"), "-p 22 -- pi@north");
    assert.equal(words("pi@[fe80::1]:2200"), "-p 2200 -- pi@fe80::1");
    assert.equal(words("pi@[fe80::1%eth0]"), "-- pi@fe80::1%eth0");
    assert.equal(sshWords(parseAddress("pi@north:2222")), "-p 2222 pi@north");
    for (const text of ["", "pi@", "@north", "-oProxyCommand=x", "pi@-x", "north:0", "north:", "a b"])
      assert.throws(() => parseAddress(text), /is no board/, text);
  });

  it("names of programs", () => {
    assert.equal(programName(undefined, "/home/me/green house/main.py"), "green-house");
    assert.equal(programName(undefined, "src/blink.py"), "blink");
    assert.equal(programName("a-1", "main.py"), "a-1");
    assert.throws(() => programName("../x", "main.py"), /can be no name/);
  });

  it("archives that tar reads", () => {
    const folder = mkdtempSync(join(tmpdir(), "halpy-archive-"));
    try {
      const big = Buffer.alloc(70_001, 7);
      const files = [
        { path: "a/empty", data: "" },
        { path: "a/big", data: big },
        { path: "secret", data: "ü\n", mode: 0o600 },
      ];
      writeFileSync(join(folder, "all.tar"), archive(files));
      execFileSync("tar", ["xf", "all.tar"], { cwd: folder });
      assert.deepEqual(readFileSync(join(folder, "a/big")), big);
      assert.equal(readFileSync(join(folder, "a/empty"), "utf8"), "");
      assert.equal(readFileSync(join(folder, "secret"), "utf8"), "ü\n");
      assert.equal(statSync(join(folder, "secret")).mode & 0o777, 0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.throws(() => archive([{ path: "x".repeat(101), data: "" }]), /too long/);
  });

  it("files of secrets", () => {
    const text = '# c\n\nA=1 # one\nexport B=\'x # y\'\nC="a\\n\\"b\\" $c"\nD=\n';
    const variables = parseEnvFile(text, "f");
    assert.deepEqual(
      [...variables],
      [
        ["A", "1"],
        ["B", "x # y"],
        ["C", 'a\n"b" $c'],
        ["D", ""],
      ],
    );
    assert.equal(systemdEnvironment(variables), 'A="1"\nB="x # y"\nC="a\n\\"b\\" \\$c"\nD=""\n');
    // Values are secrets: no message has them.
    assert.throws(
      () => parseEnvFile("A=1\nB='open secret\n", "f"),
      (e: Error) => e.message.includes("f:2") && !e.message.includes("secret"),
    );
  });

  it("words of the shell", () => {
    for (const text of ["", "a b", "it's", '$(x) `y` \\ " \n!'])
      assert.equal(execFileSync("sh", ["-c", `printf %s ${quoted(text)}`], { encoding: "utf8" }), text);
  });

  it("releases are their content", () => {
    const file = (path: string, text: string) => ({ path, data: Buffer.from(text) });
    const one = releaseOf([file("b", "1"), file("a", "2"), file("c", "1")], new Date("2026-11-21T09:43:10Z"));
    assert.match(one.id, /^20261121-094310-[0-9a-f]{8}$/);
    assert.deepEqual(one.manifest.match(/\S+$/gm), ["a", "b", "c"]);
    assert.equal(one.blobs.length, 2);
    const same = releaseOf([file("c", "1"), file("a", "2"), file("b", "1")], new Date(0));
    assert.equal(same.manifest, one.manifest);
    assert.deepEqual(
      missingBlobs(one, new Set([one.blobs[0]!.sum])).map(({ sum }) => sum),
      [one.blobs[1]!.sum],
    );
  });

  it("lines out of pieces", () => {
    const lines: string[] = [];
    const reader = new Lines((line) => lines.push(line));
    for (const piece of ["a", "b\r\nc\n", "", "d"]) reader.add(piece);
    reader.end();
    assert.deepEqual(lines, ["ab", "c", "d"]);
  });

  it("sizes", () => {
    assert.deepEqual([0, 999, 1000, 75_432, 123_456, 2_300_000].map(sizeText), [
      "0 bytes",
      "999 bytes",
      "1.0 kB",
      "75.4 kB",
      "123 kB",
      "2.3 MB",
    ]);
  });

  it("the table of progress rewrites its lines at a terminal only", () => {
    let plain = "";
    const list = new ProgressTable(["a", "bcd"], (text) => (plain += text), undefined);
    list.set("a", "one");
    list.set("a", "one");
    list.set("bcd", "two");
    assert.equal(plain, "a    one\nbcd  two\n");
    let text = "";
    const table = new ProgressTable(["a", "bcd"], (piece) => (text += piece), 12);
    table.set("a", "connecting");
    table.set("bcd", "two");
    assert.equal(text, "a    connec\x1b[K\nbcd  waitin\x1b[K\n\x1b[2Aa    connec\x1b[K\nbcd  two\x1b[K\n");
  });

  it("a unit keeps the system out of reach and leaves the pins within", () => {
    const options = {
      name: "plant",
      scope: "system",
      restart: "on-failure",
      main: "plant.mjs",
      watchdog: 120,
      memory: "50M",
    } as const;
    const unit = unitText(FACTS, options);
    assert.match(unit, /^User=pi$/m);
    assert.match(
      unit,
      /^ExecStart="\/usr\/bin\/node" "\/home\/pi\/\.local\/share\/halpy\/plant\/current\/plant\.mjs"$/m,
    );
    assert.match(unit, /^SupplementaryGroups=gpio i2c$/m);
    assert.match(unit, /^DeviceAllow=char-gpiochip rw$/m);
    assert.match(unit, /^MemoryMax=50M$/m);
    assert.match(unit, /^WantedBy=multi-user.target$/m);
    // These take sysfs, /dev or V8's compiler away.
    assert.doesNotMatch(unit, /ProtectKernelTunables|PrivateDevices|MemoryDenyWriteExecute/);
    const own = unitText({ ...FACTS, home: "/home/a b%" }, { ...options, scope: "user", memory: undefined });
    assert.match(own, /"\/home\/a b%%\/\.local/);
    assert.doesNotMatch(own, /^User=|DeviceAllow|MemoryMax/m);
    assert.match(own, /^WantedBy=default.target$/m);
  });

  it("a rule for udev where only root has the pins", () => {
    assert.equal(needsRules(FACTS, NEEDS), true);
    assert.match(rulesText(FACTS), /KERNEL=="gpiochip\*", GROUP="gpio", MODE="0660"/);
    // Where the group is missing, the user's own.
    assert.match(rulesText(FACTS), /"spidev", GROUP="pi"/);
    const open = {
      ...FACTS,
      devices: [{ path: "/dev/gpiochip0", mode: "crw-rw----", owner: "root", group: "gpio" }],
    };
    for (const [facts, needs] of [
      [open, NEEDS],
      [{ ...FACTS, hasRules: true }, NEEDS],
      [{ ...FACTS, isRoot: true }, NEEDS],
      [FACTS, { ...NEEDS, hardware: new Set<string>() }],
    ] as const)
      assert.equal(needsRules(facts, needs), false);
  });

  it("judges boards", () => {
    const refused = (facts: Partial<BoardFacts>, needs: Partial<Needs> = {}): string => {
      try {
        checkBoard({ ...FACTS, ...facts }, { ...NEEDS, ...needs });
        checkRoom({ ...FACTS, ...facts }, { ...NEEDS, ...needs }, 100_000);
      } catch (e) {
        return `${(e as Error).message}; ${(e as { remedies: string[] }).remedies.join("; ")}`;
      }
      return "";
    };
    assert.equal(refused({}), "");
    // A 32-bit system on a 64-bit kernel.
    assert.equal(refused({ node: { path: "/usr/bin/node", version: "v18.0.0", architecture: "arm" } }), "");
    assert.match(
      refused({
        machine: "x86_64",
        node: { path: "/usr/bin/node", version: "v20.0.0", architecture: "x64" },
      }),
      /^wrong architecture: the host is x86_64 and a Raspberry Pi 4 B is arm64 or arm; .*--board/,
    );
    assert.match(
      refused({}, { hardware: new Set(["i2c"]) }),
      /I2C, which is switched off.*ssh -t -p 2222 pi@north 'sudo raspi-config nonint do_i2c 0/,
    );
    assert.match(refused({ devices: [], hasSysfsGpio: false }), /the board has no GPIO/);
    assert.match(refused({ notWritable: "/home/pi" }), /pi may not write to \/home\/pi.*chown/);
    assert.match(
      refused({ hasUserManager: false }, { scope: "user" }),
      /does not run services of pi.*libpam-systemd/,
    );
    assert.match(refused({ freeInodes: 3 }), /no room for more files/);
    assert.match(refused({ kernel: "Darwin 23" }), /the host runs Darwin/);
    assert.match(remarks({ ...FACTS, clock: 10 }, NEEDS).join(), /clock is 990 s slow.*set-ntp true/);
    assert.deepEqual(remarks(FACTS, NEEDS), []);
  });
});
