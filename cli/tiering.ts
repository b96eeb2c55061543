/**
 * What V8 optimises, and when. The compiler is not to be optimised too early: a compilation is over in a fraction of a second, and
 * its functions see ever new kinds of nodes, so V8 would optimise each of them several times with too little knowledge. Asking it to
 * wait halves the processor time of compiling 5,000 lines (0.5 to 0.7 with later versions), and saves a quarter at 50,000. Programs run as usual.
 *
 * Meanwhile the space of new objects does not grow either: trees and IR live to the end of the compilation, so collecting them
 * later saves no time, and a program of 5,000 lines takes 28 MB less. For long texts it grows to its full size at once: there a
 * collection every megabyte costs a fifth of the time. And it is collected by one thread: what is alive is a few objects a
 * collection, and waking three others took a tenth of the time.
 */

import { createRequire } from "node:module";

interface Tiers {
  readonly patient: readonly string[];
  readonly usual: readonly string[];
}

/** V8 11.3 optimises a function for the bytecode that it has run. */
const BY_BYTECODE: Tiers = { patient: ["--interrupt-budget=600000"], usual: ["--interrupt-budget=67584"] };

/** Later ones for its calls; `calls` is how many the best of the optimisers waits for. */
const byCalls = (calls: number): Tiers => ({
  patient: ["--invocation-count-for-maglev=4000", "--invocation-count-for-turbofan=30000"],
  usual: ["--invocation-count-for-maglev=400", `--invocation-count-for-turbofan=${calls}`],
});

/**
 * By the version of V8: what node 20, 22, 24 and 26 have was measured. Others may have other tiers, and are left alone. What is usual has to be
 * right to the digit: V8 takes no code cache that was made with other flags.
 */
const TIERS: { readonly [version: string]: Tiers | undefined } = {
  "11.3": BY_BYTECODE,
  "12.4": byCalls(3000),
  "13.6": byCalls(10_000),
  "14.6": byCalls(16_000),
};
const tiers = TIERS[process.versions.v8.split(".").slice(0, 2).join(".")];

/** Flags while the compiler works, and what they are otherwise. */
const PATIENT = [
  // Functions that are switches over all kinds of nodes would be put into each other: 3 % of all instructions went there.
  "--max-inlined-bytecode-size-cumulative=300",
  "--semi-space-growth-factor=1",
  "--no-parallel-scavenge",
  // Notes of which objects live long, behind every new one: they do so throughout, and are through before V8 has learnt from it.
  "--no-allocation-site-pretenuring",
];
const USUAL = [
  "--max-inlined-bytecode-size-cumulative=920",
  "--semi-space-growth-factor=2",
  "--parallel-scavenge",
  "--allocation-site-pretenuring",
];
/** From 1 to 16 MB in one step. */
const ROOMY = "--semi-space-growth-factor=16";
/** Texts of this many characters, some 10,000 lines, are long. */
const LONG = 300_000;

/**
 * After this many characters, some 20,000 lines, patience ends: a process that has compiled so much will compile more, and optimised code
 * takes half the time. After 100,000 lines in programs of 5,000 such a process is a fifth further (measured twice), after 250,000 a third.
 */
const WARM = 700_000;

let isPatient = false;
/** How many characters were compiled with patience. */
let compiled = 0;

/** Emitted code shorter than this, in characters, holds no function that V8 would not optimise for its length. */
const SHORT_CODE = 50_000;
/** Bytes of bytecode, some 8,000 lines, where optimising a loop takes 100 MB of memory. (60 kB otherwise.) */
const LONGEST_FUNCTION = "--max-optimized-bytecode-size=600000";
let takesLongFunctions = false;

/**
 * To be called before code of that length runs: V8 is to optimise the loops of long functions as well. A program that is written at
 * the top level is a single function, and from a thousand lines on its loops stayed slow, up to seven times as slow.
 */
export function takeLongFunctions(length: number): void {
  if (takesLongFunctions || length < SHORT_CODE || tiers === undefined) return;
  takesLongFunctions = true;
  setFlags([LONGEST_FUNCTION]);
}

function setFlags(flags: readonly string[]): void {
  // Loaded only here: node's streams come with it, which a program out of the cache need not pay.
  const { setFlagsFromString } = createRequire(import.meta.url)("node:v8") as typeof import("node:v8");
  for (const flag of flags) setFlagsFromString(flag);
}

/** Runs `work` with patience; `length` is how many characters are to be compiled, as far as that is known. */
export function patiently<T>(work: () => T, length = 0): T {
  const end = bePatient(length);
  try {
    return work();
  } finally {
    end();
  }
}

/** Patience until the function that it gives is called; within, nobody else sets flags, which takes time of its own. */
export function bePatient(length = 0): () => void {
  if (tiers === undefined || isPatient || compiled > WARM) return () => undefined;
  compiled += length;
  setFlags([...tiers.patient, ...PATIENT, ...(length > LONG ? [ROOMY] : [])]);
  isPatient = true;
  return () => {
    isPatient = false;
    setFlags([...tiers.usual, ...USUAL]);
  };
}
