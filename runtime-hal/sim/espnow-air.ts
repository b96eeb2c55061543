/** Who speaks ESP-NOW around a simulated board: the board's own radio and the parts `espnow-peer`. A frame takes its time on the air. */

import type { EspNowFrame, EspNowLink, EspNowReceived } from "../hal/espnow.js";
import type { SimClock } from "./clock.js";

/** Microseconds at 1 Mbit/s, the rate of frames unless something else was asked for: preamble, a bit, an acknowledgement with its gap. */
const PREAMBLE_US = 192;
const BIT_US = 1;
const ACKNOWLEDGED_US = 314;
/** Header, vendor data and checksum around the bytes of a frame (ESP-NOW user guide, frame format). */
const AROUND_BYTES = 43;
/** A frame that nobody acknowledges is sent so often. */
const TRIES = 8;

export const EVERYBODY = "ffffffffffff";

/** An address as text, for comparing. */
export const addressKey = (mac: Uint8Array): string =>
  [...mac].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** How long bytes are on the air, µs. */
export const airTimeUs = (bytes: number): number => PREAMBLE_US + (AROUND_BYTES + bytes) * 8 * BIT_US;

/** Somebody beside the board. */
export interface EspNowDevice {
  readonly mac: Uint8Array;
  readonly rssi: number;
  /** Undefined: it is on whatever channel the board is. */
  readonly channel: number | undefined;
  readonly key: Uint8Array | undefined;
  isInReach(): boolean;
  hear(frame: EspNowReceived): void;
}

const isSameKey = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  (a === undefined ? "" : addressKey(a)) === (b === undefined ? "" : addressKey(b));

export class EspNowAir {
  private readonly devices = new Set<EspNowDevice>();
  private board: BoardEspNow | undefined;

  add(device: EspNowDevice): void {
    this.devices.add(device);
  }

  /** The board's radio, made at first use. */
  boardRadio(make: () => BoardEspNow): BoardEspNow {
    return (this.board ??= make());
  }

  /** Those who receive a frame for that address on that channel. */
  receivers(to: string, channel: number): EspNowDevice[] {
    return [...this.devices].filter(
      (one) =>
        (to === EVERYBODY || addressKey(one.mac) === to) &&
        one.isInReach() &&
        (one.channel === undefined || one.channel === channel),
    );
  }

  /** A device's frame for the board has been on the air. False: the board does not listen there. */
  toBoard(from: EspNowDevice, bytes: Uint8Array): boolean {
    return this.board?.take(from, bytes) === true;
  }
}

/** The board's end. */
export class BoardEspNow implements EspNowLink {
  private received: ((frame: EspNowReceived) => void) | undefined;
  private keyOf: (from: Uint8Array) => Uint8Array | undefined = () => undefined;
  /** The air is free again then: one frame goes after the other. */
  private freeAtUs = 0;

  constructor(
    private readonly air: EspNowAir,
    private readonly clock: SimClock,
    private readonly radio: { mac(which: EspNowFrame["from"]): Uint8Array; readonly channel: number },
  ) {}

  get channel(): number {
    return this.radio.channel;
  }

  send(frame: EspNowFrame, done: (isAcknowledged: boolean) => void): void {
    const to = addressKey(frame.to);
    const { channel } = this;
    const bytes = frame.bytes.slice();
    const isFound = to === EVERYBODY || this.air.receivers(to, channel).length > 0;
    const once = airTimeUs(bytes.length) + (to === EVERYBODY ? 0 : ACKNOWLEDGED_US);
    this.freeAtUs = Math.max(this.freeAtUs, this.clock.currentUs) + (isFound ? once : TRIES * once);
    this.clock.schedule(this.freeAtUs, () => {
      const heard = this.air.receivers(to, channel);
      const from = this.radio.mac(frame.from);
      for (const device of heard)
        if (isSameKey(device.key, frame.key)) device.hear({ from, bytes, rssi: device.rssi });
      done(to === EVERYBODY || heard.length > 0);
    });
  }

  listen(received: typeof this.received, keyOf: typeof this.keyOf): void {
    this.received = received;
    this.keyOf = keyOf;
  }

  /** Whether somebody's frame was received. */
  take(device: EspNowDevice, bytes: Uint8Array): boolean {
    const isHeard = device.channel === undefined || device.channel === this.channel;
    if (this.received === undefined || !isHeard || !isSameKey(this.keyOf(device.mac), device.key))
      return false;
    this.received({ from: device.mac, bytes, rssi: device.rssi });
    return true;
  }
}

const airs = new WeakMap<object, EspNowAir>();

/** That of the networks around a board. */
export function espNowOf(air: object): EspNowAir {
  let found = airs.get(air);
  if (found === undefined) airs.set(air, (found = new EspNowAir()));
  return found;
}
