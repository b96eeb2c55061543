/**
 * Writes `stdlib/signatures/library.json`: the names of the builtins and of all modules in TypeScript, with the
 * argument counts of their functions, for `halpy check`. `npm run signatures` after a change of the library; with
 * `--print` the text goes to standard output, which is how a test sees whether the file is current.
 *
 * It asks the built runtime in `dist/runtime`, in a process of its own, since some modules start a board when made.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const built = (file) => import(`${root}dist/runtime/${file}.js`);

const { CATALOG } = await built("stdlib/ts/catalog");
await built("runtime-hal/core/load-types");
await built("runtime-hal/core/builtins");
const { builtins } = await built("runtime-hal/core/names");
const { setBoardFactory } = await built("runtime-hal/exec/board");
const { rt } = await built("runtime-hal/core/state");
rt.host = (await built("runtime-hal/exec/node-host")).nodeHost();
/** Modules of one port are made on a board of it; for the others any board will do, as names do not depend on it. */
const BOARDS = { pyb: "pyboard", pycom: "wipy2", wipy: "wipy1", _rp2: "pico" };
const CIRCUITPYTHON_BOARD = "feather-m0-express";
/** Modules whose names are those of the board: none is unknown. */
const OF_THE_BOARD = { board: { __getattr__: null } };
const DEFAULT_BOARD = "esp32";

async function simulatedBoard(id) {
  const { SimBoard } = await built("runtime-hal/sim/board");
  const { ALL_PROVIDERS } = await built("runtime-hal/sim/all-providers");
  const parse = (path) => JSON.parse(readFileSync(`${root}targets/${path}.json`, "utf8"));
  const description = { pinNames: {}, id, ...parse(`boards/${id}`) };
  return () => new SimBoard(description, parse(`chips/${description.chip}`), { providers: ALL_PROVIDERS });
}

/** `null` for anything but a function of the runtime, else "min-max" (no max: any number), with "k" if it takes keywords. */
function signature(value) {
  const meta = typeof value === "function" ? value.meta$ : undefined;
  if (meta?.native !== true) return null;
  const max = Number.isFinite(meta.max) ? meta.max : "";
  return `${meta.min}-${max}${value.kw$ === undefined ? "" : "k"}`;
}

function names(table) {
  return Object.fromEntries(
    Object.keys(table)
      .sort()
      .map((name) => [name, signature(table[name])]),
  );
}

const modules = { builtins: names(builtins) };
for (const name of [...CATALOG.keys()].sort()) {
  const { file, make } = CATALOG.get(name);
  const exported = await built(`stdlib/ts/${file}`);
  const usual = file.startsWith("circuitpython/") ? CIRCUITPYTHON_BOARD : DEFAULT_BOARD;
  setBoardFactory(await simulatedBoard(BOARDS[name] ?? usual));
  modules[name] = OF_THE_BOARD[name] ?? names(exported[make]());
}
const extensible = [...CATALOG].filter(([, entry]) => entry.extensible).map(([name]) => name);
const text = JSON.stringify({ extensible: extensible.sort(), modules }, null, 2) + "\n";

if (process.argv.includes("--print")) process.stdout.write(text);
else {
  mkdirSync(`${root}stdlib/signatures`, { recursive: true });
  writeFileSync(`${root}stdlib/signatures/library.json`, text);
}
