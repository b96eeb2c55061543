/** The data wire of an I2S bus and who is at it. Samples are shares of full scale, -1 … 1. */

import type { Net } from "../net.js";

/** The left and the right sample. */
export type Frame = readonly [number, number];

/** Something at the bus: a speaker hears what is sent, a microphone speaks. */
export interface I2sTarget {
  hear?(frame: Frame, rate: number): void;
  speak?(rate: number): Frame;
}

const lines = new WeakMap<Net, Set<I2sTarget>>();

/** Who is at the wire. */
export function i2sTargets(data: Net): Set<I2sTarget> {
  let targets = lines.get(data);
  if (targets === undefined) lines.set(data, (targets = new Set()));
  return targets;
}
