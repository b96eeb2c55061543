/** `in` with a number on the right, whose messages depend on how MicroPython stores both sides. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("membership in numbers", () => {
  it("is refused", () => {
    checkExpressions([
      ["1 in 0", "TypeError: unsupported types for : 'int', 'int'"],
      ["2**70 in 0", "TypeError: 'int' object isn't iterable"],
      ["1 in 2**70", "TypeError: 'int' object isn't iterable"],
      ["True in 0", "TypeError: unsupported types for __contains__: 'int', 'int'"],
      ["2.5 in True", "TypeError: unsupported types for __contains__: 'int', 'float'"],
      ["'a' in True", "TypeError: 'int' object isn't iterable"],
      ["1 in 2.5", "TypeError: unsupported types for : 'int', 'float'"],
      ["2.5 in 2.5", "TypeError: 'float' object isn't iterable"],
      ["'%c' % -2**63", "OverflowError: overflow converting long int to machine word"],
      ["'%c' % (-2**63,)", "OverflowError: overflow converting long int to machine word"],
    ]);
  });
});
