/**
 * The network of a program: sockets of the same program reach each other, and nobody else. (Node cannot wait for a real
 * socket in the middle of a program, and simulated runs are to be the same every time.)
 */

import type { PyBaseException } from "../../runtime-hal/core/exceptions.js";
import { isOnBareBoard, portError } from "./port-errno.js";
import type { Address } from "./socket-address.js";

const EADDRINUSE = 98;
const ENETUNREACH = 101;
const ECONNREFUSED = 111;
const EHOSTUNREACH = 113;
const FIRST_FREE_PORT = 49152;

/** Bytes on their way to one end of a connection. */
export class Pipe {
  private chunks: Uint8Array[] = [];
  /** Nothing more will come. */
  ended = false;

  get isEmpty(): boolean {
    return this.chunks.length === 0;
  }

  put(bytes: Uint8Array): void {
    if (bytes.length > 0) this.chunks.push(bytes.slice());
  }

  /** What was taken comes first again. */
  putBack(bytes: readonly number[]): void {
    if (bytes.length > 0) this.chunks.unshift(Uint8Array.from(bytes));
  }

  /** Up to `limit` bytes, those of several writes together. */
  take(limit: number, keep = false): Uint8Array {
    const all = new Uint8Array(this.chunks.reduce((n, chunk) => n + chunk.length, 0));
    let at = 0;
    for (const chunk of this.chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    const taken = all.subarray(0, limit);
    if (!keep) this.chunks = taken.length < all.length ? [all.subarray(limit)] : [];
    return taken;
  }
}

export interface Datagram {
  readonly bytes: Uint8Array;
  readonly from: Address;
}

/** One end of a connection. */
export interface Connection {
  readonly incoming: Pipe;
  readonly outgoing: Pipe;
  readonly peer: Address;
}

/** What may be bound to a port. */
export interface Receiver {
  readonly waiting: (Connection | Datagram)[];
  listening: boolean;
}

export type Kind = "stream" | "datagram";

const ports: Record<Kind, Map<number, Receiver>> = { stream: new Map(), datagram: new Map() };
let nextPort = FIRST_FREE_PORT;

/** Takes a port, any free one for 0; gives its number. */
export function bindPort(kind: Kind, port: number, receiver: Receiver): number {
  const taken = ports[kind];
  let number = port;
  if (port === 0) {
    while (taken.has(nextPort)) nextPort++;
    number = nextPort++;
  }
  if (taken.has(number)) throw portError(EADDRINUSE);
  taken.set(number, receiver);
  return number;
}

export function freePort(kind: Kind, port: number, receiver: Receiver): void {
  if (ports[kind].get(port) === receiver) ports[kind].delete(port);
}

/** Boards tell of a host where Linux tells of a network. */
function unreachable(): PyBaseException {
  return portError(isOnBareBoard() ? EHOSTUNREACH : ENETUNREACH);
}

const isHere = (host: string): boolean => host.startsWith("127.") || host === "0.0.0.0";

/** Connects to whoever listens there. */
export function connectTo(address: Address, from: Address): Connection {
  if (!isHere(address.host)) throw unreachable();
  const receiver = ports.stream.get(address.port);
  if (receiver?.listening !== true) throw portError(ECONNREFUSED);
  const there = new Pipe();
  const back = new Pipe();
  receiver.waiting.push({ incoming: there, outgoing: back, peer: from });
  return { incoming: back, outgoing: there, peer: address };
}

/** Sends a datagram; if nobody is there it is lost. */
export function sendDatagram(address: Address, datagram: Datagram): void {
  if (!isHere(address.host)) throw unreachable();
  ports.datagram.get(address.port)?.waiting.push(datagram);
}
