/** The parts of a wiring, made and connected to the wires of a board. */

import type { Net } from "../net.js";
import type { Part, PartContext, ProbeValue } from "../parts/part.js";
import { connect, keyOf, type Wire } from "./connect.js";
import type { WiringHost } from "./host.js";
import type { NodeRef, PartInstance, Wiring } from "./model.js";
import { Plug } from "./plug.js";

/** A part in place. */
export class LivePart {
  readonly plug: Plug;
  part!: Part;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly instance: PartInstance,
    host: WiringHost,
  ) {
    this.plug = new Plug(host.clock);
  }

  /** Told whenever what the probes show has changed. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  changed(): void {
    for (const listener of this.listeners) listener();
  }

  probe(name: string): ProbeValue {
    return (this.part.probes?.[name] as () => ProbeValue)();
  }
}

export class Assembly {
  readonly parts = new Map<string, LivePart>();
  private readonly nets = new Map<Wire, Net>();
  private readonly wires: ReadonlyMap<string, Wire>;
  /** Wires that only events or expectations speak of. */
  private readonly lone = new Map<string, Net>();

  constructor(
    wiring: Wiring,
    private readonly host: WiringHost,
  ) {
    this.wires = connect(wiring).wires;
    for (const wire of new Set(this.wires.values())) this.nets.set(wire, this.makeNet(wire));
    for (const instance of wiring.parts) {
      const live = new LivePart(instance, host);
      live.part = instance.definition.make(this.contextOf(instance, live), instance.properties);
      this.parts.set(instance.id, live);
    }
  }

  private makeNet(wire: Wire): Net {
    const net = wire.pins.length > 0 ? this.host.pinNet(wire.pins) : this.host.newNet(wire.name);
    if (wire.volts !== undefined) net.drive({ label: wire.name }, { volts: wire.volts, strength: "strong" });
    return net;
  }

  /** The wire of a node. */
  net(node: NodeRef): Net {
    const key = keyOf(node);
    const wire = this.wires.get(key);
    if (wire !== undefined) return this.nets.get(wire) as Net;
    let net = this.lone.get(key);
    if (net === undefined) {
      net = node.kind === "pin" ? this.host.pinNet([node.pin]) : this.host.newNet(key);
      if (node.kind === "supply") net.drive({ label: key }, { volts: node.volts, strength: "strong" });
      this.lone.set(key, net);
    }
    return net;
  }

  live(id: string): LivePart {
    return this.parts.get(id) as LivePart;
  }

  private contextOf(instance: PartInstance, live: LivePart): PartContext {
    const { host } = this;
    const { plug } = live;
    const nets = new Map<string, Net>();
    /** The bare wire: what a bus is recognised by. The connection may stand at the other part or in a net. */
    const wire = (terminal: string): Net | undefined => {
      const node = { kind: "terminal", part: instance.id, terminal } as const;
      return this.wires.has(keyOf(node)) ? this.net(node) : undefined;
    };
    for (const { name } of instance.definition.terminals) {
      const net = wire(name);
      if (net !== undefined) nets.set(name, plug.net(net));
    }
    const wireOf = (terminal: string | undefined): Net | undefined =>
      terminal === undefined ? undefined : wire(terminal);
    return {
      id: instance.id,
      clock: host.clock,
      supplyVolts: host.supplyVolts,
      net: (terminal) => nets.get(terminal),
      random: () => host.random(),
      warn: (message, kind) => host.warn(`${instance.id}: ${message}`, kind),
      changed: () => live.changed(),
      lan: host.lan,
      air: host.air,
      plugged: () => plug.plugged,
      i2c: (scl, sda, target) => host.i2c(wire(scl) as Net, wire(sda) as Net, plug.i2c(target)),
      spi: ({ sck, mosi, miso, cs, mode = 0 }, target) =>
        host.spi(
          { sck: wire(sck) as Net, mosi: wireOf(mosi), miso: wireOf(miso), cs: wireOf(cs), mode },
          plug.spi(target),
        ),
      card: ({ clk, cmd, data }, target) =>
        host.card({ clk: wireOf(clk), cmd: wireOf(cmd), data: wireOf(data) }, plug.card(target)),
      oneWire: (terminal, target) => host.oneWire(wire(terminal) as Net, plug.oneWire(target)),
      uart: ({ rx, tx }, setup, peer) =>
        host.uart({ rx: wireOf(rx), tx: wireOf(tx) }, setup, plug.uart(peer)),
      i2s: (terminal, target) => host.i2s(wire(terminal) as Net, plug.i2s(target)),
      usb: (listener) =>
        host.usb((usage, report) => {
          if (plug.plugged) listener(usage, report);
        }),
      pixels: (terminal, sink) =>
        host.pixels(wire(terminal) as Net, (bytes, timeUs) => {
          if (plug.plugged) sink(bytes, timeUs);
        }),
    };
  }
}
