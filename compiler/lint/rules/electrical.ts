/** R51: currents. The simulator warns of what it sees on the wires by the same code. */

import type { Rule } from "../rule.js";
import { argumentOf } from "../hardware/arguments.js";
import { modeOf, setupOf } from "../hardware/facts.js";
import type { RuleContext } from "../rule-context.js";

export const electrical: Rule = {
  code: "PIN451",
  requirement: "R51",
  severity: "info",
  text: "{0}",
  summary: "what pins and the chip bear",
  explanation: {
    what: "The outputs of a program can together take more current than the chip gives, or a pin is set to its strongest drive. In a simulation: two outputs drive one wire against each other, an input floats, a voltage is too high.",
    why: "A pin gives a few milliamperes, all pins together have a limit of their own, and inputs bear little more than the supply. An LED needs a resistor, a motor or relay a transistor.",
    example: "from machine import Pin\n\nmotor = Pin(25, Pin.OUT, drive=Pin.DRIVE_3)\nmotor.on()",
    instead: "from machine import Pin\n\nmotor = Pin(25, Pin.OUT)\nmotor.on()",
  },
  board: "esp32",
  check(ctx) {
    const current = ctx.board?.target.chip.currentMa;
    if (current === undefined) return;
    for (const use of ctx.facts.uses) {
      const drive = argumentOf(use.event, use.call, "drive");
      if (drive?.value.kind !== "native" || !/\.(DRIVE_3|HIGH_POWER)$/.test(drive.value.name)) continue;
      ctx.report({
        code: "PIN451",
        at: drive,
        args: [`the pin gives up to ${current.pinMax} mA so, ${current.pin} mA without`],
        raises: "nothing",
        severity: "info",
        hint: "coils and motors need a transistor and a diode whatever the drive",
      });
    }
    tooMany(ctx, current.pin, current.total);
  },
};

/** More outputs than the chip has current for, if each drives a load of its own. */
function tooMany(ctx: RuleContext, each: number, total: number | undefined): void {
  if (total === undefined) return;
  const outputs = new Set<number>();
  for (const { pins, made, call } of ctx.facts.objects.values()) {
    if (made.result?.kind !== "object" || !setupOf(made, call).modes.includes("out")) continue;
    const mode = argumentOf(made, call, "mode");
    if (mode === undefined || modeOf(mode.value) !== "out") continue;
    for (const { pin } of pins) outputs.add(pin.id);
    if (outputs.size * each <= total) continue;
    ctx.report({
      code: "PIN451",
      at: made.place,
      args: [`${outputs.size} outputs of ${each} mA each are more than the ${total} mA that the chip gives`],
      raises: "nothing",
      severity: "info",
      hint: "let a transistor or a driver chip carry the loads",
    });
    return;
  }
}
