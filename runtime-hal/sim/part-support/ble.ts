/** What Bluetooth devices of board files have in common: UUIDs and values as texts, advertisements, addresses. */

import { BleUuid, type BleAddress } from "../../hal/bluetooth.js";

/** `180f`, `0x180f`, or 32 digits with hyphens; `undefined`: none of these. */
export function uuidOf(text: string): BleUuid | undefined {
  const digits = text.trim().replace(/^0x/i, "").replace(/-/g, "");
  if (!/^([0-9a-f]{4}|[0-9a-f]{8}|[0-9a-f]{32})$/i.test(digits)) return undefined;
  return new BleUuid(Uint8Array.from(digits.match(/../g)!, (pair) => Number.parseInt(pair, 16)).reverse());
}

/** As people write it. */
export function uuidText({ bytes }: BleUuid): string {
  const digits = [...bytes]
    .reverse()
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  if (bytes.length < 16) return digits;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** A value of an event: bytes as `0x1a0b` or `1a 0b`, else a text. */
export function valueBytes(value: unknown): Uint8Array {
  const text = String(value);
  const hex =
    /^0x(([0-9a-f]{2})+)$/i.exec(text)?.[1] ?? (/^([0-9a-f]{2} +)+[0-9a-f]{2}$/i.test(text) ? text : "");
  const pairs = hex.match(/[0-9a-f]{2}/gi);
  if (pairs === null) return new TextEncoder().encode(text);
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

const MAC = /^[0-9a-f]{2}([:-]?[0-9a-f]{2}){5}$/i;
const counts = new WeakMap<object, number>();

/** The address of a part: as given, or a random static one that no other part has. */
export function deviceAddress(air: object, given: string | undefined): BleAddress {
  if (given !== undefined) {
    const pairs = given.replace(/[:-]/g, "").match(/../g)!;
    return { type: 0, bytes: Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)) };
  }
  const count = (counts.get(air) ?? 0) + 1;
  counts.set(air, count);
  return { type: 1, bytes: Uint8Array.of(0xc0, 0, 0, 0, 0, count) };
}

/** For `check` of a part. */
export const isAddress = (text: unknown): boolean => text === undefined || MAC.test(text as string);

/** Kinds of data in advertisements (Bluetooth Assigned Numbers, 2.3). */
const KIND = { flags: 1, uuids16: 3, uuids32: 5, uuids128: 7, shortName: 8, name: 9 };
const FLAGS = 6;
const MOST_DATA = 31;

/** An advertisement of these services, with the name in it or, if there is no room, in the answer to a scan. */
export function advertisementOf(
  name: string,
  uuids: readonly BleUuid[],
): { data: Uint8Array; response: Uint8Array } {
  const field = (kind: number, bytes: readonly number[]): number[] =>
    bytes.length === 0 ? [] : [bytes.length + 1, kind, ...bytes];
  const ofSize = (size: number): number[] =>
    uuids.filter(({ bytes }) => bytes.length === size).flatMap(({ bytes }) => [...bytes]);
  const services = [
    ...field(KIND.uuids16, ofSize(2)),
    ...field(KIND.uuids32, ofSize(4)),
    ...field(KIND.uuids128, ofSize(16)),
  ];
  const named = field(KIND.name, [...new TextEncoder().encode(name)]);
  const data = [...field(KIND.flags, [FLAGS]), ...services];
  const fits = data.length + named.length <= MOST_DATA;
  return {
    data: Uint8Array.from(fits ? [...data, ...named] : data),
    response: Uint8Array.from(fits ? [] : named),
  };
}

/** The name in an advertisement; "" if there is none. */
export function advertisedName(data: Uint8Array): string {
  for (let at = 0; at + 1 < data.length && data[at]! > 0; at += data[at]! + 1) {
    const kind = data[at + 1]!;
    if (kind === KIND.name || kind === KIND.shortName)
      return new TextDecoder().decode(data.subarray(at + 2, at + data[at]! + 1));
  }
  return "";
}
