// SPDX-License-Identifier: GPL-2.0
/*
 * I2C bus 1 with devices that are 256 registers each: the first byte written is the register, which counts up.
 * Parameters: i2c_fault (an errno that every transfer gives, 0: none), i2c_lost (an address that no longer
 * answers), i2c_last ("address:flags:length" of the messages of the last transfer), i2c_full (0: SMBus only, as
 * some adapters are).
 */
#include <linux/module.h>
#include <linux/i2c.h>
#include "bench.h"

static const u16 addresses[] = { 0x3c, 0x48, 0x60, 0x68, 0x76 };
static u8 registers[ARRAY_SIZE(addresses)][256];
static u8 pointer[ARRAY_SIZE(addresses)];

static int fault;
module_param_named(i2c_fault, fault, int, 0644);
static ushort lost;
module_param_named(i2c_lost, lost, ushort, 0644);
static bool full = true;
module_param_named(i2c_full, full, bool, 0644);
static char last[128];
module_param_string(i2c_last, last, sizeof(last), 0444);

static int device_at(u16 address)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(addresses); i++)
		if (addresses[i] == address && address != lost)
			return i;
	return -ENXIO;
}

static void one_message(int device, struct i2c_msg *m)
{
	int i;

	for (i = 0; i < m->len; i++) {
		if (m->flags & I2C_M_RD)
			m->buf[i] = registers[device][pointer[device]++];
		else if (i == 0)
			pointer[device] = m->buf[0];
		else
			registers[device][pointer[device]++] = m->buf[i];
	}
}

static int bench_xfer(struct i2c_adapter *adapter, struct i2c_msg *m, int count)
{
	int i, device, n = 0;

	if (fault)
		return -fault;
	for (i = 0; i < count; i++) {
		device = device_at(m[i].addr);
		if (device < 0)
			return device;
		one_message(device, &m[i]);
		n += scnprintf(last + n, sizeof(last) - n, "%s%02x:%x:%d", i ? " " : "", m[i].addr, m[i].flags & I2C_M_RD,
			       m[i].len);
	}
	return count;
}

static u32 bench_functions(struct i2c_adapter *adapter)
{
	return (full ? I2C_FUNC_I2C : 0) | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm algorithm = {
	.master_xfer = bench_xfer,
	.functionality = bench_functions,
};
static struct i2c_adapter adapter;

int bench_i2c_add(struct device *parent)
{
	memset(&adapter, 0, sizeof(adapter));
	adapter.owner = THIS_MODULE;
	adapter.algo = &algorithm;
	strscpy(adapter.name, "bench i2c", sizeof(adapter.name));
	adapter.nr = 1;
	adapter.dev.parent = parent;
	return i2c_add_numbered_adapter(&adapter);
}

void bench_i2c_remove(void)
{
	i2c_del_adapter(&adapter);
}
