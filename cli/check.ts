/** `halpy check`: compiles without running, and shows what was found. */

import { dirname } from "node:path";
import { writeAll, encodeText } from "../runtime-hal/exec/output.js";
import type { Diagnostic } from "../compiler/index.js";
import type { Arguments } from "./arguments.js";
import { backendOf, CHECKED_BACKENDS } from "./backend-of.js";
import { backendOptions } from "./backend-options.js";
import { filesUnder } from "./check-files.js";
import { forgetSettings } from "./check-config.js";
import { applyFixes, differences } from "./check-fix.js";
import { FORMATS, isStreamed, render, type Format } from "./check-formats.js";
import { CheckRun, type CheckOptions } from "./check-run.js";
import { UsageError, type Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { FileWatch } from "./file-watch.js";
import { knownCodes } from "./known-codes.js";
import { bePatient } from "./tiering.js";

/** Between the steps in which an editor writes a file there is less. */
const QUIET_MS = 100;

const say = (text: string): void => {
  if (text !== "") writeAll(1, encodeText(text));
};

function codesOf(args: Arguments, name: string): string[] {
  const codes = args
    .all(name)
    .flatMap((text) => text.split(","))
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== "");
  if (codes.length === 0) return codes;
  const known = [...knownCodes().keys()];
  const wrong = codes.find((code) => !known.some((one) => one.startsWith(code)));
  if (wrong !== undefined)
    throw new UsageError(`--${name}: no code begins with '${wrong}'; 'halpy explain' lists them`);
  return codes;
}

function formatOf(args: Arguments): Format {
  if (args.flag("json") === true) return "json";
  return (args.value("format") ?? "full") as Format;
}

/** How often each code was found. */
function statistics(findings: readonly Diagnostic[]): string {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([code, count]) => `${String(count).padStart(6)}  ${code}\n`)
    .join("");
}

/** One check of all files; gives the exit status. */
async function checkOnce(args: Arguments): Promise<number> {
  const format = formatOf(args);
  const color = process.stdout.isTTY === true;
  const options: CheckOptions = {
    board: args.value("board"),
    select: codesOf(args, "select"),
    ignore: codesOf(args, "ignore"),
    strict: args.flag("strict") === true,
    replacePins: args.flag("replace-pins") === true,
    strictPins: args.flag("strict-pins") === true,
    backend: backendOf(args),
  };
  const changes = args.flag("fix") === true || args.flag("diff") === true;
  const isQuiet = args.flag("statistics") === true || changes;
  const run = new CheckRun(options);
  const show = async (found: readonly Diagnostic[]): Promise<void> => {
    if (isStreamed(format) && !isQuiet) say(await render(format, found, color));
  };
  const endPatience = bePatient();
  try {
    for (const file of filesUnder(args.operands)) await show(run.check(file));
  } finally {
    endPatience();
  }
  await show(run.finish());
  if (run.boardless.length > 0 && format === "full" && !isQuiet) {
    const [first, ...others] = run.boardless;
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    writeAll(
      2,
      encodeText(
        `halpy: no board is given, so pins were not checked (${first}${more}); --board ID names one\n`,
      ),
    );
  }
  if (args.flag("diff") === true) {
    const text = differences(run.findings);
    say(text);
    return text === "" ? EXIT.ok : EXIT.findings;
  }
  if (args.flag("fix") === true) {
    const { count, failure } = applyFixes(run.findings);
    const rest = run.findings.filter(({ fix }) => fix === undefined);
    say(await render(format, rest, color));
    writeAll(2, encodeText(`halpy: ${count} ${count === 1 ? "change" : "changes"} made\n`));
    if (failure !== undefined) {
      writeAll(2, encodeText(`halpy: check: ${failure}\n`));
      return EXIT.cantWrite;
    }
    return rest.some(({ severity }) => severity === "error") ? EXIT.findings : EXIT.ok;
  }
  if (args.flag("statistics") === true) say(statistics(run.findings));
  else if (!isStreamed(format)) say(await render(format, run.findings, color));
  return run.failed ? EXIT.findings : EXIT.ok;
}

/** Checks again whenever a file changes, until interrupted. */
async function checkAgainAndAgain(args: Arguments): Promise<never> {
  const again = async (): Promise<void> => {
    if (process.stdout.isTTY === true) say("\x1b[2J\x1b[H");
    forgetSettings();
    const status = await checkOnce(args);
    say(status === EXIT.ok ? "no errors; waiting for changes\n" : "waiting for changes\n");
  };
  const onceMore = async (): Promise<void> => {
    try {
      await again();
    } catch (e) {
      // What is gone for a moment, or for good, may come back.
      if (!(e instanceof UsageError)) throw e;
      say(`halpy: check: ${e.message}\nwaiting for changes\n`);
    }
  };
  // What is not there is told at once.
  filesUnder(args.operands);
  const saves = new FileWatch(QUIET_MS);
  const folders = new Set(args.operands.map((path) => (path.endsWith(".py") ? dirname(path) : path)));
  for (const folder of folders)
    saves.follow(folder, (name) => /\.(py|toml)$/.test(name), { recursive: true });
  for (await again(); ; await onceMore()) await saves.next();
}

async function check(args: Arguments): Promise<number> {
  if (args.operands.length === 0) throw new UsageError("no files given");
  return args.flag("watch") === true ? checkAgainAndAgain(args) : checkOnce(args);
}

export const checkCommand: Command = {
  name: "check",
  synopsis: ["[options] PATH..."],
  summary: "looks for errors without running anything",
  description: [
    "Compiles each script with the modules it imports and prints all errors and warnings found: syntax, names that nothing defines, imports of what is not there, calls whose arguments do not fit; and with a board what the program does that its pins cannot do. Of a folder all Python files are checked.",
    "An error is something that fails for certain when the program gets there, a warning something that may; code that asks first (try, hasattr, sys.platform) is left alone. The status is 1 if there were errors, 0 if there were warnings only. 'halpy explain CODE' tells more about a message, a comment '# noqa: CODE reason' silences it on its line.",
    "Settings are read from [tool.halpy] of the nearest pyproject.toml, or a halpy.toml: board, backend, select, ignore, exclude, strict, strict-pins, and the tables per-file-ignores and per-file-boards.",
  ],
  options: [
    {
      name: "board",
      value: "ID",
      help: "The board that the scripts are for: an id ('halpy boards' lists them) or a JSON file of your own.",
    },
    ...backendOptions.map((option) =>
      option.name === "backend"
        ? {
            ...option,
            choices: CHECKED_BACKENDS,
            help: "How the scripts are to be run: tells what it leaves out.",
          }
        : option,
    ),
    {
      name: "select",
      value: "CODES",
      repeatable: true,
      help: "Codes to look for, or beginnings of codes: PIN,NAM220.",
    },
    { name: "ignore", value: "CODES", repeatable: true, help: "Codes not to look for." },
    {
      name: "format",
      value: "FORM",
      choices: FORMATS,
      help: "How findings are printed; lines and columns count from 1.",
    },
    { name: "json", help: "The same as '--format json'." },
    { name: "fix", help: "Makes the changes that are safe, such as the spelling of constants." },
    {
      name: "replace-pins",
      help: "With --fix or --diff: puts a free pin with the same abilities in place of one that cannot do what is asked.",
    },
    { name: "diff", help: "Shows these changes and makes none." },
    { name: "strict", help: "Shows advice too, and fails for warnings." },
    { name: "strict-pins", help: "Says where nothing could be found out about a pin, and why." },
    { name: "statistics", help: "Prints how often each code was found instead of the findings." },
    { name: "watch", help: "Checks again whenever a file changes." },
  ],
  examples: [
    ["halpy check --board pico main.py", "Checks a script and all it imports."],
    ["halpy check --format sarif src > findings.sarif", "Checks a folder for a code scanning service."],
  ],
  run: check,
};
