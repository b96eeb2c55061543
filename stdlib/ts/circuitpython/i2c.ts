/** `I2C` of `busio` and `bitbangio` (shared-bindings/busio/I2C.c). */

import { runtimeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, parseArguments } from "../../../runtime-hal/core/native.js";
import { PyList } from "../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { handlePending } from "../../../runtime-hal/exec/scheduler.js";
import type { I2cController, I2cResult } from "../../../runtime-hal/hal/i2c.js";
import { portError } from "../port-errno.js";
import { guard } from "../machine/hal-error.js";
import { busMethods, busOfPins, bytesIn, lockedMethod, OUT_AND_IN, PyBus, RANGE, roomIn } from "./locked.js";
import { freePin, type PyMcuPin } from "./pins.js";

const FIRST_ADDRESS = 0x08;
const END_ADDRESS = 0x78;
const DEFAULT_HZ = 100_000;
const DEFAULT_TIMEOUT_US = 255;
const ENODEV = 19;
const ETIMEDOUT = 110;

const SETTLE_US = 10;

/** RuntimeError where a wire stays low with the chip's own pull to ground: nothing pulls it up. An operating system has looked itself. */
function requirePullUps(pins: readonly PyMcuPin[]): void {
  const board = useBoard();
  if (board.isSimulated !== true || board.chip.family === "linux") return;
  const isLow = pins.filter(({ id, name }) => {
    const pin = guard(() => board.claim("digital", id, { name }));
    pin.configure({ mode: "in", pull: "down" });
    board.clock.sleepUs(SETTLE_US);
    const level = pin.peek();
    pin.configure({ mode: "in", pull: "none" });
    return level === 0;
  });
  if (isLow.length === 0) return;
  for (const pin of pins) pin.user = undefined;
  throw runtimeError("No pull up found on SDA or SCL; check your wiring");
}

export class PyI2cBus extends PyBus {
  readonly bus: I2cController;

  constructor(scl: PyMcuPin, sda: PyMcuPin, frequencyHz: number, timeoutUs: number, isSoft: boolean) {
    if (scl === sda) throw valueError("Invalid pins");
    super([scl, sda]);
    const index = isSoft
      ? "soft"
      : busOfPins("i2c", [
          ["scl", scl],
          ["sda", sda],
        ]);
    const setup = { scl: scl.id, sda: sda.id, frequencyHz, timeoutUs };
    requirePullUps([sda, scl]);
    this.bus = guard(() =>
      useBoard().claimBus("i2c", index, setup, { name: `I2C(${scl.name}, ${sda.name})` }),
    );
  }

  protected release(): void {
    this.bus.close();
  }
}

function succeed(result: I2cResult): null {
  if (result.kind === "ok") return null;
  throw portError(result.kind === "no-ack" ? ENODEV : ETIMEDOUT);
}

/** Works without the lock too: programs of the first version scan so. */
function scan(self: PyI2cBus): PyList {
  const { bus } = self.check();
  const found: number[] = [];
  for (let address = FIRST_ADDRESS; address < END_ADDRESS; address++) {
    const result = bus.write(address, new Uint8Array(), true);
    if (result.kind === "ok") found.push(address);
    handlePending();
  }
  return new PyList(found);
}

const ADDRESS = { name: "address", required: true, convert: intArgument };
const BUFFER = { name: "buffer", required: true };

const i2cMethods = (): Record<string, Value> => ({
  ...busMethods(),
  scan: native("scan", 1, 1, scan),
  readfrom_into: lockedMethod<PyI2cBus>("readfrom_into", [ADDRESS, BUFFER, ...RANGE], ({ bus }, values) => {
    const [address, buffer, start, end] = values;
    return succeed(bus.read(address as number, roomIn(buffer, start, end), true));
  }),
  // `stop` is of the first version.
  writeto: lockedMethod<PyI2cBus>(
    "writeto",
    [ADDRESS, BUFFER, ...RANGE, { name: "stop", keywordOnly: true, default: true }],
    ({ bus }, [address, buffer, start, end, stop]) =>
      succeed(bus.write(address as number, bytesIn(buffer, start, end), stop !== false)),
  ),
  writeto_then_readfrom: lockedMethod<PyI2cBus>(
    "writeto_then_readfrom",
    [ADDRESS, ...OUT_AND_IN],
    ({ bus }, values) => {
      const [address, out, into, outStart, outEnd, inStart, inEnd] = values;
      succeed(bus.write(address as number, bytesIn(out, outStart, outEnd), false));
      return succeed(bus.read(address as number, roomIn(into, inStart, inEnd), true));
    },
  ),
});

/** The class; `isSoft`: of any pins, moved one by one. */
export const i2cType = (isSoft: boolean): PyType => {
  class PyOfModule extends PyI2cBus {}
  return defineType({
    name: "I2C",
    js: PyOfModule,
    make: (_type, args, kw) => {
      const [scl, sda, frequency, timeout] = parseArguments(args, kw, [
        { name: "scl", required: true, convert: (value) => freePin(value, "scl") },
        { name: "sda", required: true, convert: (value) => freePin(value, "sda") },
        { name: "frequency", keywordOnly: true, default: DEFAULT_HZ, convert: intArgument },
        { name: "timeout", keywordOnly: true, default: DEFAULT_TIMEOUT_US, convert: intArgument },
      ]) as [PyMcuPin, PyMcuPin, number, number];
      return new PyOfModule(scl, sda, frequency, timeout, isSoft);
    },
    methods: i2cMethods(),
  });
};
