# The time of day, asked of a time server (NTP). The interface is that of MicroPython's module.

import socket
import struct
import time as clock

host = "pool.ntp.org"
timeout = 1

# NTP counts from 1900 and begins anew in 2036: smaller numbers than that of 2024 are later times.
_FIRST = 3913056000
_TO_1970 = 2208988800
_TO_2000 = 3155673600


def time():
    query = bytearray(48)
    # Version 3, from a client.
    query[0] = 0x1B
    server = socket.getaddrinfo(host, 123)[0][-1]
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        s.settimeout(timeout)
        s.sendto(query, server)
        answer = s.recv(48)
    finally:
        s.close()
    seconds = struct.unpack("!I", answer[40:44])[0]
    if seconds < _FIRST:
        seconds += 1 << 32
    return seconds - (_TO_1970 if clock.gmtime(0)[0] == 1970 else _TO_2000)


def settime():
    import machine

    year, month, day, hour, minute, second, weekday, _ = clock.gmtime(time())
    machine.RTC().datetime((year, month, day, weekday + 1, hour, minute, second, 0))
