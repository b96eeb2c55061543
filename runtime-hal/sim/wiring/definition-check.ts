/** Looks whether what a user's part file exports is a part definition, so that a mistake in it is found where it is. */

const TYPES = ["number", "string", "boolean", "duration", "list", "object", "file", "texts", "data", "any"];

/** What is wrong with it, `undefined` if nothing is. */
export function definitionProblem(found: unknown): string | undefined {
  if (typeof found !== "object" || found === null)
    return "it has no default export, which is to be the part's definition";
  const definition = found as Record<string, unknown>;
  if (typeof definition.type !== "string") return "its definition has no 'type', the name of the part";
  if (typeof definition.make !== "function") return "its definition has no function 'make'";
  for (const key of ["terminals", "properties", "actions", "probes"]) {
    const list = definition[key];
    const optional = key === "actions" || key === "probes";
    if (list === undefined && optional) continue;
    if (!Array.isArray(list)) return `'${key}' of its definition must be a list`;
    const bad = list.find((item: unknown) => typeof (item as { name?: unknown } | null)?.name !== "string");
    if (bad !== undefined) return `something in '${key}' of its definition has no 'name'`;
  }
  const properties = definition.properties as { name: string; type?: unknown }[];
  const untyped = properties.find((property) => !TYPES.includes(property.type as string));
  if (untyped !== undefined)
    return `the type of its property '${untyped.name}' must be one of ${TYPES.join(", ")}`;
  const names = [...(definition.terminals as { name: string }[]), ...properties].map((item) => item.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i || name === "type" || name === "note");
  return twice === undefined
    ? undefined
    : `'${twice}' cannot be the name of a terminal or property: it is used already`;
}
