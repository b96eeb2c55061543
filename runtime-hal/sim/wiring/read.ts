/** Reads a board file: its text to what is connected, what happens, and what is expected, or to problems with their places. */

import { parseDuration } from "../duration.js";
import { connect } from "./connect.js";
import type { Wiring } from "./model.js";
import { Names, type BoardNames } from "./names.js";
import { Problems, suggestion, type Problem } from "./problem.js";
import { parseQuantity } from "./quantity.js";
import { readEvents, type ReadBeside } from "./read-events.js";
import { readExpectations } from "./read-expectations.js";
import { readNets, readNode, readPart, readPartTypes, type PartSource } from "./read-parts.js";
import type { OpenBeside } from "./read-fields.js";
import { readWifi } from "./read-wifi.js";
import { checkServices } from "./services.js";
import {
  entriesOf,
  firstLine,
  isEmpty,
  parseYaml,
  writtenText,
  type YamlEntry,
  type YamlValue,
} from "./yaml-node.js";

export interface ReadOptions {
  /** The board by its id; `undefined` for the one that is used if the file names none. */
  readonly board: (id: string | undefined) => BoardNames | undefined;
  readonly boards: readonly string[];
  readonly parts: PartSource;
  readonly readBeside: ReadBeside;
  /** For parts that keep their contents in a file; absent: there are no files. */
  readonly openBeside?: OpenBeside;
}

export interface ReadResult {
  /** Absent if there are problems. */
  readonly wiring: Wiring | undefined;
  /** For what is typed while the board runs. */
  readonly names: Names | undefined;
  readonly problems: readonly Problem[];
}

const KEYS = ["board", "supply", "for", "tolerance", "wifi", "parts", "nets", "events", "expect"];

/** Times of expectations are as exact as this, if the file does not say otherwise. */
const DEFAULT_TOLERANCE_US = 1000;

export async function readWiring(text: string, options: ReadOptions): Promise<ReadResult> {
  const problems = new Problems();
  const failed = (): ReadResult => ({ wiring: undefined, names: undefined, problems: sorted(problems) });
  const top = parseYaml(text, problems);
  if (problems.list.length > 0) return failed();
  const entries = isEmpty(top) ? [] : entriesOf(top);
  if (entries === undefined) {
    problems.add("WIR703", firstLine(top), ["a board file", "a mapping"], `with some of ${KEYS.join(", ")}`);
    return failed();
  }
  for (const { key, keyPlace } of entries) {
    if (!KEYS.includes(key))
      problems.add("WIR702", keyPlace, [key, "a board file"], suggestion(key, KEYS, "it has"));
  }
  const find = (key: string): YamlEntry | undefined => entries.find((entry) => entry.key === key);
  const section = (key: string): YamlValue => find(key)?.value ?? { ...top, node: null };

  const boardValue = find("board")?.value;
  const boardId = boardValue === undefined ? undefined : writtenText(boardValue);
  const board = options.board(boardId);
  if (board === undefined) {
    const { place } = boardValue ?? top;
    problems.add("WIR709", place, [boardId ?? ""], suggestion(boardId ?? "", options.boards, "known boards"));
    return failed();
  }
  const supplyVolts = readNumber(find("supply"), "V", problems);
  const names = new Names(supplyVolts === undefined ? board : { ...board, supplyVolts });
  const nets = readNets(find("nets")?.value, names, problems);
  const partEntries = await readPartTypes(section("parts"), names, options.parts, problems);
  const openBeside = options.openBeside ?? (() => undefined);
  const parts = partEntries.map((entry) => readPart(entry, names, openBeside, problems));
  // A part that is wrong in itself may lack what it serves.
  if (problems.list.length === 0) checkServices(parts, problems);
  const wiring: Wiring = {
    board: boardId,
    supplyVolts,
    forUs: readTime(find("for"), problems),
    toleranceUs: readTime(find("tolerance"), problems) ?? DEFAULT_TOLERANCE_US,
    networks: readWifi(find("wifi")?.value, problems),
    parts,
    nets: nets.map(({ entry, members }) => ({
      name: entry.key,
      members: members.flatMap((member) => readNode(member, names, problems) ?? []),
      place: entry.keyPlace,
    })),
    events: readEvents(section("events"), names, options.readBeside, problems),
    expectations: readExpectations(section("expect"), names, problems),
  };
  for (const { place, volts } of connect(wiring).shorts) problems.add("WIR711", place, volts.map(String));
  return problems.list.length > 0 ? failed() : { wiring, names, problems: [] };
}

const sorted = (problems: Problems): Problem[] => [...problems.list].sort((a, b) => a.start - b.start);

function readNumber(entry: YamlEntry | undefined, unit: string, problems: Problems): number | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  const number = parseQuantity(writtenText(entry.value) ?? "", unit);
  if (number === undefined)
    problems.add("WIR703", firstLine(entry.value), [entry.key, `a number of ${unit}`]);
  return number;
}

function readTime(entry: YamlEntry | undefined, problems: Problems): number | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  const us = parseDuration(writtenText(entry.value) ?? "");
  if (us === undefined)
    problems.add("WIR703", firstLine(entry.value), [entry.key, "a time"], "such as 10s, 80ms or 2min");
  return us;
}
