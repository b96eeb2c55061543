/**
 * The compiler as a part of the command of its own: `dist/compiler.cjs` beside `dist/main.cjs`. A program that comes out of the cache
 * starts without it, and V8 need not even read what its cache of machine code holds of it (half of all).
 *
 * The command's sources import the compiler's modules as usual; this plugin of esbuild puts `__part("compiler")` in place of those
 * imports and notes which modules they are. `scripts/launcher.cjs` has `__part`.
 */
import { relative, resolve, sep } from "node:path";

/** Small modules without state, which nearly every start needs: they stay in both. */
const EVERYWHERE = new Set(["compiler/diagnostics/closest.ts", "compiler/lint/hardware/modules.ts"]);

const NAMESPACE = "compiler-part";

/** The plugin for the bundle of the command; `wanted` is filled with the modules that it imports of the compiler. */
export function leaveOutCompiler(root, wanted) {
  return {
    name: "compiler-part",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\..*\.js$/ }, ({ path, importer, resolveDir }) => {
        const from = relative(root, importer).split(sep).join("/");
        const file = relative(root, resolve(resolveDir, path)).split(sep).join("/").replace(/\.js$/, ".ts");
        if (!file.startsWith("compiler/") || from.startsWith("compiler/") || EVERYWHERE.has(file))
          return undefined;
        wanted.add(file);
        return { path: file, namespace: NAMESPACE };
      });
      onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({
        contents: `module.exports = __part("compiler")[${JSON.stringify(path)}]();`,
        loader: "js",
      }));
    },
  };
}

/** The text of the part's entry: each wanted module, made when it is asked for. */
export function compilerEntry(wanted) {
  const lines = [...wanted]
    .sort()
    .map((file) => `exports[${JSON.stringify(file)}] = () => require("./${file}");`);
  return `${lines.join("\n")}\n`;
}
