/**
 * Makes what booting needs, in the cache folder: qemu, Debian's kernel with its modules, the modules Debian does not
 * build (gpio-sim, iio_dummy) and our own bench module, and an initramfs. Everything is made once for a kernel version
 * and a state of the sources here.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { cpus, homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { archive } from "./cpio.js";
import { NotHere, Packages, command } from "./packages.js";

const here = dirname(fileURLToPath(import.meta.url));
const MULTIARCH = "x86_64-linux-gnu";
const BUILD_MS = 300_000;

/** Modules that a guest loads or the kernel asks for; each comes with what it depends on. */
const WANTED = `virtio_pci virtio_console virtio-rng 9p 9pnet_virtio overlay configfs crc32c_generic
  gpio-sim iio_dummy bench i2c-dev i2c-stub i2c-smbus w1_therm leds-gpio ledtrig-timer softdog lm75 industrialio`
  .trim()
  .split(/\s+/);

/** The folder for all that is made here, outside the repository. */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return process.env.VM_CACHE || join(base, "halpy-linux-vm");
}

/** Throws NotHere if a tool of this machine is missing; `tools` names the Debian package of each. */
export function needTools(tools) {
  for (const [tool, debian] of Object.entries(tools)) {
    const missing = `command -v ${tool} >/dev/null || { echo not found >&2; exit 1; }`;
    command(`'${tool}' is needed (Debian package ${debian})`, "sh", ["-c", missing]);
  }
}

/** A qemu for `machine` (x86_64, aarch64): that of this machine, or Debian's unpacked in the cache. */
export function findQemu(cache, packages, machine, packageName) {
  const program = `qemu-system-${machine}`;
  for (const folder of (process.env.PATH ?? "").split(":")) {
    if (existsSync(join(folder, program)))
      return { program: join(folder, program), arguments: [], libraries: "" };
  }
  const root = join(cache, `qemu-${machine}`);
  if (!existsSync(join(root, "usr/bin", program))) {
    packages.update();
    const fresh = `${root}.new`;
    rmSync(fresh, { recursive: true, force: true });
    packages.unpack(packages.withDependencies(packageName), fresh);
    renameSync(fresh, root);
  }
  return {
    program: join(root, "usr/bin", program),
    arguments: ["-L", join(root, "usr/share/qemu"), "-L", join(root, "usr/share/seabios")],
    libraries: [join(root, "usr/lib", MULTIARCH), join(root, "lib", MULTIARCH)].join(":"),
  };
}

/** The uncompressed kernel inside a bzImage: it starts without firmware and without unpacking, which costs seconds. */
function unpackedKernel(image) {
  const data = readFileSync(image);
  const start = data.indexOf(Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]));
  if (start < 0) return data;
  try {
    const input = data.subarray(start);
    const kernel = command("unpacking the kernel", "xz", ["-dc", "--single-stream"], {
      input,
      encoding: "buffer",
      stdio: "pipe",
    });
    return kernel.subarray(0, 4).toString("latin1") === "\x7fELF" ? kernel : data;
  } catch {
    return data;
  }
}

/** Unpacks kernel, headers and the parts of the source that are needed; gives the version. */
function fetchKernel(packages, into) {
  packages.update();
  const image = packages.behind("linux-image-amd64");
  const release = image.replace("linux-image-", "");
  const common = release.replace(/-amd64$/, "");
  const version = release.replace(/\.0-.*$/, "");
  const headers = `linux-headers-${release}`;
  packages.unpack([image, "busybox-static", "kmod"], join(into, "system"));
  packages.unpack(
    [headers, `linux-headers-${common}-common`, `linux-kbuild-${version}`, "libelf1"],
    join(into, "headers"),
  );
  // The unpacked headers name each other by absolute paths.
  const makefile = join(into, `headers/usr/src/${headers}/Makefile`);
  writeFileSync(
    makefile,
    readFileSync(makefile, "utf8").replace(
      /^include .*common\/Makefile/m,
      `include ${into}/headers/usr/src/linux-headers-${common}-common/Makefile`,
    ),
  );
  const [source] = packages.download([`linux-source-${version}`]);
  const tree = `linux-source-${version}`;
  mkdirSync(join(into, "source"));
  const parts = [
    "drivers/gpio",
    "drivers/iio/dummy",
    "drivers/iio/industrialio-configfs.c",
    "drivers/iio/industrialio-sw-device.c",
    "kernel/irq",
  ];
  const wanted = parts.map((part) => `'${tree}/${part}'`).join(" ");
  command("unpacking the kernel source", "sh", [
    "-c",
    `dpkg-deb --fsys-tarfile '${source}' | tar xO './usr/src/${tree}.tar.xz' | tar xJ -C '${into}/source' --strip-components=1 ${wanted}`,
  ]);
  rmSync(source);
  writeFileSync(join(into, "release"), release);
}

/** Builds the modules in `into` from the kernel's sources and ours. */
function buildModules(kernel, release, into) {
  const source = join(kernel, "source");
  const copy = (...files) => files.forEach((file) => copyFileSync(file, join(into, basename(file))));
  copy(...["gpio-sim.c", "gpiolib.h"].map((name) => join(source, "drivers/gpio", name)));
  copy(
    ...readdirSync(join(source, "drivers/iio/dummy"))
      .filter((name) => /\.[ch]$/.test(name))
      .map((name) => join(source, "drivers/iio/dummy", name)),
  );
  copy(...["configfs", "sw-device"].map((name) => join(source, `drivers/iio/industrialio-${name}.c`)));
  copy(...readdirSync(join(here, "kmod")).map((name) => join(here, "kmod", name)));
  // irq_sim is a part of the kernel proper; as a module it must do without a function that is not exported.
  const simulator = readFileSync(join(source, "kernel/irq/irq_sim.c"), "utf8")
    .replace("handle_simple_irq(irq_to_desc(irqnum))", "generic_handle_irq(irqnum)")
    .concat('#include <linux/module.h>\nMODULE_LICENSE("GPL");\n');
  writeFileSync(join(into, "irq_sim.c"), simulator);
  const tree = join(kernel, `headers/usr/src/linux-headers-${release}`);
  const env = { ...process.env, LD_LIBRARY_PATH: join(kernel, `headers/usr/lib/${MULTIARCH}`) };
  command(
    "building the kernel modules",
    "make",
    ["-s", `-j${cpus().length}`, "-C", tree, `M=${into}`, "modules"],
    { env, timeout: BUILD_MS },
  );
}

/** Puts the wanted modules with all they depend on below `root`, and writes their index. */
export function chooseModules(system, release, root, wanted = WANTED) {
  const modules = join(system, "lib/modules", release);
  const kmod = join(system, "bin/kmod");
  const depmod = (base) => command("depmod", kmod, ["-b", base, release], { argv0: "depmod" });
  depmod(system);
  const nameOf = (path) =>
    basename(path)
      .replace(/\.ko.*$/, "")
      .replaceAll("-", "_");
  const needs = new Map();
  for (const line of readFileSync(join(modules, "modules.dep"), "utf8").split("\n").filter(Boolean)) {
    const [path, rest] = line.split(":");
    needs.set(path, rest.trim().split(" ").filter(Boolean));
  }
  const byName = new Map([...needs.keys()].map((path) => [nameOf(path), path]));
  const chosen = new Set();
  for (const name of wanted) {
    // What is not there is built into the kernel.
    const path = byName.get(name.replaceAll("-", "_"));
    if (path !== undefined) [path, ...needs.get(path)].forEach((file) => chosen.add(file));
  }
  const target = join(root, "lib/modules", release);
  for (const file of [...chosen, "modules.builtin", "modules.order", "modules.builtin.modinfo"]) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    copyFileSync(join(modules, file), join(target, file));
  }
  depmod(root);
}

/** A name for the state of the files that the result depends on. */
export function fingerprint(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

/** Everything for booting a PC with the pretend board; made on first use. Throws NotHere. */
export function preparePc() {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new NotHere("the test kernel is for x86-64 Linux");
  needTools({ "dpkg-deb": "dpkg", "apt-get": "apt", make: "make", gcc: "gcc", xz: "xz-utils" });
  const cache = cacheFolder();
  const packages = new Packages(join(cache, "apt-amd64"), "amd64");
  const qemu = findQemu(cache, packages, "x86_64", "qemu-system-x86");
  const kernel = join(cache, "kernel");
  if (!existsSync(join(kernel, "release"))) {
    rmSync(kernel, { recursive: true, force: true });
    mkdirSync(kernel, { recursive: true });
    fetchKernel(packages, kernel);
  }
  const release = readFileSync(join(kernel, "release"), "utf8");
  const sources = [
    join(here, "setup.js"),
    join(here, "init.sh"),
    ...readdirSync(join(here, "kmod")).map((name) => join(here, "kmod", name)),
  ];
  const pc = join(cache, `pc-${fingerprint(sources)}`);
  if (!existsSync(pc)) {
    for (const old of readdirSync(cache).filter((name) => name.startsWith("pc-")))
      rmSync(join(cache, old), { recursive: true, force: true });
    makeImages(kernel, release, pc);
  }
  return {
    qemu,
    kernel: join(pc, "vmlinux"),
    initrd: join(pc, "initrd.img"),
    busybox: join(kernel, "system/bin/busybox"),
    /** The kernel's package, with all its modules. */
    system: join(kernel, "system"),
    release,
  };
}

function makeImages(kernel, release, pc) {
  const fresh = `${pc}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const system = join(kernel, "system");
  const build = join(fresh, "build");
  const root = join(fresh, "root");
  mkdirSync(build, { recursive: true });
  buildModules(kernel, release, build);
  const extra = join(system, "lib/modules", release, "extra");
  rmSync(extra, { recursive: true, force: true });
  mkdirSync(extra);
  for (const name of readdirSync(build).filter((file) => file.endsWith(".ko")))
    copyFileSync(join(build, name), join(extra, name));
  chooseModules(system, release, root);
  mkdirSync(join(root, "bin"), { recursive: true });
  copyFileSync(join(system, "bin/busybox"), join(root, "bin/busybox"));
  copyFileSync(join(here, "init.sh"), join(root, "init"));
  chmodSync(join(root, "init"), 0o755);
  writeFileSync(join(fresh, "initrd.img"), gzipSync(archive(root), { level: 1 }));
  writeFileSync(join(fresh, "vmlinux"), unpackedKernel(join(system, `boot/vmlinuz-${release}`)));
  rmSync(build, { recursive: true, force: true });
  rmSync(root, { recursive: true, force: true });
  renameSync(fresh, pc);
}
