/**
 * I2C of a board that an IO plugin drives. What is read is answered with as many bytes as came, so a device that is not there is noticed;
 * what is written is not answered at all.
 */

import { HalError } from "../hal/errors.js";
import type { I2cController, I2cResult, I2cSetup } from "../hal/i2c.js";
import type { PluginLink } from "./link.js";

/** Arduino's library Wire holds so many bytes on most boards, and drops what is more. */
const WIRE_BYTES = 32;
const EIO = 5;

/** The pins of the bus. */
export interface I2cPins {
  readonly sda: number;
  readonly scl: number;
}

export class PluginI2c implements I2cController {
  /** Written without a stop: goes out with what is read next. */
  private pending: { readonly address: number; readonly bytes: readonly number[] } | undefined;

  constructor(
    private readonly link: PluginLink,
    private readonly warn: (text: string) => void,
  ) {
    link.send({ i2c: "start" });
  }

  write(address: number, data: Uint8Array, stop: boolean): I2cResult {
    this.flush();
    if (data.length === 0) return stop ? this.probe(address) : { kind: "ok", bytes: 0 };
    this.pending = { address, bytes: [...data] };
    if (stop) this.flush();
    return { kind: "ok", bytes: data.length };
  }

  /** Asks for a byte: only then is it told whether somebody is there. */
  private probe(address: number): I2cResult {
    const answer = this.link.i2cRead(address, undefined, 1);
    if (answer === undefined) return { kind: "timeout" };
    return answer.length === 0 ? { kind: "no-ack" } : { kind: "ok", bytes: 0 };
  }

  read(address: number, into: Uint8Array, _stop: boolean): I2cResult {
    let register: number | undefined;
    // One byte goes with the request, with a repeated start where the plugin makes one.
    if (this.pending?.address === address && this.pending.bytes.length === 1) {
      register = this.pending.bytes[0];
      this.pending = undefined;
    }
    this.flush();
    const answer = this.link.i2cRead(address, register, into.length);
    if (answer === undefined) return { kind: "timeout" };
    if (answer.length === 0 && into.length > 0) return { kind: "no-ack" };
    if (answer.length < into.length) {
      const text = `the board gave ${answer.length} of ${into.length} bytes; read fewer at a time (most Arduinos take ${WIRE_BYTES})`;
      throw new HalError("io", text, EIO);
    }
    into.set(answer.subarray(0, into.length));
    return { kind: "ok", bytes: into.length };
  }

  private flush(): void {
    const { pending } = this;
    if (pending === undefined) return;
    this.pending = undefined;
    const { address, bytes } = pending;
    if (bytes.length > WIRE_BYTES)
      this.warn(
        `${bytes.length} bytes are written to an I2C device at once; most Arduinos take ${WIRE_BYTES} and drop the rest`,
      );
    this.link.send({ i2c: "write", address, bytes });
  }

  private noSteps(): never {
    throw new HalError("unsupported", "the plugin makes whole I2C transfers; it has no single steps");
  }

  start(): boolean {
    return this.noSteps();
  }

  /** Also called to free a bus, and after a transfer that was refused. */
  stop(): void {
    this.pending = undefined;
  }

  writeByte(_byte: number): boolean {
    return this.noSteps();
  }

  readByte(_ack: boolean): number {
    return this.noSteps();
  }

  close(): void {
    this.flush();
  }
}

/** Refuses other pins than those of the bus: software cannot move pins over there. */
export function checkPins(name: string, { sda, scl }: I2cPins, setup: I2cSetup): void {
  if (setup.sda === sda && setup.scl === scl) return;
  throw new HalError(
    "unsupported",
    `${name} has I2C at sda=Pin(${sda}), scl=Pin(${scl}) only; buses cannot be made of other pins through a plugin`,
  );
}
