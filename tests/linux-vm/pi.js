/**
 * An emulated Raspberry Pi 3: arm64, Debian's kernel with the real pinctrl-bcm2835 driver, Debian's Node 18. The levels of its pins
 * are read out of the chip from outside, through qemu's monitor. See pi-test.js.
 */
import { spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { archive } from "./cpio.js";
import { Packages } from "./packages.js";
import { cacheFolder, findQemu, needTools } from "./setup.js";

const here = dirname(fileURLToPath(import.meta.url));

/** Output levels of GPIO0 to 31. */
const GPLEV0 = 0x3f200034;
const LOOK_EVERY_MS = 20;
const SECONDS = 180;
/** Folders of packages that nothing here reads. */
const USELESS = [
  "usr/share/doc",
  "usr/share/man",
  "usr/share/locale",
  "usr/share/lintian",
  "usr/share/bug",
  "usr/lib/aarch64-linux-gnu/gconv",
];

/** Everything for booting the Pi; made on first use. Throws NotHere. */
export function preparePi() {
  needTools({ "dpkg-deb": "dpkg", "apt-get": "apt" });
  const cache = cacheFolder();
  const qemu = findQemu(cache, new Packages(join(cache, "apt-amd64"), "amd64"), "aarch64", "qemu-system-arm");
  const pi = join(cache, "pi");
  if (!existsSync(join(pi, "root.img"))) makePi(cache, pi);
  return { qemu, kernel: join(pi, "vmlinuz"), tree: join(pi, "board.dtb"), root: join(pi, "root.img") };
}

function makePi(cache, pi) {
  const fresh = `${pi}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const packages = new Packages(join(cache, "apt-arm64"), "arm64");
  packages.update();
  const image = packages.behind("linux-image-arm64");
  const system = join(fresh, "system");
  packages.unpack([image], system);
  copyFileSync(join(system, `boot/${image.replace("linux-image", "vmlinuz")}`), join(fresh, "vmlinuz"));
  const trees = join(system, `usr/lib/${image}/broadcom`);
  copyFileSync(join(trees, "bcm2837-rpi-3-b.dtb"), join(fresh, "board.dtb"));
  rmSync(system, { recursive: true });
  const root = join(fresh, "root");
  packages.unpack(["busybox-static", ...packages.withDependencies("nodejs")], root);
  for (const folder of USELESS) rmSync(join(root, folder), { recursive: true, force: true });
  copyFileSync(join(here, "pi-init.sh"), join(root, "init"));
  chmodSync(join(root, "init"), 0o755);
  // Not compressed: unpacking costs the emulated processor more than qemu's reading the file.
  writeFileSync(join(fresh, "root.img"), archive(root));
  rmSync(root, { recursive: true });
  renameSync(fresh, pi);
}

/** Looks at the output levels through qemu's monitor, and keeps the changes. */
class Observer {
  /** Time in milliseconds and the word of levels. */
  changes = [];
  #buffer = "";

  constructor(path) {
    this.socket = connect(path);
    this.socket.on("data", (data) => this.#take(data.toString("latin1")));
    this.socket.on("error", () => {});
    this.timer = setInterval(() => this.socket.write(`xp /1wx 0x${GPLEV0.toString(16)}\n`), LOOK_EVERY_MS);
  }

  #take(text) {
    this.#buffer = (this.#buffer + text).slice(-400);
    const found = [...this.#buffer.matchAll(/: 0x([0-9a-f]{8})\r?\n/g)].pop();
    if (found === undefined) return;
    const levels = parseInt(found[1], 16);
    if (this.changes.at(-1)?.levels !== levels) this.changes.push({ timeMs: performance.now(), levels });
  }

  /** Changes of one pin: level and milliseconds. */
  of(pin) {
    const list = [];
    for (const { timeMs, levels } of this.changes) {
      const level = (levels >>> pin) & 1;
      if (list.at(-1)?.level !== level) list.push({ level, timeMs });
    }
    return list;
  }

  close() {
    clearInterval(this.timer);
    this.socket.destroy();
  }
}

/**
 * Boots the Pi with copies of `paths` (of the checkout, under their names there) in its working folder and runs the shell script
 * `script` there. Gives its status, its output and what was seen at the pins.
 */
export async function runOnPi(pi, paths, script) {
  const folder = mkdtempSync(join(tmpdir(), "halpy-pi-"));
  const job = join(folder, "job");
  mkdirSync(job);
  for (const path of paths) cpSync(path, join(job, path), { recursive: true });
  writeFileSync(join(job, "run.sh"), script);
  const image = join(folder, "initrd.img");
  writeFileSync(image, Buffer.concat([readFileSync(pi.root), archive(job, "job")]));
  const monitor = join(folder, "monitor");
  const args = [
    ...pi.qemu.arguments,
    ...[
      "-M",
      "raspi3b",
      "-m",
      "1G",
      "-smp",
      "4",
      "-accel",
      "tcg,thread=multi",
      "-display",
      "none",
      "-no-reboot",
    ],
    ...["-kernel", pi.kernel, "-dtb", pi.tree, "-initrd", image],
    ...["-append", "console=ttyS1,115200 rdinit=/init quiet loglevel=2 panic=-1 nokaslr"],
    ...["-serial", "null", "-serial", "stdio", "-monitor", `unix:${monitor},server,nowait`],
  ];
  const child = spawn(pi.qemu.program, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LD_LIBRARY_PATH: pi.qemu.libraries },
  });
  let output = "";
  let observer;
  const started = performance.now();
  try {
    await new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the Pi did not finish in ${SECONDS} s\n${output}`)),
        SECONDS * 1000,
      );
      const done = (action) => {
        clearTimeout(timer);
        action();
      };
      child.stderr.on("data", (data) => (output += data));
      child.stdout.on("data", (data) => {
        output += data.toString().replaceAll("\r", "");
        if (observer === undefined && output.includes("@begin")) observer = new Observer(monitor);
        if (/^@status \d+$/m.test(output)) done(resolve);
      });
      child.on("close", (code) => done(() => reject(new Error(`qemu ended (${code})\n${output}`))));
    });
    observer?.close();
    const [, said, status] = /@begin\n([^]*)^@status (\d+)$/m.exec(output);
    return { status: Number(status), output: said, observer, seconds: (performance.now() - started) / 1000 };
  } finally {
    child.removeAllListeners("close");
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}
