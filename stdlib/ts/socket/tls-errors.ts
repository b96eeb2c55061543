/** What goes wrong with encryption, as mbedTLS tells it, which is what boards have. */

import {
  newException,
  osErrorType,
  valueError,
  type PyBaseException,
} from "../../../runtime-hal/core/exceptions.js";

/** Numbers and names of mbedTLS' ssl.h. */
const CONN_EOF = [-0x7280, "MBEDTLS_ERR_SSL_CONN_EOF"] as const;
const FATAL_ALERT = [-0x7780, "MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE"] as const;
const INVALID_RECORD = [-0x7200, "MBEDTLS_ERR_SSL_INVALID_RECORD"] as const;
const NO_CLIENT_CERTIFICATE = [-0x7480, "MBEDTLS_ERR_SSL_NO_CLIENT_CERTIFICATE"] as const;
const HANDSHAKE_FAILURE = [-0x6e00, "MBEDTLS_ERR_SSL_HANDSHAKE_FAILURE"] as const;

/** Why a certificate is not accepted (mbedTLS' x509.h), by the codes of OpenSSL and node. */
const CERTIFICATES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "The certificate validity has expired",
  CERT_NOT_YET_VALID: "The certificate validity starts in the future",
  CERT_REVOKED: "The certificate has been revoked (is on a CRL)",
  ERR_TLS_CERT_ALTNAME_INVALID: "The certificate Common Name (CN) does not match with the expected CN",
};
const UNTRUSTED = "The certificate is not correctly signed by the trusted CA";
const UNTRUSTED_CODES = /^(UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CERT_|INVALID_CA|PATH_LENGTH_)/;

/** The exception for what broke a connection; `undefined`: it is not about encryption. `isAgreeing`: the ends were still agreeing on how to encrypt. */
export function tlsError(code: string, isAgreeing: boolean): PyBaseException | undefined {
  const certificate = CERTIFICATES[code] ?? (UNTRUSTED_CODES.test(code) ? UNTRUSTED : undefined);
  if (certificate !== undefined) return valueError(`\n${certificate}\n`);
  if (code === "ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE") return error(NO_CLIENT_CERTIFICATE);
  if (/ALERT/.test(code)) return error(FATAL_ALERT);
  if (code === "ERR_SSL_WRONG_VERSION_NUMBER" || code === "ERR_SSL_HTTP_REQUEST")
    return error(INVALID_RECORD);
  if (/^ERR_(SSL|OSSL|TLS)/.test(code)) return error(HANDSHAKE_FAILURE);
  return isAgreeing && (code === "ECONNRESET" || code === "EPIPE") ? error(CONN_EOF) : undefined;
}

const error = ([number, name]: readonly [number, string]): PyBaseException =>
  newException(osErrorType, number, name);
