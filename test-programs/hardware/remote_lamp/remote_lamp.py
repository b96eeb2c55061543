# A lamp that is switched over ESP-NOW, and tells the switch what it did; a hallway sensor reports to whoever listens.
import espnow
import network
from machine import Pin

LAMP_PIN = 2
SWITCH = b"\x24\x6f\x28\x00\x00\x01"

network.WLAN(network.STA_IF).active(True)
lamp = Pin(LAMP_PIN, Pin.OUT, value=0)

now = espnow.ESPNow()
now.active(True)
now.add_peer(SWITCH)

for sender, message in now:
    if sender is None:
        continue
    if sender != SWITCH:
        print("somebody says", bytes(message))
        continue
    lamp.value(message == b"on")
    if now.send(SWITCH, b"lamp is " + message):
        print("switched", bytes(message).decode())
    else:
        print("the switch does not hear")
