/** The module `time`: as on the unix port, or as on the board when there is one. */

import {
  newException,
  osErrorType,
  overflowErrorType,
  typeError,
} from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { norm } from "../../runtime-hal/core/int-arith.js";
import { native, waiting } from "../../runtime-hal/core/native.js";
import { toFloat } from "../../runtime-hal/core/float.js";
import { PyFloat, PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { rt } from "../../runtime-hal/core/state.js";
import { typeName } from "../../runtime-hal/core/type.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { startedBoard } from "../../runtime-hal/exec/board.js";
import { timeSource } from "../../runtime-hal/exec/time.js";

const EINVAL = 22;
/** Ticks wrap around here on the unix port and on boards. */
const UNIX_PERIOD = 2n ** 62n;
const UNIX_HALF = Number(UNIX_PERIOD / 2n);
const BOARD_PERIOD = 2 ** 30;
const CALENDAR_END = 8.64e12;
/** Most boards count from 2000-01-01, in seconds since 1970; these do so from 1970. */
const EPOCH_2000 = 946684800;
const EPOCH_1970_PORTS: ReadonlySet<string> = new Set(["rp2", "pycom", "linux"]);

const onBoard = (): boolean => startedBoard() !== undefined;

/** Where the board's port begins to count, in seconds since 1970. */
export function epoch(): number {
  return EPOCH_1970_PORTS.has(startedBoard()?.description.dialect ?? "") ? 0 : EPOCH_2000;
}

// ---------------------------------------------------------------- ticks

function ticks(us: number): number {
  const n = Math.floor(us);
  return onBoard() ? n % BOARD_PERIOD : n;
}

/** `ticks_diff(end, start)` */
export function ticksDiff(end: Value, start: Value): Value {
  const difference = intArgument(end) - intArgument(start);
  if (onBoard()) {
    const half = BOARD_PERIOD / 2;
    return ((((difference + half) % BOARD_PERIOD) + BOARD_PERIOD) % BOARD_PERIOD) - half;
  }
  if (Number.isSafeInteger(end) && Number.isSafeInteger(start) && Number.isSafeInteger(difference))
    return difference;
  const half = UNIX_PERIOD / 2n;
  const exact = BigInt(end as number) - BigInt(start as number);
  return norm(BigInt.asUintN(62, exact + half) - half);
}

function ticksAdd(base: Value, delta: Value): Value {
  const a = intArgument(base);
  const d = intArgument(delta);
  const half = onBoard() ? BOARD_PERIOD / 2 : UNIX_HALF;
  // Big ints beside the limit differ from it by less than a number can show.
  const exact = typeof delta === "bigint" ? delta : d;
  if (exact <= -half || exact >= half) throw newException(overflowErrorType, "ticks interval overflow");
  const sum = a + d;
  if (onBoard()) return ((sum % BOARD_PERIOD) + BOARD_PERIOD) % BOARD_PERIOD;
  if (sum >= 0 && Number.isSafeInteger(sum)) return sum;
  return norm(BigInt.asUintN(62, BigInt(base as number) + BigInt(exact)));
}

/** `ticks_ms()` */
export function ticksMs(): number {
  return ticks(timeSource().nowUs() / 1000);
}

// ---------------------------------------------------------------- waiting

/** `sleep(seconds)`. */
function sleep(seconds: Value): null {
  const us = Math.round(toFloat(seconds) * 1e6);
  if (us < 0 && !onBoard()) throw newException(osErrorType, EINVAL);
  timeSource().sleepUs(us);
  return null;
}

function sleepMs(ms: Value): null {
  const n = intArgument(ms);
  if (n >= 0) timeSource().sleepUs(n * 1000);
  return null;
}

function sleepUs(us: Value): null {
  const n = intArgument(us);
  if (n > 0) timeSource().sleepUs(n);
  return null;
}

// ---------------------------------------------------------------- calendar

/** Seconds of the argument; a float is cut. */
function timestamp(v: Value): number {
  return typeof v === "number" ? v : Math.trunc(toFloat(v));
}

function now(): Value {
  const ns = timeSource().epochNs();
  if (onBoard()) return Number(ns / 1_000_000_000n) - epoch();
  return new PyFloat(Number(ns / 1000n) / 1e6);
}

/** Seconds that JavaScript's calendar has, which ends some 270,000 years from now. */
function inCalendar(seconds: number): number {
  if (!(Math.abs(seconds) <= CALENDAR_END))
    throw newException(overflowErrorType, "overflow converting long int to machine word");
  return seconds;
}

/** The fields of a time as MicroPython's tuple; `zoneMinutes` east of Greenwich. */
function fields(seconds: number, zoneMinutes: number, isDst: number | undefined): PyTuple {
  const date = new Date(inCalendar(seconds + zoneMinutes * 60) * 1000);
  const year = date.getUTCFullYear();
  const startOfYear = new Date(0).setUTCFullYear(year, 0, 1);
  const items = [
    year,
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    (date.getUTCDay() + 6) % 7,
    Math.floor((date.getTime() - startOfYear) / 86_400_000) + 1,
  ];
  return new PyTuple(isDst === undefined ? items : [...items, isDst]);
}

/** Is the zone's offset at that time not the smaller one of its year? */
function daylightSaving(seconds: number): number {
  const year = new Date(seconds * 1000).getUTCFullYear();
  const offset = (month: number): number => rt.host.zoneOffsetMinutes(Date.UTC(year, month, 1) / 1000);
  return rt.host.zoneOffsetMinutes(seconds) > Math.min(offset(0), offset(6)) ? 1 : 0;
}

function currentSeconds(): number {
  return Number(timeSource().epochNs() / 1_000_000_000n);
}

function gmtime(v?: Value): PyTuple {
  if (onBoard()) return boardTime(v);
  return fields(v === undefined ? currentSeconds() : timestamp(v), 0, 0);
}

function localtime(v?: Value): PyTuple {
  if (onBoard()) return boardTime(v);
  const seconds = v === undefined ? currentSeconds() : inCalendar(timestamp(v));
  return fields(seconds, rt.host.zoneOffsetMinutes(seconds), daylightSaving(seconds));
}

/** Boards know no time zones. */
function boardTime(v?: Value): PyTuple {
  return fields(v === undefined || v === null ? currentSeconds() : timestamp(v) + epoch(), 0, undefined);
}

function mktime(v: Value): Value {
  if (!(v instanceof PyTuple || v instanceof PyList))
    throw typeError(`object '${typeName(v)}' isn't a tuple or list`);
  if (v.items.length < 8 || v.items.length > 9) throw typeError("mktime needs a tuple of length 8 or 9");
  const [year, month, day, hour, minute, second] = v.items.slice(0, 6).map((item) => intArgument(item)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const utc = inCalendar(date.getTime() / 1000);
  if (onBoard()) return utc - epoch();
  // The offset is that of the result, which is known only roughly before it is applied.
  const guess = utc - rt.host.zoneOffsetMinutes(utc) * 60;
  return utc - rt.host.zoneOffsetMinutes(guess) * 60;
}

/** Names of the module. */
export function timeModule(): Record<string, Value> {
  return {
    time: native("time", 0, 0, now),
    time_ns: native("time_ns", 0, 0, () => {
      const ns = timeSource().epochNs();
      return norm(onBoard() ? ns - BigInt(epoch()) * 1_000_000_000n : ns);
    }),
    sleep: waiting("last", native("sleep", 1, 1, sleep)),
    sleep_ms: waiting("last", native("sleep_ms", 1, 1, sleepMs)),
    sleep_us: waiting("last", native("sleep_us", 1, 1, sleepUs)),
    ticks_ms: native("ticks_ms", 0, 0, ticksMs),
    ticks_us: native("ticks_us", 0, 0, () => ticks(timeSource().nowUs())),
    ticks_cpu: native("ticks_cpu", 0, 0, () => (onBoard() ? ticks(timeSource().nowUs()) : 0)),
    ticks_add: native("ticks_add", 2, 2, ticksAdd),
    ticks_diff: native("ticks_diff", 2, 2, ticksDiff),
    clock: native("clock", 0, 0, () => new PyFloat(Math.floor(rt.host.processorUs() / 1000) / 1000)),
    gmtime: native("gmtime", 0, 1, gmtime),
    localtime: native("localtime", 0, 1, localtime),
    mktime: native("mktime", 1, 1, mktime),
  };
}
