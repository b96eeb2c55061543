/** The values that expectations look at: levels, volts, probes of parts, what was printed. */

import type { ProbeValue } from "../parts/part.js";
import type { Assembly } from "./assembly.js";
import type { Source, ValueTest } from "./model.js";
import { shortNumber } from "./quantity.js";

/** Something that can change and be looked at. */
export interface Watched {
  onChange(listener: () => void): void;
  readonly value: ProbeValue;
}

/** What the console and the warnings are taken from. */
export interface RunRecords {
  readonly console: Watched;
  /** Number of warnings so far. */
  readonly warnings: Watched;
}

export interface Observed {
  read(): ProbeValue;
  onChange(listener: () => void): void;
  /** Can it change without telling (a probe that follows time)? */
  readonly continuous: boolean;
  show(value: ProbeValue): string;
}

const showPlain = (value: ProbeValue): string =>
  typeof value === "string"
    ? JSON.stringify(value)
    : typeof value === "number"
      ? shortNumber(value)
      : String(value);

export function observe(source: Source, assembly: Assembly, records: RunRecords): Observed {
  switch (source.kind) {
    case "level": {
      const net = assembly.net(source.node);
      return {
        read: () => net.level() === 1,
        onChange: (listener) => void net.onLevel(listener),
        continuous: false,
        show: (value) => (value === true ? "high" : "low"),
      };
    }
    case "volts": {
      const net = assembly.net(source.node);
      return {
        read: () => net.volts(),
        onChange: (listener) => void net.onVolts(listener),
        continuous: false,
        show: (value) => `${showPlain(value)} V`,
      };
    }
    case "floating": {
      const net = assembly.net(source.node);
      return {
        read: () => net.floating(),
        onChange: (listener) => void net.onVolts(listener),
        continuous: true,
        show: (value) => (value === true ? "floating" : "driven"),
      };
    }
    case "probe": {
      const live = assembly.live(source.part);
      const unit = live.instance.definition.probes?.find((p) => p.name === source.probe)?.unit;
      return {
        read: () => live.probe(source.probe),
        onChange: (listener) => live.onChange(listener),
        continuous: true,
        show: (value) => {
          if (typeof value === "boolean") return value ? source.probe : `not ${source.probe}`;
          return `${showPlain(value)}${unit === undefined || typeof value === "string" ? "" : ` ${unit}`}`;
        },
      };
    }
    case "console":
    case "warnings": {
      const watched = records[source.kind];
      return {
        read: () => watched.value,
        onChange: (listener) => watched.onChange(listener),
        continuous: false,
        show: (value) => (typeof value === "string" ? lastLines(value) : `${value}`),
      };
    }
  }
}

/** The end of a long text: what one wants to see of a console. */
function lastLines(text: string): string {
  if (text === "") return "nothing";
  const most = 200;
  const end = text.length > most ? `…${text.slice(-most)}` : text;
  return JSON.stringify(end);
}

/** Does the value fulfil the condition? */
export function holds(test: ValueTest, value: ProbeValue): boolean {
  switch (test.kind) {
    case "is":
      return truth(value) === test.value;
    case "compare":
      return compare(test, typeof value === "number" ? value : Number(value));
    case "text": {
      const text = String(value);
      if (test.op === "=" || test.op === "!=") return (text === test.value) === (test.op === "=");
      return text.includes(test.value) === (test.op === "contains");
    }
    case "pattern":
      return test.pattern.test(String(value)) !== test.negated;
  }
}

const truth = (value: ProbeValue): boolean =>
  typeof value === "boolean" ? value : value !== 0 && value !== "";

/** A little more than the tolerance, since decimal fractions are not exact. */
const SLACK = 1e-9;

export function compare(
  { op, value, within }: { op: string; value: number; within: number },
  seen: number,
): boolean {
  const slack = within + Math.abs(value) * SLACK;
  switch (op) {
    case "=":
      return Math.abs(seen - value) <= slack;
    case "!=":
      return Math.abs(seen - value) > slack;
    case "<":
      return seen < value;
    case "<=":
      return seen <= value + slack;
    case ">":
      return seen > value;
    default:
      return seen >= value - slack;
  }
}
