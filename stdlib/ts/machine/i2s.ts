/**
 * `machine.I2S` of the ESP32 and RP2 ports (MicroPython extmod/machine_i2s.c and machine_i2s.c of each): sound in blocking calls, with a
 * callback, or by `asyncio`, which is known by its polling.
 */

import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { PyStaticMethod } from "../../../runtime-hal/core/descriptors.js";
import { osError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import {
  argumentCountError,
  native,
  nativeKw,
  parseArguments,
  type ArgumentSpec,
} from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { setArmed } from "../../../runtime-hal/exec/armed.js";
import { bootBoard, useBoard } from "../../../runtime-hal/exec/board.js";
import { schedule } from "../../../runtime-hal/exec/scheduler.js";
import type { I2sPort } from "../../../runtime-hal/hal/i2s.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { isCallable } from "./uart-irq.js";
import { waitUntil } from "./wait.js";

const MONO = 0;
const STEREO = 1;
const EPERM = 1;
const EINVAL = 22;
const POLLIN = 1;
const POLLOUT = 4;

/** What the ports differ in. */
interface Port {
  readonly rx: number;
  readonly tx: number;
  /** WS is the pin behind SCK: both are made by one state machine. */
  readonly adjacent: boolean;
}
const ESP32: Port = { rx: 1, tx: 2, adjacent: false };
const RP2: Port = { rx: 0, tx: 1, adjacent: true };

const required = (name: string, convert?: (v: Value) => Value): ArgumentSpec => ({
  name,
  keywordOnly: true,
  required: true,
  ...(convert === undefined ? {} : { convert }),
});
const ARGUMENTS: readonly ArgumentSpec[] = [
  ...["sck", "ws", "sd"].map((name) => required(name)),
  ...["mode", "bits", "format", "rate", "ibuf"].map((name) => required(name, intArgument)),
];

class PyI2s extends PyObject {
  private readonly pins = { sck: 0, ws: 0, sd: 0 };
  private mode = 0;
  private bits: 16 | 32 = 16;
  private format = MONO;
  private rate = 0;
  private ibuf = 0;
  private open: I2sPort | undefined;
  private handler: Value = null;
  /** Of a call that goes on in the background. */
  private pending: { readonly bytes: Uint8Array; done: number } | undefined;
  private polled = false;

  constructor(
    readonly id: number,
    private readonly of: Port,
  ) {
    super();
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    this.deinit();
    const [sck, ws, sd, mode, bits, format, rate, ibuf] = parseArguments(args, kw, ARGUMENTS);
    const lines = [sck, ws, sd].map((pin) => findPin(pin).line.id) as [number, number, number];
    if (this.of.adjacent && lines[1] !== lines[0] + 1) throw valueError("invalid ws (must be sck+1)");
    if (mode !== this.of.rx && mode !== this.of.tx) throw valueError("invalid mode");
    if (bits !== 16 && bits !== 32) throw valueError("invalid bits");
    if (format !== MONO && format !== STEREO) throw valueError("invalid format");
    if ((ibuf as number) <= 0) throw valueError("invalid ibuf");
    [this.pins.sck, this.pins.ws, this.pins.sd] = lines;
    this.mode = mode as number;
    this.bits = bits;
    this.format = format;
    this.rate = rate as number;
    this.ibuf = ibuf as number;
    const setup = {
      ...this.pins,
      transmit: this.mode === this.of.tx,
      bits: this.bits,
      channels: this.format === STEREO ? 2 : 1,
      rate: this.rate,
      bufferBytes: this.ibuf,
    } as const;
    this.open = guard(() => useBoard().claimBus("i2s", this.id, setup, { name: `I2S(${this.id})` }));
    this.open.listen(() => this.goOn());
  }

  deinit(): void {
    this.open?.close();
    this.open = undefined;
    this.pending = undefined;
    this.handler = null;
    this.polled = false;
    setArmed(this, false);
  }

  private get port(): I2sPort {
    if (this.open === undefined) throw osError(EPERM);
    return this.open;
  }

  private move(port: I2sPort, bytes: Uint8Array): number {
    return this.mode === this.of.tx ? port.write(bytes) : port.read(bytes);
  }

  /** The background call moves on, and tells when it is through. */
  private goOn(): void {
    const { pending, open } = this;
    if (pending === undefined || open === undefined) return;
    pending.done += this.move(open, pending.bytes.subarray(pending.done));
    if (pending.done < pending.bytes.length) return;
    this.pending = undefined;
    schedule(this.handler, this);
  }

  transfer(bytes: Uint8Array, mode: number): number {
    const { port } = this;
    if (this.mode !== mode) throw osError(EPERM);
    const frame = (this.bits >> 3) * (this.format === STEREO ? 2 : 1);
    if (mode === this.of.rx && bytes.length % frame !== 0) throw osError(EINVAL);
    if (bytes.length === 0) return 0;
    if (this.handler !== null) {
      this.pending = { bytes, done: 0 };
      return bytes.length;
    }
    let done = this.move(port, bytes);
    if (this.polled) return done;
    const ready = (): boolean => (this.mode === this.of.tx ? port.room() : port.available()) > 0;
    while (done < bytes.length) {
      waitUntil(ready, Infinity);
      done += this.move(port, bytes.subarray(done));
    }
    return done;
  }

  setHandler(handler: Value): void {
    if (handler !== null && !isCallable(handler)) throw valueError("invalid callback");
    this.handler = handler;
    setArmed(this, handler !== null);
  }

  /** For `select`: who polls is asyncio, and gets what there is. */
  pollEvents(events: number): number {
    this.polled = true;
    const { port } = this;
    if ((events & POLLIN && this.mode !== this.of.rx) || (events & POLLOUT && this.mode !== this.of.tx))
      throw osError(EPERM);
    const ready = this.mode === this.of.rx ? port.available() > 0 : port.room() > 0;
    return ready ? events & (POLLIN | POLLOUT) : 0;
  }

  get sends(): number {
    return this.of.tx;
  }

  get receives(): number {
    return this.of.rx;
  }

  describe(): string {
    const { sck, ws, sd } = this.pins;
    return (
      `I2S(id=${this.id},\nsck=${sck},\nws=${ws},\nsd=${sd},\nmode=${this.mode},\n` +
      `bits=${this.bits}, format=${this.format},\nrate=${this.rate}, ibuf=${this.ibuf})`
    );
  }
}

const objects = perBoot(() => new Map<number, PyI2s>());

function make(port: Port, args: readonly Value[], kw: Keywords): PyI2s {
  if (args.length < 1) throw argumentCountError(0, 1, Infinity);
  const id = intArgument(args[0]);
  const count =
    port === RP2 ? 2 : (bootBoard().chip.buses ?? []).filter((bus) => bus.kinds.includes("i2s")).length;
  if (id < 0 || id >= count) throw valueError("invalid id");
  let self = objects().get(id);
  if (self === undefined) objects().set(id, (self = new PyI2s(id, port)));
  self.initialise(args.slice(1), kw);
  return self;
}

/** Moves each sample's bits, to the left if `by` is positive: that is the volume. */
function shift(bytes: Uint8Array, bits: number, by: number): void {
  if (bits !== 16 && bits !== 32) throw valueError("invalid bits");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + bits / 8 <= bytes.length; at += bits / 8) {
    const sample = bits === 16 ? view.getInt16(at, true) : view.getInt32(at, true);
    const moved = by >= 0 ? sample << by : sample >> Math.min(31, -by);
    if (bits === 16) view.setInt16(at, moved, true);
    else view.setInt32(at, moved, true);
  }
}

const typeOf = (port: Port): (() => PyType) =>
  lazyType(() =>
    defineType({
      name: "I2S",
      js: PyI2s as never,
      make: (_type, args, kw) => make(port, args, kw),
      slots: {
        repr$(this: PyI2s): string {
          return this.describe();
        },
      } as never,
      methods: {
        init: nativeKw("init", 1, Infinity, (args, kw) => {
          (args[0] as PyI2s).initialise(args.slice(1), kw);
          return null;
        }),
        deinit: native("deinit", 1, 1, (self: PyI2s) => {
          self.deinit();
          return null;
        }),
        write: native("write", 2, 2, (self: PyI2s, data: Value) => self.transfer(getBytes(data), self.sends)),
        readinto: native("readinto", 2, 2, (self: PyI2s, buffer: Value) =>
          self.transfer(getWritableBytes(buffer), self.receives),
        ),
        irq: native("irq", 2, 2, (self: PyI2s, handler: Value) => {
          self.setHandler(handler);
          return null;
        }),
      },
      attrs: {
        RX: port.rx,
        TX: port.tx,
        MONO,
        STEREO,
        shift: new PyStaticMethod(
          nativeKw("shift", 0, Infinity, (args, kw) => {
            const [buffer, bits, by] = parseArguments(args, kw, [
              required("buf"),
              required("bits", intArgument),
              required("shift", intArgument),
            ]);
            shift(getWritableBytes(buffer), bits as number, by as number);
            return null;
          }),
        ),
      },
    }),
  );

const esp32 = typeOf(ESP32);
const rp2 = typeOf(RP2);

export const i2sEsp32: Part = () => ({ I2S: esp32() });
export const i2sRp2: Part = () => ({ I2S: rp2() });
