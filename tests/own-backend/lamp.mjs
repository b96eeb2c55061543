/** A backend as a user would write it: two pins, the second follows the first, everything is written down. */

import { appendFileSync } from "node:fs";
import { noteTo } from "./note.mjs";

export function createBackend({ nowUs }) {
  const note = noteTo(process.env.OWN_LOG, appendFileSync);
  let level = 0;
  let told = 0;
  const sinks = new Map();
  const pin = (id) => ({
    pull: "none",
    configure({ mode, initial }) {
      note(`configure ${id} ${mode}`);
      if (initial !== undefined) this.write(initial);
    },
    read: () => level,
    peek: () => level,
    hold() {},
    write(next) {
      note(`write ${id} ${next}`);
      level = next;
    },
    readLatch: () => level,
    onEdge(edge, sink) {
      sinks.set(id, sink);
    },
    close() {},
  });
  const functions = ["gpio-in", "gpio-out", "irq"];
  return {
    name: "Lamp of the tests",
    pins: [
      { id: 1, names: ["LAMP"], functions },
      { id: 2, functions },
      { id: 3, functions: ["adc"], adc: 0 },
    ],
    digital: pin,
    adc: () => ({ readVolts: () => 1.65, close() {} }),
    poll() {
      if (level === told) return;
      told = level;
      sinks.get(2)?.(level, nowUs());
    },
    close: () => note("close"),
  };
}
