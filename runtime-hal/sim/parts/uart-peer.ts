/**
 * What is at the other end of a serial line, as a script: it sends texts at times, answers what it hears (`replies`), and repeats a text
 * regularly as a GPS module does.
 */

import { HEARD, Heard } from "../part-support/conversation.js";
import { PLAIN_REPLIES, Replies } from "../part-support/replies.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const replies = new Replies(properties.replies);
  const heard = new Heard();
  let send: (data: Uint8Array) => void = () => {};
  const give = (data: Uint8Array): void => {
    heard.sent += data.length;
    send(data);
    context.changed();
  };
  const hear = (byte: number): void => {
    const bytes = Uint8Array.of(byte);
    heard.add(bytes);
    for (const reply of replies.hear(bytes))
      clock.schedule(clock.currentUs + reply.afterUs, () => give(reply.bytes));
    context.changed();
  };
  const wires: { rx?: string; tx?: string } = {};
  if (context.net("rx") !== undefined) wires.rx = "rx";
  if (context.net("tx") !== undefined) wires.tx = "tx";
  context.uart(
    wires,
    { baudrate: properties.baudrate as number },
    { receive: hear, attach: (sender) => (send = sender) },
  );
  const greeting = properties.greeting as Uint8Array | undefined;
  if (greeting !== undefined) clock.schedule(clock.currentUs, () => give(greeting));
  const repeated = properties.repeat as Uint8Array | undefined;
  const every = properties.every as number;
  if (repeated !== undefined) {
    const again = (): void => {
      give(repeated);
      clock.schedule(clock.currentUs + every, again);
    };
    clock.schedule(clock.currentUs + every, again);
  }
  return {
    actions: { send: (value) => give(new TextEncoder().encode(String(value))) },
    probes: heard.probes,
  };
}

const uartPeer: PartDefinition = {
  type: "uart-peer",
  summary: "a scripted device at a serial line",
  source: "8 data bits, no parity, 1 stop bit",
  terminals: [
    { name: "rx", optional: true, help: "where it listens: the board's TX" },
    { name: "tx", optional: true, help: "where it sends: the board's RX" },
  ],
  properties: [
    { name: "baudrate", type: "number", default: 9600, min: 50, max: 5_000_000, help: "bits a second" },
    { name: "greeting", type: "data", help: "sent when the board starts" },
    {
      name: "replies",
      type: "object",
      entries: PLAIN_REPLIES,
      help: 'what it answers: {"AT\\r\\n": "OK\\r\\n"}',
    },
    { name: "repeat", type: "data", help: "sent again and again" },
    { name: "every", type: "duration", default: 1e6, min: 1000, help: "how often that is sent" },
  ],
  actions: [{ name: "send", argument: "a text in quotes", help: "sends a text to the board" }],
  probes: HEARD,
  make,
};
export default uartPeer;
