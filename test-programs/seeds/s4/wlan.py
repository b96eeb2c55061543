# board: esp8266
# Both interfaces and all they tell, on a fresh device and after connecting.
import network

sta = network.WLAN(network.STA_IF)
ap = network.WLAN(network.AP_IF)
print(sta.active(), ap.active(), ap.ifconfig())
print(sta.active(True), sta.isconnected(), sta.status() == network.STAT_IDLE)
print([(ssid, channel, len(bssid), hidden) for ssid, bssid, channel, rssi, auth, hidden in sta.scan()])
sta.connect("<ssid>", "<password>")
print(sta.status() == network.STAT_CONNECTING)
while not sta.isconnected():
    pass
print(sta.status() == network.STAT_GOT_IP, sta.ifconfig(), len(sta.config("mac")))
ap.active(True)
ap.config(essid="ESP-AP")
print(ap.config("essid"))
ap.active(False)
print(ap.active())
sta.disconnect()
print(sta.isconnected(), network.phy_mode() in (network.MODE_11B, network.MODE_11G, network.MODE_11N))
print([name for name in ("STAT_WRONG_PASSWORD", "STAT_NO_AP_FOUND", "STAT_CONNECT_FAIL") if not hasattr(network, name)])
try:
    sta.config("nothing")
except ValueError as error:
    print(error)
