# board: esp8266
# A network by its driver, then a request by a socket; the server is another socket of the same program.
import network
import socket

nic = network.WLAN(network.STA_IF)
nic.active(True)
nic.connect("<ssid>", "<password>")
while not nic.isconnected():
    pass
print(nic.ifconfig())

server = socket.socket()
server.bind(("127.0.0.1", 8083))
server.listen(1)
s = socket.socket()
s.connect(socket.getaddrinfo("127.0.0.1", 8083)[0][-1])
s.send(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
peer, _ = server.accept()
print(peer.recv(1000))
peer.send(b"HTTP/1.1 204 No Content\r\n\r\n")
print(s.recv(1000))
s.close()
