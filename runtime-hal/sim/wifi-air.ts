/**
 * The Wi-Fi networks around a simulated board. Those of the list `wifi` of a board file are always there; those that are parts come and go
 * with its events. Where it speaks of none, every network exists.
 */

import type { AccessPoint } from "../hal/wifi.js";

/** A network of the simulated surroundings. */
export interface SimNetwork extends AccessPoint {
  readonly key?: string;
  /** Told when the board has joined it, and when it no longer has. */
  joined?(isJoined: boolean): void;
}

export class WifiAir {
  private known: Set<SimNetwork> | undefined;
  private readonly waiting: (() => void)[] = [];
  private changed: () => void = () => {};
  private isWithRadio = false;
  private station: SimNetwork | undefined;

  /** The networks in reach; `undefined`: every one there could be. */
  get networks(): readonly SimNetwork[] | undefined {
    return this.known && [...this.known];
  }

  /** The board file speaks of these networks: others do not exist. */
  add(...networks: readonly SimNetwork[]): void {
    this.known ??= new Set();
    for (const network of networks) this.known.add(network);
    this.change();
  }

  /** The network is out of reach until it is added again. */
  remove(network: SimNetwork): void {
    this.known?.delete(network);
    this.change();
  }

  has(network: SimNetwork): boolean {
    return this.known?.has(network) ?? true;
  }

  /** The strongest network of that name. */
  find(ssid: string): SimNetwork | undefined {
    return this.networks?.filter((n) => n.ssid === ssid).sort((a, b) => b.rssi - a.rssi)[0];
  }

  private change(): void {
    this.changed();
    this.flush();
  }

  // ------------------------------------------------------------ for the board's radio

  /** The board has a radio, which is told of changes. */
  meet(changed: () => void): void {
    this.isWithRadio = true;
    this.changed = changed;
  }

  /** The radio has joined a network, or left it. */
  join(network: SimNetwork | undefined): void {
    if (network === this.station) return;
    const before = this.station;
    this.station = network;
    before?.joined?.(false);
    network?.joined?.(true);
    this.flush();
  }

  // ------------------------------------------------------------ for who sends something to the board, or gets it

  /** Does what is sent arrive? Boards without Wi-Fi have other ways. */
  isLinked(): boolean {
    if (!this.isWithRadio) return true;
    return this.station !== undefined && this.has(this.station);
  }

  /** Runs something now or, in the same order, as soon as there is a network again. */
  whenLinked(run: () => void): void {
    if (this.waiting.length === 0 && this.isLinked()) run();
    else this.waiting.push(run);
  }

  private flush(): void {
    while (this.isLinked()) {
      const run = this.waiting.shift();
      if (run === undefined) return;
      run();
    }
  }
}

const airs = new WeakMap<object, WifiAir>();

/** The networks around a board; made when somebody asks, as most programs have nothing to do with them. */
export function airOf(board: object): WifiAir {
  let air = airs.get(board);
  if (air === undefined) airs.set(board, (air = new WifiAir()));
  return air;
}
