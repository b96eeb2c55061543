/** `halpy status` and `halpy releases`: what is on boards. */

import type { Arguments } from "./arguments.js";
import type { Command } from "./command.js";
import { boardsOf, control, nameOption, nameParameter, say } from "./deploy/control.js";
import type { Answer } from "./deploy/protocol.js";
import { timeOfRelease } from "./deploy/release.js";
import { sizeText } from "./deploy/size.js";
import { tableText } from "./deploy/text-table.js";

/** A program on a board, as systemd sees it. */
export interface ProgramStatus {
  readonly board: string;
  readonly program: string;
  /** `running`, `stopped`, `ended`, `restarting`, `failed`. */
  readonly state: string;
  /** Since when, by the board's clock. */
  readonly since: string;
  readonly release: string;
  readonly restarts: number;
  readonly memoryBytes: number | null;
  /** Starts with the board. */
  readonly enabled: boolean;
  readonly scope: string;
}

/** systemd's two words and the result as one word for people. */
function stateOf(fact: (name: string) => string): string {
  switch (fact("ActiveState")) {
    case "active":
      return "running";
    case "activating":
      return fact("SubState") === "auto-restart" ? "restarting" : "starting";
    case "deactivating":
      return "stopping";
    case "failed":
      return "failed";
    default:
      return fact("Result") === "success" && fact("ExecMainCode") === "1" ? "ended" : "stopped";
  }
}

function programsOf(board: string, { words }: Answer): ProgramStatus[] {
  const programs: { name: string; facts: Map<string, string> }[] = [];
  for (const { word, rest } of words) {
    if (word === "program") programs.push({ name: rest, facts: new Map() });
    if (word !== "fact") continue;
    const [, name = "", value = ""] = /^(\S+) ?(.*)$/.exec(rest) ?? [];
    programs.at(-1)?.facts.set(name, value);
  }
  return programs.map(({ name, facts }) => {
    const fact = (key: string): string => facts.get(key) ?? "";
    const state = stateOf(fact);
    const isActive = state === "running";
    return {
      board,
      program: name,
      state,
      since: fact(isActive ? "ActiveEnterTimestamp" : "InactiveEnterTimestamp"),
      release: fact("release"),
      restarts: Number(fact("NRestarts")) || 0,
      memoryBytes: /^\d{1,15}$/.test(fact("MemoryCurrent")) ? Number(fact("MemoryCurrent")) : null,
      enabled: fact("UnitFileState") === "enabled",
      scope: fact("scope"),
    };
  });
}

async function status(args: Arguments): Promise<number> {
  const boards = boardsOf(args);
  const found = new Map<string, ProgramStatus[]>();
  const code = await control(boards, "status", nameParameter(args), ({ shown }, answer) =>
    found.set(shown, programsOf(shown, answer)),
  );
  const all = boards.flatMap(({ shown }) => found.get(shown) ?? []);
  if (args.flag("json")) {
    say(`${JSON.stringify(all, null, 2)}\n`);
    return code;
  }
  const rows = all.map((one) => [
    one.board,
    one.program,
    one.state,
    one.since,
    one.release,
    String(one.restarts),
    one.memoryBytes === null ? "" : sizeText(one.memoryBytes),
    one.enabled ? "yes" : "no",
  ]);
  if (rows.length > 0)
    say(
      tableText([
        ["BOARD", "PROGRAM", "STATE", "SINCE", "RELEASE", "RESTARTS", "MEMORY", "AT BOOT"],
        ...rows,
      ]),
    );
  for (const [board, programs] of found) if (programs.length === 0) say(`${board}: nothing is deployed\n`);
  return code;
}

async function releases(args: Arguments): Promise<number> {
  const rows: string[][] = [];
  const code = await control(boardsOf(args), "releases", nameParameter(args), ({ shown }, answer) => {
    for (const rest of answer.all("release")) {
      const [id = "", mark = ""] = rest.split(" ");
      const text = mark === "current" ? "runs" : mark === "failed" ? "died" : "";
      rows.push([shown, id, timeOfRelease(id), text]);
    }
  });
  if (rows.length > 0) say(tableText([["BOARD", "RELEASE", "MADE", ""], ...rows]));
  return code;
}

export const statusCommand: Command = {
  name: "status",
  synopsis: ["[options] BOARD..."],
  summary: "says how deployed programs are",
  description: [
    "Shows the programs that 'halpy deploy' has brought to the boards: whether they run, since when, which release, how often systemd had to start them anew, and how much memory they take.",
  ],
  options: [nameOption, { name: "json", help: "Prints the same as JSON." }],
  examples: [["halpy status pi@north pi@south", "The programs of two boards."]],
  run: status,
};

export const releasesCommand: Command = {
  name: "releases",
  synopsis: ["[--name NAME] BOARD..."],
  summary: "lists the releases of a deployed program",
  description: [
    "Shows which releases of the program are on the boards, the oldest first, and which one runs.",
  ],
  options: [nameOption],
  examples: [["halpy releases pi@north", "What 'halpy rollback' can go back to."]],
  run: releases,
};
