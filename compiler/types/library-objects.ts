/**
 * Objects of the library that are no containers: patterns and matches of regular expressions, hashes. Their methods cannot be
 * changed, and give what the tables say.
 */

import { INT, NONE, STR, type RType } from "../ir/types.js";
import type { Site } from "./arguments.js";
import type { State } from "./state.js";

const BYTES: RType = { kind: "bytes" };
const HASH: RType = { kind: "library", name: "hash" };
const PATTERN: RType = { kind: "library", name: "pattern" };
/** Of a text: the groups of one of bytes would be bytes. */
const MATCH: RType = { kind: "library", name: "match" };
const MATCH_OR_NONE: RType = { kind: "union", members: [MATCH, NONE] };
/** A group may have taken no part. */
const GROUP: RType = { kind: "union", members: [STR, NONE] };

/** The result of a function of the library that makes such an object, or uses a pattern as its first argument. */
export function libraryCall(name: string, { args, keywords }: Site): RType | undefined {
  if (keywords.length > 0) return undefined;
  switch (name) {
    case "hashlib.sha256":
    case "hashlib.sha1":
    case "hashlib.md5":
      return HASH;
    case "re.compile":
      return PATTERN;
    case "re.match":
    case "re.search":
      return args[1]?.type.kind === "str" ? MATCH_OR_NONE : undefined;
    case "re.sub":
      return substituted(args[1]?.type, args[2]?.type);
    default:
      return undefined;
  }
}

/** A function that makes the replacements is called with matches. */
function substituted(replacement: RType | undefined, text: RType | undefined): RType | undefined {
  return replacement?.kind === "str" && text?.kind === "str" ? STR : undefined;
}

/** The result of `o.name(…)`; `undefined` if nothing is known. */
export function libraryMethod(
  state: State,
  o: RType & { kind: "library" },
  name: string,
  v: Site,
): RType | undefined {
  const [first, second] = v.args;
  if (v.keywords.length > 0) return undefined;
  switch (`${o.name}.${name}`) {
    case "hash.update":
      return NONE;
    case "hash.digest":
      return BYTES;
    case "pattern.match":
    case "pattern.search":
      return first?.type.kind === "str" ? MATCH_OR_NONE : undefined;
    case "pattern.sub":
      return substituted(first?.type, second?.type);
    case "pattern.split": {
      if (first?.type.kind !== "str") return undefined;
      const cell = state.containers.cellOf(v);
      state.containers.put(cell, STR);
      return { kind: "list", cell };
    }
    case "match.group":
      return first?.op === "Const" && first.value.kind === "int" && Number(first.value.value) === 0
        ? STR
        : GROUP;
    case "match.groups":
      return { kind: "tuple", elements: [], item: GROUP };
    case "match.start":
    case "match.end":
      return INT;
    case "match.span":
      return { kind: "tuple", elements: [INT, INT] };
    default:
      return undefined;
  }
}
