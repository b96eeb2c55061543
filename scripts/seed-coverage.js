/**
 * Writes `docs/seed-coverage.md`: what the reference documents describe, item by item, with the test that shows it or
 * the message that refuses it. The items are those of `tests/seeds/items.json`, the tests those of
 * `docs/seed-coverage.json`. With `--print` the page goes to standard output, which is how a test sees whether the file is
 * current.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const parse = (path) => JSON.parse(readFileSync(root + path, "utf8"));

const SEEDS = {
  S0: "Pycom's class Pin",
  S1: "machine.Pin on ESP8266 and ESP32, with tables of pins",
  S2: "The GPIO chapter of a book about the ESP32",
  S3: "Arduino's functions in MicroPython",
  S4: "The documentation of CircuitPython and MicroPython of 2017",
};
const STATES = ["shown", "refused", "open"];

const items = parse("tests/seeds/items.json");
const records = new Map(parse("docs/seed-coverage.json").map((record) => [record.id, record]));
const seedOf = ({ id }) => id.slice(0, 2);

/** A file as a link, and for one with several cases the name of the case. */
function evidence(text) {
  const [path, name] = text.split(": ");
  const short = path.replace(/^.*\/(?=[^/]+\/[^/]+$)/, "");
  return `[${short}](../${path})${name === undefined ? "" : ` (${name})`}`;
}

const cell = (text) => text.replaceAll("|", "\\|");

function row(item) {
  const { status, by, missing } = records.get(item.id);
  const shown = [...(missing === undefined ? [] : [`missing: ${missing}`]), ...by.map(evidence)].join(", ");
  return `| ${item.id} | ${cell(item.title)} | ${status} | ${cell(shown)} |`;
}

function counts(seed) {
  const states = items.filter((item) => seedOf(item) === seed).map(({ id }) => records.get(id).status);
  return [states.length, ...STATES.map((state) => states.filter((one) => one === state).length)];
}

function page() {
  const lines = [
    "# What the reference documents describe",
    "",
    "Written by `node scripts/seed-coverage.js` from `tests/seeds/items.json` and `docs/seed-coverage.json`; a test compares.",
    "*shown*: a test shows it; *refused*: it is refused with a message that names it, by design; *open*: not yet.",
    "The programs are in `test-programs/seeds/`, each with its output; they run with `npm test -- tests/seeds`.",
    "",
    `| | items | ${STATES.join(" | ")} |`,
    `| --- | --- | ${STATES.map(() => "---").join(" | ")} |`,
    ...Object.entries(SEEDS).map(([seed, title]) => `| ${seed}: ${title} | ${counts(seed).join(" | ")} |`),
  ];
  for (const [seed, title] of Object.entries(SEEDS)) {
    lines.push("", `## ${seed}: ${title}`, "", "| item | | status | by |", "| --- | --- | --- | --- |");
    lines.push(...items.filter((item) => seedOf(item) === seed).map(row));
  }
  return `${lines.join("\n")}\n`;
}

if (process.argv.includes("--print")) process.stdout.write(page());
else writeFileSync(`${root}docs/seed-coverage.md`, page());
