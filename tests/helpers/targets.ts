/** The files of `targets`, for tests. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadTarget, type Target } from "../../targets/load.js";

const folder = fileURLToPath(new URL("../targets/", import.meta.url));

export const readTarget = (path: string): string | undefined => {
  try {
    return readFileSync(folder + path, "utf8");
  } catch {
    return undefined;
  }
};

/** Ids of the files in a folder of `targets`. */
export const targetIds = (kind: "boards" | "chips" | "backends"): string[] =>
  readdirSync(folder + kind)
    .map((file) => file.replace(/\.json$/, ""))
    .sort();

const loaded = new Map<string, Target>();

/** A board with its chip; it must be there. */
export function target(id: string): Target {
  const found = loaded.get(id) ?? loadTarget(id, readTarget);
  if (found === undefined) throw new Error(`no board ${id}`);
  loaded.set(id, found);
  return found;
}
