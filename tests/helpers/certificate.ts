/** A certificate that signs itself, for servers in tests: X.509 (RFC 5280) in DER, made here since node can read such things but not write them. */

import { generateKeyPairSync, sign } from "node:crypto";

export interface SelfSigned {
  /** DER. */
  readonly certificate: Buffer;
  /** The key, SEC1 in DER. */
  readonly key: Buffer;
}

/** A value of that tag. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 128) return Buffer.concat([Buffer.of(tag, length), content]);
  const digits = length < 256 ? [length] : [length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, 0x80 | digits.length, ...digits), content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const text = (value: string): Buffer => der(0x0c, Buffer.from(value));
const identifier = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes));
const time = (date: Date): Buffer =>
  der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+/g, "")}`));

/** ecdsa-with-SHA256 (1.2.840.10045.4.3.2). */
const ECDSA_SHA256 = sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const COMMON_NAME = identifier(0x55, 0x04, 0x03);
const ALTERNATIVE_NAMES = identifier(0x55, 0x1d, 0x11);

const day = 86_400_000;

/** For a server of this name; valid from yesterday on for so many days. */
export function selfSigned(name: string, days = 30): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const subject = sequence(der(0x31, sequence(COMMON_NAME, text(name))));
  const start = Date.now() - day;
  const names = sequence(der(0x82, Buffer.from(name)));
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    ECDSA_SHA256,
    subject,
    sequence(time(new Date(start)), time(new Date(start + days * day))),
    subject,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(sequence(ALTERNATIVE_NAMES, der(0x04, names)))),
  );
  const signature = sign("sha256", toBeSigned, privateKey);
  return {
    certificate: sequence(toBeSigned, ECDSA_SHA256, der(0x03, Buffer.of(0), signature)),
    key: privateKey.export({ type: "sec1", format: "der" }),
  };
}
