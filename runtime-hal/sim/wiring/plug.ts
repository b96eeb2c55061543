/** A part can be unplugged while the board runs: its wires and its place on buses go through this switch. */

import type { I2cTarget } from "../bus/i2c-target.js";
import type { I2sTarget } from "../bus/i2s-line.js";
import type { OneWireTarget } from "../bus/onewire-target.js";
import type { CardTarget } from "../bus/card-slot.js";
import type { SpiTarget } from "../bus/spi-target.js";
import type { UartPeer } from "../bus/uart-peer.js";
import type { SimClock } from "../clock.js";
import type { Drive, Net, NetDriver } from "../net.js";

export class Plug {
  private readonly nets = new Set<PluggedNet>();
  private isIn = true;

  constructor(private readonly clock: SimClock) {}

  get plugged(): boolean {
    return this.isIn;
  }

  set(plugged: boolean): void {
    if (plugged === this.isIn) return;
    this.isIn = plugged;
    for (const net of this.nets) net.switched();
  }

  net(wire: Net): Net {
    const net = new PluggedNet(wire, this, this.clock);
    this.nets.add(net);
    return net;
  }

  i2c(target: I2cTarget): I2cTarget {
    const wrapped: I2cTarget = {
      addressed: (address, reading) => this.isIn && target.addressed(address, reading),
      write: (byte) => this.isIn && target.write(byte),
      read: () => (this.isIn ? target.read() : 0xff),
      stop: () => {
        if (this.isIn) target.stop();
      },
    };
    if (target.stretchUs !== undefined)
      wrapped.stretchUs = () => (this.isIn ? (target.stretchUs?.() ?? 0) : 0);
    return wrapped;
  }

  spi(target: SpiTarget): SpiTarget {
    const wrapped: SpiTarget = {
      selected: () => {
        if (this.isIn) target.selected();
      },
      exchange: (byte) => (this.isIn ? target.exchange(byte) : 0xff),
      deselected: () => {
        if (this.isIn) target.deselected();
      },
    };
    if (target.outgoing !== undefined)
      wrapped.outgoing = (received, bits) => (this.isIn ? (target.outgoing?.(received, bits) ?? 0xff) : 0xff);
    return wrapped;
  }

  oneWire(target: OneWireTarget): OneWireTarget {
    return {
      reset: () => this.isIn && target.reset(),
      writeBit: (bit) => {
        if (this.isIn) target.writeBit(bit);
      },
      readBit: () => (this.isIn ? target.readBit() : undefined),
    };
  }

  card(target: CardTarget): CardTarget {
    return { image: target.image, present: () => this.isIn && target.present(), awake: target.awake };
  }

  i2s(target: I2sTarget): I2sTarget {
    const { hear, speak } = target;
    return {
      ...(hear === undefined ? {} : { hear: (frame, rate) => hear(this.isIn ? frame : [0, 0], rate) }),
      ...(speak === undefined ? {} : { speak: (rate) => (this.isIn ? speak(rate) : [0, 0]) }),
    };
  }

  uart(peer: UartPeer): UartPeer {
    return {
      receive: (byte) => {
        if (this.isIn) peer.receive(byte);
      },
      attach: (send) =>
        peer.attach((data) => {
          if (this.isIn) send(data);
        }),
    };
  }
}

/** A wire as the part behind the plug sees it. Without the plug nothing drives it and nothing changes. */
class PluggedNet implements Net {
  private readonly drives = new Map<NetDriver, Drive>();
  private readonly levelListeners = new Set<(level: 0 | 1, timeUs: number) => void>();
  private readonly voltListeners = new Set<(volts: number, timeUs: number) => void>();

  constructor(
    private readonly wire: Net,
    private readonly plug: Plug,
    private readonly clock: SimClock,
  ) {}

  get name(): string {
    return this.wire.name;
  }

  drive(driver: NetDriver, drive: Drive | undefined): void {
    if (drive === undefined) this.drives.delete(driver);
    else this.drives.set(driver, drive);
    if (this.plug.plugged) this.wire.drive(driver, drive);
  }

  level(): 0 | 1 {
    return this.plug.plugged ? this.wire.level() : 0;
  }

  volts(): number {
    return this.plug.plugged ? this.wire.volts() : 0;
  }

  floating(): boolean {
    return !this.plug.plugged || this.wire.floating();
  }

  without(driver: NetDriver): Drive | undefined {
    return this.plug.plugged ? this.wire.without(driver) : undefined;
  }

  onLevel(listener: (level: 0 | 1, timeUs: number) => void): () => void {
    const take = this.wire.onLevel((level, timeUs) => {
      if (this.plug.plugged) listener(level, timeUs);
    });
    this.levelListeners.add(listener);
    return () => {
      take();
      this.levelListeners.delete(listener);
    };
  }

  onVolts(listener: (volts: number, timeUs: number) => void): () => void {
    const take = this.wire.onVolts((volts, timeUs) => {
      if (this.plug.plugged) listener(volts, timeUs);
    });
    this.voltListeners.add(listener);
    return () => {
      take();
      this.voltListeners.delete(listener);
    };
  }

  /** The plug was pulled or put in: the wire loses or gets the drives, the part hears what it sees now. */
  switched(): void {
    const { plugged } = this.plug;
    for (const [driver, drive] of this.drives) this.wire.drive(driver, plugged ? drive : undefined);
    for (const listener of this.levelListeners) listener(this.level(), this.clock.currentUs);
    for (const listener of this.voltListeners) listener(this.volts(), this.clock.currentUs);
  }
}
