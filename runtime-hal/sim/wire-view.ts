/**
 * A pin's levels with those that a peripheral's transfers put on its wire: what a picture of the pins shows. The trace of the pin knows
 * only what it was before and after.
 */

import type { Level } from "../hal/digital.js";
import type { SimBoard } from "./board.js";
import { recordsOf, type BusTransfer } from "./bus/records.js";
import { edgesOn, wiresOf } from "./export/bus-edges.js";
import type { PinTrace } from "./trace.js";

/** What is drawn of a pin. */
export interface DrawnWire {
  readonly pin: number;
  /** The level at a time; `undefined` before the pin came into use. */
  levelAtTime(timeUs: number): Level | undefined;
  /** Number of edges after `fromUs`, up to and with `toUs`. More than one may be any number more. */
  edgesBetween(fromUs: number, toUs: number): number;
}

/** More edges than this in a column all look the same. */
const MANY = 2;

class BusWire implements DrawnWire {
  readonly pin: number;

  constructor(
    private readonly trace: PinTrace,
    private readonly wire: string,
    /** In order of time. */
    private readonly transfers: readonly BusTransfer[],
  ) {
    this.pin = trace.pin;
  }

  levelAtTime(timeUs: number): Level | undefined {
    const transfer = this.transfers[this.firstAfter(timeUs)];
    let level = this.trace.levelAtTime(timeUs);
    if (transfer === undefined || transfer.startUs > timeUs) return level;
    for (const edge of edgesOn(transfer, this.wire)) {
      if (edge.timeUs > timeUs) break;
      level = edge.level;
    }
    return level;
  }

  edgesBetween(fromUs: number, toUs: number): number {
    let edges = this.trace.edgesBetween(fromUs, toUs);
    let level = this.levelAtTime(fromUs);
    for (let i = this.firstAfter(fromUs); i < this.transfers.length && edges <= MANY; i++) {
      const transfer = this.transfers[i] as BusTransfer;
      if (transfer.startUs > toUs) break;
      for (const edge of edgesOn(transfer, this.wire)) {
        if (edge.timeUs > toUs || edges > MANY) break;
        if (edge.timeUs > fromUs && edge.level !== level) edges++;
        if (edge.timeUs > fromUs) level = edge.level;
      }
    }
    return edges;
  }

  /** The first transfer that ends after a time. */
  private firstAfter(timeUs: number): number {
    let low = -1;
    let high = this.transfers.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.transfers[middle] as BusTransfer).endUs <= timeUs) low = middle;
      else high = middle;
    }
    return high;
  }
}

/** The pins of a board as they are drawn. */
export function drawnWires(board: SimBoard): DrawnWire[] {
  const byWire = new Map<string, BusTransfer[]>();
  const transfers = [...recordsOf(board).all].sort((a, b) => a.startUs - b.startUs);
  for (const transfer of transfers) {
    for (const wire of wiresOf(transfer)) {
      const known = byWire.get(wire);
      if (known === undefined) byWire.set(wire, [transfer]);
      else known.push(transfer);
    }
  }
  return board.trace.pinTraces().map((trace) => {
    const wire = board.pin(trace.pin).net.name;
    const onWire = byWire.get(wire);
    return onWire === undefined ? trace : new BusWire(trace, wire, onWire);
  });
}
