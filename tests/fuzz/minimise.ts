/**
 * Makes a program that shows a difference smaller, on its text: blocks of lines are deleted or unwrapped, then
 * bracketed parts of lines are replaced by their pieces. Whether a candidate still shows the difference is the
 * caller's question to answer, so invalid candidates need no care here.
 */

type StillDiffers = (source: string) => Promise<boolean>;

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The index after the block that starts at `start`: the line and all lines indented deeper below it. */
function blockEnd(lines: string[], start: number): number {
  let end = start + 1;
  while (end < lines.length && indentOf(lines[end]) > indentOf(lines[start])) end++;
  return end;
}

/** Programs with one block left out, or replaced by `pass`, or its body in its place; big blocks first. */
function* lineCandidates(lines: string[]): Generator<string[]> {
  const blocks = lines.map((_, start) => ({ start, end: blockEnd(lines, start) }));
  blocks.sort((a, b) => b.end - b.start - (a.end - a.start));
  for (let size = Math.floor(lines.length / 2); size >= 4; size = Math.floor(size / 2)) {
    for (let start = 0; start + size <= lines.length; start += size) {
      yield [...lines.slice(0, start), ...lines.slice(start + size)];
    }
  }
  for (const { start, end } of blocks) {
    const before = lines.slice(0, start);
    const after = lines.slice(end);
    yield [...before, ...after];
    // A clause such as `except:` cannot go without the `try:` above it: both at once.
    const next = after[0] ?? "";
    if (/^\s*(except|else|elif|finally)/.test(next) && indentOf(next) === indentOf(lines[start])) {
      const clauseEnd = blockEnd(lines, end);
      const body = lines.slice(start + 1, end).map((line) => line.replace(/^ {4}/, ""));
      yield [...before, ...lines.slice(clauseEnd)];
      yield [...before, ...body, ...lines.slice(clauseEnd)];
    }
    if (end > start + 1) {
      yield [...before, ...lines.slice(start + 1, end).map((line) => line.replace(/^ {4}/, "")), ...after];
    }
    if (lines[start].trim() !== "pass")
      yield [...before, `${" ".repeat(indentOf(lines[start]))}pass`, ...after];
  }
}

/** The bracketed parts of a line, as start and end offsets of what is inside. Strings are skipped roughly. */
function brackets(line: string): { start: number; end: number }[] {
  const open: number[] = [];
  const found: { start: number; end: number }[] = [];
  let quote = "";
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quote) {
      if (c === "\\") i++;
      else if (c === quote) quote = "";
    } else if (c === "'" || c === '"') quote = c;
    else if ("([{".includes(c)) open.push(i + 1);
    else if (")]}".includes(c) && open.length > 0) found.push({ start: open.pop()!, end: i });
  }
  return found;
}

/** Splits at commas and operators outside brackets. */
function pieces(text: string): string[] {
  const inner = brackets(text);
  const outside = (i: number): boolean => !inner.some(({ start, end }) => i >= start && i < end);
  const cuts: number[] = [];
  for (const match of text.matchAll(/, | (?:[-+*/%&|^<>=!]+|and|or|in|is|not in|if|else) /g)) {
    if (outside(match.index)) cuts.push(match.index, match.index + match[0].length);
  }
  const edges = [0, ...cuts, text.length];
  const result: string[] = [];
  for (let i = 0; i + 1 < edges.length; i += 2) result.push(text.slice(edges[i], edges[i + 1]));
  return result;
}

/** Lines with one bracketed part made simpler. */
function* expressionCandidates(line: string): Generator<string> {
  const parts = brackets(line).sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const { start, end } of parts) {
    const inside = line.slice(start, end);
    if (inside.length < 2) continue;
    const around = (text: string): string => line.slice(0, start) + text + line.slice(end);
    const list = pieces(inside);
    if (list.length > 1) for (const piece of list) yield around(piece);
    for (const inner of brackets(inside)) yield around(inside.slice(inner.start, inner.end));
    yield around("");
    yield around("0");
    if (list.length > 2) {
      for (let i = 0; i < list.length; i++) yield around(list.filter((_, j) => j !== i).join(", "));
    }
  }
}

/** Repeats reductions until none helps or `budget` candidates were tried. */
export async function minimise(source: string, stillDiffers: StillDiffers, budget = 600): Promise<string> {
  let lines = source.split("\n").filter((line) => line.trim() !== "");
  let left = budget;
  const accept = async (candidate: string[]): Promise<boolean> => {
    if (left <= 0 || candidate.length === 0) return false;
    left--;
    if (!(await stillDiffers(`${candidate.join("\n")}\n`))) return false;
    lines = candidate;
    return true;
  };
  const step = async (): Promise<boolean> => {
    for (const candidate of lineCandidates(lines)) if (await accept(candidate)) return true;
    for (const [index, line] of lines.entries()) {
      for (const text of expressionCandidates(line)) if (await accept(lines.with(index, text))) return true;
    }
    return false;
  };
  while (left > 0 && (await step()));
  return `${lines.join("\n")}\n`;
}
