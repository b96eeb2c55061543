import assert from "node:assert/strict";
import { recordingOf } from "../../runtime-hal/sim/recording.js";
import { drawnWires } from "../../runtime-hal/sim/wire-view.js";
import { newBoard, owner, pullUp } from "./bus/bench.js";

describe("pins as they are drawn", () => {
  it("have the levels and edges of transfers", () => {
    const board = newBoard();
    for (const pin of [0, 1]) pullUp(board.wireAt(pin));
    const bus = board.claimBus("i2c", 0, { scl: 0, sda: 1, frequencyHz: 100_000, timeoutUs: 100 }, owner);
    for (let i = 0; i < 3; i++) {
      bus.write(0x35, Uint8Array.of(0xa5), true);
      board.clock.sleepUs(40);
    }
    const endUs = board.clock.currentUs;
    const signals = recordingOf(board).signals.map((signal) => [...signal.changes()]);
    drawnWires(board).forEach((wire, i) => {
      const changes = signals[i] as { timeUs: number; level: number | undefined }[];
      let counted = 0;
      for (let t = 2.05; t < endUs - 3; t += 3) {
        const last = changes.filter((change) => change.timeUs <= t).at(-1);
        assert.equal(wire.levelAtTime(t), last?.level, `pin ${i} at ${t}`);
        const edges = changes.filter((change) => change.timeUs > t && change.timeUs <= t + 3).length;
        assert.equal(wire.edgesBetween(t, t + 3), edges, `pin ${i} from ${t}`);
        counted += edges;
      }
      assert.ok(counted > 10, `${counted}`);
      // A long span is only known to have many.
      assert.ok(wire.edgesBetween(0, endUs) > 1);
    });
  });

  it("are the traces themselves where no peripheral sends", () => {
    const board = newBoard();
    board.pin(3).configure({ mode: "out", pull: "none", initial: 1 });
    assert.deepEqual(drawnWires(board), board.trace.pinTraces());
  });
});
