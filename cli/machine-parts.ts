/**
 * What a bundle takes of the module `machine` and of the simulated peripherals: the parts whose names the program has in it. Which there
 * are is data: stdlib/dialects.json.
 */

import type { EmittedModule } from "../compiler/index.js";
import dialects from "../stdlib/dialects.json" with { type: "json" };

interface PartEntry {
  /** Below stdlib/ts, without its ending. */
  readonly file: string;
  /** Its export. */
  readonly part: string;
  /** What it gives to the module. */
  readonly names: readonly string[];
  /** Peripherals that it asks the board for. */
  readonly needs?: readonly string[];
}

interface Maker {
  readonly file: string;
  readonly make: string;
}

interface Dialects {
  readonly machine: Readonly<Record<string, readonly PartEntry[]>>;
  /** Peripherals that other modules ask for. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  /** Who makes a peripheral on a simulated board, and on one that runs Linux. */
  readonly simulation: Readonly<Record<string, Maker>>;
  readonly linux: Readonly<Record<string, Maker>>;
}

/** Parts of `machine`, and the peripherals of the backend by kind. */
export interface HardwareParts {
  readonly parts: readonly PartEntry[];
  readonly peripherals: Readonly<Record<string, Maker>>;
}

/** Ports whose `machine` is not known have that of the ESP32. */
const USUAL = "esp32";
/** Functions of the program's own that look up names which are not in its text. */
const LOOKS_UP = ["getattr", "hasattr", "dir", "vars", "globals", "__import__"];

/** `from machine import Pin, ADC` as it is emitted; with a star the names stand elsewhere. */
const NAMES_IMPORTED = /\$import\(\$M, "u?machine", 0, \[([^\]*]+)\], "leaf"\)/g;

/**
 * Every word of the program that could name something in `machine`: those that it imports from there, if that is its only way to the
 * module, else all words of its code.
 */
function wordsOf(modules: readonly EmittedModule[]): Set<string> {
  const imported = modules.flatMap(({ code }) => [...code.matchAll(NAMES_IMPORTED)]);
  const mentions = modules.flatMap(({ code }) => [...code.matchAll(/["']u?machine\b/g)]);
  const texts =
    imported.length === mentions.length
      ? imported.map(([, names]) => names as string)
      : modules.map(({ code }) => code);
  const words = new Set<string>();
  for (const text of texts) for (const [word] of text.matchAll(/[A-Za-z_]\w*/g)) words.add(word);
  // Pointers of viper code reach the registers that `mem32` reaches.
  if (modules.some(({ code }) => /\$viper(?:Load|Store)/.test(code))) words.add("mem32");
  return words;
}

/** A program that can find names at run time gets everything. */
function findsNames(modules: readonly EmittedModule[]): boolean {
  return modules.some(
    ({ code, outerNames, uses }) =>
      uses.has("importStar") ||
      (/"u?machine"/.test(code) &&
        LOOKS_UP.some((name) => outerNames.has(name) || code.includes(`builtins.${name}`))),
  );
}

/** What the program takes of the port's hardware modules. `library`: the modules in TypeScript that it imports. */
export function hardwareParts(
  dialect: string,
  modules: readonly EmittedModule[],
  library: ReadonlySet<string> | "all",
  backend: "simulation" | "linux" = "simulation",
): HardwareParts {
  const { machine, modules: needs, [backend]: makers }: Dialects = dialects;
  const all = machine[dialect] ?? (machine[USUAL] as readonly PartEntry[]);
  const everything = library === "all" || findsNames(modules);
  const words = wordsOf(modules);
  // Pins are what everything else is at.
  const parts = all.filter(
    ({ names }) => everything || names.includes("Pin") || names.some((n) => words.has(n)),
  );
  const kinds = new Set(parts.flatMap((part) => part.needs ?? []));
  for (const name of library === "all" ? Object.keys(needs) : library)
    for (const kind of needs[name] ?? []) kinds.add(kind);
  const peripherals = Object.entries(makers).filter(([kind]) => everything || kinds.has(kind));
  return { parts, peripherals: Object.fromEntries(peripherals) };
}
