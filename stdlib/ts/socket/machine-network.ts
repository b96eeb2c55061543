/** The network of the machine that the program runs on: what a Linux board and the unix port have. */

import { ERRNO } from "../../../runtime-hal/core/errno-names.js";
import { newException, osErrorType, type PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import { rt } from "../../../runtime-hal/core/state.js";
import { listenOutside } from "../../../runtime-hal/exec/alarms.js";
import type {
  EndpointOption,
  HostEndpoint,
  HostNetwork,
  SecureOptions,
} from "../../../runtime-hal/exec/host-network.js";
import type { Host } from "../../../runtime-hal/exec/host.js";
import { idle } from "../../../runtime-hal/exec/idle.js";
import { onEnd } from "../../../runtime-hal/exec/restart.js";
import { portError } from "../port-errno.js";
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
import { tlsError } from "./tls-errors.js";

const EIO = 5;
const EPIPE = 32;
/** Numbers of Linux that MicroPython has no names for. */
const OTHER_ERRORS: Readonly<Record<string, number>> = {
  EPIPE,
  EMFILE: 24,
  EDESTADDRREQ: 89,
  EMSGSIZE: 90,
  EADDRNOTAVAIL: 99,
  ENETDOWN: 100,
  ENETUNREACH: 101,
  EISCONN: 106,
};
/** The resolver's errors, as `getaddrinfo` of the C library numbers them. */
const NAME_ERRORS: Readonly<Record<string, number>> = { ENOTFOUND: -2, EAI_AGAIN: -3, EAI_FAIL: -4 };

/** So much may lie about on its way in, and on its way out, before who sends it has to wait. */
const WINDOW = 262144;
/** The kernel too throws datagrams away that nobody takes. */
const MOST_DATAGRAMS = 1024;

const errnoOf = (code: string): number => ERRNO[code] ?? OTHER_ERRORS[code] ?? EIO;

class MachineConnection implements Connection {
  readonly incoming = new Pipe((bytes) => this.refill(bytes));
  encryption: Encryption | undefined = undefined;
  isBroken = false;
  private isSecured = false;
  private error: PyBaseException | undefined = undefined;
  private unsent = 0;
  private isWanted = false;
  private taken = 0;

  constructor(
    private readonly network: MachineNetwork,
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

/** What ports of both kinds have; made by waiting for the kernel's answer. */
class MachinePort<Arrived> implements BoundPort<Arrived> {
  readonly arrived: Arrived[] = [];
  private state: "begun" | "open" | "failed" = "begun";
  private local: Address | undefined = undefined;
  protected error = 0;

  constructor(
    protected readonly network: MachineNetwork,
    protected readonly endpoint: HostEndpoint,
  ) {
    endpoint.events = {
      opened: (local) => {
        this.local = local;
        this.state = "open";
        network.own(local);
      },
      failed: (code) => {
        this.error = errnoOf(code);
        if (this.state === "begun") this.state = "failed";
      },
    };
  }

  /** OSError if the port cannot be had. */
  open(): this {
    this.network.waitUntil(() => this.state !== "begun");
    if (this.state === "open") return this;
    this.close();
    throw portError(this.error);
  }

  get number(): number {
    return this.local?.port ?? 0;
  }

  /** Waits for the answer to something that was just asked for. */
  protected waitFor(isAnswered: () => boolean): void {
    this.error = 0;
    this.network.waitUntil(() => isAnswered() || this.error !== 0);
    if (this.error !== 0) throw portError(this.error);
  }

  set(option: EndpointOption): void {
    this.endpoint.set(option);
  }

  close(): void {
    this.endpoint.close();
  }
}

class MachineStreamPort extends MachinePort<Connection> implements StreamPort {
  constructor(network: MachineNetwork, endpoint: HostEndpoint) {
    super(network, endpoint);
    endpoint.events.accepted = (accepted, peer) => {
      this.arrived.push(new MachineConnection(network, accepted, peer, false));
    };
  }

  /** The kernel listens since the port was bound: node does both at once. */
  listen(): void {}

  override close(): void {
    super.close();
    for (const connection of this.arrived) connection.close();
  }
}

class MachineDatagramPort extends MachinePort<Datagram> implements DatagramPort {
  private answers = 0;

  constructor(network: MachineNetwork, endpoint: HostEndpoint) {
    super(network, endpoint);
    endpoint.events.received = (bytes, from) => {
      if (this.arrived.length < MOST_DATAGRAMS) this.arrived.push({ bytes, from: from as Address });
    };
    endpoint.events.sent = () => this.answers++;
  }

  send(bytes: Uint8Array, to: Address): void {
    const before = this.answers;
    this.network.stir(to);
    this.endpoint.send(bytes, to);
    this.waitFor(() => this.answers > before);
  }
}

class MachineNetwork implements Network {
  readonly announces = true;

  /** Ports that this program has or had. */
  private readonly ownPorts = new Set<number>();
  /** Was something done to the program's own ports, and not looked at since? */
  private isStirred = false;

  constructor(readonly host: HostNetwork) {}

  own({ port }: Address): void {
    this.ownPorts.add(port);
  }

  /** Something is done that reaches this address. */
  stir({ port }: Address): void {
    if (this.ownPorts.has(port)) this.isStirred = true;
  }

  bindStream(at: Address): StreamPort {
    return new MachineStreamPort(this, this.host.listen(at, BACKLOG)).open();
  }

  bindDatagrams(at: Address, isShared: boolean): DatagramPort {
    return new MachineDatagramPort(this, this.host.bindDatagrams(at, isShared)).open();
  }

  connect(to: Address, from: StreamPort | undefined): Connection {
    const localPort = from?.number ?? 0;
    from?.close();
    return new MachineConnection(this, this.host.connect(to, localPort), to, true);
  }

  lookUp(name: string): string {
    let answer: { readonly address: string | undefined; readonly code: string | undefined } | undefined;
    this.host.lookUp(name, ([address], code) => (answer = { address, code }));
    this.waitUntil(() => answer !== undefined);
    const { address, code } = answer as NonNullable<typeof answer>;
    if (address !== undefined) return address;
    const number = NAME_ERRORS[code ?? "ENOTFOUND"] ?? NAME_ERRORS.EAI_FAIL;
    throw newException(osErrorType, `[addrinfo error ${number}]`);
  }

  look(): void {
    this.host.deliver();
  }

  settle(): void {
    if (!this.isStirred) return this.look();
    this.isStirred = false;
    this.host.settle();
  }

  pause(us: number): void {
    idle(us, this.host.seen);
  }

  waitUntil(isReady: () => boolean): void {
    for (;;) {
      this.look();
      if (isReady()) return;
      this.pause(Infinity);
    }
  }
}

/** Connections that the kernel keeps until they are accepted. */
const BACKLOG = 128;

let started: { readonly on: Host; readonly network: MachineNetwork } | undefined;

/** The machine's network; `undefined` where programs cannot have it. */
export function machineNetwork(): Network | undefined {
  const { host } = rt;
  if (host.startNetwork === undefined) return undefined;
  if (started === undefined) onEnd(() => started?.network.host.finish());
  if (started?.on !== host) {
    const network = new MachineNetwork(host.startNetwork());
    listenOutside(() => network.host.seen);
    started = { on: host, network };
  }
  return started.network;
}
