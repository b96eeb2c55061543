# board: esp8266
# A page fetched by a socket; the server is another socket of the same program.
import socket

server = socket.socket()
server.bind(socket.getaddrinfo("127.0.0.1", 8081)[0][-1])
server.listen(1)


def answer():
    client, address = server.accept()
    request = client.recv(200)
    client.send(b"HTTP/1.0 200 OK\r\n\r\n<h1>" + request.split()[1] + b"</h1>")
    client.close()


def http_get(url, port=80):
    _, _, host, path = url.split("/", 3)
    addr = socket.getaddrinfo(host, port)[0][-1]
    s = socket.socket()
    s.connect(addr)
    s.send(bytes("GET /%s HTTP/1.0\r\nHost: %s\r\n\r\n" % (path, host), "utf8"))
    answer()
    while True:
        data = s.recv(100)
        if not data:
            break
        print(str(data, "utf8"), end="")
    s.close()
    print()


http_get("http://127.0.0.1/ks/test.html", 8081)
