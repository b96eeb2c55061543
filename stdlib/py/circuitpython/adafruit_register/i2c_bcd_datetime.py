# The seven registers of a clock with decimal digits, as an attribute that is a `time.struct_time`.

import time


def bcd_to_int(bcd):
    return bcd - 6 * (bcd >> 4)


def int_to_bcd(number):
    return number + 6 * (number // 10)


class BCDDateTimeRegister:
    def __init__(self, register_address, weekday_first=True, weekday_start=1):
        self.buffer = bytearray(8)
        self.buffer[0] = register_address
        self.weekday = 4 if weekday_first else 5
        self.day = 9 - self.weekday
        self.weekday_start = weekday_start

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        b = self.buffer
        with obj.i2c_device as device:
            device.write_then_readinto(b, b, out_end=1, in_start=1)
        return time.struct_time(
            (
                bcd_to_int(b[7]) + 2000,
                bcd_to_int(b[6] & 0x1F),
                bcd_to_int(b[self.day] & 0x3F),
                bcd_to_int(b[3] & 0x3F),
                bcd_to_int(b[2] & 0x7F),
                bcd_to_int(b[1] & 0x7F),
                bcd_to_int((b[self.weekday] & 0x07) - self.weekday_start),
                -1,
                -1,
            )
        )

    def __set__(self, obj, value):
        b = self.buffer
        b[1] = int_to_bcd(value.tm_sec)
        b[2] = int_to_bcd(value.tm_min)
        b[3] = int_to_bcd(value.tm_hour)
        b[self.weekday] = int_to_bcd(value.tm_wday + self.weekday_start)
        b[self.day] = int_to_bcd(value.tm_mday)
        b[6] = int_to_bcd(value.tm_mon)
        b[7] = int_to_bcd(value.tm_year - 2000)
        with obj.i2c_device as device:
            device.write(b)
