# One I2C device with registers, reached by the class of the port, by single steps and by pins moved in Python.

from machine import I2C, SoftI2C, Pin

ADDRESS = 0x48
scl, sda = Pin(5), Pin(4)

bus = I2C(scl=scl, sda=sda, freq=100_000)
print(bus.scan(), bus.readfrom_mem(ADDRESS, 0x10, 2))
bus.writeto_mem(ADDRESS, 0x20, b"\x01\x02\x03")

steps = SoftI2C(scl=scl, sda=sda)
steps.start()
print(steps.write(bytes([ADDRESS << 1, 0x20])))
steps.start()
steps.write(bytes([ADDRESS << 1 | 1]))
answer = bytearray(3)
steps.readinto(answer)
steps.stop()
print(answer)

scl.init(Pin.OPEN_DRAIN, value=1)
sda.init(Pin.OPEN_DRAIN, value=1)


def start():
    sda(1)
    scl(1)
    sda(0)
    scl(0)


def stop():
    sda(0)
    scl(1)
    sda(1)


def bit(level):
    sda(level)
    scl(1)
    seen = sda()
    scl(0)
    return seen


def write(byte):
    for i in range(7, -1, -1):
        bit(byte >> i & 1)
    return bit(1) == 0


def read(acknowledge):
    byte = 0
    for _ in range(8):
        byte = byte << 1 | bit(1)
    bit(not acknowledge)
    return byte


start()
print(write(ADDRESS << 1), write(0x30), write(0x55))
stop()
start()
print(write(ADDRESS << 1), write(0x21))
start()
print(write(ADDRESS << 1 | 1), read(True), read(False))
stop()
start()
print(write(0x49 << 1))
stop()
