/** A host that answers datagrams as a script says. */

import { HEARD, Heard } from "../part-support/conversation.js";
import { hostProperty, HostState, portProperty } from "../part-support/host.js";
import { LATENCY } from "../part-support/remote.js";
import { PLAIN_REPLIES, Replies } from "../part-support/replies.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const state = new HostState(context, properties);
  const heard = new Heard();
  const replies = new Replies(properties.replies);
  let datagrams = 0;
  /** To whom a datagram came from last. */
  let sendBack: ((bytes: Uint8Array) => void) | undefined;
  const give = (bytes: Uint8Array, send: (bytes: Uint8Array) => void): void => {
    heard.sent += bytes.length;
    send(bytes);
    context.changed();
  };
  context.lan.serveDatagrams(
    properties.host as string[],
    properties.port as number,
    state.way,
    (bytes, _, answer) => {
      datagrams++;
      sendBack = answer;
      heard.add(bytes);
      const reply = replies.hearWhole(bytes);
      if (reply?.afterUs === 0) give(reply.bytes, answer);
      else if (reply !== undefined)
        clock.schedule(clock.currentUs + reply.afterUs, () => give(reply.bytes, answer));
      context.changed();
    },
  );
  return {
    actions: {
      send: (value) => {
        if (sendBack !== undefined) give(new TextEncoder().encode(String(value)), sendBack);
        else context.warn(`'${String(value)}' cannot be sent: no datagram has come from anybody`);
      },
    },
    set: state.set,
    probes: { ...heard.probes, datagrams: () => datagrams },
  };
}

const udpServer: PartDefinition = {
  type: "udp-server",
  summary: "a scripted host in the network that is sent datagrams",
  source: "UDP, RFC 768",
  terminals: [],
  properties: [
    hostProperty(),
    { ...portProperty("the port it serves at"), required: true },
    {
      name: "replies",
      type: "object",
      entries: PLAIN_REPLIES,
      help: 'what it answers to datagrams that end so, or fit a pattern: {"ping": "pong"}; others are lost',
    },
    LATENCY,
  ],
  actions: [
    { name: "send", argument: "a text in quotes", help: "sends a datagram to where the last one came from" },
  ],
  probes: [...HEARD, { name: "datagrams", help: "number of datagrams that came" }],
  isRemote: true,
  serves: ({ host, port }) => [{ hosts: host as string[], port: port as number, kind: "datagrams" }],
  make,
};
export default udpServer;
