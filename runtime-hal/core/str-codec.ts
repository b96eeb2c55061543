/** The encoding and errors arguments of `str()`, `bytes()`, `encode` and `decode`: utf-8 and ascii are known. */

import { lookupErrorType, newException, typeError, unicodeErrorType } from "./exceptions.js";
import { typeName } from "./type.js";
import { isAscii, utf8DecodeOrUndefined, utf8DecodeReplacing, utf8Encode, latin1Decode } from "./utf8.js";
import type { Value } from "./value.js";

type Encoding = "utf-8" | "ascii";

/** "can't convert 'int' object to str implicitly" */
export function implicitConversionError(v: Value): Error {
  const from = typeName(v);
  throw typeError(`can't convert '${from}' object to ${from === "str" ? "bytes" : "str"} implicitly`);
}

function encodingArgument(v: Value): Encoding {
  if (typeof v !== "string") throw implicitConversionError(v);
  // Firmware up to version 1.28 takes any name, and "UTF-8" stands in many scripts.
  const name = v.toLowerCase();
  if (name === "utf-8" || name === "utf8") return "utf-8";
  if (name === "ascii") return "ascii";
  throw newException(lookupErrorType, `unknown encoding: ${v}`);
}

const NOT_ASCII = /[^\x00-\x7f]/;

/** `text.encode(encoding)`; what to do with errors is not looked at. */
export function encodeArgument(text: string, encoding: Value): Uint8Array {
  if (encodingArgument(encoding) === "ascii" && NOT_ASCII.test(text)) throw newException(unicodeErrorType);
  return utf8Encode(text);
}

/** `u8.decode(encoding, errors)`. */
export function decodeArgument(u8: Uint8Array, encoding: Value, errors: Value): string {
  const ascii = encodingArgument(encoding) === "ascii";
  const text = ascii ? (isAscii(u8) ? latin1Decode(u8) : undefined) : utf8DecodeOrUndefined(u8);
  if (text !== undefined) return text;
  let handler: Value = "";
  if (errors !== undefined && errors !== null) {
    if (typeof errors !== "string") throw implicitConversionError(errors);
    handler = errors;
  }
  if (handler !== "ignore" && handler !== "replace") throw newException(unicodeErrorType);
  const replacement = handler === "replace" ? "\ufffd" : "";

  return ascii
    ? latin1Decode(u8).replace(/[^\x00-\x7f]/g, replacement)
    : utf8DecodeReplacing(u8, replacement);
}
