# The registers of an alarm with decimal digits, as an attribute: a `time.struct_time` and how often the alarm comes, or None.

import time

from adafruit_register.i2c_bcd_datetime import bcd_to_int, int_to_bcd

# The highest bit of a register says that it does not matter.
ANY = 0x80
IS_WEEKDAY = 0x40
FREQUENCIES = ("secondly", "minutely", "hourly", "daily", "weekly", "monthly")


class BCDAlarmTimeRegister:
    def __init__(self, register_address, has_seconds=True, weekday_shared=True, weekday_start=1):
        # The first register after the address is that of the seconds, if there is one.
        self.first = 1 if has_seconds else 0
        self.has_seconds = has_seconds
        self.weekday_shared = weekday_shared
        self.weekday_start = weekday_start
        self.buffer = bytearray(1 + self.first + 3 + (0 if weekday_shared else 1))
        self.buffer[0] = register_address

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        b = self.buffer
        with obj.i2c_device as device:
            device.write_then_readinto(b, b, out_end=1, in_start=1)
        minute = 1 + self.first
        fields = b[1:]
        if not self.weekday_shared and all(value & ANY for value in fields):
            return None
        seconds = bcd_to_int(b[1] & 0x7F) if self.has_seconds and not b[1] & ANY else 0
        frequency = "secondly" if self.has_seconds and b[1] & ANY else "minutely"
        minutes = hours = mday = 0
        wday = None
        if not b[minute] & ANY:
            frequency = "hourly"
            minutes = bcd_to_int(b[minute] & 0x7F)
        if not b[minute + 1] & ANY:
            frequency = "daily"
            hours = bcd_to_int(b[minute + 1] & 0x3F)
        day = b[minute + 2]
        if self.weekday_shared:
            weekday = day & 0x07 if day & IS_WEEKDAY else None
            day_of_month = None if day & IS_WEEKDAY else day & 0x3F
            if day & ANY:
                weekday = day_of_month = None
        else:
            weekday = None if b[minute + 3] & ANY else b[minute + 3] & 0x07
            day_of_month = None if day & ANY else day & 0x3F
        if day_of_month is not None:
            frequency = "monthly"
            mday = bcd_to_int(day_of_month)
        elif weekday is not None:
            frequency = "weekly"
            wday = weekday - self.weekday_start
        # The first of January 2017 was a Sunday.
        if wday is not None:
            mday = wday + 2
        elif mday > 0:
            wday = (mday - 2) % 7
        else:
            mday, wday = 1, 6
        return time.struct_time((2017, 1, mday, hours, minutes, seconds, wday, mday, -1)), frequency

    def __set__(self, obj, value):
        b = self.buffer
        minute = 1 + self.first
        for i in range(1, len(b)):
            b[i] = ANY
        if value is not None:
            when, frequency = value
            if frequency not in FREQUENCIES:
                raise ValueError("%s is not a supported frequency" % frequency)
            rank = FREQUENCIES.index(frequency)
            if rank == 0 and not self.has_seconds:
                raise ValueError("secondly is not a supported frequency")
            if self.has_seconds and rank >= 1:
                b[1] = int_to_bcd(when.tm_sec)
            if rank >= 2:
                b[minute] = int_to_bcd(when.tm_min)
            if rank >= 3:
                b[minute + 1] = int_to_bcd(when.tm_hour)
            if frequency == "monthly":
                b[minute + 2] = int_to_bcd(when.tm_mday)
            elif frequency == "weekly":
                weekday = int_to_bcd(when.tm_wday + self.weekday_start)
                if self.weekday_shared:
                    b[minute + 2] = IS_WEEKDAY | weekday
                else:
                    b[minute + 3] = weekday
        with obj.i2c_device as device:
            device.write(b)
