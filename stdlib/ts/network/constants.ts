/** Constants of `network` by port. Sources: `modnetwork_globals.h` of the ESP ports, `extmod/modnetwork.c` with the CYW43 driver. */

import type { WifiSecurity, WifiState } from "../../../runtime-hal/hal/wifi.js";

export type NetworkPort = "esp32" | "esp8266" | "rp2";

/** Values of `WLAN.status()`. */
export const STATUS: Readonly<Record<NetworkPort, Readonly<Record<WifiState, number>>>> = {
  esp32: {
    idle: 1000,
    connecting: 1001,
    connected: 1010,
    "wrong-password": 202,
    "no-access-point": 201,
    failed: 203,
  },
  esp8266: { idle: 0, connecting: 1, "wrong-password": 2, "no-access-point": 3, failed: 4, connected: 5 },
  rp2: { idle: 0, connecting: 1, connected: 3, failed: -1, "no-access-point": -2, "wrong-password": -3 },
};

const STATUS_NAMES: Readonly<Record<WifiState, string>> = {
  idle: "STAT_IDLE",
  connecting: "STAT_CONNECTING",
  connected: "STAT_GOT_IP",
  "wrong-password": "STAT_WRONG_PASSWORD",
  "no-access-point": "STAT_NO_AP_FOUND",
  failed: "STAT_CONNECT_FAIL",
};

/** What `scan` gives as the security of a network. */
export const SECURITY: Readonly<Record<NetworkPort, Readonly<Record<WifiSecurity, number>>>> = {
  esp32: { open: 0, wep: 1, wpa: 2, wpa2: 3, "wpa-wpa2": 4, wpa3: 6, "wpa2-wpa3": 7 },
  esp8266: { open: 0, wep: 1, wpa: 2, wpa2: 3, "wpa-wpa2": 4, wpa3: 3, "wpa2-wpa3": 3 },
  // Bits: 1 WEP, 2 WPA, 4 WPA2.
  rp2: { open: 0, wep: 1, wpa: 3, wpa2: 5, "wpa-wpa2": 7, wpa3: 5, "wpa2-wpa3": 5 },
};

export const STA_IF = 0;
export const AP_IF = 1;

const AUTHENTICATION = {
  AUTH_OPEN: 0,
  AUTH_WEP: 1,
  AUTH_WPA_PSK: 2,
  AUTH_WPA2_PSK: 3,
  AUTH_WPA_WPA2_PSK: 4,
};

const MODULE_EXTRAS: Readonly<Record<NetworkPort, Readonly<Record<string, number>>>> = {
  esp32: {
    ...AUTHENTICATION,
    AUTH_WPA2_ENTERPRISE: 5,
    AUTH_WPA3_PSK: 6,
    AUTH_WPA2_WPA3_PSK: 7,
    AUTH_WAPI_PSK: 8,
    AUTH_OWE: 9,
    STAT_ASSOC_FAIL: 203,
    STAT_BEACON_TIMEOUT: 200,
    STAT_HANDSHAKE_TIMEOUT: 204,
    MODE_11B: 1,
    MODE_11G: 2,
    MODE_11N: 4,
    MODE_LR: 8,
  },
  esp8266: { ...AUTHENTICATION, MODE_11B: 1, MODE_11G: 2, MODE_11N: 3 },
  rp2: {},
};

/** Constants of the class `WLAN`. */
export const WLAN_CONSTANTS: Readonly<Record<NetworkPort, Readonly<Record<string, number>>>> = {
  esp32: {
    SEC_OPEN: 0,
    SEC_WEP: 1,
    SEC_WPA: 2,
    SEC_WPA2: 3,
    SEC_WPA_WPA2: 4,
    SEC_WPA2_ENT: 5,
    SEC_WPA3: 6,
    SEC_WPA2_WPA3: 7,
    SEC_WAPI: 8,
    SEC_OWE: 9,
    SEC_WPA3_ENT_192: 10,
    SEC_WPA3_EXT_PSK: 11,
    SEC_WPA3_EXT_PSK_MIXED_MODE: 12,
    SEC_DPP: 13,
    // 802.11 b, g and n, and Espressif's own long range.
    PROTOCOL_DEFAULT: 7,
    PROTOCOL_LR: 8,
    PM_NONE: 0,
    PM_PERFORMANCE: 1,
    PM_POWERSAVE: 2,
  },
  esp8266: {
    SEC_OPEN: 0,
    SEC_WEP: 1,
    SEC_WPA: 2,
    SEC_WPA2: 3,
    SEC_WPA_WPA2: 4,
    PM_NONE: 0,
    PM_PERFORMANCE: 2,
    PM_POWERSAVE: 1,
  },
  rp2: {
    SEC_OPEN: 0,
    SEC_WPA_WPA2: 0x00400006,
    SEC_WPA3: 0x01000004,
    SEC_WPA2_WPA3: 0x01400004,
    PM_NONE: 0x10,
    PM_PERFORMANCE: 0xa11142,
    PM_POWERSAVE: 0xa11c82,
  },
};

/** Constants of the module. */
export function moduleConstants(port: NetworkPort): Record<string, number> {
  const status: Record<string, number> = {};
  for (const [state, name] of Object.entries(STATUS_NAMES)) status[name] = STATUS[port][state as WifiState];
  return { STA_IF, AP_IF, ...status, ...MODULE_EXTRAS[port] };
}
