# board: esp8266; open: no esp.check_fw()
# Is the firmware in the flash whole?
import esp

print(esp.check_fw())
