/** The command line of the fuzzer: its options as data, the help text made from them, and what is wrong with what was given. */

export interface FuzzOptions {
  count: number;
  seed: number;
  kind: string[];
  oracle: string | undefined;
  failures: number;
  print: boolean;
  survey: boolean;
  minimise: boolean;
}

interface Option {
  /** What its value is called; absent for those without one. */
  readonly value?: string;
  readonly help: string;
}

const OPTIONS: Readonly<Record<string, Option>> = {
  count: { value: "N", help: "run N programs (500)" },
  seed: { value: "S", help: "begin with the program of seed S (1)" },
  kind: { value: "KIND,…", help: "only programs of these kinds (all)" },
  oracle: {
    value: "FILE",
    help: "compare with this executable of MicroPython's unix port, not with the WebAssembly build",
  },
  failures: { value: "N", help: "stop after N differences (10)" },
  "no-minimise": { help: "print programs that differ as they are, not made small" },
  print: { help: "only print the programs" },
  survey: { help: "only run the oracle, and say how the programs end" },
  help: { help: "this text" },
};

/** What to print instead of fuzzing, and the status of the process. */
export interface Refused {
  readonly text: string;
  readonly status: number;
}

function helpText(kinds: readonly string[]): string {
  const rows = Object.entries(OPTIONS).map(([name, { value, help }]) => {
    const option = `--${name}${value === undefined ? "" : ` ${value}`}`;
    return `  ${option.padEnd(18)}${help}`;
  });
  return [
    "usage: npm run fuzz -- [options]",
    "",
    "Runs random programs by MicroPython and by halpy, and prints what they do differently.",
    "",
    ...rows,
    "",
    `kinds: ${kinds.join(" ")}`,
  ].join("\n");
}

const refuse = (message: string): Refused => ({
  text: `fuzz: ${message}; 'npm run fuzz -- --help' lists the options`,
  status: 2,
});

/** A number of at least `min`, or what is wrong. */
function numberOf(name: string, text: string, min: number): number | Refused {
  const value = Number(text);
  const isFine = /^\d+$/.test(text) && Number.isSafeInteger(value) && value >= min;
  return isFine ? value : refuse(`--${name} wants a whole number from ${min}, not '${text}'`);
}

/** The options given, with defaults for the others. `--name value` and `--name=value` are the same. */
export function readOptions(
  args: readonly string[],
  kinds: readonly string[],
): { readonly options: FuzzOptions } | Refused {
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    const [, name = "", equals, own = ""] = /^--([^=]*)(=?)(.*)$/s.exec(arg === "-h" ? "--help" : arg) ?? [];
    const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (option === undefined)
      return refuse(arg.startsWith("-") ? `there is no option '${arg}'` : `'${arg}' is no option`);
    if (option.value === undefined) {
      if (equals !== "") return refuse(`--${name} takes no value`);
      given.set(name, "");
      continue;
    }
    const value = equals === "" ? args[++i] : own;
    if (value === undefined || value === "" || (equals === "" && value.startsWith("--")))
      return refuse(`--${name} wants ${option.value} behind it`);
    given.set(name, value);
  }
  if (given.has("help")) return { text: helpText(kinds), status: 0 };
  const numbers = { count: 500, seed: 1, failures: 10 };
  for (const name of ["count", "seed", "failures"] as const) {
    const text = given.get(name);
    if (text === undefined) continue;
    const value = numberOf(name, text, name === "seed" ? 0 : 1);
    if (typeof value !== "number") return value;
    numbers[name] = value;
  }
  const kind = given.get("kind")?.split(",") ?? [...kinds];
  const unknown = kind.filter((name) => !kinds.includes(name));
  if (unknown.length > 0)
    return refuse(`there is no kind '${unknown.join("', '")}'; there are ${kinds.join(", ")}`);
  return {
    options: {
      ...numbers,
      kind,
      oracle: given.get("oracle"),
      print: given.has("print"),
      survey: given.has("survey"),
      minimise: !given.has("no-minimise"),
    },
  };
}
