/** What the first round trip finds out about a board. */

import type { Answer } from "./protocol.js";

/** A file in /dev with its rights as `ls` shows them. */
export interface Device {
  readonly path: string;
  readonly mode: string;
  readonly owner: string;
  readonly group: string;
}

export interface BoardFacts {
  readonly user: string;
  readonly isRoot: boolean;
  readonly home: string;
  readonly hostName: string;
  readonly kernel: string;
  /** As `uname -m` gives it: `aarch64`, `armv7l`, `x86_64`. */
  readonly machine: string;
  readonly model: string | undefined;
  /** Names of the device tree, most specific first. */
  readonly compatible: readonly string[];
  readonly groups: readonly string[];
  /** Groups that give access to hardware, of those that the board has. */
  readonly hardwareGroups: readonly string[];
  /** Seconds since 1970 by the board's clock. */
  readonly clock: number;
  readonly node:
    { readonly path: string; readonly version: string; readonly architecture: string } | undefined;
  readonly hasApt: boolean;
  readonly missingTools: readonly string[];
  readonly hasSystemd: boolean;
  /** `root`, `yes` (without a password), `none` (no such program) or `no`. */
  readonly sudo: string;
  readonly hasUserManager: boolean;
  readonly notWritable: string | undefined;
  readonly freeBytes: number | undefined;
  readonly freeInodes: number | undefined;
  /** Where the program's files go, as far as it is there. */
  readonly folder: string;
  readonly devices: readonly Device[];
  /** The kernel's list of the lines that somebody has, for people: `/sys/kernel/debug/gpio`; empty: it cannot be read. */
  readonly gpioLines: readonly string[];
  readonly hasSysfsGpio: boolean;
  readonly hasPwm: boolean;
  readonly hasRules: boolean;
  /** What is deployed there under this name. */
  readonly installed: {
    readonly scope: string | undefined;
    readonly release: string | undefined;
    readonly manifest: string;
    readonly state: string;
    readonly unitSum: string;
    readonly blobs: ReadonlySet<string>;
  };
}

const words = (text: string | undefined): string[] => (text ?? "").split(/\s+/).filter((word) => word !== "");

/** A line of `ls -l`: mode, links, owner, group, then numbers of the device and its time, and the path at the end. */
function deviceOf(text: string): Device {
  const [mode = "", , owner = "", group = "", ...rest] = words(text);
  return { path: rest.at(-1) ?? "", mode, owner, group };
}

/** Node's names of processors by class (1: 32 bits, 2: 64 bits) and machine of an ELF header. */
const PROCESSORS: Readonly<Record<string, string>> = {
  "1 40": "arm",
  "2 62": "x64",
  "2 183": "arm64",
  "2 243": "riscv64",
  "1 3": "ia32",
};
/** Of the bytes from the fifth on, the one with the machine. */
const MACHINE_AT = 14;

function processorOf(header: string | undefined): string {
  const bytes = words(header);
  return PROCESSORS[`${bytes[0] ?? ""} ${bytes[MACHINE_AT] ?? ""}`] ?? "unknown";
}

/** The names in the answer of `id`: `uid=1000(pi) gid=1000(pi) groups=1000(pi),4(adm)`. */
const namesOf = (text: string): string[] =>
  [...text.matchAll(/\(([^)]*)\)/g)].map(([, name]) => name as string);

/** Takes the answer of `preflight.sh`; `undefined` if the script did not come to its end. */
export function factsOf(answer: Answer): BoardFacts | undefined {
  if (!answer.has("begin") || !answer.has("end")) return undefined;
  const text = (word: string): string => answer.get(word) ?? "";
  const isYes = (word: string): boolean => answer.get(word) === "yes";
  const [kernel = "", hostName = "", version = "", machine = ""] = words(text("kernel"));
  const [user = "", ...others] = namesOf(text("id"));
  const node = answer.get("node");
  const [blocks, size, inodes] = words(answer.get("room")).map(Number);
  const manifest = answer.all("manifest").map((line) => `${line}\n`);
  return {
    user,
    isRoot: text("id").startsWith("uid=0("),
    home: text("home"),
    hostName,
    kernel: `${kernel} ${version}`,
    machine,
    model: answer.get("model"),
    compatible: words(answer.get("compatible")),
    groups: others,
    hardwareGroups: answer.all("known-group"),
    clock: Number(text("clock")) || 0,
    node:
      node === undefined
        ? undefined
        : {
            path: node,
            version: text("node-version"),
            architecture: processorOf(answer.get("node-header")),
          },
    hasApt: isYes("apt"),
    missingTools: answer.all("missing-tool"),
    hasSystemd: isYes("systemd"),
    sudo: text("sudo"),
    hasUserManager: isYes("user-manager"),
    notWritable: answer.get("not-writable"),
    freeBytes: blocks === undefined || size === undefined ? undefined : blocks * size,
    // Some file systems (btrfs) have no such number and say 0.
    freeInodes: inodes || undefined,
    folder: text("folder"),
    devices: answer.all("device").map(deviceOf),
    gpioLines: answer.all("gpio"),
    hasSysfsGpio: isYes("sysfs-gpio"),
    hasPwm: isYes("pwm"),
    hasRules: isYes("rules"),
    installed: {
      scope: answer.get("scope"),
      release: answer.get("current"),
      manifest: manifest.join(""),
      state: text("state"),
      unitSum: text("unit-sum").split(" ")[0] ?? "",
      blobs: new Set(answer.all("blob")),
    },
  };
}
