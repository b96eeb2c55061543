/** A wiring on a board during a run: parts in place, events to come, expectations followed. */

import type { SimBoard } from "../board.js";
import type { Lan } from "../network/lan.js";
import type { WifiAir } from "../wifi-air.js";
import { Assembly } from "./assembly.js";
import { boardHost } from "./board-host.js";
import type { Deed, RestartCause, Wiring } from "./model.js";
import { Player } from "./play.js";
import type { RunRecords, Watched } from "./source-value.js";
import { Watch, type Verdict } from "./watch.js";

/** What the program has printed. */
export class ConsoleRecord implements Watched {
  private text = "";
  private readonly listeners: (() => void)[] = [];

  get value(): string {
    return this.text;
  }

  /** An endless program must not fill the memory: the beginning of a very long text is forgotten. */
  add(text: string): void {
    const most = 2 ** 22;
    this.text =
      this.text.length + text.length > most ? (this.text + text).slice(-most / 2) : this.text + text;
    for (const listener of this.listeners) listener();
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }
}

class WarningCount implements Watched {
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly board: SimBoard) {
    const say = board.warnings.onWarning;
    board.warnings.onWarning = (warning) => {
      say(warning);
      for (const listener of this.listeners) listener();
    };
  }

  get value(): number {
    return this.board.warnings.all.length;
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }
}

export class WiringRun {
  readonly assembly: Assembly;
  /** The network that hosts and clients of the board file are in. */
  readonly lan: Lan;
  readonly air: WifiAir;
  private readonly player: Player;
  private readonly watch: Watch;

  /** Puts the parts on the board and everything that is to happen into its future. */
  constructor(
    readonly wiring: Wiring,
    private readonly board: SimBoard,
    console: Watched,
    /** Ends the run: the board has no power any more. */
    powerOff: (forUs: number | undefined) => void,
    /** Starts the board anew, where it can be done so. */
    restart: (by: RestartCause) => void,
  ) {
    const host = boardHost(board);
    this.lan = host.lan;
    this.air = host.air;
    if (wiring.networks !== undefined) this.air.add(...wiring.networks);
    this.assembly = new Assembly(wiring, host);
    const records: RunRecords = { console, warnings: new WarningCount(board) };
    const power = (on: boolean, forUs: number | undefined): void => {
      for (const { part, instance } of this.assembly.parts.values())
        if (instance.definition.isRemote !== true) part.reset?.();
      if (!on) powerOff(forUs);
    };
    this.player = new Player({ host, assembly: this.assembly, power, restart });
    this.watch = new Watch(wiring, this.assembly, board.clock, records);
    this.watch.start();
    this.player.schedule(wiring.events);
  }

  /** What is typed while the board runs. */
  perform(deed: Deed): void {
    this.player.perform(deed);
  }

  /** When the run may end, if nothing else says so: after the last moment that events or expectations speak of. */
  get lastUs(): number {
    const ends = this.wiring.events.map((event) => {
      const { deed } = event;
      return event.atUs + ("forUs" in deed ? (deed.forUs ?? 0) : 0);
    });
    return Math.max(0, this.watch.lastUs, ...ends);
  }

  /** Which expectations held. */
  verdicts(): Verdict[] {
    return this.watch.finish();
  }

  /** Has something done at a time. */
  at(timeUs: number, run: () => void): void {
    this.board.clock.schedule(timeUs, run);
  }

  get now(): number {
    return this.board.clock.currentUs;
  }
}
