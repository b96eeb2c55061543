/** `socket`: the network inside a program, with the unix port's answers. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

/** The network outlives a program in this process, so each has ports of its own. */
const prelude = (base: number): string => `
import socket, select
def address(port):
    return socket.getaddrinfo("127.0.0.1", port)[0][-1]
def pair(port):
    listening = socket.socket()
    listening.bind(address(port))
    listening.listen(1)
    client = socket.socket()
    client.connect(address(port))
    server, peer = listening.accept()
    listening.close()
    return client, server
client, server = pair(${base})
client.write(b"line\\nrest")
receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(address(${base + 1}))
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
def filled(port):
    client, server = pair(port)
    server.setblocking(False)
    buffer = bytearray(5)
    got = [server.readinto(buffer)]
    client.write(b"ab")
    got += [server.readinto(buffer), server.readinto(bytearray(0))]
    client.write(b"cd")
    client.close()
    return got + [server.readinto(memoryview(buffer)[2:]), buffer]
def closed():
    s = socket.socket()
    s.close()
    return s
def polled(s):
    poller = select.poll()
    poller.register(s)
    return [events for _, events in poller.poll(0)]
def after_close(port):
    client, server = pair(port)
    server.setblocking(False)
    client.close()
    got = [server.recv(1), server.send(b"x")]
    try:
        server.send(b"x")
    except OSError as e:
        got.append(e.errno)
    return got
`;

describe("socket", () => {
  it("carries streams", () => {
    checkExpressions(
      [
        ["server.readline()", String.raw`b'line\n'`],
        ["server.recv(2, socket.MSG_PEEK)", "b're'"],
        ["server.read(4)", "b'rest'"],
        ["server.setblocking(False)", "None"],
        ["server.recv(1)", "OSError: [Errno 11] EAGAIN"],
        ["server.read()", "None"],
        ["polled(server)", "[4]"],
        ["client.send(b'ab')", "2"],
        ["polled(server)", "[5]"],
        ["server.recv(10)", "b'ab'"],
        ["filled(8303)", "[None, 2, 0, 2, bytearray(b'abcd\\x00')]"],
        ["server.listen(1)", "OSError: [Errno 22] EINVAL"],
        ["server.bind(address(8304))", "OSError: [Errno 22] EINVAL"],
        ["closed().settimeout(1)", "OSError: [Errno 9] EBADF"],
        ["closed().setblocking(True)", "OSError: [Errno 9] EBADF"],
        ["after_close(8302)", "[b'', 1, 32]"],
      ],
      prelude(8300),
    );
  });

  it("carries datagrams", () => {
    checkExpressions(
      [
        ["sender.sendto(b'abc', address(8311))", "3"],
        ["receiver.recvfrom(2)[0]", "b'ab'"],
        ["receiver.settimeout(0.01)", "None"],
        ["receiver.recv(1)", "OSError: [Errno 11] EAGAIN"],
        ["sender.sendto(b'abc', address(9))", "3"],
        ["polled(receiver)", "[4]"],
      ],
      prelude(8310),
    );
  });

  it("knows what is wrong", () => {
    checkExpressions(
      [
        ["socket.sockaddr(address(80))", String.raw`(2, b'\x7f\x00\x00\x01', 80)`],
        ["socket.getaddrinfo('no.such.name.invalid', 1)", "OSError: [addrinfo error -2]"],
        ["socket.socket().recv(1)", "OSError: [Errno 107] ENOTCONN"],
        ["socket.socket().accept()", "OSError: [Errno 22] EINVAL"],
        ["socket.socket().connect(address(9))", "OSError: [Errno 111] ECONNREFUSED"],
        ["socket.socket().connect(('127.0.0.1', 9))", "OSError: [Errno 111] ECONNREFUSED"],
        ["sender.bind(address(8321))", "OSError: [Errno 98] EADDRINUSE"],
        ["closed()", "<_socket -1>"],
        ["closed().recv(1)", "OSError: [Errno 9] EBADF"],
        ["polled(closed())", "[32]"],
        ["socket.socket(None)", "TypeError: can't convert NoneType to int"],
      ],
      prelude(8320),
    );
  });
});
