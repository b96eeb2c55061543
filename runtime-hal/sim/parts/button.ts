/** A push button. Its contact chatters when it is pressed and released, as that of a tact switch does (Omron B3F: up to 5 ms). */

import { BouncingContact, Contact } from "../part-support/contact.js";
import { PULL_SPEC, wirePull } from "../part-support/pull.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  const { id, clock } = context;
  const contact = new Contact(context.net("a"), context.net("b"), `button ${id}`, 0);
  const bouncing = new BouncingContact(contact, clock, properties.bounce as number, () => context.random());
  const closedAtRest = properties.normally === "closed";
  wirePull(context, "a", properties.pull as string);
  let pressed = false;
  let presses = 0;
  contact.set(closedAtRest);
  const move = (down: boolean): void => {
    if (down === pressed) return;
    pressed = down;
    if (down) presses++;
    bouncing.set(down !== closedAtRest);
    context.changed();
  };
  return {
    actions: { press: () => move(true), release: () => move(false) },
    probes: { pressed: () => pressed, presses: () => presses },
  };
}

const button: PartDefinition = {
  type: "button",
  summary: "a push button with a contact that bounces",
  source: "Omron B3F (bouncing time)",
  terminals: [
    { name: "a", help: "one side of the contact" },
    { name: "b", optional: true, help: "the other side; ground if it is not connected" },
  ],
  properties: [
    {
      name: "bounce",
      type: "duration",
      default: 2000,
      max: 100_000,
      help: "how long the contact chatters; 0: not at all",
    },
    {
      name: "normally",
      type: "string",
      default: "open",
      choices: ["open", "closed"],
      help: "the contact while nobody presses",
    },
    PULL_SPEC,
  ],
  actions: [
    { name: "press", undo: "release", help: "presses it; with 'for 80ms' lets go after that time" },
    { name: "release", help: "lets go of it" },
  ],
  probes: [
    { name: "pressed", help: "is it pressed?" },
    { name: "presses", help: "how often it was pressed" },
  ],
  make,
};
export default button;
