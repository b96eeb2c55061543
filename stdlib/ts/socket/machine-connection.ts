/** A connection in the network of the machine. */

import { ERRNO } from "../../../runtime-hal/core/errno-names.js";
import type { PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import type { EndpointOption, HostEndpoint, SecureOptions } from "../../../runtime-hal/exec/host-network.js";
import { portError } from "../port-errno.js";
import type { Address } from "./address.js";
import type { Connection, Encryption } from "./network.js";
import { Pipe } from "./pipe.js";
import { tlsError } from "./tls-errors.js";

const EIO = 5;
const EPIPE = 32;
/** Numbers of Linux that MicroPython has no names for. */
const OTHER_ERRORS: Readonly<Record<string, number>> = {
  ERR_SOCKET_BAD_PORT: 22,
  EPIPE,
  EMFILE: 24,
  EDESTADDRREQ: 89,
  EMSGSIZE: 90,
  EADDRNOTAVAIL: 99,
  ENETDOWN: 100,
  ENETUNREACH: 101,
  EISCONN: 106,
};
/** So much may lie about on its way in, and on its way out, before who sends it has to wait. */
const WINDOW = 262144;
/** The error number of Linux for a code of the system. */
export const errnoOf = (code: string): number => ERRNO[code] ?? OTHER_ERRORS[code] ?? EIO;

/** What of the network a connection uses. */
interface Surroundings {
  own(local: Address): void;
  stir(peer: Address): void;
  waitUntil(isReady: () => boolean): void;
}

export class MachineConnection implements Connection {
  readonly incoming = new Pipe((bytes) => this.refill(bytes));
  encryption: Encryption | undefined = undefined;
  isBroken = false;
  private isSecured = false;
  private error: PyBaseException | undefined = undefined;
  private unsent = 0;
  private isWanted = false;
  private taken = 0;

  constructor(
    private readonly network: Surroundings,
    private readonly endpoint: HostEndpoint,
    readonly peer: Address,
    public isPending: boolean,
  ) {
    network.stir(peer);
    endpoint.events = {
      opened: (local) => {
        this.isPending = false;
        network.own(local);
      },
      secured: (cipher, version, certificate) => {
        this.isPending = false;
        this.encryption = { cipher, version, certificate };
      },
      received: (bytes) => this.incoming.put(bytes),
      sent: (bytes) => (this.unsent -= bytes),
      ended: () => (this.incoming.ended = true),
      failed: (code) => {
        this.isPending = false;
        this.error =
          tlsError(code, this.isSecured && this.encryption === undefined) ?? portError(errnoOf(code));
        this.isBroken = true;
        this.incoming.ended = true;
      },
    };
  }

  get room(): number {
    return Math.max(0, WINDOW - this.unsent);
  }

  get hasError(): boolean {
    return this.error !== undefined;
  }

  takeError(): PyBaseException | undefined {
    const { error } = this;
    this.error = undefined;
    return error;
  }

  want(): void {
    if (this.isWanted) return;
    this.isWanted = true;
    this.network.stir(this.peer);
    this.endpoint.receive(WINDOW);
  }

  /** As much may come again as the program took, told in larger steps. */
  private refill(bytes: number): void {
    this.taken += bytes;
    if (this.taken < WINDOW / 4) return;
    this.endpoint.receive(this.taken);
    this.taken = 0;
  }

  send(bytes: Uint8Array): void {
    if (this.isBroken) {
      this.error ??= portError(EPIPE);
      return;
    }
    this.unsent += bytes.length;
    this.network.stir(this.peer);
    this.endpoint.send(bytes);
    // The other end is about to be gone: the kernel's answer is wanted at once.
    if (this.incoming.ended) this.network.waitUntil(() => this.unsent === 0 || this.isBroken);
  }

  set(option: EndpointOption): void {
    this.endpoint.set(option);
  }

  secure(options: SecureOptions): void {
    this.isPending = true;
    this.isSecured = true;
    this.network.stir(this.peer);
    this.endpoint.secure(options, this.incoming.take(Infinity));
  }

  close(): void {
    this.network.stir(this.peer);
    this.endpoint.close();
  }
}
