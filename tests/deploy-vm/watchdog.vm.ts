/** Programs that hang, on a board with systemd: they are started again. */

import assert from "node:assert/strict";
import { halpy, machine, until, write } from "./board.js";

/** Emulated boards are slow. */
const PATIENCE_MS = 90_000;

const restarts = (name: string): number =>
  Number(machine.get(`systemctl show halpy-${name} -p NRestarts --value`));
const journal = (name: string): string => machine.run(`sudo journalctl -u halpy-${name} -b -o cat`).stdout;

describe("the watchdog of a service", () => {
  it("starts a program again that gets stuck", async () => {
    write("stuck.py", "import time\nprint('begun')\nwhile True:\n    time.sleep(60)\n");
    const { status, stderr } = await halpy(["deploy", "--watchdog", "4", "stuck.py", "board"]);
    assert.equal(status, 0, stderr);
    assert.match(machine.get("systemctl show halpy-stuck -p Type"), /notify/);
    // It has slept for longer than that, and lives.
    await until(
      "some time",
      PATIENCE_MS,
      () =>
        machine.run("test $(ps -o etimes= -p $(systemctl show halpy-stuck -p MainPID --value)) -ge 10")
          .status === 0,
    );
    assert.equal(restarts("stuck"), 0, journal("stuck"));
    machine.get("kill -STOP $(systemctl show halpy-stuck -p MainPID --value)");
    await until("the new start", PATIENCE_MS, () => restarts("stuck") === 1);
    await until(
      "its first line",
      PATIENCE_MS,
      () => (journal("stuck").match(/^begun$/gm) ?? []).length === 2,
    );
    assert.match(journal("stuck"), /Watchdog timeout/);
    assert.equal((await halpy(["remove", "--name", "stuck", "board"])).status, 0);
  });

  it("is that of machine.WDT in a program that has one", async () => {
    write(
      "dog.py",
      `from machine import WDT
import time
print("begun")
dog = WDT(timeout=3000)
for i in range(10):
    time.sleep(1)
    dog.feed()
print("astray")
while True:
    pass
`,
    );
    const words = ["deploy", "--no-check", "--board", "rpi4", "--health", "8", "dog.py", "board"];
    const { status, stderr } = await halpy(words);
    assert.equal(status, 0, stderr);
    await until("the new start", PATIENCE_MS, () => restarts("dog") >= 1);
    const said = journal("dog");
    // Fed for longer than its time, it lived; then not.
    assert.match(said, /begun\nastray\n[^]*Watchdog timeout \(limit 3\.7\d*s\)[^]*/);
    assert.equal((await halpy(["remove", "--name", "dog", "board"])).status, 0);
  });
});
