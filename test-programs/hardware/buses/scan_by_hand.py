# Looks for I2C devices with the single steps of a SoftI2C, on a bus with pull-ups and nothing else, and on one without.

from machine import SoftI2C, Pin

bus = SoftI2C(scl=Pin(5), sda=Pin(4), freq=100_000)


def answers(address):
    bus.start()
    acknowledged = bus.write(bytes([address << 1])) == 1
    bus.stop()
    return acknowledged


try:
    print([address for address in range(8, 120) if answers(address)])
except OSError as e:
    print("no pull-ups:", e.errno)
Pin(5, Pin.IN, Pin.PULL_UP)
Pin(4, Pin.IN, Pin.PULL_UP)
bus.init(scl=Pin(5), sda=Pin(4), freq=100_000)
print([address for address in range(8, 120) if answers(address)], bus.scan())
