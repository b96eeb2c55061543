/**
 * `network.WLAN` of the Pycom modules (pycom-micropython-sigfox esp32/mods/modwlan.c): one object for station and access point, whose
 * settings are methods. It scans and joins the networks of the board file; as an access point it has no guests.
 */

import { newException, osErrorType, typeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { PyBytes, PyList, PyTuple } from "../../../runtime-hal/core/objects.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { Ipv4Setup, WifiRadio } from "../../../runtime-hal/hal/wifi.js";
import { PyAttrTuple } from "../attr-tuple.js";
import { notAvailable, notPossible } from "../machine/pycom/arguments.js";
import { invalidArgument } from "../machine/wipy-arguments.js";
import { textArgument } from "../text-argument.js";
import { ACCESS_POINT_ADDRESS, dotted, NO_ADDRESS } from "./addresses.js";
import { SECURITY } from "./constants.js";

const STA = 1;
const AP = 2;
const STA_AP = 3;
const WPA2_ENT = 5;
const ANTENNAS = [0, 1, 2];
const LONGEST_NAME = 32;
const SHORTEST_KEY = 8;
const CHANNELS = 14;

class PyPycomWlan extends PyObject {
  started = false;
  mode = STA;
  ssid = "";
  auth: Value = null;
  channel = 1;
  antenna = 0;
  bandwidth = 2;
  hostname: string;
  power = 20;
  /** Set by the program instead of by DHCP. */
  fixed: Ipv4Setup | undefined;
  /** When an attempt to connect is given up. */
  giveUpAtUs: number | undefined;

  constructor(
    readonly radio: WifiRadio,
    platform: string,
  ) {
    super();
    const tail = [...radio.mac("station").subarray(4)]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");
    this.hostname = "espressif";
    this.ssid = `${platform.toLowerCase()}-wlan-${tail}`;
  }

  get hasStation(): boolean {
    return this.mode !== AP;
  }

  requireStation(): void {
    if (!this.hasStation) throw notPossible();
  }
}

function nameOf(value: Value): string {
  const name = textArgument(value);
  if (name.length > LONGEST_NAME) throw invalidArgument();
  return name;
}

function modeOf(value: Value): number {
  const mode = intArgument(value);
  if (mode !== STA && mode !== AP && mode !== STA_AP) throw invalidArgument();
  return mode;
}

function channelOf(value: Value): number {
  const channel = intArgument(value);
  if (channel < 1 || channel > CHANNELS) throw invalidArgument();
  return channel;
}

/** `None`, or `(kind, key)`. */
function authOf(value: Value): Value {
  if (value === null) return null;
  const items = spread(value);
  if (items.length < 1 || items.length > 3) throw valueError("invalid authentication tuple");
  if (items.length === 2 && textArgument(items[1]).length < SHORTEST_KEY) throw invalidArgument();
  return new PyTuple(items);
}

function antennaOf(value: Value): number {
  const antenna = value === null ? 0 : intArgument(value);
  if (!ANTENNAS.includes(antenna)) throw invalidArgument();
  return antenna;
}

const INIT: readonly ArgumentSpec[] = [
  { name: "mode", keywordOnly: true, default: STA, convert: modeOf },
  { name: "ssid", keywordOnly: true },
  { name: "auth", keywordOnly: true, convert: authOf },
  { name: "channel", keywordOnly: true, default: 1, convert: channelOf },
  { name: "antenna", keywordOnly: true, default: 0, convert: antennaOf },
  { name: "power_save", keywordOnly: true, default: false, convert: truth },
  { name: "hidden", keywordOnly: true, default: false, convert: truth },
  { name: "bandwidth", keywordOnly: true, default: 2, convert: intArgument },
  { name: "max_tx_pwr", keywordOnly: true, default: 0, convert: intArgument },
  { name: "country", keywordOnly: true },
];

function initialise(self: PyPycomWlan, args: readonly Value[], kw: Keywords): void {
  const [mode, ssid, auth, channel, antenna, , , bandwidth] = parseArguments(args, kw, INIT);
  if (mode !== STA && ssid !== null) self.ssid = nameOf(ssid);
  self.mode = mode as number;
  self.auth = auth;
  self.channel = channel as number;
  self.antenna = antenna as number;
  self.bandwidth = bandwidth as number;
  self.started = true;
  if (!self.hasStation) self.radio.leave();
}

const CONNECT: readonly ArgumentSpec[] = [
  { name: "ssid", required: true },
  { name: "auth" },
  ...["bssid", "timeout", "ca_certs", "keyfile", "certfile", "identity", "hostname", "channel"].map(
    (name) => ({
      name,
      keywordOnly: true,
    }),
  ),
];

function connect(self: PyPycomWlan, args: readonly Value[], kw: Keywords): null {
  self.requireStation();
  const [ssid, auth, , timeout] = parseArguments(args, kw, CONNECT);
  let key: string | undefined;
  if (auth !== null) {
    const items = spread(auth);
    const enterprise = items[0] === WPA2_ENT;
    if (items.length < 1 || items.length > 3 || enterprise !== (items.length !== 2))
      throw valueError("invalid authentication tuple");
    const last: Value = items.at(-1);
    if (items.length > 1 && last !== null) key = textArgument(last);
  }
  self.giveUpAtUs = timeout === null ? undefined : useBoard().clock.peekUs() + intArgument(timeout) * 1000;
  self.radio.join(nameOf(ssid), key, Infinity);
  return null;
}

function isConnected(self: PyPycomWlan): boolean {
  if (self.hasStation && self.radio.state() === "connected") return true;
  const { giveUpAtUs } = self;
  if (giveUpAtUs !== undefined && useBoard().clock.peekUs() >= giveUpAtUs) {
    self.giveUpAtUs = undefined;
    self.radio.leave();
    throw newException(osErrorType, "Connection to AP Timeout!");
  }
  return false;
}

const SCAN: readonly ArgumentSpec[] = ["ssid", "bssid", "channel", "show_hidden", "type", "scantime"].map(
  (name) => ({ name, keywordOnly: true }),
);

function scan(self: PyPycomWlan, args: readonly Value[], kw: Keywords): PyList {
  const [ssid, , channel, hidden] = parseArguments(args, kw, SCAN);
  self.requireStation();
  const found = self.radio
    .scan()
    .filter(
      (ap) =>
        (ssid === null || ap.ssid === textArgument(ssid)) &&
        (channel === null || intArgument(channel) === 0 || ap.channel === intArgument(channel)) &&
        (!ap.hidden || (hidden !== null && truth(hidden))),
    );
  return new PyList(
    found.map(
      (ap) =>
        new PyAttrTuple({
          ssid: ap.ssid,
          bssid: new PyBytes(ap.bssid),
          sec: SECURITY.esp32[ap.security],
          channel: ap.channel,
          rssi: ap.rssi,
        }),
    ),
  );
}

const tupleOf = ({ address, netmask, gateway, dns }: Ipv4Setup): PyTuple =>
  new PyTuple([address, netmask, gateway, dns]);

function ifconfig(self: PyPycomWlan, args: readonly Value[], kw: Keywords): Value {
  const [id, config] = parseArguments(args, kw, [
    { name: "id", default: 0, convert: intArgument },
    { name: "config" },
  ]);
  if (id !== 0 && id !== 1) throw notAvailable();
  if (config === null) {
    if (id === 1) return tupleOf(ACCESS_POINT_ADDRESS);
    const given = self.radio.address();
    return tupleOf(given === undefined ? NO_ADDRESS : (self.fixed ?? given));
  }
  if (typeof config === "string") {
    if (config !== "dhcp" && config !== "auto") throw invalidArgument();
    self.fixed = undefined;
    return null;
  }
  const items = spread(config);
  if (items.length !== 4) throw valueError(`requested length 4 but object has length ${items.length}`);
  const [address, netmask, gateway, dns] = items.map(dotted) as [string, string, string, string];
  self.fixed = { address, netmask, gateway, dns };
  return null;
}

/** A setting that a method without argument gives, and with one sets. */
const setting = <K extends "mode" | "auth" | "channel" | "antenna" | "bandwidth" | "hostname" | "power">(
  name: string,
  key: K,
  convert: (value: Value) => Value,
): Value =>
  native(name, 1, 2, (self: PyPycomWlan, value?: Value) => {
    if (value === undefined) return self[key] as Value;
    (self as unknown as Record<K, Value>)[key] = convert(value);
    return null;
  });

function ssid(self: PyPycomWlan, value?: Value): Value {
  if (value !== undefined) {
    self.ssid = nameOf(value);
    return null;
  }
  const joined = self.radio.joined?.()?.ssid ?? null;
  if (self.mode === STA) return joined;
  return self.mode === AP ? self.ssid : new PyTuple([joined, self.ssid]);
}

function joinedInfo(self: PyPycomWlan): Value {
  const joined = self.radio.joined?.();
  if (joined === undefined) throw notPossible();
  return new PyAttrTuple({
    bssid: new PyBytes(joined.bssid),
    ssid: joined.ssid,
    primary_chn: joined.channel,
    rssi: joined.rssi,
    auth: SECURITY.esp32[joined.security],
    standard: 7,
  });
}

const keywordMethod = (
  name: string,
  run: (self: PyPycomWlan, args: readonly Value[], kw: Keywords) => Value,
): Value => nativeKw(name, 1, Infinity, (args, kw) => run(args[0] as PyPycomWlan, args.slice(1), kw));

/** What this simulation does not have; the firmware does. */
const missing = (name: string): Value =>
  nativeKw(name, 1, Infinity, () => {
    throw newException(osErrorType, `WLAN.${name}() is not simulated`);
  });

/** The class; there is one object of it. */
export function pycomWlanType(radio: WifiRadio, platform: string): PyType {
  const wlan = new PyPycomWlan(radio, platform);
  return defineType({
    name: "WLAN",
    js: PyPycomWlan,
    make: (_type, args, kw) => {
      const rest = args.slice(1);
      if (rest.length > 0) throw typeError("extra positional arguments given");
      const settings = kw === null ? null : new Map([...kw].filter(([name]) => name !== "id"));
      const id = args.length > 0 ? intArgument(args[0]) : intArgument(kw?.get("id") ?? 0);
      if ((kw !== null && kw.size > 0) || !wlan.started) {
        if (id !== 0) throw notAvailable();
        initialise(wlan, rest, settings);
      }
      return wlan;
    },
    methods: {
      init: keywordMethod("init", (self, args, kw) => {
        initialise(self, args, kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyPycomWlan) => {
        self.radio.leave();
        self.started = false;
        return null;
      }),
      connect: keywordMethod("connect", connect),
      disconnect: native("disconnect", 1, 1, (self: PyPycomWlan) => {
        self.requireStation();
        self.giveUpAtUs = undefined;
        self.radio.leave();
        return null;
      }),
      isconnected: native("isconnected", 1, 1, isConnected),
      scan: keywordMethod("scan", scan),
      ifconfig: keywordMethod("ifconfig", ifconfig),
      ssid: native("ssid", 1, 2, ssid),
      bssid: native("bssid", 1, 1, (self: PyPycomWlan) => {
        return new PyBytes(self.radio.joined?.()?.bssid ?? new Uint8Array(6));
      }),
      mac: native("mac", 1, 1, (self: PyPycomWlan) => {
        return new PyAttrTuple({
          sta_mac: new PyBytes(self.radio.mac("station")),
          ap_mac: new PyBytes(self.radio.mac("access-point")),
        });
      }),
      joined_ap_info: native("joined_ap_info", 1, 1, joinedInfo),
      ap_sta_list: native("ap_sta_list", 1, 1, () => new PyList([])),
      ap_tcpip_sta_list: native("ap_tcpip_sta_list", 1, 1, () => new PyList([])),
      mode: setting("mode", "mode", modeOf),
      auth: setting("auth", "auth", authOf),
      channel: setting("channel", "channel", channelOf),
      antenna: setting("antenna", "antenna", antennaOf),
      bandwidth: setting("bandwidth", "bandwidth", intArgument),
      hostname: setting("hostname", "hostname", nameOf),
      max_tx_power: setting("max_tx_power", "power", intArgument),
      callback: missing("callback"),
      events: native("events", 1, 1, () => 0),
      promiscuous: missing("promiscuous"),
      send_raw: missing("send_raw"),
      smartConfig: missing("smartConfig"),
    },
    attrs: {
      STA,
      AP,
      STA_AP,
      WEP: 1,
      WPA: 2,
      WPA2: 3,
      WPA2_ENT,
      INT_ANT: 0,
      EXT_ANT: 1,
      MAN_ANT: 2,
      HT20: 1,
      HT40: 2,
      PHY_11_B: 1,
      PHY_11_G: 2,
      PHY_11_N: 4,
      PHY_LOW_RATE: 8,
      SCAN_PASSIVE: 1,
      SCAN_ACTIVE: 0,
    },
  });
}
