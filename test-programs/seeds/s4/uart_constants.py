# board: wipy1
# Constants of the WiPy's buses and serial lines.
from machine import I2C, SPI, UART

print(I2C.MASTER, SPI.MASTER, SPI.MSB)
print(len({UART.EVEN, UART.ODD}), UART.RX_ANY)
