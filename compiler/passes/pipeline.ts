/** The order of whole-program passes between lowering and emission. */

import type { IrModule } from "../ir/function.js";

export interface OptimiseOptions {
  /** Infer types and build on them; off for code compiled at run time, which knows nothing of the program around. */
  readonly infer: boolean;
}

/** A pass changes the modules of a program in place. */
type Pass = (modules: readonly IrModule[]) => void;

/** Passes that need types, in order. */
const TYPED_PASSES: readonly Pass[] = [];

/** Runs all passes over a program. */
export function optimise(modules: readonly IrModule[], options: OptimiseOptions): void {
  if (options.infer) for (const pass of TYPED_PASSES) pass(modules);
}
