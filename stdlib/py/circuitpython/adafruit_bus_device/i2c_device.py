# A device at its address on an I2C bus that others use too.


class I2CDevice:
    def __init__(self, i2c, device_address, probe=True):
        self.i2c = i2c
        self.device_address = device_address
        if probe:
            with self:
                self._probe()

    def _probe(self):
        try:
            self.write(b"")
            return
        except OSError:
            pass
        # Some devices answer to reading only.
        try:
            self.readinto(bytearray(1))
        except OSError:
            raise ValueError("No I2C device at address: 0x%x" % self.device_address)

    def __enter__(self):
        while not self.i2c.try_lock():
            pass
        return self

    def __exit__(self, exc_type, exc, traceback):
        self.i2c.unlock()
        return False

    def readinto(self, buf, *, start=0, end=None):
        if end is None:
            end = len(buf)
        self.i2c.readfrom_into(self.device_address, buf, start=start, end=end)

    def write(self, buf, *, start=0, end=None, stop=True):
        if end is None:
            end = len(buf)
        if stop:
            self.i2c.writeto(self.device_address, buf, start=start, end=end)
        else:
            self.i2c.writeto(self.device_address, buf, start=start, end=end, stop=False)

    # As the first version called them.
    readfrom_into = readinto
    writeto = write

    def write_then_readinto(
        self, out_buffer, in_buffer, *, out_start=0, out_end=None, in_start=0, in_end=None, stop=False
    ):
        if out_end is None:
            out_end = len(out_buffer)
        if in_end is None:
            in_end = len(in_buffer)
        if stop or not hasattr(self.i2c, "writeto_then_readfrom"):
            self.write(out_buffer, start=out_start, end=out_end, stop=stop)
            self.readinto(in_buffer, start=in_start, end=in_end)
            return
        self.i2c.writeto_then_readfrom(
            self.device_address,
            out_buffer,
            in_buffer,
            out_start=out_start,
            out_end=out_end,
            in_start=in_start,
            in_end=in_end,
        )
