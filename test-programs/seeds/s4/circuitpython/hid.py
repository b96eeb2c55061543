# board: feather-m0-express
# The board as mouse and keyboard of a computer.
import usb_hid

mouse = usb_hid.devices[0]
keyboard = usb_hid.devices[1]
print(mouse.usage_page, mouse.usage, keyboard.usage_page, keyboard.usage)

report = bytearray(4)
report[1] = 10
report[2] = 256 - 5
mouse.send_report(report)
report[0], report[1], report[2] = 1, 0, 0
mouse.send_report(report)
mouse.send_report(bytearray(4))

SHIFT = 0x02
for modifier, key in ((SHIFT, 0x0B), (0, 0x0C), (SHIFT, 0x1E)):
    keyboard.send_report(bytes([modifier, 0, key, 0, 0, 0, 0, 0]))
    keyboard.send_report(bytes(8))

try:
    mouse.send_report()
except TypeError as e:
    print(e)
try:
    mouse.send_report(bytearray(3))
except ValueError as e:
    print(e)
try:
    mouse.usage = 1
except AttributeError as e:
    print(e)
try:
    usb_hid.Device()
except TypeError as e:
    print(e)
