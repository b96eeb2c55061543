# Registers that follow each other, laid out as `struct` has it, as an attribute: a tuple, or a number if there is one value.

import struct


class Struct:
    def __init__(self, register_address, struct_format):
        self.format = struct_format
        self.buffer = bytearray(1 + struct.calcsize(struct_format))
        self.buffer[0] = register_address

    def _values(self, obj):
        with obj.i2c_device as device:
            device.write_then_readinto(self.buffer, self.buffer, out_end=1, in_start=1)
        return struct.unpack_from(self.format, memoryview(self.buffer)[1:])

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return self._values(obj)

    def __set__(self, obj, value):
        struct.pack_into(self.format, self.buffer, 1, *value)
        with obj.i2c_device as device:
            device.write(self.buffer)


class UnaryStruct:
    def __init__(self, register_address, struct_format):
        self.format = struct_format
        self.address = register_address

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        buffer = bytearray(1 + struct.calcsize(self.format))
        buffer[0] = self.address
        with obj.i2c_device as device:
            device.write_then_readinto(buffer, buffer, out_end=1, in_start=1)
        return struct.unpack_from(self.format, buffer, 1)[0]

    def __set__(self, obj, value):
        buffer = bytearray(1 + struct.calcsize(self.format))
        buffer[0] = self.address
        struct.pack_into(self.format, buffer, 1, value)
        with obj.i2c_device as device:
            device.write(buffer)


class ROUnaryStruct(UnaryStruct):
    def __set__(self, obj, value):
        raise AttributeError("can't set attribute")
