/** CircuitPython's `keypad` with buttons of board files. */

import assert from "node:assert/strict";
import { folderWith, halpy } from "../helpers/halpy.js";

/** What a program prints on a Metro M0 Express with those parts, and buttons that are pressed one after the other. */
function run(source: string, parts: string): string {
  const cwd = folderWith({
    "s.py": `import board, keypad, time\n${source}`,
    "s.yaml": `board: metro-m0-express\nparts:\n${parts}\nevents:\n  - at 503ms: press a for 100ms\n  - at 703ms: press b for 80ms\n`,
  });
  const { stdout, stderr } = halpy(["run", "--no-waveform", "--wiring", "s.yaml", "s.py"], { cwd });
  assert.equal(stderr, "");
  return stdout;
}

/** Prints the events of `keys` until two keys were released. */
const LISTEN = `
left = 2
while left:
    event = keys.events.get()
    if event:
        print(event)
        left -= event.released
    time.sleep(0.01)
`;

const TWO = "  a: { type: button, a: D5 }\n  b: { type: button, a: D6 }";

describe("keypad", function () {
  this.timeout(30_000);

  it("Keys: a pin each, with times, and nothing afterwards", () => {
    const source = `
keys = keypad.Keys((board.D5, board.D6), value_when_pressed=False, pull=True)
print(keys.key_count, len(keys.events), bool(keys.events))
start = keypad.Event().timestamp
event = keypad.Event()
while event != keypad.Event(1, False):
    if keys.events.get_into(event):
        print(event, event.key_number, event.pressed, event.released, (event.timestamp - start) // 20 * 20)
keys.deinit()
try:
    keys.reset()
except ValueError as e:
    print(e)
print({keypad.Event(1, True, 5)} == {keypad.Event(1, True, 6)}, keypad.Event(2, timestamp=7).timestamp)
`;
    assert.equal(
      run(source, TWO),
      `2 0 False
<Event: key_number 0 pressed> 0 True False 520
<Event: key_number 0 released> 0 False True 620
<Event: key_number 1 pressed> 1 True False 720
<Event: key_number 1 released> 1 False True 800
Object has been deinitialized and can no longer be used. Create a new object.
True 7
`,
    );
  });

  it("KeyMatrix: rows in turn", () => {
    const source = `
keys = keypad.KeyMatrix((board.D2, board.D3), (board.D4, board.D5, board.D6))
print(keys.key_count, keys.key_number_to_row_column(4), keys.row_column_to_key_number(1, 2))
${LISTEN}
try:
    keys.key_number_to_row_column(6)
except ValueError as e:
    print(e)
`;
    const parts = "  a: { type: button, a: D2, b: D4 }\n  b: { type: button, a: D3, b: D6 }";
    assert.equal(
      run(source, parts),
      `6 (1, 1) 5
<Event: key_number 0 pressed>
<Event: key_number 0 released>
<Event: key_number 5 pressed>
<Event: key_number 5 released>
key_number must be 0-5
`,
    );
  });

  it("ShiftRegisterKeys: the inputs of 74HC165s", () => {
    const source = `
keys = keypad.ShiftRegisterKeys(clock=board.D2, data=board.D3, latch=board.D4, key_count=16, value_when_pressed=False)
${LISTEN}`;
    const parts =
      "  r: { type: 74hc165, clk: D2, qh: D3, sh_ld: D4, chips: 2, pull: up }\n  a: { type: button, a: r.h }\n  b: { type: button, a: r.a2 }";
    assert.equal(
      run(source, parts),
      `<Event: key_number 0 pressed>
<Event: key_number 0 released>
<Event: key_number 15 pressed>
<Event: key_number 15 released>
`,
    );
  });

  it("has a queue of limited length, and refuses what is no setting", () => {
    const source = `
keys = keypad.Keys([board.D5, board.D6], value_when_pressed=False, max_events=2, interval=0.005)
time.sleep(1)
print(len(keys.events), keys.events.overflowed, keys.events.get(), keys.events.get(), keys.events.get())
keys.events.clear()
print(keys.events.overflowed)
keys.deinit()
keys = keypad.Keys([board.D5], value_when_pressed=True)
print(keys.events.get())
keys.deinit()
for arguments in ({"interval": -1}, {"max_events": 0}, {"debounce_threshold": 128}):
    try:
        keypad.Keys([board.D5], value_when_pressed=True, **arguments)
    except ValueError as e:
        print(e)
try:
    keypad.Keys([board.D5, board.D5], value_when_pressed=True)
except ValueError as e:
    print(e)
`;
    assert.equal(
      run(source, `${TWO.replace("D6 }", "D6, bounce: 0ms }")}`),
      `2 True <Event: key_number 0 pressed> <Event: key_number 0 released> None
False
None
interval must be >= 0
max_events must be >= 1
debounce_threshold must be 1-127
pins contains duplicate pins
`,
    );
  });

  it("waits as many rounds as a bounce takes", () => {
    const source = `
keys = keypad.Keys([board.D5, board.D6], value_when_pressed=False, interval=0.001, debounce_threshold=20)
${LISTEN}`;
    assert.equal(
      run(source, "  a: { type: button, a: D5, bounce: 10ms }\n  b: { type: button, a: D6, bounce: 10ms }"),
      `<Event: key_number 0 pressed>
<Event: key_number 0 released>
<Event: key_number 1 pressed>
<Event: key_number 1 released>
`,
    );
  });
});
