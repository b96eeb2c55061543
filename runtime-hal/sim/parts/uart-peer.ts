/**
 * What is at the other end of a serial line, as a script: it sends texts at times, answers what it hears (`replies`), and repeats a text
 * regularly as a GPS module does.
 */

import { bytesOf } from "../part-support/byte-values.js";
import { parseDuration } from "../duration.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const KEPT_BYTES = 65_536;

interface Reply {
  readonly on: string;
  readonly send: Uint8Array;
  readonly afterUs: number;
}

/** Texts go over the line as UTF-8; a list is bytes. */
function dataOf(value: unknown): Uint8Array | undefined {
  return typeof value === "string"
    ? new TextEncoder().encode(value)
    : Array.isArray(value)
      ? bytesOf(value)
      : undefined;
}

/** A reply as the board file has it: `"AT\r\n": "OK\r\n"`, or `"AT\r\n": {send: "OK\r\n", after: 10ms}`; `undefined` if it is none. */
function readReplies(replies: unknown): (Reply | undefined)[] {
  const list: unknown[] = Object.entries((replies ?? {}) as object).map(([on, reply]: [string, unknown]) =>
    typeof reply === "object" && reply !== null && !Array.isArray(reply)
      ? { on, ...reply }
      : { on, send: reply },
  );
  return list.map((item) => {
    const { on, send, after = 0 } = item as { on: string; send?: unknown; after?: unknown };
    const data = dataOf(send);
    const afterUs = typeof after === "number" || typeof after === "string" ? parseDuration(after) : undefined;
    if (on === "" || data === undefined || afterUs === undefined) return undefined;
    // Compared with what comes, byte by byte.
    const heard = Array.from(new TextEncoder().encode(on), (byte) => String.fromCharCode(byte)).join("");
    return { on: heard, send: data, afterUs };
  });
}

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const replies = readReplies(properties.replies).flatMap((reply) => reply ?? []);
  let send: (data: Uint8Array) => void = () => {};
  /** All that came, and what came since the last reply, byte by byte. */
  let received = "";
  let unanswered = "";
  let sent = 0;
  const give = (data: Uint8Array): void => {
    sent += data.length;
    send(data);
    context.changed();
  };
  const hear = (byte: number): void => {
    const char = String.fromCharCode(byte);
    received = (received + char).slice(-KEPT_BYTES);
    unanswered = (unanswered + char).slice(-KEPT_BYTES);
    const reply = replies.find(({ on }) => unanswered.endsWith(on));
    if (reply !== undefined) {
      unanswered = "";
      clock.schedule(clock.currentUs + reply.afterUs, () => give(reply.send));
    }
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
  const greeting = dataOf(properties.greeting);
  if (greeting !== undefined) clock.schedule(clock.currentUs, () => give(greeting));
  const repeated = dataOf(properties.repeat);
  const every = properties.every as number;
  if (repeated !== undefined) {
    const again = (): void => {
      give(repeated);
      clock.schedule(clock.currentUs + every, again);
    };
    clock.schedule(clock.currentUs + every, again);
  }
  const text = (): string => new TextDecoder().decode(Uint8Array.from(received, (c) => c.charCodeAt(0)));
  return {
    actions: {
      send: (value) => {
        const data = dataOf(String(value)) as Uint8Array;
        give(data);
      },
    },
    probes: {
      received: text,
      "last-line": () =>
        text()
          .replace(/\r?\n$/, "")
          .split(/\r?\n/)
          .at(-1) ?? "",
      bytes: () => received.length,
      sent: () => sent,
    },
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
    { name: "greeting", type: "string", help: "sent when the board starts" },
    { name: "replies", type: "object", help: 'what it answers: {"AT\\r\\n": "OK\\r\\n"}' },
    { name: "repeat", type: "string", help: "sent again and again" },
    { name: "every", type: "duration", default: 1e6, min: 1000, help: "how often that is sent" },
  ],
  actions: [{ name: "send", argument: "a text in quotes", help: "sends a text to the board" }],
  probes: [
    { name: "received", help: "all that the board has sent, as text" },
    { name: "last-line", help: "the last line of it" },
    { name: "bytes", help: "number of bytes that the board has sent" },
    { name: "sent", help: "number of bytes sent to the board" },
  ],
  check: ({ replies }) =>
    readReplies(replies).includes(undefined)
      ? { property: "replies", wrong: "a mapping of texts to texts or to {send: text or bytes, after: time}" }
      : undefined,
  make,
};
export default uartPeer;
