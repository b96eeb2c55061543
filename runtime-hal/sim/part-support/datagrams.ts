/** What scripted ends of datagrams have in common: servers and clients that answer, and keep what they heard. */

import type { DatagramService } from "../network/lan.js";
import type { PartContext, ProbeSpec, Properties, PropertySpec } from "../parts/part.js";
import { HEARD, Heard } from "./conversation.js";
import { PLAIN_REPLIES, Replies } from "./replies.js";

export const DATAGRAM_REPLIES: PropertySpec = {
  name: "replies",
  type: "object",
  entries: PLAIN_REPLIES,
  help: 'what it answers to datagrams that end so, or fit a pattern: {"ping": "pong"}; others are lost',
};

export const DATAGRAM_PROBES: readonly ProbeSpec[] = [
  ...HEARD,
  { name: "datagrams", help: "number of datagrams that came" },
];

export class DatagramTalk {
  private readonly heard = new Heard();
  private readonly replies: Replies;
  private datagrams = 0;
  /** To whom a datagram came from last. */
  answer: ((bytes: Uint8Array) => void) | undefined;

  constructor(
    private readonly context: PartContext,
    properties: Properties,
  ) {
    this.replies = new Replies(properties.replies);
  }

  give(bytes: Uint8Array, send: (bytes: Uint8Array) => void): void {
    this.heard.sent += bytes.length;
    send(bytes);
    this.context.changed();
  }

  readonly service: DatagramService = (bytes, _, answer) => {
    const { clock } = this.context;
    this.datagrams++;
    this.answer = answer;
    this.heard.add(bytes);
    const reply = this.replies.hearWhole(bytes);
    if (reply?.afterUs === 0) this.give(reply.bytes, answer);
    else if (reply !== undefined)
      clock.schedule(clock.currentUs + reply.afterUs, () => this.give(reply.bytes, answer));
    this.context.changed();
  };

  get probes(): Record<string, () => string | number> {
    return { ...this.heard.probes, datagrams: () => this.datagrams };
  }
}
