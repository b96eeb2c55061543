/** Help texts, made from the tables of the commands. */

import type { Command, OptionSpec } from "./command.js";
import { EXIT_TEXT } from "./exit-codes.js";

const WIDTH = 79;

/** Breaks a paragraph into lines with a margin. */
export function wrap(text: string, margin: number, width = WIDTH): string {
  const indent = " ".repeat(margin);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && margin + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  lines.push(indent + line);
  return lines.join("\n");
}

function optionHead(option: OptionSpec): string {
  const long = `--${option.negatable ? "[no-]" : ""}${option.name}`;
  const names =
    option.short === undefined
      ? long
      : option.name.length === 1
        ? `-${option.short}`
        : `-${option.short}, ${long}`;
  return option.value === undefined ? names : `${names} ${option.value}`;
}

function optionText(option: OptionSpec): string {
  const choices = option.choices === undefined ? "" : ` One of: ${option.choices.join(", ")}.`;
  return `  ${optionHead(option)}\n${wrap(option.help + choices, 8)}`;
}

function section(title: string, body: string): string {
  return `${title}\n${body}\n`;
}

function exitStatus(): string {
  return EXIT_TEXT.map(([code, text]) => `  ${String(code).padEnd(5)}${text}`).join("\n");
}

/** `halpy COMMAND --help` */
export function commandHelp(command: Command): string {
  const parts = [
    section("NAME", `  halpy ${command.name} - ${command.summary}`),
    section(
      "SYNOPSIS",
      command.synopsis.map((form) => `  halpy ${command.name} ${form}`.trimEnd()).join("\n"),
    ),
    section("DESCRIPTION", command.description.map((text) => wrap(text, 2)).join("\n\n")),
  ];
  const options = [...command.options, { name: "help", short: "h", help: "Shows this text." }];
  parts.push(section("OPTIONS", options.map(optionText).join("\n")));
  if (command.exitStatus) parts.push(section("EXIT STATUS", exitStatus()));
  if (command.examples !== undefined) {
    parts.push(
      section("EXAMPLES", command.examples.map(([line, what]) => `  ${line}\n${wrap(what, 8)}`).join("\n")),
    );
  }
  return parts.join("\n");
}

/** `halpy --help` */
export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((c) => c.name.length)) + 2;
  const table = commands.map((c) => `  ${c.name.padEnd(width)}${c.summary}`).join("\n");
  return [
    section("NAME", "  halpy - compiles MicroPython to JavaScript and runs it on simulated and real boards"),
    section(
      "SYNOPSIS",
      "  halpy COMMAND [options] [operands]\n  halpy FILE.py [arguments]        the same as 'halpy run FILE.py'",
    ),
    section("COMMANDS", table),
    section(
      "OPTIONS",
      "  --help       shows this text; 'halpy COMMAND --help' that of a command\n  --version    shows the version",
    ),
    section("EXIT STATUS", exitStatus()),
    section(
      "ENVIRONMENT",
      [
        ["MICROPYPATH", "folders where modules are looked for, after the folder of the script"],
        ["XDG_CACHE_HOME", "compiled programs are kept in its folder 'halpy' (default: ~/.cache/halpy)"],
        ["COLUMNS", "width of drawings when the output is no terminal"],
      ]
        .map(([name, text]) => `  ${(name as string).padEnd(16)}${text}`)
        .join("\n"),
    ),
  ].join("\n");
}
