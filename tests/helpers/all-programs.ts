/** Every Python text that the tests hold and that compiles: whole programs and the inputs of golden files. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type CompileResult, compile, type EmitForm, type ModuleInput } from "../../compiler/index.js";
import { parseGolden } from "./golden.js";

/** A text with the folder in which its imports are looked for. */
export interface TestProgram {
  readonly path: string;
  readonly text: string;
  readonly folder: string | null;
}

function listFiles(folder: string, ending: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Where programs of several modules are. */
const FOLDERS = ["test-programs/multi-module", "test-programs/boot"];

/** The programs in files: test programs, programs of the lowering tests, the library's Python part. */
export function wholePrograms(): TestProgram[] {
  const files = ["test-programs", "tests/lower/behaviour", "stdlib/py", "bench"].flatMap((folder) =>
    existsSync(folder) ? listFiles(folder, ".py") : [],
  );
  return files.map((path) => ({
    path,
    text: readFileSync(path, "utf8"),
    folder: FOLDERS.find((folder) => path.startsWith(`${folder}/`)) ?? null,
  }));
}

/** The inputs of all golden files. */
export function goldenInputs(): TestProgram[] {
  return listFiles("tests", ".golden").flatMap((file) =>
    parseGolden(readFileSync(file, "utf8")).map(({ name, source }) => ({
      path: `${file}: ${name}`,
      text: source,
      folder: null,
    })),
  );
}

/** Compiles a program with the modules it imports from its folder. */
export function compileProgram(program: TestProgram, form: EmitForm, optimise = true): CompileResult {
  const { path, text, folder } = program;
  const resolve = (name: string): ModuleInput | undefined => {
    if (folder === null) return undefined;
    const base = `${folder}/${name.replaceAll(".", "/")}`;
    for (const found of [`${base}/__init__.py`, `${base}.py`])
      if (existsSync(found)) {
        const isPackage = found.endsWith("__init__.py");
        return { name, path: found, text: readFileSync(found, "utf8"), isPackage };
      }
    return undefined;
  };
  return compile({ entry: { name: "__main__", path, text }, resolve, form, optimise });
}
