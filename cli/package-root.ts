/** Where the package is installed: bundles lie one folder below its root, see scripts/build.js. */

import { fileURLToPath } from "node:url";
import { statSync } from "node:fs";
import { readText } from "./read-file.js";

// Marked as pure: a built program that takes a neighbour of its users along does not need to know.
export const packageRoot = /* @__PURE__ */ fileURLToPath(/* @__PURE__ */ new URL("../", import.meta.url));

/** Version of the package. */
export function packageVersion(): string {
  const text = readText(`${packageRoot}package.json`);
  return text === undefined ? "unknown" : (JSON.parse(text) as { version: string }).version;
}

/** What tells this build from any other: what one build compiled, another must not run. */
export function buildId(): string {
  const bundle = fileURLToPath(import.meta.url);
  const { mtimeMs, size } = statSync(bundle);
  return `${bundle} ${size} ${mtimeMs}`;
}
