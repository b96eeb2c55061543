/**
 * Keeps V8 from optimising the compiler too early. A compilation is over in a fraction of a second; its functions see
 * ever new kinds of nodes, so V8 would optimise each of them several times with too little knowledge. Asking it to wait
 * halves the processor time of compiling 5,000 lines, and saves a quarter at 50,000. Programs run as usual.
 *
 * Meanwhile the space of new objects does not grow either: trees and IR live to the end of the compilation, so collecting them
 * later saves no time, and a program of 5,000 lines takes 28 MB less. For long texts it grows to its full size at once: there a
 * collection every megabyte costs a fifth of the time. And it is collected by one thread: what is alive is a few objects a
 * collection, and waking three others took a tenth of the time.
 */

import { createRequire } from "node:module";

/** Flags of V8 11.3, which node 20 has, while the compiler works; and what they are otherwise. */
const PATIENT = [
  "--interrupt-budget=600000",
  // Functions that are switches over all kinds of nodes would be put into each other: 3 % of all instructions went there.
  "--max-inlined-bytecode-size-cumulative=300",
  "--semi-space-growth-factor=1",
  "--no-parallel-scavenge",
  // Notes of which objects live long, behind every new one: they do so throughout, and are through before V8 has learnt from it.
  "--no-allocation-site-pretenuring",
];
const USUAL = [
  "--interrupt-budget=67584",
  "--max-inlined-bytecode-size-cumulative=920",
  "--semi-space-growth-factor=2",
  "--parallel-scavenge",
  "--allocation-site-pretenuring",
];
/** From 1 to 16 MB in one step. */
const ROOMY = "--semi-space-growth-factor=16";
/** Texts of this many characters, some 10,000 lines, are long. */
const LONG = 300_000;

/** Other versions have other tiers and budgets, and are left alone. */
const isMeasured = process.versions.v8.startsWith("11.3.");
let isPatient = false;

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
  if (!isMeasured || isPatient) return () => undefined;
  // Loaded only here: node's streams come with it, which a program out of the cache need not pay.
  const { setFlagsFromString } = createRequire(import.meta.url)("node:v8") as typeof import("node:v8");
  for (const flag of PATIENT) setFlagsFromString(flag);
  if (length > LONG) setFlagsFromString(ROOMY);
  isPatient = true;
  return () => {
    isPatient = false;
    for (const flag of USUAL) setFlagsFromString(flag);
  };
}
