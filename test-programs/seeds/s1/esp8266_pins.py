# board: esp8266; no-check
# Which pins there are on an ESP8266, and which of them take an interrupt or PWM.
import machine
from machine import ADC, I2C, PWM, SPI, UART, Pin
from time import sleep_ms

there, irqs, pwms = [], [], []
for number in range(18):
    if number in (1, 3):
        continue  # the console
    try:
        pin = Pin(number, Pin.IN)
        there.append(number)
    except ValueError:
        continue
    try:
        pin.irq(lambda p: None)
        pin.irq(None)
        irqs.append(number)
    except Exception as error:
        print("irq", number, type(error).__name__, error)
    try:
        PWM(pin, freq=500, duty=0).deinit()
        pwms.append(number)
    except Exception as error:
        print("PWM", number, type(error).__name__, error)
print("pins", there)
print("interrupts", irqs)
print("PWM", pwms)

sleep_ms(1)
print("A0", ADC(0).read())  # the board file gives it half of its range of 1 V
sleep_ms(10)
print("A0", ADC(0).read())
try:
    ADC(1)
except ValueError as error:
    print(error)

print(SPI(1, baudrate=80000000))
try:
    SPI(0)
except ValueError as error:
    print(error)

print(I2C(scl=Pin(5), sda=Pin(4)).scan(), I2C(scl=Pin(14), sda=Pin(13)).scan())
print(UART(1, 9600).write("sent only"))
