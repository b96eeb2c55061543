/** Puts the parts of the lowering together. */

import { assignTarget } from "./assignment.js";
import { makeClass } from "./class.js";
import { lowerComprehension } from "./comprehensions.js";
import type { Lowerer } from "./context.js";
import { lowerValue } from "./expressions.js";
import { makeFunction } from "./function.js";
import { lowerStatements } from "./statements.js";

export const LOWERER: Lowerer = {
  value: lowerValue,
  statements: lowerStatements,
  assign: assignTarget,
  makeFunction,
  makeClass,
  comprehension: lowerComprehension,
};
