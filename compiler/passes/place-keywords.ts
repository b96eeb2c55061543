/**
 * Puts arguments given by name where their parameters stand, for calls whose functions are known: such a call is then one
 * of JavaScript without names. A parameter in between that is given nothing gets `absent`, for which the function fills in
 * its default. Arguments are evaluated in the order of the text: what would change places must not show it.
 */

import type { IrClass } from "../ir/class.js";
import type { IrFunction } from "../ir/function.js";
import type { Absent, Call, CallMethod, IrValue } from "../ir/ops.js";
import { OBJECT } from "../ir/types.js";
import { walkValue } from "../ir/walk.js";
import { effectsOf, MAKES } from "./effects.js";

/** `first`: how many parameters come before the arguments of the call. */
export function placeKeywords(call: Call | CallMethod, first: number): void {
  const { args, keywords, targets } = call;
  if (keywords.length === 0 || targets === undefined || targets.length === 0 || makesException(call)) return;
  const start = first + args.length;
  const places = placesOf(call, targets[0]!, start);
  if (places === undefined) return;
  const isSame = (fn: IrFunction): boolean =>
    fn.hasItsArguments === true && places.every((place, i) => nameAt(fn, place) === keywords[i]!.name);
  if (!targets.every(isSame) || !mayMove(call, places)) return;
  const placed: (IrValue | undefined)[] = Array.from({ length: Math.max(...places) + 1 - start });
  places.forEach((place, i) => (placed[place - start] = keywords[i]!.value));
  args.push(...placed.map((value) => value ?? absent(call)));
  keywords.length = 0;
}

/**
 * The built-in part of an exception refuses names, where the `__init__` of the program has not filled it: MicroPython hands it what the
 * class was called with.
 */
function makesException(call: Call | CallMethod): boolean {
  if (call.op !== "Call" || call.func.type.kind !== "class") return false;
  let cls: IrClass | undefined = call.func.type.cls;
  while (cls !== undefined && cls.exceptionBase === null) cls = cls.bases[0];
  return cls !== undefined;
}

const nameAt = (fn: IrFunction, place: number): string | undefined => fn.params[place]?.variable.name;

/** The parameter that each keyword goes to. */
function placesOf(call: Call | CallMethod, fn: IrFunction, start: number): number[] | undefined {
  const places = call.keywords.map((k) =>
    fn.params.findIndex((p) => p.form !== "posonly" && p.variable.name === k.name),
  );
  return places.every((place) => place >= start) ? places : undefined;
}

/** Either all keywords stand in the order of the parameters, or no more than one of them does or sees anything. */
function mayMove({ keywords }: Call | CallMethod, places: readonly number[]): boolean {
  if (places.every((place, i) => i === 0 || place > places[i - 1]!)) return true;
  const moved = keywords.map((k) => k.value);
  return moved.filter((value) => !isStill(value)).length <= 1 && !moved.some(assigns);
}

/** Is a value the same whenever it is evaluated, and nothing else by that? */
const isStill = (value: IrValue): boolean => (effectsOf(value) & ~MAKES) === 0;

function assigns(value: IrValue): boolean {
  let found = false;
  walkValue(value, (part) => {
    if (part.op === "AssignExpr") found = true;
  });
  return found;
}

function absent({ start, end }: Call | CallMethod): Absent {
  return { op: "Absent", type: OBJECT, rep: "boxed", start, end };
}
