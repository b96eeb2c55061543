# board: esp8266
# Is the firmware in the flash whole?
import esp

print(esp.check_fw())
