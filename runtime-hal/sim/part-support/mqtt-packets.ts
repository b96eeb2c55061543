/** Control packets of MQTT 3.1.1: taken out of a stream of bytes, and made. Numbers of chapters are those of the standard. */

import { joined } from "./joined.js";

export const CONNECT = 1;
export const CONNACK = 2;
export const PUBLISH = 3;
export const PUBACK = 4;
export const PUBREC = 5;
export const PUBREL = 6;
export const PUBCOMP = 7;
export const SUBSCRIBE = 8;
export const SUBACK = 9;
export const UNSUBSCRIBE = 10;
export const UNSUBACK = 11;
export const PINGREQ = 12;
export const PINGRESP = 13;
export const DISCONNECT = 14;

export interface Packet {
  readonly type: number;
  /** The lower four bits of the first byte. */
  readonly flags: number;
  readonly body: PacketBody;
}

/** What was sent is no MQTT: the connection is to be closed. */
export class ProtocolError extends Error {}

/** The bytes behind the length, read from the front. */
export class PacketBody {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isOver(): boolean {
    return this.at >= this.bytes.length;
  }

  take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw new ProtocolError();
    return this.bytes.subarray(this.at, (this.at += count));
  }

  byte(): number {
    return this.take(1)[0] as number;
  }

  word(): number {
    return this.byte() * 256 + this.byte();
  }

  /** Bytes behind their length. */
  field(): Uint8Array {
    return this.take(this.word());
  }

  text(): string {
    return new TextDecoder().decode(this.field());
  }

  rest(): Uint8Array {
    return this.take(this.bytes.length - this.at);
  }
}

/** A length has seven bits in each byte, four bytes at most (2.2.3). */
const LENGTH_BYTES = 4;

export class PacketReader {
  private bytes: Uint8Array = new Uint8Array();

  /** Packets that are complete now. */
  feed(more: Uint8Array): Packet[] {
    this.bytes = joined(this.bytes, more);
    const found: Packet[] = [];
    for (let next = this.next(); next !== undefined; next = this.next()) found.push(next);
    return found;
  }

  private next(): Packet | undefined {
    const { bytes } = this;
    let length = 0;
    for (let i = 0; ; i++) {
      const byte = bytes[i + 1];
      if (byte === undefined) return undefined;
      if (i === LENGTH_BYTES) throw new ProtocolError();
      length += (byte & 0x7f) * 128 ** i;
      if (byte >= 0x80) continue;
      const from = i + 2;
      if (bytes.length < from + length) return undefined;
      this.bytes = bytes.subarray(from + length);
      const first = bytes[0] as number;
      return {
        type: first >> 4,
        flags: first & 15,
        body: new PacketBody(bytes.slice(from, from + length)),
      };
    }
  }
}

export const word = (n: number): number[] => [n >> 8, n & 0xff];

export const field = (text: string): number[] => {
  const bytes = new TextEncoder().encode(text);
  return [...word(bytes.length), ...bytes];
};

export function packetBytes(type: number, flags: number, body: Iterable<number> = []): Uint8Array {
  const rest = [...body];
  const length: number[] = [];
  let n = rest.length;
  do {
    length.push((n & 0x7f) | (n > 0x7f ? 0x80 : 0));
    n >>= 7;
  } while (n > 0);
  return joined(Uint8Array.of((type << 4) | flags, ...length), Uint8Array.from(rest));
}
