# board: feather-m0-express
# A converter with eight channels, selected by a pin of the program.
import board
import busio
import digitalio

select = digitalio.DigitalInOut(board.D5)
select.switch_to_output(value=True)
spi = busio.SPI(board.SCK, MOSI=board.MOSI, MISO=board.MISO)
try:
    spi.configure(baudrate=1_000_000)
except RuntimeError as e:
    print(e)
while not spi.try_lock():
    pass
spi.configure(baudrate=1_000_000, polarity=0, phase=0)
print(spi.frequency)


def read(channel):
    answer = bytearray(3)
    select.value = False
    spi.write_readinto(bytes([1, 0x80 | channel << 4, 0]), answer)
    select.value = True
    return (answer[1] & 3) << 8 | answer[2]


print(read(0), read(1))
select.value = False
spi.write(bytearray([9, 9, 1, 0x80]), start=2)
low = bytearray(2)
spi.readinto(low, end=1, write_value=0)
select.value = True
print(low)
try:
    spi.configure(polarity=2)
except ValueError as e:
    print(e)
spi.unlock()
spi.deinit()

with busio.SPI(board.SCK, MISO=board.MISO) as half:
    print(half.try_lock())
    try:
        half.write(b"x")
    except ValueError as e:
        print(e)
