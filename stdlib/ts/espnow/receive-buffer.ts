/** Messages that wait to be received, in memory of a fixed size: what does not fit is lost (MicroPython ports/esp32/modespnow.c, recv_cb). */

import type { EspNowReceived } from "../../../runtime-hal/hal/espnow.js";

export interface Message extends EspNowReceived {
  /** When it came, milliseconds since the start. */
  readonly timeMs: number;
}

export class ReceiveBuffer {
  private readonly messages: Message[] = [];
  private used = 0;

  /** @param size bytes in all @param header bytes around each message, its sender's address among them */
  constructor(
    private readonly size: number,
    private readonly header: number,
  ) {}

  get isEmpty(): boolean {
    return this.messages.length === 0;
  }

  /** False: there is no room. */
  put(message: Message): boolean {
    const bytes = this.header + message.bytes.length;
    if (bytes >= this.size - this.used) return false;
    this.used += bytes;
    this.messages.push(message);
    return true;
  }

  take(): Message | undefined {
    const message = this.messages.shift();
    if (message !== undefined) this.used -= this.header + message.bytes.length;
    return message;
  }

  clear(): void {
    this.messages.length = this.used = 0;
  }
}
