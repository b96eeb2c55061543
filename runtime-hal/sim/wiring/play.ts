/** Lets the events of a wiring happen at their times. */

import type { Drive, NetDriver } from "../net.js";
import type { Assembly } from "./assembly.js";
import type { WiringHost } from "./host.js";
import type { Deed, RestartCause, SetTarget, TimedEvent } from "./model.js";
import { playWave, WireWave } from "./waveform-player.js";

export interface Stage {
  readonly host: WiringHost;
  readonly assembly: Assembly;
  /** Cuts the power of the board, or gives it back. */
  power(on: boolean, forUs: number | undefined): void;
  /** Starts the board anew. */
  restart(by: RestartCause): void;
}

/** Performs deeds; one for each run, since waveforms and levels from outside last. */
export class Player {
  private readonly waves = new Map<string, () => void>();
  private readonly outside: NetDriver = { label: "the wiring file's events" };

  constructor(private readonly stage: Stage) {}

  /** Puts all events into the board's future. */
  schedule(events: readonly TimedEvent[]): void {
    const { clock } = this.stage.host;
    for (const { atUs, everyUs, untilUs = Infinity, deed } of events) {
      const happen = (timeUs: number): void => {
        this.perform(deed);
        if (everyUs !== undefined && timeUs + everyUs <= untilUs) {
          clock.schedule(timeUs + everyUs, () => happen(timeUs + everyUs));
        }
      };
      if (atUs <= clock.currentUs) happen(atUs);
      else clock.schedule(atUs, () => happen(atUs));
    }
  }

  perform(deed: Deed): void {
    const { assembly } = this.stage;
    switch (deed.kind) {
      case "act": {
        const { part, instance } = assembly.live(deed.part);
        part.actions?.[deed.action]?.(deed.value);
        const undo = instance.definition.actions?.find((a) => a.name === deed.action)?.undo;
        if (undo !== undefined) this.after(deed.forUs, () => part.actions?.[undo]?.(undefined));
        break;
      }
      case "set": {
        const { target, value } = deed;
        this.stop(target);
        const before = deed.forUs === undefined || target.kind === "wire" ? undefined : this.current(target);
        this.put(target, value);
        this.after(deed.forUs, () => this.put(target, target.kind === "wire" ? "open" : before));
        break;
      }
      case "wave": {
        this.playWave(deed);
        break;
      }
      case "stop":
        this.stop(deed.target);
        if (deed.target.kind === "wire") this.put(deed.target, "open");
        break;
      case "plug":
      case "unplug": {
        const { plug } = assembly.live(deed.part);
        const plugged = deed.kind === "plug";
        this.setPlug(deed.part, plugged);
        if (plug.plugged === plugged) this.after(deed.forUs, () => this.setPlug(deed.part, !plugged));
        break;
      }
      case "power":
        this.stage.power(deed.on, deed.forUs);
        break;
      case "restart":
        this.stage.restart(deed.by);
    }
  }

  private playWave({ target, wave, forUs, everyUs }: Extract<Deed, { kind: "wave" }>): void {
    const { clock, random } = this.stage.host;
    this.stop(target);
    // At its end a signal at a wire lets go of it, except a ramp: that was to lead somewhere.
    const done = (): void => {
      this.waves.delete(target.label);
      if (target.kind === "wire" && wave.kind !== "ramp") this.put(target, "open");
    };
    if (target.kind === "wire" && wave.kind !== "noise") {
      const signal = new WireWave(wave, clock.currentUs, forUs, everyUs);
      const net = this.stage.assembly.net(target.node);
      net.drive(this.outside, { volts: 0, strength: "strong", wave: signal });
      const cancel = forUs === undefined ? () => {} : clock.schedule(clock.currentUs + forUs, done);
      this.waves.set(target.label, cancel);
      return;
    }
    const options = {
      random,
      ...(forUs === undefined ? {} : { forUs }),
      ...(everyUs === undefined ? {} : { everyUs }),
    };
    this.waves.set(
      target.label,
      playWave(clock, wave, options, (value) => this.put(target, value), done),
    );
  }

  private setPlug(id: string, plugged: boolean): void {
    const live = this.stage.assembly.live(id);
    // A part that gets its power back begins anew.
    if (plugged && !live.plug.plugged) live.part.reset?.();
    const isChange = live.plug.plugged !== plugged;
    live.plug.set(plugged);
    if (isChange) live.part.plugged?.(plugged);
    live.changed();
  }

  private after(us: number | undefined, run: () => void): void {
    const { clock } = this.stage.host;
    if (us !== undefined) clock.schedule(clock.currentUs + us, run);
  }

  private stop(target: SetTarget): void {
    this.waves.get(target.label)?.();
    this.waves.delete(target.label);
  }

  /** What a live property is now, as far as a probe of the same name shows it; else what the board file says. */
  private current(target: SetTarget & { kind: "property" }): unknown {
    const { part, instance } = this.stage.assembly.live(target.part);
    return part.probes?.[target.property]?.() ?? instance.properties[target.property];
  }

  private put(target: SetTarget, value: unknown): void {
    if (target.kind === "property") {
      this.stage.assembly.live(target.part).part.set?.[target.property]?.(value);
      return;
    }
    const { supplyVolts } = this.stage.host;
    const strong = (volts: number): Drive => ({ volts, strength: "strong" });
    const drive =
      value === "open"
        ? undefined
        : strong(value === "high" ? supplyVolts : value === "low" ? 0 : (value as number));
    this.stage.assembly.net(target.node).drive(this.outside, drive);
  }
}
