/** Pins that the program is to have and somebody else holds: said before anything is switched, with what to do about it. */

import { chipOf, lineOfPin } from "../../runtime-hal/linux/gpio-chip.js";
import type { Target } from "../../targets/load.js";
import { DeployFailure } from "./failure.js";
import type { BoardFacts } from "./facts.js";
import { sshWords, type BoardAddress } from "./target.js";

/** The lines of a chip that somebody has. */
export interface HeldLines {
  readonly label: string;
  /** By number within the chip, the name that the holder gave the kernel. */
  readonly holders: ReadonlyMap<number, string>;
}

/** So much of a holder's name does the kernel's list show. */
const SHOWN = 20;

/**
 * Reads `/sys/kernel/debug/gpio`: a line for each chip, `gpiochip0: GPIOs 512-569, parent: platform/fe200000.gpio, pinctrl-bcm2711:`, and
 * below it one for each line that is named or taken, ` gpio-529 (GPIO17 |lamp ) out hi`. Later kernels write `58 GPIOs`, and count lines
 * from 0 (drivers/gpio/gpiolib.c of Linux).
 */
export function heldLines(list: readonly string[]): HeldLines[] {
  const chips: { label: string; base: number; holders: Map<number, string> }[] = [];
  for (const text of list) {
    const header = /^gpiochip\d+: (?:GPIOs (\d+)-\d+|\d+ GPIOs)(.*)$/.exec(text);
    if (header !== null) {
      const label =
        (header[2] ?? "")
          .split(", ")
          .filter((part) => !/^(?:parent: .*|can sleep:?)?$/.test(part))
          .at(-1)
          ?.replace(/:$/, "") ?? "";
      chips.push({ label, base: Number(header[1] ?? 0), holders: new Map() });
      continue;
    }
    const [, number, holder] = /^ gpio-(\d+) +\([^|]*\|([^)]*)\)/.exec(text) ?? [];
    const chip = chips.at(-1);
    const name = holder?.trim() ?? "";
    if (chip !== undefined && name !== "") chip.holders.set(Number(number) - chip.base, name);
  }
  return chips;
}

/** The program, and what it is to have. */
export interface WantedPins {
  /** Its name as a service: what its own release before holds is free for it. */
  readonly name: string;
  readonly pins: readonly number[];
  readonly target: Target;
}

/** What the kernel's drivers hold and the runtime uses through them: chip selects of a bus, 1-Wire, sensors of humidity. */
const SHARED = /^spi\d+ CS\d+$|^(?:onewire|w1|dht11)\b/;

interface HeldPin {
  readonly pin: number;
  readonly label: string;
  readonly holder: string;
}

/** What is to be said of pins that are held; `undefined`: none is, or that cannot be found out. */
export function heldPins(
  { gpioLines, installed }: BoardFacts,
  address: BoardAddress,
  wanted: WantedPins,
): DeployFailure | undefined {
  const { chip } = wanted.target;
  const chips = heldLines(gpioLines);
  const own = `halpy-${wanted.name}`.slice(0, SHOWN);
  const isRunning = installed.state === "active";
  // Releases made before programs gave their names, and those that use sysfs, cannot be told from others.
  const isOwn = (holder: string): boolean =>
    holder === own || (isRunning && (holder === "halpy" || holder === "sysfs"));
  const held = wanted.pins.flatMap((pin): HeldPin[] => {
    const line = lineOfPin(chip.gpioBanks ?? [], pin);
    const holder = line && chipOf(chips, line.bank)?.holders.get(line.offset);
    if (holder === undefined || isOwn(holder) || SHARED.test(holder)) return [];
    const label = chip.pins.find(({ id }) => id === pin)?.names?.[0] ?? `GPIO${pin}`;
    return [{ pin, label, holder }];
  });
  if (held.length === 0) return undefined;
  const which = held.map(({ label, holder }) => `${label} is in use by '${holder}'`).join(", ");
  return new DeployFailure("unfit", `pins of the program are not free on the board: ${which}`, [
    ...new Set(held.map((one) => remedyFor(one, address))),
    "or give the program other pins; with --no-check it is tried all the same",
  ]);
}

function remedyFor({ label, holder }: HeldPin, address: BoardAddress): string {
  const ssh = `ssh -t ${sshWords(address)}`;
  if (holder.startsWith("halpy-"))
    return `stop the other program: halpy stop --name ${holder.slice("halpy-".length)} ${address.shown}`;
  if (holder === "sysfs")
    return `somebody has ${label} in /sys/class/gpio: ${ssh} 'ls /sys/class/gpio', and write its number into 'unexport'`;
  return `a process has it, which this shows: ${ssh} 'sudo fuser -v /dev/gpiochip*'; or a driver of the kernel: look for it among the lines 'dtoverlay=' of /boot/firmware/config.txt`;
}
