/**
 * Modules that this library lacks: those of the firmware of boards, and the packages of micropython-lib. The data (firmware-modules.json)
 * follow the configurations and manifests of MicroPython's ports (mpconfigport.h, boards/…/mpconfigboard.*, manifest.py); `rp2+wifi` are
 * the boards of that port with that radio.
 */

import type { Target } from "../../targets/load.js";
import { isAmong } from "./hardware/availability.js";
import data from "./firmware-modules.json" with { type: "json" };

interface FirmwareModule {
  readonly ports: string;
  /** What can be done without it; absent: the library has it. */
  readonly way?: string;
}

/** Those that are missing here, and those that are here for boards with that radio. */
const MODULES = { ...data.modules, ...data.withRadio } as Readonly<Record<string, FirmwareModule>>;

const WAYS: Readonly<Record<string, string>> = {
  "stand-in":
    "put a module of that name beside the script that stands in for it, or import it under 'try' with 'except ImportError'",
  install: "nothing is installed while a program runs here: put the packages beside the script",
  package: "it is a package of micropython-lib: put it beside the script",
};

/** Boards have that folder on their search path. */
const OR_LIB = " or into lib";

function entryOf(name: string): FirmwareModule | undefined {
  const plain = name.replace(/^u(?=bluetooth$|websocket$)/, "");
  return Object.hasOwn(MODULES, plain) ? MODULES[plain] : undefined;
}

/** The ports of which some firmware has the module; `undefined`: it is not one of those that are missing here. */
export function portsOfFirmware(name: string): readonly string[] | undefined {
  return entryOf(name)
    ?.ports.split(" ")
    .map((port) => port.replace(/\+.*/, ""));
}

const RADIOS: Readonly<Record<string, string>> = { wifi: "Wi-Fi", bluetooth: "Bluetooth" };

/** The same in words: "esp32, rp2 with Wi-Fi". */
export function firmwareText(name: string): string {
  const on = entryOf(name)?.ports.split(" ") ?? [];
  return on.map((port) => port.replace(/\+(.*)/, (_, radio: string) => ` with ${RADIOS[radio]!}`)).join(", ");
}

/** Whether the firmware of the board has a module that is missing here. */
export const isInFirmware = (name: string, target: Target): boolean =>
  isAmong(entryOf(name)?.ports ?? "", target);

/** The way out for a module of firmware. */
export function wayWithout(name: string, onBoard: boolean): string {
  const { way } = entryOf(name)!;
  return WAYS[way ?? ""]! + (onBoard && way !== "stand-in" ? OR_LIB : "");
}

let packages: ReadonlySet<string> | undefined;

/** The hint for a package of micropython-lib that has to be put where it is found. */
export function packageHint(name: string, onBoard: boolean): string | undefined {
  packages ??= new Set(data.packages.split(" "));
  return packages.has(name) ? WAYS.package + (onBoard ? OR_LIB : "") : undefined;
}
