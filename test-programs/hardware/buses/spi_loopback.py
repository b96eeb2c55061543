# An SPI bus whose output is wired to its input, in all modes, by the peripheral and by pins.

from machine import SPI, SoftSPI, Pin

pins = {"sck": Pin(18), "mosi": Pin(23), "miso": Pin(19)}
for make in (lambda **settings: SPI(2, **settings), SoftSPI):
    for polarity in (0, 1):
        for phase in (0, 1):
            bus = make(baudrate=100_000, polarity=polarity, phase=phase, **pins)
            answer = bytearray(4)
            bus.write_readinto(b"\x00\xff\xa5\x01", answer)
            print(polarity, phase, answer)
print(bus)
