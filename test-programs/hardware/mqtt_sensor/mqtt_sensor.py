# A thermometer that reports by MQTT every five seconds, and a lamp that is switched by it. If the broker is gone it connects again.
import machine
import network
import time
from umqtt.simple import MQTTClient

lamp = machine.Pin(2, machine.Pin.OUT, value=0)
sensor = machine.ADC(machine.Pin(34))

wlan = network.WLAN(network.STA_IF)
wlan.active(True)
wlan.connect("home", "secret12")
while not wlan.isconnected():
    time.sleep_ms(50)


def heard(topic, text):
    print("heard", topic.decode(), text.decode())
    lamp.value(text == b"on")


def connected():
    client = MQTTClient("porch", "broker.example", user="porch", password="pw", keepalive=20)
    client.set_callback(heard)
    client.set_last_will("porch/state", "lost", retain=True)
    client.connect()
    client.publish("porch/state", "here", retain=True)
    client.subscribe("porch/lamp", qos=1)
    client.subscribe("house/#")
    return client


client = None
due = time.ticks_ms()
while True:
    try:
        if client is None:
            client = connected()
            print("connected")
        client.check_msg()
        if time.ticks_diff(time.ticks_ms(), due) >= 0:
            due = time.ticks_add(due, 5000)
            client.publish("porch/temperature", "%.1f" % (sensor.read_uv() / 10000), qos=1)
    except OSError as e:
        print("no broker:", e)
        client = None
        time.sleep(1)
    time.sleep_ms(100)
