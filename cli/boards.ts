/** `halpy boards`: the boards that there are, and everything about one of them. */

import { writeFileSync } from "node:fs";
import { writeAll, encodeText } from "../runtime-hal/exec/output.js";
import { boardTable, inOrder, summary } from "../targets/show/board-list.js";
import { boardText } from "../targets/show/board-text.js";
import { boardSvg } from "../targets/show/header-svg.js";
import type { Arguments } from "./arguments.js";
import { UsageError, type Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { writeFailure } from "./file-failure.js";
import { verdicts, verdictText } from "./boards-for.js";
import { boardIds, findTarget } from "./find-target.js";

const DEFAULT_WIDTH = 110;

const out = (text: string): void => writeAll(1, encodeText(text));
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function writeSvg(file: string, text: string): number {
  if (file === "-") {
    out(text);
    return EXIT.ok;
  }
  try {
    writeFileSync(file, text);
  } catch (e) {
    writeAll(2, encodeText(`halpy: boards: ${writeFailure(e, file) ?? (e as Error).message}\n`));
    return EXIT.cantWrite;
  }
  return EXIT.ok;
}

function one(name: string, args: Arguments): number {
  const target = findTarget(name);
  const svg = args.value("svg");
  if (svg !== undefined) return writeSvg(svg, boardSvg(target));
  if (args.flag("json")) {
    out(asJson(target));
    return EXIT.ok;
  }
  const color = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  const width = process.stdout.columns || Number(process.env.COLUMNS) || DEFAULT_WIDTH;
  out(boardText(target, { width, color, ascii: args.flag("ascii") ?? false }));
  return EXIT.ok;
}

function forScript(script: string, json: boolean): number {
  const found = verdicts(script);
  if ("errors" in found) {
    out(found.errors);
    return EXIT.usage;
  }
  out(json ? asJson(found) : verdictText(script, found));
  return EXIT.ok;
}

function boards(args: Arguments): number {
  const { operands } = args;
  const script = args.value("for");
  if (script !== undefined) {
    if (operands.length > 0 || args.value("svg") !== undefined)
      throw new UsageError("--for looks at all boards; 'halpy check --board ID' checks a script for one");
    return forScript(script, args.flag("json") ?? false);
  }
  if (operands.length > 1) throw new UsageError("one board at a time");
  if (operands.length === 1) return one(operands[0] as string, args);
  if (args.value("svg") !== undefined) throw new UsageError("--svg draws one board: name it");
  const all = inOrder(boardIds().map(findTarget));
  out(args.flag("json") ? asJson(all.map(summary)) : boardTable(all));
  return EXIT.ok;
}

export const boardsCommand: Command = {
  name: "boards",
  synopsis: ["[--json]", "[--json | --svg FILE] BOARD", "[--json] --for SCRIPT"],
  summary: "lists the boards, or shows the pins of one",
  description: [
    "Without an operand: a table of all boards that halpy knows. With the id of a board, or with a JSON file that describes one of your own: its headers with what each pin can do, the pins to be careful with, its buses, and the names that scripts can use.",
    'A board of your own is a JSON file that names another in \'extends\' and says what differs, such as {"extends": "esp32", "pinNames": {"PUMP": 26}}; every option --board takes such a file too.',
  ],
  options: [
    { name: "json", help: "Prints the data itself, for other programs." },
    {
      name: "for",
      value: "SCRIPT",
      help: "Says which boards the script can run on, and why not on the others: the checks of 'halpy check --board' for all boards.",
    },
    { name: "svg", value: "FILE", help: "Writes a picture of the headers; '-' is standard output." },
    { name: "ascii", help: "Draws with ASCII characters only." },
  ],
  examples: [
    ["halpy boards", "Lists all boards."],
    ["halpy boards pico", "Shows the pins of a Raspberry Pi Pico."],
    ["halpy boards --for main.py", "Says which boards can run a script."],
    ["halpy boards --svg esp32.svg esp32", "Draws them."],
  ],
  run: boards,
};
