# The clients that firmware with a network has: a time server, a web server and an MQTT server are threads of the same program.
import _thread, machine, ntptime, requests, socket, struct, time, urequests
from umqtt.simple import MQTTClient, MQTTException
import umqtt.robust


def listen(port, kind=socket.SOCK_STREAM):
    s = socket.socket(socket.AF_INET, kind)
    s.bind(("0.0.0.0", port))
    if kind == socket.SOCK_STREAM:
        s.listen(1)
    return s


def time_server(s):
    query, who = s.recvfrom(48)
    print(len(query), hex(query[0]))
    answer = bytearray(48)
    # 2026-11-22 12:34:56
    struct.pack_into("!I", answer, 40, 4004339696)
    s.sendto(answer, who)


_thread.start_new_thread(time_server, (listen(123, socket.SOCK_DGRAM),))
ntptime.host = "127.0.0.1"
ntptime.settime()
print(machine.RTC().datetime()[:7], time.localtime()[:6])
try:
    ntptime.time()
except OSError as e:
    print("no answer:", e)

ANSWERS = [
    b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nX-Seen: yes\r\n\r\nhello",
    b"HTTP/1.0 302 Found\r\nLocation: /other\r\n\r\n",
    b'HTTP/1.0 201 Created\r\n\r\n{"n": [1, 2]}',
    b"HTTP/1.1 204 No Content\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA;x=y\r\n, chunks a\r\n2\r\nnd\r\n0\r\nTrailer: 1\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n",
    b"nonsense\r\n",
]


def web_server(s):
    for answer in ANSWERS:
        c, _ = s.accept()
        size = 0
        while True:
            line = c.readline()
            print("<", line)
            if line.startswith(b"Content-Length"):
                size = int(line.split()[1])
            if line == b"\r\n":
                break
        if size:
            print("<", c.read(size))
        c.write(answer)
        c.close()


_thread.start_new_thread(web_server, (listen(80),))
r = requests.get("http://127.0.0.1/page?x=1", headers={"User-Agent": "board"}, timeout=5)
print(r.status_code, r.reason, r.text, r.headers, r.content)
r.close()
r = urequests.post("http://127.0.0.1:80", json={"a": 1}, auth=("me", "secret"))
print(r.status_code, r.json())
r.close()
print(requests.put("http://127.0.0.1/x", data="text").status_code)
r = requests.get("http://127.0.0.1/")
buffer = bytearray(6)
print(r.raw.read(3), r.raw.read(6), r.raw.readinto(buffer), buffer, r.raw.read(), r.raw.read())
r.close()
for method in (requests.get, requests.get, requests.delete):
    try:
        print(method("http://127.0.0.1/").content)
    except ValueError as e:
        print(e)
try:
    requests.get("ftp://127.0.0.1/")
except ValueError as e:
    print(e)


def packet(c):
    head = c.read(1)
    if not head:
        return None, b""
    n = c.read(1)[0]
    if n & 0x80:
        n = n & 0x7F | c.read(1)[0] << 7
    return head[0], c.read(n) if n else b""


def mqtt_server(s):
    for code in (5, 0):
        c, _ = s.accept()
        print("<", packet(c))
        c.write(bytes([0x20, 2, 0, code]))
    while True:
        kind, rest = packet(c)
        print("<", kind, rest if len(rest) < 90 else len(rest))
        if kind == 0x82:
            c.write(b"\x90\x03" + rest[:2] + rest[-1:])
            c.write(b"\x30\x07\x00\x03ledon")
            c.write(b"\x32\x08\x00\x03led\x00\x07\x31")
        elif kind == 0x32:
            c.write(b"\x40\x02" + rest[-5:-3])
        elif kind == 0xC0:
            c.write(b"\xd0\x00")
        elif kind in (0xE0, None):
            break
    c.close()


_thread.start_new_thread(mqtt_server, (listen(1883),))
client = MQTTClient("board", "127.0.0.1", user="me", password="secret", keepalive=60)
try:
    client.connect()
except MQTTException as e:
    print("refused:", e)
client.set_last_will("gone", "bye", qos=1, retain=True)
print(client.connect())
client.set_callback(lambda topic, msg: print(topic, msg))
client.subscribe(b"led")
print(client.wait_msg(), client.wait_msg(), client.check_msg())
client.publish("t", "long" * 50)
client.publish(b"t", b"one", qos=1)
client.ping()
print(client.wait_msg())
client.disconnect()
time.sleep_ms(10)


def breaking_server(s):
    for i in range(2):
        c, _ = s.accept()
        packet(c)
        c.write(b"\x20\x02\x00\x00")
        if i == 0:
            c.close()
    time.sleep(1)
    c.write(b"\x30\x04\x00\x01ab")


_thread.start_new_thread(breaking_server, (listen(1884),))
robust = umqtt.robust.MQTTClient("board", "127.0.0.1", 1884)
robust.set_callback(lambda topic, msg: print(topic, msg))
robust.DEBUG = True
robust.connect()
start = time.ticks_ms()
print(robust.wait_msg(), time.ticks_diff(time.ticks_ms(), start) // 100)
