// SPDX-License-Identifier: GPL-2.0
/* The thermometer of the processor; parameter cpu_mc: thousandths of a degree. */
#include <linux/module.h>
#include <linux/thermal.h>
#include "bench.h"

static int cpu_mc = 48312;
module_param(cpu_mc, int, 0644);

static int get_temp(struct thermal_zone_device *zone, int *value)
{
	*value = cpu_mc;
	return 0;
}

static struct thermal_zone_device_ops ops = { .get_temp = get_temp };
static struct thermal_zone_device *zone;

int bench_thermal_add(void)
{
	zone = thermal_zone_device_register("cpu-thermal", 0, 0, NULL, &ops, NULL, 0, 0);
	return PTR_ERR_OR_ZERO(zone);
}

void bench_thermal_remove(void)
{
	thermal_zone_device_unregister(zone);
}
