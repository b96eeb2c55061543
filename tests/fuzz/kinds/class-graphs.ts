/** Names of classes and of their bases. */
export type ClassGraph = readonly (readonly [name: string, bases: string])[];

/** Two bases that have nothing to do with each other, that have a base together, and of which one has a base of its own. */
export const SEVERAL_BASES: readonly ClassGraph[] = [
  [
    ["A", ""],
    ["B", ""],
    ["C", "A, B"],
    ["D", "C"],
  ],
  [
    ["A", ""],
    ["B", "A"],
    ["C", "A"],
    ["D", "B, C"],
  ],
  [
    ["A", ""],
    ["B", "A"],
    ["C", ""],
    ["D", "C, B"],
  ],
];
