/** Named tuples: types that the program makes by `namedtuple("Point", ("x", "y"))` with names that stand in the text. */

import type { IrValue, Keyword } from "../ir/ops.js";
import type { FieldNames, RType } from "../ir/types.js";

interface Site {
  readonly args: readonly IrValue[];
  readonly keywords: readonly Keyword[];
}

/** What of inference is needed here. */
interface Made {
  readonly fieldNames: Map<object, FieldNames>;
}

/** `namedtuple(name, fields)`; `undefined` where the fields are not known. */
export function namedTupleType(state: Made, site: Site): RType | undefined {
  const { args, keywords } = site;
  const fields = args[1];
  if (args.length !== 2 || keywords.length > 0 || fields === undefined) return undefined;
  let names = state.fieldNames.get(site);
  if (names === undefined) {
    const found = namesIn(fields);
    if (found === undefined || new Set(found).size < found.length) return undefined;
    state.fieldNames.set(site, (names = found));
  }
  return { kind: "native", name: "namedtuple", names };
}

function namesIn(fields: IrValue): FieldNames | undefined {
  if (fields.op === "Const")
    return fields.value.kind === "str"
      ? fields.value.value.split(/\s+/).filter((name) => name !== "")
      : undefined;
  if (fields.op !== "MakeTuple" && fields.op !== "MakeList") return undefined;
  const names: string[] = [];
  for (const { value, spread } of fields.items) {
    if (spread || value.op !== "Const" || value.value.kind !== "str") return undefined;
    names.push(value.value.value);
  }
  return names;
}

/** A call of such a type; `never` with a wrong number of arguments or a name that is no field. */
export function namedTuple(names: FieldNames, { args, keywords }: Site): RType {
  const elements: RType[] = [];
  for (const [i, name] of names.entries()) {
    const given = args[i] ?? keywords.find((k) => k.name === name)?.value;
    if (given !== undefined) elements.push(given.type);
  }
  const isRight = args.length + keywords.length === names.length && elements.length === names.length;
  return isRight ? { kind: "tuple", elements, names } : { kind: "never" };
}

/** Where the attribute stands in a named tuple, if the value is one and has it. */
export function fieldOf(t: RType, name: string): number | undefined {
  const at = t.kind === "tuple" ? t.names?.indexOf(name) : undefined;
  return at === undefined || at < 0 ? undefined : at;
}
