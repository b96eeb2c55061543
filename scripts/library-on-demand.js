/**
 * The library in the command: a module that is written in TypeScript is initialised when a program first imports it, so that a start
 * does not set up the classes of all boards' peripherals (a seventh of its time went there).
 *
 * `stdlib/ts/register.ts` imports what makes each module; this plugin of esbuild puts a function that asks for it by `require` in
 * place of those imports. The ES modules in `dist/runtime` stay as they are: bundles take of them what they use.
 */
import { readFile } from "node:fs/promises";

const IMPORTED_MAKER = /^import \{ (\w+Module) \} from ("\.\/[^"]+");$/gm;

export const libraryOnDemand = {
  name: "library-on-demand",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]stdlib[\\/]ts[\\/]register\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return { contents: text.replace(IMPORTED_MAKER, "const $1 = () => require($2).$1();"), loader: "ts" };
    });
  },
};
