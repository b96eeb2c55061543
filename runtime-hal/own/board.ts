/** The board that a user's own backend makes. */

import type {
  Board,
  BoardDescription,
  Buses,
  BusKind,
  Capabilities,
  Capability,
  ChipDescription,
  PinDescription,
} from "../hal/board.js";
import { BitbangI2c } from "../bitbang/i2c.js";
import { BitbangSpi } from "../bitbang/spi.js";
import type { Clock } from "../hal/clock.js";
import type { DigitalPin } from "../hal/digital.js";
import { HalError } from "../hal/errors.js";
import { foreignChip } from "../hal/foreign-chip.js";
import type { I2cSetup } from "../hal/i2c.js";
import type { SpiSetup } from "../hal/spi.js";
import type { WifiRadio } from "../hal/wifi.js";
import type { OwnBackend, OwnPin } from "./own-backend.js";

function describe({ id, names, functions, adc }: OwnPin): PinDescription {
  return {
    id,
    names: names ?? [`GPIO${id}`],
    functions,
    ...(adc === undefined ? {} : { adc: [{ unit: "ADC1", channel: adc }] }),
  };
}

export class OwnBoard implements Board {
  readonly description: BoardDescription;
  readonly chip: ChipDescription;
  private readonly pins = new Map<number, DigitalPin>();
  private closed = false;

  constructor(
    private readonly backend: OwnBackend,
    readonly clock: Clock,
  ) {
    const { name, pins } = backend;
    this.chip = foreignChip({ id: "own", name, adcBits: 12, pins: pins.map(describe) });
    const pinNames = Object.fromEntries(
      pins.flatMap(({ id, names = [] }) => names.map((n): [string, number] => [n, id])),
    );
    this.description = { id: "own", name, chip: "own", dialect: "linux", pinNames };
  }

  private pin(id: number): DigitalPin {
    let pin = this.pins.get(id);
    if (pin === undefined) this.pins.set(id, (pin = this.backend.digital(id)));
    return pin;
  }

  private lacks(kind: string): HalError {
    return new HalError("unsupported", `the backend ${this.backend.name} has no ${kind}`);
  }

  claim<K extends Capability>(kind: K, pin: number): Capabilities[K] {
    const { backend } = this;
    let made: Capabilities[Capability] | undefined;
    if (kind === "digital") made = this.pin(pin);
    else if (kind === "pwm") made = backend.pwm?.(pin);
    else if (kind === "adc") made = backend.adc?.(pin);
    else if (kind === "dac") made = backend.dac?.(pin);
    if (made === undefined) throw this.lacks(kind);
    return made as unknown as Capabilities[K];
  }

  claimBus<K extends BusKind>(
    kind: K,
    index: number | "soft",
    setup: Buses[K]["setup"],
  ): Buses[K]["controller"] {
    const { backend } = this;
    const own = (backend as unknown as Record<string, unknown>)[kind] as
      ((index: number | "soft", setup: Buses[K]["setup"]) => Buses[K]["controller"]) | undefined;
    if (own !== undefined) return own.call(backend, index, setup);
    // Buses made of pins need nothing but pins.
    if (kind === "i2c") {
      const i2c = setup as I2cSetup;
      return new BitbangI2c(this.pin(i2c.scl), this.pin(i2c.sda), this.clock, i2c) as never;
    }
    if (kind === "spi") {
      const spi = setup as SpiSetup;
      const pin = (id: number | undefined) => (id === undefined ? undefined : this.pin(id));
      return new BitbangSpi(this.pin(spi.sck), pin(spi.mosi), pin(spi.miso), this.clock, spi) as never;
    }
    throw this.lacks(kind);
  }

  wifiRadio(): WifiRadio | undefined {
    return undefined;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.backend.close?.();
  }
}
