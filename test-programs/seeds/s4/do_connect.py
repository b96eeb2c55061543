# board: esp8266
# Connects to a Wi-Fi network, and waits for it without sleeping.
def do_connect():
    import network

    wlan = network.WLAN(network.STA_IF)
    wlan.active(True)
    if not wlan.isconnected():
        print("connecting to network...")
        wlan.connect("<ssid>", "<password>")
        while not wlan.isconnected():
            pass
    print("network config:", wlan.ifconfig())


do_connect()
