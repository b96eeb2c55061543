/** Peers of ESP-NOW: who may be sent to, with what key and on which channel (ESP-IDF esp_now.h; MicroPython ports/esp32/modespnow.c). */

import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments } from "../../../runtime-hal/core/native.js";
import { PyBytes, PyTuple } from "../../../runtime-hal/core/objects.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { espNowError } from "./errors.js";

export const ADDRESS_BYTES = 6;
export const KEY_BYTES = 16;
export const MOST_PEERS = 20;
export const MOST_ENCRYPTED = 6;
const GROUP_BIT = 1;

export interface Peer {
  readonly address: Uint8Array;
  key: Uint8Array;
  channel: number;
  /** 0: the station, 1: the access point. */
  interface: number;
  encrypts: boolean;
}

/** Bytes of exactly that length; ValueError otherwise. */
export function bytesOfLength(v: Value, length: number): Uint8Array {
  const bytes = getBytes(v);
  if (bytes.length !== length) throw valueError("invalid buffer length");
  return bytes.slice();
}

const keyOf = (address: Uint8Array): string => address.join(".");

/** Addresses of many: they count as no peers where all are meant. */
export const isGroup = ({ address }: Peer): boolean => (address[0]! & GROUP_BIT) !== 0;

const ARGUMENTS = ["lmk", "channel", "ifidx", "encrypt"].map((name) => ({ name }));

/** `lmk`, `channel`, `ifidx` and `encrypt` as a program gives them; None leaves what is there. */
function update(peer: Peer, args: readonly Value[], kw: Keywords): void {
  const [key, channel, which, encrypts] = parseArguments(args, kw, ARGUMENTS);
  if (key !== null) {
    peer.encrypts = truth(key);
    if (peer.encrypts) peer.key = bytesOfLength(key, KEY_BYTES);
  }
  if (channel !== null) peer.channel = intArgument(channel);
  if (which !== null) peer.interface = intArgument(which);
  if (encrypts !== null) peer.encrypts = truth(encrypts);
}

export class Peers {
  private readonly all = new Map<string, Peer>();

  find(address: Uint8Array): Peer | undefined {
    return this.all.get(keyOf(address));
  }

  /** OSError: there is none with that address. */
  get(address: Uint8Array): Peer {
    const peer = this.find(address);
    if (peer === undefined) throw espNowError("NOT_FOUND");
    return peer;
  }

  /** OSError: it is there already, or there are too many. */
  add(address: Uint8Array, args: readonly Value[], kw: Keywords): void {
    const none = new Uint8Array(KEY_BYTES);
    const peer: Peer = { address, key: none, channel: 0, interface: 0, encrypts: false };
    update(peer, args, kw);
    if (this.find(address) !== undefined) throw espNowError("EXIST");
    if (this.all.size >= MOST_PEERS) throw espNowError("FULL");
    if (peer.encrypts && this.encrypted >= MOST_ENCRYPTED) throw espNowError("FULL");
    if (peer.encrypts && isGroup(peer)) throw espNowError("ARG");
    this.all.set(keyOf(address), peer);
  }

  modify(address: Uint8Array, args: readonly Value[], kw: Keywords): void {
    update(this.get(address), args, kw);
  }

  delete(address: Uint8Array): void {
    if (!this.all.delete(keyOf(address))) throw espNowError("NOT_FOUND");
  }

  clear(): void {
    this.all.clear();
  }

  get total(): number {
    return this.all.size;
  }

  get encrypted(): number {
    return [...this.all.values()].filter(({ encrypts }) => encrypts).length;
  }

  /** Without groups. */
  get single(): Peer[] {
    return [...this.all.values()].filter((peer) => !isGroup(peer));
  }
}

/** As `get_peer` and `get_peers` give one. */
export const peerTuple = ({ address, key, channel, interface: which, encrypts }: Peer): PyTuple =>
  new PyTuple([new PyBytes(address.slice()), new PyBytes(key.slice()), channel, which, encrypts]);
