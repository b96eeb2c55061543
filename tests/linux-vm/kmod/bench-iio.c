// SPDX-License-Identifier: GPL-2.0
/*
 * Industrial I/O devices: a converter "ads1015" of four inputs, a "dht11" thermometer and a "mcp4725" output.
 * Parameters: adc_raw (readings), dht ("temperature humidity", thousandths), dht_lost (readings fail as when the
 * sensor does not answer), dac_raw (what was put out).
 */
#include <linux/module.h>
#include <linux/iio/iio.h>
#include "bench.h"

static int adc_raw[4] = { 0, 500, 1000, 2047 };
module_param_array(adc_raw, int, NULL, 0644);
static int dht[2] = { 23400, 45600 };
module_param_array(dht, int, NULL, 0644);
static bool dht_lost;
module_param(dht_lost, bool, 0644);
static int dac_raw;
module_param(dac_raw, int, 0444);

/* Volts of a step, in thousandths of a millivolt: 2048 and 4096 of 4.096 V and 3.3 V. */
#define ADC_STEP_UV 2000
#define DAC_STEP_UV 806

static int adc_read(struct iio_dev *dev, struct iio_chan_spec const *chan, int *val, int *val2, long mask)
{
	if (mask == IIO_CHAN_INFO_RAW) {
		*val = adc_raw[chan->channel];
		return IIO_VAL_INT;
	}
	*val = ADC_STEP_UV / 1000;
	*val2 = ADC_STEP_UV % 1000 * 1000;
	return IIO_VAL_INT_PLUS_MICRO;
}

static int dht_read(struct iio_dev *dev, struct iio_chan_spec const *chan, int *val, int *val2, long mask)
{
	if (dht_lost)
		return -ETIMEDOUT;
	*val = dht[chan->type == IIO_TEMP ? 0 : 1];
	return IIO_VAL_INT;
}

static int dac_read(struct iio_dev *dev, struct iio_chan_spec const *chan, int *val, int *val2, long mask)
{
	if (mask == IIO_CHAN_INFO_RAW) {
		*val = dac_raw;
		return IIO_VAL_INT;
	}
	*val = DAC_STEP_UV / 1000;
	*val2 = DAC_STEP_UV % 1000 * 1000;
	return IIO_VAL_INT_PLUS_MICRO;
}

static int dac_write(struct iio_dev *dev, struct iio_chan_spec const *chan, int val, int val2, long mask)
{
	if (val < 0 || val > 4095 || val2)
		return -EINVAL;
	dac_raw = val;
	return 0;
}

static const struct iio_info adc_info = { .read_raw = adc_read };
static const struct iio_info dht_info = { .read_raw = dht_read };
static const struct iio_info dac_info = { .read_raw = dac_read, .write_raw = dac_write };

#define INPUT(n) { \
	.type = IIO_VOLTAGE, .indexed = 1, .channel = n, .info_mask_separate = BIT(IIO_CHAN_INFO_RAW), \
	.info_mask_shared_by_type = BIT(IIO_CHAN_INFO_SCALE) }
static const struct iio_chan_spec adc_channels[] = { INPUT(0), INPUT(1), INPUT(2), INPUT(3) };
static const struct iio_chan_spec dht_channels[] = {
	{ .type = IIO_TEMP, .info_mask_separate = BIT(IIO_CHAN_INFO_PROCESSED) },
	{ .type = IIO_HUMIDITYRELATIVE, .info_mask_separate = BIT(IIO_CHAN_INFO_PROCESSED) },
};
static const struct iio_chan_spec dac_channels[] = { {
	.type = IIO_VOLTAGE, .indexed = 1, .channel = 0, .output = 1,
	.info_mask_separate = BIT(IIO_CHAN_INFO_RAW) | BIT(IIO_CHAN_INFO_SCALE),
} };

static struct {
	const char *name;
	const struct iio_info *info;
	const struct iio_chan_spec *channels;
	int count;
	struct iio_dev *dev;
} devices[] = {
	{ "ads1015", &adc_info, adc_channels, ARRAY_SIZE(adc_channels) },
	{ "dht11", &dht_info, dht_channels, ARRAY_SIZE(dht_channels) },
	{ "mcp4725", &dac_info, dac_channels, ARRAY_SIZE(dac_channels) },
};

void bench_iio_remove(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(devices); i++)
		if (devices[i].dev) {
			iio_device_unregister(devices[i].dev);
			iio_device_free(devices[i].dev);
			devices[i].dev = NULL;
		}
}

int bench_iio_add(struct device *parent)
{
	int i, err;

	for (i = 0; i < ARRAY_SIZE(devices); i++) {
		struct iio_dev *dev = iio_device_alloc(parent, 0);

		if (!dev)
			return -ENOMEM;
		dev->name = devices[i].name;
		dev->info = devices[i].info;
		dev->modes = INDIO_DIRECT_MODE;
		dev->channels = devices[i].channels;
		dev->num_channels = devices[i].count;
		err = iio_device_register(dev);
		if (err) {
			iio_device_free(dev);
			bench_iio_remove();
			return err;
		}
		devices[i].dev = dev;
	}
	return 0;
}
