/**
 * Puts koffi beside a program that was built for Linux boards: the part of it that a program needs, with the binaries of the processors
 * that are installed here. A program finds it there or does without.
 */

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Processors of Linux boards that koffi has binaries for, as node calls them. */
export const ARCHITECTURES = ["arm", "arm64", "riscv64", "x64"] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

const packageOf = (arch: Architecture): string => `koffi-linux-${arch}`;

/** The folder `node_modules` that koffi is in; `undefined` if it is not installed. */
function modulesFolder(): string | undefined {
  try {
    const file = createRequire(import.meta.url).resolve("koffi");
    return dirname(dirname(file));
  } catch {
    return undefined;
  }
}

/** The version of koffi that programs are tested with; `undefined` if it is not installed. */
export function koffiVersion(): string | undefined {
  const modules = modulesFolder();
  if (modules === undefined) return undefined;
  const text = readFileSync(join(modules, "koffi/package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** The processors whose binaries are installed. */
export function installedArchitectures(modules = modulesFolder()): Architecture[] {
  return modules === undefined
    ? []
    : ARCHITECTURES.filter((arch) => existsSync(join(modules, "@koromix", packageOf(arch))));
}

/** How to get the binaries of another processor. */
export function howToInstall(arch: Architecture): string {
  return `npm install --no-save --force --os=linux --cpu=${arch} @koromix/${packageOf(arch)}`;
}

/** Copies what a program needs into `folder/node_modules`; gives the paths written, relative to `folder`. */
export function copyKoffi(
  folder: string,
  architectures: readonly Architecture[],
  modules = modulesFolder(),
): string[] {
  if (modules === undefined || architectures.length === 0) return [];
  const from = join(modules, "koffi");
  const to = join(folder, "node_modules/koffi");
  mkdirSync(join(to, "src/koffi/src"), { recursive: true });
  for (const file of ["package.json", "index.cjs", "LICENSE.txt"]) cpSync(join(from, file), join(to, file));
  // The rest of the package is the source of the binary.
  for (const part of ["src/koffi", "src/koffi/src"])
    for (const file of readdirSync(join(from, part)))
      if (file.endsWith(".cjs")) cpSync(join(from, part, file), join(to, part, file));
  const written = ["node_modules/koffi"];
  for (const arch of architectures) {
    const path = `node_modules/@koromix/${packageOf(arch)}`;
    cpSync(join(modules, "@koromix", packageOf(arch)), join(folder, path), { recursive: true });
    written.push(path);
  }
  return written;
}
