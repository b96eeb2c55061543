/** An MQTT 3.1.1 broker: who is there, who wants what, what is kept for those who come later. */

import type { SimClock } from "../clock.js";
import type { Line, LineEnd } from "../network/line.js";
import { MqttConnection, REFUSAL, type ConnectionHost, type Introduction } from "./mqtt-connection.js";
import { Session, type Message } from "./mqtt-session.js";
import { fits } from "./mqtt-topics.js";

/** A client that is silent for so many times its keep-alive time is lost (3.1.2.10). */
const PATIENCE = 1.5;

export interface BrokerSetup {
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Told of every message of a client. */
  onMessage(message: Message): void;
  changed(): void;
}

export class MqttBroker implements ConnectionHost {
  readonly sessions = new Map<string, Session>();
  private readonly retained = new Map<string, Message>();
  /** Ends the waiting for clients that promised to say something now and then. */
  private readonly watches = new Map<Session, () => void>();
  private nameless = 0;
  rejected = 0;
  lost = 0;

  constructor(
    private readonly clock: SimClock,
    private readonly setup: BrokerSetup,
  ) {}

  accept(line: Line): LineEnd {
    return new MqttConnection(this, line);
  }

  /** Clients that are connected. */
  get present(): Session[] {
    return [...this.sessions.values()].filter(({ line }) => line !== undefined);
  }

  enter(who: Introduction, line: Line): ReturnType<ConnectionHost["enter"]> {
    const { user, password } = this.setup;
    if (user !== undefined && (who.user !== user || who.password !== password)) {
      this.rejected++;
      this.setup.changed();
      return { refusal: who.user === undefined ? REFUSAL.nobody : REFUSAL.credentials };
    }
    const id = who.id === "" ? `client-${++this.nameless}` : who.id;
    // Who comes again has lost the connection before.
    const before = this.sessions.get(id);
    if (before !== undefined) this.drop(before);
    let session = this.sessions.get(id);
    const isKnown = session !== undefined && !who.isClean;
    if (session === undefined || who.isClean) session = new Session(id, who.isClean);
    this.sessions.set(id, session);
    session.line = line;
    session.will = who.will;
    session.keepAliveUs = who.keepAliveUs;
    this.alive(session);
    this.setup.changed();
    return { session, isKnown };
  }

  alive(session: Session): void {
    this.watches.get(session)?.();
    this.watches.delete(session);
    const { keepAliveUs } = session;
    if (keepAliveUs === 0) return;
    const lastUs = this.clock.currentUs + keepAliveUs * PATIENCE;
    this.watches.set(
      session,
      this.clock.schedule(lastUs, () => this.drop(session)),
    );
  }

  left(session: Session, isLost: boolean): void {
    this.watches.get(session)?.();
    this.watches.delete(session);
    session.line = undefined;
    if (session.isClean) this.sessions.delete(session.id);
    const { will } = session;
    session.will = undefined;
    if (isLost) {
      this.lost++;
      if (will !== undefined) this.publish(will);
    }
    this.setup.changed();
  }

  published(message: Message): void {
    this.setup.onMessage(message);
    this.publish(message);
  }

  subscribed(session: Session, filter: string): void {
    const qos = session.subscriptions.get(filter) as number;
    for (const message of this.retained.values())
      if (fits(filter, message.topic)) session.deliver({ ...message, qos: Math.min(qos, message.qos) });
    this.setup.changed();
  }

  /** Gives a message to all who want it. */
  publish(message: Message): void {
    const { topic, payload, qos } = message;
    if (message.retain) {
      // An empty message takes the one away that was kept.
      if (payload.length === 0) this.retained.delete(topic);
      else this.retained.set(topic, message);
    }
    for (const session of this.sessions.values()) {
      const wanted = session.wants(topic);
      if (wanted !== undefined) session.deliver({ ...message, qos: Math.min(qos, wanted), retain: false });
    }
  }

  /** Breaks the connection of a client. */
  drop(session: Session): void {
    const { line } = session;
    if (line === undefined) return;
    line.close(true);
    this.left(session, true);
  }

  /** Begins anew, as after a failure of its power. What it keeps on its disk stays. */
  restart(): void {
    for (const session of this.present) this.drop(session);
  }
}
