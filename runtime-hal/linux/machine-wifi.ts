/**
 * The machine's connection to its network, as programs for boards see it: the operating system makes it, so joining means to wait until
 * the machine has an address, whatever name and password were given.
 */

import type { networkInterfaces, NetworkInterfaceInfo } from "node:os";
import type { AccessPoint, Ipv4Setup, WifiRadio, WifiState } from "../hal/wifi.js";
import type { SystemFiles } from "./system-files.js";

/** What of the board is used here. */
interface Surroundings {
  readonly files: SystemFiles;
  warn(text: string): void;
  note(what: string, is: string): void;
}

interface Link {
  readonly name: string;
  readonly info: NetworkInterfaceInfo;
}

const NOWHERE = "0.0.0.0";
/** RTF_GATEWAY of Linux' route.h. */
const GATEWAY = 2;

export class MachineWifi implements WifiRadio {
  private isWanted = true;

  constructor(
    private readonly board: Surroundings,
    private readonly interfaces: typeof networkInterfaces,
  ) {}

  /** The connection, by radio if there is one. */
  private link(): Link | undefined {
    const links = Object.entries(this.interfaces()).flatMap(([name, infos]) =>
      (infos ?? [])
        .filter((info) => info.family === "IPv4" && !info.internal)
        .map((info) => ({ name, info })),
    );
    return links.find(({ name }) => this.isRadio(name)) ?? links[0];
  }

  private isRadio(name: string): boolean {
    return this.board.files.exists(`/sys/class/net/${name}/wireless`);
  }

  mac(which: "station" | "access-point"): Uint8Array {
    const digits = this.link()?.info.mac.split(":") ?? [];
    const mac = Uint8Array.from({ length: 6 }, (_, i) => Number.parseInt(digits[i] ?? "0", 16));
    // The second interface of a radio has an address that its owner may choose.
    if (which === "access-point") mac[0] = (mac[0] as number) | 2;
    return mac;
  }

  scan(): readonly AccessPoint[] {
    this.board.warn("the operating system has the radio: scan() finds no networks");
    return [];
  }

  join(ssid: string): void {
    this.isWanted = true;
    const link = this.link();
    const is = link === undefined ? "not connected" : `${link.name}, ${link.info.address}`;
    this.board.note(
      "network",
      `${is}; the operating system connects, '${ssid}' and its password are not used`,
    );
  }

  leave(): void {
    this.isWanted = false;
  }

  serve(): void {
    this.board.warn("the operating system has the radio: the access point of the program is not opened");
  }

  state(): WifiState {
    if (!this.isWanted) return "idle";
    return this.link() === undefined ? "connecting" : "connected";
  }

  rssi(): number {
    const name = this.link()?.name ?? "";
    const line = this.board.files
      .tryRead("/proc/net/wireless")
      ?.split("\n")
      .find((text) => text.trimStart().startsWith(`${name}:`));
    // Name, status, quality of the link, level of the signal.
    return Math.round(Number(line?.trim().split(/\s+/)[3] ?? 0));
  }

  address(): Ipv4Setup | undefined {
    const link = this.isWanted ? this.link() : undefined;
    if (link === undefined) return undefined;
    const { address, netmask } = link.info;
    return { address, netmask, gateway: this.gateway(link.name), dns: this.nameServer() };
  }

  /** Of the kernel's table of routes: the one to everywhere. Its addresses are numbers in the order of the machine, which is little-endian. */
  private gateway(name: string): string {
    for (const line of this.board.files.tryRead("/proc/net/route")?.split("\n") ?? []) {
      const [link, to, through = "", flags = "0"] = line.split("\t");
      if (link !== name || to !== "00000000" || (Number.parseInt(flags, 16) & GATEWAY) === 0) continue;
      const bytes = through.match(/../g) ?? [];
      return bytes
        .reverse()
        .map((byte) => Number.parseInt(byte, 16))
        .join(".");
    }
    return NOWHERE;
  }

  private nameServer(): string {
    const text = this.board.files.tryRead("/etc/resolv.conf") ?? "";
    return /^\s*nameserver\s+(\d+\.\d+\.\d+\.\d+)/m.exec(text)?.[1] ?? NOWHERE;
  }
}
