# board: feather-m0-express
# Registers as attributes: bits, numbers, structures, and the digits of a clock.
import time

import board
import busio
from adafruit_bus_device.i2c_device import I2CDevice
from adafruit_register import i2c_bcd_alarm, i2c_bcd_datetime, i2c_bit, i2c_bits, i2c_struct, i2c_struct_array


class DS3231:
    """A clock that keeps its time."""

    lost_power = i2c_bit.RWBit(0x0F, 7)
    """True if the device has lost power since the time was set."""
    busy = i2c_bit.ROBit(0x0F, 2)
    rate = i2c_bits.RWBits(2, 0x0E, 3)
    quarters = i2c_bits.ROBits(10, 0x11, 6, register_width=2, lsb_first=False, signed=True)
    control = i2c_struct.UnaryStruct(0x0E, "<B")
    hands = i2c_struct.Struct(0x00, "<BBB")
    fields = i2c_struct_array.StructArray(0x07, "<B", 4)
    datetime = i2c_bcd_datetime.BCDDateTimeRegister(0x00)
    alarm1 = i2c_bcd_alarm.BCDAlarmTimeRegister(0x07)
    alarm2 = i2c_bcd_alarm.BCDAlarmTimeRegister(0x0B, has_seconds=False)

    def __init__(self, i2c):
        self.i2c_device = I2CDevice(i2c, 0x68)

    @property
    def temperature(self):
        return self.quarters / 4


rtc = DS3231(busio.I2C(board.SCL, board.SDA))
print(rtc.datetime)
rtc.datetime = time.struct_time((2017, 5, 29, 15, 14, 15, 0, -1, -1))
print(rtc.datetime.tm_hour, rtc.hands)
rtc.lost_power = True
print(rtc.lost_power, rtc.busy)
rtc.lost_power = False
print(rtc.lost_power, rtc.temperature)
rtc.rate = 1
print(rtc.rate, hex(rtc.control))
when = time.struct_time((2017, 1, 3, 15, 14, 25, 1, 3, -1))
for often in ("secondly", "minutely", "hourly", "daily", "weekly", "monthly"):
    rtc.alarm1 = (when, often)
    print(rtc.alarm1[1], tuple(rtc.alarm1[0])[2:7], [hex(field[0]) for field in rtc.fields])
rtc.alarm2 = (when, "daily")
print(rtc.alarm2[1], rtc.alarm2[0].tm_min)
rtc.fields[0] = (0x59,)
print(rtc.fields[0], len(rtc.fields))
for wrong in ("busy", "alarm2"):
    try:
        setattr(rtc, wrong, (when, "secondly"))
    except (AttributeError, ValueError) as e:
        print(e)
