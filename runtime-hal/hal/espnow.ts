/** ESP-NOW of a radio: frames from one chip to another, without a network (Espressif, ESP-NOW user guide). */

export interface EspNowFrame {
  /** Six bytes; all 255: to everybody. */
  readonly to: Uint8Array;
  /** The interface that it comes from, by whose address the receiver knows the sender. */
  readonly from: "station" | "access-point";
  readonly bytes: Uint8Array;
  /** What it is encrypted with. */
  readonly key: Uint8Array | undefined;
}

export interface EspNowReceived {
  readonly from: Uint8Array;
  readonly bytes: Uint8Array;
  /** Strength of the signal, dBm. */
  readonly rssi: number;
}

export interface EspNowLink {
  /** The channel that the radio is on now. */
  readonly channel: number;
  /** Sends a frame; `done` is told whether the receiver acknowledged it, which nobody does of one to everybody. */
  send(frame: EspNowFrame, done: (isAcknowledged: boolean) => void): void;
  /**
   * Has frames handed over from now on, `undefined`: no more. `keyOf`: the key that frames of a sender are encrypted with; one with another
   * cannot be read.
   */
  listen(
    received: ((frame: EspNowReceived) => void) | undefined,
    keyOf: (from: Uint8Array) => Uint8Array | undefined,
  ): void;
}
