/** Standard input and output of programs on Linux boards: nothing is lost, and the order is kept. */

import assert from "node:assert/strict";
import { FakeKernel } from "./fake-kernel.js";

describe("console of a program on Linux", () => {
  let kernel: FakeKernel;
  beforeEach(() => {
    kernel = new FakeKernel();
  });
  afterEach(() => kernel.remove());

  it("keeps all output in order, also with exceptions in handlers and at the end", async () => {
    const script = `
from machine import Pin, Timer
import sys, time
Pin(17, Pin.OUT)
n = 0
def tick(t):
    global n
    n += 1
    print("tick", n)
timer = Timer(-1)
timer.init(period=2, callback=tick)
for i in range(3000):
    print("line", i)
while n < 3:
    pass
timer.deinit()
print("end")
raise ValueError("last")
`;
    const { out, err, status } = await kernel.run(["-c", script]);
    const lines = out.trimEnd().split("\n");
    const numbers = lines.filter((line) => line.startsWith("line ")).map((line) => Number(line.slice(5)));
    assert.deepEqual(
      numbers,
      Array.from({ length: 3000 }, (_, i) => i),
    );
    assert.equal(lines.at(-1), "end");
    assert.match(err, /ValueError: last\n$/);
    assert.equal(status, 1);
  });

  it("input() waits for a line", async () => {
    const script = `
from machine import Pin
led = Pin(17, Pin.OUT)
led.value(input("on? ") == "yes")
print(led.value())
print(input())
`;
    const { out } = await kernel.run(["-c", script], {
      when: /on\? /,
      then: (child) => void child.stdin.end("yes\nlast\n"),
    });
    assert.equal(out, "on? 1\nlast\n");
  });

  it("Ctrl-C ends a program that waits for input, and its pins are given back", async () => {
    const script = `
from machine import Pin
led = Pin(17, Pin.OUT, value=1)
try:
    input("? ")
finally:
    print("over")
`;
    const { out, status } = await kernel.run(["-c", script], {
      when: /\? /,
      then: (child) => child.kill("SIGINT"),
    });
    assert.deepEqual({ out, status }, { out: "? over\n", status: 130 });
    assert.equal(kernel.isExported(17), false);
  });
});
