/**
 * A simulated radio. Without a list of networks every name and password is accepted, so that scripts run with the credentials that
 * stand in them; with one, only those networks are in reach, and passwords must be right.
 */

import type { BleStack } from "../hal/bluetooth.js";
import type { EspNowLink } from "../hal/espnow.js";
import type { AccessPoint, Ipv4Setup, WifiRadio, WifiState } from "../hal/wifi.js";
import type { SimBoard } from "./board.js";
import { bleAirOf } from "./ble/air.js";
import { BoardBle } from "./ble/board-ble.js";
import { BoardEspNow, espNowOf } from "./espnow-air.js";
import { airOf, type SimNetwork, type WifiAir } from "./wifi-air.js";

/** Microseconds: listening on all channels; authentication and DHCP; until an absent network is given up. */
const SCAN_US = 2_100_000;
const JOIN_US = 1_200_000;
const GIVE_UP_US = 2_500_000;
/** So long nothing is heard of an access point before it counts as gone (esp_wifi_set_inactive_time of ESP-IDF). */
const BEACON_TIMEOUT_US = 6_000_000;

/** What a home router's DHCP server gives to its first client. */
const DHCP: Ipv4Setup = {
  address: "192.168.0.2",
  netmask: "255.255.255.0",
  gateway: "192.168.0.1",
  dns: "192.168.0.1",
};
const DEFAULT_RSSI = -58;
/** Espressif's block of addresses; the access point's is the next one. */
const MAC = [0x24, 0x0a, 0xc4, 0x00, 0x00, 0x01];

interface Wanted {
  readonly ssid: string;
  readonly key: string | undefined;
  readonly tries: number;
}

export class SimWifiRadio implements WifiRadio {
  private current: WifiState = "idle";
  private wanted: Wanted | undefined;
  /** Virtual time at which the radio stops trying. */
  private triesUntilUs = 0;
  private accessPoint: SimNetwork | undefined;
  private cancel: (() => void) | undefined;

  channel = 1;

  private readonly air: WifiAir;

  constructor(private readonly board: SimBoard) {
    this.air = airOf(board);
    this.air.meet(() => this.airChanged());
  }

  espNow(): EspNowLink {
    const air = espNowOf(this.air);
    const channel = (): number => this.accessPoint?.channel ?? this.channel;
    const radio = {
      mac: (which: "station" | "access-point") => this.mac(which),
      get channel() {
        return channel();
      },
    };
    return air.boardRadio(() => new BoardEspNow(air, this.board.clock, radio));
  }

  bluetooth(): BleStack | undefined {
    const { chip, clock, description } = this.board;
    if (chip.radio?.includes("bluetooth") !== true) return undefined;
    const air = bleAirOf(this.air);
    // Bluetooth's address is the second after that of the station.
    const bytes = Uint8Array.from(MAC);
    bytes[5] = (MAC[5] as number) + 2;
    const name = new TextEncoder().encode(description.dialect === "esp32" ? "MPY ESP32" : "MPY BTSTACK");
    return (air.board ??= new BoardBle(air, clock, { type: 0, bytes }, name));
  }

  mac(which: "station" | "access-point"): Uint8Array {
    const mac = Uint8Array.from(MAC);
    if (which === "access-point") mac[5] = (MAC[5] as number) + 1;
    return mac;
  }

  scan(): readonly AccessPoint[] {
    this.board.clock.sleepUs(SCAN_US);
    return [...(this.air.networks ?? [anyNetwork("halpy")])].sort((a, b) => b.rssi - a.rssi);
  }

  join(ssid: string, key: string | undefined, tries: number): void {
    this.begin({ ssid, key, tries });
  }

  isTrying(): boolean {
    if (this.wanted === undefined || this.current === "connected") return false;
    return this.current === "connecting" || this.board.clock.currentUs < this.triesUntilUs;
  }

  private begin(wanted: Wanted): void {
    this.leave();
    this.wanted = wanted;
    this.current = "connecting";
    this.triesUntilUs = this.board.clock.currentUs + wanted.tries * GIVE_UP_US;
    this.attempt(wanted);
  }

  /** One try. What went wrong with the one before is still shown meanwhile. */
  private attempt(wanted: Wanted): void {
    const { air } = this;
    const find = (): SimNetwork | undefined =>
      air.networks === undefined ? anyNetwork(wanted.ssid) : air.find(wanted.ssid);
    this.after(find() === undefined ? GIVE_UP_US : JOIN_US, () => {
      const found = find();
      if (found === undefined) this.current = "no-access-point";
      else if (found.key !== undefined && found.key !== (wanted.key ?? "")) this.current = "wrong-password";
      else {
        this.current = "connected";
        this.accessPoint = found;
        air.join(found);
      }
    });
  }

  private after(us: number, run: () => void): void {
    const { clock } = this.board;
    this.cancel?.();
    this.cancel = clock.schedule(clock.currentUs + us, () => {
      this.cancel = undefined;
      run();
    });
  }

  /** A network has come or gone. Between two failures nothing else changes anything, so the radio need not really try all the time. */
  private airChanged(): void {
    const { wanted, accessPoint } = this;
    if (wanted === undefined) return;
    if (accessPoint !== undefined) {
      if (!this.air.has(accessPoint)) this.after(BEACON_TIMEOUT_US, () => this.lose(wanted));
      // It is back before anybody has noticed.
      else this.cancel?.();
    } else if (this.cancel === undefined && this.isTrying()) this.attempt(wanted);
  }

  private lose(wanted: Wanted): void {
    if (wanted.tries > 1) this.begin(wanted);
    else this.leave();
  }

  leave(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.wanted = undefined;
    this.current = "idle";
    this.accessPoint = undefined;
    this.air.join(undefined);
  }

  state(): WifiState {
    return this.current;
  }

  joined(): AccessPoint | undefined {
    return this.accessPoint;
  }

  rssi(): number {
    return this.accessPoint?.rssi ?? 0;
  }

  address(): Ipv4Setup | undefined {
    return this.accessPoint === undefined ? undefined : DHCP;
  }
}

function anyNetwork(ssid: string): SimNetwork {
  const bssid = Uint8Array.of(0x02, 0, 0, 0, 0, 0x01);
  return { ssid, bssid, channel: 6, rssi: DEFAULT_RSSI, security: "wpa2", hidden: false };
}

/** The radio of a board in its surroundings. */
export function simulatedWifi(board: SimBoard): WifiRadio {
  return new SimWifiRadio(board);
}
