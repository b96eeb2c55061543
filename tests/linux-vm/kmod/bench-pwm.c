// SPDX-License-Identifier: GPL-2.0
/* A PWM chip of four channels; parameter pwm_state: "channel period duty inverted enabled" as the chip has them. */
#include <linux/module.h>
#include <linux/pwm.h>
#include "bench.h"

#define CHANNELS 4
static struct pwm_state states[CHANNELS];

static int bench_apply(struct pwm_chip *chip, struct pwm_device *pwm, const struct pwm_state *state)
{
	/* Like the Pi's clock manager: no less than 50 ns. */
	if (state->enabled && state->period < 50)
		return -EINVAL;
	states[pwm->hwpwm] = *state;
	return 0;
}

static int bench_get_state(struct pwm_chip *chip, struct pwm_device *pwm, struct pwm_state *state)
{
	*state = states[pwm->hwpwm];
	return 0;
}

static const struct pwm_ops ops = {
	.apply = bench_apply,
	.get_state = bench_get_state,
	.owner = THIS_MODULE,
};
static struct pwm_chip chip;

static int state_show(char *text, const struct kernel_param *kp)
{
	int i, n = 0;

	for (i = 0; i < CHANNELS; i++)
		n += sysfs_emit_at(text, n, "%d %llu %llu %d %d\n", i, states[i].period, states[i].duty_cycle,
				   states[i].polarity == PWM_POLARITY_INVERSED, states[i].enabled);
	return n;
}
static const struct kernel_param_ops state_ops = { .get = state_show };
module_param_cb(pwm_state, &state_ops, NULL, 0444);

int bench_pwm_add(struct device *parent)
{
	memset(states, 0, sizeof(states));
	memset(&chip, 0, sizeof(chip));
	chip.dev = parent;
	chip.ops = &ops;
	chip.npwm = CHANNELS;
	return pwmchip_add(&chip);
}

void bench_pwm_remove(void)
{
	pwmchip_remove(&chip);
}
