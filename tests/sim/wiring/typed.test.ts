import assert from "node:assert/strict";
import { TypedEvents } from "../../../cli/typed-events.js";
import type { Host } from "../../../runtime-hal/exec/host.js";
import { pictureLines } from "../../../runtime-hal/sim/picture-text.js";
import { readBoardFile, WiredBoard } from "../../helpers/wired-board.js";

describe("typed events", () => {
  it("happen when they are typed; mistakes are told", async () => {
    const read = await readBoardFile(
      "parts:\n  b1: {type: button, a: GPIO4, bounce: 0}\n  t: {type: dht22, data: GPIO5}\n",
    );
    const wired = new WiredBoard(read);
    const typed: string[] = [];
    const said: string[] = [];
    const host = {
      poll: () => [typed.length > 0 ? 1 : 0],
      files: {
        read: (_: number, into: Uint8Array) =>
          new TextEncoder().encodeInto(typed.shift() as string, into).written,
      },
      writeError: (text: string) => said.push(text),
    } as unknown as Host;
    new TypedEvents(host, wired.run, read.names!).start();
    wired.pass(100_000);
    typed.push("press", " b1\nset t.temper", "ature 30\npres b1\n");
    wired.pass(100_000);
    assert.deepEqual([wired.probe("b1", "pressed"), wired.probe("t", "temperature")], [true, 30]);
    assert.deepEqual(said, ["halpy: button has no action 'pres'; did you mean 'press'?\n"]);
    typed.push("release b1 now\n", "release b1\n", "");
    wired.pass(100_000);
    assert.equal(wired.probe("b1", "pressed"), false);
    assert.match(said[1] as string, /the end of the sentence is expected where 'now' stands/);
    // After the end of the input nobody looks any more.
    typed.push("press b1\n");
    wired.pass(100_000);
    assert.equal(wired.probe("b1", "pressed"), false);
  });
});

describe("pictures as text", () => {
  const picture = {
    width: 2,
    height: 3,
    rgb: Uint8Array.from([255, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 200, 9, 9, 9, 255, 255, 255]),
  };
  it("two rows in a line", () => {
    assert.deepEqual(pictureLines(picture, { color: false }), ["█▄", " ▀"]);
    assert.deepEqual(pictureLines(picture, { color: false, ascii: true }), ["#.", " '"]);
    assert.match(pictureLines(picture, { color: true })[0] as string, /^\x1b\[38;2;255;0;0;48;2;0;255;0m▀/);
  });
});
