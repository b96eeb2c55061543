/** Converters, sensors, LEDs, the clock and the watchdog through the kernel's drivers. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { COMMAND, Running, runText, start } from "./command.js";
import { bench, levelAt, modprobe, read } from "./wiring.js";

/** Runs a script; it must end well. Gives what it printed, line by line. */
async function lines(text: string): Promise<string[]> {
  const { status, stdout, stderr } = await runText("cdev", text);
  assert.deepEqual([status, stderr], [0, ""]);
  return stdout.trimEnd().split("\n");
}

describe("analogue inputs and outputs", () => {
  it("are the kernel's converters", async () => {
    bench.set("adc_raw", "0,500,1000,1650");
    const said = await lines(`
from machine import ADC, DAC, Pin
print([ADC(i).read_uv() for i in range(4)], ADC(3).read_u16(), ADC(Pin(26)).read_u16())
adc = ADC(1, atten=ADC.ATTN_11DB)
adc.width(ADC.WIDTH_10BIT)
print(adc.read())
dac = DAC(0, bits=12)
dac.write(2048)
try:
    ADC(9)
except NotImplementedError as e:
    print(e)
`);
    assert.equal(said[0], "[0, 1000000, 2000000, 3300000] 65535 0");
    assert.equal(said[1], "310");
    assert.match(
      said[2] as string,
      /^no analogue input 9, there are 4: 0 to 3; wire an MCP3008 or ADS1115 and .* 'dtoverlay=mcp3008,spi0-0-present'/,
    );
    assert.ok(Math.abs(Number(bench.get("dac_raw")) - 2048) <= 1, bench.get("dac_raw"));
  });

  it("are the converters of a board file", async () => {
    const converters = [
      { kind: "mcp3008", bus: 0, select: 1 },
      { kind: "mcp4725", bus: 1, address: 0x60 },
    ];
    const board = "/tmp/converters.json";
    writeFileSync(board, JSON.stringify({ id: "converters", extends: "rpi4", kernel: { converters } }));
    bench.set("mcp3008", "0,512,0,0,0,0,0,1023");
    const script =
      "from machine import ADC, DAC\nprint(ADC(1).read_uv() // 1000, ADC(7).read_u16())\nDAC(0).write(255)";
    const { status, stdout, stderr } = await new Running([
      COMMAND,
      "run",
      "--backend",
      "linux",
      "--board",
      board,
      "-c",
      script,
    ]).end();
    assert.deepEqual([status, stderr, stdout], [0, "", "1651 65535\n"]);
    assert.equal(bench.get("i2c_last"), "60:0:2");
  });
});

describe("sensors", () => {
  it("on 1-Wire are found and read by the usual script", async () => {
    bench.set("ds18b20_mc", "21500,-1250");
    const said = await lines(`
from machine import Pin
import onewire, ds18x20, time
ds = ds18x20.DS18X20(onewire.OneWire(Pin(4)))
roms = ds.scan()
print([bytes(rom) for rom in roms])
ds.convert_temp()
time.sleep_ms(10)
print(sorted(ds.read_temp(rom) for rom in roms))
`);
    assert.match(said[0] as string, /^\[b'\(.*', b'\(.*'\]$/);
    assert.equal(said[1], "[-1.25, 21.5]");
  });

  it("DHT are read through the kernel's driver", async () => {
    bench.set("dht", "23400,45600");
    const script =
      "import dht\nfrom machine import Pin\nfor c in (dht.DHT22, dht.DHT11):\n    d = c(Pin(5))\n    d.measure()\n    print('%.1f %.1f' % (d.temperature(), d.humidity()))";
    assert.deepEqual(await lines(script), ["23.4 45.6", "23.0 46.0"]);
    bench.set("dht", "-5200,99900");
    assert.deepEqual((await lines(script))[0], "-5.2 99.9");
    bench.set("dht_lost", 1);
    const failed = await runText("cdev", script);
    bench.set("dht_lost", 0);
    assert.match(failed.stderr, /OSError: .*110.*the DHT sensor of the kernel's driver does not answer/);
  });

  it("of the processor's temperature answer scripts of the Pico and of the ESP32", async () => {
    bench.set("cpu_mc", 48312);
    const said = await lines(`
from machine import ADC
import esp32
volts = ADC(ADC.CORE_TEMP).read_u16() * 3.3 / 65535
print(round(27 - (volts - 0.706) / 0.001721), esp32.mcu_temperature())
`);
    assert.deepEqual(said, ["48 48"]);
  });
});

describe("the board's own LED", () => {
  it("is Pin('LED'), and the kernel has it back afterwards", async () => {
    modprobe("ledtrig-timer");
    writeFileSync("/sys/class/leds/ACT/trigger", "timer");
    const running = start(
      "cdev",
      "-c",
      "from machine import Pin\nimport time\nled = Pin('LED', Pin.OUT)\nled.on()\nprint('on', led())\ntime.sleep(1)\nled.toggle()\nprint('off', led.value())\ntime.sleep(1)\n",
    );
    await running.says("on 1");
    assert.equal(levelAt(42), 1);
    await running.says("off 0");
    assert.equal(levelAt(42), 0);
    const { status, stderr } = await running.end();
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(read("/sys/class/leds/ACT/trigger"), /\[timer\]/);
    writeFileSync("/sys/class/leds/ACT/trigger", "none");
  });
});

describe("pulses for NeoPixels", () => {
  it("go out of an SPI bus", async () => {
    assert.deepEqual(
      await lines(
        "import neopixel\nfrom machine import Pin\nn = neopixel.NeoPixel(Pin(10), 8)\nn.fill((255, 0, 1))\nn.write()\nprint('sent')",
      ),
      ["sent"],
    );
    // Three SPI bits for each bit, and the pause.
    assert.match(bench.get("spi_last"), /^0 64 8 2400000 162$/);
  });

  it("are refused elsewhere, with a pin that can", async () => {
    const { stderr } = await runText(
      "cdev",
      "import neopixel\nfrom machine import Pin\nneopixel.NeoPixel(Pin(17), 8).write()",
    );
    assert.match(
      stderr,
      /GPIO17 cannot send pulses of exact length: connect the strip to the MOSI pin of an SPI bus, GPIO10 for example/,
    );
  });
});

describe("the clock", () => {
  it("is that of the machine, and what a program sets is its own", async () => {
    const said = await lines(
      "from machine import RTC\nimport time\nr = RTC()\nprint(r.datetime()[0])\nr.datetime((2030, 5, 6, 0, 7, 8, 9, 0))\nprint(r.datetime()[:6], time.localtime()[:5])",
    );
    assert.equal(said[0], String(new Date().getUTCFullYear()));
    assert.equal(said[1], "(2030, 5, 6, 0, 7, 8) (2030, 5, 6, 7, 8)");
    assert.ok(new Date().getFullYear() < 2030);
  });
});

describe("the watchdog", () => {
  before(() => modprobe("softdog", "soft_margin=60", "soft_noboot=1"));

  it("is the machine's, fed by the program and switched off at its end", async () => {
    const running = start(
      "cdev",
      "-c",
      "from machine import WDT\nimport time\nw = WDT(timeout=20000)\nfor i in range(4):\n    w.feed()\n    time.sleep(0.5)\n    print('fed')\n",
    );
    await running.says("fed");
    assert.equal(read("/sys/class/watchdog/watchdog0/state"), "active");
    assert.equal(read("/sys/class/watchdog/watchdog0/timeout"), "20");
    const { status, stderr } = await running.end();
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(read("/sys/class/watchdog/watchdog0/state"), "inactive");
  });
});
