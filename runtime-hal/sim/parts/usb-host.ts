/** The computer at the board's USB connector, which the board is a keyboard and a mouse of. It shows what was typed and where the pointer is. */

import { characterOf } from "../part-support/hid-keys.js";
import type { Part, PartContext, PartDefinition } from "./part.js";

const BACKSPACE = "\b";
const ESCAPE = "\x1b";
const signed = (byte = 0): number => (byte << 24) >> 24;
const hex = (bytes: Uint8Array): string => [...bytes].map((b) => b.toString(16).padStart(2, "0")).join(" ");

function make(context: PartContext): Part {
  let typed = "";
  let held = new Set<number>();
  let last = "";
  const seen = { reports: 0, x: 0, y: 0, wheel: 0, buttons: 0, clicks: 0 };

  /** A byte of modifiers, one that means nothing, and up to six keys that are held. */
  const keyboard = (report: Uint8Array): void => {
    const keys = new Set([...report.subarray(2)].filter((key) => key > 0));
    for (const key of keys) {
      const text = held.has(key) ? undefined : characterOf(key, report[0] ?? 0);
      if (text === BACKSPACE) typed = typed.slice(0, -1);
      else if (text !== undefined && text !== ESCAPE) typed += text;
    }
    held = keys;
  };

  /** Buttons, and how far the pointer and the wheel have moved. */
  const mouse = ([buttons = 0, x, y, wheel]: Uint8Array): void => {
    if (buttons > seen.buttons) seen.clicks++;
    seen.buttons = buttons;
    seen.x += signed(x);
    seen.y += signed(y);
    seen.wheel += signed(wheel);
  };

  context.usb((usage, report) => {
    seen.reports++;
    last = hex(report);
    if (usage.page === 1 && usage.usage === 6) keyboard(report);
    if (usage.page === 1 && usage.usage === 2) mouse(report);
    context.changed();
  });
  return {
    probes: {
      typed: () => typed,
      keys: () => held.size,
      x: () => seen.x,
      y: () => seen.y,
      wheel: () => seen.wheel,
      buttons: () => seen.buttons,
      clicks: () => seen.clicks,
      reports: () => seen.reports,
      last: () => last,
    },
  };
}

const host: PartDefinition = {
  type: "usb-host",
  summary: "the computer at the USB connector: what the board types and how it moves the pointer",
  source:
    "USB HID 1.11, appendix B (boot reports); HID usage tables, page 7, as a keyboard of the United States",
  terminals: [],
  properties: [],
  probes: [
    { name: "typed", help: "the text so far; the backspace key takes its last character" },
    { name: "keys", help: "keys that are held, without Shift, Ctrl and the like" },
    { name: "x", help: "pointer from where it began, to the right" },
    { name: "y", help: "the same downwards" },
    { name: "wheel", help: "turns of the wheel, away from the user" },
    { name: "buttons", help: "buttons that are held: 1 left, 2 right, 4 middle, and their sums" },
    { name: "clicks", help: "how often a button was pressed" },
    { name: "reports", help: "reports so far" },
    { name: "last", help: "bytes of the last report" },
  ],
  make,
};

export default host;
