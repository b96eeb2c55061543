/** Completion with Tab: names of the program, and attributes after a dot; modules after `import` (as MicroPython py/repl.c). */

import { loadAttr } from "../../runtime-hal/core/attributes.js";
import { directory } from "../../runtime-hal/core/directory.js";
import { nativeModuleNames } from "../../runtime-hal/core/import.js";
import type { PyModule } from "../../runtime-hal/core/modules.js";
import type { PyList } from "../../runtime-hal/core/objects.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";

export type Completion =
  | { readonly kind: "none" }
  /** Text to put in at the cursor. */
  | { readonly kind: "insert"; readonly text: string }
  /** Several names go on differently. */
  | { readonly kind: "choices"; readonly names: readonly string[] };

const IMPORT = "import ";
const COLUMN = 16;
const COLUMNS = 4;

function attribute(object: Value, name: string): Value | undefined {
  try {
    return loadAttr(object, name);
  } catch (e) {
    // A property of the program's that fails completes to nothing.
    if (e instanceof PyObject) return undefined;
    throw e;
  }
}

function namesOf(object: Value): string[] {
  const names = directory(object) as PyList;
  return names.items.filter((name): name is string => typeof name === "string");
}

const commonStart = (names: readonly string[]): string =>
  names.reduce((start, name) => {
    let length = 0;
    while (length < start.length && start[length] === name[length]) length++;
    return start.slice(0, length);
  });

/** What Tab does after this text of a line. */
export function complete(line: string, main: PyModule): Completion {
  const chain = /[A-Za-z0-9_.]*$/.exec(line)?.[0] ?? "";
  const parts = chain.split(".");
  const start = parts.pop() as string;
  let object: Value = main;
  for (const part of parts) {
    object = attribute(object, part);
    if (object === undefined) return { kind: "none" };
  }
  const all = line.startsWith(IMPORT) && parts.length === 0 ? nativeModuleNames() : namesOf(object);
  const found = [...new Set(all)]
    .filter((name) => name.startsWith(start) && (start !== "" || !name.startsWith("_")))
    .sort();
  const [first] = found;
  if (first === undefined) {
    const isFirst = chain === line && start !== "" && parts.length === 0;
    return isFirst && IMPORT.startsWith(start)
      ? { kind: "insert", text: IMPORT.slice(start.length) }
      : { kind: "none" };
  }
  const common = commonStart(found);
  if (found.length === 1 || common.length > start.length)
    return { kind: "insert", text: common.slice(start.length) };
  return { kind: "choices", names: found };
}

/** Names in columns, a line break before them. */
export function choicesText(names: readonly string[]): string {
  let text = "";
  let width = COLUMN * COLUMNS;
  for (const name of names) {
    let gap = Math.ceil(width / COLUMN) * COLUMN - width;
    if (gap < 2) gap += COLUMN;
    if (width + gap + name.length <= COLUMN * COLUMNS) {
      text += " ".repeat(gap) + name;
      width += gap + name.length;
    } else {
      text += `\n${name}`;
      width = name.length;
    }
  }
  return `${text}\n`;
}
