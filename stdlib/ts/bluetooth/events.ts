/** Events of the Bluetooth stack on their way to the program's handler: one after the other, between two steps of the program. */

import { caught } from "../../../runtime-hal/core/exceptions.js";
import { call } from "../../../runtime-hal/core/function.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { PyMemoryView } from "../../../runtime-hal/core/memoryview.js";
import { native } from "../../../runtime-hal/core/native.js";
import { PyByteArray, PyTuple } from "../../../runtime-hal/core/objects.js";
import { rt } from "../../../runtime-hal/core/state.js";
import { formatException } from "../../../runtime-hal/core/traceback.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { setArmed } from "../../../runtime-hal/exec/armed.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { schedule } from "../../../runtime-hal/exec/scheduler.js";
import { BleUuid, type BleEvent } from "../../../runtime-hal/hal/bluetooth.js";
import { PyUuid, uuidType } from "./uuid.js";

/** The queue of callbacks is full: it is tried again after this time. */
const TRY_AGAIN_US = 1000;

const view = (bytes: Uint8Array): PyMemoryView =>
  new PyMemoryView(new PyByteArray(bytes), "B", 1, 0, bytes.length, false);

function valueOf(item: BleEvent["data"][number]): Value {
  if (item instanceof Uint8Array) return view(item);
  if (!(item instanceof BleUuid)) return item;
  uuidType();
  return new PyUuid(item);
}

export class Events {
  private readonly waiting: BleEvent[] = [];
  private isScheduled = false;
  private handler: Value = null;
  private readonly runner = native("invoke_irq", 1, 1, () => this.run());

  setHandler(handler: Value): void {
    this.handler = handler;
    setArmed(this, handler !== null);
  }

  take(event: BleEvent): void {
    this.waiting.push(event);
    this.request();
  }

  private request(): void {
    if (this.isScheduled) return;
    this.isScheduled = schedule(this.runner, null);
    if (this.isScheduled) return;
    const { clock } = useBoard();
    clock.alarm(() => this.request()).at(clock.peekUs() + TRY_AGAIN_US);
  }

  private run(): null {
    this.isScheduled = false;
    for (let event = this.waiting.shift(); event !== undefined; event = this.waiting.shift()) {
      const status = this.handler === null ? null : this.handle(event);
      event.answer?.(status === null ? 0 : intArgument(status));
    }
    return null;
  }

  private handle({ code, data }: BleEvent): Value {
    try {
      return call(this.handler, code, new PyTuple(data.map(valueOf)));
    } catch (e) {
      const error = caught(e);
      rt.host.writeError("Unhandled exception in IRQ callback handler\n");
      rt.host.writeError(formatException(error, false));
      this.setHandler(null);
      return null;
    }
  }
}
