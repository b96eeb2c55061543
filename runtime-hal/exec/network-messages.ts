/** Messages between the program and the thread that has its sockets. */

import type { EndpointOption, HostAddress, SecureOptions } from "./host-network.js";

/** What the program asks for. Numbers of endpoints are the program's choice, but for those of accepted connections. */
export type NetworkRequest =
  | { readonly ask: "connect"; readonly id: number; readonly to: HostAddress; readonly localPort: number }
  | { readonly ask: "listen"; readonly id: number; readonly at: HostAddress; readonly backlog: number }
  | { readonly ask: "bind"; readonly id: number; readonly at: HostAddress; readonly isShared: boolean }
  | { readonly ask: "look-up"; readonly id: number; readonly name: string }
  | {
      readonly ask: "send";
      readonly id: number;
      readonly bytes: Uint8Array;
      readonly to: HostAddress | undefined;
    }
  | { readonly ask: "receive"; readonly id: number; readonly bytes: number }
  | { readonly ask: "set"; readonly id: number; readonly option: EndpointOption }
  | {
      readonly ask: "secure";
      readonly id: number;
      readonly options: SecureOptions;
      readonly pending: Uint8Array;
    }
  | { readonly ask: "close"; readonly id: number }
  /** The answer comes when everything that was asked for before has had its effect on this machine. */
  | { readonly ask: "settle"; readonly id: 0 }
  /** The program is over: what was sent goes out, then the answer comes. */
  | { readonly ask: "finish"; readonly id: 0 };

export type NetworkNews =
  | { readonly news: "opened"; readonly id: number; readonly local: HostAddress }
  | {
      readonly news: "accepted";
      readonly id: number;
      readonly connection: number;
      readonly peer: HostAddress;
    }
  | {
      readonly news: "received";
      readonly id: number;
      readonly bytes: Uint8Array;
      readonly from: HostAddress | undefined;
    }
  | { readonly news: "sent"; readonly id: number; readonly bytes: number }
  | { readonly news: "ended"; readonly id: number }
  | {
      readonly news: "secured";
      readonly id: number;
      readonly cipher: string;
      readonly version: string;
      readonly certificate: Uint8Array | undefined;
    }
  | { readonly news: "failed"; readonly id: number; readonly code: string }
  | {
      readonly news: "found";
      readonly id: number;
      readonly addresses: readonly string[];
      readonly code: string | undefined;
    }
  | { readonly news: "settled" | "finished"; readonly id: 0 };
