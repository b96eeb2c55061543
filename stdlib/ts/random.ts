/**
 * The module `random`. The generator is Yasmarang (Ilya Levin, public domain), as in MicroPython, so that a seeded
 * program gives the same numbers. The interpreter starts from a seed of the host.
 */

import {
  indexErrorType,
  newException,
  valueError,
  valueErrorType,
} from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { toFloat } from "../../runtime-hal/core/float.js";
import { int32Argument } from "../../runtime-hal/core/number-argument.js";
import { PyFloat } from "../../runtime-hal/core/objects.js";
import { getitem, len } from "../../runtime-hal/core/subscript.js";
import { rt } from "../../runtime-hal/core/state.js";
import type { Value } from "../../runtime-hal/core/value.js";

/** State and step of the generator; all words are 32 bits. */
class Yasmarang {
  private pad = 0;
  private n = 69;
  private d = 233;
  private dat = 0;

  seed(word: number): void {
    this.pad = word | 0;
    this.n = 69;
    this.d = 233;
    this.dat = 0;
  }

  /** The next 32 bits, unsigned. */
  next(): number {
    let { pad, d } = this;
    pad = (pad + this.dat + Math.imul(d, this.n)) | 0;
    pad = (pad << 3) | (pad >>> 29);
    this.n = pad | 2;
    d ^= (pad << 31) | (pad >>> 1);
    this.dat = (this.dat ^ pad ^ (d >>> 8) ^ 1) & 0xff;
    this.pad = pad;
    this.d = d;
    return (pad ^ (d << 5) ^ (pad >>> 18) ^ (this.dat << 1)) >>> 0;
  }

  /** Below `limit`, of which only the low 32 bits count: draws as many bits as it has until one fits. */
  below(limit: number): number {
    const n = limit >>> 0;
    // MicroPython would never come back here: nothing is below zero.
    if (n === 0) return this.next();
    const mask = 0xffffffff >>> Math.clz32(n);
    for (;;) {
      const r = (this.next() & mask) >>> 0;
      if (r < n) return r;
    }
  }

  /** In [0, 1): 52 bits, the upper ones first. */
  float(): number {
    const high = this.next() & 0xfffff;
    return (high * 2 ** 32 + this.next()) / 2 ** 52;
  }
}

/** MicroPython raises these without a message. */
function badRange(): never {
  throw newException(valueErrorType);
}

const generator = new Yasmarang();
let seeded = false;

function seedFromHost(): void {
  const bytes = new Uint8Array(4);
  rt.host.fillRandom(bytes);
  generator.seed(new DataView(bytes.buffer).getInt32(0));
  seeded = true;
}

/** The generator, seeded when the first number is wanted: a simulated board, whose runs are all the same, may start after the import. */
function numbers(): Yasmarang {
  if (!seeded) seedFromHost();
  return generator;
}

function randrange(first: Value, second?: Value, third?: Value): Value {
  const start = intArgument(first);
  if (second === undefined) return start > 0 ? numbers().below(start) : badRange();
  const stop = intArgument(second);
  if (third === undefined) return start < stop ? start + numbers().below(stop - start) : badRange();
  const step = intArgument(third);
  if (step === 0) badRange();
  const n = Math.trunc((stop - start + step - Math.sign(step)) / step);
  return n > 0 ? start + step * numbers().below(n) : badRange();
}

export function randomModule(): Record<string, Value> {
  return {
    seed: native("seed", 0, 1, (seed?: Value) => {
      if (seed === undefined || seed === null) seedFromHost();
      else {
        generator.seed(int32Argument(seed));
        seeded = true;
      }
      return null;
    }),
    getrandbits: native("getrandbits", 1, 1, (bits: Value) => {
      const n = intArgument(bits);
      if (n > 32 || n < 0) throw valueError("bits must be 32 or less");
      return n === 0 ? 0 : (numbers().next() & (0xffffffff >>> (32 - n))) >>> 0;
    }),
    randrange: native("randrange", 1, 3, randrange),
    randint: native("randint", 2, 2, (low: Value, high: Value) => {
      const a = intArgument(low);
      const b = intArgument(high);
      return a <= b ? a + numbers().below(b - a + 1) : badRange();
    }),
    choice: native("choice", 1, 1, (sequence: Value) => {
      const n = intArgument(len(sequence));
      if (n <= 0) throw newException(indexErrorType);
      return getitem(sequence, numbers().below(n));
    }),
    random: native("random", 0, 0, () => new PyFloat(numbers().float())),
    uniform: native("uniform", 2, 2, (low: Value, high: Value) => {
      const a = toFloat(low);
      const b = toFloat(high);
      return new PyFloat(a + (b - a) * numbers().float());
    }),
  };
}
