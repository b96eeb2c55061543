/** A board as a built program carries it: without what is written for people. */

import type { Json } from "./file-format.js";
import type { Target } from "./load.js";

/** Fields that no part of the runtime reads. */
const FOR_PEOPLE = new Set([
  "note",
  "notes",
  "sources",
  "unverified",
  "evidence",
  "headers",
  "parts",
  "silkNames",
  "withoutModules",
  "boot",
  "deviceTree",
  "architectures",
  "currentMa",
  "irq",
  "pinIds",
]);

/** Fields that only these peripherals look at. */
const FOR_PERIPHERALS: readonly (readonly [keys: readonly string[], kinds: readonly string[]])[] = [
  [
    ["signals", "buses", "padSets"],
    ["i2c", "spi", "uart"],
  ],
  [["adc"], ["adc"]],
  [["dac"], ["dac"]],
  [["pwm"], ["pwm"]],
  [["touch"], ["touch"]],
];

/**
 * The data without the fields for people, and without those of other peripherals than the given ones (by default all are kept).
 * `backend`: what the program is to run on; the simulator needs nothing of the kernel. `tellsFirmware`: the program has `sys` or `os`,
 * which say how the firmware calls itself.
 */
export function forPrograms(
  target: Target,
  peripherals?: readonly string[],
  backend: "sim" | "linux" = "sim",
  tellsFirmware = true,
): Json {
  const dropped = new Set(FOR_PEOPLE);
  if (!tellsFirmware) dropped.add("firmware");
  // `pyb` finds the board's LEDs, switch and accelerometer among them.
  if (target.board.dialect === "stm32") dropped.delete("parts");
  if (backend === "sim") dropped.add("gpioBanks");
  const used = new Set(peripherals);
  // Converters and pulses are at buses there.
  if (backend === "linux" && ["adc", "dac", "bitstream"].some((kind) => used.has(kind))) used.add("spi");
  if (peripherals !== undefined)
    for (const [keys, kinds] of FOR_PERIPHERALS)
      if (!kinds.some((kind) => used.has(kind))) for (const key of keys) dropped.add(key);
  return JSON.parse(
    JSON.stringify(target, (key, value: unknown) => (dropped.has(key) ? undefined : value)),
  ) as Json;
}
