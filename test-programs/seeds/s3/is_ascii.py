# board: pico
# isAscii and isControl: by the number of the character. The source is read as UTF-8.
for char in ("A", "\t", "Ã", "\x7f"):
    code = ord(char)
    print(repr(char), "ASCII" if 0 <= code < 128 else "not ASCII", code < 32 or code == 127)
