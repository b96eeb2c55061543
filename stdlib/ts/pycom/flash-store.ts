/** `pycom.nvs_set` and its neighbours: numbers and texts that stay in flash, through everything that a run can do to the board. */

import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { keyError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { maybeInt } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import { utf8Decode } from "../../../runtime-hal/core/utf8.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { textArgument } from "../text-argument.js";
import { PyBytes } from "../../../runtime-hal/core/objects.js";

const LONGEST_TEXT = 1984;
const LONGEST_KEY = 15;

const store = new Map<string, Value>();

/** A number is kept as 32 bits without a sign, bytes as text. */
function stored(value: Value): Value {
  if (typeof value === "string" || value instanceof PyBytes) {
    const text = typeof value === "string" ? value : utf8Decode(getBytes(value));
    if (text.length >= LONGEST_TEXT) throw valueError("value too long (max: 1984)");
    return text;
  }
  const big = typeof value === "bigint" ? value : maybeInt(value);
  if (big === undefined) throw valueError("Value must be string, bytes or integer");
  return Number(BigInt.asUintN(32, BigInt(big)));
}

function set(key: Value, value: Value): null {
  const name = textArgument(key);
  const kept = stored(value);
  if (name === "") throw valueError("Key is invalid");
  if (name.length > LONGEST_KEY) throw valueError("Key is too long");
  store.set(name, kept);
  return null;
}

function get(key: Value, otherwise?: Value): Value {
  const name = textArgument(key);
  if (store.has(name)) return store.get(name);
  if (otherwise !== undefined) return otherwise;
  throw valueError("No matching object for the provided key");
}

/** The functions of the module. */
export const flashStore = (): Record<string, Value> => ({
  nvs_set: native("nvs_set", 2, 2, set),
  nvs_get: native("nvs_get", 1, 2, get),
  nvs_erase: native("nvs_erase", 1, 1, (key: Value) => {
    if (!store.delete(textArgument(key))) throw keyError("key not found");
    return null;
  }),
  nvs_erase_all: native("nvs_erase_all", 0, 0, () => {
    store.clear();
    return null;
  }),
});
