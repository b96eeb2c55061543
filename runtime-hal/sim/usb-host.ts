/** The computer at the USB connector of a simulated board: it takes the reports of keyboard and mouse, whoever listens to them. */

import type { HidUsage, UsbHid } from "../hal/usb-hid.js";
import type { SimBoard } from "./board.js";
import { recordsOf } from "./bus/records.js";

/** A computer asks a device for reports once in a millisecond at most (full speed). */
const POLL_US = 1000;

export type HidListener = (usage: HidUsage, report: Uint8Array) => void;

const hosts = new WeakMap<object, Set<HidListener>>();

/** Who listens to the reports of a board. */
export function hidListeners(board: object): Set<HidListener> {
  let listeners = hosts.get(board);
  if (listeners === undefined) hosts.set(board, (listeners = new Set()));
  return listeners;
}

export function simulatedHid(board: SimBoard): UsbHid {
  return {
    send(usage, report) {
      const startUs = board.clock.currentUs;
      board.clock.busyUs(POLL_US);
      const bytes = report.slice();
      const endUs = board.clock.currentUs;
      recordsOf(board).add({ kind: "usb", by: `USB ${nameOf(usage)}`, startUs, endUs, drawn: true, bytes });
      for (const listener of hidListeners(board)) listener(usage, bytes);
    },
    close() {},
  };
}

/** What a device is called. */
function nameOf({ page, usage }: HidUsage): string {
  if (page === 1 && usage === 2) return "mouse";
  if (page === 1 && usage === 6) return "keyboard";
  return page === 12 ? "media keys" : `device ${page}/${usage}`;
}
