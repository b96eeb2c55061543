/** Addresses of interfaces: what they are before there is a network, and how programs write them. */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import type { Ipv4Setup } from "../../../runtime-hal/hal/wifi.js";
import { textArgument } from "../text-argument.js";

export const ACCESS_POINT_ADDRESS: Ipv4Setup = {
  address: "192.168.4.1",
  netmask: "255.255.255.0",
  gateway: "192.168.4.1",
  dns: "8.8.8.8",
};
export const NO_ADDRESS: Ipv4Setup = {
  address: "0.0.0.0",
  netmask: "0.0.0.0",
  gateway: "0.0.0.0",
  dns: "0.0.0.0",
};

/** Whether a text is an address: four numbers with dots between. */
export function isDotted(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}

/** An address that a program gives; ValueError for anything else. */
export function dotted(v: Value): string {
  const text = textArgument(v);
  if (!isDotted(text)) throw valueError("invalid arguments");
  return text;
}
