/**
 * Writes `stdlib/signatures/star-names.json`: the names that `from module import *` can bring, by module of the library, for the compiler.
 * Modules that are not the same on all boards stand apart, with the names of all boards together. Part of `npm run signatures`; with
 * `--print` the text goes to standard output, which is how a test sees whether the file is current.
 *
 * It asks the built runtime in `dist/runtime`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const built = (file) => import(`${root}dist/runtime/${file}.js`);
const json = (path) => JSON.parse(readFileSync(`${root}targets/${path}.json`, "utf8"));

const { CATALOG } = await built("stdlib/ts/catalog");
await built("runtime-hal/core/load-types");
await built("runtime-hal/core/builtins");
const { setBoardFactory } = await built("runtime-hal/exec/board");
const { SimBoard } = await built("runtime-hal/sim/board");
const { ALL_PROVIDERS } = await built("runtime-hal/sim/all-providers");
const { rt } = await built("runtime-hal/core/state");
rt.host = (await built("runtime-hal/exec/node-host")).nodeHost();

/** A board of each port, and those on which modules are that are not on all boards of a port. */
const BOARDS = ["esp32", "esp8266", "pico", "pico-w", "wipy1", "wipy2", "pyboard", "rpi4"];

/** Each board of CircuitPython has names of its own in `board`. */
const circuitPythonBoards = readdirSync(`${root}targets/boards`)
  .map((file) => file.replace(/\.json$/, ""))
  .filter((id) => !BOARDS.includes(id) && isOfCircuitPython(describe(id)));

function describe(id) {
  const own = json(`boards/${id}`);
  return { pinNames: {}, ...(own.extends === undefined ? {} : describe(own.extends)), ...own, id };
}

function isOfCircuitPython({ dialect, otherDialects = [] }) {
  return [dialect, ...otherDialects].includes("circuitpython");
}

/** Names of a module on a board; `undefined`: it is not there. */
async function namesOf({ file, make }) {
  const exported = await built(`stdlib/ts/${file}`);
  try {
    return Object.keys(exported[make]()).filter((name) => !name.startsWith("_"));
  } catch {
    return undefined;
  }
}

const found = new Map();
for (const id of [...BOARDS, ...circuitPythonBoards]) {
  const description = describe(id);
  const chip = { functions: [], ...json(`chips/${description.chip}`) };
  setBoardFactory(() => new SimBoard(description, chip, { providers: ALL_PROVIDERS }));
  for (const [name, entry] of CATALOG) {
    if (!BOARDS.includes(id) && !entry.file.startsWith("circuitpython/")) continue;
    // Parts of packages are nobody's star.
    const names = name.includes(".") ? undefined : await namesOf(entry);
    if (names !== undefined) found.set(name, [...(found.get(name) ?? []), names]);
  }
}

const tables = { same: {}, varying: {} };
for (const [name, lists] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const all = [...new Set(lists.flat())].sort();
  const isSame = lists.every((names) => names.length === all.length);
  tables[isSame ? "same" : "varying"][name] = all.join(" ");
}
const text = `${JSON.stringify(tables, null, 2)}\n`;

if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync(`${root}stdlib/signatures/star-names.json`, text);
