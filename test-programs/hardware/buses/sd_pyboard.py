# The card in the pyboard's slot: put in while the program runs.
import os
import pyb

sd = pyb.SDCard()
print(sd.present(), sd.info(), sd.power(True), sd.readblocks(0, bytearray(512)))
pyb.delay(1000)
print(sd.present(), sd.power(True), sd.info())
os.mount(sd, "/sd")
print(os.listdir("/sd"), open("/sd/main.py").read())
