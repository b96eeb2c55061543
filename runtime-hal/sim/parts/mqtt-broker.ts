/** An MQTT broker in the network: events publish to the program, expectations see what the program publishes. */

import { hostProperty, HostState, portProperty, portsOf, REFUSES, servesAt } from "../part-support/host.js";
import { MqttBroker } from "../part-support/mqtt-broker.js";
import { BEST_QOS, type Message } from "../part-support/mqtt-session.js";
import { isTopic } from "../part-support/mqtt-topics.js";
import { LATENCY } from "../part-support/remote.js";
import { textOf } from "../part-support/replies.js";
import type { Entry, Part, PartContext, PartDefinition, Properties } from "./part.js";

/** MQTT, and the same behind TLS. */
const PORTS = [1883, 8883];
/** So many messages are kept. */
const KEPT = 10_000;

function make(context: PartContext, properties: Properties): Part {
  const state = new HostState(context, properties);
  let messages = 0;
  let last: Message = { topic: "", payload: new Uint8Array(), qos: 0, retain: false };
  const published: string[] = [];
  const broker = new MqttBroker(context.clock, {
    user: properties.user as string | undefined,
    password: properties.password as string | undefined,
    onMessage: (message) => {
      messages++;
      last = message;
      published.push(`${message.topic} ${textOf(message.payload)}`);
      if (published.length > KEPT) published.shift();
      context.changed();
    },
    changed: () => context.changed(),
  });
  const publish = (topic: string, payload: Uint8Array, retain: boolean): void => {
    if (isTopic(topic)) broker.publish({ topic, payload, qos: BEST_QOS, retain });
    else context.warn(`'${topic}' is no topic that something can be published to`);
  };
  for (const { key, fields } of (properties.retained ?? []) as readonly Entry[])
    publish(key, fields.text as Uint8Array, true);
  context.lan.serve(properties.host as string[], portsOf(properties, PORTS), state.way, (line) =>
    state.refuses ? undefined : broker.accept(line),
  );
  const publishAction =
    (retain: boolean) =>
    (value: unknown): void => {
      const [topic, text] = value as readonly unknown[];
      publish(String(topic), new TextEncoder().encode(String(text)), retain);
    };
  return {
    actions: {
      publish: publishAction(false),
      retain: publishAction(true),
      break: () => broker.restart(),
    },
    set: state.set,
    probes: {
      connected: () => broker.present.length,
      clients: () => broker.present.map(({ id }) => id).join(", "),
      subscriptions: () =>
        [...broker.sessions.values()].flatMap((s) => [...s.subscriptions.keys()]).join("\n"),
      messages: () => messages,
      published: () => published.join("\n"),
      "last-topic": () => last.topic,
      "last-message": () => textOf(last.payload),
      rejected: () => broker.rejected,
      lost: () => broker.lost,
    },
    reset: () => broker.restart(),
  };
}

const mqttBroker: PartDefinition = {
  type: "mqtt-broker",
  summary: "an MQTT broker in the network",
  source: "MQTT 3.1.1, OASIS; messages are delivered at least once at best",
  terminals: [],
  properties: [
    hostProperty(),
    portProperty("the port it serves at, if not 1883 and, with TLS, 8883"),
    { name: "user", type: "string", help: "who is let in; without it everybody is" },
    { name: "password", type: "string", help: "the password of that user" },
    {
      name: "retained",
      type: "object",
      entries: {
        what: "a message",
        short: "text",
        fields: [{ name: "text", type: "data", required: true, help: "what it says" }],
        wrongKey: (key) => (isTopic(key) ? undefined : "a topic without wildcards"),
      },
      help: "messages that it keeps for who comes later, by topic: {room/lamp: on}",
    },
    LATENCY,
    REFUSES,
  ],
  actions: [
    {
      name: "publish",
      argument: "a topic in quotes",
      second: "a text in quotes",
      help: "sends a message to who subscribed to the topic",
    },
    {
      name: "retain",
      argument: "a topic in quotes",
      second: "a text in quotes",
      help: "the same, and keeps it for who comes later; an empty one is kept no more",
    },
    { name: "break", help: "breaks the connections of all clients" },
  ],
  probes: [
    { name: "connected", help: "number of clients that are connected" },
    { name: "clients", help: "their ids" },
    { name: "subscriptions", help: "what clients have subscribed to, a line each" },
    { name: "messages", help: "number of messages that clients have published" },
    { name: "published", help: "these messages, a line each: the topic, a space, the text" },
    { name: "last-topic", help: "the topic of the last one" },
    { name: "last-message", help: "the text of the last one" },
    { name: "rejected", help: "how often a user or password was wrong" },
    { name: "lost", help: "how often a client has gone without saying so" },
  ],
  isRemote: true,
  serves: servesAt(PORTS),
  make,
};
export default mqttBroker;
