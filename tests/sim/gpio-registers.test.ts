/** GPIO by registers, as programs do that cannot wait for `Pin`: the pins are the same ones. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";

interface Chip {
  readonly board: string;
  /** Addresses for the pins from 0 on. */
  readonly out: number;
  readonly set: number;
  readonly clear: number;
  readonly enable: number;
  readonly enableSet: number;
  readonly enableClear: number;
  readonly input: number;
  /** Two pins that may be put out. */
  readonly pins: readonly [number, number];
}

const espressif = (board: string, base: number, pins: readonly [number, number]): Chip => ({
  board,
  out: base + 0x04,
  set: base + 0x08,
  clear: base + 0x0c,
  enable: base + 0x20,
  enableSet: base + 0x24,
  enableClear: base + 0x28,
  input: base + 0x3c,
  pins,
});

const CHIPS: readonly Chip[] = [
  espressif("esp32", 0x3ff44000, [4, 18]),
  espressif("esp32-c3", 0x60004000, [4, 5]),
  espressif("esp32-s3", 0x60004000, [4, 5]),
  {
    board: "nodemcu",
    out: 0x60000300,
    set: 0x60000304,
    clear: 0x60000308,
    enable: 0x6000030c,
    enableSet: 0x60000310,
    enableClear: 0x60000314,
    input: 0x60000318,
    pins: [4, 5],
  },
  {
    board: "pico",
    out: 0xd0000010,
    set: 0xd0000014,
    clear: 0xd0000018,
    enable: 0xd0000020,
    enableSet: 0xd0000024,
    enableClear: 0xd0000028,
    input: 0xd0000004,
    pins: [4, 15],
  },
  {
    board: "pico2",
    out: 0xd0000010,
    set: 0xd0000018,
    clear: 0xd0000020,
    enable: 0xd0000030,
    enableSet: 0xd0000038,
    enableClear: 0xd0000040,
    input: 0xd0000004,
    pins: [4, 15],
  },
];

const names = (chip: Chip): string => {
  const { out, set, clear, enable, enableSet, enableClear, input } = chip;
  return `OUT, SET, CLEAR, ENABLE, ON, OFF, IN = ${[out, set, clear, enable, enableSet, enableClear, input].join(", ")}\nA, B = ${chip.pins.join(", ")}\n`;
};

const run = (board: string, code: string) => halpy(["run", "--no-waveform", "--board", board, "-c", code]);

describe("GPIO registers", function () {
  this.timeout(60_000);

  for (const chip of CHIPS) {
    it(`move the pins of the ${chip.board}`, () => {
      const code = `from machine import Pin, mem32, mem8
${names(chip)}
a = Pin(A, Pin.OUT)
mem32[SET] = 1 << A
print(a.value(), mem32[IN] >> A & 1, mem32[OUT] >> A & 1, mem32[ENABLE] >> A & 1)
mem32[CLEAR] = 1 << A
print(a.value(), mem32[IN] >> A & 1, mem32[SET])
b = Pin(B, Pin.IN, Pin.PULL_UP)
print(mem32[IN] >> B & 1, mem32[ENABLE] >> B & 1)
mem32[CLEAR] = 1 << B
mem32[ON] = 1 << B
print(b.value(), mem32[IN] >> B & 1, mem32[ENABLE] == 1 << A | 1 << B)
mem32[OUT] = 1 << B
print(a.value(), b.value())
mem32[OFF] = 1 << B
mem32[CLEAR] = 1 << B
print(b.value(), mem32[ENABLE] >> B & 1)
mem8[SET + A // 8] = 1 << A % 8
print(a.value(), mem8[OUT + A // 8] >> A % 8 & 1)
`;
      const { stdout, stderr } = run(chip.board, code);
      assert.equal(stderr, "");
      assert.equal(stdout, "1 1 1 1\n0 0 0\n1 0\n0 0 True\n0 1\n1 0\n1 1\n");
    });
  }

  it("have a second row for the pins from 32 on", () => {
    const { stdout, stderr } = run(
      "esp32",
      `from machine import Pin, mem32
p = Pin(33, Pin.OUT)
mem32[0x3FF44014] = 1 << 33 - 32
print(p.value(), hex(mem32[0x3FF44040]), hex(mem32[0x3FF4402C]))
mem32[0x3FF44018] = 1 << 33 - 32
print(p.value(), hex(mem32[0x3FF44010]))
`,
    );
    assert.deepEqual([stdout, stderr], ["1 0x2 0x2\n0 0x0\n", ""]);
  });

  it("toggle on the RP2", () => {
    const { stdout } = run(
      "pico",
      `from machine import Pin, mem32
p = Pin(15, Pin.OUT)
for i in range(3):
    mem32[0xD000001C] = 1 << 15
    print(p.value())
`,
    );
    assert.equal(stdout, "1\n0\n1\n");
  });

  it("take time, and cause interrupts", () => {
    const { stdout } = run(
      "esp32",
      `from machine import Pin, mem32
import time
p = Pin(4, Pin.OUT)
p.irq(lambda pin: print("rises"), Pin.IRQ_RISING)
start = time.ticks_us()
for i in range(1000):
    mem32[0x3FF4403C]
print(time.ticks_diff(time.ticks_us(), start) > 0)
mem32[0x3FF44008] = 1 << 4
time.sleep_ms(1)
`,
    );
    assert.equal(stdout, "True\nrises\n");
  });

  const VIPER = `import machine, micropython
p = machine.Pin(4, machine.Pin.OUT)

@micropython.viper
def pulse(mask: int) -> int:
    gpio = ptr32(0x60000300)
    gpio[1] = mask
    high = int(gpio[6])
    gpio[2] = mask
    return high & mask

print(pulse(16), p.value())
`;

  it("are where pointers of viper code reach, in bundles too", () => {
    const cwd = folderWith({ "p.py": VIPER });
    assert.equal(run("nodemcu", VIPER).stdout, "16 0\n");
    assert.equal(halpy(["build", "--bundle", "--board", "nodemcu", "p.py", "-o", "out"], { cwd }).status, 0);
    assert.equal(execFileSync(process.execPath, [join(cwd, "out/p.mjs")], { encoding: "utf8" }), "16 0\n");
  });

  it("are there again after a reset, as they are then", () => {
    const { stdout } = run(
      "esp32",
      `from machine import Pin, mem32, reset, reset_cause, PWRON_RESET
print(mem32[0x3FF44020], mem32[0x3FF44004])
Pin(4, Pin.OUT, value=1)
print(mem32[0x3FF44020], mem32[0x3FF44004])
if reset_cause() == PWRON_RESET:
    reset()
`,
    );
    assert.equal(stdout, "0 0\n16 16\n0 0\n16 16\n");
  });

  it("are spoken of where nothing is at an address", () => {
    const { stdout, stderr } = run(
      "esp32",
      "import machine\ntry:\n    machine.mem32[0x3FF5F000]\nexcept OSError as e:\n    print(e)\n",
    );
    assert.equal(stdout, "14\n");
    assert.match(stderr, /there is nothing at address 0x3ff5f000: .* only those of GPIO are simulated/);
  });
});
