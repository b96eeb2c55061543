/** What a command of the command line is: data for the parser and the help, and a function. */

import type { Arguments } from "./arguments.js";

export interface OptionSpec {
  /** Long name without the dashes. */
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  /** What the value is called in the help; absent: a switch. */
  readonly value?: string;
  readonly help: string;
  /** The values allowed. */
  readonly choices?: readonly string[];
  /** The value ends the options; everything after it belongs to the script. */
  readonly last?: boolean;
  /** May be given several times; each value counts. */
  readonly repeatable?: boolean;
  /** Can also be written `--no-name`. */
  readonly negatable?: boolean;
}

export interface Command {
  readonly name: string;
  /** What follows the name in the synopsis; several lines for several forms. */
  readonly synopsis: readonly string[];
  readonly summary: string;
  /** Paragraphs of the help. */
  readonly description: readonly string[];
  readonly options: readonly OptionSpec[];
  /** Operands end the options: what follows the first one belongs to the script. */
  readonly passesArguments?: boolean;
  /** The help shows the table of exit statuses. */
  readonly exitStatus?: boolean;
  readonly examples?: readonly (readonly [string, string])[];
  /** Gives the exit status. */
  run(args: Arguments): number | Promise<number>;
}

/** A mistake in the command line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
