/** Judges a board by what it says about itself: what keeps the program from running there, with the remedy, and what is only worth saying. */

import { DeployFailure } from "./failure.js";
import type { BoardFacts } from "./facts.js";
import { sshWords, type BoardAddress } from "./target.js";

/** What the program needs. */
export interface Needs {
  readonly address: BoardAddress;
  readonly scope: "system" | "user";
  /** Name of the board, and processors that it can have, if the program is for one. */
  readonly board:
    { readonly name: string; readonly architectures: readonly string[] | undefined } | undefined;
  /** Kinds of hardware that it uses: digital, i2c, spi, pwm, ... */
  readonly hardware: ReadonlySet<string>;
  /** Seconds since 1970 by the desk's clock. */
  readonly now: number;
}

/** What built programs run on. */
export const OLDEST_NODE = 18;
const ARCHITECTURES = ["x64", "arm64", "arm", "riscv64"];
/** What Node calls what `uname -m` says. */
const OF_MACHINE: Readonly<Record<string, string>> = {
  x86_64: "x64",
  aarch64: "arm64",
  armv6l: "arm",
  armv7l: "arm",
  armv8l: "arm",
  riscv64: "riscv64",
  i686: "ia32",
};
/** Room besides the files themselves: unit, journal, the next release's beginning. */
const SPARE_BYTES = 2 << 20;
const SPARE_INODES = 200;
const CLOCK_SECONDS = 120;

const megabytes = (bytes: number): string => `${(bytes / (1 << 20)).toFixed(1)} MB`;

/** The command for the board, as one types it at the desk. */
const onBoard = (address: BoardAddress, command: string): string =>
  `ssh -t ${sshWords(address)} '${command}'`;

/** Whether Node is there and new enough. */
export function nodeProblem(facts: BoardFacts): "missing" | "old" | undefined {
  if (facts.node === undefined) return "missing";
  const major = Number(/^v(\d+)\./.exec(facts.node.version)?.[1] ?? 0);
  return major < OLDEST_NODE ? "old" : undefined;
}

/** Throws for what makes a deployment impossible. */
export function checkBoard(facts: BoardFacts, needs: Needs): void {
  checkSystem(facts, needs);
  checkProcessor(facts, needs);
  checkNode(facts, needs);
  checkRights(facts, needs);
  checkHardware(facts, needs);
}

function checkSystem(facts: BoardFacts, { address }: Needs): void {
  if (!facts.kernel.startsWith("Linux"))
    throw new DeployFailure("unfit", `the host runs ${facts.kernel}; programs are deployed to Linux boards`);
  if (!facts.hasSystemd)
    throw new DeployFailure("unfit", "the board does not run systemd, which starts and watches programs", [
      "Raspberry Pi OS, Debian, Ubuntu and Armbian have it",
    ]);
  if (facts.missingTools.length > 0)
    throw new DeployFailure("unfit", `the board lacks ${facts.missingTools.join(", ")}`, [
      onBoard(address, "sudo apt-get install -y util-linux coreutils tar"),
    ]);
}

function checkProcessor(facts: BoardFacts, { board }: Needs): void {
  const { node, machine } = facts;
  const own = OF_MACHINE[machine] ?? machine;
  // A script that finds the real Node says nothing about the processor.
  const architecture = node === undefined || node.architecture === "unknown" ? own : node.architecture;
  if (!ARCHITECTURES.includes(own))
    throw new DeployFailure(
      "unfit",
      `wrong architecture: the board is ${machine}; programs run on ${ARCHITECTURES.join(", ")}`,
    );
  // 64-bit kernels run 32-bit systems.
  const fits =
    architecture === own ||
    (own === "arm64" && architecture === "arm") ||
    (own === "x64" && architecture === "ia32");
  if (node !== undefined && (!fits || !ARCHITECTURES.includes(architecture)))
    throw new DeployFailure(
      "unfit",
      `wrong architecture: ${node.path} of the board is for ${architecture}, the board is ${machine}`,
      ["install the Node of the board's own distribution: sudo apt-get install --reinstall nodejs"],
    );
  if (board?.architectures !== undefined && !board.architectures.includes(architecture))
    throw new DeployFailure(
      "unfit",
      `wrong architecture: the host is ${machine} and a ${board.name} is ${board.architectures.join(" or ")}`,
      ["is it the right host? Else --board names the board that it is; 'halpy boards' lists them"],
    );
}

function checkNode(facts: BoardFacts, { address }: Needs): void {
  const problem = nodeProblem(facts);
  if (problem === undefined) return;
  const says =
    problem === "missing"
      ? `the board has no Node; version ${OLDEST_NODE} or later is needed`
      : `Node of the board is ${facts.node?.version ?? ""}; version ${OLDEST_NODE} or later is needed (${facts.node?.path ?? ""})`;
  throw new DeployFailure("unfit", says, [
    ...(facts.hasApt ? ["let halpy install it: the same command with --install-node"] : []),
    `or by hand: ${onBoard(address, "sudo apt-get install -y nodejs")}`,
  ]);
}

function checkRights(facts: BoardFacts, { address, scope }: Needs): void {
  if (facts.notWritable !== undefined)
    throw new DeployFailure(
      "permission",
      `${facts.user} may not write to ${facts.notWritable} on the board`,
      [onBoard(address, `sudo chown ${facts.user}: ${facts.notWritable}`)],
    );
  if (scope === "user") {
    if (!facts.hasUserManager)
      throw new DeployFailure("permission", `systemd does not run services of ${facts.user} on the board`, [
        `install it there: ${onBoard(address, "sudo apt-get install -y libpam-systemd dbus-user-session")}, and log in anew`,
        "or leave --user out",
      ]);
    return;
  }
  if (facts.sudo === "root" || facts.sudo === "yes") return;
  const why =
    facts.sudo === "none"
      ? "there is no sudo on the board"
      : `${facts.user} may not use sudo without a password on the board`;
  throw new DeployFailure("permission", `no permission to install a service: ${why}`, [
    "with --user it becomes a service of the user's own, which needs no rights",
    `or allow it: ${onBoard(address, `echo "${facts.user} ALL=(ALL) NOPASSWD: ALL" | sudo tee /etc/sudoers.d/${facts.user}`)}`,
    "or deploy as root@ the board",
  ]);
}

/** Throws if there is no room for so many bytes. */
export function checkRoom(facts: BoardFacts, { address }: Needs, bytes: number): void {
  // The files lie in the archive's folder and are moved from there: they need their place once.
  const needed = bytes + SPARE_BYTES;
  const remedies = [
    `make room: ${onBoard(address, "sudo apt-get clean; sudo journalctl --vacuum-size=20M")}`,
    `see what is big: ${onBoard(address, "du -xh / 2>/dev/null | sort -h | tail -n 20")}`,
  ];
  if (facts.freeBytes !== undefined && facts.freeBytes < needed)
    throw new DeployFailure(
      "unfit",
      `the disk of the board is full: ${megabytes(facts.freeBytes)} are free at ${facts.folder}, ${megabytes(needed)} are needed`,
      remedies,
    );
  if (facts.freeInodes !== undefined && facts.freeInodes < SPARE_INODES)
    throw new DeployFailure(
      "unfit",
      `the disk of the board is full: it has no room for more files at ${facts.folder}`,
      remedies,
    );
}

/** Buses that must be switched on in the configuration of the firmware. */
const BUSES: readonly (readonly [
  kind: string,
  device: RegExp,
  name: string,
  raspiConfig: string,
  overlay: string,
])[] = [
  ["i2c", /^\/dev\/i2c-/, "I2C", "do_i2c", "dtparam=i2c_arm=on"],
  ["spi", /^\/dev\/spidev/, "SPI", "do_spi", "dtparam=spi=on"],
];

function checkHardware(facts: BoardFacts, { hardware, board, address }: Needs): void {
  if (board === undefined || hardware.size === 0) return;
  const has = (pattern: RegExp): boolean => facts.devices.some(({ path }) => pattern.test(path));
  if (!has(/^\/dev\/gpiochip/) && !facts.hasSysfsGpio)
    throw new DeployFailure(
      "unfit",
      "the board has no GPIO: neither /dev/gpiochip0 nor /sys/class/gpio is there",
      ["is it the right host? 'halpy doctor' on the board tells more"],
    );
  for (const [kind, device, name, raspiConfig, overlay] of BUSES) {
    if (!hardware.has(kind) || has(device)) continue;
    throw new DeployFailure("unfit", `the program uses ${name}, which is switched off on the board`, [
      `on a Raspberry Pi: ${onBoard(address, `sudo raspi-config nonint ${raspiConfig} 0 && sudo reboot`)}`,
      `or put the line '${overlay}' into /boot/firmware/config.txt and restart the board`,
    ]);
  }
}

/** What is worth saying although it works. */
export function remarks(facts: BoardFacts, needs: Needs): string[] {
  const said: string[] = [];
  const off = Math.round(facts.clock - needs.now);
  if (Math.abs(off) > CLOCK_SECONDS)
    said.push(
      `the board's clock is ${Math.abs(off)} s ${off < 0 ? "slow" : "fast"}: times in logs are wrong and TLS may fail; remedy: ${onBoard(needs.address, "sudo timedatectl set-ntp true")}`,
    );
  if (needs.board !== undefined && needs.hardware.has("pwm") && !facts.hasPwm)
    said.push(
      "the board has no hardware PWM switched on, so PWM is made in software; 'dtoverlay=pwm-2chan' in /boot/firmware/config.txt switches it on",
    );
  if (facts.isRoot && needs.scope === "system")
    said.push("the program will run as root; deploy as another user if it need not");
  return said;
}

/** Whether the user cannot reach the hardware yet: plain Debian gives it to root alone. */
export function needsRules(facts: BoardFacts, { hardware, scope, board }: Needs): boolean {
  if (board === undefined || hardware.size === 0 || facts.isRoot || facts.hasRules || scope === "user")
    return false;
  return facts.devices.some(
    ({ mode, owner, group }) =>
      owner !== facts.user &&
      (!mode.startsWith("crw-rw") || group === "root") &&
      !mode.startsWith("crw-rw-rw"),
  );
}
