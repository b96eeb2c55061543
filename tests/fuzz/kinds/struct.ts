/** struct, array and bytearray round trips. */
import { intLiteral } from "../literals.js";
import type { Kind } from "./kind.js";

const limits: Record<string, [number, number]> = {
  b: [-128, 127],
  B: [0, 255],
  h: [-32768, 32767],
  H: [0, 65535],
  i: [-2147483648, 2147483647],
  I: [0, 4294967295],
  q: [-(2 ** 53), 2 ** 53],
  Q: [0, 2 ** 53],
};

export const struct: Kind = {
  name: "struct",
  write(rng, out) {
    out.line("import struct", "from array import array");
    for (let i = 0; i < 8; i++) {
      const codes: string[] = [];
      const values: string[] = [];
      for (let j = rng.int(1, 4); j > 0; j--) {
        const code = rng.pick([..."bBhHiIqQfdsx"]);
        if (code === "s") {
          codes.push(`${rng.int(1, 5)}s`);
          values.push("b'abc'");
        } else if (code === "x") {
          codes.push("x");
        } else if (code === "f" || code === "d") {
          codes.push(code);
          values.push(`${rng.int(-64, 64)}.${rng.pick(["0", "5", "25"])}`);
        } else {
          const [low, high] = limits[code];
          codes.push(code);
          values.push(rng.chance(0.05) ? intLiteral(rng) : String(rng.int(low, high)));
        }
      }
      const format = `'${rng.pick(["<", ">", "!", "<", "@", ""])}${codes.join("")}'`;
      out.show(`struct.calcsize(${format})`);
      out.guarded(() =>
        out.line(
          `p = struct.pack(${[format, ...values].join(", ")})`,
          "print(p)",
          `print(struct.unpack(${format}, p))`,
        ),
      );
      out.show(`struct.unpack_from(${format}, bytes(range(60)), ${rng.int(0, 9)})`);
      if (rng.chance(0.3))
        out.guarded(() =>
          out.line(
            "z = bytearray(40)",
            `struct.pack_into(${[format, String(rng.int(0, 4)).replace(/^/, "z, "), ...values].join(", ")})`,
            "print(z)",
          ),
        );
    }
    for (let i = 0; i < 3; i++) {
      const code = rng.pick([..."bBhHiI"]);
      const [low, high] = limits[code];
      out.guarded(() => {
        out.line(
          `a = array('${code}', [${rng.list(rng.int(0, 4), () => String(rng.int(low, high))).join(", ")}])`,
          "print(a, len(a))",
        );
        out.line(
          `a.append(${rng.int(0, 100)})`,
          `a[${rng.int(-2, 2)}] = ${rng.int(0, 99)}`,
          "print(a, sum(a), bytes(a), list(a)[:3])",
          "print(a[1:], a + a, memoryview(a)[0])",
        );
      });
    }
    out.show("struct.pack('<z', 1)");
    out.show("struct.unpack('<I', b'12')");
    out.show("struct.pack('<H')");
  },
};
