/** Reads a walk-through: a document whose files are written and whose lines with `$` are executed, with the output it promises. */

/** A command and the lines that follow it; `…` in them stands for anything, as a line of its own for any lines. */
export interface Step {
  readonly command: string;
  readonly expected: readonly string[];
  /** Line of the document. */
  readonly line: number;
}

export interface WalkThrough {
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** Blocks with a name (```` ```python NAME ````) are files, blocks ```` ```console ```` are commands. */
export function walkThroughOf(text: string): WalkThrough {
  const files: Record<string, string> = {};
  const steps: { command: string; expected: string[]; line: number }[] = [];
  let block: { kind: string; name: string } | undefined;
  text.split("\n").forEach((line, i) => {
    const fence = /^```(\w*) ?(.*)$/.exec(line);
    if (fence !== null) {
      block = block === undefined ? { kind: fence[1] ?? "", name: fence[2] ?? "" } : undefined;
      return;
    }
    if (block !== undefined && block.name !== "") files[block.name] = `${files[block.name] ?? ""}${line}\n`;
    if (block?.kind !== "console") return;
    if (line.startsWith("$ ")) steps.push({ command: line.slice(2), expected: [], line: i + 1 });
    else steps.at(-1)?.expected.push(line);
  });
  return { files, steps };
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What the output must match. */
export function patternOf(expected: readonly string[]): RegExp {
  const lines = expected.map((line) =>
    line === "…" ? "(?:.*\\n)*?" : `${line.split("…").map(literal).join(".*")}\\n`,
  );
  return new RegExp(`^${lines.join("")}$`);
}
