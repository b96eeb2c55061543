# board: wipy1
# The settings of the servers that the firmware has for telnet and FTP, and other things that only the WiPy has.
import machine
import network

server = network.Server(login=("user", "password"), timeout=60)
print(server.isrunning(), server.timeout())
server.timeout(300)
print(server.timeout(), network.Server(0) is server, server.timeout())
server.deinit()
print(server.isrunning())
server.init(timeout=5)
print(server.isrunning(), server.timeout())
for mistake in (
    lambda: network.Server(1),
    lambda: server.timeout(4),
    lambda: server.init(login=("user",)),
    lambda: server.init(login=("user", "x" * 33)),
    lambda: server.init(("user", "password")),
    lambda: machine.main(3),
):
    try:
        mistake()
    except (OSError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
machine.main("other.py")
print(0 < machine.rng() < 1 << 24, machine.rng() != machine.rng())
