# A thermometer that a phone reads over Bluetooth; the phone switches its lamp.
import struct
import time

import bluetooth
from machine import Pin

CENTRAL_CONNECT = 1
CENTRAL_DISCONNECT = 2
GATTS_WRITE = 3

ENVIRONMENT = bluetooth.UUID(0x181A)
TEMPERATURE = (bluetooth.UUID(0x2A6E), bluetooth.FLAG_READ | bluetooth.FLAG_NOTIFY)
LAMP = (bluetooth.UUID("9e6d0001-0c5b-4b1f-8f3a-5d3f2a1b7c10"), bluetooth.FLAG_READ | bluetooth.FLAG_WRITE)
NAME = b"garden"

lamp = Pin(2, Pin.OUT, value=0)
ble = bluetooth.BLE()
ble.active(True)
((temperature, switch),) = ble.gatts_register_services(((ENVIRONMENT, (TEMPERATURE, LAMP)),))


def advertise():
    flags = b"\x02\x01\x06"
    services = b"\x03\x03" + bytes(ENVIRONMENT)
    ble.gap_advertise(250_000, flags + services + bytes((len(NAME) + 1, 9)) + NAME)


def happened(event, data):
    if event == CENTRAL_CONNECT:
        print("connected")
    elif event == CENTRAL_DISCONNECT:
        print("gone")
        advertise()
    elif event == GATTS_WRITE:
        lamp.value(ble.gatts_read(data[1]) == b"\x01")


ble.irq(happened)
advertise()
degrees = 18.0
while True:
    ble.gatts_write(temperature, struct.pack("<h", round(degrees * 100)), True)
    degrees += 0.25
    time.sleep(1)
