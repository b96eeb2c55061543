/** Addresses of the Internet Protocol, version 4, as text. */

/** Octets at which the addresses of groups begin, and those that are not in use (RFC 1112). */
const FIRST_GROUP = 224;
const FIRST_UNUSED = 240;

export const isAddress = (host: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(host) && host.split(".").every((part) => Number(part) < 256);

/** Does it stand for everybody in a network, or for a group? */
export function isOfMany(address: string): boolean {
  if (!isAddress(address)) return false;
  const first = Number.parseInt(address);
  return address.endsWith(".255") || (first >= FIRST_GROUP && first < FIRST_UNUSED);
}
