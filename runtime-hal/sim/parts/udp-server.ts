/** A host that answers datagrams as a script says. */

import { DATAGRAM_PROBES, DATAGRAM_REPLIES, DatagramTalk } from "../part-support/datagrams.js";
import { hostProperty, HostState, portProperty } from "../part-support/host.js";
import { LATENCY } from "../part-support/remote.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  const state = new HostState(context, properties);
  const talk = new DatagramTalk(context, properties);
  const { host, port } = properties as { host: string[]; port: number };
  context.lan.serveDatagrams(host, port, state.way, talk.service);
  return {
    actions: {
      send: (value) => {
        if (talk.answer !== undefined) talk.give(new TextEncoder().encode(String(value)), talk.answer);
        else context.warn(`'${String(value)}' cannot be sent: no datagram has come from anybody`);
      },
    },
    set: state.set,
    probes: talk.probes,
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
    DATAGRAM_REPLIES,
    LATENCY,
  ],
  actions: [
    { name: "send", argument: "a text in quotes", help: "sends a datagram to where the last one came from" },
  ],
  probes: DATAGRAM_PROBES,
  isRemote: true,
  serves: ({ host, port }) => [{ hosts: host as string[], port: port as number, kind: "datagrams" }],
  make,
};
export default udpServer;
