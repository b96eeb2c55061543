/** How tightly JavaScript's operators bind; an expression below the asked-for level gets parentheses. */

export const SEQUENCE = 0;
/** Also arguments and items: what may stand between commas. */
export const ASSIGNMENT = 1;
export const CONDITIONAL = 2;
export const OR = 4;
export const AND = 5;
export const BITWISE_OR = 6;
export const BITWISE_XOR = 7;
export const BITWISE_AND = 8;
export const EQUALITY = 9;
export const RELATIONAL = 10;
export const SHIFT = 11;
export const ADDITIVE = 12;
export const MULTIPLICATIVE = 13;
export const UNARY = 15;
/** Number literals: as an operand they need no brackets, before a dot they do. */
export const NUMBER = 16;
/** Calls and member access. */
export const CALL = 17;
export const PRIMARY = 18;
