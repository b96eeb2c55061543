/**
 * The network around a simulated board: hosts with names and addresses, what serves at their ports, and the way to the ports of the
 * program. Parts of a board file make it; the sockets of the program meet it in stdlib/ts/socket/hosts.ts.
 */

import { isAddress, isOfMany } from "../../hal/ipv4.js";
import type { SimClock } from "../clock.js";
import { Line, type Endpoint, type LineEnd, type Note, type Way } from "./line.js";

/** What serves at a port: is told of each connection, and gives its end of it; `undefined` refuses. */
export type StreamService = (line: Line) => LineEnd | undefined;
/** The same for datagrams: `answer` sends to whom the datagram came from. */
export type DatagramService = (
  bytes: Uint8Array,
  from: Endpoint,
  answer: (bytes: Uint8Array) => void,
) => void;

/** What the sockets of the program do for who comes from outside. */
export interface ProgramPorts {
  /** Takes a connection at a port: gives the program's end, `undefined` if nobody listens. */
  take(port: number, line: Line): LineEnd | undefined;
  datagram(port: number, bytes: Uint8Array, from: Endpoint): void;
}

interface Served<Service> {
  readonly way: Way;
  readonly service: Service;
}

/** Addresses that belong to nobody (RFC 5737), for hosts that are given by name alone. */
const DOCUMENTATION_NET = "203.0.113.";
/** The board's neighbours, beside itself and the router. */
const NEIGHBOURS = "192.168.0.";
const FIRST_NEIGHBOUR = 101;
const FIRST_PORT = 49152;
/** After so long a host that does not answer is given up. */
const GIVE_UP_US = 20_000_000;

export class Lan {
  /** By name in small letters. */
  private readonly addresses = new Map<string, string>();
  private readonly known = new Set<string>();
  private readonly clients = new Set<string>();
  private readonly streams = new Map<string, Served<StreamService>>();
  private readonly datagrams = new Map<string, Served<DatagramService>>();
  private named = 0;
  private neighbours = 0;
  private nextPort = FIRST_PORT;
  private ports: ProgramPorts | undefined;

  constructor(
    private readonly clock: SimClock,
    private readonly note: Note,
  ) {}

  /** Is anybody there? */
  get isEmpty(): boolean {
    return this.known.size === 0 && this.neighbours === 0;
  }

  /** Names of hosts, for messages. */
  get names(): string[] {
    return [...this.addresses.keys()];
  }

  /** The program has sockets. */
  meet(ports: ProgramPorts): void {
    this.ports = ports;
  }

  // ------------------------------------------------------------ for parts

  /** The address of a host with these names, one of which may be an address itself. */
  private host(names: readonly string[]): string {
    const lower = names.map((name) => name.toLowerCase());
    const given =
      lower.find(isAddress) ?? lower.map((name) => this.addresses.get(name)).find((a) => a !== undefined);
    const address = given ?? `${DOCUMENTATION_NET}${++this.named}`;
    for (const name of lower) if (!isAddress(name)) this.addresses.set(name, address);
    this.known.add(address);
    return address;
  }

  serve(hosts: readonly string[], ports: readonly number[], way: Way, service: StreamService): void {
    for (const port of ports) this.streams.set(`${this.host(hosts)}:${port}`, { way, service });
  }

  serveDatagrams(hosts: readonly string[], port: number, way: Way, service: DatagramService): void {
    this.datagrams.set(`${this.host(hosts)}:${port}`, { way, service });
  }

  /** A client with a port of its own: gives what sends to a port of the program. What comes back is told with what answers it. */
  datagramClient(
    host: string,
    way: Way,
    service: DatagramService,
  ): (port: number, bytes: Uint8Array) => void {
    const from = { host, port: this.nextPort++ };
    this.clients.add(host);
    this.serveDatagrams([host], from.port, way, service);
    return (port, bytes) => this.arrive(way, port, bytes, from);
  }

  /** An address for a client of the program's. */
  neighbour(): string {
    return `${NEIGHBOURS}${FIRST_NEIGHBOUR + this.neighbours++}`;
  }

  /** A client connects to a port of the program. */
  dial(port: number, from: string, way: Way, end: LineEnd): Line {
    const line = new Line(this.clock, way, { host: from, port: this.nextPort++ }, this.note);
    line.outside = end;
    // Until somebody takes it there is nobody to tell anything.
    line.meet({ received: () => {}, ended: () => {} });
    line.later(() => {
      if (!line.isOpen) return;
      const inside = this.ports?.take(port, line);
      if (inside === undefined) {
        line.refuse();
        return end.failed?.("refused");
      }
      this.note(way, "opened");
      line.meet(inside);
      end.opened?.();
    });
    return line;
  }

  // ------------------------------------------------------------ for the program

  /** The address of a host; `undefined`: there is none of that name. */
  lookUp(name: string): string | undefined {
    return this.addresses.get(name.toLowerCase());
  }

  has(address: string): boolean {
    return this.known.has(address);
  }

  /** Is it somebody who comes to the program, and so is in reach without a router? */
  hasClient(address: string): boolean {
    return this.clients.has(address);
  }

  /** The program connects to a host that there is. */
  connect({ host, port }: Endpoint, from: Endpoint, inside: LineEnd): Line {
    const served = this.streams.get(`${host}:${port}`);
    const way = served?.way ?? this.anyWay(host);
    const line = new Line(this.clock, way, from, this.note, inside);
    if (!way.isThere() || !way.isLinked()) {
      this.clock.schedule(this.clock.currentUs + GIVE_UP_US, () => inside.failed?.("timeout"));
      return line;
    }
    line.later(() => {
      // The program may have given up meanwhile.
      if (!line.isOpen) return;
      const outside = served?.service(line);
      if (outside === undefined) {
        line.refuse();
        return inside.failed?.("refused");
      }
      this.note(way, "opened");
      line.outside = outside;
      inside.opened?.();
    });
    return line;
  }

  /** The way to a host at a port where nothing serves. */
  private anyWay(host: string): Way {
    const services = [...this.streams, ...this.datagrams];
    const [, found] = services.find(([place]) => place.startsWith(`${host}:`)) as (typeof services)[0];
    return found.way;
  }

  /** What is sent to a port where nobody serves gets lost. What is for many reaches all who serve at the port. */
  sendDatagram(bytes: Uint8Array, to: Endpoint, from: Endpoint): void {
    const hosts = isOfMany(to.host) ? [...this.known] : [to.host];
    for (const host of hosts) {
      const served = this.datagrams.get(`${host}:${to.port}`);
      if (served?.way.isThere() !== true || !served.way.isLinked()) continue;
      const { way, service } = served;
      this.note(way, "sent", bytes);
      service(bytes, from, (answer) => this.arrive(way, from.port, answer, { host, port: to.port }));
    }
  }

  private arrive(way: Way, port: number, bytes: Uint8Array, from: Endpoint): void {
    this.clock.schedule(this.clock.currentUs + way.latencyUs(), () => {
      if (!way.isThere() || !way.isLinked()) return;
      this.note(way, "received", bytes);
      this.ports?.datagram(port, bytes, from);
    });
  }
}
