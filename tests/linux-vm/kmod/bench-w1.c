// SPDX-License-Identifier: GPL-2.0
/*
 * A 1-Wire bus with two DS18B20 thermometers. Parameters: ds18b20_mc (their temperatures, thousandths of a degree),
 * w1_silent (nothing answers a reset any more).
 */
#include <linux/module.h>
#include <linux/w1.h>
#include <asm/unaligned.h>
#include "bench.h"

#define COUNT 2
#define MATCH_ROM 0x55
#define READ_ROM 0x33
#define CONVERT 0x44
#define READ_SCRATCHPAD 0xbe
#define WRITE_SCRATCHPAD 0x4e

static int temperatures[COUNT] = { 21500, -1250 };
module_param_array_named(ds18b20_mc, temperatures, int, NULL, 0644);
static bool silent;
module_param_named(w1_silent, silent, bool, 0644);

/* Family, six bytes of serial number, checksum. */
static u8 roms[COUNT][8] = {
	{ 0x28, 0xab, 0x34, 0x12, 0, 0, 0, 0 },
	{ 0x28, 0xcd, 0x78, 0x56, 0, 0, 0, 0 },
};
/* Temperature, alarms, configuration, reserved, checksum. */
static u8 scratch[COUNT][9];
static const u8 fresh[9] = { 0x50, 0x05, 0x4b, 0x46, 0x7f, 0xff, 0x0c, 0x10, 0 };

static enum { ROM, ADDRESS, FUNCTION, WRITING } state;
static u8 address[8];
static int count, selected;
static const u8 *answer;
static int answer_length, answered;

static u8 checksum(const u8 *p, int n)
{
	u8 crc = 0;
	int bit;

	while (n--)
		for (crc ^= *p++, bit = 0; bit < 8; bit++)
			crc = (crc & 1) ? (crc >> 1) ^ 0x8c : crc >> 1;
	return crc;
}

static void give(const u8 *bytes, int length)
{
	answer = bytes;
	answer_length = length;
	answered = 0;
}

static u8 bench_reset(void *data)
{
	state = ROM;
	answer = NULL;
	return silent ? 1 : 0;
}

static void convert(int i)
{
	s16 sixteenths = temperatures[i] * 16 / 1000;

	put_unaligned_le16(sixteenths, scratch[i]);
}

static void function(u8 byte)
{
	int i;

	switch (byte) {
	case CONVERT:
		for (i = 0; i < COUNT; i++)
			if (selected < 0 || selected == i)
				convert(i);
		break;
	case READ_SCRATCHPAD:
		i = max(selected, 0);
		scratch[i][8] = checksum(scratch[i], 8);
		give(scratch[i], 9);
		break;
	case WRITE_SCRATCHPAD:
		state = WRITING;
		count = 0;
		break;
	}
}

static void bench_write(void *data, u8 byte)
{
	switch (state) {
	case ROM:
		selected = -1;
		count = 0;
		state = byte == MATCH_ROM ? ADDRESS : FUNCTION;
		if (byte == READ_ROM)
			give(roms[0], 8);
		break;
	case ADDRESS:
		address[count++] = byte;
		if (count < 8)
			break;
		for (selected = COUNT - 1; selected >= 0; selected--)
			if (!memcmp(address, roms[selected], 8))
				break;
		state = FUNCTION;
		break;
	case FUNCTION:
		function(byte);
		break;
	case WRITING:
		if (count < 3)
			scratch[max(selected, 0)][2 + count++] = byte;
		break;
	}
}

static u8 bench_read(void *data)
{
	/* An idle bus is high: externally powered, conversion done. */
	return answer && answered < answer_length && !silent ? answer[answered++] : 0xff;
}

static u8 bench_touch(void *data, u8 bit)
{
	return bit;
}

static void bench_search(void *data, struct w1_master *master, u8 type, w1_slave_found_callback found)
{
	int i;

	for (i = 0; i < COUNT && !silent; i++)
		found(master, get_unaligned_le64(roms[i]));
}

static struct w1_bus_master master = {
	.reset_bus = bench_reset,
	.write_byte = bench_write,
	.read_byte = bench_read,
	.touch_bit = bench_touch,
	.search = bench_search,
	.dev_id = "bench",
};

int bench_w1_add(void)
{
	int i;

	for (i = 0; i < COUNT; i++) {
		roms[i][7] = checksum(roms[i], 7);
		memcpy(scratch[i], fresh, sizeof(fresh));
	}
	return w1_add_master_device(&master);
}

void bench_w1_remove(void)
{
	w1_remove_master_device(&master);
}
