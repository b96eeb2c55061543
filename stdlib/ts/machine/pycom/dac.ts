/** `machine.DAC` of the Pycom modules (pycom-micropython-sigfox esp32/mods/pybdac.c): a share of the supply, or a sine. */

import { newException, osErrorType, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../../../runtime-hal/core/float.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { AnalogOutput } from "../../../../runtime-hal/hal/analog.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { findPin } from "../pin-object.js";
import { lacking } from "../refusal.js";
import { notAvailable } from "./arguments.js";

const MOST = 255;
const SLOWEST_HZ = 125;
const FASTEST_HZ = 20_000;

class PyPycomDac extends PyObject {
  constructor(private readonly output: AnalogOutput) {
    super();
  }

  private get fullVolts(): number {
    return useBoard().chip.volts?.logic ?? 3.3;
  }

  /** A share of the supply, 0 … 1, in steps of the eight bits. */
  write(share: number): void {
    const step = Math.trunc(MOST * Math.min(1, Math.max(0, share)));
    guard(() => this.output.writeVolts((step / MOST) * this.fullVolts));
  }

  /** A sine around the middle; each step of `scale` halves it. */
  tone(hz: number, scale: number): void {
    if (hz < SLOWEST_HZ || hz > FASTEST_HZ) throw valueError("tone frequency out of range");
    if (scale < 0 || scale > 3) throw valueError("tone scale out of range");
    const { sine } = this.output;
    if (sine === undefined) throw newException(osErrorType, "failed to set DAC value");
    const half = this.fullVolts / 2;
    guard(() => sine(hz, half, half / 2 ** scale));
  }
}

const outputs = perBoot(() => new Map<number, PyPycomDac>());

function dacOf(which: Value): PyPycomDac {
  if (which === null) throw notAvailable();
  const { line } = findPin(which);
  if (!line.can("dac")) throw lacking(notAvailable(), "PIN417", line.id, "dac", "analog output");
  const known = outputs().get(line.id);
  if (known !== undefined) return known;
  const dac = new PyPycomDac(guard(() => useBoard().claim("dac", line.id, { name: `DAC(GPIO${line.id})` })));
  outputs().set(line.id, dac);
  return dac;
}

const type = lazyType((): PyType =>
  defineType({
    name: "DAC",
    js: PyPycomDac,
    make: (_type, args, kw) => dacOf(parseArguments(args, kw, [{ name: "pin" }])[0]),
    slots: {
      // The firmware takes the number for a string.
      repr$: () => "DAC()",
    } as never,
    methods: {
      init: native("init", 1, 1, () => null),
      deinit: native("deinit", 1, 1, (self: PyPycomDac) => {
        self.write(0);
        return null;
      }),
      write: native("write", 2, 2, (self: PyPycomDac, share: Value) => {
        self.write(toFloat(share));
        return null;
      }),
      tone: nativeKw("tone", 1, Infinity, (args, kw) => {
        const [hz, scale] = parseArguments(args.slice(1), kw, [
          { name: "freq", required: true, convert: intArgument },
          { name: "scale", required: true, convert: intArgument },
        ]);
        (args[0] as PyPycomDac).tone(hz as number, scale as number);
        return null;
      }),
    },
  }),
);

export const dacPycom: Part = () => ({ DAC: type() });
