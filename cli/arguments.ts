/** Takes a command line apart by the options of a command. */

import { UsageError, type Command, type OptionSpec } from "./command.js";
import { closest } from "../compiler/diagnostics/closest.js";

/** The options and operands given. */
export class Arguments {
  readonly operands: string[] = [];
  private readonly values = new Map<string, string | boolean>();
  private readonly lists = new Map<string, string[]>();

  /** Adds a value of an option that may be given several times. */
  add(name: string, value: string): void {
    const list = this.lists.get(name);
    if (list === undefined) this.lists.set(name, [value]);
    else list.push(value);
  }

  /** All values of such an option, in their order. */
  all(name: string): readonly string[] {
    return this.lists.get(name) ?? [];
  }

  set(name: string, value: string | boolean): void {
    this.values.set(name, value);
  }

  /** Whether the option was given, in any form. */
  has(name: string): boolean {
    return this.values.has(name) || this.lists.has(name);
  }

  /** Value of an option, `undefined` if it was not given. */
  value(name: string): string | undefined {
    const value = this.values.get(name);
    return typeof value === "string" ? value : undefined;
  }

  /** Was a switch given? `undefined`: neither it nor its negation. */
  flag(name: string): boolean | undefined {
    const value = this.values.get(name);
    return typeof value === "boolean" ? value : undefined;
  }
}

function unknown(option: string, command: Command): UsageError {
  const guess = closest(
    option,
    command.options.map((o) => `--${o.name}`),
  );
  return new UsageError(
    `unknown option '${option}'${guess === undefined ? "" : `; did you mean '${guess}'?`}`,
  );
}

/** An option as it is written: some have a letter only. */
const written = ({ name }: OptionSpec): string => (name.length === 1 ? `-${name}` : `--${name}`);

function checked(spec: OptionSpec, value: string): string {
  if (spec.choices !== undefined && !spec.choices.includes(value)) {
    throw new UsageError(`--${spec.name}: '${value}' is not one of ${spec.choices.join(", ")}`);
  }
  return value;
}

/** Parses what follows the command's name. `--help` is the option `help` of every command. */
export function parseArguments(command: Command, words: readonly string[]): Arguments {
  const args = new Arguments();
  let i = 0;
  /** The value of an option: after `=`, stuck to the letter, or the next word. */
  const take = (spec: OptionSpec, given: string | undefined): void => {
    const value = given ?? words[++i];
    if (value === undefined) throw new UsageError(`${written(spec)} needs a value: ${spec.value ?? ""}`);
    if (spec.repeatable) args.add(spec.name, checked(spec, value));
    else args.set(spec.name, checked(spec, value));
  };
  for (; i < words.length; i++) {
    const word = words[i] as string;
    if (word === "--") {
      args.operands.push(...words.slice(i + 1));
      break;
    }
    if (word === "-" || !word.startsWith("-")) {
      if (command.passesArguments) {
        args.operands.push(...words.slice(i));
        break;
      }
      args.operands.push(word);
      continue;
    }
    if (word === "--help" || word === "-h") {
      args.set("help", true);
      continue;
    }
    const spec = word.startsWith("--") ? long(command, word, args, take) : short(command, word, args, take);
    if (spec.last) {
      args.operands.push(...words.slice(i + 1));
      break;
    }
  }
  return args;
}

type Take = (spec: OptionSpec, given: string | undefined) => void;

function long(command: Command, word: string, args: Arguments, take: Take): OptionSpec {
  const equals = word.indexOf("=");
  const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
  const given = equals < 0 ? undefined : word.slice(equals + 1);
  const spec = command.options.find((o) => o.name === name);
  if (spec === undefined) {
    const negated = command.options.find((o) => o.negatable && `no-${o.name}` === name);
    if (negated === undefined) throw unknown(`--${name}`, command);
    args.set(negated.name, false);
    return negated;
  }
  if (spec.value !== undefined) take(spec, given);
  else if (given !== undefined) throw new UsageError(`--${name} takes no value`);
  else args.set(name, true);
  return spec;
}

function short(command: Command, word: string, args: Arguments, take: Take): OptionSpec {
  const spec = command.options.find((o) => o.short === word[1]);
  if (spec === undefined) throw unknown(word, command);
  const rest = word.slice(2);
  if (spec.value !== undefined) take(spec, rest === "" ? undefined : rest);
  else if (rest !== "") throw unknown(word, command);
  else args.set(spec.name, true);
  return spec;
}
