// SPDX-License-Identifier: GPL-2.0
/* The board's LEDs "ACT" and "PWR", driven by the real leds-gpio on lines of the chip with label led_chip. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/leds.h>
#include <linux/gpio/machine.h>
#include <linux/slab.h>
#include "bench.h"

static char *led_chip = "";
module_param(led_chip, charp, 0444);
static int led_line = 42;
module_param(led_line, int, 0444);

static struct gpio_led leds[] = {
	{ .name = "ACT", .default_state = LEDS_GPIO_DEFSTATE_OFF },
	{ .name = "PWR", .default_state = LEDS_GPIO_DEFSTATE_OFF },
};
static struct gpio_led_platform_data data = { .leds = leds, .num_leds = ARRAY_SIZE(leds) };
static struct gpiod_lookup_table *table;
static struct platform_device *device;

int bench_leds_add(void)
{
	int i;

	if (!*led_chip)
		return 0;
	table = kzalloc(struct_size(table, table, ARRAY_SIZE(leds) + 1), GFP_KERNEL);
	if (!table)
		return -ENOMEM;
	table->dev_id = "leds-gpio";
	for (i = 0; i < ARRAY_SIZE(leds); i++)
		table->table[i] = GPIO_LOOKUP_IDX(led_chip, led_line + i, NULL, i, GPIO_ACTIVE_HIGH);
	gpiod_add_lookup_table(table);
	device = platform_device_register_data(NULL, "leds-gpio", -1, &data, sizeof(data));
	return PTR_ERR_OR_ZERO(device);
}

void bench_leds_remove(void)
{
	if (!IS_ERR_OR_NULL(device))
		platform_device_unregister(device);
	device = NULL;
	if (table)
		gpiod_remove_lookup_table(table);
	kfree(table);
	table = NULL;
}
