# Registers of devices as attributes of their drivers, which have the device in `i2c_device`.
