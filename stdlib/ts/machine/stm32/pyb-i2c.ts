/** `pyb.I2C` (MicroPython ports/stm32/pyb_i2c.c): `send` and `recv` as a controller. The simulated units are no peripherals. */

import { notImplementedError, typeError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import {
  argumentCountError,
  native,
  nativeKw,
  parseArguments,
  type ArgumentSpec,
} from "../../../../runtime-hal/core/native.js";
import { PyList } from "../../../../runtime-hal/core/objects.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { handlePending } from "../../../../runtime-hal/exec/scheduler.js";
import type { I2cController, I2cResult } from "../../../../runtime-hal/hal/i2c.js";
import { portError } from "../../port-errno.js";
import { currentClockHz } from "../clock-rate.js";
import { guard } from "../hal-error.js";
import { EIO, ETIMEDOUT } from "../i2c-class.js";
import { lazyType, perBoot } from "../part.js";
import { namedBus } from "./bus-id.js";
import { bytesToSend, receiver } from "./send-recv.js";

const CONTROLLER = 0;
const PERIPHERAL = 1;
const MOST_HZ = 400_000;
const STANDARD_HZ = 100_000;
/** The address of nobody: none was given. */
const NO_ADDRESS = 0xfe;
const TIMEOUT_US = 50_000;
const FIRST_ADDRESS = 0x08;
const LAST_ADDRESS = 0x77;
const NOTHING = new Uint8Array(0);

const keyword = (name: string, usual: Value, convert?: (v: Value) => Value): ArgumentSpec =>
  convert === undefined
    ? { name, keywordOnly: true, default: usual }
    : { name, keywordOnly: true, default: usual, convert };

const INIT: readonly ArgumentSpec[] = [
  { name: "mode", default: CONTROLLER, convert: intArgument },
  keyword("addr", 0x12, intArgument),
  keyword("baudrate", MOST_HZ, intArgument),
  keyword("gencall", false, truth),
  keyword("dma", false, truth),
];
const transferArguments = (name: "send" | "recv"): readonly ArgumentSpec[] => [
  { name, required: true },
  { name: "addr", default: NO_ADDRESS, convert: intArgument },
  keyword("timeout", 5000, intArgument),
];
const SEND = transferArguments("send");
const RECEIVE = transferArguments("recv");
const MEMORY: readonly ArgumentSpec[] = [
  { name: "data", required: true },
  { name: "addr", required: true, convert: intArgument },
  { name: "memaddr", required: true, convert: intArgument },
  keyword("timeout", 5000, intArgument),
  keyword("addr_size", 8, intArgument),
];

/** The rate of the divider for a rate: two or, in fast mode, 25 steps of the peripherals' clock for each count. */
function possibleHz(hz: number): number {
  const clock = currentClockHz() / 4;
  const steps = hz <= STANDARD_HZ ? 2 : 25;
  return Math.floor(clock / (steps * (Math.floor((clock - 1) / (hz * steps)) + 1)));
}

class PyPybI2c extends PyObject {
  private bus: I2cController | undefined;
  private hz = 0;

  constructor(
    readonly id: number,
    private readonly scl: number,
    private readonly sda: number,
  ) {
    super();
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    const [mode, , baudrate] = parseArguments(args, kw, INIT) as [number, number, number];
    if (mode !== CONTROLLER) throw notImplementedError("I2C.PERIPHERAL is not simulated");
    this.hz = possibleHz(Math.min(baudrate, MOST_HZ));
    this.bus?.close();
    const setup = {
      scl: this.scl,
      sda: this.sda,
      frequencyHz: this.hz,
      timeoutUs: TIMEOUT_US,
      pullUps: true,
    };
    this.bus = guard(() => useBoard().claimBus("i2c", this.id, setup, { name: `I2C(${this.id})` }));
  }

  deinit(): void {
    this.bus?.close();
    this.bus = undefined;
  }

  /** Before it is set up a unit is no controller. */
  get controller(): I2cController {
    if (this.bus === undefined) throw typeError("I2C must be a controller");
    return this.bus;
  }

  answers(address: number): boolean {
    return this.controller.write(address, NOTHING, true).kind === "ok";
  }

  send(address: number, data: Uint8Array, stop: boolean): void {
    const result = this.controller.write(address, data, stop);
    if (result.kind !== "ok") throw failure(result);
    if (result.bytes === data.length) return;
    if (!stop) this.controller.stop();
    throw portError(EIO);
  }

  receive(address: number, into: Uint8Array): void {
    const result = this.controller.read(address, into, true);
    if (result.kind !== "ok") throw failure(result);
  }

  describe(): string {
    if (this.bus === undefined) return `I2C(${this.id})`;
    return `I2C(${this.id}, I2C.CONTROLLER, baudrate=${this.hz})`;
  }
}

const failure = (result: I2cResult): unknown => portError(result.kind === "timeout" ? ETIMEDOUT : EIO);

const objects = perBoot(() => new Map<number, PyPybI2c>());

function make(args: readonly Value[], kw: Keywords): PyPybI2c {
  if (args.length < 1) throw argumentCountError(0, 1, Infinity);
  const { number, defaults } = namedBus("i2c", args[0]);
  let self = objects().get(number);
  if (self === undefined) {
    self = new PyPybI2c(number, defaults?.scl ?? 0, defaults?.sda ?? 0);
    objects().set(number, self);
  }
  if (args.length > 1 || (kw !== null && kw.size > 0)) self.initialise(args.slice(1), kw);
  return self;
}

/** The address of a transfer: only a controller is here, which needs one. */
function addressed(address: Value): number {
  if (address === NO_ADDRESS) throw typeError("addr argument required");
  return address as number;
}

/** The bytes of a place in a device's memory, highest first. */
const memoryAddress = (place: number, size: number): Uint8Array =>
  size === 8 ? Uint8Array.of(place & 0xff) : Uint8Array.of((place >> 8) & 0xff, place & 0xff);

const method = (
  name: string,
  args: readonly ArgumentSpec[],
  run: (self: PyPybI2c, given: Value[]) => Value,
): Value =>
  nativeKw(name, 1, Infinity, (all, kw) =>
    run(all[0] as PyPybI2c, parseArguments(all.slice(1), kw, args) as Value[]),
  );

function scan(self: PyPybI2c): PyList {
  const found: number[] = [];
  for (let address = FIRST_ADDRESS; address <= LAST_ADDRESS; address++) {
    if (self.answers(address)) found.push(address);
    handlePending();
  }
  return new PyList(found);
}

export const pybI2cType = lazyType((): PyType =>
  defineType({
    name: "I2C",
    js: PyPybI2c,
    make: (_type, args, kw) => make(args, kw),
    slots: {
      repr$(this: PyPybI2c): string {
        return this.describe();
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyPybI2c).initialise(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyPybI2c) => {
        self.deinit();
        return null;
      }),
      is_ready: native("is_ready", 2, 2, (self: PyPybI2c, address: Value) =>
        self.answers(intArgument(address)),
      ),
      scan: native("scan", 1, 1, scan),
      send: method("send", SEND, (self, [data, address]) => {
        const bytes = bytesToSend(data);
        self.send(addressed(address), bytes, true);
        return null;
      }),
      recv: method("recv", RECEIVE, (self, [data, address]) => {
        const { into, result } = receiver(data);
        self.receive(addressed(address), into);
        return result();
      }),
      mem_read: method("mem_read", MEMORY, (self, [data, address, place, , size]) => {
        const { into, result } = receiver(data);
        self.send(address, memoryAddress(place, size), false);
        self.receive(address, into);
        return result();
      }),
      mem_write: method("mem_write", MEMORY, (self, [data, address, place, , size]) => {
        self.send(address, Uint8Array.of(...memoryAddress(place, size), ...bytesToSend(data)), true);
        return null;
      }),
    },
    attrs: { CONTROLLER, PERIPHERAL, MASTER: CONTROLLER, SLAVE: PERIPHERAL },
  }),
);
