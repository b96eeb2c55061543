/** What a program is called on its boards. */

import { basename, dirname, resolve } from "node:path";
import { UsageError } from "../command.js";

/** It becomes a part of paths and of a unit's name, and a word of shell scripts. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Scripts of these names are in every project: the folder says more. */
const GENERAL = new Set(["main", "boot", "code", "app", "__main__"]);

export function checkedName(name: string): string {
  if (NAME.test(name)) return name;
  throw new UsageError(
    `'${name}' can be no name of a program: letters, digits, '-' and '_', beginning with a letter or digit`,
  );
}

/** The name that `--name` gives, or that of the script, or of its folder if the script's is a general one. */
export function programName(given: string | undefined, file: string): string {
  if (given !== undefined) return checkedName(given);
  const script = basename(file, ".py");
  const own = GENERAL.has(script) ? basename(dirname(resolve(file))) : script;
  const name = own
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .replace(/^[-_]+/, "")
    .slice(0, 64);
  return NAME.test(name) ? name : "program";
}
