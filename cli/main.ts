/** The command `halpy`: the table of commands, and what is common to all of them. */

import { parseArguments } from "./arguments.js";
import { closest } from "../compiler/diagnostics/closest.js";
import { UsageError, type Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { commandHelp, generalHelp } from "./help.js";
import { internalError } from "./internal-error.js";
import { packageVersion } from "./package-root.js";
import { writeAll, encodeText } from "../runtime-hal/exec/output.js";
import { runCommand } from "./run.js";

/** The commands by name, in the order of the help. All but the one that is typed most are loaded when they are called. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["run", () => Promise.resolve(runCommand)],
  ["repl", async () => (await import("./repl/repl.js")).replCommand],
  ["build", async () => (await import("./build.js")).buildCommand],
  ["check", async () => (await import("./check.js")).checkCommand],
  ["boards", async () => (await import("./boards.js")).boardsCommand],
  ["parts", async () => (await import("./parts.js")).partsCommand],
  ["doctor", async () => (await import("./doctor.js")).doctorCommand],
  ["deploy", async () => (await import("./deploy.js")).deployCommand],
  ["status", async () => (await import("./status.js")).statusCommand],
  ["logs", async () => (await import("./logs.js")).logsCommand],
  ["start", async () => (await import("./service.js")).startCommand],
  ["stop", async () => (await import("./service.js")).stopCommand],
  ["releases", async () => (await import("./status.js")).releasesCommand],
  ["rollback", async () => (await import("./service.js")).rollbackCommand],
  ["remove", async () => (await import("./service.js")).removeCommand],
  ["explain", async () => (await import("./explain.js")).explainCommand],
]);

const allCommands = (): Promise<Command[]> => Promise.all([...COMMANDS.values()].map((load) => load()));

const out = (text: string): void => writeAll(1, encodeText(text));
const err = (text: string): void => writeAll(2, encodeText(text));

/** Runs the command line; gives the exit status. */
async function main(words: readonly string[]): Promise<number> {
  const [first, ...rest] = words;
  if (first === undefined || first === "--help" || first === "-h") {
    (first === undefined ? err : out)(generalHelp(await allCommands()));
    return first === undefined ? EXIT.usage : EXIT.ok;
  }
  if (first === "help") return help(rest[0]);
  if (first === "--version" || first === "-V" || first === "version") {
    out(`halpy ${packageVersion()}\n`);
    return EXIT.ok;
  }
  const load = COMMANDS.get(first);
  if (load !== undefined) return start(await load(), rest);
  // A script, or options of `run`: what one types most.
  if (first.endsWith(".py") || ["-c", "-m", "-"].includes(first)) return start(runCommand, words);
  const guess = closest(first, [...COMMANDS.keys()]);
  const hint = guess === undefined ? "'halpy --help' lists the commands" : `did you mean '${guess}'?`;
  throw new UsageError(`there is no command '${first}'; ${hint}`);
}

async function help(name: string | undefined): Promise<number> {
  const load = name === undefined ? undefined : COMMANDS.get(name);
  out(load === undefined ? generalHelp(await allCommands()) : commandHelp(await load()));
  return EXIT.ok;
}

async function start(command: Command, words: readonly string[]): Promise<number> {
  const args = parseArguments(command, words);
  if (args.flag("help")) {
    out(commandHelp(command));
    return EXIT.ok;
  }
  try {
    return await command.run(args);
  } catch (e) {
    if (e instanceof UsageError) throw new UsageError(`${command.name}: ${e.message}`);
    throw e;
  }
}

/** What went wrong, said; gives the exit status. */
function fail(e: unknown): number {
  if (!(e instanceof UsageError))
    return internalError(e instanceof Error ? (e.stack ?? e.message) : String(e));
  err(`halpy: ${e.message}\n`);
  return EXIT.usage;
}

// Left to itself, node would wait until V8's helpers have compiled what nobody will run any more: a quarter of a run of 250 ms.
void main(process.argv.slice(2))
  .catch(fail)
  .then((status) => process.exit(status));
