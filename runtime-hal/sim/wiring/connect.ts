/** Finds out which terminals, pins and named nets are one wire. */

import type { NodeRef, Place, Wiring } from "./model.js";

/** Everything that is connected with each other. */
export interface Wire {
  readonly name: string;
  readonly pins: readonly number[];
  /** Volts of the supply it is connected to, if it is. */
  readonly volts: number | undefined;
}

export const keyOf = (node: NodeRef): string => {
  switch (node.kind) {
    case "pin":
      return `pin ${node.pin}`;
    case "supply":
      return `supply ${node.volts}`;
    case "net":
      return `net ${node.name}`;
    case "terminal":
      return `terminal ${node.part}.${node.terminal}`;
  }
};

export interface Connections {
  /** By `keyOf` the node. */
  readonly wires: ReadonlyMap<string, Wire>;
  /** Supplies of different voltage that are connected with each other. */
  readonly shorts: readonly { readonly place: Place; readonly volts: readonly number[] }[];
}

export function connect(wiring: Wiring): Connections {
  const parent = new Map<string, string>();
  const nodes = new Map<string, NodeRef>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  const add = (node: NodeRef): string => {
    const key = keyOf(node);
    nodes.set(key, node);
    if (!parent.has(key)) parent.set(key, key);
    return key;
  };
  const shorts: Connections["shorts"][number][] = [];
  const suppliesOf = (at: string): number[] =>
    [...nodes].flatMap(([key, node]) => (node.kind === "supply" && root(key) === at ? [node.volts] : []));
  const join = (a: NodeRef, b: NodeRef, place: Place): void => {
    const [left, right] = [root(add(a)), root(add(b))];
    if (left === right) return;
    const volts = [...suppliesOf(left), ...suppliesOf(right)];
    if (new Set(volts).size > 1) shorts.push({ place, volts });
    parent.set(right, left);
  };
  for (const net of wiring.nets) {
    add({ kind: "net", name: net.name });
    for (const member of net.members) join({ kind: "net", name: net.name }, member, net.place);
  }
  for (const part of wiring.parts) {
    for (const { terminal, to, place } of part.connections)
      join(to, { kind: "terminal", part: part.id, terminal }, place);
  }
  return { wires: wiresOf(nodes, root), shorts };
}

function wiresOf(nodes: ReadonlyMap<string, NodeRef>, root: (key: string) => string): Map<string, Wire> {
  const groups = new Map<string, NodeRef[]>();
  for (const [key, node] of nodes) {
    const at = root(key);
    groups.set(at, [...(groups.get(at) ?? []), node]);
  }
  const wires = new Map<string, Wire>();
  for (const group of groups.values()) {
    const pins = group.flatMap((node) => (node.kind === "pin" ? [node.pin] : [])).sort((a, b) => a - b);
    const volts = group.flatMap((node) => (node.kind === "supply" ? [node.volts] : []))[0];
    const net = group.find((node) => node.kind === "net");
    const first = group[0] as NodeRef;
    const name =
      net?.kind === "net"
        ? net.name
        : pins.length > 0
          ? `GPIO${pins[0]}`
          : volts !== undefined
            ? volts === 0
              ? "GND"
              : `${volts} V`
            : first.kind === "terminal"
              ? `${first.part}.${first.terminal}`
              : keyOf(first);
    const wire = { name, pins, volts };
    for (const node of group) wires.set(keyOf(node), wire);
  }
  return wires;
}
