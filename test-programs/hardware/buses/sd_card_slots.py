# The controller of the ESP32: its own protocol in slot 1, SPI in slots 2 and 3.
import os
from machine import SDCard

sd = SDCard()
print(sd.info(), sd.ioctl(4, 0), sd.ioctl(5, 0), sd.ioctl(99, 0))
try:
    os.mount(sd, "/sd")
except OSError as e:
    print("no file system:", e)
os.VfsFat.mkfs(sd)
os.mount(sd, "/sd")
print(os.statvfs("/sd")[:4], os.listdir("/sd"))
os.mkdir("/sd/logs")
os.chdir("/sd/logs")
with open("a.txt", "w") as f:
    f.write("one\ntwo\n")
os.rename("a.txt", "b.txt")
print(os.getcwd(), os.listdir(), open("b.txt").readlines())
for wrong in (lambda: os.remove("a.txt"), lambda: os.rmdir("/sd/logs"), lambda: os.mkdir("/sd/logs")):
    try:
        wrong()
    except OSError as e:
        print(e)
os.remove("b.txt")
os.chdir("/sd")
os.chdir("/")
os.rmdir("/sd/logs")
os.umount("/sd")
sd.deinit()
print(sd.readblocks(0, bytearray(512)))

for bad in (
    lambda: SDCard(slot=0),
    lambda: SDCard(width=3),
    lambda: SDCard(miso=19),
    lambda: SDCard(1),
):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

other = SDCard(slot=2)
print(other.readblocks(0, bytearray(512)))
try:
    other.info()
except OSError as e:
    print(e)
try:
    os.mount(other, "/sd")
except OSError as e:
    print(e.errno)
