# board: esp8266
# Built-in modules have a second name with u before it.
import json
import os
import time
import ujson
import uos
import utime

print(ujson.loads("[1]") == json.loads("[1]"), uos.listdir is os.listdir, utime.ticks_ms is time.ticks_ms)
