/** The module `socket`, as on the unix port. */

import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { osError } from "../../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../../runtime-hal/core/float.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { checkCount, native, waiting } from "../../../runtime-hal/core/native.js";
import { PyBytes, PyList, PyTuple } from "../../../runtime-hal/core/objects.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { portError } from "../port-errno.js";
import { addressOf, addressValue, AF_INET, lookUp, packIp } from "./address.js";
import { setHandler } from "./handler.js";
import { PySocket } from "./socket-object.js";
import { bytesArgument, countOf, sendAll, streamMethods } from "./stream-methods.js";
import { textArgument } from "../text-argument.js";

const EINVAL = 22;
const EPROTONOSUPPORT = 93;
const EAFNOSUPPORT = 97;

const SOCK_STREAM = 1;
const SOCK_DGRAM = 2;
const SOCK_RAW = 3;
const MSG_PEEK = 2;
const MSG_DONTWAIT = 0x40;
const PROTOCOL_NUMBERS: Readonly<Record<number, number>> = {
  [SOCK_STREAM]: 6,
  [SOCK_DGRAM]: 17,
  [SOCK_RAW]: 0,
};

function makeSocket(args: readonly Value[]): PySocket {
  const family = args[0] === undefined ? AF_INET : intArgument(args[0]);
  const type = args[1] === undefined ? SOCK_STREAM : intArgument(args[1]);
  const protocol = args[2] === undefined ? 0 : intArgument(args[2]);
  if (family !== AF_INET) throw portError(EAFNOSUPPORT);
  if (type !== SOCK_STREAM && type !== SOCK_DGRAM)
    throw portError(type === SOCK_RAW ? EPROTONOSUPPORT : EINVAL);
  if (protocol !== 0 && protocol !== PROTOCOL_NUMBERS[type]) throw portError(EPROTONOSUPPORT);
  return new PySocket(type === SOCK_STREAM ? "stream" : "datagram");
}

/** Runs `body` without waiting if the flags say so. */
function withFlags<T>(self: PySocket, flags: Value, body: (peek: boolean) => T): T {
  const bits = flags === undefined ? 0 : intArgument(flags);
  const before = self.timeoutMs;
  if (bits & MSG_DONTWAIT) self.timeoutMs = 0;
  try {
    return body((bits & MSG_PEEK) !== 0);
  } finally {
    self.timeoutMs = before;
  }
}

const none = (name: string, count: number, run: (self: PySocket, ...args: Value[]) => void): Value =>
  native(name, count, count, (self: PySocket, ...args: Value[]) => {
    run(self, ...args);
    return null;
  });

export const socketType = defineType({
  name: "socket",
  js: PySocket,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, 3);
    return makeSocket(args);
  },
  slots: {
    repr$(this: PySocket): string {
      return `<_socket ${this.fd}>`;
    },
  },
  methods: {
    ...streamMethods((self: PySocket) => self),
    fileno: native("fileno", 1, 1, (self: PySocket) => self.fd),
    bind: none("bind", 2, (self, address) => self.bind(addressOf(address))),
    connect: waiting(
      "first",
      none("connect", 2, (self, address) => self.connect(addressOf(address))),
    ),
    listen: native("listen", 1, 2, (self: PySocket, backlog?: Value) => {
      // How many connections wait to be accepted is the network's choice.
      if (backlog !== undefined) intArgument(backlog);
      self.listen();
      return null;
    }),
    accept: waiting(
      "first",
      native("accept", 1, 1, (self: PySocket) => {
        const { socket, peer } = self.accept();
        return new PyTuple([socket, addressValue(peer)]);
      }),
    ),
    recv: waiting(
      "first",
      native("recv", 2, 3, (self: PySocket, size: Value, flags?: Value) =>
        withFlags(self, flags, (peek) => new PyBytes(self.receive(countOf(size), peek).bytes.slice())),
      ),
    ),
    recvfrom: waiting(
      "first",
      native("recvfrom", 2, 3, (self: PySocket, size: Value, flags?: Value) =>
        withFlags(self, flags, (peek) => {
          const { bytes, from } = self.receive(countOf(size), peek);
          return new PyTuple([new PyBytes(bytes.slice()), addressValue(from)]);
        }),
      ),
    ),
    send: native("send", 2, 3, (self: PySocket, data: Value) => self.send(bytesArgument(data))),
    sendall: none("sendall", 2, (self, data) => sendAll(self, bytesArgument(data))),
    sendto: native("sendto", 3, 4, (self: PySocket, data: Value, flagsOrAddress: Value, address?: Value) => {
      return self.sendTo(bytesArgument(data), addressOf(address ?? flagsOrAddress));
    }),
    settimeout: none("settimeout", 2, (self, seconds) => {
      self.setTimeout(seconds === null ? Infinity : toFloat(seconds) * 1000);
    }),
    setsockopt: none("setsockopt", 4, (self, level, option, value) => {
      self.checkOpen();
      setOption(self, intArgument(level), intArgument(option), value);
    }),
    makefile: native("makefile", 1, 3, (self: PySocket) => self),
  },
});

const SOL_SOCKET = 1;
const SO_REUSEADDR = 2;
const SO_BROADCAST = 6;
const SO_KEEPALIVE = 9;
const SO_LINGER = 13;
/** Of boards: a function that is called when something arrives. */
const SO_REGISTER_HANDLER = 20;
const IPPROTO_IP = 0;
const IPPROTO_TCP = 6;
const TCP_NODELAY = 1;
const IP_ADD_MEMBERSHIP = 35;
const IP_DROP_MEMBERSHIP = 36;

/** `setsockopt`: options that the network has no use for are set without effect. */
function setOption(self: PySocket, level: number, option: number, value: Value): void {
  if (level === IPPROTO_IP && (option === IP_ADD_MEMBERSHIP || option === IP_DROP_MEMBERSHIP)) {
    const bytes = getBytes(value);
    if (bytes.length < 8) throw osError(EINVAL);
    const through = bytes.subarray(4, 8).join(".");
    return self.set({
      name: option === IP_ADD_MEMBERSHIP ? "join" : "leave",
      group: bytes.subarray(0, 4).join("."),
      through: through === "0.0.0.0" ? undefined : through,
    });
  }
  if (level === SOL_SOCKET && option === SO_LINGER) {
    // `struct linger`: whether closing waits, and for how many seconds. Without any the connection is reset.
    const bytes = getBytes(value);
    return self.set({
      name: "reset",
      on: bytes.some((b, i) => i < 4 && b !== 0) && !bytes.some((b, i) => i >= 4 && b !== 0),
    });
  }
  if (level === SOL_SOCKET && option === SO_REGISTER_HANDLER) {
    setHandler(self, value);
    return;
  }
  if (typeof value !== "number" && typeof value !== "boolean") return;
  const on = truth(value);
  if (level === SOL_SOCKET && option === SO_REUSEADDR) self.isShared = on;
  else if (level === SOL_SOCKET && option === SO_BROADCAST) self.set({ name: "broadcast", on });
  else if (level === SOL_SOCKET && option === SO_KEEPALIVE) self.set({ name: "keep-alive", on });
  else if (level === IPPROTO_TCP && option === TCP_NODELAY) self.set({ name: "no-delay", on });
}

/** `getaddrinfo(host, port, family, type)`: one entry for each type that is asked for. */
function getaddrinfo(host: Value, portValue: Value, family?: Value, wanted?: Value): PyList {
  const port = typeof portValue === "string" ? Number(portValue) : intArgument(portValue);
  if (!Number.isInteger(port)) throw osError(EINVAL);
  if (family !== undefined && ![0, AF_INET].includes(intArgument(family))) throw portError(EAFNOSUPPORT);
  const address = { host: lookUp(host === null ? "" : textArgument(host)), port };
  const type = wanted === undefined ? 0 : intArgument(wanted);
  const entries: Value[] = [];
  for (const known of [SOCK_STREAM, SOCK_DGRAM, SOCK_RAW]) {
    if (type !== 0 && type !== known) continue;
    const protocol = PROTOCOL_NUMBERS[known] as number;
    entries.push(new PyTuple([AF_INET, known, protocol, null, addressValue(address)]));
  }
  return new PyList(entries);
}

/** Names of the module. */
export function socketModule(): Record<string, Value> {
  return {
    socket: socketType,
    getaddrinfo: native("getaddrinfo", 2, 6, getaddrinfo),
    inet_pton: native("inet_pton", 2, 2, (_family: Value, text: Value) => packIp(textArgument(text))),
    inet_ntop: native("inet_ntop", 2, 2, (_family: Value, bytes: Value) =>
      getBytes(bytes).subarray(0, 4).join("."),
    ),
    sockaddr: native("sockaddr", 1, 1, (value: Value) => {
      const { host, port } = addressOf(value);
      return new PyTuple([AF_INET, packIp(host), port]);
    }),
    AF_UNIX: 1,
    AF_INET,
    AF_INET6: 10,
    SOCK_STREAM,
    SOCK_DGRAM,
    SOCK_RAW,
    MSG_DONTROUTE: 4,
    MSG_DONTWAIT,
    MSG_PEEK,
    SOL_SOCKET,
    SO_REUSEADDR,
    SO_ERROR: 4,
    SO_BROADCAST,
    SO_KEEPALIVE,
    SO_LINGER,
    IPPROTO_IP,
    IPPROTO_TCP,
    IPPROTO_UDP: PROTOCOL_NUMBERS[SOCK_DGRAM] as number,
    TCP_NODELAY,
    IP_ADD_MEMBERSHIP,
    IP_DROP_MEMBERSHIP,
  };
}
