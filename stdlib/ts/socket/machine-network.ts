/** The network of the machine that the program runs on: what a Linux board and the unix port have. */

import { newException, osErrorType } from "../../../runtime-hal/core/exceptions.js";
import { rt } from "../../../runtime-hal/core/state.js";
import { listenOutside } from "../../../runtime-hal/exec/alarms.js";
import type { EndpointOption, HostEndpoint, HostNetwork } from "../../../runtime-hal/exec/host-network.js";
import type { Host } from "../../../runtime-hal/exec/host.js";
import { idle } from "../../../runtime-hal/exec/idle.js";
import { onEnd, onRestart } from "../../../runtime-hal/exec/restart.js";
import { portError } from "../port-errno.js";
import type { Address } from "./address.js";
import { errnoOf, MachineConnection } from "./machine-connection.js";
import type { BoundPort, Connection, Datagram, DatagramPort, Network, StreamPort } from "./network.js";

/** The resolver's errors, as `getaddrinfo` of the C library numbers them. */
const NAME_ERRORS: Readonly<Record<string, number>> = { ENOTFOUND: -2, EAI_AGAIN: -3, EAI_FAIL: -4 };

/** The kernel too throws datagrams away that nobody takes. */
const MOST_DATAGRAMS = 1024;

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

  override set(option: EndpointOption): void {
    super.set(option);
    if (option.name !== "join" && option.name !== "leave") return;
    this.error = 0;
    this.network.host.settle();
    if (this.error !== 0) throw portError(this.error);
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
  readonly tells = false;

  /** Ports that this program has or had. */
  private readonly ownPorts = new Set<number>();
  /** Was something done to the program's own ports, and not looked at since? */
  private isStirred = false;

  constructor(
    readonly host: HostNetwork,
    /** Ports of the machine, by those of the program that they stand for. */
    private readonly ports: ReadonlyMap<number, number> | undefined,
  ) {}

  /** Where a port of the program is on this machine. */
  private here({ host, port }: Address): Address {
    return { host, port: this.ports?.get(port) ?? port };
  }

  own({ port }: Address): void {
    this.ownPorts.add(port);
  }

  /** Something is done that reaches this address. */
  stir({ port }: Address): void {
    if (this.ownPorts.has(port)) this.isStirred = true;
  }

  bindStream(at: Address): StreamPort {
    return new MachineStreamPort(this, this.host.listen(this.here(at), BACKLOG)).open();
  }

  bindDatagrams(at: Address, isShared: boolean): DatagramPort {
    return new MachineDatagramPort(this, this.host.bindDatagrams(this.here(at), isShared)).open();
  }

  connect(to: Address, from: StreamPort | undefined): Connection {
    const localPort = from?.number ?? 0;
    from?.close();
    const there = to.host.startsWith("127.") ? this.here(to) : to;
    return new MachineConnection(this, this.host.connect(there, localPort), there, true);
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

/** The machine's network; `undefined` where programs cannot have it. `ports` of the machine stand for others of the program. */
export function machineNetwork(ports?: ReadonlyMap<number, number>): Network | undefined {
  const { host } = rt;
  if (host.startNetwork === undefined) return undefined;
  if (started === undefined) {
    const closeAll = (): void => started?.network.host.finish();
    onEnd(closeAll);
    onRestart(closeAll);
  }
  if (started?.on !== host) {
    const network = new MachineNetwork(host.startNetwork(), ports);
    listenOutside(() => network.host.seen);
    started = { on: host, network };
  }
  return started.network;
}
