/** The module `_espnow`: the class that `espnow` (stdlib/py/espnow.py) is derived from (MicroPython ports/esp32/modespnow.c, ports/esp8266/modespnow.c). */

import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { importError, typeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments, waiting } from "../../../runtime-hal/core/native.js";
import { PyByteArray, PyBytes, PyList, PyTuple } from "../../../runtime-hal/core/objects.js";
import { isCallable } from "../../../runtime-hal/core/function.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { setitem } from "../../../runtime-hal/core/subscript.js";
import { defineType, typeName, type PyType } from "../../../runtime-hal/core/type.js";
import { utf8Encode } from "../../../runtime-hal/core/utf8.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { computed } from "../computed.js";
import { lazyType } from "../machine/part.js";
import { espNowError } from "./errors.js";
import {
  ADDRESS_BYTES,
  bytesOfLength,
  KEY_BYTES,
  MOST_ENCRYPTED,
  MOST_PEERS,
  peerTuple,
  type Peer,
} from "./peers.js";
import { espNow, mostBytes, waitUntil, type EspNow } from "./protocol.js";
import type { Message } from "./receive-buffer.js";

const POLLIN = 1;
const POLLOUT = 4;

/** Rates by name (wifi_phy_rate_t of ESP-IDF). */
const RATES: Readonly<Record<string, number>> = {
  RATE_LORA_250K: 0x29,
  RATE_LORA_500K: 0x2a,
  RATE_1M: 0x00,
  RATE_2M: 0x01,
  RATE_5M: 0x02,
  RATE_6M: 0x0b,
  RATE_11M: 0x03,
  RATE_12M: 0x0a,
  RATE_24M: 0x09,
  RATE_54M: 0x0c,
};

/** The state that all objects share. */
const state = (): EspNow => espNow() as EspNow;

class PyEspNow extends PyObject {
  /** For `select`. */
  pollEvents(events: number): number {
    const it = state();
    if (!it.isActive) return 0;
    const readable = it.messages.isEmpty ? 0 : POLLIN;
    return events & (readable | (it.isWaiting && !it.isEsp8266 ? 0 : POLLOUT));
  }
}

const address = (v: Value): Uint8Array => bytesOfLength(v, ADDRESS_BYTES);

function config(args: readonly Value[], kw: Keywords): Value {
  const it = state();
  const keyword = (name: string) => ({ name, keywordOnly: true, convert: intArgument });
  if (it.isEsp8266) {
    const [bytes, timeout] = parseArguments(args, kw, [keyword("rxbuf"), keyword("timeout_ms")]);
    if (bytes !== null && bytes >= 0) it.bufferBytes = bytes;
    if (timeout !== null && timeout >= 0) it.timeoutMs = timeout;
    return null;
  }
  const [asked, bytes, timeout] = parseArguments(args, kw, [
    { name: "" },
    keyword("rxbuf"),
    keyword("timeout_ms"),
    keyword("rate"),
  ]);
  if (bytes !== null && bytes >= 0) it.bufferBytes = bytes;
  if (timeout !== null) it.timeoutMs = timeout;
  if (asked === null) return null;
  if (asked === "rxbuf") return it.bufferBytes;
  if (asked === "timeout_ms") return it.timeoutMs;
  throw valueError("unknown config param");
}

/** `send([peer,] message, sync=True)`: whether all that it was sent to have acknowledged it, or True if nobody waits for that. */
function send(args: readonly Value[]): boolean {
  const it = state();
  it.mustBeActive();
  const [first, second, third] = args;
  const to = second !== undefined && first !== null ? address(first) : undefined;
  const message: Value = second ?? first;
  const bytes = typeof message === "string" ? utf8Encode(message) : getBytes(message);
  const waits = third === undefined || third === null || truth(third);
  if (waits) it.untilAnswered();
  const before = it.sent.failures;
  if (bytes.length === 0 || bytes.length > mostBytes(it.isEsp8266)) throw espNowError("ARG");
  const peers: readonly Peer[] = to === undefined ? it.peers.single : [it.peers.get(to)];
  if (peers.length === 0) throw espNowError("NOT_FOUND");
  for (const peer of peers) it.send(peer, bytes);
  if (!waits) return true;
  it.untilAnswered();
  return it.sent.failures === before;
}

/** Puts a message into the buffers of the program. */
function store(it: EspNow, list: PyList, { from, bytes, rssi, timeMs }: Message): void {
  const target: Value = list.items[1];
  const into = getWritableBytes(target);
  if (bytes.length > into.length) {
    it.messages.clear();
    throw valueError("ESPNow.recv(): buffer error");
  }
  into.set(bytes);
  if (target instanceof PyByteArray) target.length = bytes.length;
  if (it.isEsp8266) {
    getWritableBytes(list.items[0]).set(from);
    return;
  }
  const sender = new PyBytes(from.slice());
  setitem(it.heard, sender, new PyList([rssi, timeMs]));
  list.items[0] = sender;
  if (list.items.length >= 4) [list.items[2], list.items[3]] = [rssi, timeMs];
}

/** `recvinto(buffers[, timeout_ms])`: the length of the message, 0 if none came in time. */
function receiveInto(_self: PyEspNow, buffers: Value, timeout?: Value): number {
  const it = state();
  const { messages } = it;
  const ms = timeout === undefined || timeout === null ? it.timeoutMs : intArgument(timeout);
  if (!(buffers instanceof PyList)) throw typeError(`object '${typeName(buffers)}' isn't a list`);
  if (buffers.items.length < 2)
    throw valueError(`requested length 2 but object has length ${buffers.items.length}`);
  const target: Value = buffers.items[1];
  // All the room that it ever had is there again.
  if (target instanceof PyByteArray) target.length = target.u8.length;
  getWritableBytes(target);
  if (it.isEsp8266) bytesOfLength(buffers.items[0], ADDRESS_BYTES);
  if (!waitUntil(() => !messages.isEmpty, ms)) return 0;
  const message = messages.take() as Message;
  store(it, buffers, message);
  return message.bytes.length;
}

const peerMethod = (
  name: string,
  run: (it: EspNow, to: Uint8Array, args: Value[], kw: Keywords) => void,
): Value =>
  nativeKw(name, 2, Infinity, (args, kw) => {
    const it = state();
    it.mustBeActive();
    run(it, address(args[1]), args.slice(2), kw);
    return null;
  });

/** What the ESP8266 has not. */
const esp32Methods = (): Record<string, Value> => ({
  irq: native("irq", 2, 3, (_self: PyEspNow, handler: Value, argument: Value = null) => {
    if (handler !== null && !isCallable(handler)) throw valueError("invalid handler");
    state().setHandler(handler, argument);
    return null;
  }),
  stats: native("stats", 1, 1, () => {
    const { sent, received } = state();
    return new PyTuple([sent.frames, sent.answers, sent.failures, received.frames, received.dropped]);
  }),
  mod_peer: peerMethod("mod_peer", (it, to, args, kw) => it.peers.modify(to, args, kw)),
  get_peer: native("get_peer", 2, 2, (_self: PyEspNow, to: Value) => {
    const it = state();
    it.mustBeActive();
    return peerTuple(it.peers.get(address(to)));
  }),
  get_peers: native("get_peers", 1, 1, () => {
    const it = state();
    it.mustBeActive();
    return new PyTuple(it.peers.single.map(peerTuple));
  }),
  peer_count: native("peer_count", 1, 1, () => {
    const it = state();
    it.mustBeActive();
    return new PyTuple([it.peers.total, it.peers.encrypted]);
  }),
});

const baseType = lazyType((): PyType => {
  const { isEsp8266 } = state();
  return defineType({
    name: "ESPNowBase",
    js: PyEspNow,
    make: () => new PyEspNow(),
    init: () => undefined,
    attrs: isEsp8266
      ? {}
      : {
          peers_table: computed("peers_table", () => state().heard),
        },
    methods: {
      active: native("active", 1, 2, (_self: PyEspNow, on?: Value) => {
        const it = state();
        if (on !== undefined) {
          if (truth(on)) it.activate();
          else it.deactivate();
        }
        return it.isActive;
      }),
      config: nativeKw("config", 1, Infinity, (args, kw) => config(args.slice(1), kw)),
      send: waiting(
        "first",
        native("send", isEsp8266 ? 3 : 2, 4, (_self: PyEspNow, ...args: Value[]) => send(args)),
      ),
      recvinto: waiting("first", native("recvinto", 2, 3, receiveInto)),
      any: native("any", 1, 1, () => !state().messages.isEmpty),
      set_pmk: native("set_pmk", 2, 2, (_self: PyEspNow, key: Value) => {
        state().mustBeActive();
        bytesOfLength(key, KEY_BYTES);
        return null;
      }),
      add_peer: peerMethod("add_peer", (it, to, args, kw) => it.peers.add(to, args, kw)),
      del_peer: peerMethod("del_peer", (it, to) => it.peers.delete(to)),
      ...(isEsp8266 ? {} : esp32Methods()),
    },
  });
});

/** Names of the module; it is there on boards of the ESP32 and ESP8266 ports. */
export function _espnowModule(): Record<string, Value> {
  const { dialect } = bootBoard().description;
  if ((dialect !== "esp32" && dialect !== "esp8266") || espNow() === undefined)
    throw importError("no module named 'espnow'");
  const isEsp8266 = dialect === "esp8266";
  return {
    ESPNowBase: baseType(),
    MAX_DATA_LEN: mostBytes(isEsp8266),
    ADDR_LEN: ADDRESS_BYTES,
    KEY_LEN: KEY_BYTES,
    MAX_TOTAL_PEER_NUM: MOST_PEERS,
    MAX_ENCRYPT_PEER_NUM: MOST_ENCRYPTED,
    ...(isEsp8266 ? {} : RATES),
  };
}
