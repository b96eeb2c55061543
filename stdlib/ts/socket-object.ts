/** A socket of the program's own network, see loopback.ts: its state, and waiting for what it can do next. */

import { osError, type PyBaseException } from "../../runtime-hal/core/exceptions.js";
import { PyObject } from "../../runtime-hal/core/value.js";
import { startedBoard } from "../../runtime-hal/exec/board.js";
import { leaveFor, waitBegan } from "../../runtime-hal/exec/leaving.js";
import { Stop } from "../../runtime-hal/exec/outcome.js";
import { timeSource } from "../../runtime-hal/exec/time.js";
import {
  bindPort,
  connectTo,
  freePort,
  sendDatagram,
  type Connection,
  type Datagram,
  type Kind,
  type Receiver,
} from "./loopback.js";
import { isOnBareBoard, portError } from "./port-errno.js";
import type { Pollable } from "./select.js";
import type { Address } from "./socket-address.js";

const EBADF = 9;
const EAGAIN = 11;
const EINVAL = 22;
const EPIPE = 32;
const EDESTADDRREQ = 89;
const EISCONN = 106;
const ENOTCONN = 107;
const ETIMEDOUT = 110;

const POLLIN = 1;
const POLLOUT = 4;
const POLLHUP = 16;
const POLLNVAL = 32;

/** In real time something may happen that nobody announces: looks again after this time. */
const LOOK_AGAIN_US = 1000;

const openNumbers = new Set<number>();

function freeNumber(): number {
  let n = 3;
  while (openNumbers.has(n)) n++;
  openNumbers.add(n);
  return n;
}

export class PySocket extends PyObject implements Receiver, Pollable {
  fd = freeNumber();
  /** Infinity: waits as long as it takes; 0: never waits. */
  timeoutMs = Infinity;
  readonly waiting: (Connection | Datagram)[] = [];
  listening = false;
  private port: number | undefined = undefined;
  private connection: Connection | undefined = undefined;
  /** Where a datagram socket sends to if nobody says. */
  private target: Address | undefined = undefined;
  /** A write went to somebody who is gone: the next one is told. */
  private refused = false;

  constructor(readonly kind: Kind) {
    super();
  }

  checkOpen(): void {
    if (this.fd < 0) throw osError(EBADF);
  }

  private get own(): Address {
    this.port ??= bindPort(this.kind, 0, this);
    return { host: "127.0.0.1", port: this.port };
  }

  bind(address: Address): void {
    this.checkOpen();
    if (this.port !== undefined) throw osError(EINVAL);
    this.port = bindPort(this.kind, address.port, this);
  }

  listen(): void {
    this.checkOpen();
    void this.own;
    this.listening = true;
  }

  connect(address: Address): void {
    this.checkOpen();
    if (this.kind === "datagram") {
      this.target = address;
      return;
    }
    if (this.connection !== undefined) throw portError(EISCONN);
    this.connection = connectTo(address, this.own);
  }

  accept(): { socket: PySocket; peer: Address } {
    this.checkOpen();
    if (!this.listening) throw osError(EINVAL);
    this.waitUntil(() => this.waiting.length > 0);
    const connection = this.waiting.shift() as Connection;
    const socket = new PySocket("stream");
    socket.connection = connection;
    return { socket, peer: connection.peer };
  }

  /** Up to `limit` bytes, none at the end; with `keep` they can be received again. */
  receive(limit: number, keep = false): { bytes: Uint8Array; from: Address } {
    this.checkOpen();
    if (this.kind === "datagram") {
      this.waitUntil(() => this.waiting.length > 0);
      const { bytes, from } = (keep ? this.waiting[0] : this.waiting.shift()) as Datagram;
      return { bytes: bytes.subarray(0, limit), from };
    }
    const { connection } = this;
    if (connection === undefined) throw portError(ENOTCONN);
    const { incoming, peer } = connection;
    this.waitUntil(() => !incoming.isEmpty || incoming.ended);
    return { bytes: incoming.take(limit, keep), from: peer };
  }

  /** What was received comes first again. */
  putBack(bytes: readonly number[]): void {
    this.connection?.incoming.putBack(bytes);
  }

  send(bytes: Uint8Array): number {
    this.checkOpen();
    if (this.kind === "datagram") {
      if (this.target === undefined) throw portError(EDESTADDRREQ);
      return this.sendTo(bytes, this.target);
    }
    const { connection } = this;
    if (connection === undefined || this.refused) throw osError(EPIPE);
    if (connection.outgoing.ended) this.refused = true;
    else connection.outgoing.put(bytes);
    return bytes.length;
  }

  sendTo(bytes: Uint8Array, address: Address): number {
    this.checkOpen();
    if (this.kind === "stream") return this.send(bytes);
    sendDatagram(address, { bytes: bytes.slice(), from: this.own });
    return bytes.length;
  }

  close(): void {
    if (this.fd < 0) return;
    openNumbers.delete(this.fd);
    this.fd = -1;
    if (this.port !== undefined) freePort(this.kind, this.port, this);
    if (this.connection !== undefined) {
      this.connection.outgoing.ended = true;
      this.connection.incoming.ended = true;
    }
  }

  /** For `select`. */
  pollEvents(events: number): number {
    if (this.fd < 0) return POLLNVAL;
    if (this.listening || this.kind === "datagram") {
      const canWrite = this.listening ? 0 : POLLOUT;
      return events & ((this.waiting.length > 0 ? POLLIN : 0) | canWrite);
    }
    if (this.connection === undefined) return (events & POLLOUT) | POLLHUP;
    const { incoming } = this.connection;
    return events & ((!incoming.isEmpty || incoming.ended ? POLLIN : 0) | POLLOUT);
  }

  /** Boards tell the end of a timeout from a socket that does not wait; on Linux both are the same error. */
  private nothingCame(): PyBaseException {
    return this.timeoutMs > 0 && isOnBareBoard() ? portError(ETIMEDOUT) : osError(EAGAIN);
  }

  /** Waits as long as the socket may; then OSError. */
  private waitUntil(isReady: () => boolean): void {
    const time = timeSource();
    const end = waitBegan(time.nowUs()) + this.timeoutMs * 1000;
    while (!isReady()) {
      const left = end - time.nowUs();
      if (left <= 0 || this.timeoutMs === 0) throw this.nothingCame();
      leaveFor(left, isReady);
      const clock = startedBoard()?.clock as { waitForEvent?: () => boolean } | undefined;
      if (left < Infinity || clock?.waitForEvent === undefined) time.sleepUs(Math.min(left, LOOK_AGAIN_US));
      else if (!clock.waitForEvent()) throw new Stop({ kind: "deadlock", waitingFor: "a socket" });
    }
  }
}
