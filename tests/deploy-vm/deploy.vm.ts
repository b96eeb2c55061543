/** Deployments to a real system: everything that is promised of boards, in one life of a board. The tests follow each other. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { follow, halpy, machine, until, write } from "./board.js";

const BASE = "/home/pi/.local/share/halpy/plant";
const HEALTH = ["--health", "5"];
/** Emulated boards are slow, and the machine that emulates has other work. */
const PATIENCE_MS = 60_000;

/** A program that says which version of it runs, in a file that is always whole. */
const version = (n: number, more = ""): string => `import os, time
print("version ${n}")
${more}
with open("version.new", "w") as f:
    f.write("${n}")
os.rename("version.new", "version")
tick = 0
while True:
    time.sleep(1)
    tick += 1
    if tick % 5 == 3:
        print("tick 3")
`;

const BAD = `import time
def measure(sensor):
    raise OSError(5, sensor)
print("version bad")
time.sleep(0.5)
measure("thermometer")
`;

const deploy = (...words: string[]) => halpy(["deploy", ...HEALTH, ...words, "plant.py", "board"]);
const state = (): string => machine.run("systemctl is-active halpy-plant").stdout.trim();
const current = (): string => machine.get(`basename $(readlink ${BASE}/current)`);

describe("halpy deploy on a board with systemd", () => {
  let first = "";

  it("installs a service, which runs", async () => {
    write("plant.py", version(1));
    const { status, stdout, stderr } = await deploy();
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^board +runs release \S+ \(sent 1 of 1 file, .*; 2 round trips/m);
    assert.equal(state(), "active");
    first = current();
    await until(
      "the program's file",
      PATIENCE_MS,
      () => machine.run(`cat ${BASE}/data/version`).stdout === "1",
    );
    assert.match(machine.get("ps -o user= -p $(systemctl show halpy-plant -p MainPID --value)"), /^pi$/);
    // What it may not: write to other places of the home.
    assert.match(
      machine.get("systemctl show halpy-plant -p ProtectHome -p NoNewPrivileges"),
      /ProtectHome=read-only/,
    );
  });

  it("sends only what changed, and needs two round trips", async function () {
    const same = await deploy();
    assert.equal(same.status, 0, same.stderr);
    assert.match(same.stdout, /has release .* already, and it runs \(1 round trip/);
    write("plant.py", version(2));
    const { status, stdout, stderr, ms } = await deploy();
    assert.equal(status, 0, stderr);
    const [, trips] = /(\d+) round trips/.exec(stdout) ?? [];
    assert.ok(Number(trips) <= 3, stdout);
    console.log(
      `      second deployment: ${trips} round trips, ${(ms / 1000).toFixed(1)} s with a trial of 5 s`,
    );
    assert.notEqual(current(), first);
    // Back to what is there already: nothing but the release's description is sent.
    write("plant.py", version(1));
    assert.match((await deploy()).stdout, /sent 0 of 1 file, 0 bytes/);
  });

  it("shows what the program prints, as it comes", async () => {
    write("plant.py", version(3, 'for i in range(3):\n    print("line", i)'));
    assert.equal((await deploy()).status, 0);
    await until("the journal", PATIENCE_MS, () =>
      /line 2/.test(machine.run("journalctl -u halpy-plant -b -o cat").stdout),
    );
    const { status, stdout } = await halpy(["logs", "-n", "20", "board"]);
    assert.equal(status, 0);
    assert.match(stdout, /version 3\nline 0\nline 1\nline 2\n/);
    // Following: ends when the line has come, and nothing stays behind on the board.
    const seen = await follow(["logs", "-f", "-n", "1", "board"], "tick 3", PATIENCE_MS);
    assert.match(seen, /tick 3/);
    await until("the end of journalctl", PATIENCE_MS, () => machine.run("pgrep -x journalctl").status === 1);
  });

  it("takes a release back that dies, and shows its traceback", async () => {
    const before = current();
    write("plant.py", BAD);
    const { status, stderr } = await deploy("--health", "10");
    assert.equal(status, 1);
    assert.match(stderr, /died; .* runs again/);
    assert.match(
      stderr,
      / \| Traceback \(most recent call last\):\n.* \| {3}File "plant.py", line 6, in <module>\n.* \| {3}File "plant.py", line 3, in measure\n.* \| OSError: /,
    );
    assert.deepEqual([current(), state()], [before, "active"]);
    const { stdout } = await halpy(["releases", "board"]);
    assert.match(stdout, /died$/m);
    const logs = await halpy(["logs", "-n", "60", "board"]);
    assert.match(logs.stdout, /Traceback \(most recent call last\):\n {2}File "plant.py", line 6/);
  });

  it("comes back after a restart of the board, with its data and its journal", async () => {
    machine.get(`sh -c 'echo precious >${BASE}/data/own'`);
    const before = current();
    await machine.reboot();
    await until("the service", PATIENCE_MS, () => state() === "active");
    assert.equal(current(), before);
    assert.equal(machine.get(`cat ${BASE}/data/own`), "precious");
    await until("the journal of this life", PATIENCE_MS, () =>
      /version 3/.test(machine.run("journalctl -u halpy-plant -b -o cat").stdout),
    );
    const { stdout } = await halpy(["status", "--json", "board"]);
    const [one] = JSON.parse(stdout) as { state: string; enabled: boolean; release: string }[];
    assert.deepEqual([one?.state, one?.enabled, one?.release], ["running", true, before]);
  });

  it("runs the old or the new release whenever the desk is killed", async function () {
    this.timeout(1_800_000);
    const KILLS = 20;
    // Each takes eleven seconds on an emulated board: CI takes every fifth moment, another set of them each time.
    const step = process.env.CI === undefined ? 1 : 5;
    const first = 1 + (Date.now() % step);
    write("plant.py", version(100));
    const whole = await deploy("--health", "1");
    assert.equal(whole.status, 0, whole.stderr);
    let running = "100";
    const seen = { old: 0, new: 0 };
    for (let i = first; i <= KILLS; i += step) {
      const next = String(100 + i);
      write("plant.py", version(100 + i));
      await halpy(["deploy", "--health", "1", "plant.py", "board"], (whole.ms * i) / KILLS);
      // What the board has begun it ends by itself.
      const report = await until("the end of what the board does", PATIENCE_MS, () => {
        const { stdout } = machine.run(
          `flock -w 30 ${BASE}/lock true; cat /proc/uptime >/dev/null; systemctl is-active halpy-plant; readlink -e ${BASE}/current/main.mjs; cat ${BASE}/data/version; ls ${BASE}/trial 2>/dev/null; true`,
        );
        const [active, file, number] = stdout.trim().split("\n");
        if (active !== "active" || file === undefined) return undefined;
        // The file is written when the program has started.
        // The program's text tells which version the release is.
        const linked = machine.run(`grep -o 'version [0-9]*' ${file}`).stdout.split("\n")[0];
        return linked === `version ${number}` ? { number } : undefined;
      });
      // What was sent before the kill may come to its end late, in the time of the next one.
      assert.ok(
        Number(report.number) >= Number(running) && Number(report.number) <= Number(next),
        `${report.number} is neither ${running} nor ${next}`,
      );
      seen[report.number === next ? "new" : "old"]++;
      running = report.number;
    }
    console.log(
      `      ${seen.old + seen.new} kills: ${seen.old} times the old release ran, ${seen.new} times the new one`,
    );
    // Nothing is in the way of the next one, which cleans up.
    write("plant.py", version(200));
    const { status, stderr } = await deploy();
    assert.equal(status, 0, stderr);
    assert.equal(machine.get(`ls ${BASE}/incoming`), "");
  });

  it("says so when the disk is full, before and while it sends", async () => {
    const before = current();
    write("plant.py", version(300));
    const fill = (leftKb: number): string =>
      machine.get(
        `sudo sh -c 'rm -f /fill; n=$(df -Pk / | awk "NR==2 {print \\$4}"); fallocate -l $((n - ${leftKb}))k /fill'`,
      );
    fill(300);
    const early = await deploy();
    assert.equal(early.status, 69);
    assert.match(
      early.stderr,
      /the disk of the board is full: 0\.\d MB are free at .*, 2\.\d MB are needed\n.*apt-get clean/,
    );
    // Room enough when it is looked at, and none when it comes.
    machine.get("sudo rm -f /fill");
    machine.get(
      `sudo sh -c 'mkdir -p ${BASE}/incoming && mount -t tmpfs -o size=40k,mode=777 small ${BASE}/incoming'`,
    );
    const late = await deploy();
    machine.get(`sudo umount ${BASE}/incoming`);
    assert.equal(late.status, 69, late.stderr);
    assert.match(late.stderr, /the disk of the board became full; the release that it had goes on/);
    assert.deepEqual([current(), state()], [before, "active"]);
  });

  it("says what is wrong with Node", async () => {
    const before = current();
    const spoilt = async (script: string): Promise<string> => {
      machine.get(`sudo sh -c 'mv /usr/bin/node /usr/bin/node.kept; ${script}'`);
      const { status, stderr } = await deploy();
      machine.get("sudo sh -c 'rm -f /usr/bin/node; mv /usr/bin/node.kept /usr/bin/node'");
      assert.equal(status, 69);
      return stderr;
    };
    assert.match(
      await spoilt("true"),
      /the board has no Node; version 18 or later is needed\n.*--install-node/,
    );
    assert.match(
      await spoilt('printf "#!/bin/sh\\necho v12.22.12\\n" >/usr/bin/node; chmod 755 /usr/bin/node'),
      /Node of the board is v12\.22\.12; version 18 or later is needed/,
    );
    // The header of an arm64 program before the rest of this one.
    assert.match(
      await spoilt(
        '(head -c 18 /usr/bin/node.kept; printf "\\267\\000"; tail -c +21 /usr/bin/node.kept | head -c 1000) >/usr/bin/node; chmod 755 /usr/bin/node',
      ),
      /wrong architecture: \/usr\/bin\/node of the board is for arm64, the board is x86_64/,
    );
    write("pins.py", "from machine import Pin\nPin(17, Pin.OUT).on()\n");
    const wrong = await halpy(["deploy", "--board", "rpi4", "pins.py", "board"]);
    assert.equal(wrong.status, 69);
    assert.match(
      wrong.stderr,
      /wrong architecture: the host is x86_64 and a Raspberry Pi 4 B.* is arm64 or arm/,
    );
    assert.deepEqual([current(), state()], [before, "active"]);
  });

  it("installs Node with the board's apt", async () => {
    const before = current();
    const archive = "/opt/archive";
    const update = (script: string): string => machine.get(`sudo sh -c '${script}'`);
    update(
      'dpkg -r --force-depends nodejs libnode108 $(dpkg-query -f "\\${Package} " -W "node-*") && ! command -v node',
    );
    const install = () => deploy("--install-node");
    // A distribution without a package of it, and one whose package is old.
    update("mv /etc/apt/sources.list /etc/apt/kept");
    const none = await install();
    assert.equal(none.status, 69);
    assert.match(none.stderr, /the board's distribution has no package of Node/);
    update(
      `mkdir -p ${archive} && echo "deb [trusted=yes] file:${archive} ./" >/etc/apt/sources.list && cd ${archive} && printf "Package: nodejs\\nVersion: 12.22.12~dfsg-1\\nArchitecture: amd64\\nMaintainer: x <x@example.org>\\nFilename: ./none.deb\\nSize: 1\\nDescription: old\\n\\n" >Packages`,
    );
    const old = await install();
    assert.equal(old.status, 69);
    assert.match(
      old.stderr,
      /the Node of the board's distribution is too old: 12\.22\.12.*18 or later is needed/,
    );
    // Debian's own packages, which the board was made from, as an archive.
    update(
      `cd ${archive} && rm Packages && cp /var/cache/apt/archives/*node*.deb . && for deb in *.deb; do dpkg-deb -f $deb; echo "Filename: ./$deb"; echo "Size: $(stat -c %s $deb)"; echo "SHA256: $(sha256sum <$deb | cut -c 1-64)"; echo; done >Packages; rm -rf /var/lib/apt/lists/*Packages*`,
    );
    const { status, stdout, stderr } = await install();
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^board +installing Node$/m);
    assert.match(machine.get("dpkg-query -f '${Status} ${Version}' -W nodejs"), /^install ok installed 18\./);
    update("mv /etc/apt/kept /etc/apt/sources.list; systemctl restart halpy-plant");
    assert.match(machine.get("readlink /proc/$(systemctl show halpy-plant -p MainPID --value)/exe"), /node$/);
    assert.notEqual(current(), before);
    assert.equal(state(), "active");
  });

  it("drives pins as a user who is not root", async () => {
    write(
      "lamp.py",
      "from machine import Pin\nimport time\nlamp = Pin(17, Pin.OUT)\nlamp.on()\nprint('on')\nwhile True:\n    time.sleep(1)\n",
    );
    // The machine pretends to have the pins of that board, but not its processor.
    const { status, stdout, stderr } = await halpy([
      "deploy",
      ...HEALTH,
      "--no-check",
      "--board",
      "rpi4",
      "lamp.py",
      "board",
    ]);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /runs release/);
    const outside = "cat /sys/devices/platform/gpio-sim.0/gpiochip*/sim_gpio17/value";
    await until("the lamp", PATIENCE_MS, () => machine.run(outside).stdout.trim() === "1");
    assert.match(machine.get("ls -l /dev/gpiochip0"), /^crw-rw---- 1 root gpio/);
    // Another program that wants the same pin is warned before, and told why it died.
    write("rival.py", "from machine import Pin\nPin(17, Pin.OUT).off()\n");
    const rival = await halpy(["deploy", "--no-check", "--board", "rpi4", "rival.py", "board"]);
    assert.equal(rival.status, 1, rival.stderr);
    assert.match(rival.stdout + rival.stderr, /not free on the board: GPIO17 is in use by 'halpy-lamp'/);
    assert.match(rival.stderr, /OSError: .*\n/);
    assert.equal(machine.run(outside).stdout.trim(), "1");
    // The program itself is not in its own way.
    write(
      "lamp.py",
      "from machine import Pin\nimport time\nlamp = Pin(17, Pin.OUT, value=1)\nwhile True:\n    time.sleep(1)\n",
    );
    const again = await halpy(["deploy", ...HEALTH, "--no-check", "--board", "rpi4", "lamp.py", "board"]);
    assert.equal(again.status, 0, again.stderr);
    assert.doesNotMatch(again.stdout + again.stderr, /not free/);
    assert.equal((await halpy(["remove", "--name", "rival", "board"])).status, 0);
    assert.equal((await halpy(["remove", "--name", "lamp", "board"])).status, 0);
    assert.equal(machine.run(outside).stdout.trim(), "0");
  });

  it("says what rights are missing", async () => {
    const guest = await halpy(["deploy", ...HEALTH, "plant.py", "guest@board"]);
    assert.equal(guest.status, 77);
    assert.match(
      guest.stderr,
      /no permission to install a service: guest may not use sudo without a password\b.*\n.*--user/,
    );
    machine.get("sudo mv /home/pi/.ssh/authorized_keys /home/pi/.ssh/kept");
    const login = await deploy();
    machine.get("sudo mv /home/pi/.ssh/kept /home/pi/.ssh/authorized_keys");
    assert.equal(login.status, 77);
    assert.match(login.stderr, /the board refuses the login\n.*ssh board must work first/);
    assert.equal(state(), "active");
  });

  it("makes a service of the user's own without any rights", async () => {
    machine.get("sudo loginctl enable-linger guest");
    const base = "/home/guest/.local/share/halpy/plant";
    const { status, stderr } = await halpy(["deploy", ...HEALTH, "--user", "plant.py", "guest@board"]);
    assert.equal(status, 0, stderr);
    await until(
      "the program's file",
      PATIENCE_MS,
      () => machine.run(`sudo cat ${base}/data/version`).stdout === "300",
    );
    const removed = await halpy(["remove", "guest@board"]);
    assert.equal(removed.status, 0, removed.stderr);
    assert.notEqual(machine.run(`sudo ls ${base}`).status, 0);
  });

  it("tells a key that has changed from one that is not known", async () => {
    const known = readFileSync(machine.knownHosts, "utf8");
    const other = machine.get("cat /home/pi/.ssh/authorized_keys").split(" ")[1] ?? "";
    writeFileSync(machine.knownHosts, `[127.0.0.1]:${machine.port} ssh-ed25519 ${other}\n`);
    const changed = await deploy();
    assert.equal(changed.status, 76);
    assert.match(changed.stderr, /the key of the board has changed.*\n.*ssh-keygen -R/);
    writeFileSync(machine.knownHosts, known);
    assert.equal(state(), "active");
  });

  it("goes on with the other boards when one is not there", async () => {
    write("plant.py", version(301));
    const { status, stdout, stderr } = await halpy(["deploy", ...HEALTH, "plant.py", "closed", "board"]);
    assert.equal(status, 68);
    assert.match(stdout, /^board +runs release/m);
    assert.match(stdout, /^1 of 2 boards are up to date$/m);
    assert.match(
      stderr,
      /halpy: closed: the host is there but its ssh server does not answer\n.*enable --now ssh/,
    );
    assert.equal(state(), "active");
  });

  it("keeps secrets out of processes, logs and other people's reach", async () => {
    write("secrets.env", "TOKEN=hunter2hunter2\n");
    write(
      "plant.py",
      "import os, time\nprint('length', len(os.getenv('TOKEN')))\nwhile True:\n    time.sleep(1)\n",
    );
    const { status, stdout, stderr } = await deploy("--env-file", "secrets.env");
    assert.equal(status, 0, stderr);
    assert.ok(!(stdout + stderr).includes("hunter2"));
    await until("the program's output", PATIENCE_MS, () =>
      /length 14/.test(machine.run("journalctl -u halpy-plant -b -o cat").stdout),
    );
    assert.equal(machine.get(`stat -c %a ${BASE}/current/secrets`), "600");
    const places =
      "ps axww; sudo journalctl -b; systemctl show halpy-plant; cat /etc/systemd/system/halpy-plant.service";
    assert.equal(machine.run(`(${places}) | grep -c '[h]unter2'`).stdout.trim(), "0");
  });

  it("goes back, stops, starts and goes away", async () => {
    const now = current();
    const back = await halpy(["rollback", "board"]);
    assert.equal(back.status, 0, back.stderr);
    assert.notEqual(current(), now);
    assert.equal((await halpy(["stop", "board"])).status, 0);
    assert.equal(state(), "inactive");
    assert.equal((await halpy(["start", "board"])).status, 0);
    assert.equal(state(), "active");
    assert.equal((await halpy(["remove", "--keep-data", "board"])).status, 0);
    assert.equal(state(), "inactive");
    assert.equal(machine.get(`ls ${BASE}`), "data");
    const none = await halpy(["start", "board"]);
    assert.equal(none.status, 2);
    assert.match(none.stderr, /nothing is deployed on the board\n.*halpy deploy main.py board/);
  });
});
