/**
 * The differential fuzzer: random programs run by MicroPython's own WebAssembly build and by halpy; each
 * difference is made small and printed with the seed that leads to it. Run by `npm run fuzz`.
 */
import { NativeOracle } from "../helpers/native-oracle.js";
import type { RunResult } from "../helpers/run-python.js";
import { difference } from "./compare.js";
import { generate, kindNames } from "./generate.js";
import { endless, Isolated } from "./isolated.js";
import { minimise } from "./minimise.js";
import { readOptions } from "./options.js";
import { prelude } from "./source.js";

const asked = readOptions(process.argv.slice(2), kindNames);
if ("text" in asked) {
  (asked.status === 0 ? console.log : console.error)(asked.text);
  process.exit(asked.status);
}
const { options } = asked;
const names = options.kind;

const modern = options.oracle !== undefined;
const oracle = options.oracle
  ? new NativeOracle(options.oracle)
  : new Isolated(new URL("fuzz-oracle.mjs", import.meta.url), 3000);
const subject = new Isolated(new URL("fuzz-halpy.mjs", import.meta.url), 5000);
/** The same without passes. */
const plain = new Isolated(new URL("fuzz-halpy.mjs", import.meta.url), 5000, "plain");

const isSyntaxError = (result: RunResult): boolean =>
  /^(SyntaxError|IndentationError)/m.test(result.traceback ?? "");
/** Runs that say nothing about halpy: the oracle ran out of something, or was itself at fault. */
const isUseless = ({ stdout, traceback = "" }: RunResult): boolean =>
  /MemoryError|recursion depth/.test(stdout + traceback) ||
  // Machine words of the WebAssembly build have 32 bits.
  /^\(|out of bounds|converting long int to machine word/.test(traceback) ||
  traceback === endless;

async function differs(source: string): Promise<ReturnType<typeof difference>> {
  const expected = await oracle.run(source);
  if (isUseless(expected)) return undefined;
  return difference(expected, await subject.run(source)) ?? difference(expected, await plain.run(source));
}

/** A kind of difference, to keep the minimiser from sliding into another one. */
const flavour = (pair: { expected: string; actual: string }): string =>
  /^[A-Z]\w*(Error|Exception|Iteration)/.exec(pair.actual)?.[0] ??
  (pair.actual.startsWith("ended by: ") ? pair.actual : "value");

/**
 * Prints a difference and gives true, if a fresh oracle makes it too, which forgets names when it has run odd programs, and fresh workers,
 * which a busy machine may have stopped for being slow.
 */
async function report(seed: number, kind: string, source: string): Promise<boolean> {
  await Promise.all([oracle, subject, plain].map((one) => one.close()));
  const first = await differs(source);
  if (!first) return false;
  const same = async (candidate: string): Promise<boolean> => {
    if (isSyntaxError(await oracle.run(candidate))) return false;
    const pair = await differs(candidate);
    return pair !== undefined && flavour(pair) === flavour(first);
  };
  // The prelude stays: without it the order of dicts would look like a difference.
  const body = source.slice(prelude.length);
  const small = !options.minimise ? body : await minimise(body, (candidate) => same(prelude + candidate));
  const pair = (await differs(prelude + small)) ?? first;
  console.log(`\n--- seed ${seed}, kind ${kind} (--seed ${seed} --kind ${names.join(",")} --count 1)`);
  console.log(small.trimEnd());
  console.log(`MicroPython: ${pair.expected}\nhalpy:       ${pair.actual}`);
  await oracle.close();
  return true;
}

async function survey(first: number, count: number): Promise<void> {
  const totals = new Map<string, { programs: number; ended: number; lines: number; raised: number }>();
  for (let seed = first; seed < first + count; seed++) {
    const { kind, source } = generate(seed, names, modern);
    const result = await oracle.run(source);
    const total = totals.get(kind) ?? { programs: 0, ended: 0, lines: 0, raised: 0 };
    const lines = result.stdout.split("\n");
    total.programs++;
    total.lines += lines.length;
    total.raised += lines.filter((line) => /^\w+(Error|Exception)\b/.test(line)).length;
    if (result.traceback) {
      total.ended++;
      console.log(`seed ${seed} ${kind}: ${result.traceback.trimEnd().split("\n").slice(-2).join(" ")}`);
    }
    totals.set(kind, total);
  }
  console.table(Object.fromEntries(totals));
}

async function main(): Promise<number> {
  const { seed: first, count } = options;
  if (options.print) {
    for (let seed = first; seed < first + count; seed++) console.log(generate(seed, names, modern).source);
    return 0;
  }
  if (options.survey) {
    await survey(first, count);
    return 0;
  }
  let failures = 0;
  let done = 0;
  for (let seed = first; seed < first + count && failures < options.failures; seed++, done++) {
    const { kind, source } = generate(seed, names, modern);
    if ((await differs(source)) !== undefined && (await report(seed, kind, source))) failures++;
  }
  console.log(`${done - failures} programs agree, ${failures} differ`);
  return failures === 0 ? 0 : 1;
}

const exitCode = await main();
await Promise.all([oracle.close(), subject.close(), plain.close()]);
process.exitCode = exitCode;
