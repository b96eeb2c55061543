/** The parameters of `WLAN.config`, by name. Which exist, and what an unknown one is called, is up to the port. */

import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { newException, osErrorType, valueError } from "../../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../../runtime-hal/core/float.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { PyBytes, PyFloat } from "../../../runtime-hal/core/objects.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { textArgument } from "../text-argument.js";
import { STA_IF, WLAN_CONSTANTS, type NetworkPort } from "./constants.js";
import type { PyWlan } from "./wlan.js";

/** What a program has set. */
export interface WlanSettings {
  ssid: string;
  key: string | undefined;
  channel: number;
  hidden: boolean;
  security: number;
  maxClients: number;
  reconnects: number;
  txPower: number;
  pm: number;
  protocol: number;
  mac: Uint8Array | undefined;
  /** One name for both interfaces. */
  readonly host: { name: string };
}

/** Settings after a reset. The ESP8266 announces itself with a network whose password its manual names. */
export function defaultSettings(
  which: number,
  port: NetworkPort,
  mac: Uint8Array,
  host: { name: string },
): WlanSettings {
  const tail = [...mac.subarray(3)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const isStation = which === STA_IF;
  return {
    ssid: isStation ? "" : port === "esp32" ? `ESP_${tail.toUpperCase()}` : `MicroPython-${tail}`,
    key: port === "esp8266" && !isStation ? "micropythoN" : undefined,
    channel: 1,
    hidden: false,
    security: port === "esp8266" && !isStation ? 4 : 0,
    maxClients: 4,
    reconnects: -1,
    txPower: 20,
    pm: WLAN_CONSTANTS[port].PM_PERFORMANCE ?? 0,
    protocol: port === "esp8266" ? 3 : 7,
    mac: undefined,
    host,
  };
}

/** One parameter: reading, writing (absent: it can only be read), and who has it. */
interface Parameter {
  readonly names: readonly string[];
  readonly ports?: readonly NetworkPort[];
  /** Only the access point has it. */
  readonly accessPointOnly?: boolean;
  read?(wlan: PyWlan): Value;
  write?(wlan: PyWlan, value: Value): void;
}

const PARAMETERS: readonly Parameter[] = [
  {
    names: ["mac"],
    read: (wlan) =>
      new PyBytes(wlan.settings.mac ?? wlan.radio.mac(wlan.isStation ? "station" : "access-point")),
    write: (wlan, value) => {
      const mac = getBytes(value);
      if (mac.length !== 6) throw valueError("invalid buffer length");
      wlan.settings.mac = mac.slice();
    },
  },
  {
    names: ["ssid", "essid"],
    read: ({ settings }) => settings.ssid,
    write: (wlan, value) => {
      requireAccessPoint(wlan);
      wlan.settings.ssid = textArgument(value);
    },
  },
  {
    names: ["key", "password"],
    write: (wlan, value) => {
      requireAccessPoint(wlan);
      wlan.settings.key = textArgument(value);
    },
  },
  {
    names: ["security", "authmode"],
    accessPointOnly: true,
    read: ({ settings }) => settings.security,
    write: ({ settings }, value) => (settings.security = intArgument(value)),
  },
  {
    names: ["hidden"],
    ports: ["esp32", "esp8266"],
    accessPointOnly: true,
    read: ({ settings }) => settings.hidden,
    write: ({ settings }, value) => (settings.hidden = truth(value)),
  },
  {
    names: ["channel"],
    read: ({ settings }) => settings.channel,
    write: (wlan, value) => (wlan.settings.channel = wlan.radio.channel = intArgument(value)),
  },
  {
    names: ["hostname", "dhcp_hostname"],
    read: ({ settings }) => settings.host.name,
    write: ({ settings }, value) => (settings.host.name = textArgument(value)),
  },
  {
    names: ["max_clients"],
    ports: ["esp32"],
    read: ({ settings }) => settings.maxClients,
    write: ({ settings }, value) => (settings.maxClients = intArgument(value)),
  },
  {
    names: ["reconnects"],
    ports: ["esp32"],
    read: ({ settings }) => settings.reconnects,
    write: ({ settings }, value) => (settings.reconnects = intArgument(value)),
  },
  {
    names: ["txpower"],
    read: ({ settings, port }) =>
      port === "rp2" ? Math.round(settings.txPower) : new PyFloat(settings.txPower),
    write: ({ settings }, value) => (settings.txPower = toFloat(value)),
  },
  {
    names: ["pm"],
    read: ({ settings }) => settings.pm,
    write: ({ settings }, value) => (settings.pm = intArgument(value)),
  },
  {
    names: ["protocol"],
    ports: ["esp32", "esp8266"],
    read: ({ settings }) => settings.protocol,
    write: ({ settings }, value) => (settings.protocol = intArgument(value)),
  },
];

function requireAccessPoint(wlan: PyWlan): void {
  if (wlan.isStation) throw newException(osErrorType, "AP required");
}

function parameter(wlan: PyWlan, name: string): Parameter {
  const found = PARAMETERS.find(
    ({ names, ports }) => names.includes(name) && (ports === undefined || ports.includes(wlan.port)),
  );
  if (found === undefined) throw valueError("unknown config param");
  if (found.accessPointOnly) requireAccessPoint(wlan);
  return found;
}

/** `config("name")`. */
export function readSetting(wlan: PyWlan, name: string): Value {
  const { read } = parameter(wlan, name);
  if (read === undefined) throw valueError("unknown config param");
  return read(wlan);
}

/** `config(name=value)`. */
export function writeSetting(wlan: PyWlan, name: string, value: Value): void {
  const { write } = parameter(wlan, name);
  if (write === undefined) throw valueError("unknown config param");
  write(wlan, value);
}
