# Connects to a Wi-Fi network as the ESP8266 tutorial does, and asks the interfaces for all they tell.
import network, time
ap = network.WLAN(network.AP_IF)
print(ap.active(), ap.ifconfig())
def do_connect():
    sta_if = network.WLAN(network.STA_IF)
    print(sta_if.active(), sta_if.status() == network.STAT_IDLE)
    if not sta_if.isconnected():
        print('connecting to network...')
        sta_if.active(True)
        t = time.ticks_ms()
        sta_if.connect('<ssid>', '<password>')
        print(sta_if.status() == network.STAT_CONNECTING)
        while not sta_if.isconnected():
            pass
        print(time.ticks_diff(time.ticks_ms(), t))
    print('network config:', sta_if.ifconfig(), sta_if.status(), sta_if.status('rssi'))
    return sta_if
w = do_connect()
print(w.config('mac'), w.config('ssid') , network.hostname())
ap.active(True); ap.config(ssid='ESP-AP', password='12345678')
print(ap.config('ssid'), w.scan())
try: w.config('nonsense')
except ValueError as e: print(e)
try: w.config(ssid='x')
except OSError as e: print(e)
w.disconnect(); print(w.isconnected(), w.ifconfig())
