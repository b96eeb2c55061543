# A film of characters that a host sends for ever: shown as it comes. Nothing tells the end, as in MicroPython's tutorial.
import network
import socket
import time

wlan = network.WLAN(network.STA_IF)
wlan.active(True)
wlan.connect("home", "secret12")
while not wlan.isconnected():
    time.sleep_ms(100)

address = socket.getaddrinfo("towel.blinkenlights.nl", 23)[0][-1]
s = socket.socket()
s.connect(address)
while True:
    data = s.recv(500)
    print(str(data, "utf8"), end="")
