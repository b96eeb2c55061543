/** One connection of an MQTT broker: understands what the client sends. What clients have to do with each other is in mqtt-broker.ts. */

import type { Line, LineEnd } from "../network/line.js";
import {
  CONNACK,
  CONNECT,
  DISCONNECT,
  packetBytes,
  PacketReader,
  PINGREQ,
  PINGRESP,
  ProtocolError,
  PUBACK,
  PUBCOMP,
  PUBLISH,
  PUBREC,
  PUBREL,
  SUBACK,
  SUBSCRIBE,
  UNSUBACK,
  UNSUBSCRIBE,
  word,
  type Packet,
  type PacketBody,
} from "./mqtt-packets.js";
import { BEST_QOS, type Message, type Session } from "./mqtt-session.js";
import { isFilter, isTopic } from "./mqtt-topics.js";

/** Reasons for not letting a client in (3.2.2.3). */
export const REFUSAL = { version: 1, id: 2, credentials: 4, nobody: 5 } as const;

/** What a client says of itself. */
export interface Introduction {
  readonly id: string;
  readonly isClean: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly will: Message | undefined;
  readonly keepAliveUs: number;
}

/** What a connection asks of its broker. */
export interface ConnectionHost {
  /** Lets a client in, or says why not. `isKnown`: its session goes on. */
  enter(
    who: Introduction,
    line: Line,
  ): { readonly session: Session; readonly isKnown: boolean } | { readonly refusal: number };
  published(message: Message): void;
  subscribed(session: Session, filter: string): void;
  /** Something came: the client is alive. */
  alive(session: Session): void;
  /** `isLost`: without having said so. */
  left(session: Session, isLost: boolean): void;
}

const LEVEL = 4;
const BEST_INCOMING_QOS = 2;

export class MqttConnection implements LineEnd {
  private readonly reader = new PacketReader();
  private session: Session | undefined = undefined;

  constructor(
    private readonly host: ConnectionHost,
    private readonly line: Line,
  ) {}

  received(bytes: Uint8Array): void {
    try {
      for (const packet of this.reader.feed(bytes)) if (this.line.isOpen) this.take(packet);
    } catch (e) {
      if (!(e instanceof ProtocolError)) throw e;
      this.line.close();
      this.leave(true);
    }
  }

  ended(): void {
    this.leave(true);
  }

  private leave(isLost: boolean): void {
    const { session } = this;
    this.session = undefined;
    // Another connection may have taken the session over.
    if (session?.line === this.line) this.host.left(session, isLost);
  }

  private take({ type, flags, body }: Packet): void {
    const { session, host } = this;
    if (session === undefined) {
      if (type !== CONNECT) throw new ProtocolError();
      this.connect(body);
      return;
    }
    host.alive(session);
    switch (type) {
      case PUBLISH:
        this.publish(session, flags, body);
        break;
      case PUBACK:
        session.acknowledged(body.word());
        break;
      case PUBREL: {
        const id = body.word();
        session.taken.delete(id);
        session.acknowledge(PUBCOMP, id);
        break;
      }
      case SUBSCRIBE:
        this.subscribe(session, body);
        break;
      case UNSUBSCRIBE: {
        const id = body.word();
        while (!body.isOver) session.subscriptions.delete(body.text());
        session.acknowledge(UNSUBACK, id);
        break;
      }
      case PINGREQ:
        session.send(PINGRESP, 0);
        break;
      case DISCONNECT:
        this.line.close();
        this.leave(false);
        break;
      default:
        throw new ProtocolError();
    }
  }

  private connect(body: PacketBody): void {
    const name = body.text();
    const level = body.byte();
    if (name !== "MQTT" || level !== LEVEL) return this.refuse(REFUSAL.version);
    const flags = body.byte();
    const keepAliveUs = body.word() * 1e6;
    const id = body.text();
    const has = (bit: number): boolean => (flags & bit) !== 0;
    let will: Message | undefined;
    if (has(0x04)) {
      const topic = body.text();
      will = { topic, payload: body.field(), qos: (flags >> 3) & 3, retain: has(0x20) };
    }
    const user = has(0x80) ? body.text() : undefined;
    const password = has(0x40) ? body.text() : undefined;
    const isClean = has(0x02);
    if (id === "" && !isClean) return this.refuse(REFUSAL.id);
    const entered = this.host.enter({ id, isClean, user, password, will, keepAliveUs }, this.line);
    if ("refusal" in entered) return this.refuse(entered.refusal);
    const { session, isKnown } = entered;
    this.session = session;
    session.send(CONNACK, 0, [Number(isKnown), 0]);
    session.resume();
  }

  private refuse(reason: number): void {
    this.line.send(packetBytes(CONNACK, 0, [0, reason]));
    this.line.close();
  }

  private publish(session: Session, flags: number, body: PacketBody): void {
    const qos = (flags >> 1) & 3;
    const topic = body.text();
    const id = qos > 0 ? body.word() : 0;
    if (!isTopic(topic) || qos > BEST_INCOMING_QOS) throw new ProtocolError();
    // What was taken already comes again if its acknowledgement was late.
    if (qos < 2 || !session.taken.has(id))
      this.host.published({ topic, payload: body.rest(), qos, retain: (flags & 1) !== 0 });
    if (qos === 2) session.taken.add(id);
    if (qos > 0) session.acknowledge(qos === 1 ? PUBACK : PUBREC, id);
  }

  private subscribe(session: Session, body: PacketBody): void {
    const id = body.word();
    const filters: string[] = [];
    const granted: number[] = [];
    while (!body.isOver) {
      const filter = body.text();
      const qos = Math.min(body.byte(), BEST_QOS);
      if (!isFilter(filter)) throw new ProtocolError();
      session.subscriptions.set(filter, qos);
      filters.push(filter);
      granted.push(qos);
    }
    session.send(SUBACK, 0, [...word(id), ...granted]);
    for (const filter of filters) this.host.subscribed(session, filter);
  }
}
