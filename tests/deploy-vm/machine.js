/** The test board as a running machine: starting, restarting and stopping it, and talking to it with ssh. */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { constants } from "node:fs";
import { join, resolve } from "node:path";
import { accelerator } from "../linux-vm/boot.js";

const MEMORY_MB = 768;
const BOOT_SECONDS = 240;
const CONSOLE_LINES = 20;

/** A port of this machine that is free now. */
function freePort() {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export class Machine {
  /** @param work folder for the copy of the disk and what ssh keeps */
  constructor(board, work) {
    this.board = board;
    this.work = resolve(work);
    mkdirSync(this.work, { recursive: true });
    this.config = join(this.work, "ssh_config");
    this.knownHosts = join(this.work, "known_hosts");
  }

  /** Boots from a fresh copy of the disk and waits until ssh answers. */
  async start() {
    const { qemu, kernel, initrd, disk, key } = this.board;
    const copy = join(this.work, "disk.img");
    // Sparse and, where the file system can, without copying anything.
    const copied = spawnSync("cp", ["--sparse=always", "--reflink=auto", disk, copy]);
    if (copied.status !== 0) copyFileSync(disk, copy, constants.COPYFILE_FICLONE);
    const ownKey = join(this.work, "key");
    copyFileSync(key, ownKey);
    chmodSync(ownKey, 0o600);
    this.port = await freePort();
    this.writeConfig();
    const processor =
      accelerator() === "kvm"
        ? ["-accel", "kvm", "-cpu", "host"]
        : ["-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max"];
    const options =
      "console=ttyS0 quiet nokaslr mitigations=off no_timer_check tsc=reliable random.trust_cpu=on panic=-1";
    const args = [
      ...qemu.arguments,
      ...["-M", "pc,usb=off,vmport=off", "-nodefaults", "-no-user-config", "-display", "none"],
      ...processor,
      // One processor: with two, the emulator needs nearly twice the time of this machine until the board has booted.
      ...["-smp", "1", "-m", String(MEMORY_MB), "-kernel", kernel, "-initrd", initrd, "-append", options],
      ...["-serial", `file:${join(this.work, "console")}`],
      ...["-drive", `file=${copy},format=raw,if=virtio,cache=unsafe`],
      ...["-netdev", `user,id=n,restrict=on,hostfwd=tcp:127.0.0.1:${this.port}-:22`],
      ...["-device", "virtio-net-pci,netdev=n"],
      ...["-object", "rng-random,id=r,filename=/dev/urandom", "-device", "virtio-rng-pci,rng=r"],
    ];
    this.child = spawn(qemu.program, args, {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, LD_LIBRARY_PATH: qemu.libraries },
    });
    this.complaints = "";
    this.child.stderr.on("data", (data) => (this.complaints += data));
    this.ended = new Promise((done) => this.child.on("close", done));
    this.child.on("close", () => (this.child = undefined));
    await this.answers();
  }

  /** Names for ssh: `board`, `raspberrypi.local` (the same), and `closed`, where nothing listens. */
  writeConfig() {
    const common = [
      `  IdentityFile ${join(this.work, "key")}`,
      "  IdentitiesOnly yes",
      `  UserKnownHostsFile ${this.knownHosts}`,
      "  StrictHostKeyChecking accept-new",
      "  User pi",
    ];
    const host = (name, port) =>
      [`Host ${name}`, "  HostName 127.0.0.1", `  Port ${port}`, ...common].join("\n");
    writeFileSync(this.knownHosts, "");
    writeFileSync(
      this.config,
      `${host("board", this.port)}\n${host("raspberrypi.local", this.port)}\n${host("closed", 1)}\n`,
    );
  }

  /** Runs a command on the board over a connection of the tests' own. */
  run(script, user = "pi") {
    const shared = [
      "-o",
      "ControlMaster=auto",
      "-o",
      `ControlPath=/tmp/halpy-board-${this.port}-%r`,
      "-o",
      "ControlPersist=600",
    ];
    const { status, stdout, stderr } = spawnSync(
      "ssh",
      [
        "-F",
        this.config,
        ...shared,
        "-o",
        "ConnectTimeout=10",
        "-o",
        "BatchMode=yes",
        "-l",
        user,
        "board",
        script,
      ],
      { encoding: "utf8", timeout: 120_000 },
    );
    return { status, stdout, stderr };
  }

  /** The output of a command that must succeed. */
  get(script, user) {
    const { status, stdout, stderr } = this.run(script, user);
    if (status !== 0) throw new Error(`on the board: ${script}: ${status}\n${stdout}${stderr}`);
    return stdout.trim();
  }

  async answers() {
    const end = Date.now() + BOOT_SECONDS * 1000;
    while (this.run("true").status !== 0) {
      if (this.child === undefined || Date.now() > end) {
        const console = readFileSync(join(this.work, "console"), "utf8")
          .split("\n")
          .slice(-CONSOLE_LINES)
          .join("\n");
        throw new Error(`the board does not answer\n${this.complaints}${console}`);
      }
      await pause(1000);
    }
  }

  /** Closes the tests' own connection: the next command makes a new one. */
  hangUp(user = "pi") {
    spawnSync("ssh", [
      "-F",
      this.config,
      "-o",
      `ControlPath=/tmp/halpy-board-${this.port}-%r`,
      "-l",
      user,
      "-O",
      "exit",
      "board",
    ]);
  }

  /** Restarts the system and waits until it is there again. */
  async reboot() {
    const boot = this.get("cat /proc/sys/kernel/random/boot_id");
    this.run("sudo systemctl reboot");
    const end = Date.now() + BOOT_SECONDS * 1000;
    for (;;) {
      await pause(2000);
      this.hangUp();
      const { status, stdout } = this.run("cat /proc/sys/kernel/random/boot_id");
      if (status === 0 && stdout.trim() !== boot) return;
      if (Date.now() > end) throw new Error("the board did not come back after its restart");
    }
  }

  async stop() {
    this.hangUp();
    this.hangUp("root");
    this.child?.kill("SIGKILL");
    await this.ended;
  }
}
