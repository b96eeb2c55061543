/** R32, R33: sensors that are asked too often or too soon. */

import { asNumber } from "../evaluate/value.js";
import type { NativeEvent } from "../evaluate/event.js";
import type { Rule } from "../rule.js";
import type { RuleContext } from "../rule-context.js";

/** Seconds that an event waits; `undefined`: it is no wait, NaN: of unknown length. */
function waited(event: NativeEvent): number | undefined {
  if (event.kind !== "call") return undefined;
  const unit = {
    "time.sleep": 1,
    "time.sleep_ms": 1e-3,
    "time.sleep_us": 1e-6,
    "asyncio.sleep": 1,
    "asyncio.sleep_ms": 1e-3,
  }[event.name];
  if (unit === undefined) return /sleep|delay|wait|idle/.test(event.name) ? NaN : undefined;
  return (asNumber(event.args.positional[0]?.value) ?? NaN) * unit;
}

export const dhtRate: Rule = {
  code: "PIN432",
  requirement: "R32",
  severity: "warning",
  text: "{0} is measured every {1} s; it needs {2} s",
  summary: "a DHT sensor is measured too often",
  explanation: {
    what: "A DHT sensor is measured in an endless loop with less time between than it needs.",
    why: "The DHT11 takes a second for a measurement, the DHT22 two. Asked sooner it does not answer, which raises OSError, or warms itself.",
    example:
      "import time\nfrom dht import DHT22\nfrom machine import Pin\n\nsensor = DHT22(Pin(4))\nwhile True:\n    sensor.measure()\n    time.sleep(1)",
    instead:
      "import time\nfrom dht import DHT22\nfrom machine import Pin\n\nsensor = DHT22(Pin(4))\nwhile True:\n    sensor.measure()\n    time.sleep(2)",
  },
  check(ctx) {
    for (const { object, events } of ctx.facts.objects.values()) {
      const needed = object.cls === "dht.DHT11" ? 1 : object.cls === "dht.DHT22" ? 2 : undefined;
      const measure = events.find((event) => event.name.endsWith(".measure") && event.loops > 0);
      if (needed === undefined || measure === undefined) continue;
      const between = timeInLoop(ctx);
      if (Number.isNaN(between) || between >= needed) continue;
      ctx.report({
        code: "PIN432",
        at: measure.place,
        args: [object.cls.slice(4), String(Math.round(between * 1000) / 1000), String(needed)],
        raises: "OSError",
        severity: "warning",
        hint: `wait at least ${needed} s in the loop`,
      });
    }
  },
};

/** The waits of the endless loop together; NaN if one of them is not known. */
function timeInLoop(ctx: RuleContext): number {
  const places = new Set<string>();
  let sum = 0;
  for (const event of ctx.facts.events) {
    if (event.loops === 0) continue;
    if (event.loops > 1 || event.path !== null) {
      // Inner loops and branches: who knows how long.
      if (waited(event) !== undefined) return NaN;
      continue;
    }
    const key = `${event.place.file.path}:${event.place.start}`;
    const time = waited(event);
    if (time === undefined || places.has(key)) continue;
    places.add(key);
    sum += time;
  }
  return sum;
}

export const ds18x20Sequence: Rule = {
  code: "PIN433",
  requirement: "R33",
  severity: "warning",
  text: "read_temp() {0}",
  summary: "a temperature is read before it was measured",
  explanation: {
    what: "The temperature of a DS18X20 is read without convert_temp() before it, or sooner than 750 ms after it.",
    why: "The sensor measures only when told to, and takes 750 ms. Read before, it gives the value of last time, or 85 degrees.",
    example:
      "import ds18x20\nimport onewire\nfrom machine import Pin\n\nds = ds18x20.DS18X20(onewire.OneWire(Pin(4)))\nfor rom in ds.scan():\n    print(ds.read_temp(rom))",
    instead:
      "import time\nimport ds18x20\nimport onewire\nfrom machine import Pin\n\nds = ds18x20.DS18X20(onewire.OneWire(Pin(4)))\nds.convert_temp()\ntime.sleep_ms(750)\nfor rom in ds.scan():\n    print(ds.read_temp(rom))",
  },
  check(ctx) {
    const { events } = ctx.facts;
    for (const { object, events: own } of ctx.facts.objects.values()) {
      if (object.cls !== "ds18x20.DS18X20") continue;
      for (const read of own.filter((event) => event.name.endsWith(".read_temp"))) {
        const text = tooSoon(read, own, events);
        if (text === undefined) continue;
        ctx.report({
          code: "PIN433",
          at: read.place,
          args: [text],
          raises: "nothing",
          hint: "call convert_temp(), then time.sleep_ms(750), then read_temp()",
        });
      }
    }
  },
};

/** Why a reading gives no new temperature; `undefined` if it may. */
function tooSoon(
  read: NativeEvent,
  own: readonly NativeEvent[],
  all: readonly NativeEvent[],
): string | undefined {
  const conversions = own.filter((event) => event.name.endsWith(".convert_temp"));
  if (conversions.length === 0) return "is called, but convert_temp() never";
  const convert = conversions.findLast((event) => event.serial < read.serial);
  if (convert === undefined || convert.path !== read.path) return undefined;
  const between = all.filter((event) => event.serial > convert.serial && event.serial < read.serial);
  const time = between.reduce((sum, event) => sum + (waited(event) ?? 0), 0);
  if (Number.isNaN(time) || time >= 0.75) return undefined;
  return `comes ${Math.round(time * 1000)} ms after convert_temp(); the sensor takes 750 ms`;
}
