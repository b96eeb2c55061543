/**
 * Makes the disk of the test board, in the cache folder: Debian with systemd, sshd and Node 18, a user `pi`, and pretended pins
 * (gpio-sim). Made once for a state of the sources here.
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { archive } from "../linux-vm/cpio.js";
import { command, NotHere, Packages } from "../linux-vm/packages.js";
import { cacheFolder, chooseModules, fingerprint, needTools, preparePc } from "../linux-vm/setup.js";

const here = dirname(fileURLToPath(import.meta.url));
const SUITE = "bookworm";
const DISK_MB = 1000;
const BOOTSTRAP_MS = 600_000;

/** In the initramfs: what is needed to get at the disk. */
const EARLY = ["virtio_pci", "virtio_blk", "virtio_net", "virtio-rng", "crc32c_generic", "ext4"];
/** On the disk: what systemd and the pretended pins ask for. */
const LATE = ["autofs4", "gpio-sim", "i2c-dev", "virtio_net", "virtio-rng"];
const PACKAGES =
  "systemd,systemd-sysv,dbus,libpam-systemd,udev,kmod,openssh-server,sudo,iproute2,nodejs,procps";

/** The pretended pins of a Raspberry Pi 4, there before the programs start. */
const PINS_UNIT = `[Unit]
Description=pretended pins
After=systemd-modules-load.service sys-kernel-config.mount
Before=multi-user.target
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh -c 'modprobe gpio-sim && C=/sys/kernel/config/gpio-sim && mkdir -p $C/a/b && echo 58 >$C/a/b/num_lines && echo pinctrl-bcm2711 >$C/a/b/label && echo 1 >$C/a/live'
[Install]
WantedBy=multi-user.target
`;

/** Nothing here asks for them; each is some processes more at a start, of which an emulated processor starts ten a second. */
const UNUSED_UNITS = [
  ...["apt-daily", "apt-daily-upgrade", "e2scrub_all", "fstrim", "dpkg-db-backup"].map(
    (name) => `${name}.timer`,
  ),
  "e2scrub_reap.service",
  "systemd-networkd-wait-online.service",
  ...["dm_mod", "drm", "efi_pstore", "fuse", "loop"].map((name) => `modprobe@${name}.service`),
  ...["dev-hugepages", "dev-mqueue", "sys-kernel-tracing", "sys-fs-fuse-connections"].map(
    (name) => `${name}.mount`,
  ),
  "proc-sys-fs-binfmt_misc.automount",
  ...["systemd-update-utmp", "systemd-update-utmp-runlevel", "systemd-network-generator"].map(
    (name) => `${name}.service`,
  ),
  ...["getty@tty1", "console-getty", "systemd-pstore"].map((name) => `${name}.service`),
];

/** debootstrap of this machine, or Debian's unpacked in the cache. */
function debootstrap(cache) {
  if (existsSync("/usr/sbin/debootstrap")) return { program: "/usr/sbin/debootstrap", env: {} };
  const folder = join(cache, "debootstrap");
  if (!existsSync(folder)) {
    const packages = new Packages(join(cache, "apt-amd64"), "amd64");
    packages.update();
    packages.unpack(["debootstrap"], `${folder}.new`);
    renameSync(`${folder}.new`, folder);
  }
  return {
    program: join(folder, "usr/sbin/debootstrap"),
    env: { DEBOOTSTRAP_DIR: join(folder, "usr/share/debootstrap") },
  };
}

/** Changes what debootstrap has made into a board. */
function furnish(root, key) {
  const write = (path, text, mode) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, mode === undefined ? {} : { mode });
  };
  const inside = (...words) => command(words.join(" "), "chroot", [root, ...words]);
  write("etc/hostname", "board\n");
  write("etc/hosts", "127.0.0.1 localhost\n127.0.1.1 board\n");
  write("etc/fstab", "/dev/vda / ext4 defaults,noatime 0 1\n");
  for (const group of ["gpio", "i2c", "spi"]) inside("groupadd", "-f", "--system", group);
  inside("useradd", "-m", "-s", "/bin/bash", "-G", "sudo,dialout,gpio,i2c,spi", "pi");
  // A user without rights.
  inside("useradd", "-m", "-s", "/bin/sh", "guest");
  write("etc/sudoers.d/pi", "pi ALL=(ALL) NOPASSWD: ALL\n", 0o440);
  for (const home of ["root", "home/pi", "home/guest"]) {
    write(`${home}/.ssh/authorized_keys`, readFileSync(`${key}.pub`, "utf8"), 0o600);
    chmodSync(join(root, home, ".ssh"), 0o700);
  }
  for (const user of ["pi", "guest"]) inside("chown", "-R", `${user}:${user}`, `/home/${user}`);
  // The key exchange that is safe from quantum computers takes an emulated processor a fifth of a login.
  write(
    "etc/ssh/sshd_config.d/test.conf",
    "UseDNS no\nMaxStartups 50\nMaxSessions 50\nKexAlgorithms curve25519-sha256\n",
  );
  write("etc/systemd/network/wired.network", "[Match]\nType=ether\n[Network]\nDHCP=yes\n");
  write("etc/systemd/system/pins.service", PINS_UNIT);
  inside("systemctl", "-q", "enable", "systemd-networkd", "pins");
  inside("systemctl", "-q", "mask", ...UNUSED_UNITS);
  // They run whenever systemd reads its units anew, half of the time that this takes, and find nothing here.
  mkdirSync(join(root, "etc/systemd/system-generators"), { recursive: true });
  for (const generator of readdirSync(join(root, "usr/lib/systemd/system-generators")))
    symlinkSync("/dev/null", join(root, "etc/systemd/system-generators", generator));
  storeUncompressed(join(root, "var/cache/apt/archives"));
  // Each connection would start and end the user's manager: most of the time that a login takes under emulation.
  write("var/lib/systemd/linger/pi", "");
  mkdirSync(join(root, "var/log/journal"), { recursive: true });
  rmSync(join(root, "usr/share/doc"), { recursive: true, force: true });
  rmSync(join(root, "var/lib/apt/lists"), { recursive: true, force: true });
}

/** Unpacking Node's packages would take an emulated processor half a minute. */
function storeUncompressed(archives) {
  for (const name of readdirSync(archives).filter((one) => /node/.test(one) && one.endsWith(".deb"))) {
    const deb = join(archives, name);
    const content = `${deb}.content`;
    command("dpkg-deb", "dpkg-deb", ["--raw-extract", deb, content]);
    command("dpkg-deb", "dpkg-deb", ["--root-owner-group", "-Znone", "--build", content, deb]);
    rmSync(content, { recursive: true });
  }
}

function makeDisk(folder, pc, cache) {
  const root = join(folder, "root");
  const key = join(folder, "key");
  command("ssh-keygen", "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
  const { program, env } = debootstrap(cache);
  command("debootstrap", program, ["--variant=minbase", `--include=${PACKAGES}`, SUITE, root], {
    env: { ...process.env, ...env },
    timeout: BOOTSTRAP_MS,
  });
  furnish(root, key);
  const modules = join(folder, "modules");
  chooseModules(pc.system, pc.release, modules, LATE);
  cpSync(join(modules, "lib/modules"), join(root, "usr/lib/modules"), { recursive: true });
  const disk = join(folder, "disk.img");
  execFileSync("truncate", ["-s", `${DISK_MB}M`, disk]);
  command("mke2fs", "mke2fs", ["-q", "-t", "ext4", "-d", root, disk]);
  rmSync(root, { recursive: true, force: true });
  rmSync(modules, { recursive: true, force: true });
}

function makeInitrd(folder, pc) {
  const root = join(folder, "early");
  chooseModules(pc.system, pc.release, root, EARLY);
  mkdirSync(join(root, "bin"), { recursive: true });
  copyFileSync(pc.busybox, join(root, "bin/busybox"));
  copyFileSync(join(here, "board-init.sh"), join(root, "init"));
  chmodSync(join(root, "init"), 0o755);
  writeFileSync(join(folder, "initrd.img"), gzipSync(archive(root), { level: 1 }));
  rmSync(root, { recursive: true, force: true });
}

/** Everything a board boots from. Throws NotHere if it cannot be made on this machine. */
export function prepareBoard() {
  const pc = preparePc();
  needTools({
    ssh: "openssh-client",
    "ssh-keygen": "openssh-client",
    mke2fs: "e2fsprogs",
    chroot: "coreutils",
  });
  const cache = cacheFolder();
  const folder = join(cache, `board-${fingerprint([join(here, "image.js"), join(here, "board-init.sh")])}`);
  if (!existsSync(folder)) {
    if (process.getuid?.() !== 0) throw new NotHere("only root can make the disk of the board");
    for (const old of readdirSync(cache).filter((name) => name.startsWith("board-")))
      rmSync(join(cache, old), { recursive: true, force: true });
    const fresh = `${folder}.new`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    makeDisk(fresh, pc, cache);
    makeInitrd(fresh, pc);
    renameSync(fresh, folder);
  }
  return {
    qemu: pc.qemu,
    kernel: pc.kernel,
    initrd: join(folder, "initrd.img"),
    disk: join(folder, "disk.img"),
    key: join(folder, "key"),
  };
}
