/**
 * The passes over the IR, in order.
 *
 * Each takes whole modules and changes them in place; every one leaves IR that `verify` accepts, which tests check
 * after each.
 */

import type { IrModule } from "../ir/function.js";
import { insertSafepoints } from "./safepoints.js";

export interface Pass {
  readonly name: string;
  run(modules: readonly IrModule[]): void;
}

/** A pass that looks at one module at a time. */
function perModule(name: string, run: (module: IrModule) => void): Pass {
  return { name, run: (modules) => modules.forEach(run) };
}

export const PASSES: readonly Pass[] = [perModule("safepoints", insertSafepoints)];

/** Runs all passes; `after` is called behind each, for verification and dumps. */
export function runPasses(modules: readonly IrModule[], after?: (pass: Pass) => void): void {
  for (const pass of PASSES) {
    pass.run(modules);
    after?.(pass);
  }
}
