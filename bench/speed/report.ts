/** From runs to a report: who was right, how long it took, ratios and their means; as data and as Markdown. */
import type { Engine, Program, Run } from "./engines.js";
import { geometricMean, median, spread } from "./statistics.js";

export interface Cell {
  /** Milliseconds of each round. */
  times: number[];
  median: number;
  spread: number;
  verdict: "right" | "wrong" | "failed";
  /** What was printed instead, or the error. */
  message?: string;
}

export interface Row {
  name: string;
  suite: string;
  expected?: string;
  cells: Partial<Record<Engine["id"], Cell>>;
  /** How many times faster halpy is than each of the others. */
  ratios: Partial<Record<Engine["id"], number>>;
}

/** Who says what is right: MicroPython, and where it fails CPython. */
const judges = ["unix", "wasm", "cpython"] as const;

/** Judges and summarises the runs of one program. */
export function summarise(program: Program, runs: Map<Engine["id"], Run[]>): Row {
  const first = (id: Engine["id"]): string | undefined => {
    const run = runs.get(id)?.[0];
    return run && "result" in run ? run.result : undefined;
  };
  const answers = judges.map(first).filter((answer) => answer !== undefined);
  const row: Row = { name: program.name, suite: program.suite, expected: answers[0], cells: {}, ratios: {} };
  for (const [id, all] of runs) {
    const times = all.flatMap((run) => ("microseconds" in run ? [run.microseconds / 1000] : []));
    const cell: Cell = { times, median: median(times), spread: spread(times), verdict: "right" };
    for (const run of all) {
      if ("failure" in run) Object.assign(cell, { verdict: "failed", message: run.failure });
      else if (run.result !== row.expected) Object.assign(cell, { verdict: "wrong", message: run.result });
    }
    row.cells[id] = cell;
  }
  const own = row.cells.halpy;
  for (const [id, cell] of Object.entries(row.cells) as [Engine["id"], Cell][]) {
    if (id === "halpy" || own?.verdict !== "right" || cell.verdict !== "right") continue;
    row.ratios[id] = cell.median / own.median;
  }
  return row;
}

/** The geometric mean of the ratios to an engine over the rows that have one, and how many those are. */
export function meanRatio(rows: readonly Row[], id: Engine["id"]): { mean: number; count: number } {
  const ratios = rows.flatMap((row) => row.ratios[id] ?? []);
  return { mean: geometricMean(ratios), count: ratios.length };
}

const ratioText = (ratio: number | undefined): string => (ratio === undefined ? "" : `${ratio.toFixed(2)}x`);

function cellText(cell: Cell | undefined): string {
  if (!cell) return "";
  if (cell.verdict !== "right") return `**${cell.verdict}**`;
  return `${cell.median.toFixed(1)} ±${(cell.spread * 100).toFixed(0)}%`;
}

/** A table of one suite. */
export function markdown(title: string, rows: readonly Row[], engines: readonly Engine[]): string {
  const others = engines.filter(
    (engine) => engine.id !== "halpy" && rows.some((row) => row.cells[engine.id]),
  );
  const lines = [
    `### ${title}`,
    "",
    `| program | halpy ms | ${others.map((engine) => `${engine.name} ms | ratio`).join(" | ")} |`,
    `| --- |${" ---: |".repeat(1 + 2 * others.length)}`,
  ];
  for (const row of rows) {
    const cells = others.map(({ id }) => `${cellText(row.cells[id])} | ${ratioText(row.ratios[id])}`);
    lines.push(`| ${row.name} | ${cellText(row.cells.halpy)} | ${cells.join(" | ")} |`);
  }
  const means = others.map(({ id }) => {
    const { mean, count } = meanRatio(rows, id);
    return count > 0 ? `of ${count} | **${ratioText(mean)}**` : " | ";
  });
  lines.push(`| **geometric mean** | | ${means.join(" | ")} |`, "");
  for (const row of rows) {
    for (const [id, cell] of Object.entries(row.cells)) {
      if (cell.verdict === "right") continue;
      lines.push(`- ${row.name} on ${id} ${cell.verdict}: \`${(cell.message ?? "").slice(0, 150)}\``);
    }
  }
  return lines.join("\n");
}
