/** YAML nodes with their places: what the readers of the board file's sections need of the `yaml` package. */

import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  type Document,
  type Node,
  type ParsedNode,
} from "yaml";
import type { Place } from "./model.js";
import type { Problems } from "./problem.js";

export interface YamlFile {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly problems: Problems;
}

/** A value of the file and where it stands. */
export interface YamlValue {
  readonly file: YamlFile;
  readonly node: ParsedNode | null;
  readonly place: Place;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: YamlValue;
}

/** Parses the text; mistakes of YAML itself become problems. */
export function parseYaml(text: string, problems: Problems): YamlValue {
  const document = parseDocument(text, { prettyErrors: false });
  for (const error of [...document.errors, ...document.warnings]) {
    const [start] = error.pos;
    const end = Math.max(start + 1, Math.min(error.pos[1], endOfLine(text, start)));
    const nested = /Nested mappings|implicit key|block collection/i.test(error.message);
    const hint = nested ? "a text with ': ' in it stands in quotes, the whole of it" : undefined;
    problems.add("WIR701", { start, end }, [plainMessage(error.message)], hint);
  }
  return valueOf({ text, document, problems }, document.contents, { start: 0, end: endOfLine(text, 0) });
}

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
};

const plainMessage = (message: string): string =>
  message.replace(/\s*at line \d+.*$/s, "").replace(/\.$/, "");

function valueOf(file: YamlFile, node: Node | null | undefined, otherwise: Place): YamlValue {
  let found = (node ?? null) as ParsedNode | null;
  const range = found?.range;
  if (isAlias(found)) found = (found.resolve(file.document) as ParsedNode | undefined) ?? null;
  if (range === null || range === undefined) return { file, node: found, place: otherwise };
  // An empty value stands where its key ends.
  return { file, node: found, place: range[0] === range[1] ? otherwise : { start: range[0], end: range[1] } };
}

/** Where the first line of a value stands: what is marked when the whole of it is meant. */
export function firstLine({ file, place }: YamlValue): Place {
  return { start: place.start, end: Math.min(place.end, endOfLine(file.text, place.start)) };
}

export const isEmpty = ({ node }: YamlValue): boolean =>
  node === null || (isScalar(node) && node.value === null);
export const isMapping = ({ node }: YamlValue): boolean => isMap(node);
export const isList = ({ node }: YamlValue): boolean => isSeq(node);

/** The entries of a mapping, `undefined` if the value is none. */
export function entriesOf(value: YamlValue): YamlEntry[] | undefined {
  const { node, file } = value;
  if (!isMap(node)) return undefined;
  return node.items.map((pair) => {
    const keyNode = pair.key as Node;
    const keyPlace = valueOf(file, keyNode, value.place).place;
    // A key is taken as it is written: YAML would make numbers and booleans of `3V3` or `on`.
    const key = isScalar(keyNode)
      ? (keyNode.source ?? String(keyNode.value))
      : file.text.slice(keyPlace.start, keyPlace.end);
    return { key, keyPlace, value: valueOf(file, pair.value as Node | null, keyPlace) };
  });
}

/** The items of a list, `undefined` if the value is none. */
export function itemsOf(value: YamlValue): YamlValue[] | undefined {
  const { node, file } = value;
  if (!isSeq(node)) return undefined;
  return node.items.map((item) => valueOf(file, item as Node | null, value.place));
}

/** A scalar as it is written, without quotes; `undefined` if the value is no scalar. */
export function writtenText({ node }: YamlValue): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}

/** Was the scalar written in quotes? */
export function isQuoted({ node }: YamlValue): boolean {
  return isScalar(node) && (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE);
}

/** The value as plain data. */
export function plainValue({ node, file }: YamlValue): unknown {
  return node === null ? null : node.toJS(file.document);
}

/**
 * The text of a sentence and where it begins. A line such as `console contains "a: b"` is a mapping to YAML; what was
 * meant is what is written.
 */
export function sentenceText(value: YamlValue): { text: string; offset: number } | undefined {
  const { node, file, place } = value;
  if (isScalar(node)) {
    const text = writtenText(value);
    if (text === undefined) return undefined;
    return { text, offset: place.start + (isQuoted(value) ? 1 : 0) };
  }
  if (isMap(node) && node.flow !== true && node.items.length === 1) {
    const raw = file.text.slice(place.start, place.end);
    if (!raw.trimEnd().includes("\n")) return { text: raw.trimEnd(), offset: place.start };
  }
  return undefined;
}
