/** Hosts that several parts make together: each port of a host has one part that serves there. */

import type { Wiring } from "./model.js";
import type { Problems } from "./problem.js";

/** Says where two parts serve at the same port of a host. */
export function checkServices(parts: Wiring["parts"], problems: Problems): void {
  const taken = new Map<string, string>();
  for (const { id, definition, properties, place } of parts) {
    for (const { hosts, port, kind } of definition.serves?.(properties) ?? []) {
      for (const host of hosts) {
        const at = `${host.toLowerCase()} ${port} ${kind}`;
        const other = taken.get(at);
        if (other !== undefined && other !== id)
          problems.add("WIR703", place, [`port ${port} of ${host}`, `served by one part; '${other}' does`]);
        else taken.set(at, id);
      }
    }
  }
}
