/** Edges with the kernel's own times, as a DHT sensor is read: compared with what probes on the chip's driver saw. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { Clock } from "../../../runtime-hal/hal/clock.js";
import { CdevGpio } from "../../../runtime-hal/linux/gpio-cdev.js";
import { loadLibc } from "../../../runtime-hal/linux/libc.js";
import { SystemFiles } from "../../../runtime-hal/linux/system-files.js";
import { CHIP_LABEL, drive, LINES, pullFile, Recorder } from "./wiring.js";

const LINE = 31;
/** An emulated processor takes milliseconds for each; edges that come while one is handled are one to the kernel. */
const EDGES = 20;
const QUIET_US = 3_000_000;

describe("a pin that is let go of", () => {
  it("gives all edges that follow, each with the time that the kernel took", async () => {
    const libc = loadLibc();
    assert.ok(libc);
    // A line of this chip that was put out low stays low when it is let go of.
    drive(LINE, 0);
    const gpio = new CdevGpio(new SystemFiles(), libc);
    const bank = { labels: [CHIP_LABEL], first: 0, lines: LINES };
    const pin = gpio.pin({ bank, offset: LINE }, "GPIO31", {
      clock: {} as Clock,
      edges: { watch: () => () => {}, close() {} },
      toldOfPulls: true,
      warn: (text) => assert.fail(text),
      taken() {},
    });
    pin.configure({ mode: "open-drain", pull: "none", initial: 0 });
    const recorder = new Recorder();
    // This thread waits for the edges: another process makes them.
    const levels =
      "i=0; while [ $i -lt 10 ]; do echo pull-up >$0; sleep 0.05; echo pull-down >$0; sleep 0.05; i=$((i+1)); done";
    const driver = spawn("sh", ["-c", `sleep 1; ${levels}`, pullFile(LINE)], { stdio: "inherit" });
    const edges = pin.edgesAfterRelease?.(EDGES, QUIET_US);
    pin.release();
    await new Promise((resolve) => driver.on("close", resolve));
    assert.ok(edges);
    const seen = (await recorder.stop()).filter(({ kind, line }) => kind === "pull" && line === LINE);
    assert.deepEqual(
      edges.map(({ level }) => level),
      seen.map(({ level }) => level),
    );
    assert.equal(edges.length, EDGES);
    const late = edges.map(({ timeUs }, i) => timeUs - (seen[i]?.timeUs ?? 0)).sort((a, b) => a - b);
    console.log(
      `      the kernel's times: median ${(late[EDGES >> 1] as number).toFixed(0)} us after the edge, most ${(late.at(-1) as number).toFixed(0)} us`,
    );
    assert.ok((late[0] as number) >= -1 && (late[EDGES >> 1] as number) < 5000);
  });
});
