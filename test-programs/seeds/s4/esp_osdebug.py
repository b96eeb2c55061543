# board: esp8266
# The vendor's messages: off, and to the console.
import esp

print(esp.osdebug(None), esp.osdebug(0))
