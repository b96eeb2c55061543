// SPDX-License-Identifier: GPL-2.0
/*
 * bench - the peripherals of a pretend board, for tests in a virtual machine that is thrown away.
 *
 * What the outside world of a board would do is done through the module's parameters
 * (/sys/module/bench/parameters): voltages, temperatures, bytes in registers, a bus that stops answering.
 */
#include <linux/module.h>
#include <linux/platform_device.h>
#include "bench.h"

static struct platform_device *board;

struct part {
	const char *name;
	int (*add)(struct device *parent);
	void (*remove)(void);
	bool there;
};

static int w1_add(struct device *parent) { return bench_w1_add(); }
static int leds_add(struct device *parent) { return bench_leds_add(); }
static int thermal_add(struct device *parent) { return bench_thermal_add(); }

static struct part parts[] = {
	{ "pwm", bench_pwm_add, bench_pwm_remove },
	{ "spi", bench_spi_add, bench_spi_remove },
	{ "i2c", bench_i2c_add, bench_i2c_remove },
	{ "w1", w1_add, bench_w1_remove },
	{ "leds", leds_add, bench_leds_remove },
	{ "iio", bench_iio_add, bench_iio_remove },
	{ "thermal", thermal_add, bench_thermal_remove },
};

/* "remove": the name of a part that is pulled off while programs use it. */
static int remove_set(const char *value, const struct kernel_param *kp)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(parts); i++)
		if (sysfs_streq(value, parts[i].name) && parts[i].there) {
			parts[i].there = false;
			parts[i].remove();
			return 0;
		}
	return -ENODEV;
}
static const struct kernel_param_ops remove_ops = { .set = remove_set };
module_param_cb(remove, &remove_ops, NULL, 0200);

static int add_set(const char *value, const struct kernel_param *kp)
{
	int i, err;

	for (i = 0; i < ARRAY_SIZE(parts); i++)
		if (board && sysfs_streq(value, parts[i].name) && !parts[i].there) {
			err = parts[i].add(&board->dev);
			parts[i].there = !err;
			return err;
		}
	return -ENODEV;
}
static const struct kernel_param_ops add_ops = { .set = add_set };
module_param_cb(add, &add_ops, NULL, 0200);

static void remove_all(void)
{
	int i;

	for (i = ARRAY_SIZE(parts) - 1; i >= 0; i--)
		if (parts[i].there)
			parts[i].remove();
	platform_device_unregister(board);
}

static int __init bench_init(void)
{
	int i, err;

	board = platform_device_register_simple("bench", -1, NULL, 0);
	if (IS_ERR(board))
		return PTR_ERR(board);
	for (i = 0; i < ARRAY_SIZE(parts); i++) {
		err = parts[i].add(&board->dev);
		if (err) {
			pr_err("bench: no %s: %d\n", parts[i].name, err);
			remove_all();
			return err;
		}
		parts[i].there = true;
	}
	return 0;
}

static void __exit bench_exit(void)
{
	remove_all();
}

module_init(bench_init);
module_exit(bench_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("pretend peripherals of a board");
