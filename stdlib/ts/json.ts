/** The module `json`. */

import { getBytes } from "../../runtime-hal/core/buffer.js";
import { osError, typeError, valueError } from "../../runtime-hal/core/exceptions.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../runtime-hal/core/native.js";
import { PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { readFromStream, writeToStream } from "../../runtime-hal/core/stream.js";
import { typeName, unwrap } from "../../runtime-hal/core/type.js";
import { isAscii, isAsciiText, latin1Decode } from "../../runtime-hal/core/utf8.js";
import type { Keywords, Value } from "../../runtime-hal/core/value.js";
import { readJson, readJsonText } from "./json-read.js";
import { jsonText, writeJson, type Separators } from "./json-write.js";
import { textArgument } from "./text-argument.js";

const EAGAIN = 11;
const USUAL: Separators = { item: ", ", key: ": " };
const KEYWORDS: readonly ArgumentSpec[] = [{ name: "separators", keywordOnly: true }];

function separatorsOf(args: readonly Value[], kw: Keywords): Separators {
  const [given] = parseArguments(args, kw, KEYWORDS);
  if (given === null) return USUAL;
  const pair: Value = unwrap(given);
  if (!(pair instanceof PyTuple || pair instanceof PyList))
    throw typeError(`object '${typeName(given)}' isn't a tuple or list`);
  if (pair.items.length !== 2)
    throw valueError(`requested length 2 but object has length ${pair.items.length}`);
  return { item: textArgument(pair.items[0]), key: textArgument(pair.items[1]) };
}

function dump(args: Value[], kw: Keywords): Value {
  const separators = separatorsOf(args.slice(2), kw);
  writeJson(args[0], separators, (piece) => writeToStream(args[1], piece));
  return null;
}

function dumps(args: Value[], kw: Keywords): Value {
  const isUsual = args.length === 1 && kw === null;
  return jsonText(args[0], isUsual ? USUAL : separatorsOf(args.slice(1), kw));
}

function load(stream: Value): Value {
  const one = new Uint8Array(1);
  return readJson(() => {
    const n = readFromStream(stream, one);
    if (n < 0) throw osError(EAGAIN);
    return n === 0 ? 0 : (one[0] as number);
  });
}

function loads(given: Value): Value {
  if (typeof given === "string" && isAsciiText(given)) return readJsonText(given);
  const u8 = getBytes(given);
  return isAscii(u8) ? readJsonText(latin1Decode(u8)) : readBytes(u8);
}

function readBytes(u8: Uint8Array): Value {
  let at = 0;
  return readJson(() => u8[at++] ?? 0);
}

/** Names of the module. */
export function jsonModule(): Record<string, Value> {
  return {
    dump: nativeKw("dump", 2, Infinity, dump),
    dumps: nativeKw("dumps", 1, Infinity, dumps),
    load: native("load", 1, 1, load),
    loads: native("loads", 1, 1, loads),
  };
}
