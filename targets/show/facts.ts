/** The figures of a board in rows of a name and a text, for the terminal and for the documentation. */

import type { BusDescription } from "../../runtime-hal/hal/chip-description.js";
import { pinLabel } from "../resolve-pin.js";
import type { Target } from "../load.js";

export type Fact = readonly [name: string, text: string];

const mega = (hz: number): string => `${hz / 1e6} MHz`;
const frequency = (hz: number): string =>
  hz >= 1e6
    ? `${Math.round(hz / 1e5) / 10} MHz`
    : hz >= 1e3
      ? `${Math.round(hz / 100) / 10} kHz`
      : `${hz} Hz`;

const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? "" : "s"}`;

/** Firmware by the name that people know. */
const DIALECTS: Readonly<Record<string, string>> = {
  circuitpython: "CircuitPython",
  pycom: "Pycom's MicroPython",
  linux: "Linux",
};
export const dialectName = (dialect: string): string => DIALECTS[dialect] ?? `MicroPython (${dialect})`;

function pwmText({ chip }: Target): string | undefined {
  const { pwm } = chip;
  if (pwm === undefined) return undefined;
  const sharing = {
    all: "all with one frequency",
    unit: `${count(pwm.frequencies, "timer")}, outputs of one share its frequency`,
    none: `${count(pwm.frequencies, "frequency").replace("frequencys", "frequencies")} at a time`,
  }[pwm.sharing];
  return `${count(pwm.outputs, "output")}, ${sharing}, ${frequency(pwm.minHz)} to ${frequency(pwm.maxHz)}`;
}

function adcText({ chip }: Target): string {
  const { adc, pins } = chip;
  const inputs = pins.filter((p) => p.functions.includes("adc")).length;
  if (adc === undefined || inputs === 0) return "none";
  const ranges = adc.ranges.map(
    (r) => `${r.minVolts}-${r.maxVolts} V${r.name === undefined ? "" : ` (${r.name})`}`,
  );
  const blocked = adc.units.filter((u) => u.blockedBy !== undefined).map((u) => u.id);
  const wifi = blocked.length === 0 ? "" : `; ${blocked.join(", ")} not while Wi-Fi is active`;
  return `${count(inputs, "input")}, ${adc.bits} bits, ${ranges.join(", ")}${wifi}`;
}

/** The figures of board and chip. */
export function boardFacts(target: Target): Fact[] {
  const { board, chip } = target;
  const { volts, currentMa } = chip;
  const firmware = [board.dialect, ...(board.otherDialects ?? [])].map(dialectName);
  const pwm = pwmText(target);
  const current = currentMa && `, ${currentMa.pinMax} mA a pin at most`;
  return [
    ["chip", `${chip.name}, ${mega(chip.clockHz)}`],
    ["firmware", firmware.join(", ")],
    ...(volts ? [["pins", `${volts.logic} V logic, ${volts.max} V at most${current ?? ""}`] as const] : []),
    ...(chip.pinIds ? [["written", chip.pinIds.example] as const] : []),
    ["analog in", adcText(target)],
    ...(chip.dac
      ? [["analog out", `${count(chip.dac.outputs, "output")}, ${chip.dac.bits} bits`] as const]
      : []),
    ...(pwm === undefined ? [] : [["PWM", pwm] as const]),
    ...(chip.radio && chip.radio.length > 0 ? [["radio", chip.radio.join(", ")] as const] : []),
  ];
}

/** `I2C(0)`, `UART("X")`. */
function busName(bus: BusDescription): string {
  if (bus.number === undefined || bus.kinds.length > 1) return bus.id;
  const names = (bus.names ?? []).map((name) => `, "${name}"`).join("");
  return `${(bus.kinds[0] as string).toUpperCase()}(${bus.number}${names})`;
}

const CHOICE = { any: "any pins", signals: "pins by table", sets: "these pins only" } as const;

/** The buses: name, default pins, what may be chosen, remarks. */
export function busRows(target: Target): string[][] {
  return (target.chip.buses ?? [])
    .filter((bus) => bus.number !== undefined)
    .map((bus) => {
      const pins = Object.entries(bus.defaults ?? {}).map(
        ([role, pin]) => `${role}=${pinLabel(target, pin)}`,
      );
      const remarks = [bus.reserved, bus.needs && `needs ${bus.needs}`, bus.note].filter(Boolean).join("; ");
      const choice = bus.reserved === undefined ? CHOICE[bus.pins] : "not for scripts";
      return [busName(bus), pins.join(" ") || "-", choice, remarks];
    });
}

/** What is on the board: name, pins, remarks. */
export function partRows(target: Target): string[][] {
  return (target.board.parts ?? []).map((part) => {
    const entries = Object.entries(part.pins);
    const pins = entries.map(([name, pin]) => (name === "pin" ? "" : `${name}=`) + pinLabel(target, pin));
    const remarks = [part.activeLow ? "active low" : "", part.note ?? ""].filter(Boolean).join("; ");
    return [part.name, pins.join(" "), remarks];
  });
}
