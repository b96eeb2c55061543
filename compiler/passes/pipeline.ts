/**
 * The passes over the IR, in order.
 *
 * Each takes whole modules and changes them in place; every one leaves IR that `verify` accepts, which tests check
 * after each.
 */

import type { IrModule } from "../ir/function.js";
import { forgetNodes } from "../ir/nodes.js";
import { inferTypes } from "../types/infer.js";
import { findBoundGlobals } from "./bound-globals.js";
import { assumePresent } from "./present.js";
import { chooseRepresentations } from "./choose-representations.js";
import { findCodePoints } from "./code-points.js";
import { findDirectHandlers } from "./direct-handlers.js";
import { findFloatCells } from "./float-cells.js";
import { joinLists } from "./joined-lists.js";
import { keepGlobalNumbers } from "./global-numbers.js";
import { findQuietHandlers } from "./quiet-handlers.js";
import { findRecordFields } from "./record-fields.js";
import { placeModuleConstants } from "./module-constants.js";
import { insertSafepoints } from "./safepoints.js";
import { findStepGenerators } from "./step-generators.js";
import { separateVariables } from "./separate-variables.js";
import { specialise } from "./specialise.js";
import { splitComplex } from "./split-complex.js";
import { splitNumbers } from "./split-numbers.js";

export interface Pass {
  readonly name: string;
  /** Left out for programs compiled without optimisation. */
  readonly optimises: boolean;
  /** Leaves the nodes where they are, or says which functions it has changed; see `ir/nodes.ts`. */
  readonly keepsNodes?: boolean;
  run(modules: readonly IrModule[]): void;
}

export const PASSES: readonly Pass[] = [
  { name: "separate-variables", optimises: true, keepsNodes: true, run: separateVariables },
  { name: "module-constants", optimises: true, keepsNodes: true, run: placeModuleConstants },
  { name: "infer", optimises: true, keepsNodes: true, run: inferTypes },
  { name: "bound-globals", optimises: true, keepsNodes: true, run: (modules) => findBoundGlobals(modules) },
  { name: "present", optimises: true, keepsNodes: true, run: assumePresent },
  { name: "global-numbers", optimises: true, keepsNodes: true, run: keepGlobalNumbers },
  { name: "split-complex", optimises: true, keepsNodes: true, run: splitComplex },
  { name: "split-numbers", optimises: true, keepsNodes: true, run: splitNumbers },
  { name: "record-fields", optimises: true, keepsNodes: true, run: findRecordFields },
  { name: "choose-representations", optimises: true, run: chooseRepresentations },
  { name: "specialise", optimises: true, run: specialise },
  { name: "joined-lists", optimises: true, keepsNodes: true, run: joinLists },
  { name: "code-points", optimises: true, keepsNodes: true, run: findCodePoints },
  { name: "quiet-handlers", optimises: true, keepsNodes: true, run: findQuietHandlers },
  { name: "direct-handlers", optimises: true, keepsNodes: true, run: findDirectHandlers },
  { name: "step-generators", optimises: true, keepsNodes: true, run: findStepGenerators },
  { name: "float-cells", optimises: true, keepsNodes: true, run: findFloatCells },
  { name: "safepoints", optimises: false, run: (modules) => modules.forEach(insertSafepoints) },
];

export interface PassOptions {
  /** `false`: only what programs need to run; code compiled at run time knows too little about its surroundings for more. */
  readonly optimise: boolean;
  /** Called behind each pass, for verification and dumps. */
  readonly after?: (pass: Pass) => void;
  /** The name of the last pass to run; all if left out. */
  readonly until?: string;
}

/** Runs the passes. */
export function runPasses(modules: readonly IrModule[], options: PassOptions): void {
  for (const pass of PASSES) {
    if (pass.optimises && !options.optimise) continue;
    pass.run(modules);
    if (pass.keepsNodes !== true) forgetNodes();
    options.after?.(pass);
    if (pass.name === options.until) return;
  }
}
