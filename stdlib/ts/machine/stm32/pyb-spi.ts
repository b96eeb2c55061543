/** `pyb.SPI` (MicroPython ports/stm32/pyb_spi.c): `machine.SPI` with a mode, a prescaler, `send` and `recv`. Controllers only. */

import { getWritableBytes } from "../../../../runtime-hal/core/buffer.js";
import { notImplementedError, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import {
  argumentCountError,
  nativeKw,
  parseArguments,
  type ArgumentSpec,
} from "../../../../runtime-hal/core/native.js";
import { PyBytes } from "../../../../runtime-hal/core/objects.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import type { Keywords, Value } from "../../../../runtime-hal/core/value.js";
import { lazyType, perBoot } from "../part.js";
import { defineSpi } from "../spi-class.js";
import { namedBus } from "./bus-id.js";
import { bytesToSend, receiver } from "./send-recv.js";
import { LSB, MSB, PyStm32Spi } from "./spi.js";

const CONTROLLER = 0x104;
const PERIPHERAL = 0;
const BY_BAUDRATE = -1;

const keyword = (name: string, usual: number): ArgumentSpec => ({
  name,
  keywordOnly: true,
  default: usual,
  convert: intArgument,
});
const INIT: readonly ArgumentSpec[] = [
  { name: "mode", required: true, convert: intArgument },
  { name: "baudrate", default: 328_125, convert: intArgument },
  keyword("prescaler", BY_BAUDRATE),
  keyword("polarity", 1),
  keyword("phase", 0),
  keyword("dir", 0),
  keyword("bits", 8),
  keyword("nss", 0x200),
  keyword("firstbit", MSB),
  { name: "ti", keywordOnly: true, default: false, convert: truth },
  { name: "crc", keywordOnly: true },
];
const TIMEOUT = keyword("timeout", 5000);
const SEND: readonly ArgumentSpec[] = [{ name: "send", required: true }, TIMEOUT];
const RECEIVE: readonly ArgumentSpec[] = [{ name: "recv", required: true }, TIMEOUT];
const BOTH: readonly ArgumentSpec[] = [{ name: "send", required: true }, { name: "recv" }, TIMEOUT];

class PyPybSpi extends PyStm32Spi {
  private crc: number | undefined;

  override initialise(args: readonly Value[], kw: Keywords): void {
    const [mode, baudrate, prescaler, polarity, phase, , bits, , firstBit, , crc] = parseArguments(
      args,
      kw,
      INIT,
    );
    if (mode !== CONTROLLER) throw notImplementedError("SPI.PERIPHERAL is not simulated");
    this.crc = crc === null ? undefined : intArgument(crc);
    const hz = prescaler === BY_BAUDRATE ? baudrate : this.sourceHz / Math.max(1, prescaler as number);
    this.set([hz, polarity, phase, bits, firstBit] as number[]);
  }

  override describe(): string {
    const shown = super.describe();
    if (this.baudrate === 0) return shown;
    const prescaler = Math.round(this.sourceHz / this.baudrate);
    const crc = this.crc === undefined ? "" : `, crc=0x${this.crc.toString(16)}`;
    return shown
      .replace(", ", ", SPI.CONTROLLER, ")
      .replace(", polarity", `, prescaler=${prescaler}, polarity`)
      .replace(")", `${crc})`);
  }
}

const objects = perBoot(() => new Map<number, PyPybSpi>());

function make(args: readonly Value[], kw: Keywords): PyPybSpi {
  if (args.length < 1) throw argumentCountError(0, 1, Infinity);
  const bus = namedBus("spi", args[0]);
  let self = objects().get(bus.number);
  if (self === undefined) {
    self = new PyPybSpi();
    self.id = bus.number;
    self.pins = bus.defaults ?? {};
    objects().set(bus.number, self);
  }
  if (args.length > 1 || (kw !== null && kw.size > 0)) self.initialise(args.slice(1), kw);
  return self;
}

function sendAndReceive(self: PyPybSpi, [send, recv]: readonly Value[]): Value {
  if (send === recv) {
    const bytes = getWritableBytes(send);
    self.transfer(bytes, bytes);
    return send;
  }
  const out = bytesToSend(send);
  const into = recv === null ? new Uint8Array(out.length) : getWritableBytes(recv);
  if (into.length !== out.length) throw valueError("recv must be same length as send");
  self.transfer(out, into);
  return recv ?? new PyBytes(into);
}

const method = (
  name: string,
  args: readonly ArgumentSpec[],
  run: (self: PyPybSpi, given: readonly Value[]) => Value,
): Value =>
  nativeKw(name, 1, Infinity, (all, kw) => run(all[0] as PyPybSpi, parseArguments(all.slice(1), kw, args)));

export const pybSpiType = lazyType(() =>
  defineSpi(
    "SPI",
    PyPybSpi,
    make,
    { MSB, LSB, CONTROLLER, PERIPHERAL, MASTER: CONTROLLER, SLAVE: PERIPHERAL },
    {
      send: method("send", SEND, (self, [data]) => {
        const bytes = bytesToSend(data);
        self.transfer(bytes, new Uint8Array(bytes.length));
        return null;
      }),
      // What is received into is sent meanwhile, as the unit's driver does.
      recv: method("recv", RECEIVE, (self, [data]) => {
        const { into, result } = receiver(data);
        self.transfer(into, into);
        return result();
      }),
      send_recv: method("send_recv", BOTH, sendAndReceive),
    },
  ),
);
