/** `halpy run --backend linux --verbose`: what of the machine each pin and peripheral is. */

import assert from "node:assert/strict";
import { BASE, FakeKernel } from "./fake-kernel.js";

const SCRIPT = `
from machine import Pin, PWM, ADC, SoftSPI
led = Pin(17, Pin.OUT)
led.toggle()
Pin("LED", Pin.OUT).on()
print(ADC(0).read_uv())
spi = SoftSPI(sck=Pin(5), mosi=Pin(6), miso=Pin(13))
Pin(17).off()
pwm = PWM(Pin(18), freq=1000)
`;

describe("halpy run --backend linux --verbose", () => {
  let kernel: FakeKernel;
  beforeEach(() => {
    kernel = new FakeKernel();
    kernel.put("/sys/class/leds/ACT/brightness", "0");
    kernel.put("/sys/class/leds/ACT/trigger", "[none] mmc0");
    kernel.put("/sys/class/pwm/pwmchip0/npwm", "2\n");
    for (const [name, text] of Object.entries({ period: 0, duty_cycle: 0, enable: 0, polarity: "normal" }))
      kernel.put(`/sys/class/pwm/pwmchip0/pwm0/${name}`, `${text}\n`);
    kernel.put("/sys/bus/iio/devices/iio:device0/name", "mcp3008\n");
    kernel.put("/sys/bus/iio/devices/iio:device0/in_voltage0_raw", "512\n");
    kernel.put("/sys/bus/iio/devices/iio:device0/in_voltage_scale", "3.2\n");
  });
  afterEach(() => kernel.remove());

  it("says on standard error what each is, once", async () => {
    const { out, err, status } = await kernel.run(["--verbose", "-c", SCRIPT]);
    assert.deepEqual(
      { out, status, err: err.trimEnd().split("\n") },
      {
        out: "1638400\n",
        status: 0,
        err: [
          "halpy: Raspberry Pi 4 B, 400, Compute Module 4: pins through sysfs, without ioctl (HALPY_NO_KOFFI is set)",
          `halpy: GPIO17: line 17 of pinctrl-bcm2711, /sys/class/gpio/gpio${BASE + 17}`,
          "halpy: LED: /sys/class/leds/ACT",
          "halpy: ADC 0: channel 0 of mcp3008, /sys/bus/iio/devices/iio:device0",
          "halpy: SPI: software moves GPIO5, GPIO6, GPIO13 through sysfs",
          `halpy: GPIO5: line 5 of pinctrl-bcm2711, /sys/class/gpio/gpio${BASE + 5}`,
          `halpy: GPIO6: line 6 of pinctrl-bcm2711, /sys/class/gpio/gpio${BASE + 6}`,
          `halpy: GPIO13: line 13 of pinctrl-bcm2711, /sys/class/gpio/gpio${BASE + 13}`,
          "halpy: PWM at GPIO18: /sys/class/pwm/pwmchip0, channel 0",
        ],
      },
    );
  });

  it("says nothing without being asked", async () => {
    const { err, status } = await kernel.run(["-c", SCRIPT]);
    assert.deepEqual({ err, status }, { err: "", status: 0 });
  });
});
