/** Somebody who sends datagrams to a port of the program when events say so. */

import { ADDRESS, addressProblem, ClientState } from "../part-support/client.js";
import { DATAGRAM_PROBES, DATAGRAM_REPLIES, DatagramTalk } from "../part-support/datagrams.js";
import { portProperty } from "../part-support/host.js";
import { LATENCY } from "../part-support/remote.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  const state = new ClientState(context, properties);
  const talk = new DatagramTalk(context, properties);
  const port = properties.port as number;
  const send = context.lan.datagramClient(state.address, state.way, talk.service);
  return {
    actions: {
      send: (value) =>
        talk.give(new TextEncoder().encode(String(value)), (bytes) => {
          if (context.plugged()) send(port, bytes);
        }),
    },
    set: state.set,
    probes: talk.probes,
  };
}

const udpClient: PartDefinition = {
  type: "udp-client",
  summary: "somebody in the network who sends datagrams to the program",
  source: "UDP, RFC 768",
  terminals: [],
  properties: [
    { ...portProperty("the program's port that it sends to"), required: true },
    DATAGRAM_REPLIES,
    LATENCY,
    ADDRESS,
  ],
  actions: [{ name: "send", argument: "a text in quotes", help: "sends a datagram" }],
  probes: DATAGRAM_PROBES,
  isRemote: true,
  check: addressProblem,
  make,
};
export default udpClient;
