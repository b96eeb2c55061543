/** bytes, bytearray, memoryview and array: slices read and assigned, views that share memory, comparison, conversion. */
import { bytesLiteral } from "../literals.js";
import type { Random } from "../random.js";
import type { Kind } from "./kind.js";

const objects = ["b", "ba", "mb", "mv", "ar"];

const subscript = (rng: Random): string => {
  const part = (): string => (rng.chance(0.3) ? "" : String(rng.int(-6, 7)));
  if (rng.chance(0.3)) return String(rng.int(-7, 7));
  return `${part()}:${part()}${rng.chance(0.08) ? `:${rng.pick(["1", "2", "-1"])}` : ""}`;
};

function source(rng: Random): string {
  return rng.choose(
    () => bytesLiteral(rng),
    () => `bytearray(${bytesLiteral(rng)})`,
    () => `${rng.pick(objects)}[${subscript(rng)}]`,
    () => String(rng.int(-3, 260)),
    () => `memoryview(${bytesLiteral(rng)})`,
    () =>
      `array('${rng.pick(["B", "b", "h"])}', [${rng.list(rng.int(0, 3), () => rng.int(0, 90)).join(", ")}])`,
    () => rng.pick(["'ab'", "[1, 2]", "(65, 66)", "None", "2.5", "range(3)"]),
  );
}

function expression(rng: Random): string {
  const o = (): string => rng.pick(objects);
  return rng.choose(
    () => `${o()}[${subscript(rng)}]`,
    () => `${o()} ${rng.pick(["==", "!=", "<", "<=", ">"])} ${rng.chance(0.5) ? o() : source(rng)}`,
    () => `${o()} + ${rng.chance(0.4) ? o() : source(rng)}`,
    () => `${rng.pick(["b", "ba", "ar"])} * ${rng.int(-1, 2)}`,
    () => `${source(rng)} in ${o()}`,
    () => `(len(${o()}), bool(${o()}), list(${o()}))`,
    () => `bytes(${o()})`,
    () => `bytearray(${source(rng)})`,
    () => `bytes(${source(rng)})`,
    () => `array('${rng.pick(["B", "H", "i"])}', ${source(rng)})`,
    () => `memoryview(${o()})[${subscript(rng)}]`,
    () => `hash(b) == hash(bytes(ba))`,
    () =>
      `${o()}.${rng.pick(["hex()", "decode()", "find(b'a')", "count(b'a')", rng.modern ? "itemsize" : "hex()", "pop()", "startswith(b'')", "upper()"])}`,
    () => `sorted(${o()})`,
    () => `(min(${o()}), max(${o()}), sum(${o()}))`,
    () => `b''.join([b, ${source(rng)}])`,
    () => `int.from_bytes(${o()}, 'little')`,
    () => `[v for v in reversed(${o()})]`,
    () => `isinstance(${o()}, (bytes, bytearray))`,
  );
}

export const buffers: Kind = {
  name: "buffers",
  write(rng, out) {
    out.line("from array import array");
    for (let round = 0; round < 4; round++) {
      out.line(`b = ${bytesLiteral(rng)} + b'ab'`, `ba = bytearray(${bytesLiteral(rng)} + b'01234')`);
      // The size of what a view shows never changes: in the oracle the view would look at freed memory.
      out.line(
        "mb = bytearray(b'01234')",
        "mv = memoryview(mb)",
        `ar = array('${rng.pick(["B", "b", "h", "I"])}', [1, 2, 3, 4, 5])`,
      );
      for (let i = 0; i < 8; i++) {
        out.show(expression(rng));
        out.guarded(() =>
          out.line(
            rng.choose(
              () => `${rng.pick(["ba", "mv", "ar", "b"])}[${subscript(rng)}] = ${source(rng)}`,
              () => `${rng.pick(["ba", "mv", "ar"])}[${rng.int(-6, 6)}] += ${rng.int(1, 3)}`,
              () => `del ${rng.pick(["ba", "mv", "ar"])}[${subscript(rng)}]`,
              () => `mv = memoryview(${rng.pick(["mb", "mb", "b"])})[${subscript(rng)}]`,
              () => `ar.${rng.pick(["append", "extend"])}(${rng.pick(["7", "b'xy'", "ar", "[1]", "300"])})`,
            ),
          ),
        );
        out.line("print(b, ba, mb, list(mv) if isinstance(mv, memoryview) else mv, ar)");
      }
    }
  },
};
