/**
 * Scenario files: what happens at the pins during a run. A JSON object with `steps`, each with a time `at` and one of
 *
 *   { "at": "1.5s", "press": 4, "for": "80ms" }     press the button at GPIO4 and let go after 80 ms
 *   { "at": "2s", "press": 4 } … { "at": "3s", "release": 4 }
 *   { "at": "1s", "set": 5, "level": 1 }            drive the pin from outside; `null` lets go of it
 *
 * Times as in duration.ts. Pins are numbers or names of the board.
 */

import type { Level } from "../hal/digital.js";
import type { SimBoard } from "./board.js";
import { Button } from "./devices/button.js";
import { parseDuration } from "./duration.js";

export type ScenarioStep =
  | { readonly atUs: number; readonly press: number | string; readonly forUs: number | undefined }
  | { readonly atUs: number; readonly release: number | string }
  | { readonly atUs: number; readonly set: number | string; readonly level: Level | null };

/** What is wrong with a scenario file. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
}

function time(step: Record<string, unknown>, key: string, where: string): number {
  const value = step[key];
  const us = typeof value === "string" || typeof value === "number" ? parseDuration(value) : undefined;
  if (us === undefined) throw new ScenarioError(`${where}: '${key}' must be a time such as "1.5s" or "80ms"`);
  return us;
}

function pinOf(value: unknown, where: string): number | string {
  if (typeof value === "number" || typeof value === "string") return value;
  throw new ScenarioError(`${where}: a pin is a number or a name`);
}

function parseStep(value: unknown, where: string): ScenarioStep {
  if (typeof value !== "object" || value === null) throw new ScenarioError(`${where}: must be an object`);
  const step = value as Record<string, unknown>;
  const atUs = time(step, "at", where);
  if ("press" in step) {
    return {
      atUs,
      press: pinOf(step.press, where),
      forUs: "for" in step ? time(step, "for", where) : undefined,
    };
  }
  if ("release" in step) return { atUs, release: pinOf(step.release, where) };
  if ("set" in step) {
    const { level } = step;
    if (level !== 0 && level !== 1 && level !== null)
      throw new ScenarioError(`${where}: 'level' must be 0, 1 or null`);
    return { atUs, set: pinOf(step.set, where), level };
  }
  throw new ScenarioError(`${where}: needs 'press', 'release' or 'set'`);
}

/** Reads the text of a scenario file; throws a `ScenarioError` that says what is wrong and where. */
export function parseScenario(text: string): ScenarioStep[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (e) {
    throw new ScenarioError(`not valid JSON: ${(e as Error).message}`);
  }
  const steps = (data as { steps?: unknown } | null)?.steps;
  if (!Array.isArray(steps)) throw new ScenarioError("must be an object with a list 'steps'");
  return steps.map((step, i) => parseStep(step, `step ${i + 1}`));
}

/** Puts the steps into the board's future. */
export function playScenario(board: SimBoard, steps: readonly ScenarioStep[]): void {
  const buttons = new Map<number, Button>();
  const outside = {};
  const resolve = (pin: number | string): number => {
    const id = typeof pin === "number" ? pin : board.description.pinNames[pin];
    if (id === undefined || !board.chip.pins.some((p) => p.id === id)) {
      throw new ScenarioError(`${board.description.name} has no pin ${pin}`);
    }
    return id;
  };
  const buttonAt = (id: number): Button => {
    let button = buttons.get(id);
    if (button === undefined) buttons.set(id, (button = new Button(board.pin(id))));
    return button;
  };
  for (const step of steps) {
    if ("set" in step) {
      const id = resolve(step.set);
      board.clock.schedule(step.atUs, () => board.pin(id).driveFrom(outside, step.level ?? undefined));
      continue;
    }
    const id = resolve("press" in step ? step.press : step.release);
    if ("release" in step) {
      board.clock.schedule(step.atUs, () => buttonAt(id).release());
      continue;
    }
    board.clock.schedule(step.atUs, () => buttonAt(id).press());
    if (step.forUs !== undefined) board.clock.schedule(step.atUs + step.forUs, () => buttonAt(id).release());
  }
}
