/** Numbers with units as people write them: `21.5`, `1.65V`, `10k`, `2.4 kHz`, `50%`, `80ms`. */

/** Letters before a unit, with their factors. */
const PREFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  µ: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  K: 1e3,
  M: 1e6,
};

/** Units that have several spellings, by the one of the tables. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  "°C": ["°C", "C", "degC"],
  "°": ["°", "deg", "degrees"],
  ohm: ["ohm", "Ω", "ohms", "R"],
  lx: ["lx", "lux"],
  "%": ["%"],
  "m/s²": ["m/s²", "m/s2"],
  "°/s": ["°/s", "dps", "deg/s"],
};

const TIME_UNITS: readonly string[] = ["us", "µs", "ms", "s", "min", "h"];

/** Is this the unit of a time? */
export function isTimeUnit(unit: string): boolean {
  return TIME_UNITS.includes(unit);
}

/**
 * The number in `unit` (`undefined` or "": none), or `undefined` if the text is no number of that unit. A bare number is
 * in the unit itself; prefixes are understood where they make sense (`1.2k` ohm, `500mV`).
 */
export function parseQuantity(text: string, unit: string | undefined): number | undefined {
  const match =
    /^\s*(0[xX][0-9a-fA-F]+|[+-]?(?:\d+(?:_\d+)*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(\S*)\s*$/.exec(text);
  if (match === null) return undefined;
  const number = Number((match[1] as string).replaceAll("_", ""));
  const factor = unitFactor(match[2] as string, unit ?? "");
  return factor === undefined || !Number.isFinite(number) ? undefined : tidy(number * factor);
}

/** What a number before `written` has to be multiplied by to be in `unit`; `undefined`: another unit. */
export function unitFactor(written: string, unit: string): number | undefined {
  if (written === "") return 1;
  if (unit === "") return undefined;
  for (const spelling of SPELLINGS[unit] ?? [unit]) {
    if (spelling === written) return 1;
    if (written.endsWith(spelling)) {
      const factor = PREFIXES[written.slice(0, written.length - spelling.length)];
      if (factor !== undefined) return factor;
    }
  }
  // `10k` of something
  return PREFIXES[written];
}

/** Takes away what binary fractions add to a product of decimal numbers. */
export const tidy = (value: number): number => Number(value.toPrecision(12));

/** A number for people: at most six digits. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** A time for people: `1.5 s`, `80 ms`, `12.5 µs`. */
export function shortTime(us: number): string {
  const size = Math.abs(us);
  if (size >= 1e6) return `${Number((us / 1e6).toFixed(6))} s`;
  if (size >= 1000) return `${Number((us / 1000).toFixed(3))} ms`;
  if (size === 0) return "0 s";
  return `${Number(us.toFixed(3))} µs`;
}
