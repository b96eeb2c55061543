# Several groups of registers of one layout, as an attribute with an index.

from adafruit_register.i2c_struct import Struct, struct




class _View:
    def __init__(self, obj, registers):
        self.obj = obj
        self.registers = registers

    def __len__(self):
        return len(self.registers)

    def _at(self, index):
        if not 0 <= index < len(self.registers):
            raise IndexError()
        return self.registers[index]

    def __getitem__(self, index):
        return self._at(index).__get__(self.obj)

    def __setitem__(self, index, value):
        self._at(index).__set__(self.obj, value)


class StructArray:
    def __init__(self, register_address, struct_format, count):
        size = struct.calcsize(struct_format)
        self.registers = [Struct(register_address + i * size, struct_format) for i in range(count)]

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return _View(obj, self.registers)
