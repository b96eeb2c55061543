/**
 * A simulated radio. Without a list of networks every name and password is accepted, so that scripts run with the credentials that
 * stand in them; with one, only those networks are in reach, and passwords must be right.
 */

import type { AccessPoint, Ipv4Setup, WifiRadio, WifiState } from "../hal/wifi.js";
import type { SimBoard } from "./board.js";

/** A network of the simulated surroundings. */
export interface SimNetwork extends AccessPoint {
  readonly key?: string;
}

/** Microseconds: listening on all channels; authentication and DHCP; until an absent network is given up. */
const SCAN_US = 2_100_000;
const JOIN_US = 1_200_000;
const GIVE_UP_US = 2_500_000;

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

export class SimWifiRadio implements WifiRadio {
  private current: WifiState = "idle";
  private accessPoint: AccessPoint | undefined;
  private cancel: () => void = () => {};

  constructor(
    private readonly board: SimBoard,
    private readonly networks: readonly SimNetwork[] | undefined,
  ) {}

  mac(which: "station" | "access-point"): Uint8Array {
    const mac = Uint8Array.from(MAC);
    if (which === "access-point") mac[5] = (MAC[5] as number) + 1;
    return mac;
  }

  scan(): readonly AccessPoint[] {
    this.board.clock.sleepUs(SCAN_US);
    return [...(this.networks ?? [anyNetwork("halpy")])].sort((a, b) => b.rssi - a.rssi);
  }

  join(ssid: string, key: string | undefined): void {
    this.cancel();
    const { clock } = this.board;
    const found = this.networks === undefined ? anyNetwork(ssid) : this.find(ssid);
    this.current = "connecting";
    this.accessPoint = undefined;
    this.cancel = clock.schedule(clock.currentUs + (found === undefined ? GIVE_UP_US : JOIN_US), () => {
      if (found === undefined) this.current = "no-access-point";
      else if (found.key !== undefined && found.key !== (key ?? "")) this.current = "wrong-password";
      else {
        this.current = "connected";
        this.accessPoint = found;
      }
    });
  }

  /** The strongest network of that name. */
  private find(ssid: string): SimNetwork | undefined {
    return (this.networks ?? []).filter((n) => n.ssid === ssid).sort((a, b) => b.rssi - a.rssi)[0];
  }

  leave(): void {
    this.cancel();
    this.current = "idle";
    this.accessPoint = undefined;
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
  return new SimWifiRadio(board, board.networks);
}
