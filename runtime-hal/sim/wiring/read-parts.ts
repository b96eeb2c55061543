/** The sections `parts` and `nets` of a board file. */

import type { PartDefinition } from "../parts/part.js";
import type { PartInstance } from "./model.js";
import type { Names } from "./names.js";
import { nearMiss, suggestion, type Problems } from "./problem.js";
import { defaultsOf, readProperty, type OpenBeside } from "./read-fields.js";
import {
  entriesOf,
  firstLine,
  isEmpty,
  itemsOf,
  writtenText,
  type YamlEntry,
  type YamlValue,
} from "./yaml-node.js";

/** Where parts come from. */
export interface PartSource {
  readonly types: readonly string[];
  load(type: string): Promise<PartDefinition | undefined>;
  /** A file of the user's, by its path relative to the board file. Throws an Error that says what is wrong. */
  loadFile(path: string): Promise<PartDefinition>;
}

const ID = /^[A-Za-z_][A-Za-z0-9_-]*$/;
/** Entries of a part that are neither terminals nor properties. */
const OWN_KEYS = ["type", "note"];

/** Learns the ids and types of all parts first: their terminals may be named before they are described. */
export async function readPartTypes(
  section: YamlValue,
  names: Names,
  source: PartSource,
  problems: Problems,
): Promise<YamlEntry[]> {
  const entries = isEmpty(section) ? [] : entriesOf(section);
  if (entries === undefined) {
    problems.add(
      "WIR703",
      firstLine(section),
      ["parts", "a mapping of names to parts"],
      "such as  led1: {type: led, anode: GPIO2}",
    );
    return [];
  }
  const known: YamlEntry[] = [];
  for (const entry of entries) {
    const definition = await partOf(entry, source, problems);
    if (!ID.test(entry.key)) {
      problems.add("WIR703", entry.keyPlace, [entry.key, "a name of letters, digits, '_' and '-'"]);
    } else if (names.pin(entry.key) !== undefined || names.supply(entry.key) !== undefined) {
      problems.add("WIR703", entry.keyPlace, [entry.key, "another name: it is that of a pin or supply"]);
    } else if (definition !== undefined) {
      names.parts.set(entry.key, definition);
      known.push(entry);
    }
  }
  return known;
}

async function partOf(
  entry: YamlEntry,
  source: PartSource,
  problems: Problems,
): Promise<PartDefinition | undefined> {
  // `led1: led` is short for a part without anything to say about it.
  const fields = entriesOf(entry.value);
  const value = fields === undefined ? entry.value : fields.find((field) => field.key === "type")?.value;
  const type = value === undefined ? undefined : writtenText(value);
  if (type === undefined) {
    problems.add("WIR703", entry.keyPlace, [entry.key, "a part with a type"], `${entry.key}: {type: led, …}`);
    return undefined;
  }
  const place = (value as YamlValue).place;
  if (/[/\\]|\.[cm]?[jt]s$/.test(type)) {
    try {
      return await source.loadFile(type);
    } catch (e) {
      problems.add("WIR710", place, [`${type}: ${(e as Error).message}`]);
      return undefined;
    }
  }
  const definition = await source.load(type);
  if (definition === undefined) {
    const near = nearMiss(type, source.types);
    problems.add("WIR704", place, [type], near ?? "'halpy parts' lists them");
  }
  return definition;
}

/** A part's properties and connections. */
export function readPart(
  entry: YamlEntry,
  names: Names,
  openBeside: OpenBeside,
  problems: Problems,
): PartInstance {
  const id = entry.key;
  const definition = names.parts.get(id) as PartDefinition;
  const properties = defaultsOf(definition.properties);
  const connections: PartInstance["connections"][number][] = [];
  const given = new Set<string>();
  const hadProblems = problems.list.length;
  for (const { key, keyPlace, value } of entriesOf(entry.value) ?? []) {
    given.add(key);
    if (OWN_KEYS.includes(key)) continue;
    const spec = definition.properties.find((property) => property.name === key);
    if (spec !== undefined) {
      const checked = readProperty(spec, value, openBeside, problems);
      if (checked !== undefined) properties[key] = checked;
      continue;
    }
    if (definition.terminals.some((terminal) => terminal.name === key)) {
      if (isEmpty(value)) {
        given.delete(key);
        continue;
      }
      const node = readNode(value, names, problems);
      if (node !== undefined) connections.push({ terminal: key, to: node, place: value.place });
      continue;
    }
    const known = [...definition.terminals, ...definition.properties].map((item) => item.name);
    problems.add("WIR702", keyPlace, [key, `a ${definition.type}`], suggestion(key, known, "it has"));
  }
  const place = { start: entry.keyPlace.start, end: entry.keyPlace.end };
  const wrong = problems.list.length === hadProblems ? definition.check?.(properties) : undefined;
  if (wrong !== undefined) {
    const given = entriesOf(entry.value)?.find(({ key }) => key === wrong.property);
    problems.add("WIR703", given === undefined ? place : firstLine(given.value), [
      wrong.property,
      wrong.wrong,
    ]);
  }
  if (problems.list.length === hadProblems) checkMissing(id, definition, given, place, problems);
  return { id, definition, properties, connections, place };
}

function checkMissing(
  id: string,
  definition: PartDefinition,
  given: ReadonlySet<string>,
  place: PartInstance["place"],
  problems: Problems,
): void {
  const open = definition.terminals.filter((terminal) => !terminal.optional && !given.has(terminal.name));
  if (open.length > 0) {
    const [first] = open as [(typeof open)[number]];
    const list = open.map((terminal) => `'${terminal.name}'`).join(" and ");
    problems.add("WIR705", place, [id, definition.type, list], `${first.name}: GPIO4 - ${first.help}`);
  }
  for (const { name, help, required } of definition.properties) {
    if (required && !given.has(name)) problems.add("WIR703", place, [id, `given '${name}'`], help);
  }
}

/** A wire by its name. */
export function readNode(
  value: YamlValue,
  names: Names,
  problems: Problems,
): PartInstance["connections"][number]["to"] | undefined {
  const text = writtenText(value);
  if (text === undefined) {
    problems.add(
      "WIR703",
      firstLine(value),
      ["a terminal", "connected to one wire"],
      "several wires are joined under nets:",
    );
    return undefined;
  }
  const node = names.node(text);
  if (node === undefined) {
    const { message, hint } = names.whyNoNode(text);
    problems.add("WIR707", value.place, [message], hint);
  }
  return node;
}

/** The section `nets`: wires with names, and what is at each. */
export function readNets(
  section: YamlValue | undefined,
  names: Names,
  problems: Problems,
): { entry: YamlEntry; members: YamlValue[] }[] {
  if (section === undefined || isEmpty(section)) return [];
  const entries = entriesOf(section);
  if (entries === undefined) {
    problems.add(
      "WIR703",
      firstLine(section),
      ["nets", "a mapping of names to lists"],
      "such as  sda: [GPIO21, oled.sda, clock.sda]",
    );
    return [];
  }
  return entries.map((entry) => {
    names.nets.add(entry.key);
    const members = itemsOf(entry.value) ?? (isEmpty(entry.value) ? [] : [entry.value]);
    return { entry, members };
  });
}
