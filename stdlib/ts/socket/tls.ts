/** The module `tls`: encrypted connections over sockets, as of MicroPython with mbedTLS. Python's `ssl` is made of it. */

import {
  newException,
  notImplementedError,
  osErrorType,
  typeError,
  valueError,
} from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import {
  type ArgumentSpec,
  checkCount,
  native,
  nativeKw,
  parseArguments,
  waiting,
} from "../../../runtime-hal/core/native.js";
import { PyBytes, PyList, PyTuple } from "../../../runtime-hal/core/objects.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import { type Keywords, PyObject, type Value } from "../../../runtime-hal/core/value.js";
import type { SecureOptions } from "../../../runtime-hal/exec/host-network.js";
import type { Pollable } from "../select.js";
import { textArgument } from "../text-argument.js";
import { cipherName, CIPHERS } from "./ciphers.js";
import type { Network } from "./network.js";
import { PySocket } from "./socket-object.js";
import { bytesArgument, countOf, sendAll, streamMethods } from "./stream-methods.js";

const PROTOCOL_TLS_CLIENT = 0;
const PROTOCOL_TLS_SERVER = 1;
const CERT_NONE = 0;
const CERT_OPTIONAL = 1;
const CERT_REQUIRED = 2;
const VERIFY: Readonly<Record<number, SecureOptions["verify"]>> = {
  [CERT_NONE]: "none",
  [CERT_OPTIONAL]: "optional",
  [CERT_REQUIRED]: "required",
};
/** First byte of DER: a sequence. */
const SEQUENCE = 0x30;

class PySslContext extends PyObject {
  verifyMode: number;
  readonly authorities: Uint8Array[] = [];
  certificate: Uint8Array | undefined = undefined;
  key: Uint8Array | undefined = undefined;
  ciphers: string | undefined = undefined;

  constructor(protocol: number) {
    super();
    this.verifyMode = protocol === PROTOCOL_TLS_CLIENT ? CERT_REQUIRED : CERT_NONE;
  }
}

/** A certificate or key. ValueError for what is neither DER nor PEM; what is in it is looked at when a connection is made. */
function credential(v: Value, what: string): Uint8Array {
  const bytes = bytesArgument(v);
  const text = String.fromCharCode(...bytes.subarray(0, 2000));
  if (bytes[0] !== SEQUENCE && !text.includes("-----BEGIN")) throw valueError(`invalid ${what}`);
  return bytes.slice();
}

class PySslSocket extends PyObject implements Pollable {
  constructor(readonly socket: PySocket) {
    super();
  }

  pollEvents(events: number): number {
    return this.socket.pollEvents(events);
  }

  get announcedBy(): Network | undefined {
    return this.socket.announcedBy;
  }
}

defineType({
  name: "SSLSocket",
  js: PySslSocket,
  methods: {
    ...streamMethods((self: PySslSocket) => self.socket),
    recv: waiting(
      "first",
      native("recv", 2, 2, ({ socket }: PySslSocket, size: Value) => {
        return new PyBytes(socket.receive(countOf(size)).bytes);
      }),
    ),
    send: native("send", 2, 2, ({ socket }: PySslSocket, data: Value) => socket.send(bytesArgument(data))),
    sendall: native("sendall", 2, 2, ({ socket }: PySslSocket, data: Value) => {
      sendAll(socket, bytesArgument(data));
      return null;
    }),
    getpeercert: native("getpeercert", 2, 2, ({ socket }: PySslSocket, isBinary: Value) => {
      if (!truth(isBinary)) throw notImplementedError("");
      const certificate = socket.untilSecured()?.certificate;
      return certificate === undefined ? null : new PyBytes(certificate.slice());
    }),
    cipher: native("cipher", 1, 1, ({ socket }: PySslSocket) => {
      const { cipher, version } = socket.untilSecured() ?? { cipher: "", version: "" };
      return new PyTuple([cipherName(cipher), version]);
    }),
  },
});

function setCiphers(self: PySslContext, names: Value): null {
  if (!(names instanceof PyList || names instanceof PyTuple))
    throw typeError("object 'str' isn't a tuple or list");
  const known = spread(names).map((name) => {
    const openSsl = CIPHERS.get(textArgument(name));
    if (openSsl === undefined) throw newException(osErrorType, -0x5e80, "MBEDTLS_ERR_SSL_BAD_CONFIG");
    return openSsl;
  });
  self.ciphers = known.join(":");
  return null;
}

const WRAP_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "server_side", keywordOnly: true, default: false, convert: truth },
  { name: "do_handshake_on_connect", keywordOnly: true, default: true, convert: truth },
  { name: "server_hostname", keywordOnly: true },
];

function wrapSocket([self, sock, ...more]: Value[], kw: Keywords): PySslSocket {
  const [isServer, agreesNow, name] = parseArguments(more, kw, WRAP_ARGUMENTS);
  if (!(sock instanceof PySocket)) throw typeError("TLS needs a socket of the module socket");
  if (name === null && self.verifyMode === CERT_REQUIRED && !isServer)
    throw valueError("CERT_REQUIRED requires server_hostname");
  sock.secure({
    isServer,
    serverName: name === null ? undefined : textArgument(name),
    verify: VERIFY[self.verifyMode] ?? "none",
    authorities: self.authorities,
    certificate: self.certificate,
    key: self.key,
    ciphers: self.ciphers,
  });
  if (agreesNow) sock.untilSecured();
  return new PySslSocket(sock);
}

const sslContextType = defineType({
  name: "SSLContext",
  js: PySslContext,
  make: (_type, args, kw) => {
    checkCount(args, kw, 1, 1);
    return new PySslContext(intArgument(args[0]));
  },
  slots: {
    getattr$(this: PySslContext, name) {
      return name === "verify_mode" ? this.verifyMode : undefined;
    },
    setattr$(this: PySslContext, name, value) {
      if (name !== "verify_mode") return false;
      this.verifyMode = intArgument(value);
      return true;
    },
  },
  methods: {
    load_cert_chain: native("load_cert_chain", 3, 3, (self: PySslContext, cert: Value, key: Value) => {
      self.key = credential(key, "key");
      self.certificate = credential(cert, "cert");
      return null;
    }),
    load_verify_locations: native("load_verify_locations", 2, 2, (self: PySslContext, data: Value) => {
      self.authorities.push(credential(data, "cert"));
      return null;
    }),
    get_ciphers: native("get_ciphers", 1, 1, () => new PyList([...CIPHERS.keys()])),
    set_ciphers: native("set_ciphers", 2, 2, setCiphers),
    wrap_socket: nativeKw("wrap_socket", 2, 2, wrapSocket),
  },
});

/** Names of the module. */
export function tlsModule(): Record<string, Value> {
  return {
    SSLContext: sslContextType,
    PROTOCOL_TLS_CLIENT,
    PROTOCOL_TLS_SERVER,
    CERT_NONE,
    CERT_OPTIONAL,
    CERT_REQUIRED,
    MBEDTLS_VERSION: "Mbed TLS 3.6.2",
  };
}
