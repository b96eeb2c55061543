/** All rules of the hardware checks, by code. */

import { CODES, registerCodes, type CodeEntry } from "../../diagnostics/codes.js";
import type { Rule } from "../rule.js";
import { adcVolts } from "./adc-volts.js";
import { adcWifi } from "./adc-wifi.js";
import { busyLoop, connectorNumber, shadowedBuiltin, ticksArithmetic } from "./advice.js";
import { allocationStyle } from "./allocation-style.js";
import { argumentGroup } from "./argument-group.js";
import { backendLacks } from "./backend-lacks.js";
import { busLock } from "./bus-lock.js";
import { busPins } from "./bus-pins.js";
import { busSamePin } from "./bus-same-pin.js";
import { busUnknown } from "./bus-unknown.js";
import { consolePin } from "./console-pin.js";
import { cpuFrequency } from "./cpu-frequency.js";
import { designGuide } from "./design-guide.js";
import { dialectName } from "./dialect.js";
import { digitalioDirection } from "./digitalio-direction.js";
import { electrical } from "./electrical.js";
import { fixedPull } from "./fixed-pull.js";
import { handlerAllocates } from "./handler-allocates.js";
import { handlerArity } from "./handler-arity.js";
import { holdDomain } from "./hold-domain.js";
import { i2cAddress } from "./i2c-address.js";
import { i2cRegister } from "./i2c-register.js";
import { interruptLine } from "./interrupt-line.js";
import { irqTrigger } from "./irq-trigger.js";
import { noAdc } from "./no-adc.js";
import { noBitstream } from "./no-bitstream.js";
import { noDac } from "./no-dac.js";
import { noIrq } from "./no-irq.js";
import { noPull } from "./no-pull.js";
import { noPwm } from "./no-pwm.js";
import { noTouch } from "./no-touch.js";
import { notConstructible } from "./not-constructible.js";
import { notDeinited } from "./not-deinited.js";
import { notOnPort } from "./not-on-port.js";
import { pinIdForm } from "./pin-id-form.js";
import { pinInputOnly } from "./pin-input-only.js";
import { pinReservedMaybe } from "./pin-reserved-maybe.js";
import { pinReserved } from "./pin-reserved.js";
import { pinState } from "./pin-state.js";
import { pinTwoRoles } from "./pin-two-roles.js";
import { pinUnknown } from "./pin-unknown.js";
import { pixelRange } from "./pixel-range.js";
import { pulseArray } from "./pulse-array.js";
import { pwmCount } from "./pwm-count.js";
import { pwmShared } from "./pwm-shared.js";
import { pwmoutFrequency } from "./pwmout-frequency.js";
import { resourceLeak } from "./resource-leak.js";
import { resultUse } from "./result-use.js";
import { dhtRate, ds18x20Sequence } from "./sensor-rate.js";
import { servoDuty } from "./servo-duty.js";
import { sleepNoWake } from "./sleep-no-wake.js";
import { softBusPins } from "./soft-bus-pins.js";
import { strappingPin } from "./strapping-pin.js";
import { strictPins } from "./strict-pins.js";
import { timerArgs } from "./timer-args.js";
import { uartLimits } from "./uart-limits.js";
import { units } from "./units.js";
import { useAfterDeinit } from "./use-after-deinit.js";
import { dutyRange, pwmFrequencyRange } from "./value-range.js";
import { wakePin } from "./wake-pin.js";
import { watchdog } from "./watchdog.js";

export const RULES: readonly Rule[] = [
  strictPins,
  pinUnknown,
  pinReserved,
  pinReservedMaybe,
  pinInputOnly,
  consolePin,
  strappingPin,
  noPull,
  noIrq,
  noPwm,
  pwmFrequencyRange,
  pwmShared,
  dutyRange,
  servoDuty,
  noAdc,
  adcVolts,
  adcWifi,
  noDac,
  noTouch,
  busUnknown,
  softBusPins,
  i2cAddress,
  i2cRegister,
  pinTwoRoles,
  uartLimits,
  handlerArity,
  handlerAllocates,
  irqTrigger,
  sleepNoWake,
  dhtRate,
  ds18x20Sequence,
  pixelRange,
  busLock,
  useAfterDeinit,
  notDeinited,
  dialectName,
  notOnPort,
  pwmoutFrequency,
  pulseArray,
  digitalioDirection,
  notConstructible,
  watchdog,
  timerArgs,
  cpuFrequency,
  argumentGroup,
  pinState,
  resourceLeak,
  units,
  electrical,
  connectorNumber,
  holdDomain,
  busPins,
  designGuide,
  allocationStyle,
  shadowedBuiltin,
  resultUse,
  busyLoop,
  ticksArithmetic,
  pinIdForm,
  noBitstream,
  interruptLine,
  busSamePin,
  wakePin,
  fixedPull,
  pwmCount,
  backendLacks,
];

/** Puts the rules' texts into the table of codes. */
export function registerRules(): void {
  if (CODES.has(RULES[0]!.code)) return;
  const entries = RULES.map(({ code, severity, text, summary, explanation }): [string, CodeEntry] => [
    code,
    { severity, text, summary, explanation },
  ]);
  registerCodes(Object.fromEntries(entries));
}
