/** A host that talks over TCP as a script says: it greets, answers what it hears, and fails where a test wants it to. */

import { CONVERSATION, Conversation, HEARD, Heard } from "../part-support/conversation.js";
import { hostProperty, HostState, portProperty, REFUSES } from "../part-support/host.js";
import { LATENCY } from "../part-support/remote.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  const state = new HostState(context, properties);
  const heard = new Heard();
  const open = new Set<Conversation>();
  let connections = 0;
  context.lan.serve(properties.host as string[], [properties.port as number], state.way, (line) => {
    if (state.refuses) return undefined;
    const conversation = new Conversation(context, properties, heard, line, () => {
      open.delete(conversation);
      context.changed();
    });
    open.add(conversation);
    connections++;
    conversation.greet();
    context.changed();
    return conversation;
  });
  const closeAll = (isReset: boolean): void => {
    for (const conversation of [...open]) conversation.close(isReset);
  };
  return {
    actions: {
      send: (value) => {
        for (const conversation of open) conversation.send(new TextEncoder().encode(String(value)));
      },
      close: () => closeAll(false),
      break: () => closeAll(true),
    },
    set: state.set,
    probes: { ...heard.probes, connected: () => open.size, connections: () => connections },
    reset: () => closeAll(true),
  };
}

const tcpServer: PartDefinition = {
  type: "tcp-server",
  summary: "a scripted host in the network",
  source: "TCP, RFC 9293",
  terminals: [],
  properties: [
    hostProperty(),
    { ...portProperty("the port it serves at"), required: true },
    ...CONVERSATION,
    LATENCY,
    REFUSES,
  ],
  actions: [
    { name: "send", argument: "a text in quotes", help: "sends a text over all its connections" },
    { name: "close", help: "ends all its connections" },
    { name: "break", help: "breaks all its connections, as a host that crashed" },
  ],
  probes: [
    ...HEARD,
    { name: "connected", help: "number of connections there are" },
    { name: "connections", help: "number of connections so far" },
  ],
  isRemote: true,
  serves: ({ host, port }) => [{ hosts: host as string[], port: port as number, kind: "stream" }],
  make,
};
export default tcpServer;
