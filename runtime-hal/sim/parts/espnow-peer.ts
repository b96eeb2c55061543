/** Another chip that speaks ESP-NOW: it sends when events say so, answers what it hears, and may be out of reach. */

import { airTimeUs, espNowOf, type EspNowDevice } from "../espnow-air.js";
import { HEARD, Heard } from "../part-support/conversation.js";
import { PLAIN_REPLIES, Replies, textOf } from "../part-support/replies.js";
import { liveNumber } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const KEY_BYTES = 16;
const MAC = /^[0-9a-f]{2}([:-]?[0-9a-f]{2}){5}$/i;
/** Espressif's block of addresses, for those whose address is of no interest. */
const BLOCK = [0x24, 0x6f, 0x28];
const counts = new WeakMap<object, number>();

/** An address that no other part of the board file has. */
function madeUp(air: object): Uint8Array {
  const count = (counts.get(air) ?? 0) + 1;
  counts.set(air, count);
  return Uint8Array.of(...BLOCK, 0, 0, count);
}

const bytesOfMac = (text: string): Uint8Array =>
  Uint8Array.from(text.replace(/[:-]/g, "").match(/../g)!, (pair) => Number.parseInt(pair, 16));

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const air = espNowOf(context.air);
  const heard = new Heard();
  const replies = new Replies(properties.replies);
  let [messages, lost] = [0, 0];
  let last = "";
  const mac = properties.mac as string | undefined;
  const key = properties.key as string | undefined;
  const device: EspNowDevice & { rssi: number; channel: number | undefined } = {
    mac: mac === undefined ? madeUp(air) : bytesOfMac(mac),
    key: key === undefined ? undefined : new TextEncoder().encode(key),
    rssi: properties.rssi as number,
    channel: properties.channel as number | undefined,
    isInReach: () => context.plugged(),
    hear: ({ bytes }) => {
      messages++;
      last = textOf(bytes);
      heard.add(bytes);
      const reply = replies.hearWhole(bytes);
      if (reply !== undefined) clock.schedule(clock.currentUs + reply.afterUs, () => send(reply.bytes));
      context.changed();
    },
  };
  const send = (bytes: Uint8Array): void => {
    if (!context.plugged()) return;
    heard.sent += bytes.length;
    clock.schedule(clock.currentUs + airTimeUs(bytes.length), () => {
      if (!air.toBoard(device, bytes)) lost++;
      context.changed();
    });
  };
  air.add(device);
  return {
    actions: { send: (value) => send(new TextEncoder().encode(String(value))) },
    set: {
      rssi: (value) => void (device.rssi = value as number),
      channel: (value) => void (device.channel = value as number),
    },
    probes: {
      received: () => heard.text,
      bytes: () => heard.bytes,
      sent: () => heard.sent,
      messages: () => messages,
      "last-message": () => last,
      lost: () => lost,
      rssi: () => device.rssi,
    },
  };
}

const espNowPeer: PartDefinition = {
  type: "espnow-peer",
  summary: "another chip that speaks ESP-NOW with the board",
  source: "Espressif, ESP-NOW user guide (frames, peers, keys, channels)",
  terminals: [],
  properties: [
    { name: "mac", type: "string", help: "its address, aa:bb:cc:dd:ee:ff; without it one of Espressif's" },
    {
      name: "channel",
      type: "number",
      min: 1,
      max: 14,
      live: true,
      help: "the radio channel that it is on; without it that of the board",
    },
    {
      name: "key",
      type: "string",
      help: "local key of 16 characters; frames with another are not understood",
    },
    liveNumber("rssi", -50, "strength of its signal", { unit: "dBm", min: -127, max: 0 }),
    {
      name: "replies",
      type: "object",
      entries: PLAIN_REPLIES,
      help: 'what it answers to messages that end so, or fit a pattern: {"ping": "pong"}',
    },
  ],
  actions: [{ name: "send", argument: "a text in quotes", help: "sends a message to the board" }],
  probes: [
    ...HEARD.filter(({ name }) => name !== "last-line"),
    { name: "last-message", help: "the last message that came, as text" },
    { name: "messages", help: "number of messages that came" },
    { name: "lost", help: "number of its messages that the board did not receive" },
    { name: "rssi", unit: "dBm", help: "as set" },
  ],
  isRemote: true,
  check: ({ mac, key }) => {
    if (mac !== undefined && !MAC.test(mac as string))
      return { property: "mac", wrong: "an address such as 24:6f:28:00:00:01" };
    if (key !== undefined && new TextEncoder().encode(key as string).length !== KEY_BYTES)
      return { property: "key", wrong: "a text of 16 characters" };
    return undefined;
  },
  make,
};
export default espNowPeer;
