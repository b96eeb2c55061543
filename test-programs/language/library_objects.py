# Matches of regular expressions, hashes and what they give, in texts and in bytes
import binascii
import hashlib
import re

line = re.compile(r"^(\w+)=(\d+)(;.*)?$")
counts = {}
notes = []
for text in ("a=12", "b=7;note", "none", "a=30;x=1"):
    m = line.match(text)
    if not m:
        continue
    name = m.group(1)
    counts[name] = counts.get(name, 0) + int(m.group(2))
    rest = m.group(3)
    notes.append(rest if rest is None else rest[1:].upper())
    print(m.group(0), len(m.group(2)) + 1)
print(sorted(counts.items()), notes)
m = re.match("(x)(y)?", "x")
try:
    print(m.group(2) + "text")
except TypeError:
    print("TypeError")
m = re.search("z", "xyz" * 2)
print(m and m.group(0) * 2, re.match("q", "xyz"), len(m.group(0)) if m else -1)
try:
    re.match("q", "xyz").group(0)
except AttributeError as e:
    print(e)
m = re.match(b"(a+)(b)?", b"aab")
print(m.group(1), m.group(1)[0] + 1)
print(line.split("one"), re.compile(" +").split("a  b c"), re.sub("b+", "-", "abbc"), re.compile("b").sub("x", "abb"))
print(re.sub("[0-9]", lambda m: str(int(m.group(0)) * 2), "a1b4"))


def parts(text, pattern):
    found = []
    while True:
        m = pattern.search(text)
        if m is None:
            return found
        found.append(m.group(0))
        text = text[text.find(m.group(0)) + len(m.group(0)) :]


print(parts("12 ab 345", re.compile("[0-9]+")))

digest = hashlib.sha256(b"abc").digest()
print(sum(digest), digest[0] ^ 0x5C, bytes(b ^ 0x36 for b in digest)[:3])
h = hashlib.sha256()
print(h.update(b"abc"))
print(binascii.hexlify(h.digest())[:8].decode() + "...", binascii.unhexlify("6162") + b"c")
print(binascii.b2a_base64(b"abc").strip() + binascii.a2b_base64(b"YWJj"), binascii.crc32(b"abc") & 0xFF)
try:
    print(m.nothing)
except AttributeError as e:
    print(e)
for held in (hashlib.sha256, line.match, m.group):
    print(callable(held))
