/**
 * `machine.I2C` of the Pycom modules (pycom-micropython-sigfox esp32/mods/machine_i2c.c): two buses by hardware, a third by software,
 * pins as (SDA, SCL), and one message for all that goes wrong on the bus.
 */

import { getWritableBytes } from "../../../../runtime-hal/core/buffer.js";
import { newException, osErrorType, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../../runtime-hal/core/iteration.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../../runtime-hal/core/native.js";
import { PyBytes } from "../../../../runtime-hal/core/objects.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType } from "../../../../runtime-hal/core/type.js";
import { type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { busOf } from "../bus-data.js";
import { PyCountedI2c } from "../i2c-counted.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { findPin } from "../pin-object.js";
import { busesOf, refused } from "../refusal.js";
import { invalidArgument, outgoing } from "../wipy-arguments.js";
import { notAvailable, splitId } from "./arguments.js";

const MASTER = 0;
const SOFTWARE = 2;
const STRETCH_US = 10_000;

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "mode", default: MASTER, convert: intArgument },
  { name: "baudrate", keywordOnly: true, default: 100_000, convert: intArgument },
  { name: "pins", keywordOnly: true },
];

const busError = () => newException(osErrorType, "I2C bus error");

class PyPycomI2c extends PyCountedI2c {
  protected notOpen = busError;
  protected failed = busError;

  constructor(readonly id: number) {
    super();
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    const [mode, baudrate, pins] = parseArguments(args, kw, ARGUMENTS);
    if (mode !== MASTER || (baudrate as number) <= 0) throw invalidArgument();
    const { defaults } = busOf("i2c", 0) ?? {};
    let sda = defaults?.sda ?? 0;
    let scl = defaults?.scl ?? 0;
    if (kw?.has("pins") && pins !== null) {
      const given = spread(pins);
      if (given.length !== 2) throw valueError(`requested length 2 but object has length ${given.length}`);
      [sda, scl] = given.map((pin) => findPin(pin).line.id) as [number, number];
    }
    const setup = { scl, sda, frequencyHz: baudrate as number, timeoutUs: STRETCH_US, pullUps: true };
    const number = this.id === SOFTWARE ? "soft" : this.id;
    this.start(number, setup, this.id);
  }

  describe(): string {
    return this.hz > 0 ? `I2C(${this.id}, I2C.MASTER, baudrate=${this.hz})` : `I2C(${this.id})`;
  }
}

/** The bytes of a memory address, highest first. */
function memoryAddress(address: number, bits: number): Uint8Array {
  if (bits !== 8 && bits !== 16) throw valueError(`invalid memory address size ${bits}`);
  return bits === 16 ? Uint8Array.of((address >> 8) & 0xff, address & 0xff) : Uint8Array.of(address & 0xff);
}

const int = (name: string): ArgumentSpec => ({ name, required: true, convert: intArgument });
const BUFFER: ArgumentSpec = { name: "buf", required: true };
const ADDRESS_SIZE: ArgumentSpec = { name: "addrsize", keywordOnly: true, default: 8, convert: intArgument };
const STOP: ArgumentSpec = { name: "stop", keywordOnly: true, default: true, convert: truth };

const method = (
  name: string,
  specs: readonly ArgumentSpec[],
  run: (self: PyPycomI2c, given: Value[]) => Value,
): Value =>
  nativeKw(name, 1, Infinity, (args, kw) =>
    run(args[0] as PyPycomI2c, parseArguments(args.slice(1), kw, specs)),
  );

function readMemory(self: PyPycomI2c, address: number, memory: Uint8Array, into: Uint8Array): void {
  if (into.length > 0) self.readMemory(address, memory, into);
}

const objects = perBoot(() => new Map<number, PyPycomI2c>());

function make(args: readonly Value[], kw: Keywords): PyPycomI2c {
  const { id, args: rest, kw: settings } = splitId(args, kw);
  if (id < 0 || id > SOFTWARE) throw refused(notAvailable(), "PIN420", busesOf("i2c"));
  let self = objects().get(id);
  if (self === undefined) objects().set(id, (self = new PyPycomI2c(id)));
  self.initialise(rest, settings);
  return self;
}

const type = lazyType(() =>
  defineType({
    name: "I2C",
    js: PyPycomI2c,
    make: (_type, args, kw) => make(args, kw),
    slots: {
      repr$(this: PyPycomI2c): string {
        return this.describe();
      },
    },
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyPycomI2c).initialise(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyPycomI2c) => {
        self.deinit();
        return null;
      }),
      scan: native("scan", 1, 1, (self: PyPycomI2c) => self.scan()),
      readfrom: method("readfrom", [int("addr"), int("nbytes")], (self, [address, count]) => {
        const into = new Uint8Array(count as number);
        self.read(address as number, into);
        return new PyBytes(into);
      }),
      readfrom_into: method("readfrom_into", [int("addr"), BUFFER], (self, [address, buffer]) => {
        const into = getWritableBytes(buffer);
        self.read(address as number, into);
        return into.length;
      }),
      writeto: method("writeto", [int("addr"), BUFFER, STOP], (self, [address, buffer, stop]) => {
        const data = outgoing(buffer);
        self.write(address as number, data, stop as boolean);
        return data.length;
      }),
      readfrom_mem: method(
        "readfrom_mem",
        [int("addr"), int("memaddr"), int("nbytes"), ADDRESS_SIZE],
        (self, [address, memory, count, size]) => {
          const into = new Uint8Array(Math.max(0, count as number));
          readMemory(self, address as number, memoryAddress(memory as number, size as number), into);
          return new PyBytes(into);
        },
      ),
      readfrom_mem_into: method(
        "readfrom_mem_into",
        [int("addr"), int("memaddr"), BUFFER, ADDRESS_SIZE],
        (self, [address, memory, buffer, size]) => {
          const into = getWritableBytes(buffer);
          readMemory(self, address as number, memoryAddress(memory as number, size as number), into);
          return into.length;
        },
      ),
      writeto_mem: method(
        "writeto_mem",
        [int("addr"), int("memaddr"), BUFFER, ADDRESS_SIZE],
        (self, [address, memory, buffer, size]) => {
          const head = memoryAddress(memory as number, size as number);
          const data = outgoing(buffer);
          self.write(address as number, Uint8Array.of(...head, ...data), true);
          return data.length;
        },
      ),
    },
    attrs: { MASTER },
  }),
);

export const i2cPycom: Part = () => ({ I2C: type() });
