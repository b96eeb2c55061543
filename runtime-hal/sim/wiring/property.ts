/** Checks and converts what a board file or an event gives for a property of a part. */

import { parseDuration } from "../duration.js";
import { bytesOf } from "../part-support/byte-values.js";
import type { PropertySpec } from "../parts/part.js";
import { parseQuantity } from "./quantity.js";

/** A converted value, or why there is none. */
export type Checked = { readonly value: unknown } | { readonly wrong: string; readonly hint?: string };

const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
};

/** `raw`: as YAML gives it. */
export function checkProperty(spec: PropertySpec, raw: unknown): Checked {
  switch (spec.type) {
    case "number":
      return checkNumber(spec, raw);
    case "duration":
      return checkDuration(spec, raw);
    case "boolean": {
      const value = typeof raw === "boolean" ? raw : BOOLEANS[String(raw).toLowerCase()];
      return value === undefined ? { wrong: "true or false" } : { value };
    }
    case "file":
    case "string":
      return checkString(spec, raw);
    case "texts": {
      const texts = (Array.isArray(raw) ? (raw as unknown[]) : [raw]).map(String);
      const isGood = texts.length > 0 && texts.every((text) => text !== "" && text !== "null");
      return isGood ? { value: texts } : { wrong: "a text or a list of texts" };
    }
    case "data": {
      if (typeof raw === "string" || typeof raw === "number")
        return { value: new TextEncoder().encode(String(raw)) };
      const bytes = Array.isArray(raw) ? bytesOf(raw) : undefined;
      return bytes === undefined ? { wrong: "a text or a list of bytes" } : { value: bytes };
    }
    case "any":
      return { value: raw };
    case "list":
      return Array.isArray(raw) ? { value: raw } : { wrong: "a list" };
    case "object":
      return typeof raw === "object" && raw !== null && !Array.isArray(raw)
        ? { value: raw }
        : { wrong: "a mapping" };
  }
}

function range({ min, max, unit }: PropertySpec, show: (n: number) => string): string {
  const end = unit === undefined ? "" : ` ${unit}`;
  if (min !== undefined && max !== undefined) return `from ${show(min)} to ${show(max)}${end}`;
  if (min !== undefined) return `of at least ${show(min)}${end}`;
  return max === undefined ? "" : `of at most ${show(max)}${end}`;
}

function checkNumber(spec: PropertySpec, raw: unknown): Checked {
  const value =
    typeof raw === "number" ? raw : typeof raw === "string" ? parseQuantity(raw, spec.unit) : undefined;
  if (value === undefined || Number.isNaN(value)) {
    return { wrong: spec.unit === undefined ? "a number" : `a number of ${spec.unit}` };
  }
  const { min = -Infinity, max = Infinity } = spec;
  return value < min || value > max ? { wrong: `a number ${range(spec, String)}` } : { value };
}

function checkDuration(spec: PropertySpec, raw: unknown): Checked {
  const value = typeof raw === "number" || typeof raw === "string" ? parseDuration(raw) : undefined;
  const wrong = 'a time such as "80ms" or "1.5s"';
  if (value === undefined) return { wrong };
  const { min = 0, max = Infinity } = spec;
  return value < min || value > max ? { wrong: `a time ${range(spec, (us) => `${us} µs`)}` } : { value };
}

function checkString(spec: PropertySpec, raw: unknown): Checked {
  if (typeof raw !== "string" && typeof raw !== "number") return { wrong: "a text" };
  const value = String(raw);
  const { choices } = spec;
  if (choices === undefined) return { value };
  const found = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
  return found === undefined ? { wrong: `one of ${choices.join(", ")}` } : { value: found };
}
