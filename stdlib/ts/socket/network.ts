/** What sockets are made of, whichever network they are in: the program's own, or that of the machine. */

import type { PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import type { EndpointOption, SecureOptions } from "../../../runtime-hal/exec/host-network.js";
import type { Address } from "./address.js";
import type { Pipe } from "./pipe.js";

export type Kind = "stream" | "datagram";

export interface Datagram {
  readonly bytes: Uint8Array;
  readonly from: Address;
}

export interface Encryption {
  /** As the registry of IANA calls it: `TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256`. */
  readonly cipher: string;
  /** "TLSv1.2", for example. */
  readonly version: string;
  /** The certificate that the other end has shown, DER. */
  readonly certificate: Uint8Array | undefined;
}

/** One end of a connection. */
export interface Connection {
  readonly incoming: Pipe;
  readonly peer: Address;
  /** Is it still being made? */
  readonly isPending: boolean;
  /** How many bytes it takes now; 0: none before others have gone out. */
  readonly room: number;
  /** Did it go wrong? */
  readonly isBroken: boolean;
  /** Would `takeError` give one? */
  readonly hasError: boolean;
  /** What went wrong since the last time. */
  takeError(): PyBaseException | undefined;
  /** Somebody is waiting for what comes. */
  want(): void;
  send(bytes: Uint8Array): void;
  set(option: EndpointOption): void;
  /** Encrypts what goes both ways from now on; `isPending` until that is agreed on. */
  secure(options: SecureOptions): void;
  /** What the ends agreed on; absent: nothing is encrypted. */
  readonly encryption: Encryption | undefined;
  close(): void;
}

/** A port that a socket has taken. */
export interface BoundPort<Arrived> {
  readonly number: number;
  /** What came: connections, or datagrams. */
  readonly arrived: Arrived[];
  /** Told of each, where the network tells. */
  onArrival?: (() => void) | undefined;
  set(option: EndpointOption): void;
  close(): void;
}

export interface StreamPort extends BoundPort<Connection> {
  /** Connections are taken from now on. */
  listen(): void;
}

export interface DatagramPort extends BoundPort<Datagram> {
  /** OSError if it cannot be sent; a datagram that gets lost is none. */
  send(bytes: Uint8Array, to: Address): void;
}

export interface Network {
  /** Takes a port, any free one for 0. OSError if that cannot be. */
  bindStream(at: Address): StreamPort;
  bindDatagrams(at: Address, isShared: boolean): DatagramPort;
  /** Begins a connection, from a port that was taken before if there is one. */
  connect(to: Address, from: StreamPort | undefined): Connection;
  /** The address of a name. OSError if there is none. */
  lookUp(name: string): string;
  /** Takes notice of what has come. */
  look(): void;
  /** The same, and what the program sent to itself before is a part of it. */
  settle(): void;
  /** Lets time pass, so long at most, until something may have come. */
  pause(us: number): void;
  /** Does `pause` end as soon as something comes? Else it is looked for now and then. */
  readonly announces: boolean;
  /** Are ports and connections told of what comes, at its moment? Else it is there when somebody looks. */
  readonly tells: boolean;
}
