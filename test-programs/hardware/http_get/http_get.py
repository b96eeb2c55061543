# A page by its address, with nothing but a socket.
import network
import socket
import time

wlan = network.WLAN(network.STA_IF)
wlan.active(True)
wlan.connect("home", "secret12")
while not wlan.isconnected():
    time.sleep_ms(50)
print("address:", wlan.ifconfig()[0])


def http_get(url):
    _, _, host, path = url.split("/", 3)
    s = socket.socket()
    s.connect(socket.getaddrinfo(host, 80)[0][-1])
    s.send(bytes("GET /%s HTTP/1.0\r\nHost: %s\r\n\r\n" % (path, host), "utf8"))
    while True:
        data = s.recv(100)
        if not data:
            break
        print(str(data, "utf8"), end="")
    s.close()


http_get("http://micropython.org/ks/test.html")
http_get("http://micropython.org/missing.html")
