/** The devices that wired-program.ts can put on a board: `kind:pin,pin,...`. What they notice is printed. */

import type { SimBoard } from "../../../runtime-hal/sim/board.js";
import { i2cBus } from "../../../runtime-hal/sim/bus/i2c-bus.js";
import type { OneWireTarget } from "../../../runtime-hal/sim/bus/onewire-target.js";
import { oneWireBus } from "../../../runtime-hal/sim/bus/onewire-wires.js";
import { pixelLine } from "../../../runtime-hal/sim/bus/pixel-line.js";
import { spiBus } from "../../../runtime-hal/sim/bus/spi-bus.js";
import { connectPeer } from "../../../runtime-hal/sim/bus/uart-remote.js";
import { Echo, pullUp, Registers } from "./bench.js";
import { Thermometer } from "./thermometer.js";

type Print = (text: string) => void;
type Wire = (board: SimBoard, pins: readonly number[], print: Print) => (() => void) | void;

const hex = (bytes: Iterable<number>): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");

/** Answers the wake-up of a DHT sensor with these bytes: two of humidity, two of temperature. */
function dht(board: SimBoard, pin: number, bytes: readonly number[]): void {
  const net = board.wireAt(pin);
  const driver = { label: "sensor" };
  pullUp(net);
  let fellUs = 0;
  net.onLevel((level, timeUs) => {
    if (level === 0) fellUs = timeUs;
    else if (timeUs - fellUs > 15_000) answer(timeUs + 30);
  });
  const answer = (startUs: number): void => {
    let at = startUs;
    const phase = (level: 0 | 1, us: number): void => {
      board.clock.schedule(at, () =>
        net.drive(driver, level === 0 ? { volts: 0, strength: "strong" } : undefined),
      );
      at += us;
    };
    phase(0, 80);
    phase(1, 80);
    for (const byte of [...bytes, bytes.reduce((sum, b) => sum + b, 0) & 0xff]) {
      for (let i = 7; i >= 0; i--) {
        phase(0, 50);
        phase(1, (byte >> i) & 1 ? 70 : 27);
      }
    }
    phase(0, 50);
    phase(1, 0);
  };
}

const DEVICES: Readonly<Record<string, Wire>> = {
  /** SCL, SDA, address, and what is in the registers: number, value, …. */
  registers: (board, [scl, sda, address, ...contents], print) => {
    const device = new Registers(address as number);
    for (let i = 0; i + 1 < contents.length; i += 2)
      device.memory[contents[i] as number] = contents[i + 1] as number;
    i2cBus(board, board.wireAt(scl as number), board.wireAt(sda as number)).attach(device);
    for (const pin of [scl, sda]) pullUp(board.wireAt(pin as number));
    return () => print(`registers 0x${(address as number).toString(16)}: ${device.log.join(" ")}`);
  },
  /** SCL, SDA, address: takes everything and counts it. */
  sink: (board, [scl, sda, address], print) => {
    let count = 0;
    const target = {
      addressed: (to: number) => to === address,
      write: () => ++count > 0,
      read: () => 0,
      stop() {},
    };
    i2cBus(board, board.wireAt(scl as number), board.wireAt(sda as number)).attach(target);
    for (const pin of [scl, sda]) pullUp(board.wireAt(pin as number));
    return () => print(`sink: ${count} bytes`);
  },
  /** SCK, MOSI, MISO, CS; mode 0. */
  echo: (board, [sck, mosi, miso, cs], print) => {
    const device = new Echo();
    const net = (pin: number | undefined) => (pin === undefined ? undefined : board.wireAt(pin));
    spiBus(board, board.wireAt(sck as number)).attach(
      { sck: board.wireAt(sck as number), mosi: net(mosi), miso: net(miso), cs: net(cs), mode: 0 },
      device,
    );
    return () => print(`echo: ${hex(device.got)}`);
  },
  /** Clock and data of something that only listens. */
  listener: (board, [sck, mosi], print) => {
    const got: number[] = [];
    const target = { selected() {}, deselected() {}, exchange: (byte: number) => got.push(byte) & 0 };
    spiBus(board, board.wireAt(sck as number)).attach(
      { sck: board.wireAt(sck as number), mosi: board.wireAt(mosi as number), mode: 0 },
      target,
    );
    return () => print(`listener: ${hex(got)}`);
  },
  /** The board's TX and RX, baud rate: sends back what it gets, in capitals. */
  shouter: (board, [tx, rx, baudrate]) => {
    let send = (_data: Uint8Array): void => {};
    connectPeer(
      board,
      { rx: board.wireAt(tx as number), tx: board.wireAt(rx as number) },
      { baudrate: baudrate as number },
      {
        receive: (byte) => send(Uint8Array.of(byte >= 97 && byte <= 122 ? byte - 32 : byte)),
        attach: (sender) => (send = sender),
      },
    );
  },
  /** Connects pins. */
  wire: (board, [a, b]) => board.connect(board.wireAt(a as number), board.wireAt(b as number)),
  /** Pin of a strip. */
  strip: (board, [pin], print) =>
    pixelLine(board, board.wireAt(pin as number)).attach((bytes) => print(`strip: ${hex(bytes)}`)),
  /** Pin, four bytes. */
  dht: (board, [pin, ...bytes]) => dht(board, pin as number, bytes),
  /** Pin, serial number, sixteenths of a degree. */
  thermometer: (board, [pin, serial, sixteenths]) => {
    pullUp(board.wireAt(pin as number));
    const device: OneWireTarget = new Thermometer(board.clock, serial as number, sixteenths as number);
    oneWireBus(board, board.wireAt(pin as number)).attach(device);
  },
};

/** Puts a device on the board; gives what is to be called at the end. */
export function wireDevice(board: SimBoard, text: string, print: Print): () => void {
  const [kind, pins] = text.split(":") as [string, string];
  const wire = DEVICES[kind];
  if (wire === undefined) throw new Error(`no device '${kind}'`);
  return wire(board, pins.split(",").map(Number), print) ?? (() => {});
}
