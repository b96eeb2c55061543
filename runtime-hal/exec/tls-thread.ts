/** Encryption of connections on the thread that has them. Its text is sent there, so the function uses nothing from around it but types. */

import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { SecureOptions } from "./host-network.js";

/** What becomes of it: the encrypted connection, or an error. */
export interface TlsEvents {
  secured(socket: TLSSocket): void;
  failed(error: Error & { readonly code?: string }): void;
}

/** Gives what encrypts a connection. */
export function tlsThread(
  require: NodeJS.Require,
): (raw: Socket, options: SecureOptions, events: TlsEvents) => void {
  const tls = require("node:tls") as typeof import("node:tls");

  /** PEM of DER; what is PEM already may end with the zero that C wants. */
  const pem = (bytes: Uint8Array, label: string): string => {
    const text = Buffer.from(bytes);
    if (text.includes("-----BEGIN")) return text.toString("latin1").replace(/\0+$/, "");
    return `-----BEGIN ${label}-----\n${text.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END ${label}-----\n`;
  };

  /** A key in any of the forms that mbedTLS takes. */
  const keyText = (key: Uint8Array): string => {
    if (Buffer.from(key).includes("-----BEGIN")) return pem(key, "");
    const { createPrivateKey } = require("node:crypto") as typeof import("node:crypto");
    for (const type of ["pkcs8", "pkcs1", "sec1"] as const) {
      try {
        const made = createPrivateKey({ key: Buffer.from(key), format: "der", type });
        return made.export({ format: "pem", type: "pkcs8" }) as string;
      } catch {
        // Another form, perhaps.
      }
    }
    return pem(key, "PRIVATE KEY");
  };

  return (raw, { isServer, serverName, verify, authorities, certificate, key, ciphers }, events) => {
    const common = {
      cert: certificate && pem(certificate, "CERTIFICATE"),
      key: key && keyText(key),
      // As on boards, which come without a list of authorities.
      ca: authorities.map((one) => pem(one, "CERTIFICATE")),
      // The later versions have ciphers of their own, which cannot be chosen.
      ...(ciphers === undefined ? {} : { ciphers, maxVersion: "TLSv1.2" as const }),
      requestCert: !isServer || verify !== "none",
      rejectUnauthorized: verify === "required",
    };
    let isOver = false;
    const over = (tell: () => void): void => {
      if (!isOver) tell();
      isOver = true;
    };
    // Encrypted connections end at both ends at once.
    raw.allowHalfOpen = false;
    if (isServer) {
      // Node looks at the certificates of clients in servers only.
      const server = tls.createServer(common);
      server.once("secureConnection", (socket) => over(() => events.secured(socket)));
      server.once("tlsClientError", (error) => over(() => events.failed(error)));
      server.emit("connection", raw);
      // A certificate that is refused is told by nothing but the end.
      const code = verify === "required" ? "UNABLE_TO_VERIFY" : "ECONNRESET";
      raw.once("close", () =>
        setImmediate(() => over(() => events.failed(Object.assign(new Error(code), { code })))),
      );
      return;
    }
    const anyName = serverName === undefined || verify !== "required";
    const socket = tls.connect({
      ...common,
      socket: raw,
      ...(serverName === undefined ? {} : { servername: serverName }),
      ...(anyName ? { checkServerIdentity: () => undefined } : {}),
    });
    socket.once("secureConnect", () => over(() => events.secured(socket)));
    socket.once("error", (error) => over(() => events.failed(error)));
  };
}
