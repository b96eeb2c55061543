# board: wipy1; open: no machine.SD of the port 'wipy'
# A card as a folder.
from machine import SD
import os

sd = SD(pins=("GP10", "GP11", "GP15"))
os.mount(sd, "/sd")
print("sd" in os.listdir("/"))
os.umount("/sd")
sd.deinit()
sd.init(0, ("GP10", "GP11", "GP15"))
