/** Follows all expectations of a wiring during a run and says at its end which held. */

import type { SimClock } from "../clock.js";
import type { Assembly } from "./assembly.js";
import { EdgeWatch } from "./edge-watch.js";
import type { Wiring } from "./model.js";
import { observe, type RunRecords } from "./source-value.js";
import { ValueWatch, type Verdict } from "./value-watch.js";

export type { Verdict } from "./value-watch.js";

export class Watch {
  private readonly watches: (ValueWatch | EdgeWatch)[];

  constructor(wiring: Wiring, assembly: Assembly, clock: SimClock, records: RunRecords) {
    this.watches = wiring.expectations.map((expectation) =>
      expectation.kind === "value"
        ? new ValueWatch(
            expectation,
            observe(expectation.source, assembly, records),
            clock,
            wiring.toleranceUs,
          )
        : new EdgeWatch(expectation, assembly.net(expectation.node), clock),
    );
  }

  /** The last moment that any expectation speaks of. */
  get lastUs(): number {
    return Math.max(0, ...this.watches.map((watch) => watch.lastUs));
  }

  start(): void {
    for (const watch of this.watches) watch.start();
  }

  /** In the order of the file. */
  finish(): Verdict[] {
    return this.watches.map((watch) => watch.finish());
  }
}
