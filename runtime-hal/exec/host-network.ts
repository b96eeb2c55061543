/**
 * The network of the machine, as the runtime asks its host for it. A program never returns to an event loop, so nothing here waits:
 * what is asked for is begun, and what came of it is told when the program calls `deliver`.
 */

export interface HostAddress {
  readonly host: string;
  readonly port: number;
}

/** What becomes of an endpoint. Called by `deliver` only. */
export interface EndpointEvents {
  /** It is connected, listens or is bound; `local` is its own address. */
  opened?(local: HostAddress): void;
  /** Somebody has connected to an endpoint that listens. `events` of the new endpoint are to be set before anything else is done. */
  accepted?(endpoint: HostEndpoint, peer: HostAddress): void;
  /** Bytes came; `from` tells whose datagram they are. */
  received?(bytes: Uint8Array, from: HostAddress | undefined): void;
  /** So many of the bytes that were to be sent are with the kernel; a datagram of no bytes is told of too. */
  sent?(bytes: number): void;
  /** The other end has said all. */
  ended?(): void;
  /** The connection is encrypted from now on: IANA's name of the cipher, "TLSv1.2" or so, and the other end's certificate (DER), if it has shown one. */
  secured?(cipher: string, version: string, certificate: Uint8Array | undefined): void;
  /** It came to nothing: the code of the system, `ECONNREFUSED` for example. */
  failed?(code: string): void;
}

/** Options of an endpoint, with the system's meaning. */
export type EndpointOption =
  /** "reset": closing breaks the connection off, and what was not sent by then is lost. */
  | { readonly name: "keep-alive" | "no-delay" | "broadcast" | "reset"; readonly on: boolean }
  | {
      readonly name: "join" | "leave";
      /** Address of the multicast group, and of the interface it is meant for. */
      readonly group: string;
      readonly through: string | undefined;
    };

/** How a connection is to be encrypted. Certificates and keys are PEM or DER. */
export interface SecureOptions {
  readonly isServer: boolean;
  /** Name that the client asks for, and that the certificate has to be for. */
  readonly serverName: string | undefined;
  /** "none": any certificate will do. */
  readonly verify: "none" | "optional" | "required";
  readonly authorities: readonly Uint8Array[];
  readonly certificate: Uint8Array | undefined;
  readonly key: Uint8Array | undefined;
  readonly ciphers: string | undefined;
}

export interface HostEndpoint {
  events: EndpointEvents;
  /** Sends bytes, datagrams to an address. They are taken over. */
  send(bytes: Uint8Array, to?: HostAddress): void;
  /** So many more bytes may come; before the first call none do. */
  receive(bytes: number): void;
  set(option: EndpointOption): void;
  /** Encrypts the connection; `pending` was received already and belongs to the encrypted part. */
  secure(options: SecureOptions, pending: Uint8Array): void;
  /** Nothing is told of it any more. What was sent before still goes out. */
  close(): void;
}

export interface HostNetwork {
  connect(to: HostAddress, localPort: number): HostEndpoint;
  listen(at: HostAddress, backlog: number): HostEndpoint;
  bindDatagrams(at: HostAddress, isShared: boolean): HostEndpoint;
  /** Looks a name up: its IPv4 addresses, or a code such as `ENOTFOUND`. */
  lookUp(name: string, found: (addresses: readonly string[], code: string | undefined) => void): void;
  /** Tells what has come. */
  deliver(): void;
  /** As `deliver`, after all that was asked for before has had its effect: what the program sent to itself has come. */
  settle(): void;
  /** What to wait from: `Host.waitForNews` comes back if anything came after the last `deliver`. */
  readonly seen: number;
  /** The program is over: waits until what it sent is on its way, some seconds at most. */
  finish(): void;
}
