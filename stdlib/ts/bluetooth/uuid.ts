/** `bluetooth.UUID`: 16, 32 or 128 bits (MicroPython extmod/modbluetooth.c). */

import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { checkCount } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { utf8Encode } from "../../../runtime-hal/core/utf8.js";
import { PyObject, type BufferView, type Value } from "../../../runtime-hal/core/value.js";
import { BleUuid } from "../../../runtime-hal/hal/bluetooth.js";
import { lazyType } from "../machine/part.js";

const WIDE = 16;
const MOST_16 = 0xffff;

export class PyUuid extends PyObject {
  constructor(readonly uuid: BleUuid) {
    super();
  }
}

/** 32 digits, with hyphens anywhere. */
function fromText(text: Uint8Array): Uint8Array {
  const digits: number[] = [];
  for (const code of text) {
    const character = String.fromCharCode(code);
    if (character === "-") continue;
    const digit = /[0-9a-f]/i.test(character) ? Number.parseInt(character, 16) : NaN;
    if (Number.isNaN(digit)) throw valueError("invalid char in UUID");
    if (digits.length === 2 * WIDE) throw valueError("UUID too long");
    digits.push(digit);
  }
  if (digits.length < 2 * WIDE) throw valueError("UUID too short");
  const last = digits.length - 1;
  return Uint8Array.from(
    { length: WIDE },
    (_, i) => (digits[last - 2 * i - 1]! << 4) | digits[last - 2 * i]!,
  );
}

function make(source: Value): BleUuid {
  if (typeof source === "number" || typeof source === "bigint" || typeof source === "boolean") {
    const number = intArgument(source);
    if (number > MOST_16) throw valueError("invalid UUID");
    return new BleUuid(Uint8Array.of(number & 0xff, (number >> 8) & 0xff));
  }
  const bytes = typeof source === "string" ? utf8Encode(source) : getBytes(source);
  return new BleUuid([2, 4, WIDE].includes(bytes.length) ? bytes.slice() : fromText(bytes));
}

/** Shorter ones first, then by their bytes as they are sent. */
function order(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return a.length - b.length;
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

function describe({ bytes }: BleUuid): string {
  const digits = [...bytes].reverse().map((byte) => byte.toString(16).padStart(2, "0"));
  if (bytes.length !== WIDE) return `UUID(0x${digits.join("")})`;
  return `UUID('${digits.map((pair, i) => ([4, 6, 8, 10].includes(i) ? `-${pair}` : pair)).join("")}')`;
}

export const uuidType = lazyType((): PyType =>
  defineType({
    name: "UUID",
    js: PyUuid,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      return new PyUuid(make(args[0]));
    },
    slots: {
      repr$(this: PyUuid): string {
        return describe(this.uuid);
      },
      hash$(this: PyUuid): Value {
        return this.uuid.bytes.reduce((hash, byte) => (hash * 33 + byte) & 0x3fffffff, 5381);
      },
      buffer$(this: PyUuid): BufferView {
        return { u8: this.uuid.bytes, typecode: "B", itemSize: 1, writable: false } as unknown as BufferView;
      },
      bin$(this: PyUuid, op: string, other: Value): Value | undefined {
        if (!(other instanceof PyUuid)) return undefined;
        const difference = order(this.uuid.bytes, other.uuid.bytes);
        switch (op) {
          case "==":
            return difference === 0;
          case "<":
            return difference < 0;
          case "<=":
            return difference <= 0;
          case ">":
            return difference > 0;
          case ">=":
            return difference >= 0;
          default:
            return undefined;
        }
      },
    } as never,
  }),
);
