# board: giga-r1; for: 3500ms
# analogRead: a line each second with the voltage at PC4 in 16 bits.
import machine
import time

sensor = machine.ADC(machine.Pin("PC4"))

while True:
    print("ADC: ", sensor.read_u16())
    time.sleep_ms(1000)
