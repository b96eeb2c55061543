/** `network.WLAN`: the station and the access point of a board's radio, one object each, as the ESP ports and the Pico W have them. */

import { newException, osErrorType, typeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { checkCount, native, nativeKw, parseArguments } from "../../../runtime-hal/core/native.js";
import { PyBytes, PyList, PyTuple } from "../../../runtime-hal/core/objects.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { utf8Encode } from "../../../runtime-hal/core/utf8.js";
import type { Ipv4Setup, WifiRadio } from "../../../runtime-hal/hal/wifi.js";
import { textArgument } from "../text-argument.js";
import { ACCESS_POINT_ADDRESS, dotted, NO_ADDRESS } from "./addresses.js";
import { AP_IF, SECURITY, STA_IF, STATUS, WLAN_CONSTANTS, type NetworkPort } from "./constants.js";
import { readSetting, writeSetting, type WlanSettings } from "./wlan-settings.js";
import { radio } from "../machine/radio.js";

export class PyWlan extends PyObject {
  isActive: boolean;
  /** Set by the program instead of by DHCP. */
  fixed: Ipv4Setup | undefined;

  constructor(
    readonly which: typeof STA_IF | typeof AP_IF,
    readonly radio: WifiRadio,
    readonly port: NetworkPort,
    readonly settings: WlanSettings,
  ) {
    super();
    // A connection outlives a soft reset.
    this.isActive = this.isStation && radio.state() !== "idle";
  }

  get isStation(): boolean {
    return this.which === STA_IF;
  }

  get address(): Ipv4Setup {
    if (!this.isStation) return this.fixed ?? ACCESS_POINT_ADDRESS;
    const given = this.radio.address();
    return given === undefined ? NO_ADDRESS : (this.fixed ?? given);
  }
}

function requireStation(self: PyWlan): void {
  if (!self.isStation) throw newException(osErrorType, "STA required");
}

function active(self: PyWlan, on?: Value): Value {
  if (on !== undefined) {
    self.isActive = truth(on);
    if (self.isActive) radio().on.add(self.which);
    else radio().on.delete(self.which);
    if (!self.isActive && self.isStation) self.radio.leave();
    if (self.isActive && !self.isStation) self.radio.serve?.();
  }
  return self.isActive;
}

const CONNECT_ARGUMENTS = [
  { name: "ssid", default: null },
  { name: "key", default: null },
  { name: "bssid", keywordOnly: true, default: null },
];
/** The ESP ports try again by themselves, the ESP32 as often as `reconnects` says; the Pico W does not. */
function triesOf({ port, settings: { reconnects } }: PyWlan): number {
  if (port === "rp2") return 1;
  return port === "esp8266" || reconnects < 0 ? Infinity : reconnects + 1;
}

/** The Pico W takes more, which a simulated network need not know. */
const CONNECT_ARGUMENTS_RP2 = [
  { name: "ssid" },
  { name: "key", default: null },
  ...["auth", "security", "bssid", "channel"].map((name) => ({ name, keywordOnly: true, default: null })),
];

function connect(self: PyWlan, args: readonly Value[], kw: Keywords): Value {
  const table = self.port === "rp2" ? CONNECT_ARGUMENTS_RP2 : CONNECT_ARGUMENTS;
  const [ssid, key] = parseArguments(args, kw, table);
  if (self.port !== "rp2") requireStation(self);
  // esp_wifi_connect: ESP_ERR_WIFI_NOT_STARTED
  if (!self.isActive && self.port === "esp32") throw newException(osErrorType, "Wifi Not Started");
  // esp_wifi_connect: ESP_ERR_WIFI_CONN, until the program calls disconnect()
  if (self.port === "esp32" && self.radio.isTrying?.() === true)
    throw newException(osErrorType, "Wifi Internal Error");
  if (ssid !== null) {
    self.settings.ssid = textArgument(ssid);
    self.settings.key = key === null ? undefined : textArgument(key);
  }
  self.radio.join(self.settings.ssid, self.settings.key, triesOf(self));
  return null;
}

function scan(self: PyWlan): Value {
  if (!self.isStation || !self.isActive) throw newException(osErrorType, "STA must be active");
  const rows = self.radio.scan().map((ap) => {
    const security = SECURITY[self.port][ap.security];
    const hidden = self.port === "esp8266" ? Number(ap.hidden) : self.port === "rp2" ? 1 : false;
    return new PyTuple([
      new PyBytes(utf8Encode(ap.ssid)),
      new PyBytes(ap.bssid),
      ap.channel,
      ap.rssi,
      security,
      hidden,
    ]);
  });
  return new PyList(rows);
}

function status(self: PyWlan, what?: Value): Value {
  if (what === undefined) {
    if (self.isStation) return STATUS[self.port][self.radio.state()];
    return self.port === "rp2" ? (self.isActive ? STATUS.rp2.connected : 0) : null;
  }
  if (what === "rssi") {
    requireStation(self);
    return self.radio.rssi();
  }
  if (what !== "stations") throw valueError("unknown status param");
  if (self.isStation) throw newException(osErrorType, "AP required");
  return new PyList([]);
}

function isConnected(self: PyWlan): boolean {
  return self.isStation && self.radio.state() === "connected";
}

const tupleOf = ({ address, netmask, gateway, dns }: Ipv4Setup): PyTuple =>
  new PyTuple([address, netmask, gateway, dns]);

/** A netmask as text, also given as a number of bits. */
function netmaskOf(v: Value): string {
  if (typeof v !== "number") return dotted(v);
  const mask = v === 0 ? 0 : (0xffffffff << (32 - v)) >>> 0;
  return [24, 16, 8, 0].map((shift) => (mask >>> shift) & 255).join(".");
}

function ifconfig(self: PyWlan, setup?: Value): Value {
  if (setup === undefined) return tupleOf(self.address);
  if (setup === "dhcp") {
    self.fixed = undefined;
    return null;
  }
  if (typeof setup === "string") throw valueError("invalid arguments");
  const items = spread(setup);
  if (items.length !== 4) throw valueError(`requested length 4 but object has length ${items.length}`);
  self.fixed = {
    address: dotted(items[0]),
    netmask: netmaskOf(items[1]),
    gateway: dotted(items[2]),
    dns: dotted(items[3]),
  };
  return null;
}

function ipconfig(self: PyWlan, args: readonly Value[], kw: Keywords): Value {
  const { address, netmask, gateway } = self.address;
  if (kw === null || kw.size === 0) {
    if (args.length !== 1) throw typeError("must query one param");
    switch (args[0]) {
      case "addr4":
        return new PyTuple([address, netmask]);
      case "gw4":
        return gateway;
      case "dhcp4":
        return self.fixed === undefined;
      case "has_dhcp4":
        return isConnected(self);
      default:
        throw valueError("unexpected key");
    }
  }
  if (args.length > 0) throw typeError("can't specify pos and kw args");
  for (const [key, value] of kw) {
    if (key === "dhcp4") self.fixed = truth(value) ? undefined : self.address;
    else if (key === "gw4") self.fixed = { ...self.address, gateway: dotted(value) };
    else if (key === "addr4") self.fixed = { ...self.address, ...addressAndMask(value) };
    else throw valueError("unexpected key");
  }
  return null;
}

/** `("1.2.3.4", "255.255.255.0")` or `"1.2.3.4/24"`. */
function addressAndMask(v: Value): { address: string; netmask: string } {
  if (typeof v !== "string") {
    const items = spread(v);
    return { address: dotted(items[0]), netmask: netmaskOf(items[1]) };
  }
  const [address = "", bits] = v.split("/");
  return { address: dotted(address), netmask: netmaskOf(bits === undefined ? 32 : Number(bits)) };
}

function config(self: PyWlan, args: readonly Value[], kw: Keywords): Value {
  if (kw !== null && kw.size > 0) {
    if (args.length > 0) throw typeError("either pos or kw args are allowed");
    for (const [key, value] of kw) writeSetting(self, String(key), value);
    return null;
  }
  if (args.length !== 1) throw typeError("can query only one param");
  return readSetting(self, textArgument(args[0]));
}

function deinit(self: PyWlan): Value {
  active(self, false);
  return null;
}

const keywordMethod = (name: string, f: (self: PyWlan, args: readonly Value[], kw: Keywords) => Value) =>
  nativeKw(name, 1, Infinity, (args, kw) => f(args[0] as PyWlan, args.slice(1), kw));

/** The class, as the port has it; `made` gives the station or the access point. */
export function wlanType(port: NetworkPort, made: (which: typeof STA_IF | typeof AP_IF) => PyWlan): PyType {
  return defineType({
    name: port === "rp2" ? "CYW43" : "WLAN",
    js: PyWlan,
    make: (_type, args, kw) => {
      checkCount(args, kw, 0, 1);
      const which = args.length > 0 ? intArgument(args[0]) : STA_IF;
      if (which === STA_IF || which === AP_IF) return made(which);
      throw valueError(port === "esp32" ? "invalid WLAN interface identifier" : "");
    },
    methods: {
      active: native("active", 1, 2, active),
      connect: keywordMethod("connect", connect),
      disconnect: native("disconnect", 1, 1, (self: PyWlan) => {
        self.radio.leave();
        return null;
      }),
      scan: keywordMethod("scan", scan),
      status: native("status", 1, 2, status),
      isconnected: native("isconnected", 1, 1, isConnected),
      ifconfig: native("ifconfig", 1, 2, ifconfig),
      ipconfig: keywordMethod("ipconfig", ipconfig),
      config: keywordMethod("config", config),
      ...(port === "rp2" ? { deinit: native("deinit", 1, 1, deinit) } : {}),
    },
    attrs: { IF_STA: STA_IF, IF_AP: AP_IF, ...WLAN_CONSTANTS[port] },
  });
}
