# A web page of pin levels, as in the ESP8266 tutorial; the browser is a socket of the same program.
import machine, socket
pins = [machine.Pin(i, machine.Pin.IN) for i in (0, 2, 4, 5, 12, 13, 14, 15)]
addr = socket.getaddrinfo('0.0.0.0', 8080)[0][-1]
s = socket.socket()
s.bind(addr)
s.listen(1)
print('listening on', addr)
c = socket.socket()
c.setblocking(False)
try: c.connect(('127.0.0.1', 8080))
except OSError as e: print(e)
cl, a = s.accept()
print('client from', a[0])
c.setblocking(True)
c.send(b'GET / HTTP/1.0\r\n\r\n')
f = cl.makefile('rwb', 0)
while True:
    line = f.readline()
    if not line or line == b'\r\n': break
    print(line)
cl.send('\n'.join('%s %d' % (str(p), p.value()) for p in pins)); cl.close()
print(c.recv(1000))
try: socket.getaddrinfo('micropython.org', 80)
except OSError as e: print(e)
