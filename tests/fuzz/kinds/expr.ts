/** Expressions over variables: at module level, as locals of a function (where types are inferred) and as arguments. */
import { Expressions, types } from "../expressions.js";
import type { Kind } from "./kind.js";

export const expr: Kind = {
  name: "expr",
  write(rng, out) {
    const module = new Expressions(rng);
    for (const type of types) {
      const name = out.fresh("m");
      out.line(`${name} = ${module.literal(type)}`);
      module.declare(type, name);
    }
    for (let i = 0; i < 6; i++) out.show(module.make(module.anyType(), 3));

    const local = new Expressions(rng);
    const name = out.fresh("f");
    out.block(`def ${name}():`, () => {
      for (let i = 0; i < 8; i++) {
        const type = rng.pick(types);
        const variable = out.fresh("v");
        if (i < 4) out.line(`${variable} = ${local.literal(type)}`);
        else out.assign(variable, local.make(type, 2), local.literal(type));
        local.declare(type, variable);
        out.line(`print(canon(${variable}))`);
      }
      for (let i = 0; i < 4; i++) out.show(local.make(local.anyType(), 3));
    });
    out.guarded(() => out.line(`${name}()`));

    const inner = new Expressions(rng);
    const chosen = rng.list(3, () => rng.pick(types));
    const parameters = chosen.map((type, index) => {
      inner.declare(type, `p${index}`);
      return `p${index}`;
    });
    const called = out.fresh("f");
    out.block(`def ${called}(${parameters.join(", ")}):`, () => {
      out.line(`return ${inner.make(inner.anyType(), 3)}`);
    });
    for (let i = 0; i < 3; i++)
      out.show(`${called}(${chosen.map((type) => module.make(type, 1)).join(", ")})`);
  },
};
