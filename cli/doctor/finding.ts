/** What `halpy doctor` finds, and how it is shown. */

export type State = "works" | "missing" | "broken" | "note";

export interface Finding {
  /** The part of the machine: `pins`, `I2C`. */
  readonly area: string;
  readonly state: State;
  readonly text: string;
  /** Exact lines to add or to type, each with what it is for. */
  readonly fix?: readonly Fix[];
}

export interface Fix {
  /** Where the lines go: a file, or a shell. */
  readonly where: string;
  readonly lines: readonly string[];
  /** What is to be done afterwards: `restart the machine`. */
  readonly then?: string;
}

const MARKS: Readonly<Record<State, string>> = { works: "ok", missing: "--", broken: "!!", note: "  " };

/** The findings as a table, and all that can be done about them. */
export function findingsText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ area }) => area.length));
  let last = "";
  const lines: string[] = [];
  for (const { area, state, text } of findings) {
    lines.push(`${(area === last ? "" : area).padEnd(width)}  [${MARKS[state]}]  ${text}`);
    last = area;
  }
  const fixes = mergedFixes(findings.flatMap(({ fix = [] }) => fix));
  for (const { where, lines: toAdd, then } of fixes) {
    lines.push("", `${where}:`, ...toAdd.map((line) => `    ${line}`));
    if (then !== undefined) lines.push(`  then ${then}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Fixes for one place together, each line once. */
function mergedFixes(fixes: readonly Fix[]): Fix[] {
  const merged = new Map<string, Fix>();
  for (const { where, lines, then } of fixes) {
    const before = merged.get(where);
    const all = [...new Set([...(before?.lines ?? []), ...lines])];
    const after = then ?? before?.then;
    merged.set(where, { where, lines: all, ...(after === undefined ? {} : { then: after }) });
  }
  return [...merged.values()];
}
