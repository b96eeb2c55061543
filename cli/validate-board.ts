/**
 * Checks a user's own board against the schema of board files. The validator is a package that is loaded only here: few runs
 * have a board of their own.
 */

import type { ErrorObject } from "ajv";
import { createRequire } from "node:module";
import { closest } from "../compiler/diagnostics/closest.js";

type Ajv = typeof import("ajv");

/** `/override/pins/0` as people write it: `override.pins[0]`. */
function fieldOf(path: string): string {
  return path
    .split("/")
    .slice(1)
    .map((key, k) => (/^\d+$/.test(key) ? `[${key}]` : k === 0 ? key : `.${key}`))
    .join("");
}

function messageOf(error: ErrorObject): string {
  const field = fieldOf(error.instancePath);
  const at = field === "" ? "" : `${field}: `;
  const { keyword, params, parentSchema } = error;
  switch (keyword) {
    case "additionalProperties": {
      const known = Object.keys((parentSchema as { properties?: object }).properties ?? {});
      const name = String((params as { additionalProperty: string }).additionalProperty);
      const guess = closest(name, known);
      return `${at}there is no field '${name}'${guess === undefined ? "" : `; did you mean '${guess}'?`}`;
    }
    case "required":
      return `${at}needs the field '${String((params as { missingProperty: string }).missingProperty)}'`;
    case "enum": {
      const allowed = (params as { allowedValues: unknown[] }).allowedValues;
      return `${at}must be one of ${allowed.map((value) => JSON.stringify(value)).join(", ")}`;
    }
    default:
      return `${at}${error.message ?? keyword}`;
  }
}

/** Of several ways to be right (`oneOf`) the errors of each are given; the deepest tell most. */
function telling(errors: readonly ErrorObject[]): ErrorObject[] {
  const real = errors.filter(({ keyword }) => !["oneOf", "anyOf", "if"].includes(keyword));
  const typed = real.filter(
    ({ keyword, params }) => keyword !== "type" || (params as { type: string }).type !== "null",
  );
  return typed.length > 0 ? typed : real;
}

/** What is wrong with a board's file by the schemas; empty if nothing is. */
export function schemaErrors(data: unknown, schemas: { board: object; chip: object }): string[] {
  const { Ajv } = createRequire(import.meta.url)("ajv") as Ajv;
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true });
  ajv.addSchema(schemas.chip);
  const validate = ajv.compile(schemas.board);
  if (validate(data)) return [];
  return [...new Set(telling(validate.errors ?? []).map(messageOf))];
}
