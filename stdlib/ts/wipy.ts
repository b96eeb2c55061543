/**
 * The module `wipy` (MicroPython ports/cc3200/mods/modwipy.c, misc/mperror.c): the LED by which the firmware shows that it is alive. It beats
 * from the start of the board in programs that import the module; in others the LED stays dark here.
 */

import { importError } from "../../runtime-hal/core/exceptions.js";
import { native } from "../../runtime-hal/core/native.js";
import { truth } from "../../runtime-hal/core/operators.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { bootBoard, useBoard } from "../../runtime-hal/exec/board.js";
import type { Alarm } from "../../runtime-hal/hal/clock.js";
import type { DigitalPin } from "../../runtime-hal/hal/digital.js";
import { guard } from "./machine/hal-error.js";
import { perBoot } from "./machine/part.js";

const ON_US = 80_000;
const OFF_US = 3_920_000;

class Heartbeat {
  isOn = false;
  private led: DigitalPin | undefined;
  private alarm: Alarm | undefined;

  constructor(private readonly pin: number) {}

  /** From now on the LED is dark for a beat's rest, then lit for a beat, and so on. */
  start(): void {
    if (this.isOn) return;
    this.isOn = true;
    const { clock } = useBoard();
    const led = guard(() => useBoard().claim("digital", this.pin, { name: "wipy.heartbeat()" }));
    this.led = led;
    led.configure({ mode: "out", pull: "none", initial: 0 });
    let dueUs = clock.peekUs() + OFF_US;
    this.alarm = clock.alarm(() => {
      const lit = led.readLatch() === 1;
      led.write(lit ? 0 : 1);
      dueUs += lit ? OFF_US : ON_US;
      this.alarm?.at(dueUs);
    });
    this.alarm.at(dueUs);
  }

  /** The LED is dark, and its pin the program's. */
  stop(): void {
    this.isOn = false;
    this.alarm?.cancel();
    this.led?.write(0);
    this.led?.close();
    this.alarm = this.led = undefined;
  }
}

/** The LED of the board's own, of which a board with this firmware has one. */
const heartbeat = perBoot(({ description }) => {
  const led = description.parts?.find(({ id }) => id === "heartbeat")?.pins.pin;
  return new Heartbeat(led as number);
});

/** Names of the module. */
export function wipyModule(): Record<string, Value> {
  if (bootBoard().description.dialect !== "wipy") throw importError("no module named 'wipy'");
  heartbeat().start();
  return {
    heartbeat: native("heartbeat", 0, 1, (on?: Value) => {
      if (on === undefined) return heartbeat().isOn;
      if (truth(on)) heartbeat().start();
      else heartbeat().stop();
      return null;
    }),
  };
}
