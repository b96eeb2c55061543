/** A Bluetooth device that advertises and gives values: a sensor, a lamp, a heart-rate belt. The board finds it, connects, reads, writes and subscribes. */

import { BLE_FLAG, type BleServiceSpec } from "../../hal/bluetooth.js";
import { bleAirOf, type BleDevice } from "../ble/air.js";
import { GattServer, type GattCharacteristic } from "../ble/gatt.js";
import type { BleLink } from "../ble/link.js";
import { advertisementOf, deviceAddress, isAddress, uuidOf, valueBytes } from "../part-support/ble.js";
import { Replies, PLAIN_REPLIES, textOf } from "../part-support/replies.js";
import { liveNumber } from "../part-support/specs.js";
import type { Entry, Part, PartContext, PartDefinition, Properties } from "./part.js";

const MTU = 247;
/** Room for values that the board writes. */
const ROOM = 512;
const FLAGS: Readonly<Record<string, number>> = {
  read: BLE_FLAG.read,
  write: BLE_FLAG.write,
  "write-no-response": BLE_FLAG.writeNoResponse,
  notify: BLE_FLAG.notify,
  indicate: BLE_FLAG.indicate,
};

/** `SERVICE/CHARACTERISTIC` */
function parts(key: string): { service: string; characteristic: string } | undefined {
  const [service = "", characteristic = "", more] = key.split("/");
  if (more !== undefined || uuidOf(service) === undefined || uuidOf(characteristic) === undefined)
    return undefined;
  return { service, characteristic };
}

/** The services of a board file's characteristics, in its order. */
function servicesOf(entries: readonly Entry[]): BleServiceSpec[] {
  const services = new Map<
    string,
    { uuid: BleServiceSpec["uuid"]; characteristics: BleServiceSpec["characteristics"][number][] }
  >();
  for (const { key, fields } of entries) {
    const { service, characteristic } = parts(key)!;
    const uuid = uuidOf(service)!;
    const known = services.get(uuid.key) ?? { uuid, characteristics: [] };
    services.set(uuid.key, known);
    const flags = [fields.properties ?? ["read", "notify"]].flat() as string[];
    known.characteristics.push({
      uuid: uuidOf(characteristic)!,
      flags: flags.reduce((sum, name) => sum | (FLAGS[name] ?? 0), 0),
      descriptors: [],
    });
  }
  return [...services.values()];
}

function make(context: PartContext, properties: Properties): Part {
  const air = bleAirOf(context.air);
  const entries = (properties.characteristics ?? []) as readonly Entry[];
  const server = new GattServer(1);
  const services = servicesOf(entries);
  server.add(services);
  for (const one of server.values.values()) one.room = ROOM;
  for (const { key, fields } of entries) {
    const found = server.find(uuidOf(parts(key)!.characteristic)!)!;
    server.values.get(found.handle)!.value = (
      (fields.value as Uint8Array | undefined) ?? new Uint8Array()
    ).slice();
  }
  const replies = new Replies(properties.replies);
  const name = properties.name as string;
  const shown = advertisementOf(
    name,
    services.map(({ uuid }) => uuid),
  );
  let link: BleLink | undefined;
  let [writes, connections] = [0, 0];
  let written = new Uint8Array();
  const changed = (): void => context.changed();
  const send = ({ handle }: GattCharacteristic, bytes: Uint8Array): void => {
    server.values.get(handle)!.value = bytes.slice();
    const wanted = server.subscribed(handle, device);
    if (wanted !== 0) link?.tell(device, handle, bytes, (wanted & 1) === 0, () => {});
  };
  server.onWrite = (handle) => {
    writes++;
    written = server.values.get(handle)!.value.slice();
    const reply = replies.hearWhole(written);
    const answering = server.characteristics.find(
      ({ flags }) => (flags & (BLE_FLAG.notify | BLE_FLAG.indicate)) !== 0,
    );
    if (reply !== undefined && answering !== undefined)
      context.clock.schedule(context.clock.currentUs + reply.afterUs, () => send(answering, reply.bytes));
    changed();
  };
  const device: BleDevice & { rssi: number } = {
    address: deviceAddress(air, properties.address as string | undefined),
    rssi: properties.rssi as number,
    server,
    mtu: MTU,
    isInReach: () => context.plugged(),
    advertisement: () =>
      link === undefined
        ? {
            ...shown,
            isConnectable: properties.connectable as boolean,
            intervalUs: properties.interval as number,
          }
        : undefined,
    opened: (opened) => {
      link = opened;
      connections++;
      changed();
    },
    notified: () => {},
    mtuExchanged: () => {},
    closed: () => {
      link = undefined;
      server.unsubscribe(device);
      changed();
    },
  };
  air.add(device);
  const give = (value: unknown, run: (found: GattCharacteristic, bytes: Uint8Array) => void): void => {
    const [which, text] = value as readonly [unknown, unknown];
    const uuid = uuidOf(String(which));
    const found = uuid && server.find(uuid);
    if (found === undefined) return context.warn(`${name} has no characteristic ${String(which)}`);
    run(found, valueBytes(text));
  };
  return {
    actions: {
      notify: (value) => give(value, send),
      store: (value) => give(value, ({ handle }, bytes) => void (server.values.get(handle)!.value = bytes)),
      disconnect: () => link?.close(),
    },
    set: { rssi: (value) => void (device.rssi = value as number) },
    plugged: () => air.board?.reachChanged(device),
    probes: {
      connected: () => link !== undefined,
      connections: () => connections,
      writes: () => writes,
      written: () => textOf(written),
      "written-hex": () => [...written].map((byte) => byte.toString(16).padStart(2, "0")).join(" "),
      subscribed: () => server.characteristics.some(({ handle }) => server.subscribed(handle, device) !== 0),
      rssi: () => device.rssi,
    },
  };
}

const blePeripheral: PartDefinition = {
  type: "ble-peripheral",
  summary: "a Bluetooth device that advertises and has values",
  source: "Bluetooth Core 5.4 (advertising, GATT); Bluetooth Assigned Numbers (advertising data)",
  terminals: [],
  properties: [
    { name: "name", type: "string", default: "halpy", help: "that it advertises" },
    { name: "address", type: "string", help: "aa:bb:cc:dd:ee:ff, a public one; without it a random one" },
    {
      name: "characteristics",
      type: "object",
      entries: {
        what: "a characteristic",
        short: "value",
        fields: [
          { name: "value", type: "data", help: "that it has at first: a text or a list of bytes" },
          {
            name: "properties",
            type: "texts",
            choices: Object.keys(FLAGS),
            help: "read and notify if nothing is said; also write, write-no-response, indicate",
          },
        ],
        wrongKey: (key) =>
          parts(key) === undefined ? "UUIDs of a service and of a characteristic, 180f/2a19" : undefined,
      },
      help: "its values by the UUIDs of service and characteristic: {180f/2a19: {value: [87], properties: [read, notify]}}",
    },
    {
      name: "replies",
      type: "object",
      entries: PLAIN_REPLIES,
      help: "what the first characteristic that notifies says to what is written: {ping: pong}",
    },
    { name: "interval", type: "duration", default: 100_000, help: "between two advertisements" },
    { name: "connectable", type: "boolean", default: true, help: "can one connect to it?" },
    liveNumber("rssi", -60, "strength of its signal", { unit: "dBm", min: -127, max: 0 }),
  ],
  actions: [
    {
      name: "notify",
      argument: "a UUID in quotes",
      second: "a value in quotes",
      help: "has a value, and tells who has subscribed",
    },
    {
      name: "store",
      argument: "a UUID in quotes",
      second: "a value in quotes",
      help: "has a value, and tells nobody",
    },
    { name: "disconnect", help: "ends the connection" },
  ],
  probes: [
    { name: "connected", help: "is the board connected with it?" },
    { name: "connections", help: "how often it was" },
    { name: "writes", help: "how often the board wrote" },
    { name: "written", help: "what it wrote last, as text" },
    { name: "written-hex", help: "the same as bytes" },
    { name: "subscribed", help: "has the board subscribed to something?" },
    { name: "rssi", unit: "dBm", help: "as set" },
  ],
  isRemote: true,
  check: ({ address }) =>
    isAddress(address) ? undefined : { property: "address", wrong: "an address such as c4:be:84:00:00:01" },
  make,
};
export default blePeripheral;
