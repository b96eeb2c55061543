/** Times as people write them: `10s`, `1.5 s`, `80ms`, `200us`, `2min`; a bare number is seconds. */

const FACTORS: Readonly<Record<string, number>> = { us: 1, ms: 1000, s: 1e6, min: 60e6, h: 3600e6, "": 1e6 };

/** Microseconds, or `undefined` if the text is no duration. */
export function parseDuration(text: string | number): number | undefined {
  if (typeof text === "number")
    return text >= 0 && Number.isFinite(text) ? Math.round(text * 1e6) : undefined;
  const match = /^\s*(\d+(?:\.\d*)?|\.\d+)\s*(us|\u00b5s|ms|s|min|h|)\s*$/.exec(text);
  if (match === null) return undefined;
  const unit = match[2] === "µs" ? "us" : (match[2] as string);
  return Math.round(Number(match[1]) * (FACTORS[unit] as number));
}
