# A web page with the level of each pin, made anew for each browser that asks.
import machine
import socket

pins = [machine.Pin(i, machine.Pin.IN, machine.Pin.PULL_UP) for i in (0, 2, 4, 5, 12, 13, 14)]
pins.append(machine.Pin(15, machine.Pin.IN))
page = """<html>
<head><title>Pins</title></head>
<body><h1>Pins</h1>
<table>
%s
</table></body>
</html>
"""

addr = socket.getaddrinfo("0.0.0.0", 80)[0][-1]
s = socket.socket()
s.bind(addr)
s.listen(1)
print("listening on", addr)

while True:
    client, addr = s.accept()
    print("client from", addr[0])
    request = client.makefile("rwb", 0)
    while True:
        line = request.readline()
        if not line or line == b"\r\n":
            break
    rows = ["<tr><td>%s</td><td>%d</td></tr>" % (str(p), p.value()) for p in pins]
    client.send(page % "\n".join(rows))
    client.close()
