# board: esp8266
# A web page with the level of each pin; the browser is a socket of the same program.
import machine
import socket

pins = [machine.Pin(i, machine.Pin.IN, machine.Pin.PULL_UP) for i in (0, 2, 4, 5, 12, 13, 14, 15)]
html = "<table>%s</table>"

addr = socket.getaddrinfo("0.0.0.0", 8082)[0][-1]
s = socket.socket()
s.bind(addr)
s.listen(1)
print("listening on", addr)

browser = socket.socket()
browser.connect(("127.0.0.1", 8082))
browser.send(b"GET / HTTP/1.0\r\n\r\n")

cl, addr = s.accept()
print("client from", addr[0])
cl_file = cl.makefile("rwb", 0)
while True:
    line = cl_file.readline()
    if not line or line == b"\r\n":
        break
rows = ["<tr><td>%s</td><td>%d</td></tr>" % (str(p), p.value()) for p in pins]
cl.send(html % "\n".join(rows))
cl.close()

page = b""
while True:
    part = browser.recv(100)
    if not part:
        break
    page += part
print(page.decode())
