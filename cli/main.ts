/** The command `halpy`: the table of commands, and what is common to all of them. */

import { boardsCommand } from "./boards.js";
import { buildCommand } from "./build.js";
import { checkCommand } from "./check.js";
import { parseArguments } from "./arguments.js";
import { closest } from "../compiler/diagnostics/closest.js";
import { UsageError, type Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { explainCommand } from "./explain.js";
import { commandHelp, generalHelp } from "./help.js";
import { internalError } from "./internal-error.js";
import { packageVersion } from "./package-root.js";
import { writeAll, encodeText } from "../runtime-hal/exec/output.js";
import { partsCommand } from "./parts.js";
import { runCommand } from "./run.js";

const commands: readonly Command[] = [
  runCommand,
  buildCommand,
  checkCommand,
  boardsCommand,
  partsCommand,
  explainCommand,
];

const out = (text: string): void => writeAll(1, encodeText(text));
const err = (text: string): void => writeAll(2, encodeText(text));

/** Runs the command line; gives the exit status. */
async function main(words: readonly string[]): Promise<number> {
  const [first, ...rest] = words;
  if (first === undefined || first === "--help" || first === "-h") {
    (first === undefined ? err : out)(generalHelp(commands));
    return first === undefined ? EXIT.usage : EXIT.ok;
  }
  if (first === "help") return help(rest[0]);
  if (first === "--version" || first === "-V" || first === "version") {
    out(`halpy ${packageVersion()}\n`);
    return EXIT.ok;
  }
  const command = commands.find((c) => c.name === first);
  if (command !== undefined) return start(command, rest);
  // A script, or options of `run`: what one types most.
  if (first.endsWith(".py") || ["-c", "-m", "-"].includes(first)) return start(runCommand, words);
  const guess = closest(
    first,
    commands.map((c) => c.name),
  );
  const hint = guess === undefined ? "'halpy --help' lists the commands" : `did you mean '${guess}'?`;
  throw new UsageError(`there is no command '${first}'; ${hint}`);
}

function help(name: string | undefined): number {
  const command = commands.find((c) => c.name === name);
  out(command === undefined ? generalHelp(commands) : commandHelp(command));
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

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (e: unknown) => {
    if (e instanceof UsageError) {
      err(`halpy: ${e.message}\n`);
      process.exitCode = EXIT.usage;
    } else {
      process.exitCode = internalError(e instanceof Error ? (e.stack ?? e.message) : String(e));
    }
  },
);
