# board: esp8266
# A prompt over Wi-Fi: not there, which is said, and the program goes on.
import network
import webrepl

ap = network.WLAN(network.AP_IF)
ap.active(True)
webrepl.start()
webrepl.start(password="secret")
webrepl.stop()
import webrepl_setup
