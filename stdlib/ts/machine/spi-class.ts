/** What the class `SPI` of all ports has in common (MicroPython extmod/machine_spi.c). */

import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw } from "../../../runtime-hal/core/native.js";
import { PyBytes } from "../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";

/** An SPI object of a port. */
export abstract class PySpi extends PyObject {
  abstract describe(): string;
  abstract initialise(args: readonly Value[], kw: Keywords): void;
  /** Exchanges bytes; both arrays have the same length and may be the same. */
  abstract transfer(out: Uint8Array, into: Uint8Array): void;
  deinit(): void {}
}

/** What is sent while the program only reads. */
const filler = (write: Value): number => (write === undefined ? 0 : intArgument(write) & 0xff);

export function defineSpi(
  name: string,
  js: new () => PySpi,
  make: (args: Value[], kw: Keywords) => PySpi,
  constants: Readonly<Record<"MSB" | "LSB", number>> & Readonly<Record<string, number>>,
  more: Record<string, Value> = {},
): PyType {
  return defineType({
    name,
    js,
    make: (_type, args, kw) => make(args, kw),
    slots: {
      repr$(this: PySpi): string {
        return this.describe();
      },
    },
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PySpi).initialise(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PySpi) => {
        self.deinit();
        return null;
      }),
      read: native("read", 2, 3, (self: PySpi, count: Value, write?: Value) => {
        const bytes = new Uint8Array(intArgument(count)).fill(filler(write));
        self.transfer(bytes, bytes);
        return new PyBytes(bytes);
      }),
      readinto: native("readinto", 2, 3, (self: PySpi, target: Value, write?: Value) => {
        const bytes = getWritableBytes(target).fill(filler(write));
        self.transfer(bytes, bytes);
        return null;
      }),
      write: native("write", 2, 2, (self: PySpi, source: Value) => {
        const bytes = getBytes(source);
        self.transfer(bytes, new Uint8Array(bytes.length));
        return null;
      }),
      write_readinto: native("write_readinto", 3, 3, (self: PySpi, source: Value, target: Value) => {
        const out = getBytes(source);
        const into = getWritableBytes(target);
        if (out.length !== into.length) throw valueError("buffers must be the same length");
        self.transfer(out, into);
        return null;
      }),
      ...more,
    },
    attrs: constants,
  });
}
