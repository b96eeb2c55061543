/** What there is to say of parts: for `halpy parts` and for docs/parts.md. */

import type { PartDefinition, PropertySpec } from "../runtime-hal/sim/parts/part.js";
import { shortNumber, shortTime } from "../runtime-hal/sim/wiring/quantity.js";
import { wrap } from "./help.js";

/** A row of a table: name, and what it is. */
type Row = readonly [string, string];

function valueText(spec: PropertySpec, value: unknown): string {
  if (spec.type === "duration") return shortTime(value as number);
  if (spec.name === "address") return `0x${(value as number).toString(16)}`;
  const text = typeof value === "number" ? shortNumber(value) : String(value);
  return spec.unit === undefined || typeof value !== "number" ? text : `${text} ${spec.unit}`;
}

/** Type, range, default and whether events can set it. */
function propertyText(spec: PropertySpec): string {
  const facts: string[] = [];
  const { choices, min, max, unit } = spec;
  if (choices !== undefined) facts.push(choices.join(", "));
  else if (spec.type === "duration") facts.push("a time");
  else if (spec.name !== "address" && min !== undefined && max !== undefined) {
    facts.push(`${shortNumber(min)} to ${shortNumber(max)}${unit === undefined ? "" : ` ${unit}`}`);
  } else if (unit !== undefined) facts.push(unit);
  else if (spec.type !== "number")
    facts.push(
      {
        string: "a text",
        boolean: "true or false",
        list: "a list",
        object: "a mapping",
        file: "a file",
        texts: "a text or a list of texts",
        data: "a text or a list of bytes",
        any: "any value",
      }[spec.type],
    );
  if (spec.required) facts.push("must be given");
  else if (spec.default !== undefined) facts.push(`default ${valueText(spec, spec.default)}`);
  if (spec.live) facts.push("events can set it");
  return `${spec.help}${facts.length === 0 ? "" : ` (${facts.join("; ")})`}`;
}

/** The tables of a part, by heading. */
function sections(part: PartDefinition): [string, Row[]][] {
  const terminals = part.terminals.map((t): Row => [
    t.name,
    `${t.help}${t.optional ? " (may be left open)" : ""}`,
  ]);
  const properties = part.properties.flatMap((p): Row[] => [
    [p.name, propertyText(p)],
    ...(p.entries?.fields ?? []).map((field): Row => {
      const short = field.name === p.entries?.short ? "; a text or list in place of a mapping is this" : "";
      return [`${p.name}: … ${field.name}`, propertyText(field) + short];
    }),
  ]);
  const actions = (part.actions ?? []).map((a): Row => {
    const form = `${a.name}${a.argument === undefined ? "" : " … VALUE"}${a.second === undefined ? "" : " SECOND"}`;
    const rest = [
      a.argument === undefined ? "" : `VALUE: ${a.argument}`,
      a.second === undefined ? "" : `SECOND: ${a.second}`,
      a.undo === undefined ? "" : `'for' ends it with '${a.undo}'`,
    ];
    const notes = rest.filter((text) => text !== "").join("; ");
    return [form, notes === "" ? a.help : `${a.help} (${notes})`];
  });
  const probes = (part.probes ?? []).map((p): Row => [
    p.name,
    p.unit === undefined ? p.help : `${p.help} (${p.unit})`,
  ]);
  const all: [string, Row[]][] = [
    ["Terminals", terminals],
    ["Properties", properties],
    ["Actions", actions],
    ["Probes", probes],
  ];
  return all.filter(([, rows]) => rows.length > 0);
}

/** `halpy parts NAME`. */
export function partText(part: PartDefinition): string {
  const lines = [`${part.type}: ${part.summary}`, wrap(`Source: ${part.source}`, 2)];
  for (const [heading, rows] of sections(part)) {
    lines.push("", heading.toUpperCase());
    for (const [name, text] of rows) lines.push(`  ${name}`, wrap(text, 8));
  }
  return `${lines.join("\n")}\n`;
}

/** `halpy parts`. */
export function partList(parts: readonly PartDefinition[]): string {
  const width = Math.max(...parts.map((part) => part.type.length)) + 2;
  return parts.map((part) => `${part.type.padEnd(width)}${part.summary}\n`).join("");
}

/** docs/parts.md. */
export function partsMarkdown(parts: readonly PartDefinition[]): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  const lines = [
    "# Parts of the simulated board",
    "",
    "Made by `UPDATE=1 npm test -- tests/sim/parts/documentation` from the parts themselves. How they are wired is in [wiring.md](wiring.md);",
    "all can also be unplugged and plugged in.",
  ];
  for (const part of parts) {
    lines.push(
      "",
      `## ${part.type}`,
      "",
      `${part.summary[0]?.toUpperCase()}${part.summary.slice(1)}. Source: ${part.source}.`,
    );
    for (const [heading, rows] of sections(part)) {
      lines.push("", `| ${heading.toLowerCase()} | |`, "| --- | --- |");
      for (const [name, text] of rows) lines.push(`| \`${cell(name)}\` | ${cell(text)} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}
