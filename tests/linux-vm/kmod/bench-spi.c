// SPDX-License-Identifier: GPL-2.0
/*
 * SPI bus 0: at chip select 0 MISO is wired to MOSI, at 1 there is an MCP3008 converter.
 * Parameters: mcp3008 (the eight readings), spi_last ("cs mode bits hz bytes" of the last transfer).
 * spidev binds to it by an id of its table, which has no plain "spidev".
 */
#include <linux/module.h>
#include <linux/spi/spi.h>
#include "bench.h"

static unsigned int mcp3008[8] = { 0, 128, 256, 384, 512, 640, 768, 1023 };
module_param_array(mcp3008, uint, NULL, 0644);

static struct spi_controller *controller;
static char last[64];
module_param_string(spi_last, last, sizeof(last), 0444);

/* What the converter has clocked in since it was selected. */
static u8 command[3];
static int position;

static u8 converter_byte(u8 in)
{
	unsigned int value;

	/* Zeros before the start bit. */
	if (position == 0 && in != 1)
		return 0;
	if (position < 3)
		command[position] = in;
	value = mcp3008[(command[1] >> 4) & 7] & 0x3ff;
	switch (position++) {
	case 1:
		return (value >> 8) & 3;
	case 2:
		return value & 0xff;
	default:
		return 0;
	}
}

static int bench_transfer(struct spi_controller *c, struct spi_device *spi, struct spi_transfer *t)
{
	const u8 *out = t->tx_buf;
	u8 *in = t->rx_buf;
	unsigned int i;

	for (i = 0; i < t->len; i++) {
		u8 byte = out ? out[i] : 0;

		if (spi->chip_select == 1)
			byte = converter_byte(byte);
		if (in)
			in[i] = byte;
	}
	snprintf(last, sizeof(last), "%d %d %d %u %u", spi->chip_select,
		 (int)(spi->mode & (SPI_CPOL | SPI_CPHA | SPI_LSB_FIRST | SPI_NO_CS)), t->bits_per_word, t->speed_hz, t->len);
	return 0;
}

static void bench_select(struct spi_device *spi, bool high)
{
	position = 0;
}

int bench_spi_add(struct device *parent)
{
	struct spi_board_info devices[] = {
		{ .modalias = "dh2228fv", .max_speed_hz = 125000000, .chip_select = 0 },
		{ .modalias = "dh2228fv", .max_speed_hz = 125000000, .chip_select = 1 },
	};
	int i, err;

	controller = spi_alloc_master(parent, 0);
	if (!controller)
		return -ENOMEM;
	controller->bus_num = 0;
	controller->num_chipselect = 2;
	controller->max_speed_hz = 125000000;
	/* As the Pi's controller: no least significant bit first, eight bits a word. */
	controller->mode_bits = SPI_CPOL | SPI_CPHA | SPI_CS_HIGH | SPI_NO_CS | SPI_3WIRE;
	controller->bits_per_word_mask = SPI_BPW_MASK(8);
	controller->transfer_one = bench_transfer;
	controller->set_cs = bench_select;
	err = spi_register_controller(controller);
	if (err) {
		spi_controller_put(controller);
		return err;
	}
	for (i = 0; i < ARRAY_SIZE(devices); i++)
		if (!spi_new_device(controller, &devices[i]))
			pr_warn("bench: no spidev0.%d\n", i);
	return 0;
}

void bench_spi_remove(void)
{
	spi_unregister_controller(controller);
}
