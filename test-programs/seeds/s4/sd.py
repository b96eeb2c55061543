# board: wipy1
# A card as a folder.
from machine import SD
import os

sd = SD(pins=("GP10", "GP11", "GP15"))
os.mount(sd, "/sd")
print("sd" in os.listdir("/"))
print(open("/sd/note.txt").read())
os.umount("/sd")
sd.deinit()
sd.init(0, ("GP10", "GP11", "GP15"))
print(sd.ioctl(4, 0), sd.readblocks(0, bytearray(512)))
sd.deinit()
print(sd.readblocks(0, bytearray(512)))
try:
    SD(1)
except OSError as e:
    print(e)
try:
    SD(pins=("GP10", "GP11"))
except ValueError as e:
    print(e)
