/** Reads what mappings of a board file say of a thing: the properties of a part, the fields of a page or of a Wi-Fi network. */

import type { BesideFile, Entry, EntrySpec, PropertySpec } from "../parts/part.js";
import { suggestion, type Problems } from "./problem.js";
import { checkProperty } from "./property.js";
import {
  entriesOf,
  firstLine,
  isList,
  isMapping,
  itemsOf,
  plainValue,
  writtenText,
  type YamlEntry,
  type YamlValue,
} from "./yaml-node.js";

/** Opens a file beside the board file; `undefined`: there is none of that name. */
export type OpenBeside = (name: string) => BesideFile | undefined;

/** The values that are there if nobody says anything. */
export function defaultsOf(specs: readonly PropertySpec[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, default: value } of specs) if (value !== undefined) values[name] = value;
  return values;
}

/** The value of a property as the check takes it: texts as they are written, so that `on` and `1.10` stay what they are. */
function rawValue({ type }: PropertySpec, value: YamlValue): unknown {
  switch (type) {
    case "string":
    case "file":
      return writtenText(value) ?? null;
    case "texts":
      return (itemsOf(value) ?? [value]).map((item) => writtenText(item) ?? null);
    case "data":
      return isList(value) ? plainValue(value) : (writtenText(value) ?? null);
    default:
      return plainValue(value);
  }
}

/** A checked value; `undefined`: something is wrong with it, which was said. */
export function readProperty(
  spec: PropertySpec,
  value: YamlValue,
  openBeside: OpenBeside,
  problems: Problems,
): unknown {
  const refuse = (wrong: string): undefined => {
    problems.add("WIR703", firstLine(value), [spec.name, wrong], spec.help);
  };
  if (spec.entries !== undefined) {
    const entries = entriesOf(value);
    if (entries === undefined) return refuse("a mapping");
    return entries.map((entry) => readEntry(spec.entries as EntrySpec, entry, openBeside, problems));
  }
  const checked = checkProperty(spec, rawValue(spec, value));
  if ("wrong" in checked) return refuse(checked.wrong);
  if (spec.type !== "file") return checked.value;
  const file = openBeside(checked.value as string);
  if (file === undefined)
    problems.add("WIR703", firstLine(value), [spec.name, `a file that is there: ${String(checked.value)}`]);
  return file;
}

function readEntry(
  { what, short, fields, wrongKey }: EntrySpec,
  { key, keyPlace, value }: YamlEntry,
  openBeside: OpenBeside,
  problems: Problems,
): Entry {
  const wrong = wrongKey?.(key);
  if (wrong !== undefined) problems.add("WIR703", keyPlace, [key, wrong]);
  const given: Record<string, unknown> = isMapping(value)
    ? readFields(entriesOf(value) ?? [], fields, what, openBeside, problems)
    : {
        [short]: readProperty(
          fields.find(({ name }) => name === short)!,
          value,
          openBeside,
          problems,
        ),
      };
  for (const { name, help, required } of fields)
    if (required && !(name in given)) problems.add("WIR703", keyPlace, [key, `given '${name}'`], help);
  return { key, fields: { ...defaultsOf(fields), ...given } };
}

/** What was given of these, without defaults. `what`: as in messages, "a page". */
export function readFields(
  entries: readonly YamlEntry[],
  specs: readonly PropertySpec[],
  what: string,
  openBeside: OpenBeside,
  problems: Problems,
): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const { key, keyPlace, value } of entries) {
    const spec = specs.find(({ name }) => name === key);
    if (spec === undefined) {
      const known = specs.map(({ name }) => name);
      problems.add("WIR702", keyPlace, [key, what], suggestion(key, known, "it has"));
      continue;
    }
    const checked = readProperty(spec, value, openBeside, problems);
    if (checked !== undefined) given[key] = checked;
  }
  return given;
}
