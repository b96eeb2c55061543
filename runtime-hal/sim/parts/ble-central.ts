/** Somebody with a phone: finds the board when it advertises, connects, subscribes, reads and writes its values, and keeps what it was told. */

import { BleUuid } from "../../hal/bluetooth.js";
import { bleAirOf, type BleDevice } from "../ble/air.js";
import { GattServer } from "../ble/gatt.js";
import type { BleLink, LinkEnd } from "../ble/link.js";
import {
  advertisedName,
  deviceAddress,
  isAddress,
  uuidOf,
  uuidText,
  valueBytes,
} from "../part-support/ble.js";
import { textOf } from "../part-support/replies.js";
import { liveNumber } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const MTU = 247;
const CONFIGURATION = new BleUuid(Uint8Array.of(2, 0x29)).key;
const NOTIFY_BIT = 0x10;
const SUBSCRIBED = { notify: Uint8Array.of(1, 0), indicate: Uint8Array.of(2, 0) };

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");

function make(context: PartContext, properties: Properties): Part {
  const air = bleAirOf(context.air);
  const subscribes = [(properties.subscribes as string | readonly string[] | undefined) ?? []].flat();
  const exchanges = properties.mtu as number | undefined;
  let link: BleLink | undefined;
  let wants = properties.connects as boolean;
  let [name, received, services] = ["", "", ""];
  let [count, connections, errors] = [0, 0, 0];
  let last = new Uint8Array();
  let seen = new Uint8Array();
  const changed = (): void => context.changed();

  /** Does something with the handle of a characteristic's value on the board. */
  const at = (which: unknown, run: (handle: number, server: GattServer, board: LinkEnd) => void): void => {
    const uuid = uuidOf(String(which));
    if (link === undefined) return context.warn("it is not connected");
    link.ask(device, (server, board) => {
      const found = uuid && server.find(uuid);
      if (found === undefined) context.warn(`the board has no characteristic ${String(which)}`);
      else run(found.handle, server, board);
      changed();
    });
  };
  const status = (value: number): void => void (errors += value === 0 ? 0 : 1);
  const subscribe = (which: unknown): void =>
    at(which, (handle, server, board) => {
      for (const [configuration, { uuid, configures }] of server.values)
        if (configures === handle && uuid.key === CONFIGURATION) {
          const { flags } = server.values.get(handle)!;
          const wanted = (flags & NOTIFY_BIT) !== 0 ? SUBSCRIBED.notify : SUBSCRIBED.indicate;
          status(server.write(configuration, board, wanted, true));
        }
    });
  const device: BleDevice & { rssi: number } = {
    address: deviceAddress(air, properties.address as string | undefined),
    rssi: properties.rssi as number,
    server: new GattServer(1),
    mtu: exchanges ?? MTU,
    isInReach: () => context.plugged(),
    advertisement: () => undefined,
    boardAdvertises: (advertisement) => {
      name = advertisedName(advertisement.data) || advertisedName(advertisement.response);
      if (wants && link === undefined) air.board?.accept(device);
      changed();
    },
    opened: (opened) => {
      link = opened;
      connections++;
      if (exchanges !== undefined) opened.exchangeMtu();
      opened.ask(device, (server) => {
        services = server.services.map(({ uuid }) => uuidText(uuid)).join(" ");
        changed();
      });
      for (const uuid of subscribes) subscribe(uuid);
      changed();
    },
    notified: (_handle, bytes) => {
      count++;
      last = bytes.slice();
      received += textOf(bytes);
      changed();
    },
    mtuExchanged: () => {},
    closed: () => {
      link = undefined;
      changed();
    },
  };
  air.add(device);
  return {
    actions: {
      connect: () => {
        wants = true;
        if (link === undefined && context.plugged() && air.board?.accept(device) !== true)
          context.warn("the board does not advertise; it is connected as soon as it does");
      },
      disconnect: () => {
        wants = false;
        link?.close();
      },
      subscribe,
      read: (which) =>
        at(which, (handle, server, board) =>
          server.read(handle, board, (code, value) => {
            status(code);
            seen = value.slice();
            changed();
          }),
        ),
      write: (value) => {
        const [which, text] = value as readonly [unknown, unknown];
        const bytes = valueBytes(text);
        at(which, (handle, server, board) => {
          const wantsAnswer = (server.values.get(handle)!.flags & 8) !== 0;
          status(server.write(handle, board, bytes.slice(0, (link?.mtu ?? MTU) - 3), wantsAnswer));
        });
      },
    },
    set: { rssi: (value) => void (device.rssi = value as number) },
    plugged: (isIn) => {
      air.board?.reachChanged(device);
      const heard = air.board?.advertisement;
      if (isIn && heard !== undefined) device.boardAdvertises?.(heard);
    },
    probes: {
      connected: () => link !== undefined,
      connections: () => connections,
      name: () => name,
      services: () => services,
      notifications: () => count,
      received: () => received,
      last: () => textOf(last),
      "last-hex": () => hexOf(last),
      read: () => textOf(seen),
      "read-hex": () => hexOf(seen),
      errors: () => errors,
    },
  };
}

const bleCentral: PartDefinition = {
  type: "ble-central",
  summary: "a phone that connects to the board over Bluetooth",
  source: "Bluetooth Core 5.4 (GAP, ATT, GATT)",
  terminals: [],
  properties: [
    { name: "connects", type: "boolean", default: true, help: "as soon as the board advertises?" },
    {
      name: "subscribes",
      type: "texts",
      help: "UUIDs of characteristics that it subscribes to when it has connected",
    },
    {
      name: "mtu",
      type: "number",
      min: 23,
      max: 517,
      help: "asks for units of that size when it has connected",
    },
    { name: "address", type: "string", help: "aa:bb:cc:dd:ee:ff, a public one; without it a random one" },
    liveNumber("rssi", -55, "strength of its signal", { unit: "dBm", min: -127, max: 0 }),
  ],
  actions: [
    { name: "connect", help: "connects, and again whenever the board advertises" },
    { name: "disconnect", help: "ends the connection and stays away" },
    { name: "read", argument: "a UUID in quotes", help: "reads a value" },
    { name: "write", argument: "a UUID in quotes", second: "a value in quotes", help: "writes a value" },
    { name: "subscribe", argument: "a UUID in quotes", help: "wants to be told of a value" },
  ],
  probes: [
    { name: "connected", help: "is it connected with the board?" },
    { name: "connections", help: "how often it was" },
    { name: "name", help: "that the board advertises" },
    { name: "services", help: "UUIDs of the board's services" },
    { name: "notifications", help: "how often it was told of a value" },
    { name: "received", help: "all that it was told, as text" },
    { name: "last", help: "what it was told last, as text" },
    { name: "last-hex", help: "the same as bytes" },
    { name: "read", help: "what it read last, as text" },
    { name: "read-hex", help: "the same as bytes" },
    { name: "errors", help: "how often the board refused something" },
  ],
  isRemote: true,
  check: ({ address, subscribes }) => {
    if (!isAddress(address)) return { property: "address", wrong: "an address such as c4:be:84:00:00:01" };
    const all = [(subscribes as string | readonly string[] | undefined) ?? []].flat();
    return all.every((text) => uuidOf(text) !== undefined)
      ? undefined
      : { property: "subscribes", wrong: "a list of UUIDs, of 4 or 32 digits" };
  },
  make,
};
export default bleCentral;
