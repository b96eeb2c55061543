/** A socket: its state, and waiting for what it can do next. What it is connected to, a network does: see network.ts. */

import { osError, type PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import { PyObject } from "../../../runtime-hal/core/value.js";
import { setArmed } from "../../../runtime-hal/exec/armed.js";
import { leaveFor, waitBegan } from "../../../runtime-hal/exec/leaving.js";
import type { EndpointOption, SecureOptions } from "../../../runtime-hal/exec/host-network.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import { isOnBareBoard, portError } from "../port-errno.js";
import type { Pollable } from "../select.js";
import type { Address } from "./address.js";
import type { Connection, Datagram, DatagramPort, Encryption, Kind, Network, StreamPort } from "./network.js";
import { socketNetwork } from "./network-choice.js";

const EBADF = 9;
const EAGAIN = 11;
const EINVAL = 22;
const EPIPE = 32;
const EDESTADDRREQ = 89;
const EOPNOTSUPP = 95;
const EISCONN = 106;
const ENOTCONN = 107;
const ETIMEDOUT = 110;
const EALREADY = 114;
const EINPROGRESS = 115;

const POLLIN = 1;
const POLLOUT = 4;
const POLLERR = 8;
const POLLHUP = 16;
const POLLNVAL = 32;

const ANY: Address = { host: "0.0.0.0", port: 0 };

const isSame = (from: Address, { host, port }: Address): boolean =>
  from.port === port && from.host === (host === ANY.host ? "127.0.0.1" : host);

const openNumbers = new Set<number>();

function freeNumber(): number {
  let n = 3;
  while (openNumbers.has(n)) n++;
  openNumbers.add(n);
  return n;
}

export class PySocket extends PyObject implements Pollable {
  readonly network = socketNetwork();
  fd = freeNumber();
  /** Infinity: waits as long as it takes; 0: never waits. */
  timeoutMs = Infinity;
  private isListening = false;
  private port: StreamPort | undefined = undefined;
  private datagrams: DatagramPort | undefined = undefined;
  private connection: Connection | undefined = undefined;
  /** Was `connect` called, and has it not come to its end yet? It is called again to ask, or because a thread was left meanwhile. */
  private isConnecting = false;
  /** Where a datagram socket sends to if nobody says. */
  private target: Address | undefined = undefined;
  /** Others may have the same port too. */
  isShared = false;
  /** Told when something arrives that can be received or accepted. */
  told: (() => void) | undefined = undefined;
  /** Options that were set before there was anything to set them on. */
  private readonly options: EndpointOption[] = [];

  constructor(readonly kind: Kind) {
    super();
  }

  checkOpen(): void {
    if (this.fd < 0) throw osError(EBADF);
  }

  setTimeout(ms: number): void {
    this.checkOpen();
    this.timeoutMs = ms;
  }

  set(option: EndpointOption): void {
    const there = this.connection ?? this.datagrams;
    if (there !== undefined) there.set(option);
    else if (option.name === "join" || option.name === "leave") this.boundDatagrams().set(option);
    else this.options.push(option);
  }

  /** Has something told of what arrives, and forgets who was told before. */
  tell(told: (() => void) | undefined): void {
    this.told = told;
    this.passOn();
    setArmed(this, told !== undefined);
  }

  private passOn(): void {
    for (const source of [this.port, this.datagrams, this.connection?.incoming])
      if (source !== undefined) source.onArrival = this.told;
  }

  private boundDatagrams(at = ANY): DatagramPort {
    if (this.datagrams !== undefined) return this.datagrams;
    const made = this.network.bindDatagrams(at, this.isShared);
    for (const option of this.options) made.set(option);
    this.datagrams = made;
    this.passOn();
    return made;
  }

  bind(address: Address): void {
    this.checkOpen();
    if (this.port !== undefined || this.datagrams !== undefined || this.connection !== undefined)
      throw osError(EINVAL);
    if (this.kind === "datagram") this.boundDatagrams(address);
    else this.port = this.network.bindStream(address);
  }

  listen(): void {
    this.checkOpen();
    if (this.kind === "datagram") throw portError(EOPNOTSUPP);
    if (this.connection !== undefined) throw osError(EINVAL);
    this.port ??= this.network.bindStream(ANY);
    this.passOn();
    this.port.listen();
    this.isListening = true;
  }

  connect(address: Address): void {
    this.checkOpen();
    if (this.kind === "datagram") {
      this.target = address;
      return;
    }
    const isNew = this.connection === undefined;
    this.connection ??= this.network.connect(address, this.port);
    this.passOn();
    if (isNew) for (const option of this.options) this.connection.set(option);
    else if (!this.isConnecting) throw portError(EISCONN);
    this.isConnecting = true;
    // Not even a connection within the machine is made at once.
    if (isNew && this.timeoutMs === 0 && this.connection.isPending) throw portError(EINPROGRESS);
    this.untilConnected(this.connection, this.timeoutMs > 0 ? ETIMEDOUT : EALREADY);
  }

  private untilConnected(connection: Connection, tooLate: number): void {
    this.waitUntil(() => !connection.isPending, tooLate);
    this.isConnecting = false;
    const error = connection.takeError();
    if (error === undefined) return;
    connection.close();
    this.connection = undefined;
    throw error;
  }

  /** What comes and goes is encrypted from now on. */
  secure(options: SecureOptions): void {
    const connection = this.connected();
    this.waitUntil(() => !connection.isPending);
    connection.secure(options);
  }

  /** Waits until both ends agree on how to encrypt, also with a socket that does not wait for other things. */
  untilSecured(): Encryption | undefined {
    const { timeoutMs } = this;
    if (timeoutMs === 0) this.timeoutMs = Infinity;
    try {
      const connection = this.connected();
      this.untilConnected(connection, ETIMEDOUT);
      return connection.encryption;
    } finally {
      this.timeoutMs = timeoutMs;
    }
  }

  private connected(): Connection {
    this.checkOpen();
    if (this.connection === undefined) throw portError(ENOTCONN);
    return this.connection;
  }

  accept(): { socket: PySocket; peer: Address } {
    this.checkOpen();
    if (this.kind === "datagram") throw portError(EOPNOTSUPP);
    const { port } = this;
    if (!this.isListening || port === undefined) throw osError(EINVAL);
    this.waitUntil(() => port.arrived.length > 0, this.timeoutMs > 0 ? ETIMEDOUT : undefined);
    const connection = port.arrived.shift() as Connection;
    const socket = new PySocket("stream");
    socket.connection = connection;
    return { socket, peer: connection.peer };
  }

  /** Up to `limit` bytes, none at the end; with `keep` they can be received again. */
  receive(limit: number, keep = false): { bytes: Uint8Array; from: Address } {
    this.checkOpen();
    if (this.kind === "datagram") {
      const { arrived } = this.boundDatagrams();
      this.waitUntil(() => this.hasDatagram(arrived));
      const { bytes, from } = arrived[0] as (typeof arrived)[0];
      if (!keep) arrived.shift();
      return { bytes: bytes.subarray(0, limit), from };
    }
    const connection = this.connected();
    const { incoming, peer } = connection;
    connection.want();
    this.waitUntil(() => incoming.isReady);
    const error = incoming.length > 0 ? undefined : connection.takeError();
    if (error !== undefined) throw error;
    return { bytes: incoming.take(limit, keep), from: peer };
  }

  /** Is there anything but from others than whom the socket is connected to? */
  private hasDatagram(arrived: Datagram[]): boolean {
    const { target } = this;
    if (target !== undefined)
      while (arrived[0] !== undefined && !isSame(arrived[0].from, target)) arrived.shift();
    return arrived.length > 0;
  }

  /** What was received comes first again. */
  putBack(bytes: Uint8Array): void {
    this.connection?.incoming.putBack(bytes);
  }

  /** How many bytes can be received at once without going beyond this one. */
  lengthTo(byte: number): number {
    return Math.max(1, this.connection?.incoming.lengthTo(byte) ?? 1);
  }

  /** Gives how many of the bytes were taken, all but with a socket that does not wait. */
  send(bytes: Uint8Array): number {
    this.checkOpen();
    if (this.kind === "datagram") {
      if (this.target === undefined) throw portError(EDESTADDRREQ);
      return this.sendTo(bytes, this.target);
    }
    const { connection } = this;
    if (connection === undefined) throw osError(EPIPE);
    for (let done = 0; ;) {
      this.waitUntil(() => !connection.isPending && connection.room > 0);
      const part = bytes.subarray(done, done + connection.room);
      if (part.length > 0) connection.send(part);
      const error = connection.takeError();
      if (error !== undefined) throw error;
      done += part.length;
      if (done === bytes.length || this.timeoutMs === 0) return done;
    }
  }

  sendTo(bytes: Uint8Array, address: Address): number {
    this.checkOpen();
    if (this.kind === "stream") return this.send(bytes);
    this.boundDatagrams().send(bytes, address);
    return bytes.length;
  }

  close(): void {
    if (this.fd < 0) return;
    if (this.told !== undefined) this.tell(undefined);
    openNumbers.delete(this.fd);
    this.fd = -1;
    this.port?.close();
    this.datagrams?.close();
    this.connection?.close();
  }

  /** For `select`. */
  get announcedBy(): Network | undefined {
    return this.network.announces ? this.network : undefined;
  }

  /** For `select`. */
  pollEvents(events: number): number {
    if (this.fd < 0) return POLLNVAL;
    const { connection, datagrams } = this;
    connection?.want();
    this.network.settle();
    if (this.isListening) return events & (this.port?.arrived.length ? POLLIN : 0);
    if (this.kind === "datagram") {
      const hasDatagram = datagrams !== undefined && this.hasDatagram(datagrams.arrived);
      return events & ((hasDatagram ? POLLIN : 0) | POLLOUT);
    }
    if (connection === undefined) return (events & POLLOUT) | POLLHUP;
    if (connection.isPending) return 0;
    const broken = (connection.isBroken ? POLLHUP : 0) | (connection.hasError ? POLLERR : 0);
    const ready = (connection.incoming.isReady ? POLLIN : 0) | (connection.room > 0 ? POLLOUT : 0);
    return (events & ready) | broken;
  }

  /** Boards tell the end of a timeout from a socket that does not wait; on Linux both are the same error. */
  private nothingCame(): PyBaseException {
    return this.timeoutMs > 0 && isOnBareBoard() ? portError(ETIMEDOUT) : osError(EAGAIN);
  }

  /** Waits as long as the socket may; then OSError, with the number `tooLate` of Linux if there is one. */
  private waitUntil(isReady: () => boolean, tooLate?: number): void {
    const { network } = this;
    const looked = (): boolean => {
      if (this.timeoutMs === 0) network.settle();
      else network.look();
      return isReady();
    };
    if (looked()) return;
    const time = timeSource();
    const end = waitBegan(time.nowUs()) + this.timeoutMs * 1000;
    for (;;) {
      const left = end - time.nowUs();
      // Reading the clock takes time, in which something may have come.
      if (this.timeoutMs > 0 && looked()) return;
      if (left <= 0 || this.timeoutMs === 0)
        throw tooLate === undefined ? this.nothingCame() : portError(tooLate);
      leaveFor(left, looked);
      network.pause(left);
    }
  }
}
