/** What scripted ends of TCP connections have in common: servers and clients that greet, answer, and keep what they heard. */

import type { SimClock } from "../clock.js";
import type { Line, LineEnd } from "../network/line.js";
import type { PropertySpec, ProbeSpec, PartContext, Properties } from "../parts/part.js";
import { joined } from "./joined.js";
import { REPLIES, Replies, textOf } from "./replies.js";

/** So much of what was heard is kept, about. */
const KEPT_BYTES = 2 ** 20;

export const CONVERSATION: readonly PropertySpec[] = [
  { name: "greeting", type: "data", help: "sent as soon as the connection is made" },
  {
    name: "replies",
    type: "object",
    entries: REPLIES,
    help: 'what it answers: {"PING\\r\\n": "PONG\\r\\n"}',
  },
];

export const HEARD: readonly ProbeSpec[] = [
  { name: "received", help: "all that it was sent, as text" },
  { name: "last-line", help: "the last line of it" },
  { name: "bytes", help: "number of bytes that it was sent" },
  { name: "sent", help: "number of bytes that it has sent" },
];

/** What was heard and sent over all connections. */
export class Heard {
  private buffer = new Uint8Array(256);
  private kept = 0;
  private shown: string | undefined = "";
  bytes = 0;
  sent = 0;

  add(bytes: Uint8Array): void {
    this.bytes += bytes.length;
    this.shown = undefined;
    let latest = bytes.subarray(-KEPT_BYTES);
    if (this.kept + latest.length > this.buffer.length) {
      // The beginning of what is very long is forgotten, half of what is kept at once.
      const rest = this.buffer.subarray(0, this.kept);
      const start = this.kept + latest.length > KEPT_BYTES ? this.kept - (KEPT_BYTES >> 1) : 0;
      latest = joined(rest.subarray(Math.max(0, start)), latest);
      this.buffer = new Uint8Array(2 * latest.length);
      this.kept = 0;
    }
    this.buffer.set(latest, this.kept);
    this.kept += latest.length;
  }

  get text(): string {
    return (this.shown ??= textOf(this.buffer.subarray(0, this.kept)));
  }

  get probes(): Record<string, () => string | number> {
    return {
      received: () => this.text,
      "last-line": () =>
        this.text
          .replace(/\r?\n$/, "")
          .split(/\r?\n/)
          .at(-1) ?? "",
      bytes: () => this.bytes,
      sent: () => this.sent,
    };
  }
}

/** One connection, which follows the script. */
export class Conversation implements LineEnd {
  private readonly replies: Replies;

  constructor(
    private readonly context: Pick<PartContext, "changed"> & { readonly clock: SimClock },
    private readonly properties: Properties,
    private readonly heard: Heard,
    readonly line: Line,
    private readonly onEnd: () => void,
  ) {
    this.replies = new Replies(properties.replies);
  }

  greet(): void {
    const greeting = this.properties.greeting as Uint8Array | undefined;
    if (greeting !== undefined) this.send(greeting);
  }

  send(bytes: Uint8Array): void {
    if (!this.line.isOpen) return;
    this.heard.sent += bytes.length;
    this.line.send(bytes);
    this.context.changed();
  }

  received(bytes: Uint8Array): void {
    this.heard.add(bytes);
    const { clock } = this.context;
    for (const { bytes: answer, afterUs, drop, closes } of this.replies.hear(bytes)) {
      const give = (): void => {
        this.send(answer.subarray(0, drop));
        if (drop !== undefined) this.close(true);
        else if (closes) this.close();
      };
      if (afterUs === 0) give();
      else clock.schedule(clock.currentUs + afterUs, give);
    }
    this.context.changed();
  }

  ended(): void {
    this.onEnd();
  }

  close(isReset = false): void {
    this.line.close(isReset);
    this.onEnd();
  }
}
