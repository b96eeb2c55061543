/** `machine.I2C` of the WiPy: one bus, counts as results, little memory addresses (ports/cc3200/mods/pybi2c.c). */

import { osError, type PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { PyBytes } from "../../../runtime-hal/core/objects.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import { type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { busOf } from "./bus-data.js";
import { PyCountedI2c } from "./i2c-counted.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { incoming, notInitialised, outgoing } from "./wipy-arguments.js";

const EIO = 5;
const ENODEV = 19;
const SLOWEST = 50_000;
const FASTEST = 400_000;
const TIMEOUT_US = 20_000;

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "scl", keywordOnly: true },
  { name: "sda", keywordOnly: true },
  { name: "freq", keywordOnly: true, default: 100_000, convert: intArgument },
];

class PyWipyI2c extends PyCountedI2c {
  protected notOpen = notInitialised;
  protected failed = (): PyBaseException => osError(EIO);

  initialise(args: readonly Value[], kw: Keywords): void {
    const [scl, sda, freq] = parseArguments(args, kw, ARGUMENTS);
    const { defaults } = busOf("i2c", 0) ?? {};
    const setup = {
      scl: kw?.has("scl") ? findPin(scl).line.id : (defaults?.scl ?? 0),
      sda: kw?.has("sda") ? findPin(sda).line.id : (defaults?.sda ?? 0),
      frequencyHz: Math.min(Math.max(freq as number, SLOWEST), FASTEST),
      timeoutUs: TIMEOUT_US,
      pullUps: true,
    };
    this.start(0, setup, 0);
  }

  describe(): string {
    return this.hz > 0 ? `I2C(0, baudrate=${this.hz})` : "I2C(0)";
  }
}

/** The bytes of a memory address, lowest first. */
function memoryAddress(address: number, bits: number): Uint8Array {
  return Uint8Array.from({ length: bits >> 3 }, (_, i) => (address >> (8 * i)) & 0xff);
}

const int = (name: string): ArgumentSpec => ({ name, required: true, convert: intArgument });
const READ: readonly ArgumentSpec[] = [int("addr"), { name: "nbytes", required: true }];
const READ_INTO: readonly ArgumentSpec[] = [int("addr"), { name: "buf", required: true }];
const WRITE: readonly ArgumentSpec[] = [
  ...READ_INTO,
  { name: "stop", keywordOnly: true, default: true, convert: truth },
];
const ADDRESS_SIZE: ArgumentSpec = { name: "addrsize", keywordOnly: true, default: 8, convert: intArgument };
const MEMORY = (last: string): readonly ArgumentSpec[] => [
  int("addr"),
  int("memaddr"),
  { name: last, required: true },
  ADDRESS_SIZE,
];

const method = (
  name: string,
  specs: readonly ArgumentSpec[],
  run: (self: PyWipyI2c, given: Value[]) => Value,
): Value =>
  nativeKw(name, 1, Infinity, (args, kw) =>
    run(args[0] as PyWipyI2c, parseArguments(args.slice(1), kw, specs)),
  );

const bus = perBoot(() => new PyWipyI2c());

const type = lazyType(() =>
  defineType({
    name: "I2C",
    js: PyWipyI2c,
    make: (_type, args, kw) => {
      if (args.length > 0 && args[0] !== 0) throw osError(ENODEV);
      const self = bus();
      self.initialise(args.slice(1), kw);
      return self;
    },
    slots: {
      repr$(this: PyWipyI2c): string {
        return this.describe();
      },
    },
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyWipyI2c).initialise(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyWipyI2c) => {
        self.deinit();
        return null;
      }),
      scan: native("scan", 1, 1, (self: PyWipyI2c) => self.scan()),
      readfrom: method("readfrom", READ, (self, [address, count]) => {
        const into = incoming(count);
        self.read(address as number, into);
        return new PyBytes(into.slice());
      }),
      readfrom_into: method("readfrom_into", READ_INTO, (self, [address, buffer]) => {
        const into = incoming(buffer);
        self.read(address as number, into);
        return into.length;
      }),
      writeto: method("writeto", WRITE, (self, [address, buffer, stop]) => {
        const data = outgoing(buffer);
        self.write(address as number, data, stop as boolean);
        return data.length;
      }),
      readfrom_mem: method("readfrom_mem", MEMORY("nbytes"), (self, [address, memory, count, size]) => {
        const into = incoming(count);
        self.readMemory(address as number, memoryAddress(memory as number, size as number), into);
        return new PyBytes(into.slice());
      }),
      readfrom_mem_into: method(
        "readfrom_mem_into",
        MEMORY("buf"),
        (self, [address, memory, buffer, size]) => {
          self.readMemory(
            address as number,
            memoryAddress(memory as number, size as number),
            incoming(buffer),
          );
          return null;
        },
      ),
      writeto_mem: method("writeto_mem", MEMORY("buf"), (self, [address, memory, buffer, size]) => {
        const head = memoryAddress(memory as number, size as number);
        const data = outgoing(buffer);
        self.write(address as number, Uint8Array.of(...head, ...data), true);
        return null;
      }),
    },
    // In the documentation of 2017; there is no other role.
    attrs: { MASTER: 0 },
  }),
);

export const i2cWipy: Part = () => ({ I2C: type() });
