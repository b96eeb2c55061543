/** A board's page of the documentation, and the list of all pages, in Markdown. */

import type { PinDescription, PinFunction } from "../../runtime-hal/hal/chip-description.js";
import { can, chipNames, isKnown } from "../resolve-pin.js";
import type { Target } from "../load.js";
import type { BackendDescription } from "../../runtime-hal/hal/backend-description.js";
import { abilities, remarks } from "./abilities.js";
import { featureRows } from "./backends.js";
import { inOrder, summary } from "./board-list.js";
import { namesOfPins } from "./board-text.js";
import { boardFacts, busRows, partRows } from "./facts.js";
import { drawHeaders } from "./header-text.js";

const WIDTH = 120;
const GENERATED = "<!-- Generated from the data in targets/ by `npm run board-docs`; do not edit. -->";

const cell = (text: string): string => text.replace(/[|<]/g, (c) => (c === "|" ? "\\|" : "&lt;"));

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line), ""];
}

/** Digital abilities in one letter each, as the legend of the page says. */
const LETTERS: readonly (readonly [PinFunction, string])[] = [
  ["gpio-in", "i"],
  ["gpio-out", "o"],
  ["pull-up", "u"],
  ["pull-down", "d"],
  ["irq", "r"],
  ["pwm", "p"],
  ["rtc", "s"],
];
const LEGEND =
  "Digital: **i**nput, **o**utput, pull-**u**p, pull-**d**own, inte**r**rupts, **p**ulse-width modulation, kept in deep **s**leep.";

function pinRow(target: Target, pin: PinDescription): string[] {
  const letters = LETTERS.map(([f, letter]) => (can(pin, f) ? letter : "·")).join("");
  const names = Object.entries({ ...target.board.pinNames, ...target.board.silkNames });
  const own = chipNames(pin)[0] as string;
  const others = names.flatMap(([name, id]) => (id === pin.id && name !== own ? [name] : []));
  return [
    own,
    others.join(", "),
    isKnown(pin) ? letters : "none",
    abilities(target, pin).join(", "),
    remarks(pin).join("; "),
  ];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, "", ...lines];

const EVIDENCE = {
  code: "read in code",
  document: "read in a document",
  general: "general knowledge, not read again",
} as const;

/** The page of one board. */
export function boardPage(target: Target): string {
  const { board, chip } = target;
  const bullets = (texts: readonly string[]): string[] =>
    texts.length === 0 ? [] : [...texts.map((text) => `- ${text}`), ""];
  const dialects = Object.entries(board.dialectNames ?? {});
  const missing = Object.entries(board.withoutModules ?? {});
  const sources = [...(chip.sources ?? []), ...(board.sources ?? [])];
  const lines = [
    GENERATED,
    "",
    `# ${board.name}`,
    "",
    `\`--board ${board.id}\``,
    "",
    ...table(["", ""], boardFacts(target)),
    ...bullets(board.notes ?? []),
    ...section("Headers", [
      "```text",
      ...drawHeaders(target, { width: WIDTH, color: false }),
      "```",
      "",
      "`!` marks a pin with a remark to read first, `x` one that cannot be used.",
      "",
    ]),
    ...section("Pins", [
      LEGEND,
      "",
      ...table(
        ["pin", "names", "digital", "special", "remarks"],
        chip.pins.map((pin) => pinRow(target, pin)),
      ),
    ]),
    ...section("Buses", table(["bus", "default pins", "choice", "remarks"], busRows(target))),
    ...section("On the board", table(["part", "pins", "remarks"], partRows(target))),
    ...dialects.flatMap(([dialect, names]) =>
      section(`Names in ${dialect}`, bullets([namesOfPins(target, names).join("; ")])),
    ),
    ...missing.flatMap(([dialect, modules]) =>
      section(`Modules missing in ${dialect}`, bullets([modules.map((name) => `\`${name}\``).join(", ")])),
    ),
    ...section(
      "Sources",
      table(
        ["source", "evidence", "gives"],
        sources.map(({ what, evidence, gives }) => [what, EVIDENCE[evidence], gives.join(", ")]),
      ),
    ),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

const OWN_BOARDS = [
  "## A board of your own",
  "",
  "A JSON file that names a board in `extends` and says what differs; every option `--board` takes it, and `halpy boards greenhouse.json` shows it.",
  "",
  "```json",
  `{
  "extends": "esp32",
  "name": "Greenhouse",
  "pinNames": { "PUMP": 26, "VALVE": 27 },
  "parts": [{ "id": "pump", "kind": "other", "name": "pump", "pins": { "pin": 26 } }],
  "override": {
    "pins": [
      { "id": 16, "reserved": { "by": "psram", "why": "PSRAM of the module", "severity": "error" } },
      { "id": 21, "fixedPull": { "direction": "up", "ohms": 4700, "why": "I2C pull-up" } }
    ],
    "buses": [{ "id": "I2C0", "defaults": { "scl": 22, "sda": 21 } }]
  }
}`,
  "```",
  "",
  'Names, parts and headers are the board\'s; `override` corrects the data of the chip. Objects are merged key by key; pins, buses, parts and headers by their `id`; other lists are replaced; `null` takes a key away, `"remove": true` a thing with an `id`. The fields are described in `targets/schema/board.schema.json` and `chip.schema.json`; a file that does not fit them is refused with the reason.',
  "",
];

/** The page about the backends. */
export function backendPage(backends: readonly BackendDescription[]): string {
  return [
    GENERATED,
    "",
    "# Ways of running a program",
    "",
    "What a script can use is what its board has (see [the boards](README.md)) and what the way of running it gives. `halpy run` uses the simulator; the columns for Linux are what the kernel's interfaces allow such a backend to give.",
    "",
    ...table(["", ...backends.map(({ id, name }) => `${id}: ${name}`)], featureRows(backends)),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

/** The list of all boards, each linked to its page. */
export function boardIndex(boards: readonly Target[]): string {
  const rows = inOrder(boards).map((target) => {
    const { id, name, chip, firmware, pins, analogIn, radio } = summary(target);
    return [
      `[${id}](${id}.md)`,
      name,
      chip,
      firmware.join(", "),
      String(pins),
      String(analogIn),
      radio.join(", "),
    ];
  });
  return [
    GENERATED,
    "",
    "# Boards",
    "",
    "What `halpy boards` knows; [what the simulator and Linux give of it](backends.md) is another page.",
    "",
    ...table(["id", "board", "chip", "firmware", "free pins", "analog inputs", "radio"], rows),
    ...OWN_BOARDS,
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}
