/** Boards by the name or file that the command line gives. */

import { readdirSync } from "node:fs";
import { loadOwnTarget, loadTarget, TargetError, type Target } from "../targets/load.js";
import { inconsistencies } from "../targets/validate.js";
import { closest } from "../compiler/diagnostics/closest.js";
import { UsageError } from "./command.js";
import { packageRoot } from "./package-root.js";
import { readText } from "./read-file.js";
import { schemaErrors } from "./validate-board.js";

const readTarget = (path: string): string | undefined => readText(`${packageRoot}targets/${path}`);

/** Ids of the package's boards, in alphabetical order. */
export function boardIds(): string[] {
  return readdirSync(`${packageRoot}targets/boards`)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}

function schemas(): { board: object; chip: object } {
  const schema = (kind: string): object =>
    JSON.parse(readTarget(`schema/${kind}.schema.json`) ?? "{}") as object;
  return { board: schema("board"), chip: schema("chip") };
}

function ownTarget(path: string): Target {
  const text = readText(path);
  if (text === undefined) throw new UsageError(`can't read the board '${path}'`);
  try {
    const target = loadOwnTarget(text, path, readTarget);
    const wrong = schemaErrors(JSON.parse(text), schemas());
    // What does not fit together can only be asked of data that has the right form.
    const faults = wrong.length > 0 ? wrong : inconsistencies(target);
    if (faults.length > 0) throw new TargetError(faults.map((fault) => `${path}: ${fault}`).join("\n  "));
    return target;
  } catch (e) {
    if (e instanceof TargetError) throw new UsageError(e.message);
    throw e;
  }
}

/** The board of that id or file, `undefined` if there is none of that id. */
export const targetOf = (name: string): Target | undefined =>
  name.endsWith(".json") ? ownTarget(name) : loadTarget(name, readTarget);

/** The board of that id, or the user's own of that JSON file; a mistake in it is one of the command line. */
export function findTarget(name: string): Target {
  const found = targetOf(name);
  if (found !== undefined) return found;
  const guess = closest(name, boardIds());
  const hint = guess === undefined ? "'halpy boards' lists them" : `did you mean '${guess}'?`;
  throw new UsageError(`there is no board '${name}'; ${hint}`);
}
