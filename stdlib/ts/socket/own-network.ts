/**
 * The network of a program on a simulated board: sockets of the same program reach each other, and the hosts of a board file, and nobody
 * else. So every run is the same.
 */

import {
  newException,
  osError,
  osErrorType,
  type PyBaseException,
} from "../../../runtime-hal/core/exceptions.js";
import { startedBoard } from "../../../runtime-hal/exec/board.js";
import { Stop } from "../../../runtime-hal/exec/outcome.js";
import { onRestart } from "../../../runtime-hal/exec/restart.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import { isOfMany } from "../../../runtime-hal/hal/ipv4.js";
import { isOnBareBoard, portError } from "../port-errno.js";
import type { Address } from "./address.js";
import type {
  BoundPort,
  Connection,
  Datagram,
  DatagramPort,
  Encryption,
  Network,
  StreamPort,
} from "./network.js";
import { Pipe } from "./pipe.js";

const EPIPE = 32;
const EADDRINUSE = 98;
const ENETUNREACH = 101;
const ECONNREFUSED = 111;
const EHOSTUNREACH = 113;
const FIRST_FREE_PORT = 49152;
/** `EAI_NONAME` of Linux. */
const NO_SUCH_NAME = -2;

/** In real time something may happen that nobody announces: looks again after this time. */
const LOOK_AGAIN_US = 1000;

/** What it takes until a board hears that a name is not known: programs that ask again at once are not to do so for ever. */
const LOOK_UP_US = 5000;

const PRETENDED: Encryption = {
  cipher: "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
  version: "TLSv1.2",
  certificate: undefined,
};

/** Who else is in the network. */
export interface Others {
  /** The address of a name; `undefined`: there is none. */
  lookUp(name: string): string | undefined;
  /** Is there a host with that address? */
  has(host: string): boolean;
  connect(to: Address, from: StreamPort): Connection;
  /** Sends a datagram. False: it has no way to go. */
  send(bytes: Uint8Array, to: Address, from: number): boolean;
  /** Says why somebody is out of reach. */
  explain(who: string): void;
}

let others: Others | undefined;

/** There are hosts beside the program. */
export function meetOthers(met: Others): void {
  others = met;
}

/** Where a connection's bytes go. */
interface Outgoing {
  ended: boolean;
  put(bytes: Uint8Array): void;
}

export class OwnConnection implements Connection {
  isPending = false;
  readonly room = Infinity;
  encryption: Encryption | undefined = undefined;
  /** Something was sent to somebody who is gone: the next time the sender is told. */
  isBroken = false;
  private error: PyBaseException | undefined = undefined;

  constructor(
    readonly incoming: Pipe,
    private readonly outgoing: Outgoing,
    readonly peer: Address,
    private readonly port?: BoundPort<unknown>,
  ) {}

  get hasError(): boolean {
    return this.error !== undefined;
  }

  takeError(): PyBaseException | undefined {
    const { error } = this;
    this.error = undefined;
    return error;
  }

  send(bytes: Uint8Array): void {
    if (this.isBroken) this.error = osError(EPIPE);
    if (this.outgoing.ended) this.isBroken = true;
    else this.outgoing.put(bytes.slice());
  }

  /** It went wrong, for a reason that the program is told. */
  fail(error: PyBaseException): void {
    this.isPending = false;
    this.isBroken = true;
    this.error = error;
    this.incoming.ended = true;
  }

  close(): void {
    this.outgoing.ended = true;
    this.incoming.ended = true;
    this.port?.close();
  }

  want(): void {}

  set(): void {}

  /** Nobody listens in, so nothing is encrypted; both ends say that it is. */
  secure(): void {
    this.encryption = PRETENDED;
  }
}

class OwnPort<Arrived> implements BoundPort<Arrived> {
  readonly arrived: Arrived[] = [];
  isListening = false;
  onArrival: (() => void) | undefined = undefined;

  constructor(
    readonly number: number,
    private readonly taken: Map<number, unknown>,
  ) {}

  listen(): void {
    this.isListening = true;
  }

  /** Something has come to it. */
  arrive(one: Arrived): void {
    this.arrived.push(one);
    this.onArrival?.();
  }

  send(bytes: Uint8Array, to: Address): void {
    if (others?.send(bytes.slice(), to, this.number) === true) return;
    // Where nobody else is nobody hears it.
    if (others === undefined && isOfMany(to.host)) return;
    requireHere(to);
    // If nobody is there it is lost.
    const from = { host: "127.0.0.1", port: this.number };
    datagramPorts.get(to.port)?.arrive({ bytes: bytes.slice(), from });
  }

  close(): void {
    if (this.taken.get(this.number) === this) this.taken.delete(this.number);
  }

  set(): void {}
}

const streamPorts = new Map<number, OwnPort<Connection>>();
const datagramPorts = new Map<number, OwnPort<Datagram>>();
let nextPort = FIRST_FREE_PORT;
let isWatching = false;

/** A board that starts anew has no ports. */
function watchRestarts(): void {
  if (isWatching) return;
  isWatching = true;
  onRestart(() => {
    streamPorts.clear();
    datagramPorts.clear();
  });
}

function bind<Arrived>(taken: Map<number, OwnPort<Arrived>>, wanted: number): OwnPort<Arrived> {
  watchRestarts();
  let number = wanted;
  if (wanted === 0) {
    while (taken.has(nextPort)) nextPort++;
    number = nextPort++;
  }
  if (taken.has(number)) throw portError(EADDRINUSE);
  const port = new OwnPort<Arrived>(number, taken);
  taken.set(number, port);
  return port;
}

/** The program's sockets at a port: takes a connection from outside, or a datagram. False: nobody is there. */
export function arriveStream(port: number, connection: Connection): boolean {
  const listening = streamPorts.get(port);
  if (listening?.isListening !== true) return false;
  listening.arrive(connection);
  return true;
}

export function arriveDatagram(port: number, datagram: Datagram): void {
  datagramPorts.get(port)?.arrive(datagram);
}

/** Says why somebody is out of reach, where that can be changed. */
function explain(who: string): void {
  if (others !== undefined) return others.explain(who);
  startedBoard()?.warn?.(
    "sockets of a simulated board reach this program and hosts of its board file; with --network machine they reach whom this machine does",
  );
}

/** Boards tell of a host where Linux tells of a network. */
function unreachable(who: string): PyBaseException {
  explain(who);
  return portError(isOnBareBoard() ? EHOSTUNREACH : ENETUNREACH);
}

function requireHere({ host }: Address): void {
  if (!host.startsWith("127.") && host !== "0.0.0.0") throw unreachable(host);
}

export const ownNetwork: Network = {
  announces: false,
  tells: true,
  bindStream: ({ port }): StreamPort => bind(streamPorts, port),
  bindDatagrams: ({ port }): DatagramPort => bind(datagramPorts, port),
  connect(to, from): Connection {
    if (others?.has(to.host) === true) return others.connect(to, from ?? bind(streamPorts, 0));
    requireHere(to);
    const listening = streamPorts.get(to.port);
    if (listening?.isListening !== true) throw portError(ECONNREFUSED);
    const own = from === undefined ? bind(streamPorts, 0) : undefined;
    const there = new Pipe();
    const back = new Pipe();
    const peer = { host: "127.0.0.1", port: (from ?? (own as StreamPort)).number };
    listening.arrive(new OwnConnection(there, back, peer));
    return new OwnConnection(back, there, to, own);
  },
  lookUp: (name) => {
    const address = others?.lookUp(name);
    if (address !== undefined) return address;
    explain(name);
    startedBoard()?.clock.sleepUs(LOOK_UP_US);
    throw newException(osErrorType, `[addrinfo error ${NO_SUCH_NAME}]`);
  },
  look: () => {},
  settle: () => {},
  pause(us) {
    const clock = startedBoard()?.clock as { waitForEvent?: () => boolean } | undefined;
    if (us < Infinity || clock?.waitForEvent === undefined) timeSource().sleepUs(Math.min(us, LOOK_AGAIN_US));
    else if (!clock.waitForEvent()) throw new Stop({ kind: "deadlock", waitingFor: "a socket" });
  },
};
