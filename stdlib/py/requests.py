# Requests over HTTP. The interface is that of MicroPython's module.

import socket


class Response:
    def __init__(self, raw):
        self.raw = raw
        self.encoding = "utf-8"
        self.headers = {}
        self._content = None

    def close(self):
        if self.raw:
            self.raw.close()
            self.raw = None
        self._content = None

    @property
    def content(self):
        if self._content is None:
            try:
                self._content = self.raw.read()
            finally:
                self.raw.close()
                self.raw = None
        return self._content

    @property
    def text(self):
        return str(self.content, self.encoding)

    def json(self):
        import json

        return json.loads(self.content)


# A body that comes in chunks, each behind a line with its size; the last one is empty.
class _Chunks:
    def __init__(self, s):
        self._s = s
        self._left = 0
        self._is_over = False
        self.close = s.close

    def _begin(self):
        if self._left == 0 and not self._is_over:
            self._left = int(self._s.readline().split(b";")[0], 16)
            self._is_over = self._left == 0
            if self._is_over:
                _read_lines(self._s, lambda line: None)

    def read(self, size=-1):
        parts = []
        while size != 0:
            self._begin()
            if self._is_over:
                break
            part = self._s.read(self._left if size < 0 else min(size, self._left))
            if not part:
                raise ValueError("Connection closed before body complete")
            parts.append(part)
            self._left -= len(part)
            size -= len(part) if size > 0 else 0
            if self._left == 0:
                self._s.readline()
        return b"".join(parts)

    def readinto(self, buffer):
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


# The parts of an address; the path begins with a slash.
def _split(url):
    scheme, _, rest = url.partition("://")
    if scheme not in ("http", "https"):
        raise ValueError("Unsupported protocol: " + scheme)
    server, _, path = rest.partition("/")
    name, _, port = server.partition(":")
    return scheme, server, name, int(port) if port else 443 if scheme == "https" else 80, "/" + path


def _has(headers, name):
    return any(key.lower() == name for key in headers)


def _write_body(s, data, is_chunked):
    if not is_chunked:
        s.write(data)
        return
    for part in data:
        if isinstance(part, str):
            part = part.encode()
        s.write(b"%x\r\n" % len(part))
        s.write(part)
        s.write(b"\r\n")
    s.write(b"0\r\n\r\n")


# Lines up to the empty one.
def _read_lines(s, told):
    while True:
        line = s.readline()
        if not line or line == b"\r\n":
            break
        told(line)


# The status and the reason of an answer; `told` is called with each line of the header.
def _read_head(s, told):
    words = s.readline().split(None, 2)
    if len(words) < 2:
        raise ValueError("HTTP error: BadStatusLine:\n%s" % words)
    _read_lines(s, told)
    return int(words[1]), words[2].rstrip() if len(words) > 2 else ""


def request(
    method,
    url,
    data=None,
    json=None,
    headers=None,
    stream=None,
    auth=None,
    timeout=None,
    parse_headers=True,
):
    headers = {} if headers is None else headers.copy()
    is_chunked = data is not None and hasattr(data, "__next__")
    if auth is not None:
        import binascii

        login = binascii.b2a_base64("%s:%s" % auth, newline=False)
        headers["Authorization"] = "Basic " + login.decode()
    if json is not None:
        import json as texts

        data = texts.dumps(json)
        if not _has(headers, "content-type"):
            headers["Content-Type"] = "application/json"
    if isinstance(data, str):
        data = data.encode()

    redirects = 5
    while True:
        scheme, server, name, port, path = _split(url)
        family, kind, protocol, _, address = socket.getaddrinfo(name, port, 0, socket.SOCK_STREAM)[0]
        s = socket.socket(family, socket.SOCK_STREAM, protocol)
        if timeout is not None:
            s.settimeout(timeout)
        response = Response(s)
        target = None

        def told(line):
            nonlocal target
            key, _, value = line.decode().partition(":")
            value = value.strip()
            if key.lower() == "location":
                target = value
            elif key.lower() == "transfer-encoding" and "chunked" in value:
                response.raw = _Chunks(s)
            if parse_headers is True:
                response.headers[key] = value
            elif parse_headers:
                parse_headers(line, response.headers)

        try:
            s.connect(address)
            if scheme == "https":
                import tls

                context = tls.SSLContext(tls.PROTOCOL_TLS_CLIENT)
                context.verify_mode = tls.CERT_NONE
                s = response.raw = context.wrap_socket(s, server_hostname=name)
            s.write(b"%s %s HTTP/1.0\r\n" % (method, path))
            if not _has(headers, "host"):
                s.write(b"Host: %s\r\n" % server)
            for key in headers:
                s.write(b"%s: %s\r\n" % (key, headers[key]))
            if data is not None:
                if is_chunked:
                    s.write(b"Transfer-Encoding: chunked\r\n")
                elif not _has(headers, "content-length"):
                    s.write(b"Content-Length: %d\r\n" % len(data))
            s.write(b"Connection: close\r\n\r\n")
            if data is not None:
                _write_body(s, data, is_chunked)
            response.status_code, response.reason = _read_head(s, told)
        except (OSError, ValueError, ImportError):
            s.close()
            raise
        if target is None or response.status_code not in (301, 302, 303, 307, 308):
            return response
        s.close()
        redirects -= 1
        if redirects == 0:
            raise ValueError("Too many redirects")
        if target.startswith("/"):
            target = scheme + "://" + server + target
        url = target
        # What was posted is at another place to be fetched.
        if response.status_code in (301, 302, 303) and method not in ("GET", "HEAD"):
            method = "GET"
            data = None


def head(url, **kw):
    return request("HEAD", url, **kw)


def get(url, **kw):
    return request("GET", url, **kw)


def post(url, **kw):
    return request("POST", url, **kw)


def put(url, **kw):
    return request("PUT", url, **kw)


def patch(url, **kw):
    return request("PATCH", url, **kw)


def delete(url, **kw):
    return request("DELETE", url, **kw)
