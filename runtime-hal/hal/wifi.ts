/** A Wi-Fi radio: one station and one access point of its own. */

import type { BleStack } from "./bluetooth.js";
import type { EspNowLink } from "./espnow.js";

export type WifiSecurity = "open" | "wep" | "wpa" | "wpa2" | "wpa-wpa2" | "wpa3" | "wpa2-wpa3";

/** An access point in reach. */
export interface AccessPoint {
  readonly ssid: string;
  readonly bssid: Uint8Array;
  readonly channel: number;
  /** Signal strength, dBm. */
  readonly rssi: number;
  readonly security: WifiSecurity;
  readonly hidden: boolean;
}

export type WifiState = "idle" | "connecting" | "connected" | "wrong-password" | "no-access-point" | "failed";

export interface Ipv4Setup {
  readonly address: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: string;
}

export interface WifiRadio {
  /** The channel that the program has chosen, on which the radio is while its station is connected to nobody. Absent: nobody can choose. */
  channel?: number;
  /** Bluetooth of the same radio, where the chip has it. */
  bluetooth?(): BleStack | undefined;
  /** ESP-NOW, where the chip has it. */
  espNow?(): EspNowLink;
  /** Six bytes. */
  mac(which: "station" | "access-point"): Uint8Array;
  /** Listens for access points, which takes seconds. */
  scan(): readonly AccessPoint[];
  /**
   * Begins to connect; `state` tells how it goes on.
   * @param tries how often it is tried before it is given up, also when a connection is lost; 1: a lost one is not made again
   */
  join(ssid: string, key: string | undefined, tries: number): void;
  /** Is it trying to connect? A radio that goes on trying by itself also is after failures. Absent: nobody can tell. */
  isTrying?(): boolean;
  leave(): void;
  /** Told when the program opens its access point, where that cannot be taken for granted. */
  serve?(): void;
  state(): WifiState;
  /** The access point that the station is connected to, where the backend knows it. */
  joined?(): AccessPoint | undefined;
  /** Strength of the joined access point, dBm. */
  rssi(): number;
  /** The addresses that the network gave, or those set. */
  address(): Ipv4Setup | undefined;
}
