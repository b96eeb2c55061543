/** The module `network` of boards with a Wi-Fi radio. */

import { importError, osError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import { PyList } from "../../../runtime-hal/core/objects.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { notAvailable } from "../machine/pycom/arguments.js";
import { textArgument } from "../text-argument.js";
import { countryFunction } from "./country.js";
import { networkIpconfig } from "./ipconfig.js";
import { AP_IF, moduleConstants, STA_IF, type NetworkPort } from "./constants.js";
import { defaultSettings } from "./wlan-settings.js";
import { serverType } from "./server.js";
import { pycomWlanType } from "./wlan-pycom.js";
import { PyWlan, wlanType } from "./wlan.js";

const ENODEV = 19;
/** Longest name of a host (`MICROPY_PY_NETWORK_HOSTNAME_MAX_LEN`). */
const HOST_NAME_BYTES = 32;

/** Names that the firmware gives to hosts. */
const HOST_NAMES: Readonly<Record<NetworkPort, string>> = {
  esp32: "mpy-esp32",
  esp8266: "mpy-esp8266",
  rp2: "PicoW",
};

function portOf(dialect: string): NetworkPort {
  return dialect === "esp8266" || dialect === "rp2" ? dialect : "esp32";
}

/** Names of the module. ImportError on a board without Wi-Fi, whose firmware does not have it. */
export function networkModule(): Record<string, Value> {
  const board = bootBoard();
  const radio = board.wifiRadio();
  if (radio === undefined) throw importError("no module named 'network'");
  const { dialect, platform } = board.description;
  if (dialect === "pycom")
    return { WLAN: pycomWlanType(radio, platform ?? "Pycom"), Server: serverType(notAvailable) };
  const port = portOf(dialect);
  const host = { name: HOST_NAMES[port] };
  let phyMode = 3;

  const interfaces = [STA_IF, AP_IF].map((which) => {
    const mac = radio.mac(which === STA_IF ? "station" : "access-point");
    return new PyWlan(which as typeof STA_IF, radio, port, defaultSettings(which, port, mac, host));
  });
  // A fresh ESP8266 is an access point, so that it can be reached at all.
  if (port === "esp8266") (interfaces[AP_IF] as PyWlan).isActive = true;

  return {
    WLAN: wlanType(port, (which) => interfaces[which] as PyWlan),
    hostname: native("hostname", 0, 1, (name?: Value) => {
      if (name === undefined) return host.name;
      const text = textArgument(name);
      if (text.length > HOST_NAME_BYTES) throw valueError("");
      host.name = text;
      return null;
    }),
    ...(dialect === "wipy" ? { Server: serverType(() => osError(ENODEV)) } : {}),
    country: countryFunction,
    // The lwIP of the ESP8266 is older than that.
    ...(port === "esp8266" ? {} : { ipconfig: networkIpconfig(port, radio) }),
    ...(port === "rp2"
      ? { route: native("route", 0, 0, () => new PyList([...interfaces])) }
      : {
          phy_mode: native("phy_mode", 0, 1, (mode?: Value) => {
            if (mode === undefined) return phyMode;
            phyMode = intArgument(mode);
            return null;
          }),
        }),
    ...moduleConstants(port),
  };
}
