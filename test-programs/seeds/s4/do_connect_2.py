# board: esp8266
# The same, activating the interface only if it is needed; a second call finds the connection.
def do_connect():
    import network

    sta_if = network.WLAN(network.STA_IF)
    if not sta_if.isconnected():
        print("connecting to network...")
        sta_if.active(True)
        sta_if.connect("<ssid>", "<password>")
        while not sta_if.isconnected():
            pass
    print("network config:", sta_if.ifconfig())


do_connect()
do_connect()
