# Lines of a GPS receiver and of a settings file: split, find, slices, int() and float() of text.
import time

SIZE = 15000


def checksum(text):
    value = 0
    for char in text:
        value ^= ord(char)
    return value


def make_line(n):
    body = "GPGGA,%02d%02d%02d.00,48%02d.%03d,N,011%02d.%03d,E,1,%02d,0.9,%d.4,M" % (
        n // 3600 % 24, n // 60 % 60, n % 60, n % 60, n % 1000, n * 7 % 60, n * 3 % 1000, 4 + n % 8, 100 + n % 900)
    return "$%s*%02X" % (body, checksum(body) ^ (n % 50 == 0))


def degrees(text, digits):
    return int(text[:digits]) + float(text[digits:]) / 60


def parse(line):
    if not line.startswith("$"):
        raise ValueError("no start")
    star = line.find("*")
    body = line[1:star]
    if int(line[star + 1 :], 16) != checksum(body):
        raise ValueError("checksum")
    kind, when, latitude, ns, longitude, ew, _, satellites, _, height, _ = body.split(",")
    sign = 1 if ns == "N" else -1
    return {
        "kind": kind,
        "seconds": int(when[:2]) * 3600 + int(when[2:4]) * 60 + int(when[4:6]),
        "latitude": sign * degrees(latitude, 2),
        "longitude": degrees(longitude, 3),
        "satellites": int(satellites),
        "height": float(height),
    }


def run(count):
    bad = 0
    seconds = satellites = 0
    where = height = 0.0
    for n in range(count):
        try:
            fix = parse(make_line(n))
        except ValueError:
            bad += 1
            continue
        seconds += fix["seconds"]
        satellites += fix["satellites"]
        where += fix["latitude"] - fix["longitude"]
        height += fix["height"]
    return "%d %d %d %.5f %.2f" % (bad, seconds, satellites, where, height)

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)
