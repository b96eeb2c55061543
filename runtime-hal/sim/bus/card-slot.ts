/** Memory cards on the simulated board, and the controllers of chips that read them without an SPI driver of the program's. */

import type { Owner } from "../../hal/board.js";
import type { CardPort, CardSetup } from "../../hal/card.js";
import { HalError } from "../../hal/errors.js";
import type { Net } from "../net.js";
import type { CardImage } from "../part-support/card-image.js";
import type { BusHost } from "./host.js";

export interface CardWires {
  readonly clk: Net | undefined;
  readonly cmd: Net | undefined;
  readonly data: Net | undefined;
}

/** A card as the wires lead to it. */
export interface CardTarget {
  readonly image: CardImage;
  present(): boolean;
  /** Was it woken up since its power came on? */
  readonly awake: { on: boolean };
}

interface PlacedCard {
  readonly wires: CardWires;
  readonly target: CardTarget;
}

const cards = new WeakMap<BusHost, PlacedCard[]>();

/** All cards of a board. */
export function cardSlots(host: BusHost): PlacedCard[] {
  let placed = cards.get(host);
  if (placed === undefined) cards.set(host, (placed = []));
  return placed;
}

const SECTOR = 512;
/** Bits around the data of a sector: start, checksum, end, and the command before it. */
const OVERHEAD_BITS = 16 + 2 + 96;
/** From the power to a card that is ready; SD allows a second. */
const START_US = 5000;
/** A usual time to write a sector (SD Physical Layer: at most 250 ms). */
const WRITE_US = 500;

class SimCardPort implements CardPort {
  private readonly place: PlacedCard | undefined;

  constructor(
    private readonly host: BusHost,
    private readonly setup: CardSetup,
    owner: Owner,
  ) {
    const all = cardSlots(host);
    this.place = all.find(({ wires }) => fits(host, wires, setup));
    const [other] = all;
    if (this.place === undefined && other !== undefined)
      host.warnings.warn("part", `${owner.name}: the memory card is wired to other pins`);
  }

  get present(): boolean {
    return this.place?.target.present() === true;
  }

  get sectors(): number {
    return this.place?.target.image.sectors ?? 0;
  }

  start(): boolean {
    this.host.clock.busyUs(START_US);
    if (this.place === undefined || !this.present) return false;
    this.place.target.awake.on = true;
    return true;
  }

  private use(sector: number, count: number): CardImage {
    const target = this.place?.target;
    if (target === undefined || !this.present || !target.awake.on) throw new HalError("io", "no card");
    const bits = (SECTOR * 8) / this.setup.width + OVERHEAD_BITS;
    this.host.clock.busyUs((count * bits * 1e6) / this.setup.hz);
    if (sector < 0 || sector + count > target.image.sectors) throw new HalError("io", "no such sector");
    return target.image;
  }

  read(sector: number, into: Uint8Array): void {
    const count = into.length / SECTOR;
    const image = this.use(sector, count);
    for (let i = 0; i < count; i++) into.set(image.read(sector + i), i * SECTOR);
  }

  write(sector: number, data: Uint8Array): void {
    const count = data.length / SECTOR;
    const image = this.use(sector, count);
    this.host.clock.busyUs(count * WRITE_US);
    for (let i = 0; i < count; i++) {
      if (!image.write(sector + i, data.subarray(i * SECTOR, (i + 1) * SECTOR)))
        throw new HalError("io", "the card is write-protected");
    }
  }

  close(): void {}
}

/** A card without wires is in the board's own slot: it fits every controller. */
function fits(host: BusHost, wires: CardWires, { pins }: CardSetup): boolean {
  const { clk, cmd, data } = wires;
  if (clk === undefined && cmd === undefined && data === undefined) return true;
  if (pins === undefined) return false;
  return clk === host.wireAt(pins.clk) && cmd === host.wireAt(pins.cmd) && data === host.wireAt(pins.data);
}

export function simulatedCard(
  host: BusHost,
  _index: number | "soft",
  setup: CardSetup,
  owner: Owner,
): CardPort {
  return new SimCardPort(host, setup, owner);
}
