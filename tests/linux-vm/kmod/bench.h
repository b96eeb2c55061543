/* SPDX-License-Identifier: GPL-2.0 */
/* The parts of the bench module: each file plays one kind of peripheral of a board (Linux 6.1). */
#ifndef BENCH_H
#define BENCH_H

struct device;

int bench_pwm_add(struct device *parent);
void bench_pwm_remove(void);
int bench_spi_add(struct device *parent);
void bench_spi_remove(void);
int bench_i2c_add(struct device *parent);
void bench_i2c_remove(void);
int bench_w1_add(void);
void bench_w1_remove(void);
int bench_leds_add(void);
void bench_leds_remove(void);
int bench_iio_add(struct device *parent);
void bench_iio_remove(void);
int bench_thermal_add(void);
void bench_thermal_remove(void);

#endif
