/** The state of ESP-NOW on a board: there is one, whatever number of objects the program makes (MicroPython ports/esp32/modespnow.c, ports/esp8266). */

import { osError } from "../../../runtime-hal/core/exceptions.js";
import { PyDict } from "../../../runtime-hal/core/dict-data.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { setArmed } from "../../../runtime-hal/exec/armed.js";
import { bootBoard, startedBoard } from "../../../runtime-hal/exec/board.js";
import { leaveFor, waitBegan } from "../../../runtime-hal/exec/leaving.js";
import { Stop } from "../../../runtime-hal/exec/outcome.js";
import { onRestart } from "../../../runtime-hal/exec/restart.js";
import { handlePending, schedule } from "../../../runtime-hal/exec/scheduler.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import type { EspNowLink } from "../../../runtime-hal/hal/espnow.js";
import { perBoot } from "../machine/part.js";
import { radio } from "../machine/radio.js";
import { espNowError } from "./errors.js";
import { Peers, type Peer } from "./peers.js";
import { ReceiveBuffer, type Message } from "./receive-buffer.js";

/** Longest message: of version 2 of the protocol on the ESP32, of version 1 on the ESP8266. */
export const mostBytes = (isEsp8266: boolean): number => (isEsp8266 ? 250 : 1470);
const HEADERS = { esp32: 14, esp8266: 8 };
const PENDING_TIMEOUT_MS = 100;
const ETIMEDOUT = 116;
/** Where time cannot be told what is waited for, it is looked again after this time. */
const LOOK_AGAIN_US = 1000;

export class EspNow {
  readonly isEsp8266 = bootBoard().description.dialect === "esp8266";
  readonly peers = new Peers();
  bufferBytes = 2 * (this.header + mostBytes(this.isEsp8266));
  timeoutMs = 300_000;
  handler: Value = null;
  handlerArgument: Value = null;
  readonly sent = { frames: 0, answers: 0, failures: 0 };
  readonly received = { frames: 0, dropped: 0 };
  /** Who was heard: address → [strength, time]. */
  readonly heard = new PyDict();
  private buffer: ReceiveBuffer | undefined;

  constructor(readonly link: EspNowLink) {}

  private get header(): number {
    return this.isEsp8266 ? HEADERS.esp8266 : HEADERS.esp32;
  }

  get isActive(): boolean {
    return this.buffer !== undefined;
  }

  /** The messages; OSError if it is not switched on. */
  get messages(): ReceiveBuffer {
    this.mustBeActive();
    return this.buffer as ReceiveBuffer;
  }

  /** OSError if it is not switched on. */
  mustBeActive(): void {
    if (this.buffer === undefined) throw espNowError("NOT_INIT");
  }

  activate(): void {
    if (this.buffer !== undefined) return;
    this.buffer = new ReceiveBuffer(this.bufferBytes, this.header);
    this.link.listen(
      (frame) => this.take({ ...frame, timeMs: Math.floor(timeSource().nowUs() / 1000) }),
      (from) => encryption(this.peers.find(from)),
    );
  }

  deactivate(): void {
    if (this.buffer === undefined) return;
    this.buffer = undefined;
    this.link.listen(undefined, () => undefined);
    this.setHandler(null, null);
    this.peers.clear();
    this.sent.frames = this.sent.answers;
  }

  setHandler(handler: Value, argument: Value): void {
    this.handler = handler;
    this.handlerArgument = argument;
    setArmed(this, handler !== null);
  }

  private take(message: Message): void {
    if (!this.isEsp8266 && radio().on.size === 0) return;
    if (!this.messages.put(message)) {
      this.received.dropped++;
      return;
    }
    this.received.frames++;
    if (this.handler !== null) schedule(this.handler, this.handlerArgument);
  }

  /** Begins to send to one peer. OSError: the peer's interface is off, or it is on another channel. */
  send(peer: Peer, bytes: Uint8Array): void {
    if (!this.isEsp8266 && !radio().on.has(peer.interface)) throw espNowError("IF");
    if (peer.channel !== 0 && peer.channel !== this.link.channel) throw espNowError("CHAN");
    this.sent.frames++;
    const from = peer.interface === 1 ? "access-point" : "station";
    this.link.send({ to: peer.address, from, bytes, key: encryption(peer) }, (isAcknowledged) => {
      this.sent.answers++;
      if (!isAcknowledged) this.sent.failures++;
    });
  }

  get isWaiting(): boolean {
    return this.sent.answers < this.sent.frames;
  }

  /** Waits until everything that was sent has been acknowledged or given up. */
  untilAnswered(): void {
    if (!waitUntil(() => !this.isWaiting, PENDING_TIMEOUT_MS) && !this.isEsp8266) throw osError(ETIMEDOUT);
  }
}

const encryption = (peer: Peer | undefined): Uint8Array | undefined =>
  peer?.encrypts === true ? peer.key : undefined;

/** Waits so long at most, for ever if `timeoutMs` is negative. False: it did not come. */
export function waitUntil(isReady: () => boolean, timeoutMs: number): boolean {
  if (isReady()) return true;
  const time = timeSource();
  const clock = startedBoard()?.clock as { waitForEvent?: () => boolean } | undefined;
  const end = timeoutMs < 0 ? Infinity : waitBegan(time.nowUs()) + timeoutMs * 1000;
  for (;;) {
    const left = end - time.nowUs();
    if (isReady()) return true;
    if (left <= 0) return false;
    leaveFor(left, isReady);
    if (left < Infinity || clock?.waitForEvent === undefined) time.sleepUs(Math.min(left, LOOK_AGAIN_US));
    else if (!clock.waitForEvent()) throw new Stop({ kind: "deadlock", waitingFor: "ESPNow.recv()" });
    handlePending();
  }
}

let isWatching = false;

/** The board's; `undefined`: its radio has none. */
export const espNow = perBoot((board): EspNow | undefined => {
  const link = board.wifiRadio()?.espNow?.();
  if (link === undefined) return undefined;
  if (!isWatching) {
    isWatching = true;
    onRestart(() => link.listen(undefined, () => undefined));
  }
  return new EspNow(link);
});
