/** A relay module: a coil behind a transistor, and a change-over contact. The armature needs its time (Songle SRD-05VDC-SL-C). */

import { Contact } from "../part-support/contact.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  const { id, clock } = context;
  const input = context.net("in");
  const activeHigh = properties.active === "high";
  const operateUs = properties.operate as number;
  const releaseUs = properties.release as number;
  const common = context.net("com");
  const open = new Contact(common, context.net("no"), `relay ${id}`);
  const closed = new Contact(common, context.net("nc"), `relay ${id}`);
  let energised = false;
  let on = false;
  let switches = 0;
  let cancel = (): void => {};
  const move = (): void => {
    if (on === energised) return;
    on = energised;
    switches++;
    open.set(on);
    closed.set(!on);
    context.changed();
  };
  const update = (): void => {
    const now = input !== undefined && !input.floating() && (input.level() === 1) === activeHigh;
    if (now === energised) return;
    energised = now;
    cancel();
    cancel = clock.schedule(clock.currentUs + (now ? operateUs : releaseUs), move);
  };
  closed.set(true);
  input?.onLevel(update);
  input?.onVolts(update);
  update();
  return { probes: { on: () => on, switches: () => switches } };
}

const relay: PartDefinition = {
  type: "relay",
  summary: "a relay module with a change-over contact",
  source: "Songle SRD-05VDC-SL-C (10 ms to operate, 5 ms to release)",
  terminals: [
    { name: "in", help: "control input of the module" },
    { name: "com", optional: true, help: "the moving contact" },
    { name: "no", optional: true, help: "connected with com while the relay is on" },
    { name: "nc", optional: true, help: "connected with com while the relay is off" },
  ],
  properties: [
    {
      name: "active",
      type: "string",
      default: "high",
      choices: ["high", "low"],
      help: "level of the input that switches it on",
    },
    { name: "operate", type: "duration", default: 10_000, help: "from the signal to the closed contact" },
    {
      name: "release",
      type: "duration",
      default: 5000,
      help: "from the end of the signal to the open contact",
    },
  ],
  probes: [
    { name: "on", help: "has the armature moved?" },
    { name: "switches", help: "how often the contact has changed over" },
  ],
  make,
};
export default relay;
