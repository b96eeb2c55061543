/**
 * PCF8574: eight pins behind I2C. A written 1 makes a pin an input with a weak current source (100 µA), a 0 pulls it low. Its interrupt
 * output goes low when an input changes, until the port is read or written.
 */

import type { I2cTarget } from "../bus/i2c-target.js";
import { I2C_TERMINALS, POWER_TERMINALS, addressSpec } from "../part-support/specs.js";
import { WireOutput } from "../part-support/wire-output.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const PINS = [0, 1, 2, 3, 4, 5, 6, 7];
/** As a resistor, 100 µA from 3.3 V. */
const SOURCE_OHMS = 33_000;

function make(context: PartContext, properties: Properties): Part {
  const { id, supplyVolts } = context;
  const nets = PINS.map((i) => context.net(`p${i}`));
  const outputs = nets.map((net, i) => new WireOutput(net, `${id} P${i}`, supplyVolts));
  const interrupt = new WireOutput(context.net("int"), `interrupt of ${id}`, supplyVolts);
  let latch = 0xff;
  let known = 0xff;
  let busy = false;
  const levels = (): number => {
    let value = 0;
    nets.forEach((net, i) => {
      const high = net === undefined ? (latch >> i) & 1 : net.level();
      value |= high << i;
    });
    return value;
  };
  /** The port was looked at: what comes from now on is a change. */
  const seen = (): void => {
    known = levels();
    interrupt.release();
  };
  const put = (value: number): void => {
    latch = value;
    busy = true;
    outputs.forEach((output, i) => {
      if ((value >> i) & 1) output.weak(supplyVolts, SOURCE_OHMS);
      else output.set(false);
    });
    busy = false;
    seen();
    context.changed();
  };
  for (const net of nets) {
    net?.onLevel(() => {
      if (busy) return;
      if (levels() !== known) interrupt.set(false);
      else interrupt.release();
      context.changed();
    });
  }
  const target: I2cTarget = {
    addressed: (address) => address === properties.address,
    write: (byte) => {
      put(byte);
      return true;
    },
    read: () => {
      const value = levels();
      seen();
      return value;
    },
    stop() {},
  };
  context.i2c("scl", "sda", target);
  put(0xff);
  return { probes: { latch: () => latch, levels }, reset: () => put(0xff) };
}

const pcf8574: PartDefinition = {
  type: "pcf8574",
  summary: "eight more pins, by I2C",
  source: "NXP PCF8574 (quasi-bidirectional pins, interrupt)",
  terminals: [
    ...I2C_TERMINALS,
    ...PINS.map((i) => ({ name: `p${i}`, optional: true, help: `pin ${i}` })),
    { name: "int", optional: true, help: "interrupt output, open drain" },
    ...POWER_TERMINALS,
  ],
  properties: [addressSpec(0x20, "7-bit address on the bus: 0x20 to 0x27, 0x38 to 0x3f for the PCF8574A")],
  probes: [
    { name: "latch", help: "the byte written last" },
    { name: "levels", help: "the pins as a byte" },
  ],
  make,
};
export default pcf8574;
