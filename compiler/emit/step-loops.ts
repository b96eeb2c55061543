/** Loops of generators that are machines of steps: what they count and walk is kept in fields of the generator. */

import type { ForIter, ForRange, While } from "../ir/ops.js";
import { parameterPlan, planOf, type Plan } from "./loop-plans.js";
import { ADDITIVE, ASSIGNMENT } from "./precedence.js";
import { type Countdown, countdownOf, emitLoopBound, smallConstant } from "./ranges.js";
import type { Place, Steps } from "./steps.js";
import { unboxing } from "./ts-types.js";

export function whileLoop(steps: Steps, s: While, exit: Place): false {
  const top = steps.top();
  steps.e.mark(s.start);
  const isEndless = s.test.op === "Const" && s.test.value.kind === "bool" && s.test.value.value;
  if (!isEndless) steps.unless(s.test, exit);
  return steps.body(s, top, exit);
}

/** A loop over an iterable, in the form that fits what it is. */
export function walked(steps: Steps, s: ForIter, exit: Place): false {
  const { e } = steps;
  const parameter = s.isIterator && s.iterable.op === "Load" ? s.iterable.variable : undefined;
  const by = parameter === undefined ? undefined : e.ranges.get(parameter);
  if (by !== undefined)
    return count(steps, s, exit, () => e.expression(s.iterable, ASSIGNMENT), "$g.w$n", by);
  const falling = s.isIterator ? undefined : countdownOf(s.iterable);
  if (falling !== undefined) return countdown(steps, s, falling, exit);
  const plan = planOf(s) ?? parameterPlan(e, s);
  return plan === undefined ? followed(steps, s, exit) : inStep(steps, s, plan, exit);
}

/** A loop over what any iterable gives. */
function followed(steps: Steps, s: ForIter, exit: Place): false {
  const { e, scope } = steps;
  const { writer } = e;
  const iterator = steps.field("s");
  e.mark(s.start);
  writer.write(`${iterator} = `);
  if (s.isIterator && !(s.iterable.op === "Load" && e.sequences.has(s.iterable.variable)))
    e.expression(s.iterable, ASSIGNMENT);
  else {
    e.markStatement(s.start, s.end, [s.iterable]);
    writer.write(`${e.runtime("iter")}(`);
    e.expression(s.iterable, ASSIGNMENT);
    writer.write(")");
  }
  writer.writeLine(";");
  const top = steps.top();
  e.markStatement(s.start, s.end, [s.iterable]);
  const item = scope.acquire();
  writer.writeLine(`if ((${item} = ${iterator}.next$()) === undefined) { ${steps.jump(exit)} }`);
  writer.writeLine(`${scope.variable(s.variable)} = ${item}${unboxing(s.variable)};`);
  scope.release(item);
  return steps.body(s, top, exit);
}

/** A loop over what `enumerate`, `zip` or `items()` gives, which is taken apart at once. */
function inStep(steps: Steps, s: ForIter, plan: Plan, exit: Place): false {
  const { e, scope } = steps;
  const { writer } = e;
  const { sources } = plan;
  const walks = sources.map((source) => steps.field(source.kind === "count" ? "n" : "s"));
  const items = sources.map((source) => (source.kind === "count" ? "" : scope.acquire()));
  e.mark(s.start);
  // Arguments are all evaluated before the first is asked for its iterator.
  sources.forEach((source, i) => {
    writer.write(`${walks[i]!} = `);
    if (source.kind === "count") writer.write(String(source.start ?? 0));
    else e.expression(source.value, ASSIGNMENT);
    writer.write("; ");
  });
  e.markStatement(s.start, s.end, [plan.call]);
  sources.forEach((source, i) => {
    if (source.kind === "count") return;
    writer.write(`${walks[i]!} = ${e.runtime(source.kind === "pairs" ? "pairs" : "iter")}(${walks[i]!}); `);
  });
  writer.writeLine("");
  const top = steps.top();
  e.markStatement(s.start, s.end, [s.iterable]);
  const ends = items.flatMap((item, i) =>
    item === "" ? [] : [`(${item} = ${walks[i]!}.next$()) === undefined`],
  );
  writer.writeLine(`if (${ends.join(" || ")}) { ${steps.jump(exit)} }`);
  sources.forEach(({ kind, variables }, i) => {
    const parts = kind === "count" ? [`${walks[i]!}++`] : kind === "pairs" ? [".key", ".value"] : [""];
    variables.forEach((variable, k) => {
      const end = kind === "count" ? "" : unboxing(variable);
      writer.writeLine(`${scope.variable(variable)} = ${items[i]!}${parts[k]!}${end};`);
    });
  });
  for (const item of items) if (item !== "") scope.release(item);
  return steps.body({ ...s, body: s.body.slice(plan.done) }, top, exit);
}

/** A loop over `range(…)`. */
export function counted(steps: Steps, s: ForRange, exit: Place): false {
  const { e } = steps;
  const { writer } = e;
  const end = smallConstant(s.to);
  const step = smallConstant(s.by);
  const limit = end === null ? steps.field("n") : String(end);
  const by = step !== null && step !== 0 ? step : steps.field("s");
  return count(
    steps,
    s,
    exit,
    () => emitLoopBound(e, s, "from"),
    limit,
    by,
    () => {
      if (end === null) {
        writer.write(`; ${limit} = `);
        emitLoopBound(e, s, "to");
      }
      if (typeof by === "number") return;
      writer.write(`; ${by} = ${e.runtime("rangeStep")}(`);
      e.expression(s.by, ASSIGNMENT);
      writer.write(")");
    },
  );
}

/** A loop over `reversed(range(first, end))`. */
function countdown(steps: Steps, s: ForIter, { first, end }: Countdown, exit: Place): false {
  const { e } = steps;
  const { writer } = e;
  const limit = first === undefined ? "-1" : steps.field("n");
  if (first !== undefined) {
    e.mark(s.start);
    writer.write(`${limit} = `);
    e.expression(first, ADDITIVE);
    writer.writeLine(" - 1;");
  }
  const from = (): void => {
    e.expression(end, ADDITIVE);
    writer.write(" - 1");
  };
  return count(steps, s, exit, from, limit, -1);
}

/** A loop that counts; `rest` writes what else is set before it begins. */
function count(
  steps: Steps,
  s: ForIter | ForRange,
  exit: Place,
  from: () => void,
  limit: string,
  by: number | string,
  rest: () => void = () => undefined,
): false {
  const { writer } = steps.e;
  const counter = steps.field("i");
  steps.e.mark(s.start);
  writer.write(`${counter} = `);
  from();
  rest();
  writer.writeLine(";");
  const top = steps.top();
  const goesOn =
    typeof by === "string"
      ? `${by} > 0 ? ${counter} < ${limit} : ${counter} > ${limit}`
      : `${counter} ${by > 0 ? "<" : ">"} ${limit}`;
  writer.writeLine(`if (!(${goesOn})) { ${steps.jump(exit)} }`);
  writer.writeLine(`${steps.scope.variable(s.variable)} = ${counter}; ${counter} += ${by};`);
  return steps.body(s, top, exit);
}
