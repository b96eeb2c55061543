/** The test bed itself: the pretend board has what the other tests rely on, and outside and inside see the same. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { baseOfChip, bench, drive, levelAt, ownerOf, read, Recorder, write } from "./wiring.js";

describe("the pretend board", () => {
  it("shows outside what is put out inside, and the other way round", async () => {
    const [out, input] = [baseOfChip() + 21, baseOfChip() + 22];
    for (const line of [out, input]) write("/sys/class/gpio/export", line);
    const recorder = new Recorder();
    try {
      write(`/sys/class/gpio/gpio${String(out)}/direction`, "high");
      assert.equal(levelAt(21), 1);
      assert.equal(ownerOf(21), "sysfs");
      drive(22, 1);
      assert.equal(read(`/sys/class/gpio/gpio${String(input)}/value`), "1");
      drive(22, 0);
      assert.equal(read(`/sys/class/gpio/gpio${String(input)}/value`), "0");
    } finally {
      for (const line of [out, input]) write("/sys/class/gpio/unexport", line);
    }
    const events = await recorder.stop();
    assert.deepEqual(
      events.map(({ kind, line, level }) => [kind, line, level]),
      [
        ["out", 21, 1],
        ["pull", 22, 1],
        ["pull", 22, 0],
      ],
    );
  });

  it("has the buses and devices of a Pi", () => {
    for (const path of [
      "/dev/i2c-1",
      "/dev/spidev0.0",
      "/dev/spidev0.1",
      "/dev/serial0",
      "/dev/rtc0",
      "/sys/class/pwm/pwmchip0",
    ])
      assert.ok(existsSync(path), path);
    for (const path of [
      "/sys/class/leds/ACT",
      "/sys/bus/w1/devices/28-0000001234ab",
      "/sys/class/thermal/thermal_zone0",
    ])
      assert.ok(existsSync(path), path);
    const names = [0, 1, 2].map((n) => read(`/sys/bus/iio/devices/iio:device${String(n)}/name`));
    assert.deepEqual(names, ["ads1015", "dht11", "mcp4725"]);
  });

  it("plays a thermometer on 1-Wire and one in the processor", () => {
    bench.set("ds18b20_mc", "21500,-1250");
    assert.equal(read("/sys/bus/w1/devices/28-0000001234ab/temperature"), "21500");
    assert.equal(readFileSync("/sys/class/thermal/thermal_zone0/temp", "latin1"), "48312\n");
  });
});
