# Blinks the LED of an ESP32 board: half a second on, half a second off, for ever.
from machine import Pin
from time import sleep

LED_PIN = 2

led = Pin(LED_PIN, Pin.OUT)

while True:
    led.value(1)
    sleep(0.5)
    led.value(0)
    sleep(0.5)
