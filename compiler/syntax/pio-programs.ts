/**
 * Programs for the state machines of the RP2 chips: functions under `@rp2.asm_pio(…)`. The assembler runs them with its instructions among
 * the globals of their module; see stdlib/py/rp2.py.
 */

import type { FunctionDef } from "./ast.js";

/** The names that the functions see meanwhile. A test compares them with those of the assembler. */
export const PIO_NAMES: ReadonlySet<string> = new Set(
  (
    "gpio pins x y null pindirs pc status isr osr exec not_x x_dec not_y y_dec x_not_y pin not_osre noblock block iffull ifempty " +
    "clear invert reverse rel wrap_target wrap label word nop jmp wait in_ out push pull mov irq set"
  ).split(" "),
);

/** `@rp2.asm_pio(...)`, or the bare name. */
export function isPioProgram({ decorators }: FunctionDef): boolean {
  return decorators.some((decorator) => {
    const made = decorator.kind === "Call" ? decorator.func : decorator;
    return (made.kind === "Attribute" ? made.attr.name : made.kind === "Name" ? made.name : "") === "asm_pio";
  });
}

const MENTION = /\basm_pio\b/;
/** Decorators, and imports that do not give it another name. */
const PLAIN_MENTIONS =
  /^[ \t]*(?:@(?:\w+\.)?asm_pio\b|from[ \t]+rp2[ \t]+import[ \t](?!.*\bas\b)[^(#\n]*$)/gm;

/** Does the text mention the assembler: may functions of the module be programs for it? */
export const mentionsPio = (text: string): boolean => MENTION.test(text);

/** Are all that are such programs to be told by their decorators? */
export const showsPioPrograms = (text: string): boolean => !MENTION.test(text.replace(PLAIN_MENTIONS, ""));
