# board: esp8266
# Text that a server sends piece by piece, printed as it comes, until the server closes.
import socket

server = socket.socket()
addr_info = socket.getaddrinfo("127.0.0.1", 2323)
addr = addr_info[0][-1]
server.bind(addr)
server.listen(1)

s = socket.socket()
s.connect(addr)
film, _ = server.accept()
for frame in ("A long time ago", " in a galaxy", " far away\n"):
    film.send(frame)
film.close()

while True:
    data = s.recv(500)
    if not data:
        break
    print(str(data, "utf8"), end="")
s.close()
