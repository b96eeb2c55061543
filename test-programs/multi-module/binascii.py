own_name = "from the file"


def hexlify(data):
    return "my hexlify"


def crc32(data):
    return "my crc32"
