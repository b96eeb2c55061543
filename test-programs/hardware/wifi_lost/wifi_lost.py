# Reports to a web server, also after the router was off for a while: the ESP32 joins the network again by itself.
import network
import requests
import time

wlan = network.WLAN(network.STA_IF)
wlan.active(True)
wlan.connect("home", "secret12")

states = {
    network.STAT_CONNECTING: "connecting",
    network.STAT_NO_AP_FOUND: "no network",
    network.STAT_GOT_IP: "connected",
}
shown = None
sent = 0
while sent < 8:
    status = wlan.status()
    if status != shown:
        shown = status
        print("%2d s:" % (time.ticks_ms() // 1000), states.get(status, status))
    if wlan.isconnected():
        try:
            requests.post("http://log.example/up", json={"number": sent}).close()
            sent += 1
        except OSError as e:
            print("not sent:", e)
    time.sleep(2)
print(sent, "reports")
