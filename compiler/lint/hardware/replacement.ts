/**
 * A free pin in place of one that cannot do what is asked of it: with all functions that the program wants of it, used by
 * nothing else, and without a role at reset, in the console or on the board. Only where the pin is written as a literal.
 */

import type { PinDescription, PinFunction } from "../../../runtime-hal/hal/chip-description.js";
import type { Place } from "../evaluate/frame.js";
import type { NativeObject, Value } from "../evaluate/value.js";
import { sourceOf } from "../source-of.js";
import { PIN_FIELD, type BoardPins } from "./board-pins.js";
import { setupOf, type Facts, type PinUse } from "./facts.js";
import type { CallTable, PinWant } from "./table.js";

/** Text to put at a place. */
export interface Replacement {
  readonly place: Place;
  readonly from: string;
  readonly to: string;
}

const FUNCTIONS: Readonly<Partial<Record<PinWant, readonly PinFunction[]>>> = {
  input: ["gpio-in"],
  output: ["gpio-out"],
  pwm: ["pwm"],
  adc: ["adc"],
  dac: ["dac"],
  touch: ["touch"],
  irq: ["irq"],
  bitstream: ["bitstream", "gpio-out"],
  "pulse-in": ["pulse-in"],
  rtc: ["rtc"],
};

const LITERAL = /^(?:\d+|"\w+"|'\w+')$/;

/** Where the number or name of a use is written, if it is a literal. */
function literalOf({ argument }: PinUse): Place | undefined {
  if (argument === undefined) return undefined;
  // Of a pin object it is what the object was made from.
  const value = argument.value.kind === "object" ? pinOf(argument.value) : argument.value;
  const places = [value?.kind === "const" ? value.origin : undefined, sourceOf(argument)];
  return places.find((place) => place !== undefined && LITERAL.test(textOf(place)));
}

function pinOf(object: NativeObject): Value | undefined {
  return object.fields.get(PIN_FIELD)?.value;
}

const textOf = ({ file, start, end }: Place): string => file.text.slice(start, end);
const samePlace = (a: Place, b: Place): boolean => a.file === b.file && a.start === b.start;

export class Replacements {
  private readonly taken = new Set<number>();
  private readonly found = new Map<string, Replacement | undefined>();

  constructor(
    private readonly facts: Facts,
    private readonly table: CallTable,
    private readonly board: BoardPins,
  ) {
    for (const { choices } of facts.uses)
      for (const choice of choices) if (choice.kind === "pin") this.taken.add(choice.pin.id);
  }

  /** Another pin for that of a use; `undefined` if there is none, or if the use cannot be changed at one place. */
  for(use: PinUse): Replacement | undefined {
    const place = literalOf(use);
    if (place === undefined) return undefined;
    const key = `${place.file.path}:${place.start}`;
    if (!this.found.has(key)) this.found.set(key, this.search(place));
    return this.found.get(key);
  }

  private search(place: Place): Replacement | undefined {
    const needed = this.neededAt(place);
    const before = this.pinAt(place);
    if (needed === undefined || before === undefined) return undefined;
    const able = this.board
      .able((pin) => [...needed].every((one) => pin.functions.includes(one)))
      .filter((pin) => this.isFree(pin));
    const [best] = able.sort((a, b) => Math.abs(a.id - before.id) - Math.abs(b.id - before.id));
    if (best === undefined) return undefined;
    this.taken.add(best.id);
    const from = textOf(place);
    const quote = /^["']/.exec(from)?.[0] ?? "";
    return { place, from, to: quote === "" ? String(best.id) : quote + this.board.scriptName(best) + quote };
  }

  /** All functions that the pin written there must have; `undefined` if a bus is among its uses. */
  private neededAt(place: Place): Set<PinFunction> | undefined {
    const needed = new Set<PinFunction>();
    for (const use of this.facts.uses) {
      const own = literalOf(use);
      if (own === undefined || !samePlace(own, place)) continue;
      if (use.want === "bus") return undefined;
      for (const one of FUNCTIONS[use.want as PinWant] ?? []) needed.add(one);
      if (use.want === "digital") this.digitalNeeds(use, needed);
    }
    return needed;
  }

  private digitalNeeds({ event, call }: PinUse, needed: Set<PinFunction>): void {
    const { modes, pulls } = setupOf(event, call);
    if (modes.includes("out")) needed.add("gpio-out");
    if (modes.includes("in")) needed.add("gpio-in");
    if (modes.includes("open-drain")) needed.add("open-drain");
    if (pulls.includes("up")) needed.add("pull-up");
    if (pulls.includes("down")) needed.add("pull-down");
    const own = event.result?.kind === "object" ? this.facts.objects.get(event.result)?.events : undefined;
    if (own?.some(({ name }) => this.table.get(name)?.needs === "irq") === true) needed.add("irq");
  }

  private pinAt(place: Place): PinDescription | undefined {
    for (const use of this.facts.uses) {
      const own = literalOf(use);
      const [choice] = use.choices;
      if (own !== undefined && samePlace(own, place) && choice?.kind === "pin") return choice.pin;
    }
    return undefined;
  }

  private isFree({ id, boot, console: port, adc, fixedPull, external }: PinDescription): boolean {
    if (this.taken.has(id) || id >= 1000 || boot !== undefined || port !== undefined) return false;
    if (fixedPull !== undefined || external !== undefined) return false;
    const blocked = this.board.target.chip.adc?.units.filter((unit) => unit.blockedBy === "wifi") ?? [];
    return !(
      this.facts.wifi.length > 0 && adc?.some(({ unit }) => blocked.some((one) => one.id === unit)) === true
    );
  }
}
