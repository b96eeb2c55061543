/**
 * The operations of the core IR and of the typed IR: one union of statements, one of values.
 *
 * Control flow is hierarchical (if, while, for, try as nodes): JavaScript has no goto. Every value carries
 * the source range it came from and, after inference, its type. The lowering makes generic operations only;
 * `specialise` replaces them by the ones in the section "typed". No class hierarchy: switch on `op`, exhaustively.
 *
 * Evaluation order is the order in which operands are listed, always. Where JavaScript would differ, the
 * lowering has put operands into temporaries (`AssignVar` to a `temp`, or `Seq`/`Let` inside an expression).
 */

export * from "./statement-ops.js";
export * from "./value-ops.js";
