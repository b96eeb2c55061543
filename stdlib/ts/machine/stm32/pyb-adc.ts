/** `pyb.ADC` (MicroPython ports/stm32/adc.c): readings of twelve bits as they are, one at a time or at the rate of a timer. */

import { getBuffer, getWritableBytes } from "../../../../runtime-hal/core/buffer.js";
import { PyStaticMethod } from "../../../../runtime-hal/core/descriptors.js";
import { typeError, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../../runtime-hal/core/iteration.js";
import { checkCount, native } from "../../../../runtime-hal/core/native.js";
import { setitem } from "../../../../runtime-hal/core/subscript.js";
import { str } from "../../../../runtime-hal/core/text.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { timeSource } from "../../../../runtime-hal/exec/time.js";
import { lazyType } from "../part.js";
import { analogPin, rawOf } from "./adc.js";
import { INSIDE_CHIP } from "./inside-chip.js";
import { PyPybTimer } from "./timer.js";

/** Buffers of bytes take the upper eight of the twelve bits. */
const BYTE_SHIFT = 4;

class PyPybAdc extends PyObject {
  constructor(
    private readonly source: Value,
    private readonly channel: number,
    private readonly readVolts: () => number,
  ) {
    super();
  }

  read(): number {
    return rawOf(this.readVolts());
  }

  describe(): string {
    return `<ADC on ${str(this.source)} channel=${this.channel}>`;
  }
}

function make(source: Value): PyPybAdc {
  const volts = typeof source === "number" ? INSIDE_CHIP[source] : undefined;
  if (volts !== undefined) return new PyPybAdc(source, source as number, () => volts);
  const { channel, readVolts } = analogPin(source, "doesn't have ADC capabilities");
  return new PyPybAdc(source, channel, readVolts);
}

/** Microseconds between readings: by a rate in Hz, or by a timer that is set up. */
function periodOf(rate: Value): number {
  if (rate instanceof PyPybTimer) return rate.periodUs;
  if (typeof (rate as unknown) !== "number") throw typeError("need a Timer object");
  return 1e6 / Math.max(1, intArgument(rate));
}

/** Fills buffers of one length and kind of items: an item of each in each period. */
function fill(buffers: readonly Value[], adcs: readonly PyPybAdc[], periodUs: number): void {
  const { itemSize, u8 } = getBuffer(buffers[0]);
  const { clock } = useBoard();
  let dueUs = clock.nowUs();
  for (let i = 0; i < u8.length / itemSize; i++) {
    dueUs += periodUs;
    timeSource().sleepUs(Math.max(0, dueUs - clock.nowUs()));
    adcs.forEach((adc, k) => {
      const raw = adc.read();
      setitem(buffers[k], i, itemSize === 1 ? raw >> BYTE_SHIFT : raw);
    });
  }
}

/** Gives the bytes that were read. */
function readTimed(self: PyPybAdc, buffer: Value, rate: Value): number {
  const { length } = getWritableBytes(buffer);
  fill([buffer], [self], periodOf(rate));
  return length;
}

/** Gives whether all readings were in time, which those of a simulated converter are. */
function readTimedMulti(adcs: Value, buffers: Value, timer: Value): boolean {
  const from = spread(adcs) as PyPybAdc[];
  const into = spread(buffers);
  if (from.length < 1) throw valueError("need at least 1 ADC");
  if (from.length !== into.length) throw valueError("length of ADC and buffer lists differ");
  const [first, ...others] = into.map((buffer) => {
    getWritableBytes(buffer);
    return getBuffer(buffer);
  });
  if (others.some(({ u8, typecode }) => u8.length !== first!.u8.length || typecode !== first!.typecode))
    throw valueError("size and type of buffers must match");
  if (!(timer instanceof PyPybTimer)) throw typeError("need a Timer object");
  if (from.some((adc) => !((adc as Value) instanceof PyPybAdc))) throw typeError("need an ADC object");
  fill(into, from, timer.periodUs);
  return true;
}

export const pybAdcType = lazyType((): PyType =>
  defineType({
    name: "ADC",
    js: PyPybAdc,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      return make(args[0]);
    },
    slots: {
      repr$(this: PyPybAdc): string {
        return this.describe();
      },
    } as never,
    methods: {
      read: native("read", 1, 1, (self: PyPybAdc) => self.read()),
      read_timed: native("read_timed", 3, 3, readTimed),
    },
    attrs: { read_timed_multi: new PyStaticMethod(native("read_timed_multi", 3, 3, readTimedMulti)) },
  }),
);
