/** The rules of the static checks that warnings of the simulation belong to, so that `halpy explain` tells more of them. */

import type { SimWarning } from "./warnings.js";

/** Rules by kind of warning: what the checks may find in the text, the simulation sees on the wires. */
export const WARNING_RULES: Readonly<Record<string, string>> = {
  "short-circuit": "PIN451",
  "over-voltage": "PIN451",
  "analog-over-voltage": "PIN415",
  "floating-input": "PIN451",
  "no-pull-up": "PIN451",
  "led-current": "PIN451",
  "dht-rate": "PIN432",
  "pixel-count": "PIN434",
  "servo-pulse": "PIN413",
};

/** What stands before the text of a warning: `warning[PIN451]`. */
export function warningHead({ code }: SimWarning): string {
  const rule = /^[A-Z]{3}\d{3}$/.test(code) ? code : WARNING_RULES[code];
  return rule === undefined ? "warning" : `warning[${rule}]`;
}
