/** The codes of all diagnostics, with those that are registered only where they are needed. */

import { CODES } from "../compiler/diagnostics/codes.js";
import { registerNoqaCode, registerRules } from "../compiler/lint/index.js";

export function knownCodes(): typeof CODES {
  registerRules();
  registerNoqaCode();
  return CODES;
}
