/** `halpy stop`, `start`, `rollback` and `remove`: what is done with a deployed program. */

import type { Arguments } from "./arguments.js";
import { UsageError, type Command } from "./command.js";
import { boardsOf, control, nameOption, nameParameter, say } from "./deploy/control.js";
import type { Answer } from "./deploy/protocol.js";
import { timeOfRelease } from "./deploy/release.js";

/** Seconds that a program which is started must live. */
const HEALTH = 3;

function runningText(answer: Answer): string {
  const [release = "", state = ""] = (answer.get("running") ?? "").split(" ");
  return `release ${release} (${timeOfRelease(release)}) ${state === "active" ? "runs" : "ran and has ended"}`;
}

async function stop(args: Arguments): Promise<number> {
  return control(boardsOf(args), "stop", nameParameter(args), ({ shown }, answer) =>
    say(`${shown}: ${answer.get("stopped") ?? ""} is stopped; it starts again with the board\n`),
  );
}

async function start(args: Arguments): Promise<number> {
  return control(boardsOf(args), "start", { ...nameParameter(args), health: HEALTH }, ({ shown }, answer) =>
    say(`${shown}: ${runningText(answer)}\n`),
  );
}

async function rollback(args: Arguments): Promise<number> {
  const release = args.value("to") ?? "";
  if (release !== "" && !/^[\w-]+$/.test(release)) throw new UsageError(`--to: '${release}' is no release`);
  return control(
    boardsOf(args),
    "rollback",
    { ...nameParameter(args), release, health: HEALTH },
    ({ shown }, answer) => say(`${shown}: ${runningText(answer)}\n`),
  );
}

async function remove(args: Arguments): Promise<number> {
  const data = args.flag("keep-data") ? "keep" : "";
  return control(boardsOf(args), "remove", { ...nameParameter(args), data }, ({ shown }, answer) => {
    const kept = answer.get("kept");
    const rest = kept === undefined ? "" : `; its data stay in ${kept}`;
    say(`${shown}: ${answer.get("removed") ?? ""} is removed${rest}\n`);
  });
}

export const stopCommand: Command = {
  name: "stop",
  synopsis: ["[--name NAME] BOARD..."],
  summary: "stops a deployed program until the board starts anew",
  description: ["The program gets SIGTERM, gives its pins back, and ends."],
  options: [nameOption],
  run: stop,
};

export const startCommand: Command = {
  name: "start",
  synopsis: ["[--name NAME] BOARD..."],
  summary: "starts a deployed program, anew if it runs",
  description: [
    `Starts the program and watches it for ${HEALTH} seconds; if it dies, what it printed is shown.`,
  ],
  options: [nameOption],
  run: start,
};

export const rollbackCommand: Command = {
  name: "rollback",
  synopsis: ["[--to RELEASE] [--name NAME] BOARD..."],
  summary: "goes back to an earlier release of a deployed program",
  description: [
    "Switches to the release before the one that runs, or to any that is on the board. If it dies, the one that ran comes back.",
  ],
  options: [nameOption, { name: "to", value: "RELEASE", help: "The release ('halpy releases' lists them)." }],
  examples: [["halpy rollback pi@north", "Back to the release before."]],
  run: rollback,
};

export const removeCommand: Command = {
  name: "remove",
  synopsis: ["[--keep-data] [--name NAME] BOARD..."],
  summary: "takes a deployed program from boards",
  description: ["Stops the program and removes its service, its releases and what it has written."],
  options: [
    nameOption,
    { name: "keep-data", help: "Leaves the program's working folder with what it has written." },
  ],
  run: remove,
};
