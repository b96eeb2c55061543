/** A time server in the network: tells a time of day that goes on with virtual time. */

import { DATE_TIME_FORM, parseDateTime } from "../part-support/date-time.js";
import { hostProperty, HostState } from "../part-support/host.js";
import { LATENCY } from "../part-support/remote.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const PORT = 123;
const PACKET_BYTES = 48;
/** Seconds from 1900, where NTP begins, to 1970. */
const EPOCH = 2_208_988_800;
const SERVER_MODE = 4;
/** Where the times stand in a packet. */
const REFERENCE = 16;
const ORIGINATE = 24;
const RECEIVE = 32;
const TRANSMIT = 40;

function make(context: PartContext, properties: Properties): Part {
  const { clock, lan } = context;
  const state = new HostState(context, properties);
  const startMs = parseDateTime(properties.time as string) as number;
  const startUs = clock.currentUs;
  let requests = 0;
  const nowMs = (): number => startMs + (clock.currentUs - startUs) / 1000;

  lan.serveDatagrams(properties.host as string[], PORT, state.way, (query, _, answer) => {
    if (query.length < PACKET_BYTES) return;
    requests++;
    const packet = new Uint8Array(PACKET_BYTES);
    // No warning, the version of who asks, a clock at the first level.
    packet[0] = ((query[0] as number) & 0x38) | SERVER_MODE;
    packet[1] = 1;
    packet.set(query.subarray(TRANSMIT, PACKET_BYTES), ORIGINATE);
    const view = new DataView(packet.buffer);
    const ms = nowMs();
    for (const at of [REFERENCE, RECEIVE, TRANSMIT]) {
      // Numbers of 32 bits, which begin anew in 2036.
      view.setUint32(at, Math.floor(ms / 1000) + EPOCH);
      view.setUint32(at + 4, ((ms % 1000) / 1000) * 2 ** 32);
    }
    answer(packet);
    context.changed();
  });
  return {
    set: state.set,
    probes: {
      requests: () => requests,
      time: () => new Date(nowMs()).toISOString().slice(0, 19).replace("T", " "),
    },
  };
}

const ntpServer: PartDefinition = {
  type: "ntp-server",
  summary: "a time server in the network",
  source: "SNTP, RFC 4330",
  terminals: [],
  properties: [
    hostProperty("pool.ntp.org"),
    {
      name: "time",
      type: "string",
      default: "2026-01-01 00:00:00",
      help: "its time (UTC) when the board starts",
    },
    LATENCY,
  ],
  probes: [
    { name: "requests", help: "how often it was asked" },
    { name: "time", help: "as 2026-01-31 12:00:00" },
  ],
  isRemote: true,
  serves: ({ host }) => [{ hosts: host as string[], port: PORT, kind: "datagrams" }],
  check: ({ time }) =>
    parseDateTime(time as string) === undefined ? { property: "time", wrong: DATE_TIME_FORM } : undefined,
  make,
};
export default ntpServer;
