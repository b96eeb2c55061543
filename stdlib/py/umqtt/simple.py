# A client for MQTT 3.1.1 servers. The interface is that of MicroPython's module.

import socket
import struct

_CONNECT = b"\x10"
_CONNACK = 0x20
_PUBLISH = 0x30
_PUBACK = 0x40
_SUBSCRIBE = b"\x82"
_SUBACK = 0x90
_PINGREQ = b"\xc0\x00"
_PINGRESP = 0xD0
_DISCONNECT = b"\xe0\x00"


class MQTTException(Exception):
    pass


def _bytes(text):
    return text.encode() if isinstance(text, str) else text


# A text with its length before it.
def _field(text):
    text = _bytes(text)
    return struct.pack("!H", len(text)) + text


class MQTTClient:
    def __init__(self, client_id, server, port=0, user=None, password=None, keepalive=0, ssl=None):
        self.client_id = client_id
        self.sock = None
        self.server = server
        self.port = port or (8883 if ssl else 1883)
        self.ssl = ssl
        self.pid = 0
        self.cb = None
        self.user = user
        self.pswd = password
        self.keepalive = keepalive
        self.lw_topic = None
        self.lw_msg = None
        self.lw_qos = 0
        self.lw_retain = False

    def set_callback(self, f):
        self.cb = f

    def set_last_will(self, topic, msg, retain=False, qos=0):
        assert 0 <= qos <= 2
        assert topic
        self.lw_topic = topic
        self.lw_msg = msg
        self.lw_qos = qos
        self.lw_retain = retain

    # A packet: its first byte, the length of the rest in groups of seven bits, the rest.
    def _send(self, first, rest):
        length = bytearray()
        n = len(rest)
        while n > 0x7F:
            length.append(n & 0x7F | 0x80)
            n >>= 7
        length.append(n)
        self.sock.write(first + length + rest)

    def _recv_len(self):
        n = shift = 0
        while True:
            byte = self.sock.read(1)[0]
            n |= (byte & 0x7F) << shift
            if not byte & 0x80:
                return n
            shift += 7

    def connect(self, clean_session=True, timeout=None):
        self.sock = socket.socket()
        self.sock.settimeout(timeout)
        self.sock.connect(socket.getaddrinfo(self.server, self.port)[0][-1])
        if self.ssl:
            self.sock = self.ssl.wrap_socket(self.sock, server_hostname=self.server)
        assert 0 <= self.keepalive < 65536
        flags = clean_session << 1
        rest = _field(self.client_id)
        if self.lw_topic:
            flags |= 0x04 | self.lw_qos << 3 | self.lw_retain << 5
            rest += _field(self.lw_topic) + _field(self.lw_msg)
        if self.user is not None:
            flags |= 0x80
            rest += _field(self.user)
            if self.pswd is not None:
                flags |= 0x40
                rest += _field(self.pswd)
        head = _field("MQTT") + struct.pack("!BBH", 4, flags, self.keepalive)
        self._send(_CONNECT, head + rest)
        answer = self.sock.read(4)
        assert answer[0] == _CONNACK and answer[1] == 2
        if answer[3] != 0:
            raise MQTTException(answer[3])
        return answer[2] & 1

    def disconnect(self):
        self.sock.write(_DISCONNECT)
        self.sock.close()

    def ping(self):
        self.sock.write(_PINGREQ)

    def publish(self, topic, msg, retain=False, qos=0):
        rest = _field(topic)
        if qos > 0:
            self.pid = self.pid % 65535 + 1
            rest += struct.pack("!H", self.pid)
        self._send(bytes([_PUBLISH | qos << 1 | retain]), rest + _bytes(msg))
        if qos == 1:
            pid = self.pid
            while True:
                if self.wait_msg() == _PUBACK:
                    assert self.sock.read(1) == b"\x02"
                    if struct.unpack("!H", self.sock.read(2))[0] == pid:
                        return
        elif qos == 2:
            assert 0

    def subscribe(self, topic, qos=0):
        assert self.cb is not None, "Subscribe callback is not set"
        self.pid = self.pid % 65535 + 1
        pid = struct.pack("!H", self.pid)
        self._send(_SUBSCRIBE, pid + _field(topic) + bytes([qos]))
        while True:
            if self.wait_msg() == _SUBACK:
                answer = self.sock.read(4)
                assert answer[1:3] == pid
                if answer[3] == 0x80:
                    raise MQTTException(answer[3])
                return

    # Waits for one packet. Messages go to the callback; the first byte of another packet is the result.
    def wait_msg(self):
        first = self.sock.read(1)
        self.sock.setblocking(True)
        if first is None:
            return None
        if first == b"":
            raise OSError(-1)
        op = first[0]
        if op == _PINGRESP:
            assert self.sock.read(1)[0] == 0
            return None
        if op & 0xF0 != _PUBLISH:
            return op
        left = self._recv_len()
        n = struct.unpack("!H", self.sock.read(2))[0]
        topic = self.sock.read(n)
        left -= n + 2
        qos = op >> 1 & 3
        if qos:
            pid = self.sock.read(2)
            left -= 2
        msg = self.sock.read(left) if left else b""
        self.cb(topic, msg)
        if qos == 1:
            self._send(b"\x40", pid)
        elif qos == 2:
            assert 0
        return op

    # The same for a packet that is there already.
    def check_msg(self):
        self.sock.setblocking(False)
        return self.wait_msg()
