/** R38: a name of another dialect. */

import { namesOn, spellingOf } from "../hardware/availability.js";
import type { NativeEvent } from "../evaluate/event.js";
import type { Rule } from "../rule.js";

/** What CircuitPython has in place of names that MicroPython's `time` has beside those of CPython. */
const CIRCUITPYTHON_TIME: ReadonlyMap<string, string> = new Map([
  ["time.sleep_ms", "time.sleep(seconds)"],
  ["time.sleep_us", "microcontroller.delay_us(us)"],
  ["time.ticks_diff", "a difference of time.monotonic()"],
  ["time.ticks_ms", "time.monotonic()"],
  ["time.ticks_us", "time.monotonic_ns()"],
]);

/** Does the name itself stand there? Libraries look names up with getattr(), to take them or leave them. */
function isWritten({ name, place: { file, start, end } }: NativeEvent): boolean {
  const text = file.text.slice(start, end);
  return new RegExp(`\\b${name.slice(name.lastIndexOf(".") + 1)}\\b`).test(text) && !/attr\(/.test(text);
}

const IMPORT = "import ";

/** Modules that MicroPython and the first CircuitPython have with a `u` in front too, by that name. */
const WITH_U =
  /^import u(binascii|collections|ctypes|errno|hashlib|heapq|io|json|os|random|re|select|socket|ssl|struct|sys|time|asyncio)$/;

/** What the import of a name with a `u` in front means. */
const plainName = (event: NativeEvent): string | undefined =>
  event.kind === "read" ? WITH_U.exec(event.name)?.[1] : undefined;

export const dialectName: Rule = {
  code: "PIN438",
  requirement: "R38",
  severity: "warning",
  text: "{0} is the spelling of another dialect; here it is {1}",
  summary: "a name of another dialect",
  explanation: {
    what: "A constant or method is written as another firmware spells it.",
    why: "The current firmware of the board does not have the name and raises AttributeError when it is read. The simulated board takes such spellings.",
    example: "from machine import Pin\n\nbutton = Pin(4, Pin.IN, Pin.PULLUP)",
    instead: "from machine import Pin\n\nbutton = Pin(4, Pin.IN, Pin.PULL_UP)",
  },
  board: "esp32",
  check(ctx) {
    const { board } = ctx;
    if (board === undefined) return;
    for (const event of ctx.facts.events) {
      if (event.kind === "write") continue;
      const own = board.dialect === "circuitpython" ? CIRCUITPYTHON_TIME.get(event.name) : undefined;
      if (own !== undefined && isWritten(event))
        ctx.report({
          code: "PIN438",
          at: event.place,
          args: [event.name, own],
          raises: "AttributeError",
          hint: `write ${own}`,
        });
      const plain = board.dialect === "circuitpython" ? plainName(event) : undefined;
      if (plain !== undefined)
        ctx.report({
          code: "PIN438",
          at: event.place,
          args: [event.name.slice(IMPORT.length), plain],
          raises: "ImportError",
          hint: `CircuitPython has no names with a 'u' in front any more: write ${plain}`,
        });
      const spelling = spellingOf(event.name);
      if (spelling === undefined) continue;
      const dot = event.name.lastIndexOf(".");
      const name = event.name.slice(dot + 1);
      const names = namesOn(event.name.slice(0, dot), board.dialect);
      if (names === undefined || names.has(name)) continue;
      const last = spelling.slice(spelling.lastIndexOf(".") + 1);
      ctx.report({
        code: "PIN438",
        at: event.place,
        args: [name, last],
        raises: "AttributeError",
        hint: `write ${spelling.replace(/^machine\.(?=Pin)/, "")}`,
        fix: { kind: "name", from: name, to: last },
      });
    }
  },
};
