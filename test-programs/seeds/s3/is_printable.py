# board: pico
# isGraph, isPrintable and isPunct: written out, since MicroPython has no str.isprintable().
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


def is_printable(char):
    return 32 <= ord(char) < 127


def is_graph(char):
    return is_printable(char) and not char.isspace()


def is_punct(char):
    return char in PUNCTUATION


for char in ("A", " ", "\t", ".", "\\"):
    print(repr(char), is_graph(char), is_printable(char), is_punct(char))
