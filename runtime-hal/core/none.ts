/**
 * The type of None, which is JavaScript's `null`.
 */

import { defineType, setPrimitiveType } from "./type.js";

export const noneType = defineType({
  name: "NoneType",
  slots: {
    repr$() {
      return "None";
    },
    truth$() {
      return false;
    },
  },
});

setPrimitiveType("none", noneType);
