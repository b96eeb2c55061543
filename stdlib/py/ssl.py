# Encrypted connections, with the interface of MicroPython's module: contexts that read certificates from files, over those of tls.

import sys
import tls
from tls import *


def _content(source):
    if isinstance(source, str):
        with open(source, "rb") as f:
            return f.read()
    return source


class SSLContext:
    def __init__(self, *args):
        self._context = tls.SSLContext(*args)
        self._context.verify_mode = CERT_NONE

    @property
    def verify_mode(self):
        return self._context.verify_mode

    @verify_mode.setter
    def verify_mode(self, mode):
        self._context.verify_mode = mode

    def load_cert_chain(self, certfile, keyfile):
        self._context.load_cert_chain(_content(certfile), _content(keyfile))

    def load_verify_locations(self, cafile=None, cadata=None):
        self._context.load_verify_locations(_content(cafile) if cafile else cadata)

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, server_hostname=None):
        return self._context.wrap_socket(
            sock,
            server_side=server_side,
            do_handshake_on_connect=do_handshake_on_connect,
            server_hostname=server_hostname,
        )


def wrap_socket(
    sock,
    server_side=False,
    key=None,
    cert=None,
    cert_reqs=CERT_NONE,
    cadata=None,
    server_hostname=None,
    do_handshake=True,
):
    context = SSLContext(PROTOCOL_TLS_SERVER if server_side else PROTOCOL_TLS_CLIENT)
    if cert or key:
        context.load_cert_chain(cert, key)
    if cadata:
        context.load_verify_locations(cadata=cadata)
    context.verify_mode = cert_reqs
    return context.wrap_socket(sock, server_side, do_handshake, server_hostname)


# WiPy 1.0 and Pycom's modules name the files of certificates (ports/cc3200/mods/modssl.c; Pycom, esp32/mods/modussl.c).
if sys.platform in ("WiPy", "LoPy", "LoPy4", "SiPy", "GPy", "FiPy"):

    def _file(path, what):
        try:
            return _content(path)
        except OSError:
            raise OSError(what + " file not found")

    def wrap_socket(
        sock,
        *,
        keyfile=None,
        certfile=None,
        server_side=False,
        cert_reqs=CERT_NONE,
        ssl_version=0,
        ca_certs=None,
        server_hostname=None,
        saved_session=None,
        timeout=None
    ):
        if (cert_reqs != CERT_NONE and not ca_certs) or (server_side and not (keyfile and certfile)):
            raise ValueError("invalid argument(s) value")
        context = SSLContext(PROTOCOL_TLS_SERVER if server_side else PROTOCOL_TLS_CLIENT)
        if cert_reqs != CERT_NONE:
            context.load_verify_locations(cadata=_file(ca_certs, "CA"))
        if certfile and keyfile:
            context.load_cert_chain(_file(certfile, "certificate"), _file(keyfile, "key"))
        context.verify_mode = cert_reqs
        return context.wrap_socket(sock, server_side, True, server_hostname)
