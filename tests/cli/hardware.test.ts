import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { folderWith, halpy } from "../helpers/halpy.js";

const programs = fileURLToPath(new URL("../test-programs/hardware/", import.meta.url));
const board = ["--board", "esp32"];
const env = { COLUMNS: "60" };
const run = (...words: string[]) => halpy(["run", ...words], { cwd: programs, env });

/** Runs a text on a simulated board. */
const onBoard = (code: string, ...options: string[]) =>
  halpy(["run", ...board, ...options, "-c", code], { env }).stdout;

describe("hardware programs", function () {
  this.timeout(30_000);

  it("blink: a square wave, ended after virtual time", () => {
    const started = Date.now();
    assert.deepEqual(run(...board, "--for", "4s", "blink.py"), {
      status: 0,
      stderr: "",
      stdout: [
        "GPIO2  ──────┐      ┌─────┐      ┌──────┐     ┌──────┐",
        "             └──────┘     └──────┘      └─────┘      └──────",
        "       ┴────────────┴────────────┴────────────┴────────────┴",
        "       0s           1s           2s           3s           4s",
        "",
      ].join("\n"),
    });
    assert.ok(Date.now() - started < 3000);
  });

  it("says once that no board was named, and only if hardware is used", () => {
    const { stderr } = run("--for", "1s", "blink_toggle.py");
    assert.equal(
      stderr,
      "halpy: no --board given; running on a simulated esp32 (ESP32 with WROOM-32 module)\n",
    );
    assert.equal(halpy(["run", "-c", "import machine; machine.PinBase"]).stderr, "");
  });

  it("toggles by a function and by the method of the port", () => {
    const { stdout } = run(...board, "--ascii", "--for", "3s", "blink_toggle.py");
    assert.match(stdout, /^GPIO2 {2}-{17}\. {17}\.-{16,17}\.?$/m);
    assert.match(stdout, /^GPIO4 {19}\.-{17}\.$/m);
  });

  it("makes progress in a loop that only looks at the clock", () => {
    const { stdout } = run(...board, "--ascii", "--for", "1s", "blink_without_sleep.py");
    assert.equal((stdout.split("\n")[0]?.match(/\./g) ?? []).length, 3);
  });

  it("changes numbers that functions share in a timer's handler and in threads", () => {
    const { stdout } = run(...board, "--no-waveform", "shared_numbers.py");
    assert.equal(
      stdout,
      [
        "3 3.0 1.5 0.21875",
        "7 14.0 3.5 0.4110107421875",
        "10 27.5 5.0 0.46245765686035156",
        "14 52.5 7.0 0.4841618239879608",
        "87.5 False 87.5 (20.0, 20.0)",
        "",
      ].join("\n"),
    );
  });

  it("presses buttons as the scenario says: by polling, and by interrupt with bounces left out", () => {
    const scenario = [...board, "--no-waveform", "--scenario", "three_presses.json"];
    assert.equal(run(...scenario, "--for", "3s", "button.py").stdout, "pressed\nreleased\n".repeat(3));
    const text = (n: number): string => `press ${n} of Pin(4, mode=Pin.IN, pull=Pin.PULL_UP)\n`;
    assert.equal(run(...scenario, "button_irq.py").stdout, `${text(1)}${text(2)}${text(3)}done\n`);
  });
});

describe("machine on the simulated board", function () {
  this.timeout(30_000);

  it("has one object for each pin, with constants of the port", () => {
    const code = `
from machine import Pin
p = Pin(2, Pin.OUT, value=1)
print(Pin(2) is p, p.value(), p(), p, Pin.IN, Pin.OUT, Pin.OPEN_DRAIN)
p(0); print(p.value()); p.on(); print(p()); p.off(); print(p()); p.toggle(); print(p())
p.init(Pin.IN, Pin.PULL_UP); print(p(), p); p.init(pull=None); print(p(), p)
`;
    assert.equal(
      onBoard(code),
      "True 1 1 Pin(2, mode=Pin.OUT) 1 3 7\n0\n1\n0\n1\n1 Pin(2, mode=Pin.IN, pull=Pin.PULL_UP)\n1 Pin(2, mode=Pin.IN)\n",
    );
  });

  for (const [code, message] of [
    ["Pin(24)", "ValueError: invalid pin"],
    ["Pin('LED')", "ValueError: invalid pin"],
    ["Pin(34, Pin.OUT)", "ValueError: pin can only be input"],
    ["Pin()", "TypeError: function missing 1 required positional arguments"],
    ["Pin(2, Pin.OUT, foo=1)", "TypeError: extra keyword arguments given"],
    ["Pin(2).irq(print, Pin.WAKE_LOW, wake=1)", "ValueError: bad wake value"],
  ] as const) {
    it(`${code} is a ${message}`, () => {
      const { stderr } = halpy(["run", ...board, "-c", `from machine import Pin\n${code}`]);
      assert.ok(stderr.includes(message), stderr);
    });
  }

  it("runs interrupt handlers between two steps of the program, one at a time, and prints their errors", () => {
    const scenario = folderWith({
      "s.json":
        '{"steps": [{"at": "10ms", "set": 4, "level": 1}, {"at": "20ms", "set": 4, "level": 0}, {"at": "30ms", "set": 4, "level": 1}]}',
    });
    const code = `
from machine import Pin
import time
seen = []
def handler(pin):
    seen.append((pin.value(), time.ticks_ms()))
    if len(seen) == 2: raise ValueError("in handler")
p = Pin(4, Pin.IN)
p.irq(handler)
while len(seen) < 3: pass
print(seen)
`;
    const { status, stdout, stderr } = halpy([
      "run",
      ...board,
      "--no-waveform",
      "--scenario",
      `${scenario}/s.json`,
      "-c",
      code,
    ]);
    assert.equal(stdout, "[(1, 10), (0, 20), (1, 30)]\n");
    assert.match(stderr, /ValueError: in handler/);
    assert.equal(status, 0);
  });

  it("holds interrupts back while they are disabled, and loses those beyond the queue", () => {
    const code = `
import machine, micropython
state = machine.disable_irq()
n = 0
def count(x):
    global n
    n += 1
for i in range(8): micropython.schedule(count, i)
try: micropython.schedule(count, 9)
except RuntimeError as e: print(e)
for i in range(10): pass
print(n)
machine.enable_irq(state)
while n < 8: pass
print(n)
`;
    assert.equal(onBoard(code), "schedule queue full\n0\n8\n");
  });

  it("measures pulses", () => {
    const folder = folderWith({
      "s.json": '{"steps": [{"at": "1ms", "set": 4, "level": 1}, {"at": "3ms", "set": 4, "level": 0}]}',
    });
    const code =
      "import machine\np = machine.Pin(4)\nprint(machine.time_pulse_us(p, 1), machine.time_pulse_us(p, 1, 500))";
    const out = onBoard(code, "--no-waveform", "--scenario", `${folder}/s.json`);
    assert.match(out, /^(1999|2000|2001) -2\n$/);
  });

  it("has virtual time: nothing waits, and the clock starts at 2000", () => {
    const started = Date.now();
    const code =
      "import time, machine\nt = time.ticks_ms()\ntime.sleep(3600)\nprint(time.ticks_diff(time.ticks_ms(), t), time.localtime()[:5])";
    assert.equal(onBoard(code), "3600000 (2000, 1, 1, 1, 0)\n");
    assert.ok(Date.now() - started < 5000);
  });

  it("reports a wait that can never end", () => {
    const { status, stderr } = halpy(["run", ...board, "-c", "import machine\nmachine.lightsleep()"]);
    assert.equal(status, 3);
    assert.match(stderr, /deadlock/);
  });

  it("gives sys.platform of the board that was named", () => {
    assert.equal(onBoard("import sys; print(sys.platform)"), "esp32\n");
  });
});

describe("--trace", function () {
  this.timeout(30_000);

  it("writes what happened at the pins, in each format, the same in each run", () => {
    const folder = folderWith({});
    const files = ["a.vcd", "b.vcd", "a.json", "a.svg"].map((name) => `${folder}/${name}`);
    const { status, stderr } = run(
      ...board,
      "--for",
      "2s",
      ...files.flatMap((file) => ["--trace", file]),
      "blink.py",
    );
    assert.deepEqual([status, stderr], [0, ""]);
    const [vcd, again, json, svg] = files.map((file) => readFileSync(file, "utf8"));
    assert.equal(vcd, again);
    assert.match(vcd as string, /\$var wire 1 ! GPIO2 \$end/);
    const trace = JSON.parse(json as string) as { signals: { name: string; changes: unknown[] }[] };
    assert.deepEqual(
      trace.signals.map((signal) => [signal.name, signal.changes.length]),
      [["GPIO2", 5]],
    );
    assert.match(svg as string, /^<svg .*<\/svg>\n$/s);
  });

  it("says what it cannot write, before the run or after it", () => {
    const before = run("--trace", "x.txt", "blink.py");
    assert.equal(before.status, 2);
    assert.match(before.stderr, /--trace: 'x.txt' must end in .vcd, .json, .svg/);
    const after = run(...board, "--for", "1s", "--trace", "/no/such/folder/x.vcd", "blink.py");
    assert.equal(after.status, 74);
    assert.match(
      after.stderr,
      /--trace: can't write '\/no\/such\/folder\/x.vcd': no such file or directory\n$/,
    );
  });
});

describe("after the script", function () {
  this.timeout(30_000);
  const code = `
from machine import Timer
import random, time
print(random.getrandbits(16))
Timer(0, mode=Timer.ONE_SHOT, period=500, callback=lambda t: print("timer", time.ticks_ms()))
`;
  const run = (...options: string[]) => halpy(["run", ...board, "--no-waveform", ...options, "-c", code]);

  it("says that timers are left, and goes on with --for and --until-idle", () => {
    const plain = run();
    assert.match(plain.stdout, /^\d+\n$/);
    assert.match(plain.stderr, /timers or interrupts are still set up/);
    for (const option of [["--until-idle"], ["--for", "1s"]]) {
      const { stdout, stderr } = run(...option);
      assert.equal(stdout, `${plain.stdout}timer 500\n`);
      assert.equal(stderr, "");
    }
    assert.equal(run("--for", "400ms").stdout, plain.stdout);
  });

  it("has the same random numbers in each run, and others with another seed", () => {
    const [a, b, c] = [run(), run(), run("--seed", "7")].map(({ stdout }) => stdout);
    assert.equal(a, b);
    assert.notEqual(a, c);
  });

  it("refuses what is no speed and no seed", () => {
    assert.match(run("--speed", "fast").stderr, /--speed: 'fast' is none; write max, real or a number/);
    assert.match(run("--seed", "x").stderr, /--seed: 'x' is no whole number/);
    assert.equal(run("--speed", "1000", "--until-idle").stdout.includes("timer 500"), true);
  });
});

describe("deadlocks and restarts", function () {
  this.timeout(30_000);

  it("tells the place of a wait that can never end", () => {
    const { status, stderr } = halpy(["run", ...board, "-c", "import machine\n\nmachine.lightsleep()"]);
    assert.equal(status, 3);
    assert.match(
      stderr,
      /^halpy: <stdin>:3: deadlock: the program waits for ever in machine\.lightsleep\(\)/,
    );
  });

  it("tells the place of a sleep that nothing ends", () => {
    const { status, stderr } = halpy(["run", ...board, "-c", "import machine\nmachine.deepsleep()"]);
    assert.equal(status, 0);
    assert.match(stderr, /^halpy: <stdin>:2: the board sleeps and nothing wakes it/);
  });

  it("wakes by a pin of the scenario", () => {
    const folder = folderWith({ "s.json": '{"steps": [{"at": "60s", "press": 4, "for": "100ms"}]}' });
    const code = `
import machine, time
from machine import Pin
print(machine.reset_cause(), machine.wake_reason(), time.time())
if machine.reset_cause() == machine.DEEPSLEEP_RESET: raise SystemExit
Pin(4, Pin.IN, Pin.PULL_UP).irq(trigger=Pin.WAKE_LOW, wake=machine.DEEPSLEEP)
machine.deepsleep()
`;
    assert.equal(onBoard(code, "--no-waveform", "--scenario", `${folder}/s.json`), "1 0 0\n4 2 60\n");
  });

  it("tells that no sensor is at the pin of a DHT", () => {
    const code = "import dht\nfrom machine import Pin\ndht.DHT22(Pin(4)).measure()";
    const { status, stderr } = halpy(["run", ...board, "--no-waveform", "-c", code]);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /OSError: \[Errno 116\] ETIMEDOUT\nhalpy: DHT at GPIO4: nothing answered; on a simulated board are the parts of its board file\n$/,
    );
  });

  it("ends a program that does nothing but reset itself", () => {
    for (const reset of ["reset", "soft_reset", "deepsleep(0) or machine.reset"]) {
      const code = `import machine\nprint("begun")\nmachine.${reset}()\n`;
      const begun = onBoard(code, "--no-waveform", "--for", "1s").split("\n").length - 1;
      assert.ok(begun >= 9 && begun <= 11, `${reset}: begun ${begun} times`);
    }
  });

  it("has no pins for other modules before there is a machine", () => {
    const code =
      "import esp\ntry:\n    esp.neopixel_write(4, b'abc', 1)\nexcept ValueError as e:\n    print(e)\n";
    assert.equal(onBoard(code, "--no-waveform"), "invalid pin\n");
  });
});
