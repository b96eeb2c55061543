# board: huzzah
# The names of the ESP8266 board, those of the chip, and the modules that its firmware lacks.
import analogio
import board
import microcontroller
from microcontroller import pin

print([name for name in dir(board) if name.isupper() or name.startswith("GPIO")])
print([board.SCK is board.GPIO14, board.MISO is board.GPIO12, board.MOSI is board.GPIO13])
print([board.SDA is board.GPIO4, board.SCL is board.GPIO5])
print([name for name in dir(pin) if not name.startswith("_")])
print(pin.MTMS is board.GPIO14, pin.XPD_DCDC is board.GPIO16, pin.TOUT is board.ADC)
with analogio.AnalogIn(board.ADC) as adc:
    print(adc.reference_voltage)
for module in ("audioio", "touchio", "usb_hid"):
    try:
        __import__(module)
    except ImportError as e:
        print(e)
