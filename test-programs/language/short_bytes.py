# Bytes of no byte, of one and of few: made, cut, joined and looked for in dicts and sets.


def pairs():
    table = {bytes([i]): i for i in (0, 1, 127, 128, 255)}
    print(sorted(table.items()))
    for probe in (b"\x00", b"\x7f", b"\x80", b"\xff", b"\x02", b""):
        print(probe, probe in table, table.get(probe, -1))
    print("\x00" in table, 0 in table, "\x7f" in table)
    table["\x7f"] = "text"
    table[127] = "int"
    print(len(table), table[b"\x7f"], table["\x7f"], table[127])


def made(a, b):
    print(bytes([a]), bytes((a,)), bytes([a, b]), bytes((b, a)), bytes([]), bytes(()))
    print(bytes(range(a, a + 3)), bytes(range(a, a + 1)), bytes([True, False]), bytes([True]))
    for n in (-1, 256, 1 << 70, -(1 << 70), "1", None, 1.0):
        for items in ([n], (n,), [a, n], (n, b)):
            try:
                print(bytes(items))
            except (ValueError, TypeError, OverflowError) as e:
                print(items, "is refused")


def cut(b):
    n = len(b)
    for i in range(-n - 2, n + 3):
        print(i, b[i : i + 1], b[i:], b[:i], b[i : i + 2], b[i:i], b[i:1])


def joined(parts):
    whole = b""
    seen = {whole: 0}
    for part in parts:
        longer = whole + part
        print(longer in seen, seen.get(longer), len(longer), hash(longer) == hash(bytes(bytearray(longer))))
        seen[longer] = len(seen)
        whole = longer
    print([seen.get(whole[:i]) for i in range(0, len(whole) + 1, 7)])
    again = b"".join(parts)
    print(again == whole, seen[again] == len(seen) - 1, again in seen, again + b"." in seen)
    print(sorted(len(k) for k in seen))


class Derived(bytes):
    pass


def derived():
    d = Derived(b"a")
    t = {b"a": 1, b"ab": 2}
    whole = b"a" + b"b"
    print(t[whole], t[b"a" + Derived(b"b")], t[Derived(b"a") + b"b"], d + b"", b"" + d)


def changed():
    buffer = bytearray(b"a")
    key = bytes(buffer)
    one = bytes([97])
    table = {key: 1}
    buffer[0] = 98
    print(key, one, table, bytes(buffer) in table, b"a" + buffer, buffer + b"a")
    more = bytearray(one)
    more[0] = 1
    more.append(2)
    print(one, more, bytes([97]), one + more, bytes(more)[:1])


def compressed(data):
    table = {bytes([i]): i for i in range(256)}
    w = b""
    out = []
    for b in data:
        wb = w + bytes([b])
        if wb in table:
            w = wb
        else:
            out.append(table[w])
            table[wb] = len(table)
            w = bytes([b])
    if w:
        out.append(table[w])
    return out


pairs()
made(0, 255)
cut(b"")
cut(b"\x00")
cut(b"\xff\x00\x80")
joined([b"a", b"", b"bc", b"\xff", b"0123456789" * 3, b"\x00", b"0123456789" * 3, b"x", b"y" * 70, b"z"])
joined([bytes([i % 3]) for i in range(12)])
joined([b"012345"] * 12)
derived()
changed()
print(compressed(b"\x00\xff" * 20 + bytes(range(0, 256, 51)) + b"abcabcabcabcabcabcabcabcabcabcabcabc" * 4))
