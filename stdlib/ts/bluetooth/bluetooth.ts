/** The module `bluetooth` of boards with such a radio (MicroPython extmod/modbluetooth.c): Bluetooth Low Energy, without pairing and L2CAP channels. */

import { getBytes } from "../../../runtime-hal/core/buffer.js";
import {
  importError,
  notImplementedError,
  type PyBaseException,
  typeError,
  valueError,
} from "../../../runtime-hal/core/exceptions.js";
import { isCallable } from "../../../runtime-hal/core/function.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments } from "../../../runtime-hal/core/native.js";
import { PyBytes, PyTuple } from "../../../runtime-hal/core/objects.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { utf8Encode } from "../../../runtime-hal/core/utf8.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { onRestart } from "../../../runtime-hal/exec/restart.js";
import { BLE_FLAG, type BleStack, type BleUuid } from "../../../runtime-hal/hal/bluetooth.js";
import { lazyType, perBoot } from "../machine/part.js";
import { portError } from "../port-errno.js";
import { textArgument } from "../text-argument.js";
import { Events } from "./events.js";
import { servicesOf } from "./services.js";
import { PyUuid, uuidType } from "./uuid.js";

const ADDRESS_BYTES = 6;
/** How long `gap_connect` looks for the device, ms. */
const CONNECT_MS = 2000;
const SCAN = { durationMs: 0, intervalUs: 1_280_000, windowUs: 11_250 };
/** Settings of pairing, which is not simulated. */
const PAIRING = ["bond", "mitm", "io", "le_secure"];

class PyBle extends PyObject {}

interface State {
  readonly stack: BleStack;
  readonly events: Events;
  readonly object: PyBle;
}

let isWatching = false;

const shared = perBoot((board): State | undefined => {
  const stack = board.wifiRadio()?.bluetooth?.();
  if (stack === undefined) return undefined;
  const events = new Events();
  stack.listen((event) => events.take(event));
  if (!isWatching) {
    isWatching = true;
    onRestart(() => stack.reset());
  }
  return { stack, events, object: new PyBle() };
});

const state = (): State => shared() as State;

/** OSError for a number of an error. */
function done(errno: number): null {
  if (errno !== 0) throw portError(errno);
  return null;
}

const bytesOf = (v: Value): Uint8Array => (typeof v === "string" ? utf8Encode(v) : getBytes(v));
const optional = (v: Value): Uint8Array | undefined =>
  v === null || v === undefined ? undefined : bytesOf(v);

function config(args: readonly Value[], kw: Keywords): Value {
  const { stack } = state();
  if (kw === null || kw.size === 0) {
    if (args.length !== 1) throw typeError("must query one param");
    switch (textArgument(args[0])) {
      case "gap_name":
        return new PyBytes(stack.name.slice());
      case "mac":
        return new PyTuple([stack.address.type, new PyBytes(stack.address.bytes.slice())]);
      case "mtu":
        return stack.mtu;
      default:
        throw valueError("unknown config param");
    }
  }
  if (args.length > 0) throw typeError("can't specify pos and kw args");
  for (const [key, value] of kw) {
    if (key === "gap_name") stack.name = bytesOf(value).slice();
    else if (key === "mtu") stack.mtu = intArgument(value);
    else if (key === "addr_mode" || key === "rxbuf") intArgument(value);
    else if (!PAIRING.includes(String(key))) throw valueError("unknown config param");
    else if (key !== "io" && truth(value)) throw notSimulated(`config(${String(key)}=True)`);
  }
  return null;
}

const notSimulated = (what: string): PyBaseException =>
  notImplementedError(`BLE.${what}: pairing and L2CAP channels are not simulated, run this on the board`);

function advertise(args: readonly Value[], kw: Keywords): Value {
  const [interval, data, response, isConnectable] = parseArguments(args, kw, [
    { name: "interval_us", default: 500_000 },
    { name: "adv_data" },
    { name: "resp_data", keywordOnly: true },
    { name: "connectable", keywordOnly: true, default: true },
  ]);
  const { stack } = state();
  if (interval === null) {
    stack.advertise(undefined);
    return null;
  }
  return done(
    stack.advertise({
      intervalUs: intArgument(interval),
      isConnectable: truth(isConnectable),
      data: optional(data),
      response: optional(response),
    }),
  );
}

function scan(_self: PyBle, duration?: Value, interval?: Value, window?: Value, active?: Value): Value {
  const { stack } = state();
  if (duration === null) return done(stack.scan(undefined));
  const number = (v: Value, usual: number): number => (v === undefined ? usual : intArgument(v));
  return done(
    stack.scan({
      durationMs: number(duration, SCAN.durationMs),
      intervalUs: number(interval, SCAN.intervalUs),
      windowUs: number(window, SCAN.windowUs),
      isActive: active !== undefined && truth(active),
    }),
  );
}

function connect(_self: PyBle, type: Value, address?: Value, timeout?: Value): Value {
  const { stack } = state();
  if (address === undefined) {
    if (type === null) return done(stack.connect(undefined, 0));
    throw typeError("invalid addr");
  }
  const bytes = getBytes(address);
  if (bytes.length !== ADDRESS_BYTES) throw valueError("invalid addr");
  const ms = timeout === undefined || timeout === null ? CONNECT_MS : intArgument(timeout);
  return done(stack.connect({ type: intArgument(type), bytes: bytes.slice() }, ms));
}

function wantedUuid(v: Value): BleUuid | undefined {
  if (v === undefined || v === null) return undefined;
  if (!(v instanceof PyUuid)) throw typeError("UUID");
  return v.uuid;
}

const ENOTCONN = 107;

const notifying = (name: string, isIndication: boolean): Value =>
  native(name, 3, 4, (_self: PyBle, connection: Value, handle: Value, data?: Value) =>
    done(state().stack.notify(intArgument(connection), intArgument(handle), optional(data), isIndication)),
  );

const missing = (name: string): [string, Value] => [
  name,
  native(name, 1, Infinity, () => {
    throw notSimulated(`${name}()`);
  }),
];

/** What a central asks of the device that it is connected with. */
const clientMethods = (): Record<string, Value> => ({
  gattc_discover_services: native(
    "gattc_discover_services",
    2,
    3,
    (_: PyBle, connection: Value, uuid?: Value) =>
      done(state().stack.discoverServices(intArgument(connection), wantedUuid(uuid))),
  ),
  gattc_discover_characteristics: native(
    "gattc_discover_characteristics",
    4,
    5,
    (_: PyBle, connection: Value, start: Value, end: Value, uuid?: Value) => {
      const range = [intArgument(start), intArgument(end)] as const;
      return done(state().stack.discoverCharacteristics(intArgument(connection), ...range, wantedUuid(uuid)));
    },
  ),
  gattc_discover_descriptors: native(
    "gattc_discover_descriptors",
    4,
    4,
    (_: PyBle, connection: Value, start: Value, end: Value) =>
      done(state().stack.discoverDescriptors(intArgument(connection), intArgument(start), intArgument(end))),
  ),
  gattc_read: native("gattc_read", 3, 3, (_: PyBle, connection: Value, handle: Value) =>
    done(state().stack.read(intArgument(connection), intArgument(handle))),
  ),
  gattc_write: native(
    "gattc_write",
    4,
    5,
    (_: PyBle, connection: Value, handle: Value, data: Value, mode: Value = 0) => {
      const to = [intArgument(connection), intArgument(handle)] as const;
      return done(state().stack.write(...to, bytesOf(data), intArgument(mode) === 1));
    },
  ),
  gattc_exchange_mtu: native("gattc_exchange_mtu", 2, 2, (_: PyBle, connection: Value) =>
    done(state().stack.exchangeMtu(intArgument(connection))),
  ),
});

/** The services of the board itself. */
const serverMethods = (): Record<string, Value> => ({
  gatts_register_services: native("gatts_register_services", 2, 2, (_: PyBle, services: Value) => {
    const { stack } = state();
    const specs = servicesOf(services);
    if (!stack.isActive) done(ENODEV);
    return new PyTuple(stack.register(specs).map((handles) => new PyTuple([...handles])));
  }),
  gatts_read: native("gatts_read", 2, 2, (_: PyBle, handle: Value) => {
    return new PyBytes(state().stack.readLocal(intArgument(handle)) ?? new Uint8Array());
  }),
  gatts_write: native("gatts_write", 3, 4, (_: PyBle, handle: Value, data: Value, tells: Value = false) => {
    const bytes = bytesOf(data);
    done(state().stack.writeLocal(intArgument(handle), bytes, truth(tells)));
    return bytes.length;
  }),
  gatts_notify: notifying("gatts_notify", false),
  gatts_indicate: notifying("gatts_indicate", true),
  gatts_set_buffer: native(
    "gatts_set_buffer",
    3,
    4,
    (_: PyBle, handle: Value, length: Value, appends: Value = false) =>
      done(state().stack.setBuffer(intArgument(handle), intArgument(length), truth(appends))),
  ),
});

const ENODEV = 19;

const bleType = lazyType((): PyType =>
  defineType({
    name: "BLE",
    js: PyBle,
    make: () => state().object,
    methods: {
      active: native("active", 1, 2, (_: PyBle, on?: Value) => {
        const { stack, events } = state();
        if (on !== undefined && truth(on) !== stack.isActive) {
          if (!truth(on)) {
            stack.reset();
            stack.listen((event) => events.take(event));
          } else stack.isActive = true;
        }
        return stack.isActive;
      }),
      config: nativeKw("config", 1, Infinity, (args, kw) => config(args.slice(1), kw)),
      irq: native("irq", 2, 2, (_: PyBle, handler: Value) => {
        if (handler !== null && !isCallable(handler)) throw valueError("invalid handler");
        state().events.setHandler(handler);
        return null;
      }),
      gap_advertise: nativeKw("gap_advertise", 1, Infinity, (args, kw) => advertise(args.slice(1), kw)),
      gap_scan: native("gap_scan", 1, 5, scan),
      gap_connect: native("gap_connect", 2, 6, connect),
      gap_disconnect: native("gap_disconnect", 2, 2, (_: PyBle, connection: Value) => {
        const errno = state().stack.disconnect(intArgument(connection));
        if (errno === ENOTCONN) return false;
        done(errno);
        return true;
      }),
      ...serverMethods(),
      ...clientMethods(),
      ...Object.fromEntries(
        [
          "gap_pair",
          "gap_passkey",
          "l2cap_listen",
          "l2cap_connect",
          "l2cap_disconnect",
          "l2cap_send",
          "l2cap_recvinto",
        ].map(missing),
      ),
    },
  }),
);

/** Names of the module. ImportError on a board without Bluetooth, or whose firmware lacks it. */
export function bluetoothModule(): Record<string, Value> {
  const { dialect } = bootBoard().description;
  if (dialect === "pycom" || shared() === undefined) throw importError("no module named 'bluetooth'");
  return {
    BLE: bleType(),
    UUID: uuidType(),
    FLAG_READ: BLE_FLAG.read,
    FLAG_WRITE: BLE_FLAG.write,
    FLAG_NOTIFY: BLE_FLAG.notify,
    FLAG_INDICATE: BLE_FLAG.indicate,
    FLAG_WRITE_NO_RESPONSE: BLE_FLAG.writeNoResponse,
  };
}
