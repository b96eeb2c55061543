/** Events typed on a terminal while the board runs in real time, through a pseudo-terminal of `script` (util-linux). */

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { command, folderWith } from "../helpers/halpy.js";

const wiring =
  "parts:\n  b1: {type: button, a: GPIO4, b: GND, bounce: 0}\n  room: {type: dht22, data: GPIO5}\n";
const program = `
from machine import Pin
import dht, time
b = Pin(4, Pin.IN, Pin.PULL_UP)
d = dht.DHT22(Pin(5))
print("ready")
while b(): time.sleep_ms(1)
print("pressed")
while not b(): time.sleep_ms(1)
d.measure()
print("it is", round(d.temperature()), "degrees")
`;

/** Runs it on a terminal; each answer is typed when its cue has appeared. */
function onTerminal(words: readonly string[], cwd: string, answers: readonly (readonly [string, string])[]) {
  const line = [process.execPath, command, ...words].map((word) => `'${word}'`).join(" ");
  const child = spawn("script", ["-qec", line, "/dev/null"], {
    cwd,
    stdio: ["pipe", "pipe", "pipe"],
    timeout: 20_000,
  });
  let shown = "";
  let next = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
    for (let cue = answers[next]; cue !== undefined && shown.includes(cue[0]); cue = answers[next]) {
      child.stdin.write(cue[1]);
      next++;
    }
  });
  return new Promise<{ status: number | null; shown: string }>((resolve) =>
    child.on("close", (status) => resolve({ status, shown: shown.replace(/\r/g, "") })),
  );
}

describe("events typed while the board runs in real time", function () {
  this.timeout(30_000);

  it("happen at once; what is wrong with one is said", async function () {
    if (spawnSync("script", ["--version"]).status !== 0) this.skip();
    const cwd = folderWith({ "main.py": program, "board.yaml": wiring });
    const words = ["run", "--board", "esp32", "--speed", "real", "--no-waveform", "main.py"];
    const { status, shown } = await onTerminal(words, cwd, [
      ["ready", "presss b1\n"],
      ["did you mean 'press'", "set room.temperature 31\npress b1\n"],
      ["pressed\r\n", "release b1\n"],
    ]);
    assert.equal(status, 0, shown);
    assert.match(shown, /button has no action 'presss'; did you mean 'press'\?/);
    assert.match(shown, /pressed\n[^]*it is 31 degrees/);
  });
});
