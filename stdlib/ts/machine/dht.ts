/** `machine.dht_readinto`: asks a DHT11 or DHT22 and takes its 40 bits (MicroPython drivers/dht/dht.c; the sensors' data sheets). */

import { getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { valueError, type PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import { native } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { Clock } from "../../../runtime-hal/hal/clock.js";
import type { DigitalPin, Level, TimedEdge } from "../../../runtime-hal/hal/digital.js";
import { portError } from "../port-errno.js";
import { guard } from "./hal-error.js";
import type { Part } from "./part.js";
import type { PinLine } from "./pin-line.js";
import { findPin } from "./pin-object.js";
import { pinName, unanswered } from "./refusal.js";

const ETIMEDOUT = 110;
const BYTES = 5;
/** The line rests, is held down to wake the sensor, and let go. */
const REST_US = 250_000;
const WAKE_US = 18_000;
const SETTLE_US = 10;
/** The longest waits for the sensor's answer, for its first pulse, and for the pulse of a bit. */
const ANSWER_US = 100;
const READY_US = 150;
const BIT_US = 100;
/** A pulse that is longer is a 1 (26 to 28 us are a 0, 70 a 1). */
const ONE_US = 48;

/** With the times of the system: a sensor makes 84 edges in 5 ms and rests, and no edge is longer than its answer apart. */
const EDGES = 86;
const QUIET_US = 10_000;

/**
 * The bytes out of the edges after the pin was let go: the last 40 high pulses are the bits, before them comes the sensor's answer.
 * `undefined`: there are fewer.
 */
export function bytesOfEdges(edges: readonly TimedEdge[]): Uint8Array | undefined {
  const pulses: number[] = [];
  let risenUs: number | undefined;
  for (const { level, timeUs } of edges) {
    if (level === 0 && risenUs !== undefined) pulses.push(timeUs - risenUs);
    risenUs = level === 1 ? timeUs : undefined;
  }
  // The answer is a pulse too, and it must have been seen.
  if (pulses.length <= 8 * BYTES) return undefined;
  const bytes = new Uint8Array(BYTES);
  pulses.slice(-8 * BYTES).forEach((us, i) => {
    if (us > ONE_US) bytes[i >> 3] = (bytes[i >> 3] as number) | (0x80 >> (i & 7));
  });
  return bytes;
}

/** Waits for a level; -1 if it does not come in time, else for how long. */
function waitFor(pin: DigitalPin, level: Level, clock: Clock, limitUs: number): number {
  const start = clock.nowUs();
  for (;;) {
    const waited = clock.nowUs() - start;
    if (pin.read() === level) return waited;
    if (waited > limitUs) return -1;
  }
}

/** The length of the next high pulse, -1 if it does not come or does not end. */
function pulse(pin: DigitalPin, clock: Clock, limitUs: number): number {
  return waitFor(pin, 1, clock, limitUs) < 0 ? -1 : waitFor(pin, 0, clock, limitUs);
}

/** A reading of the operating system's driver as the five bytes of a DHT22 (tenths) or DHT11 (whole numbers). */
function encodeReading(celsius: number, percent: number, tenths: boolean, into: Uint8Array): void {
  if (tenths) {
    const [humidity, temperature] = [Math.round(percent * 10), Math.round(Math.abs(celsius) * 10)];
    const sign = celsius < 0 ? 0x80 : 0;
    into.set([humidity >> 8, humidity & 0xff, (temperature >> 8) | sign, temperature & 0xff]);
  } else {
    into.set([Math.round(percent), 0, Math.round(celsius) & 0xff, 0]);
  }
  into[4] = into.subarray(0, 4).reduce((sum, byte) => sum + byte, 0) & 0xff;
}

/** Nobody pulls the line down: whoever reads the traceback on a simulated board is told what was at the wire. */
function noAnswer({ board, description }: PinLine): PyBaseException {
  const error = portError(ETIMEDOUT);
  if (board.isSimulated !== true) return error;
  return unanswered(error, `DHT at ${pinName(description.id)}`, "nothing answered");
}

/** `tenths` is ours: the module `dht` says so of which of its sensors it asks, as drivers of operating systems do not tell. */
export function dhtReadInto(pinValue: Value, buffer: Value, tenths?: Value): null {
  const { line } = findPin(pinValue);
  const pin = line.digital;
  const { clock, system } = useBoard();
  const into = getWritableBytes(buffer);
  if (into.length < BYTES) throw valueError("buffer too small");
  const reading = guard(() => system?.humidity());
  if (reading !== undefined) {
    encodeReading(reading.celsius, reading.percent, tenths !== undefined && truth(tenths), into);
    return null;
  }
  line.configure({ mode: "open-drain", pull: pin.pull, initial: 1 });
  clock.sleepUs(REST_US);
  pin.write(0);
  clock.sleepUs(WAKE_US);
  const edges = pin.edgesAfterRelease?.(EDGES, QUIET_US);
  if (edges !== undefined) {
    const bytes = bytesOfEdges(edges);
    if (bytes === undefined) throw portError(ETIMEDOUT);
    into.set(bytes);
    return null;
  }
  pin.write(1);
  clock.busyUs(SETTLE_US);
  if (waitFor(pin, 0, clock, ANSWER_US) < 0 || pulse(pin, clock, READY_US) < 0) throw noAnswer(line);
  for (let i = 0; i < 8 * BYTES; i++) {
    const us = pulse(pin, clock, BIT_US);
    if (us < 0) throw portError(ETIMEDOUT);
    into[i >> 3] = (((into[i >> 3] as number) << 1) | (us > ONE_US ? 1 : 0)) & 0xff;
  }
  return null;
}

export const dht: Part = () => ({ dht_readinto: native("dht_readinto", 2, 3, dhtReadInto) });
