/** The section `expect` of a board file: `GPIO2 high between 2s and 2.1s`, `lamp.text contains "ready" at 3s`. */

import type { ProbeSpec } from "../parts/part.js";
import type { Comparison, Expectation, Measure, NodeRef, Source, ValueTest, When } from "./model.js";
import { splitDot, type Names } from "./names.js";
import { nearMiss, suggestion, type Problems } from "./problem.js";
import { attempt } from "./read-events.js";
import { Sentence, SentenceError, type Token } from "./sentence.js";
import { entriesOf, firstLine, isEmpty, itemsOf, sentenceText, type YamlValue } from "./yaml-node.js";

/** Frequencies and times that are given without a tolerance may differ by so much. */
const DEFAULT_SHARE = 0.01;
/** A duty cycle may differ by one percent of the period. */
const DEFAULT_DUTY = 0.01;

export function readExpectations(section: YamlValue, names: Names, problems: Problems): Expectation[] {
  if (isEmpty(section)) return [];
  const items = itemsOf(section);
  if (items === undefined) {
    const hint =
      entriesOf(section) === undefined ? "" : "; a text with ': ' in it stands in quotes, the whole of it";
    problems.add("WIR703", firstLine(section), ["expect", "a list"], `such as  - GPIO2 high at 1s${hint}`);
    return [];
  }
  return items.flatMap((item) => {
    const source = sentenceText(item);
    if (source === undefined) {
      problems.add(
        "WIR703",
        firstLine(item),
        ["an expectation", "one sentence"],
        "such as  - GPIO2 high at 1s",
      );
      return [];
    }
    const found = attempt(problems, () => {
      const sentence = new Sentence(source.text, source.offset);
      const expectation = readExpectation(sentence, names);
      sentence.finish();
      return expectation;
    });
    if (found === undefined) return [];
    const place = { start: source.offset, end: source.offset + source.text.length };
    return [{ ...found, text: source.text, place } as Expectation];
  });
}

type Bare<E> = E extends unknown ? Omit<E, "text" | "place"> : never;

function readExpectation(sentence: Sentence, names: Names): Bare<Expectation> {
  if (sentence.accept("no")) {
    sentence.expect("warnings");
    return value({ kind: "warnings" }, { kind: "compare", op: "=", value: 0, within: 0 }, readWhen(sentence));
  }
  const token = sentence.peek();
  if (token.kind !== "word" && !(token.kind === "number" && token.suffix === "")) {
    throw sentence.wrong("a pin, a part, 'console' or 'warnings'");
  }
  sentence.next();
  if (token.text === "console") return readConsole(sentence);
  if (token.text === "warnings") {
    const [op, count, within] = readComparison(sentence, "");
    return value({ kind: "warnings" }, { kind: "compare", op, value: count, within }, readWhen(sentence));
  }
  const [id, rest] = splitDot(token.text);
  const definition = names.parts.get(id);
  // A terminal and a probe may have one name: `light.red high` is the wire, `light.red > 50` the probe.
  const isWire = names.node(token.text) !== undefined;
  const isProbe = definition?.probes?.some((probe) => probe.name === rest) === true;
  if (definition !== undefined && (!isWire || (isProbe && !speaksOfWire(sentence)))) {
    return readProbe(id, rest, token, sentence, names);
  }
  const node = names.node(token.text);
  if (node !== undefined) return readWire(node, sentence);
  const { message, hint } = names.whyNoNode(token.text);
  const near = nearMiss(token.text, [...names.parts.keys()]);
  throw new SentenceError(token, message, near ?? hint, "WIR707");
}

function value(source: Source, test: ValueTest, when: When): Bare<Expectation> {
  // That something is absent before a time means: the whole time before it.
  const absent = source.kind === "warnings" || (test.kind === "text" && test.op === "lacks");
  const whole = absent && when.kind === "once" ? { ...when, kind: "throughout" as const } : when;
  return { kind: "value", source, test, when: whole };
}

// ------------------------------------------------------------ wires

const WIRE_WORDS = [
  "high",
  "low",
  "floating",
  "driven",
  "volts",
  "rises",
  "falls",
  "changes",
  "frequency",
  "duty",
  "pulse",
  "pulses",
];

/** Is what follows said of wires? */
function speaksOfWire(sentence: Sentence): boolean {
  const word = sentence.peek().text === "is" ? sentence.peek(1).text : sentence.peek().text;
  return WIRE_WORDS.includes(word);
}

const EDGE_WORDS: Readonly<Record<string, Measure>> = { rises: "rises", falls: "falls", changes: "changes" };

function readWire(node: NodeRef, sentence: Sentence): Bare<Expectation> {
  sentence.accept("is");
  const state = sentence.accept("high", "low", "floating", "driven", "volts");
  if (state === "volts") {
    const [op, volts, within] = readComparison(sentence, "V");
    return value({ kind: "volts", node }, { kind: "compare", op, value: volts, within }, readWhen(sentence));
  }
  if (state === "floating" || state === "driven") {
    return value({ kind: "floating", node }, { kind: "is", value: state === "floating" }, readWhen(sentence));
  }
  if (state !== undefined) {
    const pulse = sentence.accept("pulse", "pulses");
    if (pulse === undefined)
      return value({ kind: "level", node }, { kind: "is", value: state === "high" }, readWhen(sentence));
    return readPulse(node, state as "high" | "low", sentence);
  }
  const edges = sentence.accept("rises", "falls", "changes");
  if (edges !== undefined) {
    // `rises` alone: at least once.
    const counted = sentence.peek().kind === "number" || sentence.peek().kind === "symbol";
    const once = sentence.accept("once") !== undefined;
    const [op, count, within] = counted
      ? readComparison(sentence, "")
      : once
        ? (["=", 1, 0] as const)
        : ([">=", 1, 0] as const);
    if (counted) sentence.accept("times", "time");
    return measure(node, EDGE_WORDS[edges] as Measure, op, count, within, sentence);
  }
  const what = sentence.accept("frequency", "duty", "pulse", "pulses");
  if (what === "frequency") {
    const [op, hz, within] = readComparison(sentence, "Hz", (v) => v * DEFAULT_SHARE);
    return measure(node, "frequency", op, hz, within, sentence);
  }
  if (what === "duty") {
    const [op, percent, within] = readComparison(sentence, "%", () => DEFAULT_DUTY * 100);
    return measure(node, "duty", op, percent / 100, within / 100, sentence);
  }
  if (what === undefined) {
    throw sentence.wrong(
      "'high', 'low', 'floating', 'volts', 'rises', 'falls', 'changes', 'frequency', 'duty' or 'pulse'",
    );
  }
  const level = sentence.accept("high", "low") ?? "high";
  return readPulse(node, level as "high" | "low", sentence);
}

function readPulse(node: NodeRef, level: "high" | "low", sentence: Sentence): Bare<Expectation> {
  const [op, us, within] = readComparison(sentence, "time", (v) => v * DEFAULT_SHARE);
  return measure(node, level === "high" ? "high-pulse" : "low-pulse", op, us, within, sentence);
}

function measure(
  node: NodeRef,
  kind: Measure,
  op: Comparison,
  wanted: number,
  within: number,
  sentence: Sentence,
): Bare<Expectation> {
  const token = sentence.peek();
  const when = readWhen(sentence);
  if (when.kind === "at") {
    throw new SentenceError(
      token,
      "this is measured over a time, not at a moment",
      "write between 1s and 2s, before 2s, or after 1s",
    );
  }
  const [fromUs, untilUs] = when.kind === "end" ? [0, undefined] : [when.fromUs, when.untilUs];
  return { kind: "measure", measure: kind, node, op, value: wanted, within, fromUs, untilUs };
}

// ------------------------------------------------------------ parts and the console

function readProbe(
  id: string,
  rest: string | undefined,
  token: Token,
  sentence: Sentence,
  names: Names,
): Bare<Expectation> {
  const definition = names.parts.get(id)!;
  const probes = definition.probes ?? [];
  let name = rest;
  let place: Token = token;
  let negated = false;
  if (name === undefined) {
    sentence.accept("is");
    negated = sentence.accept("not") !== undefined;
    place = sentence.peek();
    name = sentence.word(`what is expected of ${id}`).text;
  }
  const probe = probes.find((p) => p.name === name);
  if (probe === undefined) {
    const hint = suggestion(
      name,
      probes.map((p) => p.name),
      `to be seen of ${definition.type}`,
    );
    throw new SentenceError(place, `${definition.type} shows no '${name}'`, hint, "WIR708");
  }
  const source: Source = { kind: "probe", part: id, probe: name };
  if (!negated && sentence.accept("is")) negated = sentence.accept("not") !== undefined;
  const test = readTest(sentence, probe, negated);
  return value(source, test, readWhen(sentence));
}

function readConsole(sentence: Sentence): Bare<Expectation> {
  const test = readTextTest(sentence);
  if (test === undefined) throw sentence.wrong("'contains', 'lacks', 'matches' or '='");
  let when = readWhen(sentence);
  // What was printed stays printed: "contains … between" means that it comes then.
  if (when.kind === "throughout" && test.kind === "text" && test.op === "contains")
    when = { ...when, kind: "once" };
  return value({ kind: "console" }, test, when);
}

function readTest(sentence: Sentence, probe: ProbeSpec, negated: boolean): ValueTest {
  const text = readTextTest(sentence);
  if (text !== undefined) return text;
  const next = sentence.peek();
  if (next.kind === "symbol" || next.kind === "number") {
    const bare = sentence.accept("=", "!=");
    const word = sentence.accept("true", "false");
    if (word !== undefined) return { kind: "is", value: (word === "true") === (bare !== "!=") };
    if (bare !== undefined) sentence.rewind();
    const [op, number, within] = readComparison(sentence, probe.unit ?? "");
    return { kind: "compare", op, value: number, within };
  }
  return { kind: "is", value: !negated };
}

function readTextTest(sentence: Sentence): ValueTest | undefined {
  const word = sentence.accept("contains", "lacks", "matches", "=", "!=");
  if (word === undefined) return undefined;
  if (word === "matches") return readPattern(sentence, false);
  if (word === "=" || word === "!=") {
    if (sentence.peek().kind !== "string") {
      sentence.rewind();
      return undefined;
    }
    return { kind: "text", op: word, value: sentence.next().text };
  }
  return { kind: "text", op: word as "contains" | "lacks", value: sentence.string("a text") };
}

function readPattern(sentence: Sentence, negated: boolean): ValueTest {
  const token = sentence.peek();
  if (token.kind !== "pattern") throw sentence.wrong("a pattern between slashes", "such as /temp: \\d+/");
  sentence.next();
  try {
    return {
      kind: "pattern",
      pattern: new RegExp(token.text, `${token.suffix.replace(/[gy]/g, "")}m`.replace("mm", "m")),
      negated,
    };
  } catch (e) {
    throw new SentenceError(token, (e as Error).message);
  }
}

// ------------------------------------------------------------ comparisons and times

const COMPARISONS: readonly Comparison[] = ["=", "!=", "<", "<=", ">", ">="];

/** `1kHz`, `= 90 ± 1`, `<= 5`, `100 to 200` in that unit ("time": microseconds): comparison, value, tolerance. */
function readComparison(
  sentence: Sentence,
  unit: string,
  otherwise: (value: number) => number = () => 0,
): [Comparison, number, number] {
  const number = (): number => (unit === "time" ? sentence.time() : sentence.quantity(unit, "a number"));
  const op = (sentence.accept(...COMPARISONS) ?? "=") as Comparison;
  const wanted = number();
  if (op === "=" && sentence.accept("to")) {
    const upper = number();
    return ["=", (wanted + upper) / 2, Math.abs(upper - wanted) / 2];
  }
  if (sentence.accept("±")) {
    const token = sentence.peek();
    if (token.kind === "number" && token.suffix === "%" && unit !== "%") {
      sentence.next();
      return [op, wanted, (Math.abs(wanted) * Number(token.text)) / 100];
    }
    return [op, wanted, number()];
  }
  return [op, wanted, op === "=" ? otherwise(wanted) : 0];
}

/** `at 2s`, `at end`, `between 1s and 2s`, `once between …`, `before 2s`, `after 1s`; nothing: at the end. */
function readWhen(sentence: Sentence): When {
  const once = sentence.accept("once", "sometime") !== undefined;
  const kind = once ? "once" : "throughout";
  const word = sentence.accept("at", "between", "from", "before", "by", "after", "always", "throughout");
  const start = sentence.peek();
  switch (word) {
    case undefined:
      return once ? { kind: "once", fromUs: 0 } : { kind: "end" };
    case "at":
      if (sentence.accept("the") !== undefined || sentence.peek().text === "end") {
        sentence.expect("end");
        return { kind: "end" };
      }
      return { kind: "at", us: sentence.time() };
    case "between":
    case "from": {
      const fromUs = sentence.time();
      sentence.expect("and", "to", "until");
      if (sentence.accept("end")) return { kind, fromUs };
      const untilUs = sentence.time();
      if (untilUs <= fromUs) throw new SentenceError(start, "the end is not after the beginning");
      return { kind, fromUs, untilUs };
    }
    case "before":
    case "by":
      return { kind: "once", fromUs: 0, untilUs: sentence.time() };
    case "after":
      return { kind, fromUs: sentence.time() };
    default:
      return { kind: "throughout", fromUs: 0 };
  }
}
