# Frames of a serial protocol are taken apart by a machine whose states are objects; handlers are found in a dict.
import time

SIZE = 30000


class State:
    def enter(self, machine):
        pass

    def feed(self, machine, byte):
        return self


class Idle(State):
    def feed(self, machine, byte):
        return machine.header if byte == 0x7E else self


class Header(State):
    def enter(self, machine):
        machine.kind = -1

    def feed(self, machine, byte):
        if machine.kind < 0:
            machine.kind = byte
            return self
        machine.length = byte
        return machine.body if byte else machine.check


class Body(State):
    def enter(self, machine):
        machine.payload = bytearray()

    def feed(self, machine, byte):
        machine.payload.append(byte)
        if len(machine.payload) == machine.length:
            return machine.check
        return self


class Check(State):
    def feed(self, machine, byte):
        if sum(machine.payload) & 0xFF == byte:
            machine.deliver()
        else:
            machine.errors += 1
        return machine.idle


class Machine:
    def __init__(self):
        self.idle = Idle()
        self.header = Header()
        self.body = Body()
        self.check = Check()
        self.state = self.idle
        self.kind = self.length = 0
        self.payload = bytearray()
        self.errors = 0
        self.counts = {"set": 0, "add": 0, "max": 0}
        self.value = 0
        self.handlers = {1: self.on_set, 2: self.on_add, 3: self.on_max}

    def on_set(self, payload):
        self.counts["set"] += 1
        self.value = payload[0]

    def on_add(self, payload):
        self.counts["add"] += 1
        self.value = (self.value + payload[-1]) & 0xFFFF

    def on_max(self, payload):
        self.counts["max"] += 1
        self.value = max(self.value, max(payload))

    def deliver(self):
        handler = self.handlers.get(self.kind)
        if handler is None:
            self.errors += 1
        else:
            handler(self.payload)

    def feed(self, byte):
        following = self.state.feed(self, byte)
        if following is not self.state:
            self.state = following
            following.enter(self)


def run(rounds):
    stream = bytearray()
    for n in range(40):
        payload = bytes([(n * 3 + i) & 0xFF for i in range(2 + n % 9)])
        stream.extend(b"\x00\x7e")
        stream.append(1 + n % 4)
        stream.append(len(payload))
        stream.extend(payload)
        stream.append((sum(payload) + (n % 11 == 0)) & 0xFF)
    machine = Machine()
    for _ in range(rounds // 10):
        for byte in stream:
            machine.feed(byte)
    counts = [machine.counts[k] for k in ("set", "add", "max")]
    return "%s %d %d" % (counts, machine.errors, machine.value)

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)
