/** The section `events` of a board file: `at 1.5s: press b1 for 80ms`. */

import { parseDuration } from "../duration.js";
import type { ActionSpec, PartDefinition, PropertySpec } from "../parts/part.js";
import type { Deed, SetTarget, TimedEvent, Waveform, WireLevel } from "./model.js";
import { splitDot, type Names } from "./names.js";
import { suggestion, type Problems } from "./problem.js";
import { checkProperty } from "./property.js";
import { Sentence, SentenceError, type Token } from "./sentence.js";
import {
  entriesOf,
  firstLine,
  isEmpty,
  itemsOf,
  sentenceText,
  type YamlEntry,
  type YamlValue,
} from "./yaml-node.js";

/** Gives the text of a file beside the board file. */
export type ReadBeside = (path: string) => string | undefined;

/** Verbs that are no actions of parts. */
const VERBS = [
  "set",
  "ramp",
  "sine",
  "square",
  "noise",
  "play",
  "stop",
  "plug",
  "unplug",
  "cut",
  "restore",
  "dip",
  "crash",
  "reset",
] as const;

/** What starts a board anew. */
const RESTARTS = {
  dip: { by: "dip", what: "power" },
  crash: { by: "crash", what: "firmware" },
  reset: { by: "button", what: "board" },
} as const;

export function readEvents(
  section: YamlValue,
  names: Names,
  readBeside: ReadBeside,
  problems: Problems,
): TimedEvent[] {
  if (isEmpty(section)) return [];
  const entries =
    entriesOf(section) ?? itemsOf(section)?.flatMap((item) => entriesOf(item) ?? badItem(item, problems));
  if (entries === undefined) {
    problems.add("WIR703", firstLine(section), ["events", "a list"], "such as  - at 1.5s: press b1");
    return [];
  }
  return entries.flatMap((entry) => readEntry(entry, names, readBeside, problems));
}

function badItem(item: YamlValue, problems: Problems): YamlEntry[] {
  problems.add(
    "WIR703",
    firstLine(item),
    ["an event", "a time and what happens"],
    "such as  - at 1.5s: press b1",
  );
  return [];
}

type Timing = Pick<TimedEvent, "atUs" | "everyUs" | "untilUs"> & { readonly forUs?: number };

function readEntry(entry: YamlEntry, names: Names, readBeside: ReadBeside, problems: Problems): TimedEvent[] {
  const timing = attempt(problems, () => readTiming(new Sentence(entry.key, entry.keyPlace.start)));
  const values = itemsOf(entry.value) ?? [entry.value];
  return values.flatMap((value) => {
    const source = sentenceText(value);
    if (source === undefined) {
      problems.add("WIR703", firstLine(value), ["an event", "one sentence"], "such as  press b1 for 80ms");
      return [];
    }
    const place = { start: source.offset, end: source.offset + source.text.length };
    const deed = attempt(problems, () => {
      const sentence = new Sentence(source.text, source.offset);
      const found = readDeed(sentence, names, readBeside);
      sentence.finish();
      return found;
    });
    if (timing === undefined || deed === undefined) return [];
    const { forUs, ...times } = timing;
    const lasting =
      forUs === undefined || ("forUs" in deed && deed.forUs !== undefined) ? deed : { ...deed, forUs };
    return [{ ...times, deed: lasting as Deed, place }];
  });
}

/** Turns what a sentence throws into a problem. */
export function attempt<T>(problems: Problems, read: () => T): T | undefined {
  try {
    return read();
  } catch (e) {
    if (!(e instanceof SentenceError)) throw e;
    problems.add(e.code, e.place, [e.message], e.hint);
    return undefined;
  }
}

/** `at 1s`, `from 1s to 3s`, `every 2s`, `every 2s from 1s to 9s`. */
function readTiming(sentence: Sentence): Timing {
  const word = sentence.accept("at", "from", "every");
  if (word === undefined)
    throw sentence.wrong("'at', 'from' or 'every'", "an event begins with its time: at 1.5s: press b1");
  const first = sentence.time();
  let timing: Timing = { atUs: first };
  if (word === "from") {
    sentence.expect("to", "until");
    const end = sentence.time();
    if (end < first) throw new SentenceError(sentence.peek(), "the end is before the beginning");
    timing = { atUs: first, forUs: end - first };
  } else if (word === "every") {
    if (first <= 0)
      throw new SentenceError(sentence.peek(), "the time between two events must be more than 0");
    const atUs = sentence.accept("from") ? sentence.time() : first;
    timing = {
      atUs,
      everyUs: first,
      ...(sentence.accept("to", "until") ? { untilUs: sentence.time() } : {}),
    };
  }
  sentence.finish();
  return timing;
}

/** One sentence of what happens; also what is typed while a board runs in real time. */
export function readDeed(sentence: Sentence, names: Names, readBeside: ReadBeside): Deed {
  const verb = sentence.word("what happens");
  switch (verb.text) {
    case "set":
      return readSet(sentence, names);
    case "ramp":
    case "sine":
    case "square":
    case "noise":
    case "play":
      return readWave(verb.text, sentence, names, readBeside);
    case "stop": {
      // Some parts have an action of that name.
      const after = sentence.peek();
      if (after.kind === "word" && actionOf(names.parts.get(after.text), "stop") !== undefined) break;
      return { kind: "stop", target: readTarget(sentence, names).target };
    }
    case "cut":
    case "restore":
      sentence.expect("power");
      return { kind: "power", on: verb.text === "restore", ...lasting(sentence) };
    case "dip":
    case "crash":
    case "reset": {
      // Some parts may have actions of these names.
      if (names.parts.has(sentence.peek().text)) break;
      const { by, what } = RESTARTS[verb.text];
      sentence.expect(what);
      if (names.board.hasCircuitPython === true) return { kind: "restart", by };
      const hint = "'cut power for 1s' starts any board anew";
      throw new SentenceError(
        verb,
        `'${verb.text} ${what}' is for boards with CircuitPython, which ${names.board.name} is not`,
        hint,
        "WIR708",
      );
    }
  }
  return readAction(verb, sentence, names);
}

function lasting(sentence: Sentence): { forUs?: number } {
  return sentence.accept("for") ? { forUs: sentence.time() } : {};
}

const actionOf = (definition: PartDefinition | undefined, name: string): ActionSpec | undefined =>
  definition?.actions?.find((action) => action.name === name);

function partNamed(token: Token, names: Names): PartDefinition {
  const definition = names.parts.get(token.text);
  if (definition === undefined) {
    const hint = suggestion(token.text, [...names.parts.keys()], "part in this file");
    throw new SentenceError(token, `there is no part '${token.text}'`, hint, "WIR707");
  }
  return definition;
}

/** `press b1 for 80ms`, `send gps "…"`: an action of a part. */
function readAction(verb: Token, sentence: Sentence, names: Names): Deed {
  let early: string | undefined;
  if (sentence.peek().kind === "string") {
    early = sentence.next().text; // `send "text" to gps`
    sentence.expect("to");
  }
  const known = [...names.parts.values()].flatMap((part) =>
    (part.actions ?? []).map((action) => action.name),
  );
  const all = [...new Set([...VERBS, ...known])];
  if (!all.includes(verb.text) && !names.parts.has(sentence.peek().text)) {
    const hint = suggestion(verb.text, all, "what can");
    throw new SentenceError(verb, `'${verb.text}' is nothing that can happen here`, hint, "WIR708");
  }
  const token = sentence.word("a part");
  const definition = partNamed(token, names);
  if (verb.text === "plug" || verb.text === "unplug")
    return { kind: verb.text, part: token.text, ...lasting(sentence) };
  const action = actionOf(definition, verb.text);
  if (action === undefined) {
    const actions = (definition.actions ?? []).map((a) => a.name);
    throw new SentenceError(
      verb,
      `${definition.type} has no action '${verb.text}'`,
      suggestion(verb.text, [...actions, "plug", "unplug"], "it has"),
      "WIR708",
    );
  }
  let value: unknown = early;
  if (action.argument !== undefined && early === undefined) value = readArgument(sentence, action.argument);
  if (action.second !== undefined) value = [value, readArgument(sentence, action.second)];
  const { forUs } = lasting(sentence);
  if (forUs !== undefined && action.undo === undefined)
    throw new SentenceError(verb, `'${action.name}' does not last, so 'for' has no meaning with it`);
  return {
    kind: "act",
    part: token.text,
    action: action.name,
    value,
    ...(forUs === undefined ? {} : { forUs }),
  };
}

function readArgument(sentence: Sentence, what: string): unknown {
  const token = sentence.next();
  if (token.kind === "string" || token.kind === "word") return token.text;
  if (token.kind !== "number") {
    if (token.kind !== "end") sentence.rewind();
    throw sentence.wrong(what);
  }
  return token.suffix === ""
    ? Number(token.text)
    : (parseDuration(token.text + token.suffix) ?? Number(token.text));
}

// ------------------------------------------------------------ values over time

interface Target {
  readonly target: SetTarget;
  readonly unit: string;
  readonly spec: PropertySpec | undefined;
}

/** A wire, or a live property `part.property`. */
function readTarget(sentence: Sentence, names: Names): Target {
  const token = sentence.peek();
  if (token.kind !== "word" && !(token.kind === "number" && token.suffix === ""))
    throw sentence.wrong("a wire or PART.PROPERTY");
  sentence.next();
  const [part, property] = splitDot(token.text);
  const definition = names.parts.get(part);
  const spec = definition?.properties.find((p) => p.name === property);
  if (definition !== undefined && property !== undefined && spec !== undefined) {
    if (!spec.live) {
      const live = definition.properties.filter((p) => p.live).map((p) => p.name);
      throw new SentenceError(
        token,
        `'${property}' of ${definition.type} is fixed when the board starts`,
        suggestion(property, live, "events can set"),
        "WIR708",
      );
    }
    return { target: { kind: "property", part, property, label: token.text }, unit: spec.unit ?? "", spec };
  }
  const node = names.node(token.text);
  if (node !== undefined)
    return { target: { kind: "wire", node, label: token.text }, unit: "V", spec: undefined };
  if (definition !== undefined) {
    const live = definition.properties.filter((p) => p.live).map((p) => `${part}.${p.name}`);
    const wanted =
      property === undefined
        ? "PART.PROPERTY is to be set"
        : `${definition.type} has no property '${property}'`;
    throw new SentenceError(token, wanted, suggestion(token.text, live, "events can set"), "WIR707");
  }
  const { message, hint } = names.whyNoNode(token.text);
  throw new SentenceError(token, message, hint, "WIR707");
}

/** `set GPIO4 low`, `set GPIO34 1.2V`, `set room.temperature 25`. */
function readSet(sentence: Sentence, names: Names): Deed {
  const { target, spec } = readTarget(sentence, names);
  sentence.accept("to", "=");
  const token = sentence.peek();
  if (target.kind === "wire") {
    const level = sentence.accept("high", "low", "open");
    const value =
      level === undefined ? sentence.quantity("V", "'high', 'low', 'open' or volts") : (level as WireLevel);
    return { kind: "set", target, value, ...lasting(sentence) };
  }
  sentence.next();
  const written = token.kind === "number" ? joinUnit(token, sentence) : token.text;
  if (token.kind === "end" || token.kind === "symbol") {
    if (token.kind !== "end") sentence.rewind();
    throw sentence.wrong("a value");
  }
  const checked = checkProperty(spec as PropertySpec, written);
  if ("wrong" in checked) throw new SentenceError(token, `'${target.property}' must be ${checked.wrong}`);
  return { kind: "set", target, value: checked.value as number, ...lasting(sentence) };
}

/** The text of a number with its unit, which may stand apart: `21.5 °C`. */
function joinUnit(token: Token, sentence: Sentence): string {
  const apart = sentence.peek();
  if (token.suffix !== "" || apart.kind !== "word" || apart.text === "for") return token.text + token.suffix;
  return token.text + sentence.next().text;
}

type WaveVerb = "ramp" | "sine" | "square" | "noise" | "play";

function readWave(verb: WaveVerb, sentence: Sentence, names: Names, readBeside: ReadBeside): Deed {
  const where = sentence.peek();
  const { target, unit, spec } = readTarget(sentence, names);
  if (spec !== undefined && spec.type !== "number")
    throw new SentenceError(where, `'${spec.name}' is no number and has no course over time`);
  let wave: Waveform;
  if (verb === "play") {
    const token = sentence.peek();
    const path = sentence.string("a file with times and values");
    wave = readSamples(token, path, readBeside);
  } else {
    sentence.expect("from", "between");
    const from = sentence.quantity(unit, "a value");
    sentence.expect("to", "and");
    const to = sentence.quantity(unit, "a value");
    if (verb === "sine" || verb === "square") {
      sentence.expect("at");
      const token = sentence.peek();
      const hz = sentence.quantity("Hz", "a frequency");
      if (hz <= 0) throw new SentenceError(token, "a frequency is more than 0");
      wave = { kind: verb, from, to, hz };
    } else wave = { kind: verb, from, to };
  }
  let extra: { forUs?: number; everyUs?: number } = {};
  for (
    let word = sentence.accept("for", "in", "every");
    word !== undefined;
    word = sentence.accept("for", "in", "every")
  ) {
    const token = sentence.peek();
    const us = sentence.time();
    if (us <= 0) throw new SentenceError(token, "the time must be more than 0");
    extra = word === "every" ? { ...extra, everyUs: us } : { ...extra, forUs: us };
  }
  return { kind: "wave", target, wave, ...extra };
}

/** A file of lines `time, value`; a first line of words is a heading. Times are seconds unless they have a unit. */
function readSamples(token: Token, path: string, readBeside: ReadBeside): Waveform {
  const text = readBeside(path);
  if (text === undefined)
    throw new SentenceError(token, `can't read '${path}'`, "paths are relative to the board file", "WIR710");
  const timesUs: number[] = [];
  const values: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [time = "", value = ""] = line.split(/[,;\t]/);
    const us = parseDuration(time);
    const number = value.trim() === "" ? NaN : Number(value);
    if (us === undefined || Number.isNaN(number)) {
      if (timesUs.length === 0 && index === 0) continue;
      throw new SentenceError(
        token,
        `${path}, line ${index + 1}: a time and a number are expected`,
        undefined,
        "WIR710",
      );
    }
    timesUs.push(us);
    values.push(number);
  }
  if (timesUs.length === 0) throw new SentenceError(token, `${path} has no values`, undefined, "WIR710");
  return { kind: "samples", timesUs, values };
}
