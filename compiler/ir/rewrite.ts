/**
 * Replacing operands in place: how passes change the IR. The only code that writes to fields declared readonly. Each operation
 * is written out: three passes come to every node of the program.
 */

import type { IrStmt, IrValue } from "./ops.js";

type Replace = (value: IrValue) => IrValue;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Any item that holds an operand: a keyword, an item of a display. */
interface Holder {
  readonly value: IrValue;
}

/** Replaces each operand of `value` by what `f` gives for it, in the order of evaluation. */
export function replaceOperands(value: IrValue, f: Replace): void {
  // In the order of `eachOperand`.
  switch (value.op) {
    case "Load":
    case "Const":
    case "Absent":
    case "LoadGlobal":
    case "LoadBuiltin":
    case "LoadUnknown":
    case "LoadName":
    case "ImportModule":
      return;
    case "Primitive":
    case "CallHelper":
      return replaceAll(value.args, f);
    case "GetAttr": {
      const node = value as Mutable<typeof value>;
      node.object = f(node.object);
      return;
    }
    case "MakeFunction":
      replaceAll(value.positionalDefaults, f);
      return replaceHeld(value.keywordDefaults, f);
    case "Binary":
    case "Compare":
    case "Logical": {
      const node = value as Mutable<typeof value>;
      node.left = f(node.left);
      node.right = f(node.right);
      return;
    }
    case "Not":
    case "Unary": {
      const node = value as Mutable<typeof value>;
      node.operand = f(node.operand);
      return;
    }
    case "Call": {
      const node = value as Mutable<typeof value>;
      node.func = f(node.func);
      replaceAll(node.args, f);
      return replaceHeld(node.keywords, f);
    }
    case "CallMethod": {
      const node = value as Mutable<typeof value>;
      node.object = f(node.object);
      replaceAll(node.args, f);
      return replaceHeld(node.keywords, f);
    }
    case "CallSpread": {
      const node = value as Mutable<typeof value>;
      node.func = f(node.func);
      replaceHeld(node.args, f);
      return replaceHeld(node.keywords, f);
    }
    case "GetItem": {
      const node = value as Mutable<typeof value>;
      node.object = f(node.object);
      node.index = f(node.index);
      return;
    }
    case "Conditional": {
      const node = value as Mutable<typeof value>;
      node.test = f(node.test);
      node.then = f(node.then);
      node.otherwise = f(node.otherwise);
      return;
    }
    case "MakeTuple":
    case "MakeList":
    case "MakeSet":
      return replaceHeld(value.items, f);
    case "MakeDict":
      for (const item of value.items) {
        const entry = item as Mutable<typeof item>;
        if (entry.key !== null) entry.key = f(entry.key);
        entry.value = f(entry.value);
      }
      return;
    case "MakeSlice": {
      const node = value as Mutable<typeof value>;
      node.lower = f(node.lower);
      node.upper = f(node.upper);
      node.step = f(node.step);
      return;
    }
    case "MakeClass":
      replaceHeld(value.bases, f);
      return replaceHeld(value.keywords, f);
    case "MakeComprehension": {
      const node = value as Mutable<typeof value>;
      node.iterable = f(node.iterable);
      return;
    }
    case "JoinStr":
      return replaceAll(value.parts, f);
    case "FormatValue": {
      const node = value as Mutable<typeof value>;
      node.value = f(node.value);
      if (node.spec !== null) node.spec = f(node.spec);
      return;
    }
    case "MakeTemplate":
      for (const item of value.fields) {
        const field = item as Mutable<typeof item>;
        field.value = f(field.value);
        field.spec = f(field.spec);
      }
      return;
    case "AssignExpr":
    case "AssignNameExpr":
    case "Yield":
    case "YieldFrom":
    case "Box":
    case "Unbox": {
      const node = value as Mutable<typeof value>;
      node.value = f(node.value);
      return;
    }
    case "Seq":
      return replaceAll(value.values, f);
    case "MatchException": {
      const node = value as Mutable<typeof value>;
      node.matcher = f(node.matcher);
      return;
    }
    case "ImportName": {
      const node = value as Mutable<typeof value>;
      node.module = f(node.module);
      return;
    }
  }
}

/** Replaces each value that `stmt` evaluates itself. */
export function replaceValues(stmt: IrStmt, f: Replace): void {
  switch (stmt.op) {
    case "AssignVar":
    case "StoreGlobal":
    case "StoreName":
    case "Unpack":
    case "Evaluate":
    case "Return": {
      const node = stmt as Mutable<typeof stmt>;
      node.value = f(node.value);
      return;
    }
    case "SetAttr": {
      const node = stmt as Mutable<typeof stmt>;
      node.object = f(node.object);
      node.value = f(node.value);
      return;
    }
    case "SetItem": {
      const node = stmt as Mutable<typeof stmt>;
      node.object = f(node.object);
      node.index = f(node.index);
      node.value = f(node.value);
      return;
    }
    case "DeleteAttr": {
      const node = stmt as Mutable<typeof stmt>;
      node.object = f(node.object);
      return;
    }
    case "DeleteItem": {
      const node = stmt as Mutable<typeof stmt>;
      node.object = f(node.object);
      node.index = f(node.index);
      return;
    }
    case "If":
    case "While": {
      const node = stmt as Mutable<typeof stmt>;
      node.test = f(node.test);
      return;
    }
    case "ForIter": {
      const node = stmt as Mutable<typeof stmt>;
      node.iterable = f(node.iterable);
      return;
    }
    case "ForRange": {
      const node = stmt as Mutable<typeof stmt>;
      node.from = f(node.from);
      node.to = f(node.to);
      node.by = f(node.by);
      return;
    }
    case "Raise": {
      const node = stmt as Mutable<typeof stmt>;
      node.exception = f(node.exception);
      if (node.cause !== null) node.cause = f(node.cause);
      return;
    }
    case "ImportStar": {
      const node = stmt as Mutable<typeof stmt>;
      node.module = f(node.module);
      return;
    }
    case "DeleteVar":
    case "UnbindVar":
    case "DeleteGlobal":
    case "UnbindGlobal":
    case "DeleteName":
    case "UnbindName":
    case "Block":
    case "Break":
    case "Continue":
    case "Try":
    case "Rethrow":
    case "Safepoint":
      return;
  }
}

function replaceAll(values: IrValue[], f: Replace): void {
  for (let i = 0; i < values.length; i++) values[i] = f(values[i]!);
}

function replaceHeld(items: readonly Holder[], f: Replace): void {
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Mutable<Holder>;
    item.value = f(item.value);
  }
}
