# A report of sensors is built as dicts and lists and written as JSON by hand, as a small web server does.
import time

SIZE = 2500


def quote(text):
    out = ['"']
    for char in text:
        if char == '"' or char == "\\":
            out.append("\\" + char)
        elif char < " ":
            out.append("\\u%04x" % ord(char))
        else:
            out.append(char)
    out.append('"')
    return "".join(out)


def write(value, out):
    if value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, str):
        out.append(quote(value))
    elif isinstance(value, int):
        out.append(str(value))
    elif isinstance(value, float):
        out.append("%.3f" % value)
    elif isinstance(value, dict):
        separator = "{"
        for key in sorted(value):
            out.append(separator)
            out.append(quote(key))
            out.append(":")
            write(value[key], out)
            separator = ","
        out.append("}" if value else "{}")
    else:
        separator = "["
        for item in value:
            out.append(separator)
            write(item, out)
            separator = ","
        out.append("]" if value else "[]")


def report(number):
    sensors = []
    for i in range(5):
        sensor = {"id": i, "name": 'probe "%d"' % i, "unit": "C", "ok": (number + i) % 7 != 0}
        sensor["value"] = 20 + (number * 13 + i * 5) % 300 / 10
        sensor["history"] = [(number + k * i) % 50 for k in range(6)]
        sensors.append(sensor)
    return {"device": "esp32-%04x" % number, "uptime": number * 60, "error": None, "sensors": sensors}


def run(count):
    total = 0
    check = 0
    for number in range(count):
        out = []
        write(report(number), out)
        text = "".join(out)
        total += len(text)
        check = (check * 31 + ord(text[number % len(text)])) & 0xFFFF
    return "%d %d" % (total, check)

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)
