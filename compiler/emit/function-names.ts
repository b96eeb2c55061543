/** Names of functions that have none in the source. */

/** Name of the functions of generator expressions; they are called where they stand, too. */
export const GENERATOR_EXPRESSION = "<genexpr>";
