/** What the checks may know of the world outside the program. */

import type { Surroundings } from "../compiler/lint/index.js";
import type { ModuleResolver } from "./compile.js";
import { isFrozen } from "./frozen.js";
import library from "../stdlib/signatures/library.json" with { type: "json" };

export function surroundingsOf(resolver: ModuleResolver): Surroundings {
  const present = new Set(
    resolver.lookups
      .filter(({ place }) => place !== null && place.bytecode === undefined)
      .map(({ name }) => name),
  );
  const frozen = new Set(
    resolver.lookups
      .filter(({ place }) => typeof place?.file === "string" && isFrozen(place.file))
      .map(({ name }) => name),
  );
  return {
    library,
    hasFile: (name) => present.has(name),
    isFrozen: (name) => frozen.has(name),
    bytecodeOf: (name) => resolver.bytecode.get(name),
  };
}
