/**
 * MPU-6050: accelerometer, gyroscope and thermometer. It sleeps after power-on, so its data registers stay as they are until the program
 * wakes it; then they are renewed at the sample rate.
 */

import { RegisterFile } from "../part-support/register-file.js";
import { I2C_TERMINALS, POWER_TERMINALS, liveNumber } from "../part-support/specs.js";
import { WireOutput } from "../part-support/wire-output.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const SMPLRT_DIV = 0x19;
const CONFIG = 0x1a;
const GYRO_CONFIG = 0x1b;
const ACCEL_CONFIG = 0x1c;
const FIFO_EN = 0x23;
const INT_PIN_CFG = 0x37;
const INT_ENABLE = 0x38;
const INT_STATUS = 0x3a;
const DATA = 0x3b;
const DATA_BYTES = 14;
const SIGNAL_PATH_RESET = 0x68;
const PWR_MGMT_1 = 0x6b;
const WHO_AM_I = 0x75;
const DEVICE_RESET = 0x80;
const SLEEP = 0x40;
/** Counts for 1 g and for 1 °/s at the smallest range; each further one halves them. */
const PER_G = 16384;
const PER_DEGREE = 131;
const AXES = ["x", "y", "z"] as const;
const QUANTITIES = ["ax", "ay", "az", "gx", "gy", "gz", "temperature"] as const;

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const noise = properties.noise as number;
  const values = new Map<string, number>(QUANTITIES.map((name) => [name, properties[name] as number]));
  const registers = new Uint8Array(128);
  const interrupt = new WireOutput(context.net("int"), `interrupt of ${context.id}`, context.supplyVolts);
  let snapshot = new Uint8Array(DATA_BYTES);
  let cancel = (): void => {};
  const asleep = (): boolean => ((registers[PWR_MGMT_1] as number) & SLEEP) !== 0;
  const signal = (): void => {
    const active = ((registers[INT_STATUS] as number) & (registers[INT_ENABLE] as number)) !== 0;
    const activeLow = ((registers[INT_PIN_CFG] as number) & 0x80) !== 0;
    interrupt.set(active !== activeLow);
  };
  const word = (at: number, counts: number): void => {
    const clipped = Math.max(-32768, Math.min(32767, Math.round(counts)));
    registers[at] = (clipped >> 8) & 0xff;
    registers[at + 1] = clipped & 0xff;
  };
  const jitter = (): number => (noise === 0 ? 0 : noise * (2 * context.random() - 1));
  const sample = (): void => {
    if (asleep()) return;
    const perG = PER_G >> (((registers[ACCEL_CONFIG] as number) >> 3) & 3);
    const perDegree = PER_DEGREE / 2 ** (((registers[GYRO_CONFIG] as number) >> 3) & 3);
    AXES.forEach((axis, i) => {
      word(DATA + 2 * i, ((values.get(`a${axis}`) as number) + jitter()) * perG);
      word(DATA + 8 + 2 * i, ((values.get(`g${axis}`) as number) + jitter()) * perDegree);
    });
    word(DATA + 6, ((values.get("temperature") as number) - 36.53) * 340);
    registers[INT_STATUS] = (registers[INT_STATUS] as number) | 1;
    signal();
    const filter = (registers[CONFIG] as number) & 7;
    const outputHz = filter === 0 || filter === 7 ? 8000 : 1000;
    // Nobody looks at samples that cause no interrupt; then a reading takes a new one.
    if (((registers[INT_ENABLE] as number) & 1) !== 0) {
      cancel();
      cancel = clock.schedule(
        clock.currentUs + (1e6 * (1 + (registers[SMPLRT_DIV] as number))) / outputHz,
        sample,
      );
    }
  };
  const powerOn = (): void => {
    cancel();
    registers.fill(0);
    registers[PWR_MGMT_1] = SLEEP;
    registers[WHO_AM_I] = 0x68;
    signal();
  };
  powerOn();
  context.i2c(
    "scl",
    "sda",
    new RegisterFile({
      address: properties.ad0 === "high" ? 0x69 : 0x68,
      count: 128,
      began: () => {
        sample();
        snapshot = registers.slice(DATA, DATA + DATA_BYTES);
      },
      read: (register) => {
        if (register >= DATA && register < DATA + DATA_BYTES) return snapshot[register - DATA] as number;
        const value = registers[register] as number;
        if (register === INT_STATUS) {
          registers[INT_STATUS] = 0;
          signal();
        }
        return value;
      },
      write: (register, byte) => {
        if (register === WHO_AM_I || (register >= INT_STATUS && register < DATA + DATA_BYTES)) return;
        if (register === PWR_MGMT_1 && (byte & DEVICE_RESET) !== 0) return powerOn();
        registers[register] = register === SIGNAL_PATH_RESET ? 0 : byte;
        if (register === FIFO_EN && byte !== 0)
          context.warn("its FIFO is not simulated; read the data registers");
        if (register === INT_ENABLE || register === PWR_MGMT_1) sample();
        context.changed();
      },
    }),
  );
  const set: Record<string, (value: unknown) => void> = {};
  const probes: Record<string, () => number | boolean> = { asleep };
  for (const name of QUANTITIES) {
    set[name] = (value) => values.set(name, value as number);
    probes[name] = () => values.get(name) as number;
  }
  return { set, probes, reset: powerOn };
}

const acceleration = (axis: string, start: number) =>
  liveNumber(`a${axis}`, start, `acceleration along ${axis}`, { unit: "g", min: -16, max: 16 });
const rotation = (axis: string) =>
  liveNumber(`g${axis}`, 0, `rotation around ${axis}`, { unit: "°/s", min: -2000, max: 2000 });

const mpu6050: PartDefinition = {
  type: "mpu6050",
  summary: "an accelerometer and gyroscope on I2C",
  source: "InvenSense PS-MPU-6000A and RM-MPU-6000A (registers, ranges, temperature)",
  terminals: [
    ...I2C_TERMINALS,
    { name: "int", optional: true, help: "interrupt output" },
    ...POWER_TERMINALS,
  ],
  properties: [
    {
      name: "ad0",
      type: "string",
      default: "low",
      choices: ["low", "high"],
      help: "address 0x68, or 0x69 if high",
    },
    acceleration("x", 0),
    acceleration("y", 0),
    acceleration("z", 1),
    ...AXES.map(rotation),
    liveNumber("temperature", 25, "of the chip", { unit: "°C", min: -40, max: 85 }),
    { name: "noise", type: "number", default: 0, min: 0, help: "g and °/s by which readings differ at most" },
  ],
  probes: [
    { name: "asleep", help: "has the program not woken it?" },
    ...AXES.map((axis) => ({ name: `a${axis}`, unit: "g", help: "as set" })),
    ...AXES.map((axis) => ({ name: `g${axis}`, unit: "°/s", help: "as set" })),
    { name: "temperature", unit: "°C", help: "as set" },
  ],
  make,
};
export default mpu6050;
