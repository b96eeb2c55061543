/** All rules of the hardware checks, by code. */

import { CODES, registerCodes, type CodeEntry } from "../../diagnostics/codes.js";
import type { Rule } from "../rule.js";
import { dialectName } from "./dialect.js";
import { noAdc } from "./no-adc.js";
import { noDac } from "./no-dac.js";
import { noPull } from "./no-pull.js";
import { noPwm } from "./no-pwm.js";
import { noTouch } from "./no-touch.js";
import { notOnPort } from "./not-on-port.js";
import { pinInputOnly } from "./pin-input-only.js";
import { pinReserved } from "./pin-reserved.js";
import { pinReservedMaybe } from "./pin-reserved-maybe.js";
import { pinTwoRoles } from "./pin-two-roles.js";
import { pinUnknown } from "./pin-unknown.js";

export const RULES: readonly Rule[] = [
  pinUnknown,
  pinReserved,
  pinReservedMaybe,
  pinInputOnly,
  noPull,
  noPwm,
  noAdc,
  noDac,
  noTouch,
  pinTwoRoles,
  dialectName,
  notOnPort,
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
