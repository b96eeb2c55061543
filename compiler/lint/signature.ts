/** What a function takes, as calls of it see it: a method that is reached through its instance is given that already. */

import type { RelatedPlace } from "../diagnostics/diagnostic.js";
import type { FunctionDef, Lambda, Parameter } from "../syntax/ast.js";
import type { NativeSignature } from "./library.js";
import type { CheckedModule } from "./checked-module.js";

export interface FormalParameter {
  readonly name: string;
  readonly isRequired: boolean;
  readonly byKeyword: boolean;
}

export interface Signature {
  /** As messages show it: `f(a, b=1)`. */
  readonly shown: string;
  /** Parameters that positional arguments go to, without those that are bound; `null` if only their number is known. */
  readonly positional: readonly FormalParameter[] | null;
  readonly min: number;
  /** Less than zero: even what is bound is too much. */
  readonly max: number;
  /** Parameters that take keywords only. */
  readonly keywordOnly: readonly FormalParameter[];
  readonly takesAnyKeyword: boolean;
  readonly definition?: RelatedPlace;
}

/** The signature of a function of the program; `bound` arguments are there before the first written one. */
export function signatureOf(
  module: CheckedModule,
  node: FunctionDef | Lambda,
  name: string,
  bound: number,
): Signature {
  const { file } = module.source;
  const list = node.params.list;
  const all = list.filter(({ form }) => form === "posonly" || form === "normal").map(formal);
  const positional = all.slice(bound);
  const words = list.slice(Math.min(bound, all.length)).map((param) => show(module, param));
  const firstKeywordOnly = list.findIndex(({ form }) => form === "kwonly");
  if (firstKeywordOnly >= 0 && !list.some(({ form }) => form === "vararg"))
    words.splice(firstKeywordOnly - Math.min(bound, all.length), 0, "*");
  const shown = `${name}(${words.join(", ")})`;
  const place = node.kind === "FunctionDef" ? node.name : { start: node.start, end: node.params.end };
  return {
    shown,
    positional,
    min: positional.filter((param) => param.isRequired).length,
    max: list.some(({ form }) => form === "vararg") ? Infinity : all.length - bound,
    keywordOnly: list.filter(({ form }) => form === "kwonly").map(formal),
    takesAnyKeyword: list.some(({ form }) => form === "kwarg"),
    definition: { file, start: place.start, end: place.end, text: "defined here" },
  };
}

/** The signature of a function of the runtime. */
export function nativeSignature(name: string, { min, max, keywords }: NativeSignature): Signature {
  return {
    shown: `${name}()`,
    positional: null,
    min,
    max,
    keywordOnly: [],
    takesAnyKeyword: keywords,
  };
}

function formal({ name, form, default: value }: Parameter): FormalParameter {
  return { name: name.name, isRequired: value === null, byKeyword: form !== "posonly" };
}

const STARS = { vararg: "*", kwarg: "**", posonly: "", normal: "", kwonly: "" } as const;
const LONGEST_DEFAULT = 20;

function show(module: CheckedModule, { form, name, default: value }: Parameter): string {
  const text = value === null ? "" : module.source.file.text.slice(value.start, value.end);
  const shortened = text.length > LONGEST_DEFAULT || text.includes("\n") ? "..." : text;
  return `${STARS[form]}${name.name}${text === "" ? "" : `=${shortened}`}`;
}
