/** Boots the prepared kernel in qemu and runs one command in it. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY_MB = 1024;
const CONSOLE_LINES = 25;

/** Can this machine run a guest on its processor? kvm_pvm has /dev/kvm too but no stock kernel runs on it. */
function hasKvm() {
  const modules = ["kvm_intel", "kvm_amd"].map((name) => `/sys/module/${name}`);
  return existsSync("/dev/kvm") && modules.some((folder) => existsSync(folder));
}

/** "kvm" or "tcg"; the environment variable VM_ACCEL overrides it. */
export function accelerator() {
  return process.env.VM_ACCEL || (hasKvm() ? "kvm" : "tcg");
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function share(tag, path, more = "") {
  const device = `virtio-9p-pci,fsdev=${tag},mount_tag=${tag}`;
  return [
    "-fsdev",
    `local,id=${tag},path=${path},security_model=none,multidevs=remap${more}`,
    "-device",
    device,
  ];
}

/**
 * Runs `words` in a fresh machine and gives its exit status.
 * @param pc what `preparePc` gave
 * @param folder the checkout, readable and writable at its own path; also the working directory
 * @param onOutput called with each piece of the command's output
 */
export async function runInMachine(pc, words, { folder, seconds, onOutput, serials = [] }) {
  const control = mkdtempSync(join(tmpdir(), "halpy-vm-"));
  const environment = `export HOME=/root PATH=${quoted(process.env.PATH)} IN_TEST_VM=1 VM_ACCEL=${accelerator()}`;
  writeFileSync(
    join(control, "command"),
    `${environment}\ncd ${quoted(folder)} && exec ${words.map(quoted).join(" ")}\n`,
  );
  writeFileSync(join(control, "env"), `SHARE=${quoted(folder)}\n`);
  const log = join(control, "console");
  const accel = accelerator();
  const processor =
    accel === "kvm"
      ? ["-accel", "kvm", "-cpu", "host"]
      : ["-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max"];
  const options = [
    "console=ttyS0",
    "quiet",
    "loglevel=3",
    "panic=-1",
    "nokaslr",
    "mitigations=off",
    "no_timer_check",
    "tsc=reliable",
  ];
  const { qemu } = pc;
  const args = [
    ...qemu.arguments,
    ...["-M", "pc,usb=off,vmport=off", "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"],
    ...processor,
    ...["-smp", "2", "-m", String(MEMORY_MB), "-kernel", pc.kernel, "-initrd", pc.initrd],
    ...["-append", [...options, "random.trust_cpu=on", "i8042.noaux", "edd=off"].join(" ")],
    ...["-serial", `file:${log}`, "-chardev", "stdio,id=out,signal=off", "-serial", "chardev:out"],
    ...serials,
    ...share("ctl", control),
    ...share("share", folder),
    ...share("hostroot", "/", ",readonly=on"),
    ...["-object", "rng-random,id=rng,filename=/dev/urandom", "-device", "virtio-rng-pci,rng=rng"],
  ];
  try {
    const child = spawn(qemu.program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, LD_LIBRARY_PATH: qemu.libraries },
    });
    let complaints = "";
    child.stdout.on("data", (data) => onOutput(data.toString()));
    child.stderr.on("data", (data) => (complaints += data));
    const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    const ended = await new Promise((resolve) =>
      child.on("close", (code, signal) => resolve(signal ?? code)),
    );
    clearTimeout(timer);
    const status = join(control, "status");
    if (existsSync(status)) return Number(readFileSync(status, "utf8"));
    const tail = existsSync(log)
      ? readFileSync(log, "utf8").split("\n").slice(-CONSOLE_LINES).join("\n")
      : "";
    throw new Error(`the machine ended (${ended}) without a status\n${complaints}${tail}`);
  } finally {
    rmSync(control, { recursive: true, force: true });
  }
}

/** Two serial ports (ttyS2, ttyS3) that are wired to each other, each one's output to the other's input. */
export function nullModem(socket) {
  const port = (id, more) => [
    "-chardev",
    `socket,id=${id},path=${socket}${more}`,
    "-serial",
    `chardev:${id}`,
  ];
  return [...port("null0", ",server=on,wait=off"), ...port("null1", "")];
}
