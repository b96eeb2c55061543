# Parts of strs and bytes are strs and bytes: cut at separators and lines, taken apart at once, joined again.
def command(line):
    name, equals, rest = line.partition("=")
    if not equals:
        return name.upper()
    head, dot, tail = rest.rpartition(".")
    return name.strip() + ":" + (head or "-") + "|" + tail.lower() + "|" + str(len(rest))


print([command(s) for s in ("run", "x = 1.5.2", "y=", "=z.W")])
for line in "a 1\nb 22\r\nc".splitlines():
    words = line.split()
    print(words[0] * 2, len(words), words[-1].isdigit(), line.splitlines(True))


def frame(data):
    kind, colon, body = data.partition(b":")
    total = 0
    for part in body.split(b","):
        for byte in part:
            total += byte
    before, comma, last = body.rpartition(b",")
    return kind + b"!", len(colon), total, before, last[:1], body.rsplit(b",", 1)[0] + b"."


print(frame(b"set:ab,c,def"), frame(b"none"), b"x\ny".splitlines()[1] + b"z")
try:
    "abc".partition("")
except ValueError as e:
    print("ValueError", e)
