/** The module `select`: waits for streams. Files are asked through the host, streams of the program by `ioctl`. */

import { callMethod, lookupMethod } from "../../runtime-hal/core/attributes.js";
import {
  newException,
  osError,
  osErrorType,
  typeError,
  valueErrorType,
} from "../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../runtime-hal/core/float.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native, waiting } from "../../runtime-hal/core/native.js";
import { PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { rt } from "../../runtime-hal/core/state.js";
import { PyIOBase } from "../../runtime-hal/core/stream.js";
import { defineType, typeName } from "../../runtime-hal/core/type.js";
import { PyObject, type Iterator, type Value } from "../../runtime-hal/core/value.js";
import { startedBoard } from "../../runtime-hal/exec/board.js";
import { leaveFor, waitBegan } from "../../runtime-hal/exec/leaving.js";
import { Stop } from "../../runtime-hal/exec/outcome.js";
import { handlePending } from "../../runtime-hal/exec/scheduler.js";
import { timeSource } from "../../runtime-hal/exec/time.js";
import { PyFile } from "./file.js";
import type { Network } from "./socket/network.js";

const POLLIN = 1;
const POLLOUT = 4;
const POLLERR = 8;
const POLLHUP = 16;
const ENOENT = 2;
/** Request of `ioctl`: which of these events are there? */
const IOCTL_POLL = 3;
const ONE_SHOT = 1;
/** Streams of the program are asked again after this time at first, */
const ASK_AGAIN_US = 1000;
/** and in real time, where asking costs some, seldomer and seldomer: after so long at most. */
const LONGEST_PAUSE_US = 16_000;

interface Registered {
  readonly object: Value;
  /** Descriptor of the host, `undefined` for streams of the program. */
  readonly fd: number | undefined;
  events: number;
  ready: number;
}

class PyPoll extends PyObject {
  readonly registered = new Map<Value, Registered>();
  private found: Registered[] = [];
  private oneShot = false;
  /** What `ipoll` gives is always the same tuple with other items, as in MicroPython. */
  private readonly result = new PyTuple([null, null]);

  /** Adds to the events that are waited for. */
  add(objects: readonly Value[], events: number): void {
    for (const object of objects) this.register(object, events | (this.registered.get(object)?.events ?? 0));
  }

  register(object: Value, events: number): void {
    const known = this.registered.get(object);
    if (known !== undefined) known.events = events;
    else this.registered.set(object, { object, fd: descriptorOf(object), events, ready: 0 });
  }

  /** Looks once; gives what is ready. */
  private look(): Registered[] {
    const all = [...this.registered.values()];
    const files = all.filter((r) => r.fd !== undefined);
    if (files.length > 0) {
      const ready = rt.host.poll(
        files.map((r) => ({ fd: r.fd as number, events: r.events })),
        0,
      );
      files.forEach((r, i) => (r.ready = ready[i] as number));
    }
    for (const r of all) {
      if (r.fd === undefined) r.ready = readyEvents(r.object, r.events);
    }
    return all.filter((r) => r.ready !== 0);
  }

  /** Waits until something is ready or `timeoutMs` (negative: never) is over. */
  wait(timeoutMs: number): Registered[] {
    const time = timeSource();
    const end = timeoutMs < 0 ? Infinity : waitBegan(time.nowUs()) + timeoutMs * 1000;
    handlePending();
    const longestUs = startedBoard()?.isSimulated === true ? ASK_AGAIN_US : LONGEST_PAUSE_US;
    for (let us = ASK_AGAIN_US; ; us = Math.min(us * 1.25, longestUs)) {
      const ready = this.look();
      if (ready.length > 0) return ready;
      const left = end - time.nowUs();
      if (left <= 0) return [];
      this.pause(left, us);
    }
  }

  /** Lets time pass until it is worth to look again; `askAgainUs` is for what does not announce itself. */
  private pause(leftUs: number, askAgainUs: number): void {
    const { network, isAll } = this.announcedBy();
    if (network !== undefined && isAll) {
      leaveFor(leftUs, () => this.look().length > 0);
      network.pause(leftUs);
      return;
    }
    if (this.registered.size > 0 || leftUs !== Infinity) {
      const us = this.registered.size > 0 ? Math.min(leftUs, askAgainUs) : leftUs;
      leaveFor(us);
      if (network === undefined) timeSource().sleepUs(us);
      else network.pause(us);
      return;
    }
    leaveFor(ASK_AGAIN_US);
    const clock = startedBoard()?.clock as { waitForEvent?: () => boolean } | undefined;
    if (clock?.waitForEvent === undefined) timeSource().sleepUs(ASK_AGAIN_US);
    else if (!clock.waitForEvent())
      throw new Stop({ kind: "deadlock", waitingFor: "select.poll without streams" });
  }

  /** The network that wakes the program when any of its sockets becomes ready, and whether there is nothing else. */
  private announcedBy(): { readonly network: Network | undefined; readonly isAll: boolean } {
    let network: Network | undefined;
    let isAll = true;
    for (const { object } of this.registered.values()) {
      const own = (object as Partial<Pollable> | null)?.announcedBy;
      if (own === undefined) isAll = false;
      else network = own;
    }
    return { network, isAll };
  }

  begin(args: readonly Value[]): void {
    this.oneShot = args[1] !== undefined && (intArgument(args[1]) & ONE_SHOT) !== 0;
    this.found = this.wait(timeoutOf(args[0]));
  }

  override iter$(): Iterator {
    return this as unknown as Iterator;
  }

  override next$(): Value | undefined {
    const r = this.found.shift();
    if (r === undefined) return undefined;
    if (this.oneShot) r.events = 0;
    this.result.items = [r.object, r.ready];
    return this.result;
  }
}

/** A stream of the runtime that is no file: it tells itself which events are there. */
export interface Pollable {
  pollEvents(events: number): number;
  /** What wakes the program when its events change; absent: it has to be asked. */
  readonly announcedBy?: Network | undefined;
}

function isPollable(object: Value): object is Pollable {
  return typeof (object as Pollable | null)?.pollEvents === "function";
}

function readyEvents(object: Value, events: number): number {
  if (isPollable(object)) return object.pollEvents(events);
  const result = intArgument(callMethod(object, "ioctl", [IOCTL_POLL, events]));
  if (result < 0) throw osError(-result);
  return result;
}

function timeoutOf(v: Value): number {
  if (v === undefined || v === null) return -1;
  const ms = intArgument(v);
  return ms < 0 ? -1 : ms;
}

function descriptorOf(object: Value): number | undefined {
  if (object instanceof PyFile) return object.openFd;
  if (typeof object === "number") {
    if (object < 0) throw newException(valueErrorType);
    return object;
  }
  if (isPollable(object)) return undefined;
  if (!(object instanceof PyIOBase) && lookupMethod(object, "ioctl") === undefined)
    throw newException(osErrorType, "stream operation not supported");
  return undefined;
}

defineType({
  name: "poll",
  js: PyPoll,
  methods: {
    register: native("register", 2, 3, (self: PyPoll, object: Value, events?: Value) => {
      self.register(object, events === undefined ? POLLIN | POLLOUT : intArgument(events));
      return null;
    }),
    unregister: native("unregister", 2, 2, (self: PyPoll, object: Value) => {
      self.registered.delete(object);
      return null;
    }),
    modify: native("modify", 3, 3, (self: PyPoll, object: Value, events: Value) => {
      const known = self.registered.get(object);
      if (known === undefined) throw newException(osErrorType, ENOENT);
      known.events = intArgument(events);
      return null;
    }),
    poll: waiting(
      "first",
      native("poll", 1, 3, (self: PyPoll, ...args: Value[]) => {
        const ready = self.wait(timeoutOf(args[0]));
        return new PyList(ready.map((r) => new PyTuple([r.object, r.ready])));
      }),
    ),
    ipoll: waiting(
      "first",
      native("ipoll", 1, 3, (self: PyPoll, ...args: Value[]) => {
        self.begin(args);
        return self;
      }),
    ),
  },
});

/** `select.select`: firmware of boards has it, the unix port has not. */
function select(readers: Value, writers: Value, others: Value, timeout?: Value): Value {
  const seconds = timeout === undefined || timeout === null ? -1 : toFloat(timeout);
  const poll = new PyPoll();
  poll.add(itemsOf(readers), POLLIN);
  poll.add(itemsOf(writers), POLLOUT);
  poll.add(itemsOf(others), POLLERR | POLLHUP);
  const ready = poll.wait(seconds >= 0 ? Math.trunc(seconds * 1000) : -1);
  const withAny = (events: number): PyList =>
    new PyList(ready.filter((r) => (r.ready & events) !== 0).map((r) => r.object));
  return new PyTuple([withAny(POLLIN), withAny(POLLOUT), withAny(~(POLLIN | POLLOUT))]);
}

function itemsOf(v: Value): readonly Value[] {
  if (v instanceof PyList || v instanceof PyTuple) return v.items;
  throw typeError(`object '${typeName(v)}' isn't a tuple or list`);
}

/** Names of the module. */
export function selectModule(): Record<string, Value> {
  const poll = native("poll", 0, 0, () => new PyPoll());
  return {
    poll,
    select: waiting("first", native("select", 3, 4, select)),
    POLLIN,
    POLLOUT,
    POLLERR,
    POLLHUP,
  };
}
