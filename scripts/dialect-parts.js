/**
 * Writes `stdlib/dialects.json`: of which parts the module `machine` of each port consists, what names each gives, and what peripherals
 * it asks the board for. By it `halpy build --bundle` takes only what a program names. Part of `npm run signatures`; with `--print` the
 * text goes to standard output, which is how a test sees whether the file is current.
 *
 * It asks the built runtime in `dist/runtime`, and the imports in the sources.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const built = (file) => import(`${root}dist/runtime/${file}.js`);

/** A board of each port, to make the parts on. */
const BOARDS = {
  esp32: "esp32",
  esp8266: "esp8266",
  rp2: "pico",
  wipy: "wipy1",
  pycom: "wipy2",
  stm32: "pyboard",
  linux: "rpi4",
};

const json = (path) => JSON.parse(readFileSync(`${root}targets/${path}.json`, "utf8"));

/** Names that a source file imports, with the file of each, relative to the root and without its ending. */
function importsOf(file) {
  const text = readFileSync(`${root}${file}.ts`, "utf8");
  const found = new Map();
  for (const [, names, from] of text.matchAll(
    /^import (?!type)(?:\{([^}]*)\}|[^;]*?)\s*from "(\.[^"]+)\.js";/gm,
  )) {
    const path = relative(root, join(root, dirname(file), from));
    for (const name of (names ?? "").split(",")) {
      const [imported] = name.trim().split(" as ");
      if (imported !== "") found.set(imported, path);
    }
  }
  return found;
}

/** Peripherals that a file of the library, and those it imports, claim of the board. */
function needsOf(file, seen = new Set()) {
  if (seen.has(file) || !file.startsWith("stdlib/ts/")) return new Set();
  seen.add(file);
  const text = readFileSync(`${root}${file}.ts`, "utf8");
  const needs = new Set([...text.matchAll(/\.claim(?:Bus)?\(\s*"(\w+)"/g)].map(([, kind]) => kind));
  // What an operating system drives by itself: `SystemDevices` of runtime-hal/hal.
  if (/\bsystem\??\.\w+\(/.test(text)) needs.add("system");
  if (/\bboard\.wifiRadio\(/.test(text)) needs.add("wifi");
  for (const path of new Set(importsOf(file).values()))
    for (const kind of needsOf(path, seen)) needs.add(kind);
  needs.delete("digital");
  return needs;
}

const { DIALECT_PARTS } = await built("stdlib/ts/machine/dialect-parts");
const { setBoardFactory, bootBoard } = await built("runtime-hal/exec/board");
await built("runtime-hal/core/load-types");
const { SimBoard } = await built("runtime-hal/sim/board");
const { ALL_PROVIDERS } = await built("runtime-hal/sim/all-providers");
const { ALL_LINUX_PROVIDERS } = await built("runtime-hal/linux/all-providers");
const { CATALOG } = await built("stdlib/ts/catalog");
const files = importsOf("stdlib/ts/machine/dialect-parts");
const exported = new Map();
for (const [name, file] of files) exported.set((await built(file))[name], { name, file });

const machine = {};
for (const dialect of Object.keys(DIALECT_PARTS).sort()) {
  const description = { pinNames: {}, dialect, id: BOARDS[dialect], ...json(`boards/${BOARDS[dialect]}`) };
  const chip = { functions: [], ...json(`chips/${description.chip}`) };
  setBoardFactory(() => new SimBoard(description, chip, { providers: ALL_PROVIDERS }));
  machine[dialect] = DIALECT_PARTS[dialect].map((part) => {
    const { name, file } = exported.get(part);
    const entry = {
      file: file.replace("stdlib/ts/", ""),
      part: name,
      names: Object.keys(part(bootBoard())).sort(),
    };
    const needs = [...needsOf(file)].sort();
    return needs.length === 0 ? entry : { ...entry, needs };
  });
}

const modules = {};
for (const [name, { file }] of [...CATALOG].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const needs = name === "machine" ? [] : [...needsOf(`stdlib/ts/${file}`)].sort();
  if (needs.length > 0) modules[name] = needs;
}

/** Who makes each peripheral of a backend. */
async function makersOf(providers, file) {
  const makers = {};
  for (const kind of Object.keys(providers).sort())
    for (const [name, from] of importsOf(file))
      if ((await built(from))[name] === providers[kind]) makers[kind] = { file: from, make: name };
  return makers;
}
const simulation = await makersOf(ALL_PROVIDERS, "runtime-hal/sim/all-providers");
const linux = await makersOf(ALL_LINUX_PROVIDERS, "runtime-hal/linux/all-providers");

const text = `${JSON.stringify({ machine, modules, simulation, linux }, null, 2)}\n`;
if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync(`${root}stdlib/dialects.json`, text);
