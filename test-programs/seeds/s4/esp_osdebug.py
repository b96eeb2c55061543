# board: esp8266; open: no esp.osdebug()
# The vendor's messages: off, and to the console.
import esp

print(esp.osdebug(None), esp.osdebug(0))
