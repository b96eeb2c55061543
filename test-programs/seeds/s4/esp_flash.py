# board: esp8266
# The memory itself, without a file system; and how the radio sleeps.
import esp

SECTOR = 4096
at = esp.flash_user_start()
print(esp.flash_size() // 1024, at % SECTOR, esp.flash_id() > 0, esp.freemem() > 0)
esp.flash_erase(at // SECTOR)
print(esp.flash_read(at, 4))
esp.flash_write(at, b"\xf0\x0f\x33\x55")
# Writing only clears bits.
esp.flash_write(at, b"\x3c\xff\xff\x00")
words = bytearray(8)
esp.flash_read(at - 4, words)
print(words)
esp.flash_erase(at // SECTOR)
print(esp.flash_read(at, 4))
for wrong in (
    lambda: esp.flash_write(at, b"12345"),
    lambda: esp.flash_read(esp.flash_size(), 4),
    lambda: esp.flash_erase(-1),
):
    try:
        wrong()
    except (OSError, ValueError) as e:
        print(repr(e))

print(esp.sleep_type() == esp.SLEEP_MODEM)
esp.sleep_type(esp.SLEEP_NONE)
print(esp.sleep_type() == esp.SLEEP_NONE)
