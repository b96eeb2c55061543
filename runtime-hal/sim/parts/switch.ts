/** A toggle or slide switch: connects its common contact with one of two others, breaking before making (C&K 7101). */

import { BouncingContact, Contact } from "../part-support/contact.js";
import { PULL_SPEC, wirePull } from "../part-support/pull.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  const { id, clock } = context;
  const bounceUs = properties.bounce as number;
  const common = context.net("common");
  const contacts = (["a", "b"] as const).map((name) => {
    const contact = new Contact(common, context.net(name), `switch ${id}`);
    return { name, contact, bouncing: new BouncingContact(contact, clock, bounceUs, () => context.random()) };
  });
  wirePull(context, "common", properties.pull as string);
  let position = properties.position as string;
  for (const { name, contact } of contacts) contact.set(name === position);
  const move = (to: string): void => {
    if (to === position) return;
    position = to;
    // It breaks before it makes.
    for (const { name, contact } of contacts) if (name !== to) contact.set(false);
    contacts.find(({ name }) => name === to)?.bouncing.set(true);
    context.changed();
  };
  return {
    actions: { flip: () => move(position === "a" ? "b" : "a") },
    set: { position: (value) => move(value as string) },
    probes: { position: () => position },
  };
}

const toggleSwitch: PartDefinition = {
  type: "switch",
  summary: "a toggle or slide switch with three contacts",
  source: "C&K 7000 series",
  terminals: [
    { name: "common", help: "the middle contact" },
    { name: "a", optional: true, help: "connected with the middle in position a" },
    { name: "b", optional: true, help: "connected with the middle in position b" },
  ],
  properties: [
    {
      name: "position",
      type: "string",
      default: "a",
      choices: ["a", "b"],
      live: true,
      help: "where it stands",
    },
    {
      name: "bounce",
      type: "duration",
      default: 2000,
      max: 100_000,
      help: "how long the contact chatters; 0: not at all",
    },
    { ...PULL_SPEC, help: "a resistor of 10 kΩ at the common contact, if the module has one" },
  ],
  actions: [{ name: "flip", undo: "flip", help: "moves it to the other position" }],
  probes: [{ name: "position", help: "where it stands: a or b" }],
  make,
};
export default toggleSwitch;
