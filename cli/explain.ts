/** `halpy explain`: the documentation of a diagnostic code. */

import { writeAll, encodeText } from "../runtime-hal/exec/output.js";
import type { Arguments } from "./arguments.js";
import { closest } from "../compiler/diagnostics/closest.js";
import { UsageError, type Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { wrap } from "./help.js";
import { knownCodes } from "./known-codes.js";
import staticOnly from "../compiler/lint/rules/static-only.json" with { type: "json" };

const indented = (text: string): string => text.replace(/^(?=.)/gm, "    ").trimEnd();

function explanation(code: string): string {
  const codes = knownCodes();
  const entry = codes.get(code);
  if (entry === undefined) {
    const guess = closest(code, [...codes.keys()]);
    const hint = guess === undefined ? "'halpy explain' lists all" : `did you mean ${guess}?`;
    throw new UsageError(`there is no code '${code}'; ${hint}`);
  }
  const { what, why, example, instead } = entry.explanation;
  const unseen = (staticOnly as Readonly<Record<string, string>>)[code];
  const notAtRunTime = unseen === undefined ? "" : `\n${wrap(`Not seen at run time: ${unseen}`, 2)}\n`;
  return [
    `${code} (${entry.severity}): ${entry.summary}\n`,
    `${wrap(what, 2)}\n\n${wrap(why, 2)}\n${notAtRunTime}`,
    `  For example\n\n${indented(example)}\n`,
    `  Write instead\n\n${indented(instead)}\n`,
  ].join("\n");
}

function explain(args: Arguments): number {
  const { operands } = args;
  const text =
    operands.length === 0
      ? [...knownCodes()]
          .map(([code, entry]) => `${code}  ${entry.severity.padEnd(8)} ${entry.summary}\n`)
          .join("")
      : operands.map((code) => explanation(code.toUpperCase())).join("\n");
  writeAll(1, encodeText(text));
  return EXIT.ok;
}

export const explainCommand: Command = {
  name: "explain",
  synopsis: ["[CODE...]"],
  summary: "explains the code of a message, or lists all codes",
  description: ["Prints what a diagnostic means, why it is given, an example, and what to write instead."],
  options: [],
  examples: [["halpy explain SYN101", "Explains one message."]],
  run: explain,
};
