/** What an MQTT broker knows of one client, and its connection while there is one. */

import type { Line } from "../network/line.js";
import { field, packetBytes, PUBLISH, PUBREL, word } from "./mqtt-packets.js";
import { fits } from "./mqtt-topics.js";

export interface Message {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: number;
  readonly retain: boolean;
}

/** At least once; that something comes exactly once is not granted to subscribers. */
export const BEST_QOS = 1;
const DUPLICATE = 8;
const LAST_ID = 65535;

export class Session {
  /** The connection; absent while the client is away. */
  line: Line | undefined = undefined;
  /** What is published if the client is lost. */
  will: Message | undefined = undefined;
  keepAliveUs = 0;
  /** Filters, with what was granted. */
  readonly subscriptions = new Map<string, number>();
  /** Messages of the client that are to be taken once, by their numbers, until it lets go of them. */
  readonly taken = new Set<number>();
  /** What the client has not acknowledged yet, by its number. */
  private readonly sent = new Map<number, Message>();
  private lastId = 0;

  constructor(
    readonly id: string,
    /** Is the session over with the connection? */
    readonly isClean: boolean,
  ) {}

  send(type: number, flags: number, body: Iterable<number> = []): void {
    this.line?.send(packetBytes(type, flags, body));
  }

  /** Answers a packet by its number. */
  acknowledge(type: number, id: number): void {
    this.send(type, type === PUBREL ? 2 : 0, word(id));
  }

  /** How surely messages of a topic are to come; `undefined`: the client has not asked for them. */
  wants(topic: string): number | undefined {
    const granted = [...this.subscriptions].flatMap(([filter, qos]) => (fits(filter, topic) ? [qos] : []));
    return granted.length === 0 ? undefined : Math.max(...granted);
  }

  /** Sends a message; one that must arrive waits for a client that is away. */
  deliver(message: Message): void {
    if (message.qos === 0) {
      this.publish(message, undefined);
      return;
    }
    do this.lastId = (this.lastId % LAST_ID) + 1;
    while (this.sent.has(this.lastId));
    this.sent.set(this.lastId, message);
    this.publish(message, this.lastId);
  }

  acknowledged(id: number): void {
    this.sent.delete(id);
  }

  /** The client is back: what it may not have got comes again. */
  resume(): void {
    for (const [id, message] of this.sent) this.publish(message, id, DUPLICATE);
  }

  private publish({ topic, payload, qos, retain }: Message, id: number | undefined, flags = 0): void {
    const number = id === undefined ? [] : word(id);
    this.send(PUBLISH, flags | (qos << 1) | Number(retain), [...field(topic), ...number, ...payload]);
  }
}
