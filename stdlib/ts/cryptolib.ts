/** The module `cryptolib`: AES in the modes ECB, CBC and CTR. */

import { getBytes, getWritableBytes } from "../../runtime-hal/core/buffer.js";
import { valueError } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../runtime-hal/core/native.js";
import { PyBytes } from "../../runtime-hal/core/objects.js";
import { defineType } from "../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";
import { Aes } from "./aes.js";

const BLOCK = 16;
const MODE_ECB = 1;
const MODE_CBC = 2;
const MODE_CTR = 6;

class PyAes extends PyObject {
  /** What it is used for since its first use: one or the other. */
  private encrypts: boolean | undefined = undefined;
  /** CTR: the encrypted counter, and how much of it is used up. */
  private readonly pad = new Uint8Array(BLOCK);
  private padUsed = 0;

  constructor(
    private readonly cipher: Aes,
    private readonly mode: number,
    /** CBC: the last encrypted block; CTR: the counter. */
    private readonly vector: Uint8Array,
  ) {
    super();
  }

  process(data: Value, target: Value, encrypt: boolean): Value {
    const input = getBytes(data);
    if (this.mode !== MODE_CTR && input.length % BLOCK !== 0) throw valueError("blksize % 16");
    const out = target === undefined ? new Uint8Array(input.length) : getWritableBytes(target);
    if (out.length < input.length) throw valueError("output too small");
    if (this.encrypts !== undefined && this.encrypts !== encrypt) throw valueError("can't encrypt & decrypt");
    this.encrypts = encrypt;
    if (this.mode === MODE_CTR) this.counterMode(input, out);
    else for (let at = 0; at < input.length; at += BLOCK) this.block(input, out, at, encrypt);
    return target === undefined ? new PyBytes(out) : target;
  }

  private block(input: Uint8Array, out: Uint8Array, at: number, encrypt: boolean): void {
    const given = input.slice(at, at + BLOCK);
    const block = given.slice();
    const chained = this.mode === MODE_CBC;
    if (encrypt) {
      if (chained) this.addVector(block);
      this.cipher.encrypt(block);
    } else {
      this.cipher.decrypt(block);
      if (chained) this.addVector(block);
    }
    if (chained) this.vector.set(encrypt ? block : given);
    out.set(block, at);
  }

  private addVector(block: Uint8Array): void {
    for (let i = 0; i < BLOCK; i++) block[i] = (block[i] as number) ^ (this.vector[i] as number);
  }

  private counterMode(input: Uint8Array, out: Uint8Array): void {
    for (let i = 0; i < input.length; i++) {
      if (this.padUsed === 0) {
        this.pad.set(this.vector);
        this.cipher.encrypt(this.pad);
        this.countUp();
      }
      out[i] = (input[i] as number) ^ (this.pad[this.padUsed] as number);
      this.padUsed = (this.padUsed + 1) % BLOCK;
    }
  }

  private countUp(): void {
    for (let i = BLOCK - 1; i >= 0; i--) {
      this.vector[i] = (this.vector[i] as number) + 1;
      if (this.vector[i] !== 0) return;
    }
  }
}

function makeAes(args: readonly Value[]): PyAes {
  const mode = intArgument(args[1]);
  if (mode !== MODE_ECB && mode !== MODE_CBC && mode !== MODE_CTR) throw valueError("mode");
  const key = getBytes(args[0]);
  if (key.length !== 16 && key.length !== 32) throw valueError("key");
  const given: Value = args[2] ?? null;
  if (given === null && mode !== MODE_ECB) throw valueError("IV");
  const vector = given === null ? new Uint8Array(BLOCK) : getBytes(given).slice();
  if (vector.length !== BLOCK) throw valueError("IV");
  return new PyAes(new Aes(key), mode, vector);
}

const aesType = defineType({
  name: "aes",
  js: PyAes,
  make: (_type, args, kw) => {
    checkCount(args, kw, 2, 3);
    return makeAes(args);
  },
  methods: {
    encrypt: native("encrypt", 2, 3, (self: PyAes, data: Value, out?: Value) =>
      self.process(data, out, true),
    ),
    decrypt: native("decrypt", 2, 3, (self: PyAes, data: Value, out?: Value) =>
      self.process(data, out, false),
    ),
  },
});

/** Names of the module. */
export function cryptolibModule(): Record<string, Value> {
  return { aes: aesType };
}
